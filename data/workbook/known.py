"""The survey as it is: what the template shows of it and what a filled-in workbook is held against."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from data.building.source_files import Row, Source
from data.quotes.words import fold
from data.survey.schema import EVERYONE, TABLES

#: Whether the tables can say that an answer stopped.
CAN_STOP = "last_year" in TABLES["answer_options"].column_names
QUOTATION = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "´": "'", "`": "'"})


def folded(text: object) -> str:
    """A name in the form in which names are compared: without case, accents and white space."""
    return "".join(fold(str(text)).split())


def wording(text: object) -> str:
    """A text in the form in which wordings are compared: white space and the kind of quotation marks do not matter."""
    return " ".join(str(text).translate(QUOTATION).split())


def slug(text: str, taken: Iterable[str] = ()) -> str:
    """An id of a label, the same for the same label; with a number behind it where it is taken."""
    made = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:80].strip("-") or "antwoord"
    used, number, found = set(taken), 2, made
    while found in used:
        found, number = f"{made}-{number}", number + 1
    return found


@dataclass(frozen=True)
class Known:
    """The survey before ``year``'s workbook is read, without what an earlier import of that year made."""

    source: Source
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
    def titles(self) -> dict[str, str]:
        """Ids of questions by their title as names are compared."""
        return {folded(row["title"]): question for question, row in self.questions.items()}

    def before(self, question: str) -> int | None:
        """The last year before this one in which a question was asked, else the first after it."""
        years = list(self.measured[question])
        earlier = [year for year in years if year < self.year]
        return earlier[-1] if earlier else next(iter(years), None)

    def offered(self, question: str) -> dict[str, Row]:
        """The answers that a question offers this year, as far as is known."""
        return {option: row for option, row in self.options[question].items() if self.is_offered(row)}

    def is_offered(self, option: Row) -> bool:
        """Whether an answer has begun this year and has not stopped before, as far as is known."""
        first, last = option["first_year"], option.values.get("last_year")
        return not (first is not None and int(str(first)) > self.year) and not (
            last is not None and int(str(last)) < self.year
        )
