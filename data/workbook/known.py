"""The survey as it is: what the template shows of it and what a filled-in workbook is held against."""

from __future__ import annotations

from functools import cached_property

from data.building.known import KnownSurvey
from data.building.names import folded
from data.building.source_files import Row, Source
from data.building.years import without_year


class Known(KnownSurvey):
    """The survey before ``year``'s workbook is read, and what it says of that year where it is corrected."""

    @classmethod
    def of(cls, current: Source, year: int) -> Known:
        """What is known of a survey for a workbook of a year, which may be there already."""
        return cls(without_year(current, year), current, year)

    @cached_property
    def titles(self) -> dict[str, str]:
        """Ids of questions by their title as names are compared."""
        return {folded(row["title"]): question for question, row in self.questions.items()}

    def before_this(self, question: str) -> int | None:
        """The last year before this one in which a question was asked, else the first after it."""
        years = list(self.measured[question])
        earlier = [year for year in years if year < self.year]
        return earlier[-1] if earlier else next(iter(years), None)

    @cached_property
    def was_measured(self) -> dict[str, Row]:
        """The measurements of the year as it is, by question."""
        return {str(row["question_id"]): row for row in self.before["measurements"] if row["year"] == self.year}

    @cached_property
    def was(self) -> dict[tuple[str, str], dict[str, Row]]:
        """The results of the year as it is, by question and group, then by option."""
        found: dict[tuple[str, str], dict[str, Row]] = {}
        for row in self.before["results"]:
            if row["year"] == self.year:
                found.setdefault((str(row["question_id"]), str(row["group"])), {})[str(row["option_id"])] = row
        return found

    @cached_property
    def notes_were(self) -> list[Row]:
        """The notes of the year as it is."""
        return [row for row in self.before["notes"] if row["year"] == self.year]

    def own_questions(self) -> list[Row]:
        """The questions of this year alone, as it is."""
        return [row for row in self.before["questions"] if row["question_id"] not in self.questions]

    def own_options(self, question: str) -> list[Row]:
        """The answers to a question of this year alone, as it is."""
        there = self.options.get(question, {})
        return [row for row in self.before["answer_options"]
                if row["question_id"] == question and row["option_id"] not in there]  # fmt: skip

    def question_was(self, title: str) -> str | None:
        """The id of the question of this year alone that has a title."""
        return next((str(row["question_id"]) for row in self.own_questions() if folded(row["title"]) == folded(title)),
                    None)  # fmt: skip

    def option_was(self, question: str, label: str) -> str | None:
        """The id of the answer of this year alone that has a label."""
        return next((str(row["option_id"]) for row in self.own_options(question)
                     if folded(row["label"]) == folded(label)), None)  # fmt: skip
