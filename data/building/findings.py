"""What the numbers say of themselves and the report does not: each rule yields what a person should look at.

A finding is no fault: the tables can be made with it. ``python -m data check`` prints them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from data.building.derived import derive, is_weighted
from data.building.source_files import Row, Source, Value, for_everyone, source_frames
from data.quotes.words import fold
from data.statistics import Fit, cells, rounded_share

#: The most that rounding can move a sum of percentages, per answer.
ROUNDING = 0.05


@dataclass(frozen=True)
class Finding:
    """One thing to look at: the rule that found it, the question, the year where it is about one, and what it is."""

    rule: str
    question_id: str
    year: int | None
    text: str

    def __str__(self) -> str:
        where = self.question_id if self.year is None else f"{self.question_id} {self.year}"
        return f"{self.rule}: {where}: {self.text}"


def findings(source: Source) -> list[Finding]:
    """Everything the rules find in a source without faults, rule by rule."""
    derived = derive(source)
    return [finding for rule in RULES for finding in rule(derived)]


def sum_far_from_100(source: Source) -> Iterator[Finding]:
    """The answers to a single-choice question sum to 100, but for rounding; to less where one is not published."""
    for measurement in source["measurements"]:
        if measurement["answer_mode"] != "single":
            continue
        values = [row["percentage"] for row in _results(source, measurement)]
        published = [float(value) for value in values if value is not None]
        total, most = round(sum(published), 1), ROUNDING * len(published) + 1e-9
        if total - 100 > most or (100 - total > most and len(published) == len(values)):
            yield _finding(
                "sum-far-from-100", measurement, f"the answers sum to {total}; check them, or allow several answers"
            )


def answer_mode_changes(source: Source) -> Iterator[Finding]:
    """A question is asked in the same way in neighbouring years, or the years do not compare."""
    for before, after in pairwise(source["measurements"]):
        if before["question_id"] == after["question_id"] and before["answer_mode"] != after["answer_mode"]:
            same = before["comparable_group"] == after["comparable_group"]
            text = f"{before['answer_mode']} in {before['year']} became {after['answer_mode']}"
            consequence = "yet both years are said to compare" if same else "so the years do not compare"
            yield _finding("answer-mode-changes", after, f"{text}, {consequence}")


def ragged_row(source: Source) -> Iterator[Finding]:
    """A row of a chart has a value for each label; where one lacks, its place is a judgement."""
    for measurement in source["measurements"]:
        rows = _results(source, measurement)
        published = {row["source_line"] for row in rows if row["percentage"] is not None}
        for row in rows:
            if row["percentage"] is None and row["source_line"] in published:
                text = f"line {row['source_line']} of the report has more labels than values"
                yield _finding("ragged-row", measurement, f"{text}; '{row['option_id']}' is left blank")


def no_n_explains(source: Source) -> Iterator[Finding]:
    """Every percentage is k/n for the n of its question and year; and there is such an n."""
    found = cells(source_frames(source))
    for measurement in source["measurements"]:
        here = (found["question_id"] == measurement["question_id"]) & (found["year"] == measurement["year"])
        published = found[here & found["percentage"].notna()]
        # An answer with a base of its own has nothing to do with that of the question.
        unexplained = measurement["base_n"] is None and published["base_n"].isna().any()
        if unexplained and not is_weighted(measurement):
            yield _finding("no-n-explains", measurement, "no single n is credible for its percentages")
        for suspect in published[published["likely_counts"].notna()].itertuples():
            base = int(str(measurement["base_n"]))
            shares = [str(rounded_share(int(count), base)) for count in str(suspect.likely_counts).split()]
            how = "was probably rounded twice" if suspect.fit == Fit.TWICE else "is not possible"
            text = f"{suspect.option_id} {suspect.percentage} {how} at n = {base}: {' or '.join(shares)}?"
            yield _finding("no-n-explains", measurement, text)


def label_changes(source: Source) -> Iterator[Finding]:
    """A chart labels an answer alike in every year."""
    usual = {(row["question_id"], row["option_id"]): row["source_label"] for row in source["answer_options"]}
    for measurement in source["measurements"]:
        for row in _results(source, measurement):
            label = usual[row["question_id"], row["option_id"]]
            if row["source_label"] not in (None, label):
                text = f"'{label}' is labelled '{row['source_label']}'; is it the same answer?"
                yield _finding("label-changes", measurement, text)


def same_label(source: Source) -> Iterator[Finding]:
    """Two answers to one question have labels that a reader can tell apart, whatever their case, accents and spaces."""
    seen: dict[tuple[Value, str], Row] = {}
    for row in source["answer_options"]:
        first = seen.setdefault((row["question_id"], _squeezed(row["label"])), row)
        if first is not row:
            text = f"'{first['option_id']}' and '{row['option_id']}' are both labelled '{row['label']}'"
            yield Finding("same-label", str(row["question_id"]), None, f"{text}; say what tells them apart")


def same_title(source: Source) -> Iterator[Finding]:
    """Two questions have titles that a reader can tell apart, whatever their case, accents and spaces."""
    seen: dict[str, Row] = {}
    for row in source["questions"]:
        first = seen.setdefault(_squeezed(row["title"]), row)
        if first is not row:
            text = f"has the title of '{first['question_id']}', '{row['title']}'; say what tells them apart"
            yield Finding("same-title", str(row["question_id"]), None, text)


def _squeezed(text: Value) -> str:
    return "".join(fold(str(text)).split())


def _results(source: Source, measurement: Row) -> list[Row]:
    key = measurement["question_id"], measurement["year"]
    return [row for row in for_everyone(source) if (row["question_id"], row["year"]) == key]


def _finding(rule: str, measurement: Row, text: str) -> Finding:
    return Finding(rule, str(measurement["question_id"]), int(str(measurement["year"])), text)


RULES = (sum_far_from_100, answer_mode_changes, ragged_row, no_n_explains, label_changes, same_label, same_title)
