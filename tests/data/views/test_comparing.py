"""Answers of different questions side by side are what they are on their own pages."""

from __future__ import annotations

from dataclasses import replace

from pandas.testing import assert_frame_equal

from components.columns import header, texts
from data.store import Store
from data.survey.comparing import COMPARING, MOST
from data.survey.schema import ObsStatus
from data.views.filters import View, default, from_query, to_query
from data.views.frames import QuestionView
from data.views.question import question_view
from data.wording import certainty, messages, sentences

KEYS = (
    "fase.lokaal-inclusieplan-wordt-uitgevoerd",
    "domeinen.sport",
    "knelpunten.betrekken-ervaringsdeskundigen",
    "bekendheid.nee",
)


def seen(survey: Store, *keys: str, **more: object) -> QuestionView:
    filters = replace(default(survey.question(COMPARING)), option_ids=keys or KEYS, **more)  # type: ignore[arg-type]
    return question_view(survey, COMPARING, filters)


def test_every_cell_and_verdict_is_that_of_the_questions_own_page(survey: Store) -> None:
    view = seen(survey)
    for question_id, option_id in (key.split(".") for key in KEYS):
        own = question_view(survey, question_id, default(survey.questions[question_id]))
        for mine, other in ((view.cells, own.cells), (view.changes, own.changes)):
            mine = mine[mine["option_id"] == f"{question_id}.{option_id}"].drop(columns=["option_id", "label"])
            other = other[other["option_id"] == option_id].drop(columns=["option_id", "label"])
            if "year" in mine:
                mine = mine[mine["year"].isin(own.years)]
            assert_frame_equal(mine.reset_index(drop=True), other.reset_index(drop=True), check_dtype=False)


def test_a_year_in_which_a_question_was_not_asked_is_blank_and_compares_with_none(survey: Store) -> None:
    cells = seen(survey, "bekendheid.nee").cells.set_index("year")
    assert cells["percentage"].isna().tolist() == [True, False, False, False]
    assert cells.at[2018, "obs_status"] == ObsStatus.NOT_OFFERED
    assert not cells.at[2018, "compares_before"]
    assert cells["comparable_group"].loc[[2018, 2019, 2021]].nunique() == 3


def test_unlike_definitions_are_said_beside_the_series(survey: Store) -> None:
    labels = seen(survey).changes.set_index("option_id")["label"]
    assert labels["domeinen.sport"] == "Sport (Aandacht per domein; 2018/2019 aangevinkt, 2020/2021 op een schaal)"
    assert labels["fase.lokaal-inclusieplan-wordt-uitgevoerd"].endswith("(Fase van de implementatie; één antwoord)")


def test_the_sentences_name_each_question(survey: Store) -> None:
    view = seen(survey)
    assert "steeg van 3,6% in 2018 naar 22,1% in 2021 (+18,5 procentpunt, duidelijk)" in messages.message(view)
    assert "daalde van 28,4% in 2019 naar 11,4% in 2020" in messages.message(view)
    assert "Aandacht per domein: let op: niet alle gekozen jaren" in certainty.comparison(view)
    assert "Fase van de implementatie: 2018: n ≈ 96 van 380 gemeenten" in sentences.source_line(view)
    assert any(text.startswith("Knelpunten bij de implementatie: In 2020") for text, _ in sentences.remarks(view))
    alike = seen(survey, "fase.verkenningsfase", "vorm.advies-op-maat")
    assert messages.message(alike).startswith("Van 2018 naar 2021: ")


def test_the_table_names_years_and_bases_per_row(survey: Store) -> None:
    view = seen(survey)
    assert header(view)[-1] == "Verschil (procentpunt)"
    rows = texts(view)
    assert rows[0][1] == ["8,3%", "n ≈ 96 (afgeleid, zekerheid hoog)"]
    assert rows[3][-1] == ["−17,0", "2019-2020", "duidelijk"]
    only_changes = seen(survey, view=View.CHANGE)
    assert texts(only_changes)[0][0][0].startswith("Betrekken ervaringsdeskundigen")


def test_at_most_eight_and_the_address_restores_them(survey: Store) -> None:
    item = survey.question(COMPARING)
    assert default(item).option_ids == ()
    chosen = replace(default(item), option_ids=KEYS)
    assert set(from_query(item, to_query(item, chosen))[0].option_ids) == set(KEYS)
    filters, notices = from_query(item, "?antwoorden=" + ",".join(item.option_ids))
    assert len(filters.option_ids) == MOST
    assert "hoogstens 8" in notices[0]
    assert notices[0].count("‘") == 3
    ninth = item.option_ids[:9]
    assert from_query(item, "?antwoorden=" + ",".join(ninth))[1] == [
        f"U kunt hoogstens 8 antwoorden tegelijk vergelijken. Niet getoond: ‘{item.label(ninth[-1])}’."
    ]
    assert to_query(item, default(item)) == ""
    assert "nog geen antwoord gekozen" in sentences.empty(question_view(survey, COMPARING, default(item)))
