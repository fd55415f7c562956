"""Step 3: occupations that fit, with the reasons why, and what the person makes of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import attrs

from careerkit import catalogue as occupations
from careerkit import content
from careerkit.charts.paths.fit_and_pay import fit_and_pay
from careerkit.content import help_lines
from careerkit.insight.hearing.recogniser import Heard, hear
from careerkit.insight.language.languages import reads
from careerkit.insight.language.wording import joined, quote
from careerkit.insight.occupations.facts import facts, pay, preparation
from careerkit.insight.occupations.matching import fit_of
from careerkit.insight.occupations.searching import find, same_name
from careerkit.insight.paths.asking import is_taken, questions_to_ask, with_question
from careerkit.insight.paths.exploring import explore, first_ideas
from careerkit.insight.paths.left_out import is_ticked_away, on_card, on_left_out
from careerkit.insight.paths.occupation_profile import occupation_profile
from careerkit.insight.paths.own_words import own_words, unread, why_silent
from careerkit.model import Background, CareerPath, NotForMe, PathFilters, occupation_id
from careerkit.widgets.front_end.guard import kindly
from careerkit.widgets.parts.charts.chart_view import ChartView
from careerkit.widgets.parts.paths.occupation_list import OccupationList
from careerkit.widgets.parts.records.record_list import RecordList
from careerkit.widgets.parts.sentences import Sentences
from careerkit.widgets.steps.catalogue_step import CatalogueStep

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import ipywidgets

    from careerkit.charts import Figure
    from careerkit.insight.occupations.searching import Found
    from careerkit.insight.paths.exploring import Exploration
    from careerkit.model import Workbook

__all__ = ["PathExplorer"]

_UNKNOWN = "\N{EN DASH}"


class PathExplorer(CatalogueStep):
    """Which occupations fit? ``value`` is the shortlist, a tuple of ``CareerPath``::

        PathExplorer(open_workbook())

    Args:
        session: Whose workbook to match; alone it can only be searched.
        catalogue: Where to look; what ``careerkit.catalogue.load()`` gives by default.
    """

    section = "paths"
    texts = "paths.shortlist"

    _last: tuple[Workbook | None, Exploration | None] = (None, None)
    _open_soc = ""

    def build(self) -> list[ipywidgets.Widget]:
        """What counts, the occupations, and the chart of fit against pay."""
        self._lead = Sentences(heading="")
        self._left_out = Sentences(heading=content.text("paths.background.heading"), folded=True)
        self._list = OccupationList(occupations.attribution(self._catalogue))
        self._list.observe(self._act, names="_wish")
        self._list.observe(self._search, names=["_query", "_limit"])
        return [
            self._lead,
            self._background(),
            self._filters(),
            self._left_out,
            self._list,
            ChartView(draw=self._draw, session=self.session),
        ]

    def begin(self) -> None:
        """Have what was left out and the chart stand beside the list where a page is wide."""
        self.add_class("ck-exploring")
        super().begin()

    def refresh(self) -> None:
        """Match again: what counts may have changed, or the answers themselves."""
        workbook = self.considered
        found = self._explored(workbook)
        self._lead.sentences = list(self._say(found))
        self._left_out.sentences = list(on_left_out(workbook, self._catalogue, found))
        self._show_list(workbook, found)
        self._look_into()

    def _background(self) -> RecordList:
        return RecordList(
            Background,
            session=self.session,
            cards=[("single", content.text("paths.background.card"))],
            layout="closed",
        )

    def _filters(self) -> RecordList:
        fields = sorted({*self._catalogue.groups})
        zones = sorted({str(zone) for zone in self._catalogue.job_zone if zone is not None})
        names = content.texts("paths.filters.zones")
        return RecordList(
            PathFilters,
            session=self.session,
            cards=[("single", content.text("paths.filters.card"))],
            layout="closed",
            options={
                "job_zones": [(zone, names.get(zone, zone)) for zone in zones],
                "group": [(field, occupations.group_name(field)) for field in fields],
            },
            texts={"choose": content.text("paths.filters.choose")},
        )

    def _explored(self, workbook: Workbook) -> Exploration | None:
        """The exploration of a workbook; asked for twice for each change, made once."""
        if self._last[0] is not workbook:
            self._last = (workbook, explore(workbook, self._catalogue, self._last[1]))
        return self._last[1]

    def _draw(self, workbook: Workbook) -> Figure:
        return fit_and_pay(self._catalogue, self._explored(workbook))

    def _say(self, found: Exploration | None) -> Iterator[str]:
        """What the list is sorted by, and what would help it to know more."""
        # Of all that is written, since a non-answer, too, deserves a word.
        told = own_words(self.session.workbook)
        if found is None or not (found.by_interests or found.by_words):
            yield content.text(f"paths.explorer.nothing.{why_silent(told)}")
            return
        if found.by_interests and found.by_words:
            yield content.text("paths.explorer.lead_both")
        elif found.by_words:
            yield content.text("paths.explorer.lead_words")
        else:
            yield content.text("paths.explorer.lead_interests")
            if not found.ranking.words.any():
                yield content.text(f"paths.explorer.silent.{why_silent(told)}")
        if found.by_words and unread(text.text for text in told):
            yield content.text("paths.explorer.some_unread")
        yield content.text("paths.explorer.honest")
        if found.unpaid:
            yield content.plural("paths.explorer.unpaid", found.unpaid)
        if found.lowered:
            names = joined(self._catalogue.names[position] for position in found.lowered)
            yield content.plural("paths.explorer.lowered", len(found.lowered), titles=names)

    def _show_list(self, workbook: Workbook, found: Exploration | None) -> None:
        listed, query = {path.soc for path in workbook.paths}, self._list.query
        shown, said = self._shown(workbook, found, query)
        surprises = found.surprises[:3] if found and not query else ()
        self._list.show(
            (
                self._card(found, at, listed, why or on_card(workbook, self._catalogue, at))
                for at, why in shown[: self._list.limit]
            ),
            count=len(shown),
            said=said,
            surprises=(self._card(found, at, listed) for at in surprises),
            hidden=(self._named(record) for record in workbook.not_for_me),
        )

    def _shown(
        self, workbook: Workbook, found: Exploration | None, query: str
    ) -> tuple[Sequence[tuple[int, str]], str]:
        """What to show, each with a word why it is there, and a word about all of it.

        The matches; or what a search finds, filters or not; or something to begin with.
        """
        if query:
            result = find(self._catalogue, query)
            return [(position, "") for position in result.positions], _on_search(query, result)
        if found and found.shown:
            return [(position, "") for position in found.shown], ""
        if found and (found.by_interests or found.by_words):
            key = "background" if is_ticked_away(found) else "explorer"
            return [], content.text(f"paths.{key}.none_left")
        ideas = first_ideas(workbook, self._catalogue)
        said = content.text("paths.beginnings.lead" if ideas else "paths.explorer.none_left")
        return [(idea.position, idea.reason) for idea in ideas], said

    def _named(self, record: NotForMe) -> dict[str, str]:
        """A hidden occupation by the name that its card would have."""
        position = self._catalogue.positions.get(record.soc)
        title = record.title if position is None else self._catalogue.names[position]
        return {"soc": record.soc, "title": title}

    def _card(
        self, found: Exploration | None, position: int, listed: set[str], why: str = ""
    ) -> dict[str, Any]:
        match = found.ranking.match(position) if found else None
        r = match.interest_r if match else None
        band = found.band(position) if found else "none"
        title, name = self._catalogue.titles[position], self._catalogue.names[position]
        fits = content.texts("paths.list.fit")
        return {
            "soc": self._catalogue.soc[position],
            "title": name,
            "official": ""
            if same_name(title, name)
            else content.text("paths.list.official", title=title),
            "plain": self._catalogue.texts.plain[position],
            "fits": [text for text in (fits.get(fit_of(r)), fits.get(band)) if text],
            "r": _UNKNOWN if r is None else content.text(f"paths.list.r.{fit_of(r)}", r=f"{r:.2f}"),
            "words": content.texts("paths.list.words").get(band, _UNKNOWN),
            "pay": pay(self._catalogue, position) or _UNKNOWN,
            "preparation": preparation(self._catalogue, position) or _UNKNOWN,
            "facts": list(facts(self._catalogue, position)),
            "reasons": [*match.reasons, *filter(None, [why])] if match else [why] if why else [],
            "listed": self._catalogue.soc[position] in listed,
        }

    @kindly
    def _search(self, _: object) -> None:
        self.refresh()

    @kindly
    def _act(self, change: dict[str, Any]) -> None:
        wish = change["new"]
        code = str(wish.get("soc", ""))
        record_id = occupation_id(code)
        if wish.get("act") == "bring_back":
            self.session.apply(lambda workbook: workbook.remove("not_for_me", record_id))
        elif wish.get("act") == "close":
            self._open_soc = ""
            self._list.look_away()
        elif wish.get("act") == "ask":
            self._take_along(code, wish.get("question"))
        elif code in self._catalogue:
            self._act_on(str(wish.get("act")), code, record_id)

    def _act_on(self, act: str, code: str, record_id: str) -> None:
        title = self._catalogue.names[self._catalogue.positions[code]]
        match act:
            case "add" if all(path.soc != code for path in self.session.workbook.paths):
                path = CareerPath(id=record_id, title=title, soc=code)
                self.session.apply(lambda workbook: workbook.put("paths", path))
            case "drop":
                self.session.apply(
                    lambda workbook: workbook.replace(
                        "paths", (path for path in workbook.paths if path.soc != code)
                    )
                )
            case "hide":
                mark = NotForMe(id=record_id, soc=code, title=title)
                self.session.apply(lambda workbook: workbook.put("not_for_me", mark))
            case "open":
                self._open_soc = code
                self._look_into()

    def _look_into(self) -> None:
        """Show the occupation that is open, as it is now."""
        code = self._open_soc
        if not code:
            return
        workbook, whole = self.considered, self.session.workbook
        found = self._explored(workbook)
        profile = occupation_profile(
            workbook, self._catalogue, code, found.ranking if found else None
        )
        self._list.look_into(
            attrs.asdict(profile),
            listed=any(path.soc == code for path in whole.paths),
            asked=(one for one in profile.questions if is_taken(whole, code, one)),
        )

    def _take_along(self, code: str, question: object) -> None:
        """Keep a question for step 5: one of those that are shown, and no other text."""
        if code not in self._catalogue:
            return
        title = self._catalogue.names[self._catalogue.positions[code]]
        for one in questions_to_ask(self.considered, code, self._catalogue):
            if one == question:
                self.session.apply(partial(with_question, soc=code, title=title, question=one))


def _on_search(query: str, result: Found) -> str:
    """A word about what a search found, where it isn't what was typed; or help in need."""
    if hear(query, brief=True) is Heard.CRISIS and (" " in query or not result.positions):
        # "Die" is on the way to "dietitian", and "domestic violence" may be a person's work.
        return f"{help_lines.spoken()} {content.text('care.search.work')}"
    if not result.positions and hear(query, brief=True) is Heard.NON_ANSWER:
        return content.text("paths.list.found_unsaid")
    if result.only_without:
        return content.text("paths.list.found_without")
    if not result.positions:
        key = "none" if reads(query) else "unread"
        return content.text(f"paths.list.found_{key}")
    if result.instead:
        return content.text("paths.list.found_instead", word=quote(result.instead))
    return ""
