from pathlib import Path

import altair as alt
import streamlit as st

st.markdown(Path(__file__).with_name("prose.md").read_text(encoding="utf-8"))
for n in range(1, 6):
    st.text_input(f"Thing {n}")


def draw(level):
    rows = [{"day": day, "hours": 1 + level * day % 5} for day in range(1, 8)]
    title = f"Hours at level {level}"
    return alt.Chart(alt.Data(values=rows), title=title).mark_bar().encode(x="day:O", y="hours:Q")


level = st.radio("Take", range(1, 6), format_func=lambda n: f"Level {n}")
st.altair_chart(draw(level))
