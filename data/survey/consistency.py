"""The rules between rows of tables: what :mod:`data.building.check` asks of a source, for whole columns at once.

They are asked of tables whose columns, keys and references are right (:mod:`data.survey.rules`). Tables with a row per
result or per quote are filtered before anything is done for each row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from data.survey.schema import BLANK, EVERYONE, Claim, ObsStatus

Tables = Mapping[str, pa.Table]
Problem = tuple[str, str]
WITH_FIGURE = frozenset({Claim.EQUALS, Claim.NEARLY, Claim.ABOVE, Claim.BELOW})
OF_ONE_YEAR = frozenset({Claim.EQUALS, Claim.NEARLY, Claim.NOT_IN_TABLES})
OF_MORE_YEARS = frozenset({Claim.RISES, Claim.FALLS, Claim.HIGHER, Claim.LOWER, Claim.STEADY})
OF_NO_ANSWER = frozenset({Claim.RISES, Claim.NOT_IN_TABLES})


def inconsistent(tables: Tables) -> list[Problem]:
    """The name of a table and what is wrong in it, for each rule that it breaks."""
    rules = (_every_cell, _blanks, _offered, _asked, _bases, _breaks, _statements, _quotes, _groups, _suppressed)
    return [problem for rule in rules for problem in rule(tables)]


def _every_cell(tables: Tables) -> Iterator[Problem]:
    """All municipalities have a row per question, answer and year; a group has one per answer of its years."""
    results, options = tables["results"], tables["answer_options"].select(["question_id"])
    answers = options.group_by("question_id").aggregate([([], "count_all")])
    everyone = pc.sum(pc.equal(results["group"], EVERYONE)).as_py() or 0
    asked = tables["measurements"].select(["question_id"]).join(options, "question_id", join_type="inner").num_rows
    if asked != everyone:
        yield "results", f"{everyone} rows, and {asked} answers and years were asked for"
    of_groups = results.filter(pc.not_equal(results["group"], EVERYONE)).group_by(["question_id", "year", "group"])
    told = of_groups.aggregate([([], "count_all")]).join(answers, "question_id", right_suffix="_asked")
    missing = told.filter(pc.not_equal(told["count_all"], told["count_all_asked"]))
    if missing.num_rows:
        yield "results", f"{_first(missing, 'question_id', 'year', 'group')}: not a row for each answer"


def _blanks(tables: Tables) -> Iterator[Problem]:
    """A cell without a percentage has a status that says why, and a cell with one has none of these."""
    results, status = tables["results"], tables["results"]["obs_status"]
    if status.null_count:
        yield "results", f"column 'obs_status': {status.null_count} rows without a status"
    is_blank = pc.is_in(status, value_set=pa.array(sorted(BLANK)))
    wrong = results.filter(pc.equal(is_blank, pc.is_valid(results["percentage"])))
    if wrong.num_rows:
        row = wrong.slice(0, 1).to_pylist()[0]
        yield "results", f"column 'percentage': {row['percentage']} where the status is {row['obs_status']}"


def _offered(tables: Tables) -> Iterator[Problem]:
    """Before its first year and after its last one an answer has the status M, and no other cell has."""
    options = tables["answer_options"].select(["question_id", "option_id", "first_year", "last_year"])
    asked = tables["results"].select(["question_id", "option_id", "year", "obs_status"])
    both = asked.join(options, ["question_id", "option_id"])
    before = pc.fill_null(pc.less(both["year"], both["first_year"]), fill_value=False)
    after = pc.fill_null(pc.greater(both["year"], both["last_year"]), fill_value=False)
    wrong = both.filter(pc.not_equal(pc.or_(before, after), pc.equal(both["obs_status"], ObsStatus.NOT_OFFERED)))
    if wrong.num_rows:
        where = _first(wrong, "question_id", "option_id", "year", "obs_status")
        yield "results", f"column 'obs_status': {where}, which its first and last year do not allow"


def _asked(tables: Tables) -> Iterator[Problem]:
    """A question has answers, and was asked in some year."""
    for name in ("answer_options", "measurements"):
        without = tables["questions"].select(["question_id"]).join(tables[name].select(["question_id"]), "question_id",
                                                                   join_type="left anti")  # fmt: skip
        if without.num_rows:
            yield name, f"none of question {_first(without, 'question_id')}"


def _bases(tables: Tables) -> Iterator[Problem]:
    """No more municipalities answer than there are, and it is said how their number is known."""
    populations = tables["waves"].select(["year", "population"])
    for name in ("results", "measurements", "group_bases"):
        told = tables[name].select(["year", "base_n"]).join(populations, "year")
        if pc.any(pc.greater(told["base_n"], told["population"])).as_py():
            yield name, "column 'base_n': more municipalities than there are"
    measured = tables["measurements"]
    if pc.any(pc.not_equal(pc.is_valid(measured["base_n"]), pc.is_valid(measured["base_status"]))).as_py():
        yield "measurements", "column 'base_status': filled where base_n is not, or not where it is"
    inferred = pc.fill_null(pc.equal(measured["base_status"], "reconstructed"), fill_value=False)
    if pc.any(pc.not_equal(inferred, pc.is_valid(measured["base_confidence"]))).as_py():
        yield "measurements", "column 'base_confidence': filled where base_n is reported, or not where it is inferred"


def _breaks(tables: Tables) -> Iterator[Problem]:
    """A question whose years do not all compare has a note of kind break."""
    notes = tables["notes"]
    explained = set(notes.filter(pc.equal(notes["kind"], "break"))["question_id"].to_pylist())
    rows = tables["measurements"].select(["question_id", "year", "comparable_group"]).to_pylist()
    rows.sort(key=lambda row: (row["question_id"], row["year"]))
    for one, other in pairwise(rows):
        same = one["question_id"] == other["question_id"] and one["comparable_group"] != other["comparable_group"]
        if same and other["question_id"] not in explained:
            yield "measurements", f"column 'comparable_group': no note of kind break explains {other['question_id']}"
            return


def _statements(tables: Tables) -> Iterator[Problem]:
    """A statement names what its claim needs: the claimed figure, the last year, the answer; its years were asked."""
    measured = set(_pairs(tables["measurements"], "question_id", "year"))
    for row in tables["statements"].to_pylist():
        claim, years = row["claim"], {row["year"], row["until"] or row["year"]}
        needs = OF_MORE_YEARS if row["until"] is None else OF_ONE_YEAR
        if (
            (row["claimed"] is None) == (claim in WITH_FIGURE)
            or claim in needs
            or (row["until"] is not None and row["until"] <= row["year"])
            or (row["option_id"] is None and claim not in OF_NO_ANSWER)
            or not {(row["question_id"], year) for year in years} <= measured
        ):
            yield "statements", f"{row['statement_id']}: not what the claim '{claim}' needs"
            return


def _quotes(tables: Tables) -> Iterator[Problem]:
    """A quote that repeats another one repeats one that is there, which repeats none; an answer is linked to a theme of
    the quotes of its question.
    """
    quotes = tables["quotes"]
    originals = quotes.filter(pc.is_null(quotes["duplicate_of"]))["quote_id"]
    repeated = quotes["duplicate_of"].drop_null()
    lost = repeated.filter(pc.invert(pc.is_in(repeated, value_set=originals)))
    if len(lost):
        yield "quotes", f"column 'duplicate_of': {lost[0]} is no quote that can be repeated"
    themes = quotes.select(["question_id", "theme"]).rename_columns({"theme": "quote_theme"})
    options = tables["answer_options"]
    linked = options.filter(pc.is_valid(options["quote_theme"])).select(["question_id", "quote_theme"])
    without = linked.join(themes, ["question_id", "quote_theme"], join_type="left anti")
    if without.num_rows:
        yield "answer_options", f"column 'quote_theme': {_first(without, 'quote_theme')} is no theme of its quotes"


def _groups(tables: Tables) -> Iterator[Problem]:
    """Results of a group have its base, and the groups of a dimension are no more than all together."""
    keys = ["question_id", "year", "group"]
    bases, results = tables["group_bases"], tables["results"]
    told = results.filter(pc.not_equal(results["group"], EVERYONE)).group_by(keys).aggregate([])
    for name, some, others in (("group_bases", told, bases), ("results", bases, told)):
        without = some.select(keys).join(others.select(keys), keys, join_type="left anti")
        if without.num_rows:
            yield name, f"none of {_first(without, *keys)}"
    if EVERYONE in tables["groups"]["group_id"].to_pylist():
        yield "groups", f"column 'group_id': {EVERYONE} is all municipalities"
    dimension = dict(_pairs(tables["groups"], "group_id", "dimension"))
    populations = dict(_pairs(tables["waves"], "year", "population"))
    whole = {(row["question_id"], row["year"]): row["base_n"] for row in tables["measurements"].to_pylist()}
    together: defaultdict[tuple[Any, ...], int] = defaultdict(int)
    for row in bases.to_pylist():
        most = populations[row["year"]] if row["population"] is None else row["population"]
        if most > populations[row["year"]] or (row["base_n"] or 0) > most:
            yield "group_bases", f"{row['group']} in {row['year']}: more municipalities than there are"
            return
        together[row["question_id"], row["year"], dimension.get(row["group"])] += row["base_n"] or 0
    for (question, year, name), total in together.items():
        if total > (whole.get((question, year)) or total):
            yield "group_bases", f"{name} of {question} in {year}: more municipalities than all together"
            return


def _suppressed(tables: Tables) -> Iterator[Problem]:
    """A suppressed cell has no base, and a group whose base is suppressed has no percentages."""
    results, bases = tables["results"], tables["group_bases"]
    cells = results.filter(pc.equal(results["obs_status"], ObsStatus.SUPPRESSED))
    if len(cells["base_n"].drop_null()):
        yield "results", "column 'base_n': told where the cell is suppressed"
    keys = ["question_id", "year", "group"]
    hidden = bases.filter(pc.is_null(bases["base_n"])).select(keys)
    told = results.select([*keys, "percentage"]).join(hidden, keys, join_type="inner")
    if len(told["percentage"].drop_null()):
        yield "results", "column 'percentage': told where n of the group is suppressed"


def _pairs(table: pa.Table, *names: str) -> Iterator[tuple[Any, ...]]:
    return zip(*(table[name].to_pylist() for name in names), strict=True)


def _first(table: pa.Table, *names: str) -> str:
    row: Sequence[Any] = [table[name][0].as_py() for name in names]
    return " ".join(map(str, row))
