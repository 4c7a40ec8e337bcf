"""Every rule that looks for what the report does not say: one source that makes it fire, one that keeps it silent."""

from __future__ import annotations

import pytest

from data.building.check import check
from data.building.findings import (
    answer_mode_changes,
    findings,
    label_changes,
    no_n_explains,
    ragged_row,
    same_label,
    same_title,
    sum_far_from_100,
)
from data.building.source_files import SOURCE_DIR, Row, Source, Value
from data.survey.schema import EVERYONE, TABLES


def row(**values: Value) -> Row:
    return Row(2, values)


def source(
    percentages: dict[str, dict[int, float | None]],
    *,
    modes: dict[int, str] | None = None,
    groups: dict[int, str] | None = None,
    base: int | None = None,
    labels: dict[tuple[str, int], str] | None = None,
    own_bases: dict[tuple[str, int], int] | None = None,
) -> Source:
    """One question, as it is after deriving; percentages by option and year."""
    years = sorted({year for values in percentages.values() for year in values})
    return {
        **{name: [] for name in TABLES},
        "waves": [row(year=year, population=350) for year in years],
        "questions": [row(question_id="v", position=1)],
        "measurements": [
            row(
                question_id="v",
                year=year,
                answer_mode=(modes or {}).get(year, "multiple"),
                comparable_group=(groups or {}).get(year, "a"),
                base_n=base,
            )
            for year in years
        ],
        "answer_options": [
            row(question_id="v", option_id=option, label=option, source_label=option, position=place)
            for place, option in enumerate(percentages)
        ],
        "results": [
            row(
                question_id="v",
                option_id=option,
                year=year,
                group=EVERYONE,
                percentage=value,
                base_n=(own_bases or {}).get((option, year)),
                source_label=(labels or {}).get((option, year)),
                source_line=year,
            )
            for option, values in percentages.items()
            for year, value in values.items()
        ],
    }


@pytest.mark.parametrize(
    ("values", "mode", "fires"),
    [
        ((60.0, 60.4), "single", True),
        ((60.0, 30.0), "single", True),
        ((60.0, 40.1), "single", False),
        ((60.0, 39.9), "single", False),
        ((60.0, None), "single", False),
        ((60.0, 60.4), "multiple", False),
    ],
)
def test_sum_far_from_100(values: tuple[float, float | None], mode: str, fires: bool) -> None:
    found = list(sum_far_from_100(source({"ja": {2021: values[0]}, "nee": {2021: values[1]}}, modes={2021: mode})))
    assert bool(found) is fires
    if fires:
        assert f"sum to {round(values[0] + (values[1] or 0), 1)}" in str(found[0])


def test_answer_mode_changes() -> None:
    years: dict[str, dict[int, float | None]] = {"ja": {2020: 50.0, 2021: 50.0}}
    changed = source(years, modes={2020: "single", 2021: "multiple"})
    assert "yet both years are said to compare" in str(next(answer_mode_changes(changed)))
    broken = source(years, modes={2020: "single", 2021: "multiple"}, groups={2021: "b"})
    assert "so the years do not compare" in str(next(answer_mode_changes(broken)))
    assert list(answer_mode_changes(source(years))) == []


def test_ragged_row() -> None:
    ragged = source({"ja": {2021: 50.0}, "nee": {2021: None}})
    assert [item.text for item in ragged_row(ragged)] == [
        "line 2021 of the report has more labels than values; 'nee' is left blank"
    ]
    assert list(ragged_row(source({"ja": {2021: 50.0}, "nee": {2021: 50.0}}))) == []


def test_no_n_explains() -> None:
    assert "no single n" in str(next(no_n_explains(source({"ja": {2021: 79.9}}))))
    assert "ja 79.9 is not possible at n = 89: 79.8?" in str(next(no_n_explains(source({"ja": {2021: 79.9}}, base=89))))
    assert "rounded twice" in str(next(no_n_explains(source({"ja": {2021: 68.0}}, base=78))))
    assert list(no_n_explains(source({"ja": {2021: 79.8}}, base=89))) == []
    assert list(no_n_explains(source({"ja": {2021: 79.8}}, base=50, own_bases={("ja", 2021): 89}))) == []
    assert list(no_n_explains(source({"ja": {2021: None}}))) == []


def test_label_changes() -> None:
    years: dict[str, dict[int, float | None]] = {"ja": {2020: 50.0, 2021: 50.0}}
    changed = source(years, labels={("ja", 2021): "Ja, namelijk"})
    assert [str(item) for item in label_changes(changed)] == [
        "label-changes: v 2021: 'ja' is labelled 'Ja, namelijk'; is it the same answer?"
    ]
    assert list(label_changes(source(years, labels={("ja", 2021): "ja"}))) == []


@pytest.mark.parametrize(
    ("labels", "fires"),
    [
        (("Weet niet", "weet  niet"), True),
        (("Cliënten", "CLIENTEN"), True),
        (("Clie\u0308nten", "Cliënten"), True),
        (("Geen uitvoeringscapaciteit", "Geen uitvoerings capaciteit"), True),
        (("Foto’s", "Foto's"), True),
        (("Weet niet", "Weet ik niet"), False),
    ],
)
def test_same_label_and_same_title(labels: tuple[str, str], fires: bool) -> None:
    def asked(*question_ids: str) -> Source:
        options = [
            row(question_id=question_id, option_id=option, label=label)
            for question_id, option, label in zip(question_ids, ("a", "b"), labels, strict=True)
        ]
        questions = [row(question_id=option, title=label) for option, label in zip(("v", "w"), labels, strict=True)]
        return {"answer_options": options, "questions": questions}

    found = [*map(str, same_label(asked("v", "v")))]
    assert found == fires * [f"same-label: v: 'a' and 'b' are both labelled '{labels[1]}'; say what tells them apart"]
    assert [*same_label(asked("v", "w"))] == []
    found = [*map(str, same_title(asked("v", "w")))]
    assert found == fires * [f"same-title: w: has the title of 'v', '{labels[1]}'; say what tells them apart"]


def test_the_report_as_it_is() -> None:
    found = findings(check(SOURCE_DIR)[0])
    by_rule: dict[str, set[tuple[str, int | None]]] = {}
    for item in found:
        by_rule.setdefault(item.rule, set()).add((item.question_id, item.year))
    assert by_rule["sum-far-from-100"] == {("bekendheid", 2019)}
    assert ("bekendheid", 2021) in by_rule["answer-mode-changes"]
    assert by_rule["ragged-row"] == {
        ("partijen", 2018), ("partijen", 2019), ("knelpunten", 2020), ("knelpunten", 2021), ("inzet", 2020),
    }  # fmt: skip
    assert {("domeinen", 2018), ("vorm", 2018), ("inzet", 2021)} <= by_rule["no-n-explains"]
    assert not {"label-changes", "same-label", "same-title"} & set(by_rule)
