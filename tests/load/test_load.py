"""Visitors ask what pages offer and are answered, and runs are judged by what they measured."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import Settings, create_app
from callbacks.versions import MADE_FROM
from data.store import TABLES_DIR
from tests.load import memory, report
from tests.load.load import Taken
from tests.load.page import Page
from tests.load.visitor import CLICKS, Visitor

ROOT = "/inclusietrends"


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    """The dashboard below a path."""
    server: Flask = create_app(Settings(tables_dir=TABLES_DIR, path_prefix=ROOT)).server
    return server.test_client()


def test_visitors_do_everything_and_are_always_answered(client: FlaskClient) -> None:
    asked: Counter[str] = Counter()

    def get(address: str, kind: str, version: str) -> bytes:
        answer = client.get(address)
        assert address.startswith(f"{ROOT}/")
        assert answer.status_code == 200, address
        assert answer.data, address
        assert version in ("", answer.headers.get(MADE_FROM)), address
        asked[kind] += 1
        return bytes(answer.data)

    visitor = Visitor(get, f"{ROOT}/", lambda _: None, Random(1))
    for click in CLICKS:
        click(visitor)
    for _ in range(40):
        visitor.click()
    assert set(asked) == {
        "first page", "script, style, font", "part of Dash", "small chart", "page", "choice", "search", "file",
    }  # fmt: skip


@pytest.mark.parametrize(
    "path", ["/", "/vraag/fase?weergave=lijnen&jaren=2019,2021", "/vergelijken", "/citaten?zoek=geld"]
)
def test_a_page_of_dash_has_the_form_of_the_first_page(client: FlaskClient, path: str) -> None:
    first = Page(client.get(ROOT + path).text, ROOT + path.partition("?")[0])
    drawn = Page.drawn(client.get(first.page_at(ROOT + path)).data)
    assert (drawn.query(), drawn.path) == (first.query(), first.path)
    controls = ".//input | .//select | .//button[@data-file]"
    attributes = [[dict(control.attrib) for control in page.form.xpath(controls)] for page in (first, drawn)]
    assert attributes[0] == attributes[1]


def times(**by_kind: dict[float, int]) -> dict[str, report.Times]:
    """Times of all answers by kind."""
    return {**by_kind, report.ALL: by_kind["choice"]}


def test_a_run_is_judged_by_the_slowest_in_twenty_and_by_its_memory() -> None:
    right, late = times(choice={20: 95, 900: 5}), times(choice={20: 94, 900: 6})
    flat, growing = [300.0, 400, 410, 405, 400, 420], [300.0, 400, 400, 410, 440, 450]
    assert report.problems(right, flat) == []
    assert report.problems(late, flat) == ["95% of the answers took up to 900 ms, not 250"]
    assert report.problems(right, growing) == ["memory grew: 350, 405, 445 MB in thirds of the run"]
    assert report.problems(right, flat[:2]) == ["the run was too short to see what memory does"]


def test_what_locust_wrote_becomes_a_table_in_the_readme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = {"choice": {"10.0": 80, "200.0": 20}, report.FILES: {"1.0": 500}, "page": {"30.0": 100}}
    written = [{"name": name, "response_times": found} for name, found in entries.items()]
    (tmp_path / "stats.json").write_text(json.dumps(written))
    found = report.kinds(tmp_path / "stats.json")
    assert [report.quantile(found[report.ALL], share) for share in (0.3, 0.5, 0.95)] == [10, 30, 200]
    told = report.told(found, Taken([1.0, 2, 3], {"server": 30.0}), "a machine", 1)
    assert "| choice | 100 | 10 | 200 | 200 |" in told
    assert (
        "12 answers per second; cores used: server 0.50; memory of all workers in thirds of the run: 1, 2, 3 MB" in told
    )
    readme = tmp_path / "README.md"
    readme.write_text("before <!-- load -->old<!-- /load --> after")
    monkeypatch.setattr(report, "README", readme)
    report.record(told)
    assert readme.read_text() == f"before <!-- load -->\n{told}\n<!-- /load --> after"


def test_errors_of_a_run_are_told(tmp_path: Path) -> None:
    failures = "Method,Name,Error,Occurrences,First Seen,Last Seen\r\nGET,page,status 502,3,,\r\n"
    exceptions = "Count,Message,Traceback,Nodes,First Seen,Last Seen\r\n1,no list,x,local,,\r\n"
    (tmp_path / "run_failures.csv").write_text(failures)
    (tmp_path / "run_exceptions.csv").write_text(exceptions)
    assert report.errors(tmp_path) == ["3 times page: status 502", "1 times a person: no list"]


def test_memory_of_a_process_and_all_below_it_is_counted() -> None:
    before = memory.megabytes(os.getpid())
    code = "held = bytearray(60_000_000); print('held', flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:  # noqa: S603
        assert child.stdout is not None
        child.stdout.readline()
        assert child.pid in memory.family(os.getpid())
        assert memory.megabytes(os.getpid()) > before + 50
        child.communicate(b"\n")
