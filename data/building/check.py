"""The rules that hold between the rows of the source; each rule yields the faults it finds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from data.building.check_groups import GROUP_RULES
from data.building.source_files import Row, Source, Value, for_everyone, read_source
from data.quotes.words import fold
from data.survey.errors import Fault
from data.survey.rules import PLACES
from data.survey.schema import BLANK, TABLES, Claim, ObsStatus


def check(folder: Path) -> tuple[Source, list[Fault]]:
    """Read the source in ``folder`` and hold it against schema and rules: the typed rows, and every fault."""
    source, faults = read_source(folder)
    if not faults:
        faults = [fault for rule in RULES for fault in rule(source)]
    return source, faults


def _fault(table: str, row: Row, column: str, expected: str, problem: str = "") -> Fault:
    return Fault(f"{table}.csv", row.line, column, problem or f"'{row[column]}'", expected)


def _keys(source: Source, table: str) -> set[tuple[Value, ...]]:
    return {tuple(row[column] for column in TABLES[table].key) for row in source[table]}


def unique_keys(source: Source) -> Iterator[Fault]:
    """No two rows of a table share a key, and no two questions, or answers of one, a place."""
    for table in TABLES.values():
        yield from _unique(source, table.name, table.key, "key")
    for name, place in PLACES.items():
        yield from _unique(source, name, place, "place")


def _unique(source: Source, table: str, columns: Sequence[str], what: str) -> Iterator[Fault]:
    seen: dict[tuple[Value, ...], int] = {}
    for row in source[table]:
        key = tuple(row[column] for column in columns)
        if key in seen:
            problem = f"the {what} {key} stands on line {seen[key]} too"
            yield _fault(table, row, columns[-1], f"a {what} of its own", problem)
        seen[key] = row.line


def references_exist(source: Source) -> Iterator[Fault]:
    """Whatever a row points at is there."""
    for table in TABLES.values():
        for column in table.columns:
            if column.references:
                known = {row[column.name] for row in source[column.references]}
                for row in source[table.name]:
                    if row[column.name] not in known:
                        yield _fault(table.name, row, column.name, f"a {column.name} of {column.references}.csv")
    options = _keys(source, "answer_options")
    for table_name in ("results", "notes", "statements", "overlaps"):
        for row in source[table_name]:
            if row["option_id"] is not None and (row["question_id"], row["option_id"]) not in options:
                yield _fault(table_name, row, "option_id", "an option of this question in answer_options.csv")
    themes = {(row["question_id"], row["theme"]) for row in source["quotes"]}
    for row in source["answer_options"]:
        if row["quote_theme"] is not None and (row["question_id"], row["quote_theme"]) not in themes:
            yield _fault("answer_options", row, "quote_theme", "a theme of this question's quotes")
    notes = {(row["question_id"], row["note_id"]) for row in source["notes"]}
    for row in source["results"]:
        if row["note"] is not None and (row["question_id"], row["note"]) not in notes:
            yield _fault("results", row, "note", "a note_id of this question in notes.csv")


def every_cell_is_there(source: Source) -> Iterator[Fault]:
    """Each measured question and year has one row per answer option, and no others."""
    measured = _keys(source, "measurements")
    results = {(row["question_id"], row["option_id"], row["year"]) for row in for_everyone(source)}
    for row in source["answer_options"]:
        question, option = row["question_id"], row["option_id"]
        for year in sorted(int(str(y)) for q, y in measured if q == question):
            if (question, option, year) not in results:
                problem = f"results.csv has no row for {question}, {option}, {year}"
                yield _fault(
                    "answer_options",
                    row,
                    "option_id",
                    "a row, with a status where nothing is published",
                    problem,
                )
    for row in source["results"]:
        if (row["question_id"], row["year"]) not in measured:
            yield _fault("results", row, "year", "a year of this question in measurements.csv")


def blanks_say_why(source: Source) -> Iterator[Fault]:
    """A cell without a percentage has a status that says why, and a cell with one has none of these."""
    for row in source["results"]:
        blank = row["obs_status"] in BLANK
        if row["percentage"] is None and not blank:
            expected = "one of " + ", ".join(sorted(BLANK)) + " where the percentage is empty"
            yield _fault("results", row, "obs_status", expected, f"'{row['obs_status'] or ''}'")
        if row["percentage"] is not None and blank:
            yield _fault("results", row, "percentage", f"empty, as the status is {row['obs_status']}")


def options_are_offered_in_their_years(source: Source) -> Iterator[Fault]:
    """Before its first year and after its last one an option cannot exist: M, and no other cell is M."""
    ends = {(r["question_id"], r["option_id"]): (r["first_year"], r["last_year"]) for r in source["answer_options"]}
    for row in source["results"]:
        first, last = ends.get((row["question_id"], row["option_id"]), (None, None))
        year = int(str(row["year"]))
        before = first is not None and year < int(str(first))
        after = last is not None and year > int(str(last))
        if (before or after) != (row["obs_status"] == ObsStatus.NOT_OFFERED):
            expected = (
                f"M before {first}"
                if before
                else f"M after {last}"
                if after
                else "another status, as answer_options.csv gives no later first_year and no earlier last_year"
            )
            yield _fault("results", row, "obs_status", expected, f"'{row['obs_status'] or ''}'")


def breaks_are_explained(source: Source) -> Iterator[Fault]:
    """A question whose years do not all compare has a note of kind break."""
    explained = {row["question_id"] for row in source["notes"] if row["kind"] == "break"}
    # The years of a question need not stand beside each other: a new year comes at the end.
    measured = sorted(source["measurements"], key=lambda row: (str(row["question_id"]), int(str(row["year"]))))
    for before, after in pairwise(measured):
        if (
            before["question_id"] == after["question_id"]
            and before["comparable_group"] != after["comparable_group"]
            and after["question_id"] not in explained
        ):
            yield _fault("measurements", after, "comparable_group", "a note of kind break that explains it")


def bases_are_reported(source: Source) -> Iterator[Fault]:
    """A base in the source is a reported one, and no more municipalities answer than there are."""
    populations = {row["year"]: int(str(row["population"])) for row in source["waves"]}
    for table in ("measurements", "results"):
        for row in source[table]:
            if row["base_n"] is not None and int(str(row["base_n"])) > populations.get(row["year"], 0):
                yield _fault(table, row, "base_n", f"at most {populations.get(row['year'])}, all municipalities")
    for row in source["measurements"]:
        if row["base_status"] == "reconstructed":
            yield _fault("measurements", row, "base_status", "reported, as others are reconstructed when building")
        if (row["base_n"] is None) != (row["base_status"] is None):
            yield _fault(
                "measurements",
                row,
                "base_status",
                "filled exactly where base_n is",
                f"'{row['base_status'] or ''}'",
            )


def weights_are_told(source: Source) -> Iterator[Fault]:
    """A design effect is at least 1, and stands beside what was weighted by."""
    for row in source["measurements"]:
        if row["design_effect"] is not None and float(row["design_effect"]) < 1:
            yield _fault("measurements", row, "design_effect", "at least 1")
        if row["design_effect"] is not None and row["weighting"] is None:
            yield _fault("measurements", row, "weighting", "by what was weighted, as there is a design effect", "empty")


def overlaps_are_possible(source: Source) -> Iterator[Fault]:
    """No more municipalities answered twice than once in either year, and of these none chose an answer twice over."""
    bases = {(row["question_id"], row["year"]): row["base_n"] for row in source["measurements"]}
    own = {(row["question_id"], row["option_id"], row["year"]): row["base_n"] for row in for_everyone(source)}
    for row in source["overlaps"]:
        both = int(str(row["both_n"]))
        for column in ("year_before", "year"):
            asked = row["question_id"], row[column]
            n = own.get((row["question_id"], row["option_id"], row[column])) or bases.get(asked)
            if asked not in bases or int(str(row["year_before"])) >= int(str(row["year"])):
                yield _fault(
                    "overlaps", row, column, "a year of this question in measurements.csv, the first one first"
                )
            elif n is None or both > int(str(n)):
                yield _fault("overlaps", row, "both_n", f"at most n of {row[column]}, {n or 'which is not known'}")
        if sum(int(str(row[name])) for name in ("both_chose", "chose_before", "chose_after")) > both:
            yield _fault("overlaps", row, "both_chose", "at most both_n together with chose_before and chose_after")


_WITH_FIGURE = (Claim.EQUALS, Claim.NEARLY, Claim.ABOVE, Claim.BELOW)
_OF_ONE_YEAR = (Claim.EQUALS, Claim.NEARLY, Claim.NOT_IN_TABLES)
_OF_MORE_YEARS = (Claim.RISES, Claim.FALLS, Claim.HIGHER, Claim.LOWER, Claim.STEADY)


def statements_are_complete(source: Source) -> Iterator[Fault]:
    """A statement names what its claim needs: the claimed figure, the last year, the answer, why it is not checked."""
    measured = _keys(source, "measurements")
    for row in source["statements"]:
        claim, until = row["claim"], row["until"]
        if (row["claimed"] is None) == (claim in _WITH_FIGURE):
            yield _fault("statements", row, "claimed", f"filled exactly where the claim needs it, not for {claim}")
        if claim in (_OF_MORE_YEARS if until is None else _OF_ONE_YEAR):
            yield _fault("statements", row, "until", f"filled exactly where the claim needs it, not for {claim}")
        if until is not None and int(str(until)) <= int(str(row["year"])):
            yield _fault("statements", row, "until", "a year after the first one")
        if row["option_id"] is None and claim not in (Claim.RISES, Claim.NOT_IN_TABLES):
            yield _fault("statements", row, "option_id", "an option of the question", "empty")
        if row["remark"] is None and claim == Claim.NOT_IN_TABLES:
            yield _fault("statements", row, "remark", "why it cannot be checked", "empty")
        for column in ("year", "until"):
            if row[column] is not None and (row["question_id"], row[column]) not in measured:
                yield _fault("statements", row, column, "a year of this question in measurements.csv")


def duplicates_repeat_a_quote(source: Source) -> Iterator[Fault]:
    """A duplicate repeats an earlier quote, whole or in part, and that one is no duplicate itself."""
    originals = {row["quote_id"]: str(row["text"]) for row in source["quotes"] if row["duplicate_of"] is None}
    for row in source["quotes"]:
        if row["duplicate_of"] is not None:
            original = originals.get(row["duplicate_of"])
            if original is None:
                yield _fault("quotes", row, "duplicate_of", "the quote_id of a quote that is no duplicate")
            elif words_run_on(str(row["text"])) not in words_run_on(original):
                yield _fault("quotes", row, "text", f"words of {row['duplicate_of']}", "not in the quote it repeats")


def words_run_on(text: str) -> str:
    """The letters and digits of a text, folded: what two texts have in common that are written differently."""
    return re.sub(r"\W+", "", fold(text))


RULES = (
    unique_keys,
    references_exist,
    every_cell_is_there,
    blanks_say_why,
    options_are_offered_in_their_years,
    breaks_are_explained,
    bases_are_reported,
    weights_are_told,
    overlaps_are_possible,
    statements_are_complete,
    duplicates_repeat_a_quote,
    *GROUP_RULES,
)
