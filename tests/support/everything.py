"""All that the steps show of the sample workbook, and what texts find, as JSON on standard output.

    python everything.py [MODULE ...]

Modules that are named are not there for it. It asks for nothing but the core, so that it runs in a
browser's Python, too.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

if __name__ == "__main__":
    sys.modules.update(dict.fromkeys(sys.argv[1:]))

import careerkit.widgets
from careerkit import content
from careerkit.catalogue import starter
from careerkit.insight.language.sense import sense
from careerkit.insight.language.spelling.corrections import meant
from careerkit.insight.language.spelling.letters import english_odds
from careerkit.insight.occupations.matching import match
from careerkit.insight.occupations.related import related
from careerkit.insight.sample import told_today
from careerkit.session import Session
from careerkit.store import read
from careerkit.widgets import ChartView

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY = date(2026, 11, 25)
STEPS = (
    *("Welcome", "Journey", "FlowLog", "Strengths", "Topics", "Stories", "UnpaidWork"),
    *("PassionThemes", "StatementWriter", "InterestProfile", "WorkValues", "PathExplorer"),
    *("PathShortlist", "PathResearch", "PathComparison", "FiveYearPlans", "GoalBuilder"),
    *("SupportMap", "MentorOutreach", "ExperiencePlan", "LearningPlan", "Roadmap", "CheckIn"),
    *("Evolution", "ConversationBrief", "PageOfMine"),
)
TEXTS = (
    "baking",
    "idk",
    "I want to die every night",
    "fotografy and gardning with my nan",
    "I hate maths but I love drawing comics",
    "Ich backe gerne Brot",
    "minecraft redstone computers lol",
    "costumer service in a shop, and hair dying",
    "mucking out the horses before school, every day, rain or shine",
    "people always ask me to fix their laptops when nothing works anymore",
    "I used to run a kitchen, and miss the calm among the noise. I plan, count, and teach cooks.",
)
SLIPS = ("fotografy", "gardning", "enginering", "qwzx", "musik", "bakign", "helthcare", "bread")


def steps(took: dict[str, float]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The state of each widget of each step, and how many seconds each step took."""
    sample = Path(content.__file__).parent / content.LANGUAGE / "sample.json"
    session = Session(told_today(read(sample), TODAY))
    session.day = TODAY
    for name in STEPS:
        began = time.perf_counter()
        step = getattr(careerkit.widgets, name)(session)
        for number, widget in enumerate([step, *_inside(step)]):
            if isinstance(widget, ChartView):
                widget._hear(widget, {"type": "displayed"}, [])
            yield f"{name} {number}", _told(widget.get_state())
        step.close()
        took[name] = time.perf_counter() - began


def texts(took: dict[str, float]) -> Iterator[tuple[str, object]]:
    """What each text finds."""
    known = starter()
    for text in TEXTS:
        began = time.perf_counter()
        found = match(known, words=[text], top=8)
        took[text] = time.perf_counter() - began
        yield text, [(one.soc, one.words_score, one.reasons) for one in found]
    yield "related", [related(known, position).positions for position in range(0, len(known), 40)]
    yield "slips", [(word, meant(word), english_odds(word)) for word in SLIPS]
    place = sense().place(["bread", "oven"])
    yield "sense", [] if place is None else list(map(float, place))


def _inside(widget: Any) -> Iterator[Any]:
    for child in getattr(widget, "children", ()):
        yield child
        yield from _inside(child)


def _told(state: dict[str, Any]) -> dict[str, Any]:
    """A widget's state as JSON has it, without the names of others."""
    plain: dict[str, Any] = json.loads(json.dumps(state, default=str))
    return {name: value for name, value in plain.items() if "IPY_MODEL_" not in str(value)}


def everything() -> dict[str, Any]:
    """What is shown, what is found, and how many seconds each took."""
    took: dict[str, float] = {}
    return {"steps": dict(steps(took)), "texts": dict(texts(took)), "seconds": took}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(everything()))
