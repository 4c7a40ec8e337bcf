"""The survey without the year that is imported: what a file of that year is held against."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from data.building.names import folded
from data.building.source_files import Row, Source
from data.survey.schema import EVERYONE


@dataclass(frozen=True)
class KnownSurvey:
    """The survey before a file of ``year`` is read.

    ``source`` is without what an earlier import of that year made, ``before`` is with it.
    """

    source: Source
    before: Source
    year: int

    @cached_property
    def questions(self) -> dict[str, Row]:
        """Questions by id, in the order of the questionnaire."""
        rows = sorted(self.source["questions"], key=lambda row: int(str(row["position"])))
        return {str(row["question_id"]): row for row in rows}

    @cached_property
    def options(self) -> dict[str, dict[str, Row]]:
        """Answers of each question by id, in order; those that stopped too."""
        found: dict[str, dict[str, Row]] = {question: {} for question in self.questions}
        for row in sorted(self.source["answer_options"], key=lambda row: int(str(row["position"]))):
            found[str(row["question_id"])][str(row["option_id"])] = row
        return found

    @cached_property
    def measured(self) -> dict[str, dict[int, Row]]:
        """Measurements of each question by year, ascending."""
        found: dict[str, dict[int, Row]] = {question: {} for question in self.questions}
        for row in sorted(self.source["measurements"], key=lambda row: int(str(row["year"]))):
            found[str(row["question_id"])][int(str(row["year"]))] = row
        return found

    @cached_property
    def results(self) -> dict[tuple[str, str, int], Row]:
        """Results of all municipalities by question, option and year."""
        return {
            (str(row["question_id"]), str(row["option_id"]), int(str(row["year"]))): row
            for row in self.source["results"]
            if row["group"] == EVERYONE
        }

    @cached_property
    def group_ids(self) -> dict[tuple[str, str], str]:
        """Ids of groups by dimension and label as names are compared."""
        return {(folded(row["dimension"]), folded(row["label"])): str(row["group_id"]) for row in self.source["groups"]}

    def offered(self, question: str) -> dict[str, Row]:
        """The answers that a question offers this year, as far as is known."""
        return {option: row for option, row in self.options.get(question, {}).items() if self.is_offered(row)}

    def is_offered(self, option: Row) -> bool:
        """Whether an answer has begun this year and has not stopped before, as far as is known."""
        first, last = option["first_year"], option.values.get("last_year")
        return not (first is not None and int(str(first)) > self.year) and not (
            last is not None and int(str(last)) < self.year
        )
