from careerkit import ChartView, Session
from careerkit.charts.drawing.figure import Figure
from careerkit.charts.drawing.light_altair import alt
from careerkit.model import Topic


def draw(workbook):
    level = int(workbook.topics[-1].what) if workbook.topics else 1
    rows = [{"day": day, "hours": 1 + level * day % 5} for day in range(1, 8)]
    title = f"Hours at level {level}"
    chart = alt.Chart(alt.Data(values=rows), title=title).mark_bar()
    return Figure(chart=chart.encode(x="day:O", y="hours:Q"), title=title, description=title)


session = Session()
levels = ipywidgets.RadioButtons(
    options=[(f"Level {n}", n) for n in range(1, 6)], value=1, description="Take"
)


def choose(change):
    session.apply(lambda workbook: workbook.put("topics", Topic(what=str(change["new"]))))


levels.observe(choose, names="value")
ipywidgets.VBox([levels, ChartView(draw=draw, session=session)])
