"""What goes into the file with everything: each part at an address of one version, and the list says all of it."""

from __future__ import annotations

import csv
import io
import re
from itertools import product
from typing import Any

import pytest
from dash import html
from flask.testing import FlaskClient

from app import Settings, create_app
from callbacks import everything
from callbacks.accounting import accounting_answer, accounting_page
from callbacks.everything import pictures_of, plan
from components.exports.everything import Survey, contents
from data.files import file_names
from data.store import Store
from data.views.choices import FEW
from data.views.filters import Picture, Title
from data.wording.phrases import say
from tests.builders import many, question, store_of


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    found: FlaskClient = create_app(Settings()).server.test_client()
    return found


def listed(content: bytes) -> list[dict[str, str]]:
    """The rows of a list of contents."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize(("picture", "title"), list(product(Picture, Title)))
def test_everything_that_is_asked_is_there_and_in_the_list(
    client: FlaskClient, survey: Store, picture: Picture, title: Title
) -> None:
    query = f"afbeelding={picture}&titel={title}"
    found = client.get(f"/alles/{survey.version}/?{query}").json
    assert found is not None
    places = [place for place, _, _ in found["asked"]]
    assert found["pictures"] == len(survey.questions)
    assert [name for _, _, name in found["asked"] if name] == [item.title for item in survey.questions.values()]
    assert {place.removeprefix("tabellen/") for place in places[found["pictures"] : -1]} == set(file_names())
    answers = [client.get(address) for _, address, _ in found["asked"]]
    assert {(answer.status_code, answer.headers["Data-Version"]) for answer in answers} == {(200, survey.version)}
    for place, answer in list(zip(places, answers, strict=True))[: found["pictures"]]:
        told = answer.json
        assert told is not None
        assert told["name"].replace("_", "-") in place
    rows = listed(answers[-1].data)
    assert sorted(row["bestand"] for row in rows) == sorted(places)
    assert {row["versie van de gegevens"] for row in rows} == {survey.version}
    assert all(row["bron"] and row["jaren"] and row["gemaakt op"] for row in rows)


def test_names_are_short_plain_and_in_order(survey: Store) -> None:
    found = plan(survey, "")
    places = [place for place, _, _ in found["asked"]]
    assert found["name"] == "inclusietrends-2018-2021.zip"
    assert plan(survey, "afbeelding=vierkant")["name"] == "inclusietrends-2018-2021-vierkant.zip"
    assert places[0] == "afbeeldingen/01-fase-2018-2021-staven.png"
    assert all(re.fullmatch(r"([a-z]+/)?[a-z0-9_.-]{1,90}", place) for place in places)
    of_many = [item.place for _, item in pictures_of(many(120), Picture.SQUARE, Title.QUESTION)]
    assert of_many == sorted(of_many)
    assert len(set(of_many)) == 120
    assert of_many[0].startswith("afbeeldingen/001-")


def test_a_question_with_nothing_to_draw_is_told_and_not_asked() -> None:
    full, bare = (question({2020: "a", 2021: "a"}, question_id=name) for name in ("vol", "leeg"))
    found = store_of([(bare, {"ja": [None, None]}, {}), (full, {"ja": [40.0, 50.0], "nee": [60.0, 50.0]}, {})])
    asked = plan(found, "")
    assert asked["pictures"] == 1
    assert asked["asked"][0][0] == "afbeeldingen/02-vol-2020-2021-staven.png"
    items = [item for _, item in pictures_of(found, Picture.SLIDE, Title.MESSAGE)]
    rows = listed(contents(Survey(found.version, found.sources), items, file_names()))
    told = [(row["wat"], row["jaren"]) for row in rows if not row["bestand"]]
    assert told == [(f"Geen afbeelding. {say('nothing')}", "2020-2021")]


def test_no_more_is_made_at_once_than_may_be(client: FlaskClient) -> None:
    paths = ("/alles/", "/alles/vraag/fase", "/alles/inhoud.csv")
    with everything.AT_ONCE, everything.AT_ONCE:
        for path in paths:
            assert client.get(path).status_code == 503
        assert client.get("/beeld/vraag/fase").status_code == 200, "other pictures do not wait"
    for path in paths:
        assert client.get(path).status_code == 200
    for _ in range(3):
        assert client.get("/alles/vraag/geen").status_code == 404, "nor does one that fails keep its place"
    assert client.get("/alles/").status_code == 200


def test_the_address_keeps_which_pictures_are_chosen(survey: Store) -> None:
    address = "/verantwoording?afbeelding=vierkant&titel=vraag"
    answer = accounting_answer(survey, "afbeelding=vierkant&titel=vraag&smal=ja")
    assert (answer.address, answer.places) == (address, {})
    assert answer.said["afbeelding"]
    assert accounting_answer(survey, "afbeelding=dia&titel=boodschap").address == "/verantwoording"
    page = accounting_page(survey, "afbeelding=vierkant&titel=vraag")
    assert page.address == address
    whole: Any = html.Div(page.components)
    chosen = {part.id: part.value for part in whole._traverse() if getattr(part, "id", "") in ("afbeelding", "titel")}
    assert chosen == {"afbeelding": "vierkant", "titel": "vraag"}
    # Of many questions, the one that is accounted for stays.
    large = many(FEW + 1)
    typed = f"andere-vraag={large.questions['v7'].title}&afbeelding=vierkant"
    assert accounting_answer(large, typed).address == "/verantwoording?vraag=v7&afbeelding=vierkant"
    assert accounting_page(large, typed).address == "/verantwoording?vraag=v7&afbeelding=vierkant"
