"""The first step of the journey in marimo::

    marimo run examples/marimo_step.py

Answers are kept in careerkit.json in the folder that this is started in.
"""

import marimo

app = marimo.App(app_title="Find your passion")


@app.cell
def _():
    from careerkit import FlowLog, PassionThemes, Topics, open_workbook

    workbook = open_workbook()
    workbook
    return FlowLog, PassionThemes, Topics, workbook


@app.cell
def _(FlowLog, workbook):
    FlowLog(workbook)
    return


@app.cell
def _(Topics, workbook):
    Topics(workbook)
    return


@app.cell
def _(PassionThemes, workbook):
    PassionThemes(workbook)
    return


if __name__ == "__main__":
    app.run()
