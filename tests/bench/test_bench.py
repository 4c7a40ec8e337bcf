"""The invented survey is a survey, the reference pages can be made, the line is a line; nothing here has to be fast."""

from __future__ import annotations

import gzip
import json
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from data.store import Store, load
from data.survey.schema import BLANK, TABLES
from data.views.filters import default
from data.views.question import question_view
from tests.bench import ordinary_dash, report
from tests.bench.choosing import CHOICES, place
from tests.bench.generate import Size, generate
from tests.bench.relay import DELAY, relay
from tests.bench.static_page import page, server
from tests.bench.subjects import FIRST

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
        results = store.cells_of(item.question_id)
        assert len(results) == len(item.options) * len(item.years) == 5 * 4
        assert (results["percentage"].isna() == results["obs_status"].isin(BLANK)).all()
        assert results["note"].isin(["", *(note.note_id for note in item.notes)]).all()
        assert question_view(store, item.question_id, default(item)).has_data


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        generate(TINY, tmp_path / name, seed)
    files = {
        name: [(tmp_path / name / f"{table}.parquet").read_bytes() for table in TABLES if not TABLES[table].optional]
        for name in "abc"
    }
    assert files["a"] == files["b"]
    assert files["a"] != files["c"]


def test_the_static_page_holds_the_survey(survey: Store) -> None:
    embedded = re.search(r'id="gegevens">(.*?)</script>', page(survey))
    assert embedded is not None
    data = json.loads(embedded[1])
    assert list(data) == list(survey.questions)
    assert data["fase"]["results"]["verkenningsfase 2018"] == 50.0
    assert sum(len(question["quotes"]) for question in data.values()) == len(survey.all_quotes)


def test_the_static_page_is_served_compressed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    with server({"/": ("text/html", "hallo")}, 0) as web:
        thread = threading.Thread(target=web.serve_forever)
        thread.start()
        with urlopen(f"http://127.0.0.1:{web.server_port}/") as response:
            assert response.headers["Content-Encoding"] == "gzip"
            assert gzip.decompress(response.read()) == b"hallo"
        web.shutdown()
        thread.join()


def test_the_ordinary_app_draws_and_searches(survey: Store) -> None:
    years, options = ordinary_dash.choices(survey, FIRST)[3::2]
    results, quotes = survey.tables["results"].to_pandas(), survey.tables["quotes"].to_pandas()
    figure = ordinary_dash.figure(results, survey, FIRST, years[:2], options)
    assert [trace.name for trace in figure.data] == ["2018", "2019"]
    count, found = ordinary_dash.quotes(quotes, FIRST, "GELD")
    assert count == f"{len(found)} citaten gevonden"
    assert 0 < len(found) < len(survey.quotes[FIRST])


def test_a_ratio_that_got_worse_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "RECORDED", tmp_path / "recorded.json")
    monkeypatch.setattr(report, "README", tmp_path / "README.md")
    report.README.write_text("voor <!-- bench --> oud <!-- /bench --> na", encoding="utf-8")
    medians = {
        "dashboard": {"year by mouse 0": 100.0, "rate": 50.0},
        "ordinary Dash": {"year by mouse 0": 100.0, "rate": 50.0},
    }
    assert report.compared_with_recorded(medians) == "no run is recorded to compare with"
    report.record(medians, "een machine")
    text = report.README.read_text(encoding="utf-8")
    assert "| Wait: a year, by mouse (ms) | 100 |" in text
    assert "oud" not in text
    assert "worse: " not in report.compared_with_recorded(
        {**medians, "dashboard": {"year by mouse 0": 119.0, "rate": 43.0}}
    )
    told = report.compared_with_recorded({**medians, "dashboard": {"year by mouse 0": 121.0, "rate": 40.0}})
    assert told.count("worse: ") == 2
    assert "missing: Wait: a year, by mouse" in report.compared_with_recorded({**medians, "dashboard": {"rate": 50.0}})


@pytest.mark.parametrize("boxes", [4, 10])
def test_choices_show_no_set_of_boxes_twice(boxes: int) -> None:
    chosen = frozenset(range(boxes))
    shown = [chosen]
    for turn in range(1, 2 * CHOICES + 1):
        chosen ^= {place(turn)}
        shown.append(chosen)
    assert len(set(shown)) == len(shown)
    assert all(shown)
    assert set().union(*shown) == set(range(boxes))


class Echo(StreamRequestHandler):
    """Says what it hears, line by line; and ``wait`` only when it may."""

    may = threading.Event()

    def handle(self) -> None:
        """One connection."""
        for line in self.rfile:
            if line == b"wait\n":
                self.may.wait()
            self.wfile.write(line)


@contextmanager
def far_echo() -> Iterator[tuple[str, int]]:
    """The address of an echo that is far away."""
    with ThreadingTCPServer(("127.0.0.1", 0), Echo) as near:
        thread = threading.Thread(target=near.serve_forever, args=(0.01,))
        thread.start()
        with relay(f"http://127.0.0.1:{near.server_address[1]}") as far:
            yield "127.0.0.1", urlsplit(far).port or 0
        near.shutdown()
        thread.join()


def test_the_line_changes_nothing_of_what_it_carries() -> None:
    said = [str(number).encode() * number**2 + b"\n" for number in range(1, 100)]
    with far_echo() as address, socket.create_connection(address) as client:

        def speak() -> None:
            for line in said:
                client.sendall(line)
            client.shutdown(socket.SHUT_WR)

        speaking = threading.Thread(target=speak)
        speaking.start()
        with client.makefile("rb") as heard:
            assert heard.read() == b"".join(said)
        speaking.join()


def test_the_line_delays_each_way_and_the_opening() -> None:
    with far_echo() as address:
        started = time.monotonic()
        with socket.create_connection(address) as client, client.makefile("rb") as heard:
            for trips in (2, 3):
                client.sendall(b"hello\n")
                assert heard.readline() == b"hello\n"
                assert time.monotonic() - started >= trips * 2 * DELAY


def test_connections_do_not_wait_for_each_other() -> None:
    with far_echo() as address, socket.create_connection(address) as one, socket.create_connection(address) as other:
        one.sendall(b"wait\n")
        other.sendall(b"hello\n")
        assert other.recv(100) == b"hello\n"
        Echo.may.set()
        assert one.recv(100) == b"wait\n"


def test_a_server_that_is_gone_closes_the_connection() -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with (
        relay(f"http://127.0.0.1:{port}") as far,
        socket.create_connection(("127.0.0.1", urlsplit(far).port or 0)) as client,
    ):
        assert client.recv(100) == b""
