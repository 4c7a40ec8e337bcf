"""The survey as it was before the import: what the mapping file may speak of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from data.building.known import KnownSurvey
from data.building.source_files import Source
from data.building.years import without_year
from data.respondents.plan import Plan


@dataclass(frozen=True)
class Known(KnownSurvey):
    """The source without the year of the import, and what the mapping file adds to it."""

    plan: Plan

    @classmethod
    def of(cls, current: Source, plan: Plan) -> Known:
        """What is known of a survey for the year of a mapping file, which may be there already."""
        return cls(without_year(current, plan.year), current, plan.year, plan)

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
