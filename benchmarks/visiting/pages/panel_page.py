from pathlib import Path

import altair as alt
import panel as pn

pn.extension("vega")


def draw(level):
    rows = [{"day": day, "hours": 1 + level * day % 5} for day in range(1, 8)]
    title = f"Hours at level {level}"
    return alt.Chart(alt.Data(values=rows), title=title).mark_bar().encode(x="day:O", y="hours:Q")


levels = pn.widgets.RadioBoxGroup(options={f"Level {n}": n for n in range(1, 6)}, value=1)
pn.Column(
    pn.pane.Markdown(Path(__file__).with_name("prose.md").read_text(encoding="utf-8")),
    *(pn.widgets.TextInput(name=f"Thing {n}") for n in range(1, 6)),
    levels,
    pn.pane.Vega(pn.bind(draw, levels)),
).servable()
