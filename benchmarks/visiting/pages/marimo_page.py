import marimo

app = marimo.App()


@app.cell
def _():
    from pathlib import Path

    import altair as alt
    import marimo as mo

    return Path, alt, mo


@app.cell
def _(Path, mo):
    prose = Path(__file__).with_name("prose.md").read_text(encoding="utf-8")
    fields = mo.ui.array([mo.ui.text(label=f"Thing {n}") for n in range(1, 6)])
    levels = mo.ui.radio({f"Level {n}": n for n in range(1, 6)}, value="Level 1")
    mo.vstack([mo.md(prose), *fields, levels])
    return (levels,)


@app.cell
def _(alt, levels):
    rows = [{"day": day, "hours": 1 + levels.value * day % 5} for day in range(1, 8)]
    title = f"Hours at level {levels.value}"
    alt.Chart(alt.Data(values=rows), title=title).mark_bar().encode(x="day:O", y="hours:Q")


if __name__ == "__main__":
    app.run()
