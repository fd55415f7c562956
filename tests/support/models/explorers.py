"""A step 3 of three occupations, and of a person whose interests are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careerkit.catalogue import Occupation
from careerkit.model import InterestScores, Workbook
from careerkit.session import Session
from careerkit.widgets import PathExplorer
from support.models.catalogues import catalogue_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careerkit.catalogue import Catalogue
    from careerkit.model import Record

BAKERS = Occupation(
    soc="51-3011.00",
    title="Bakers",
    interests=(7, 1, 3, 2, 4, 5),
    job_zone=2,
    median_wage=37_160,
    employment=236_200,
    plain="Bakes bread.",
)
BUTCHERS = Occupation(soc="51-3021.00", title="Butchers", interests=(7, 1, 2, 2, 4, 5), job_zone=1)
NURSES = Occupation(
    soc="29-1141.00", title="Nurses", interests=(2, 4, 1, 7, 2, 3), median_wage=95_000
)
FEW = catalogue_of(NURSES, BAKERS, BUTCHERS)
SCORES = InterestScores(
    realistic=36, investigative=2, artistic=14, social=8, enterprising=20, conventional=26
)


def explorer(catalogue: Catalogue = FEW, **sections: Iterable[Record]) -> PathExplorer:
    """The step, of these occupations and with these sections of a workbook."""
    session = Session(Workbook(**{"interest_scores": [SCORES], **sections}))
    return PathExplorer(session, catalogue=catalogue)
