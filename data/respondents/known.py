"""The survey as it was before the import: what the mapping file may speak of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from data.building.source_files import Row, Source
from data.respondents.plan import Plan


@dataclass(frozen=True)
class Known:
    """The source without the year of the import, and what the mapping file adds to it."""

    source: Source
    plan: Plan

    @cached_property
    def questions(self) -> dict[str, Row]:
        """Questions by id."""
        return {str(row["question_id"]): row for row in self.source["questions"]}

    @cached_property
    def options(self) -> dict[str, dict[str, Row]]:
        """Answers of each question by id, in the order of the questionnaire."""
        found: dict[str, dict[str, Row]] = {question: {} for question in self.questions}
        for row in sorted(self.source["answer_options"], key=lambda row: int(str(row["position"]))):
            found[str(row["question_id"])][str(row["option_id"])] = row
        return found

    @cached_property
    def measured(self) -> dict[str, dict[int, Row]]:
        """Measurements of each question by year, ascending."""
        found: dict[str, dict[int, Row]] = {}
        for row in sorted(self.source["measurements"], key=lambda row: int(str(row["year"]))):
            found.setdefault(str(row["question_id"]), {})[int(str(row["year"]))] = row
        return found

    def offered(self, question: str) -> list[str]:
        """Ids of the answers that a question offered when it was last asked."""
        return [option for option, row in self.options.get(question, {}).items() if row.values.get("last_year") is None]

    @cached_property
    def new_questions(self) -> set[str]:
        """Ids of the questions that the mapping file makes."""
        return {new.question_id for new in self.plan.new_questions}

    def all_options(self, question: str) -> list[str]:
        """Ids of known and new answers of a question."""
        new = [item.option_id for item in self.plan.new_options if item.question_id == question]
        return [*self.options.get(question, {}), *new]

    def words(self, question: str) -> dict[str, Sequence[str]]:
        """The words that each answer of a question is known by: label, printed label, full text."""
        found: dict[str, Sequence[str]] = {
            option: [str(row[name]) for name in ("label", "source_label", "text") if row[name]]
            for option, row in self.options.get(question, {}).items()
        }
        for item in self.plan.new_options:
            if item.question_id == question:
                found[item.option_id] = [text for text in (item.label, item.text) if text]
        return found
