import ipywidgets

ipywidgets.VBox([ipywidgets.Text(description=f"Thing {n}") for n in range(1, 6)])
