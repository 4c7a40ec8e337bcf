"""The start page: what is prepared is what the views say, and what is not prepared is made."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from data.overview import rows as overview_rows
from data.overview.movements import LeftOut, leading_answers
from data.overview.rows import LargestChange, found, from_query, overview
from data.store import TABLES_DIR, Store, load
from data.survey.schema import TABLES
from data.views.filters import default
from data.views.question import question_view
from data.wording import sentences
from data.wording.messages import message
from data.wording.numbers import cell
from tests.builders import many


def named(changes: Sequence[LargestChange]) -> list[tuple[str, float]]:
    """The question and the size of each change."""
    return [(item.question.question_id, item.change) for item in changes]


def test_what_is_clear_leads_and_what_does_not_compare_is_left_out(survey: Store) -> None:
    whole = overview(survey)
    assert (whole.recent.pair, whole.overall.pair) == ((2020, 2021), (2018, 2021))
    assert named(whole.recent.clear) == [("domeinen", 11.9)]
    assert named(whole.recent.uncertain) == [("fase", 7.9), ("fase", -6.8), ("partijen", -12.0)], (
        "the likely ones first"
    )
    assert named(whole.overall.clear) == [
        ("fase", -27.7), ("knelpunten", 18.5), ("fase", 18.2), ("knelpunten", 14.6),
    ]  # fmt: skip
    for part in (whole.recent, whole.overall):
        assert {item.pair for item in (*part.clear, *part.uncertain)} == {part.pair}
    assert whole.overall.clear[0].text.endswith("(−27,7 procentpunt, duidelijk).")
    assert all(", duidelijk" not in item.text for item in whole.overall.uncertain)
    assert [(item.question_id, reason) for item, reason in whole.recent.left_out] == [
        ("knelpunten", LeftOut.BROKEN), ("bekendheid", LeftOut.PROBABLY_BROKEN), ("inzet", LeftOut.NOT_ESTABLISHED),
    ]  # fmt: skip
    assert [(item.question_id, reason) for item, reason in whole.overall.left_out] == [
        ("domeinen", LeftOut.BROKEN), ("partijen", LeftOut.BROKEN),
        ("bekendheid", LeftOut.NOT_ASKED), ("inzet", LeftOut.NOT_ASKED),
    ]  # fmt: skip


def test_each_row_says_what_the_page_of_its_question_says(survey: Store) -> None:
    assert [row.question for row in overview(survey).rows] == list(survey.questions.values())
    for row in overview(survey).rows:
        view = question_view(survey, row.question.question_id, default(row.question))
        assert row.sentence == message(view)
        shown = leading_answers(view)
        assert [answer.label for answer in row.answers] == shown.changes["label"].tolist()
        for answer, (_, cells) in zip(row.answers, shown.answers, strict=True):
            for small, large in zip(answer.cells, cells, strict=True):
                assert (small.year, small.obs_status) == (large.year, large.obs_status)
                assert small.percentage == (large.percentage if large.published else None)
                assert small.words == cell(large, breaks=False)
        assert sentences.in_words(shown.answers) in row.description


def test_what_is_prepared_is_read_and_without_it_the_same_is_made(
    survey: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in TABLES:
        shutil.copy(TABLES_DIR / f"{name}.parquet", tmp_path)
    assert overview(load(tmp_path)) == overview(survey)
    monkeypatch.setattr(overview_rows, "question_view", None)
    assert len(overview(load(TABLES_DIR)).rows) == 10
    with pytest.raises(TypeError):
        overview(load(tmp_path))


def test_questions_are_found_by_parts_of_the_words_of_title_and_text(survey: Store) -> None:
    assert [row.question.question_id for row in found(survey, "IMPLEM fáse")] == ["fase"]
    assert found(survey, "zzzz") == []
    assert len(found(survey, "")) == len(survey.questions)
    assert len(found(many(30), "U mee aan 2")) == 12
    assert from_query("?zoek=+raad&x=1")[0].search == " raad"
