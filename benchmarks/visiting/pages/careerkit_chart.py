from careerkit import ChartView, Session
from careerkit.charts.drawing.figure import Figure
from careerkit.charts.drawing.light_altair import alt
from careerkit.model import Topic


def draw(workbook):
    level = int(workbook.topics[-1].what[-1]) if workbook.topics else 1
    rows = [{"day": day, "hours": 1 + level * day % 5} for day in range(1, 8)]
    title = f"Hours at level {level}"
    chart = alt.Chart(alt.Data(values=rows), title=title).mark_bar()
    return Figure(chart=chart.encode(x="day:O", y="hours:Q"), title=title, description=title)


session = Session()
levels = ipywidgets.RadioButtons(
    options=[(f"Level {n}", n) for n in range(1, 6)], value=1, description="Take"
)


def choose(change):
    # A number alone says nothing, and would be left out of what is drawn.
    topic = Topic(what=f"Baking bread, at level {change['new']}")
    session.apply(lambda workbook: workbook.put("topics", topic))


levels.observe(choose, names="value")
ipywidgets.VBox([levels, ChartView(draw=draw, session=session)])
