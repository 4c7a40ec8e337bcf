"""Answers that are added to a comparison, and fields that suggest them."""

from __future__ import annotations

import pytest

from callbacks.answers import result_of
from callbacks.choices import choices_of, suggestions
from callbacks.downloads import table
from callbacks.navigation import page
from components.chooser import SEVERAL
from components.ids import Control, QuestionPage
from components.places import written
from data.store import Store
from data.views.choices import MOST


def test_a_comparison_goes_the_way_of_a_question(survey: Store) -> None:
    pair = "antwoorden=fase.verkenningsfase,domeinen.sport"
    for kind in ("csv", "xlsx"):
        found = table(survey, f"vergelijken.{kind}", pair)
        assert isinstance(found, tuple)
        assert found[2] == f"vergelijken_2018-2021_lijnen.{kind}"
        assert len(found[0]) > 300
    answer = result_of(survey, "/vergelijken", pair)
    assert answer is not None
    assert answer.address == "/vergelijken?" + pair
    assert "Sport (Aandacht per domein; " in written(answer.places)[QuestionPage.RESULT_BODY]


@pytest.mark.parametrize(
    ("asked", "said", "number"),
    [
        ("Sport (Aandacht per domein)", "Toegevoegd: Sport (Aandacht per domein).", 3),
        ("domeinen.sport", "Toegevoegd: Sport (Aandacht per domein).", 3),
        ("Verkenningsfase (Fase van de implementatie)", "Dit antwoord is al gekozen.", 2),
        ("sport domein", "Toegevoegd: Sport (Aandacht per domein).", 3),
        ("anders", "Meer dan één keuze past bij deze tekst. Kies er een uit de lijst.", 2),
        ("zzzz", "Dit antwoord is er niet.", 2),
        ("", "", 2),
    ],
)
def test_an_answer_is_added_to_the_comparison_or_it_is_said_why_not(
    survey: Store, asked: str, said: str, number: int
) -> None:
    found = page(survey, "", "/vergelijken", f"antwoorden=fase.verkenningsfase,vorm.anders&toevoegen={asked}")
    assert found.said == said
    assert len(found.address.split(",")) == number
    assert found.places[QuestionPage.CHOICES_STATUS] == said


def test_no_more_than_eight_answers_are_compared(survey: Store) -> None:
    eight = ",".join(survey.question("vergelijken").option_ids[:8])
    found = page(survey, "", "/vergelijken", f"antwoorden={eight}&toevoegen=domeinen.sport")
    assert found.said == "U kunt hoogstens 8 antwoorden vergelijken. Haal er eerst een weg."
    assert found.address == f"/vergelijken?antwoorden={eight}"
    ticked = result_of(survey, "/vergelijken", f"antwoorden={eight}&antwoorden=vorm.anders")
    assert ticked is not None
    assert ticked.address == found.address
    assert "Niet getoond: ‘Anders (" in written(ticked.places)[QuestionPage.RESULT_BODY]


def test_enter_takes_the_only_suggestion_and_tells_of_more(survey: Store) -> None:
    assert suggestions(survey, Control.ADD, "sport domein", entered=True)[1:] == ("", True)
    assert suggestions(survey, Control.ADD, "sport domein")[1:] == ("", False)
    assert suggestions(survey, Control.ADD, "anders", entered=True)[1:] == (SEVERAL, False)
    for text in ("zzzz", "", None):
        assert suggestions(survey, Control.ADD, text, entered=True)[2] is False
    told = choices_of(survey, "/toevoegen", "toevoegen=anders&klaar=ja")
    assert told is not None
    assert told.said == {"": SEVERAL}


def test_a_field_suggests_or_says_that_there_is_nothing(survey: Store) -> None:
    options, said, chosen = suggestions(survey, Control.TYPED_QUESTION, "ÍMPLEMENTATIE fase")
    assert [getattr(item, "value", "") for item in options] == ["Fase van de implementatie"]
    assert said == ""
    assert chosen is False
    assert suggestions(survey, Control.TYPED_QUESTION, "Betrokken partijen")[2] is True
    assert suggestions(survey, Control.TYPED_QUESTION, "partijen")[1:] == ("", False)
    assert suggestions(survey, Control.TYPED_QUESTION, "partijen", entered=True)[1:] == ("", True)
    assert suggestions(survey, Control.TYPED_QUESTION, "ondersteuning", entered=True)[1:] == (SEVERAL, False)
    told = choices_of(survey, "/toevoegen", "toevoegen=zzzz&antwoorden=geen")
    assert told is not None
    assert (told.address, told.said, told.leads) == ("", {"": "Dit antwoord is er niet."}, False)
    assert choices_of(survey, "/zoek", "zoek=geld") is None
    assert suggestions(survey, Control.ADD, "zzzz")[:2] == ([], "Dit antwoord is er niet.")
    assert len(suggestions(survey, Control.ADD, None)[0]) == MOST
