from pathlib import Path

import altair as alt
import reacton.ipyvuetify as rv
import solara

# solara.FigureAltair loads Vega from a CDN.
alt.JupyterChart.enable_offline()

PROSE = Path(__file__).with_name("prose.md").read_text(encoding="utf-8")


def draw(level):
    rows = [{"day": day, "hours": 1 + level * day % 5} for day in range(1, 8)]
    title = f"Hours at level {level}"
    return alt.Chart(alt.Data(values=rows), title=title).mark_bar().encode(x="day:O", y="hours:Q")


@solara.component
def Page():
    level, set_level = solara.use_state(1)
    with solara.Column():
        solara.Markdown(PROSE)
        for n in range(1, 6):
            solara.InputText(f"Thing {n}")
        with rv.RadioGroup(v_model=level, on_v_model=set_level):
            for n in range(1, 6):
                rv.Radio(label=f"Level {n}", value=n)
        alt.JupyterChart.element(chart=draw(level))
