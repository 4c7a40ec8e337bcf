"""Files of quotes: few at once, many by a process of their own that ends with its reader."""

from __future__ import annotations

import gc
import json
import os
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from callbacks import large_files, quote_files
from callbacks.large_files import AT_ONCE, Making, reader_left
from data.quotes.filters import QuoteFilters
from data.quotes.finding import find
from data.store import TABLES_DIR, Store


@pytest.fixture
def client(survey: Store) -> FlaskClient:
    server = Flask(__name__)
    server.add_url_rule("/<name>", view_func=lambda name: quote_files.send_quotes(survey, name))
    return server.test_client()


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A temporary folder, empty in the end, when there are as many turns to make large files as in the beginning."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    yield tmp_path
    assert list(tmp_path.iterdir()) == []
    for _ in range(2):
        assert AT_ONCE.acquire(blocking=False)
    for _ in range(2):
        AT_ONCE.release()


@pytest.fixture
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quote_files, "MADE_AT_ONCE", 10)


def making(program: str, *, total: int = 100, left: Callable[[], bool] = lambda: False) -> Making:
    """A file that a program makes; the folder is its argument."""
    AT_ONCE.acquire()
    return Making([sys.executable, "-c", f"import os, sys, tempfile, time; {program}"], {}, total, left)


def test_few_quotes_are_a_file_at_once(client: FlaskClient) -> None:
    answer = client.get("/citaten.csv?zoek=geld", headers={"X-Progress": "1"})
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == 'attachment; filename="citaten.csv"'
    assert "X-Progress" not in answer.headers
    assert answer.data.startswith("\ufeffCitaat;".encode())
    nothing = client.get("/citaten.csv?zoek=zzzz")
    assert nothing.text.startswith("Er is niets om te downloaden.")
    assert "Content-Disposition" not in nothing.headers


@pytest.mark.usefixtures("_large", "temporary")
def test_only_names_that_there_are_can_be_asked_for(client: FlaskClient) -> None:
    for name in (
        "citaten.exe",
        "x.csv",
        "rekening.exe%22%20;%20x=%22.csv",
        "a%0d%0aX: y.csv",
        "a%00.csv",
        "citaten.CSV",
    ):
        for ask in (client.get, client.head):
            answer = ask(f"/{name}")
            assert answer.status_code == 404
            assert "Content-Disposition" not in answer.headers


@pytest.mark.usefixtures("_large", "temporary")
def test_many_quotes_come_after_their_progress(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quote_files, "MADE_AT_ONCE", 1_000)
    whole = client.get("/citaten.csv").data
    monkeypatch.setattr(quote_files, "MADE_AT_ONCE", 10)
    answer = client.get("/citaten.csv", headers={"X-Progress": "1"})
    assert answer.headers["X-Progress"] == "1"
    assert answer.data == b"." * 10 + whole
    # The system gives a process no argument of more than 128 kB.
    assert client.get(f"/citaten.csv?x={'a' * 150_000}").data == whole


@pytest.mark.usefixtures("_large")
def test_too_many_at_a_time_are_refused(client: FlaskClient) -> None:
    for _ in range(2):
        assert AT_ONCE.acquire(blocking=False)
    assert client.get("/citaten.csv").status_code == 503
    for _ in range(2):
        AT_ONCE.release()


@pytest.mark.usefixtures("_large", "temporary")
def test_no_way_to_ask_keeps_a_turn(client: FlaskClient) -> None:
    for _ in range(3):
        headed = client.head("/citaten.csv")
        assert (headed.status_code, headed.data) == (200, b"")
        assert headed.headers["Content-Disposition"] == 'attachment; filename="citaten.csv"'
    # An answer of which only the start is read.
    begun = client.get("/citaten.csv", headers={"X-Progress": "1"}, buffered=False)
    begun.close()


@pytest.mark.usefixtures("temporary")
def test_an_answer_that_is_lost_gives_its_turn_back() -> None:
    lost = making("print(1)")
    del lost
    gc.collect()


def test_the_process_ends_with_its_reader(temporary: Path) -> None:
    pid = temporary / "pid"
    program = (
        f"open({str(pid)!r}, 'w').write(str(os.getpid())); tempfile.mkstemp(); print(30, flush=True); time.sleep(60)"
    )
    file = making(program)
    assert next(iter(file)) == b"..."
    # What a library of the process puts into the temporary folder is in its own.
    assert len(list(temporary.iterdir())) == 2
    process = int(pid.read_text())
    file.close()
    pid.unlink()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


@pytest.mark.usefixtures("temporary")
def test_the_process_ends_when_a_reader_left_to_whom_nothing_is_sent() -> None:
    file = making(
        "[print(number, flush=True) or time.sleep(0.01) for number in range(6000)]", total=0, left=lambda: True
    )
    assert b"".join(file) == b""
    file.close()


@pytest.mark.usefixtures("temporary")
def test_a_file_that_is_there_keeps_nobody_waiting_while_it_is_sent() -> None:
    files = [making("open(sys.argv[1] + '/made', 'w').write('file'); print(100, flush=True)") for _ in range(2)]
    for file in files:
        assert [next(iter(file)), next(iter(file))] == [b"." * 9, b"."]
    assert AT_ONCE.acquire(blocking=False)
    AT_ONCE.release()
    for file in files:
        assert b"".join(file) == b"file"
        file.close()


@pytest.mark.usefixtures("temporary")
def test_a_process_that_makes_no_file_breaks_the_answer_off() -> None:
    file = making("print(100)")
    with pytest.raises(RuntimeError, match="no file was made"):
        list(file)
    file.close()


def test_servers_say_that_a_reader_left() -> None:
    here, there = socket.socketpair()
    assert not reader_left({"gunicorn.socket": here})
    there.close()
    assert reader_left({"gunicorn.socket": here})
    here.close()
    assert reader_left({"waitress.client_disconnected": lambda: True})
    assert not reader_left({"waitress.client_disconnected": lambda: False})
    assert not reader_left({})


def test_the_process_makes_the_same_file(
    tmp_path: Path, survey: Store, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {"tables": str(TABLES_DIR), "version": survey.version, "query": "vraag=knelpunten", "file_format": "xlsx"}
    (tmp_path / "asked.json").write_text(json.dumps(asked), encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["-c", str(tmp_path)])
    large_files.main(quote_files.made)
    assert (tmp_path / "made").read_bytes().startswith(b"PK")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["asked.json", "made"]
    capsys.readouterr()
    assert len(list(large_files.counted(find(survey.all_quotes, QuoteFilters()), 100))) == 125
    assert capsys.readouterr().out == "100\n"
    with pytest.raises(ValueError, match="holds version"):
        quote_files.made(**{**asked, "version": "0" * 12})
