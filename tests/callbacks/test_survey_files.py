"""Files about the whole survey: of few questions at once, of many by a process that tells how far it is."""

from __future__ import annotations

import io
from collections.abc import Iterator

import docx
import pytest
from flask import Flask
from flask.testing import FlaskClient
from pptx import Presentation

from callbacks import survey_files
from callbacks.large_files import AT_ONCE
from callbacks.survey_files import FILES, made, send_survey
from data.store import TABLES_DIR, Store
from tests.builders import many

NAMES = {"alle-vragen.pptx": "inclusietrends-2021.pptx", "trendrapport.docx": "trendrapport-2021.docx"}


@pytest.fixture
def client(survey: Store) -> FlaskClient:
    server = Flask(__name__)
    server.add_url_rule("/<name>", view_func=lambda name: send_survey(survey, name))
    return server.test_client()


@pytest.fixture(autouse=True)
def free() -> Iterator[None]:
    """Ends with as many places to make files as it began with."""
    yield
    for _ in range(2):
        assert AT_ONCE.acquire(blocking=False)
    for _ in range(2):
        AT_ONCE.release()


def title(content: bytes, name: str) -> str:
    opened = Presentation(io.BytesIO(content)) if name.endswith("pptx") else docx.Document(io.BytesIO(content))
    return str(opened.core_properties.title)


@pytest.mark.parametrize("name", FILES)
def test_a_file_has_a_name_that_any_system_takes(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/{name}")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{NAMES[name]}"'
    assert "VN-verdrag Handicap" in title(answer.data, name)
    assert client.head(f"/{name}").status_code == 200
    assert client.get("/onzin.docx").status_code == 404


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_many_questions_comes_after_its_progress(
    client: FlaskClient, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(survey_files, "MADE_AT_ONCE", 5)
    answer = client.get(f"/{name}", headers={"X-Progress": "1"})
    assert answer.headers["X-Progress"] == "1"
    assert answer.data.startswith(b"." * 10 + b"PK")
    assert "VN-verdrag Handicap" in title(answer.data[10:], name)
    assert client.get(f"/{name}").data.startswith(b"PK")


def test_too_many_at_a_time_are_refused(client: FlaskClient) -> None:
    for _ in range(2):
        assert AT_ONCE.acquire(blocking=False)
    assert client.get("/trendrapport.docx").status_code == 503
    for _ in range(2):
        AT_ONCE.release()


def test_the_process_makes_the_file_and_tells_each_question(survey: Store, capsys: pytest.CaptureFixture[str]) -> None:
    file = made(tables=str(TABLES_DIR), version=survey.version, name="trendrapport.docx")
    assert "VN-verdrag Handicap" in title(file, "trendrapport.docx")
    assert capsys.readouterr().out.split() == [str(number) for number in range(1, 11)]


def test_very_many_questions_are_a_deck_too() -> None:
    server = Flask(__name__)
    server.add_url_rule("/<name>", view_func=lambda name: send_survey(many(60), name))
    assert len(Presentation(io.BytesIO(server.test_client().get("/alle-vragen.pptx").data)).slides) == 64
