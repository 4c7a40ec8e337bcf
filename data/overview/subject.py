"""What a statement of the report is about: the answers of its question, by year and between years."""

from __future__ import annotations

from dataclasses import dataclass, replace

from data.store import Store
from data.survey.questions import Question, Statement
from data.survey.schema import Claim, ObsStatus
from data.views.filters import default
from data.views.frames import Answer, Cell, Pair
from data.views.question import question_view

#: Claims that hold where a value is high; the others hold where it is low.
UP = (Claim.RISES, Claim.HIGHER, Claim.ABOVE, Claim.HIGHEST, Claim.TOP_TWO)
TRENDS = (Claim.RISES, Claim.FALLS, Claim.HIGHER, Claim.LOWER)
RANKS = (Claim.HIGHEST, Claim.TOP_TWO, Claim.LOWEST)


class Asked:
    """A question with its ``cells`` by answer and year; its changes are made as they are needed, and kept."""

    def __init__(self, store: Store, question: Question) -> None:
        """Read the cells of the question."""
        self.store, self.question = store, question
        answers = question_view(store, question.question_id, default(question)).answers
        self.cells: dict[tuple[str, int], Cell] = {(c.option_id, c.year): c for _, cells in answers for c in cells}
        self._changes: dict[Pair, dict[str, Answer]] = {}

    def change(self, option_id: str, pair: Pair) -> Answer:
        """How an answer changed between two years, tested with all answers of the question."""
        if pair not in self._changes:
            filters = replace(default(self.question), years=pair)
            view = question_view(self.store, self.question.question_id, filters)
            self._changes[pair] = {answer.option_id: answer for answer, _ in view.answers}
        return self._changes[pair][option_id]


@dataclass(frozen=True)
class Subject:
    """A statement with the question that it is about."""

    asked: Asked
    statement: Statement

    @property
    def option_id(self) -> str:
        """The answer; raises ValueError where the statement is about none."""
        if self.statement.option_id is None:
            raise ValueError(f"{self.statement.statement_id} is about no answer")
        return self.statement.option_id

    @property
    def years(self) -> tuple[int, ...]:
        """The years that the statement is about: two where it compares these, else all from the first to the last."""
        first, last = self.statement.year, self.statement.until or self.statement.year
        between = self.statement.claim not in (Claim.HIGHER, Claim.LOWER)
        return tuple(
            year for year in self.asked.question.years if year in (first, last) or (between and first < year < last)
        )

    @property
    def values(self) -> dict[int, float | None]:
        """The percentage of each year; None where it was not published."""
        cells = ((year, self.asked.cells[self.option_id, year]) for year in self.years)
        return {year: cell.percentage if cell.published else None for year, cell in cells}

    def rival(self, year: int) -> Cell | None:
        """The answer that this one must be above (or, claimed lowest, below) in a year; None where there is none."""
        lowest, place = self.statement.claim is Claim.LOWEST, int(self.statement.claim is Claim.TOP_TWO)
        others = [cell for cell in self._others(year) if cell.published]
        others.sort(key=lambda cell: cell.percentage, reverse=not lowest)
        return others[place] if len(others) > place else None

    @property
    def unpublished(self) -> dict[str, list[int]]:
        """Labels of other answers that could be given, with the years in which they were not published."""
        found: dict[str, list[int]] = {}
        for year in self.years:
            for cell in self._others(year):
                if cell.obs_status == ObsStatus.NOT_PUBLISHED:
                    found.setdefault(cell.label, []).append(year)
        return found

    def _others(self, year: int) -> list[Cell]:
        return [cell for (option, of), cell in self.asked.cells.items() if of == year and option != self.option_id]
