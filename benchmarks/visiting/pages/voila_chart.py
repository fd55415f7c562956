import altair as alt

alt.JupyterChart.enable_offline()


def draw(level):
    rows = [{"day": day, "hours": 1 + level * day % 5} for day in range(1, 8)]
    title = f"Hours at level {level}"
    return alt.Chart(alt.Data(values=rows), title=title).mark_bar().encode(x="day:O", y="hours:Q")


levels = ipywidgets.RadioButtons(
    options=[(f"Level {n}", n) for n in range(1, 6)], value=1, description="Take"
)
chart = alt.JupyterChart(draw(1))
levels.observe(lambda change: setattr(chart, "chart", draw(change["new"])), names="value")
ipywidgets.VBox([levels, chart])
