"""While data are published, every request is answered, from one version, which the answer names."""

from __future__ import annotations

import gc
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from dash import Dash
from flask.testing import FlaskClient

from app import Settings, create_app
from callbacks.answers import result_of, to_json
from callbacks.downloads import table
from callbacks.versions import MADE_FROM, NEWEST
from data.files import table_file
from data.store import TABLES_DIR, Store, load
from tests.builders import republish
from tests.object_storage import PATIENCE, Published

PATHS = (
    "/vraag/fase", "/pagina/{}/vraag/fase", "/resultaat/{}/vraag/fase?weergave=tabel", "/lijst/{}/?zoek=fase",
    "/keuzes/{}/toevoegen?toevoegen=fase", "/beeld/{}/vraag/fase", "/cijfers/{}/fase.csv", "/bestanden/{}/results.csv",
    "/grafiek/{}/fase.svg", "/citatenbestand/{}/citaten.csv?zoek=geld",
)  # fmt: skip
#: Refused where several ask at once, which is tested elsewhere.
BOUNDED = ("/alles/{}/", "/alles/{}/inhoud.csv", "/alles/{}/vraag/fase")


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """The committed tables in a folder of their own."""
    shutil.copytree(TABLES_DIR, tmp_path / "tables")
    return tmp_path / "tables"


@pytest.fixture
def app(tables: Path) -> Iterator[Dash]:
    """A dashboard over these."""
    yield create_app(Settings(tables_dir=tables))
    gc.unfreeze()


@pytest.fixture(params=["folder", "storage"])
def published(request: pytest.FixtureRequest, tables: Path) -> Published:
    """These tables, served from their folder or from a storage."""
    found = Published(tables, request.getfixturevalue("address") if request.param == "storage" else None)
    found.push()
    return found


def until(client: FlaskClient, version: str) -> None:
    """Wait until a version is the newest."""
    end = time.monotonic() + PATIENCE
    while client.get("/").headers[NEWEST] != version:
        assert time.monotonic() < end
        time.sleep(0.05)


def test_every_address_is_answered_from_the_version_in_it(app: Dash, tables: Path) -> None:
    client = app.server.test_client()
    old = client.get("/").headers[MADE_FROM]
    republish(tables, 50.0, 51.5)
    new = load(tables).version
    until(client, new)
    for path in (*PATHS, *BOUNDED):
        asked = client.get(path.format(old))
        expected = old if "{}" in path else new
        assert (asked.status_code, asked.headers[MADE_FROM], asked.headers[NEWEST]) == (200, expected, new), path
        for other in (new, "0" * 12):
            assert client.get(path.format(other)).headers[MADE_FROM] == new, path
        if path.startswith(("/keuzes", "/beeld", "/cijfers", "/bestanden", "/grafiek", "/citaten")):
            assert client.get(path.replace("/{}", "")).headers[MADE_FROM] == new
    assert "50,0" in client.get(f"/cijfers/{old}/fase.csv").text
    assert "51,5" in client.get("/cijfers/fase.csv").text
    assert MADE_FROM not in client.get("/_dash-layout").headers


def expected(store: Store) -> dict[str, bytes]:
    """What some addresses answer from a version."""
    made = table(store, "fase.csv", "")
    assert isinstance(made, tuple)
    shown = result_of(store, "/vraag/fase", "weergave=tabel")
    assert shown is not None
    return {
        "/cijfers/{}/fase.csv": made[0],
        "/resultaat/{}/vraag/fase?weergave=tabel": to_json(shown),
        "/bestanden/{}/results.csv": b"".join(table_file(store, "results.csv")),
    }


def test_no_request_fails_or_mixes_versions_while_others_are_published(published: Published) -> None:
    tables, app = published.folder, create_app(Settings(tables_dir=published.tables))
    first = load(tables)
    right, told = {first.version: expected(first)}, list[tuple[str, str, bytes]]()
    problems: list[str] = []
    stop = threading.Event()

    def ask() -> None:
        """A reader, who stays with a version for a while and then goes on from the newest."""
        client = app.server.test_client()
        while not stop.is_set():
            page = client.get("/").headers[NEWEST]
            for path in PATHS * 2:
                answer = client.get(path.format(page))
                told.append((path, answer.headers.get(MADE_FROM, ""), answer.data))
                if answer.status_code != 200:
                    problems.append(f"{path}: {answer.status_code}")

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(2 if published.address else 5):
        republish(tables, 60 + number if number else 50.0, 61.0 + number)
        published.push()
        newest = load(tables)
        right[newest.version] = expected(newest)
        until(app.server.test_client(), newest.version)
    stop.set()
    for thread in threads:
        thread.join()
    assert problems == []
    assert {made for _, made, _ in told} == set(right)
    checked = [(path, made) for path, made, content in told if path in right[made] and content == right[made][path]]
    assert len(checked) == sum(path in right[made] for path, made, _ in told) > 20
    gc.unfreeze()
