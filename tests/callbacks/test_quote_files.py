"""Files of quotes: few at once, many by a process of their own that ends with its reader."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from callbacks import quote_files
from callbacks.quote_files import counted, in_own_process, make
from data.quotes.filters import QuoteFilters
from data.quotes.finding import find
from data.store import TABLES_DIR, Store


@pytest.fixture
def client(survey: Store) -> FlaskClient:
    server = Flask(__name__)
    server.add_url_rule("/<name>", view_func=lambda name: quote_files.send_quotes(survey, name))
    return server.test_client()


@pytest.fixture
def free() -> Iterator[None]:
    """Ends with as many places to make large files as it began with."""
    yield
    for _ in range(2):
        assert quote_files.AT_ONCE.acquire(blocking=False)
    for _ in range(2):
        quote_files.AT_ONCE.release()


def test_few_quotes_are_a_file_at_once(client: FlaskClient) -> None:
    answer = client.get("/citaten.csv?zoek=geld", headers={"X-Progress": "1"})
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == 'attachment; filename="citaten.csv"'
    assert "X-Progress" not in answer.headers
    assert answer.data.startswith("\ufeffCitaat;".encode())
    nothing = client.get("/citaten.csv?zoek=zzzz")
    assert nothing.text.startswith("Er is niets om te downloaden.")
    assert "Content-Disposition" not in nothing.headers
    assert client.get("/citaten.exe").status_code == 404


@pytest.mark.usefixtures("free")
def test_many_quotes_come_after_their_progress(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = client.get("/citaten.csv").data
    monkeypatch.setattr(quote_files, "MADE_AT_ONCE", 10)
    answer = client.get("/citaten.csv", headers={"X-Progress": "1"})
    assert answer.headers["X-Progress"] == "1"
    assert answer.data == b"." * 10 + whole
    assert client.get("/citaten.csv").data == whole


def test_too_many_at_a_time_are_refused(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quote_files, "MADE_AT_ONCE", 10)
    for _ in range(2):
        assert quote_files.AT_ONCE.acquire(blocking=False)
    assert client.get("/citaten.csv").status_code == 503
    for _ in range(2):
        quote_files.AT_ONCE.release()


@pytest.mark.usefixtures("free")
def test_the_process_ends_with_its_reader(tmp_path: Path) -> None:
    quote_files.AT_ONCE.acquire()
    pid = tmp_path / "pid"
    program = f"import os, time; open({str(pid)!r}, 'w').write(str(os.getpid())); print(30, flush=True); time.sleep(60)"
    told = in_own_process([sys.executable, "-c", program], 100)
    assert next(told) == b"..."
    process = int(pid.read_text())
    told.close()  # type: ignore[attr-defined]  # a generator can be closed
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


@pytest.mark.usefixtures("free")
def test_a_process_that_makes_no_file_breaks_the_answer_off() -> None:
    quote_files.AT_ONCE.acquire()
    with pytest.raises(RuntimeError, match="no file was made"):
        list(in_own_process([sys.executable, "-c", "print(100)"], 100))


def test_the_process_makes_the_same_file(tmp_path: Path, survey: Store, capsys: pytest.CaptureFixture[str]) -> None:
    make(TABLES_DIR, survey.version, "citaten.xlsx", "vraag=knelpunten", tmp_path / "file")
    assert (tmp_path / "file").read_bytes().startswith(b"PK")
    assert len(list(counted(find(survey.all_quotes, QuoteFilters())))) == 125
    assert capsys.readouterr().out == "100\n"
