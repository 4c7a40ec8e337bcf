"""A year taken out of a source, and what putting one in (:mod:`data.building.adding`) shares with it."""

from __future__ import annotations

from collections.abc import Iterable

from data.building.source_files import Row, Source, Value
from data.survey.schema import EVERYONE, TABLES

#: Tables that lose all rows of a year that is given anew. Quotes are reviewed one by one, and stay.
OF_YEAR = ("waves", "measurements", "results", "group_bases", "overlaps")


def without_year(source: Source, year: int) -> Source:
    """A source without what is known of one year, and without the questions and answers of that year alone.

    What may be about the year when it is given anew (quotes, statements, groups, M of answers that begin in it) is
    still there: :class:`data.building.adding.Year` takes away what then hangs loose.
    """
    left = dict(source)
    for name in OF_YEAR:
        left[name] = [row for row in source[name] if row["year"] != year and row.values.get("year_before") != year]
    # What a cell of another year points at stays.
    pointed = {row["note"] for row in left["results"]}
    left["notes"] = [row for row in source["notes"] if row["year"] != year or row["note_id"] in pointed]
    measured: dict[Value, set[int]] = {}
    for row in left["measurements"]:
        measured.setdefault(row["question_id"], set()).add(int(str(row["year"])))
    ever = {row["question_id"] for row in source["measurements"]}
    left["questions"] = [
        row for row in source["questions"] if row["question_id"] in measured or row["question_id"] not in ever
    ]
    kept = {row["question_id"] for row in left["questions"]}
    # An answer that began this year is known all the same where a later year has it too.
    latest = {question: max(years) for question, years in measured.items()}
    left["answer_options"] = [
        _going_on(row, measured.get(row["question_id"], set()), year)
        for row in source["answer_options"]
        if row["question_id"] in kept and (row["first_year"] != year or latest.get(row["question_id"], 0) > year)
    ]
    return left


def _going_on(row: Row, measured: set[int], year: int) -> Row:
    """An answer that the import of this year said had stopped has not, as far as the other years know."""
    last = row.values.get("last_year")
    if last is None or int(str(last)) >= year or any(int(str(last)) < other for other in measured):
        return row
    return changed(row, last_year=None)


def changed(row: Row, **values: Value) -> Row:
    """A row with other values in some columns."""
    return Row(row.line, {**row.values, **values})


def added(table: str, **values: Value) -> Row:
    """A row of a table that holds these values, and nothing in its other columns."""
    return Row(0, {column.name: values.get(column.name) for column in TABLES[table].source_columns})


def unchanged(before: Source, after: Source, year: int) -> set[str]:
    """Questions of which a year says the same of all municipalities in both sources."""

    def told(source: Source) -> dict[str, dict[Value, Value]]:
        found: dict[str, dict[Value, Value]] = {}
        for row in source["results"]:
            if (row["year"], row["group"]) == (year, EVERYONE):
                found.setdefault(str(row["question_id"]), {})[row["option_id"]] = row["percentage"]
        return found

    was, now = told(before), told(after)
    return {question for question, values in was.items() if now.get(question) == values}


def own_group(groups: Iterable[Value], year: int, was: Value = None) -> str:
    """A comparable group that none of ``groups`` is: what it was, else a letter."""
    taken = set(groups)
    letters = [was, *map(chr, range(ord("a"), ord("z") + 1)), f"jaar-{year}"]
    return next(str(letter) for letter in letters if letter is not None and letter not in taken)


def in_order(source: Source) -> Source:
    """The rows in the order of the questionnaire and by year, each on a line of its own, as in a file."""
    questions = {row["question_id"]: int(str(row["position"])) for row in source["questions"]}
    options = {(row["question_id"], row["option_id"]): int(str(row["position"])) for row in source["answer_options"]}
    groups = {row["group_id"]: int(str(row["position"])) for row in source["groups"]}

    def place(row: Row) -> tuple[int, ...]:
        option = options.get((row["question_id"], row.values.get("option_id")), 0)
        return questions[row["question_id"]], option, groups.get(row.values.get("group"), 0), int(str(row["year"]))

    found = {name: list(rows) for name, rows in source.items()}
    for name in ("measurements", "results", "group_bases", "overlaps"):
        found[name].sort(key=place)
    found["waves"].sort(key=lambda row: int(str(row["year"])))
    found["questions"].sort(key=lambda row: int(str(row["position"])))
    found["answer_options"].sort(key=lambda row: (questions[row["question_id"]], int(str(row["position"]))))
    return {name: [Row(line, row.values) for line, row in enumerate(rows, 2)] for name, rows in found.items()}
