"""The first screen of the journey's page: one question, or a greeting for who comes back."""

from __future__ import annotations

from careerkit.session import Session
from careerkit.widgets.front_end.light import Box
from careerkit.widgets.steps.greeting.beginning import Beginning
from careerkit.widgets.steps.greeting.first_question import FirstQuestion
from careerkit.widgets.steps.greeting.welcome_back import WelcomeBack

__all__ = ["Welcome"]


class Welcome(Box):
    """Two ticks and one question, answered on the same screen, or where the person stopped::

        Welcome(open_workbook())

    Who has written more than that already, and is here for the first time today, is greeted.
    """

    def __init__(self, session: Session | None = None) -> None:
        self.session = session or Session()
        start = Box([Beginning(self.session), FirstQuestion(self.session)])
        start.add_class("ck-start")
        super().__init__([WelcomeBack(self.session), start])
        self.add_class("ck-welcome")
