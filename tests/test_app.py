"""The app as a whole, without a browser: wiring, addresses, settings, and a start that fails clearly."""

from __future__ import annotations

import gc
import re
import socket
from pathlib import Path
from typing import Any

import pytest
from dash import Dash, html

import app as application
from app import Settings, create_app
from callbacks.navigation import FirstPage, arriving, first_page
from callbacks.versions import served_by
from components.addresses import ACCESSIBILITY, ACCOUNTING, COMPARISON, HOME, QUOTES
from components.ids import AccountingPage, Control, ListPage, QuestionPage, QuotesPage, Shell
from data.files import file_names
from data.store import Store
from data.views.choices import FEW
from tests.builders import many
from tests.grouped import grouped


@pytest.fixture(scope="module")
def dash_app() -> Dash:
    return create_app(Settings())


def test_every_callback_uses_ids_that_are_on_a_page(dash_app: Dash, survey: Store, tmp_path: Path) -> None:
    paths = [HOME, "/vraag/fase", COMPARISON, QUOTES, ACCOUNTING, ACCESSIBILITY, "/nergens"]
    pages = [part for path in paths for part in arriving(survey, "", path, "")]
    pages += arriving(grouped(tmp_path), "", "/vraag/fase", "")
    # Where there are many questions, one is typed.
    whole: Any = html.Div([dash_app.layout(), *pages, *arriving(many(FEW + 1), "", "/vraag/v7", "")])
    parts = list(whole._traverse())
    on_page = {part.id: part for part in parts if isinstance(getattr(part, "id", None), str)}
    assert {str(item) for item in [*Shell, *ListPage, *QuestionPage, *QuotesPage, *AccountingPage, *Control]} <= set(
        on_page
    )
    callbacks = dash_app.server.test_client().get("/_dash-dependencies").json
    assert callbacks is not None
    used = [(part["id"], part["property"]) for item in callbacks for part in [*item["inputs"], *item["state"]]]
    for item in callbacks:
        used += [output.partition("@")[0].rpartition(".")[::2] for output in item["output"].strip(".").split("...")]
    for id_, name in used:
        known = on_page[id_]
        assert name in known._prop_names or name.startswith(tuple(known._valid_wildcard_attributes))


def test_a_control_is_called_as_its_parameter_in_the_address(survey: Store) -> None:
    for path in ("/vraag/fase", COMPARISON, QUOTES, HOME):
        whole: Any = html.Div(arriving(survey, "", path, ""))
        controls = [part for part in whole._traverse() if getattr(part, "id", None) in {str(item) for item in Control}]
        assert controls
        for control in controls:
            assert control.name == control.id


def test_answers_are_served(dash_app: Dash) -> None:
    client = dash_app.server.test_client()
    for path in (
        "/resultaat/v/vraag/fase?jaren=2021",
        "/lijst/v/citaten?zoek=geld",
        "/lijst/v/?zoek=fase",
        "/keuzes/toevoegen?toevoegen=x",
    ):
        answer = client.get(path).json or {}
        assert set(answer) == {"address", "places", "properties", "figure", "said", "leads"}
    for path in ("/resultaat/v/citaten", "/lijst/v/verantwoording", "/resultaat/v/vraag/x", "/beeld/citaten"):
        assert client.get(path).status_code == 404
    assert (client.get("/beeld/vraag/fase").json or {})["name"] == "fase_2018-2021_staven"
    assert "geen jaar" in (client.get("/beeld/vraag/fase?jaren=geen").json or {})["said"]


def test_without_scripts_a_form_leads_to_the_question_that_was_chosen(dash_app: Dash) -> None:
    client = dash_app.server.test_client()
    moved = client.get("/vraag/fase?vraag=inzet&jaren=2019&jaren=2021")
    assert (moved.status_code, moved.location) == (302, "/vraag/inzet?jaren=2021")
    assert client.get("/vraag/fase?vraag=fase&jaren=2021").status_code == 200


def test_addresses(dash_app: Dash) -> None:
    client = dash_app.server.test_client()
    pages = {
        "/": 200,
        "/vraag/fase": 200,
        "/vraag/fase?utm=1": 200,
        "/verantwoording": 200,
        "/toegankelijkheid": 200,
        "/vraag/x": 404,
        "/x": 404,
    }
    for path, status in pages.items():
        response = client.get(path)
        assert response.status_code == status
        assert 'lang="nl"' in response.text
        links = re.findall('href="/bestanden/([^"]+)"', response.text.split("without-scripts")[-1])
        assert len(links) == 3
        assert set(links) <= set(file_names())
    assert client.get("/_dash-layout").status_code == 200


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/vraag/fase/", "/vraag/fase"),
        ("/vraag/fase/?jaren=2021&zoek=caf%C3%A9+nu", "/vraag/fase?jaren=2021&zoek=caf%C3%A9+nu"),
        ("/citaten/", "/citaten"),
        ("/citaten//?zoek=geld", "/citaten?zoek=geld"),
        ("/vergelijken/?antwoorden=fase.verkenningsfase", "/vergelijken?antwoorden=fase.verkenningsfase"),
        ("/verantwoording/", "/verantwoording"),
        ("/toegankelijkheid/", "/toegankelijkheid"),
        ("/bestanden/results.csv/", "/bestanden/results.csv"),
        ("/cijfers/fase.csv/?jaren=2021", "/cijfers/fase.csv?jaren=2021"),
        ("/citatenbestand/citaten.csv/?zoek=geld", "/citatenbestand/citaten.csv?zoek=geld"),
        ("/grafiek/fase.svg/", "/grafiek/fase.svg"),
        ("/beeld/vraag/fase/?jaren=2021", "/beeld/vraag/fase?jaren=2021"),
    ],
)
def test_a_slash_at_the_end_of_an_address_leads_to_the_page(dash_app: Dash, path: str, leads_to: str) -> None:
    client = dash_app.server.test_client()
    moved = client.get(path)
    assert (moved.status_code, moved.location) == (308, leads_to)
    assert client.get(leads_to).status_code == 200


