"""The invented survey is a survey, and the reference pages can be made; nothing is timed here."""

from __future__ import annotations

from pathlib import Path

from data.filters import default
from data.schema import BLANK, TABLES
from data.store import load
from data.views import question_view
from tests.bench.generate import Size, generate

TINY = Size(questions=30, options=5, years=4, quotes=900)


def test_an_invented_survey_has_what_a_real_one_has(tmp_path: Path) -> None:
    generate(TINY, tmp_path)
    store = load(tmp_path)
    questions = list(store.questions.values())
    assert len(questions) == len({item.title for item in questions}) == 30
    assert len(store.all_quotes) == 900
    assert any(len(set(item.groups.values())) == 2 for item in questions)
    assert {item.measurements[0].answer_mode for item in questions} == {"single", "multiple", "scale"}
    assert any(quote.duplicate_of for quote in store.all_quotes)
    for item in questions:
        results = store.results(item.question_id)
        assert len(results) == len(item.options) * len(item.years) == 5 * 4
        assert (results["percentage"].isna() == results["obs_status"].isin(BLANK)).all()
        assert results["note"].dropna().isin([note.note_id for note in item.notes]).all()
        assert question_view(store, item.question_id, default(item)).has_data


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        generate(TINY, tmp_path / name, seed)
    files = {name: [(tmp_path / name / f"{table}.parquet").read_bytes() for table in TABLES] for name in "abc"}
    assert files["a"] == files["b"]
    assert files["a"] != files["c"]