def test_answers_do_not_mind_a_slash_at_the_end(dash_app: Dash) -> None:
    client = dash_app.server.test_client()
    for path, query in (("/resultaat/v/vraag/fase", "?jaren=2021"), ("/lijst/v/citaten", "?zoek=geld")):
        assert client.get(f"{path}/{query}").data == client.get(path + query).data
    assert client.get("/lijst/v?zoek=fase", follow_redirects=True).json == client.get("/lijst/v/?zoek=fase").json


@pytest.mark.parametrize("path", ["/x/", "/vraag/x/", "/%2Fexample.org/", "/vraag/", "/lijst/v/x/"])
def test_a_slash_leads_nowhere_else(dash_app: Dash, path: str) -> None:
    assert dash_app.server.test_client().get(path).status_code == 404


def test_the_first_paint_of_a_page_with_a_chart_waits_for_a_part_that_it_has(dash_app: Dash) -> None:
    client = dash_app.server.test_client()
    for path in ("/vraag/fase", "/vergelijken?antwoorden=fase.verkenningsfase"):
        text = client.get(path).text
        (part,) = re.findall('<link rel="expect" href="#([a-z]+)" blocking="render">', text)
        assert max(text.index('id="jaren"'), text.index('id="antwoorden"')) < text.index(f'id="{part}"')
    assert 'rel="expect"' not in client.get("/").text


def test_files_are_served_to_be_saved(dash_app: Dash) -> None:
    client = dash_app.server.test_client()
    for name in file_names():
        response = client.get(f"/bestanden/{name}")
        assert response.status_code == 200
        assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
        assert len(response.data) > 30
    assert client.get("/bestanden/app.py").status_code == 404
    assert client.get("/bestanden/..%2Fapp.py").status_code == 404


def test_nothing_is_asked_from_elsewhere(dash_app: Dash) -> None:
    page = dash_app.server.test_client().get("/").text
    assert re.findall(r'(?:src|href)="(https?:)?//', page) == []


def test_settings_come_from_the_environment() -> None:
    assert Settings.from_environment({}) == Settings()


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:80"),
        ("localhost", "http://localhost:80"),
        ("::1", "http://[::1]:80"),
        ("[::1]", "http://[::1]:80"),
    ],
)
def test_the_address_can_be_clicked(host: str, address: str) -> None:
    assert application.address(Settings.from_environment({"HOST": host, "PORT": "80"})) == address


def test_a_port_in_use_is_one_clear_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setenv("PORT", str(taken.getsockname()[1]))
        monkeypatch.setenv("HOST", "127.0.0.1")
        assert application.main() == 1
    error = capsys.readouterr().err
    assert "set PORT or HOST to another" in error
    assert len(error.strip().splitlines()) == 1


def test_a_missing_table_is_one_clear_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    assert application.main() == 1
    error = capsys.readouterr().err
    assert "python -m data build" in error
    assert len(error.strip().splitlines()) == 1


def test_the_busiest_pages_are_made_before_anybody_asks(dash_app: Dash, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def note(store: Store, contact: str, path: str, *more: str) -> FirstPage:
        made.append(path)
        return first_page(store, contact, path, *more)

    monkeypatch.setattr(application, "first_page", note)
    served_by(dash_app.server).get_ready()
    assert made == list(application.BUSIEST)
    assert {HOME, QUOTES} <= set(made)
    assert gc.get_freeze_count() > 10_000
    gc.unfreeze()


def test_pictures_are_served_to_be_kept_under_the_address_of_their_version(dash_app: Dash) -> None:
    client = dash_app.server.test_client()
    plain = client.get("/grafiek/fase.svg")
    assert plain.status_code == 200
    assert plain.mimetype == "image/svg+xml"
    assert plain.headers["Cache-Control"] == "no-cache"
    pictures = re.findall("<img [^>]*>", client.get("/").text)
    assert len(pictures) == 10
    # The page does not wait for those that are far below.
    assert all('loading="lazy"' in picture for picture in pictures)
    sources = [picture.partition('src="')[2].partition('"')[0] for picture in pictures]
    for source in sources:
        kept = client.get(source)
        assert kept.status_code == 200
        assert kept.headers["Cache-Control"].endswith("immutable")
        assert kept.text.startswith("<svg ")
    assert client.get("/grafiek/onzin.svg").status_code == 404
