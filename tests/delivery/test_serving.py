"""Headers of files and answers, and what a page asks for."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import Settings, create_app
from delivery import files, prepare
from delivery.packages import FIGTREE

KEPT = "public, max-age=31536000, immutable"


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    server: Flask = create_app(Settings()).server
    return server.test_client()


@pytest.fixture
def style(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> files.StaticFile:
    """A style sheet, the only file, prepared."""
    (tmp_path / "a.css").write_text("p { margin: 0 }\n" * 200, encoding="utf-8")
    file = files.StaticFile("a.css", (tmp_path / "a.css",))
    monkeypatch.setattr(files, "PREPARED", tmp_path / "prepared")
    for module in ("files", "serving"):
        monkeypatch.setattr(f"delivery.{module}.all_files", lambda: [file])
    prepare.compress()
    return file


def test_a_prepared_file_goes_out_as_it_was_compressed(client: FlaskClient, style: files.StaticFile) -> None:
    held = files.content(style)
    tags = set()
    for asked, coding in {"gzip, deflate, br, zstd": "br", "gzip": "gzip", "br;q=0, gzip": "gzip", "": None}.items():
        answer = client.get(files.address(style), headers={"Accept-Encoding": asked})
        assert answer.headers.get("Content-Encoding") == coding
        assert answer.data == (held.encoded[coding] if coding else held.plain)
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert set(answer.headers["Cache-Control"].split(", ")) == set(KEPT.split(", "))
        assert answer.mimetype == "text/css"
        tags.add(answer.headers["ETag"])
        again = client.get(
            files.address(style), headers={"Accept-Encoding": asked, "If-None-Match": answer.headers["ETag"]}
        )
        assert (again.status_code, again.data) == (304, b"")
    assert len(tags) == 3


def test_a_file_that_is_not_prepared_is_compressed_on_its_way(client: FlaskClient, style: files.StaticFile) -> None:
    old = files.address(style)
    style.sources[0].write_text("p { margin: 1px }\n" * 200, encoding="utf-8")
    new = files.address(style)
    assert new != old
    answer = client.get(new, headers={"Accept-Encoding": "br"})
    assert brotli.decompress(answer.data) == files.content(style).plain
    assert "immutable" in answer.headers["Cache-Control"]
    tag = answer.headers["ETag"]
    assert client.get(new, headers={"Accept-Encoding": "br", "If-None-Match": tag}).status_code == 304
    late = client.get(old, headers={"Accept-Encoding": "identity"})
    assert late.data == files.content(style).plain
    assert late.headers["Cache-Control"] == "no-cache"


def test_the_typeface_is_asked_for_at_once_and_kept(
    client: FlaskClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "PREPARED", tmp_path)
    assert "preload" not in client.get("/vraag/fase").text
    for path, held in zip(files.kept(FIGTREE), (b"letters" * 1000, b"licence"), strict=True):
        path.write_bytes(held)
    letters, licence = map(files.address, files.typeface())
    assert f'<link rel="preload" href="{letters}" as="font" type="font/woff2" crossorigin>' in client.get("/").text
    styles = client.get(files.address(files.styles())).text
    seen = [address.replace("/_static/", "../") for address in (letters, licence)]
    assert f'url({seen[0]}) format("woff2")' in styles
    assert f"SIL Open Font License 1.1: url({seen[1]})" in styles
    answer = client.get(letters, headers={"Accept-Encoding": "gzip, br"})
    assert (answer.data, answer.mimetype) == (b"letters" * 1000, "font/woff2")
    assert "Content-Encoding" not in answer.headers
    assert set(answer.headers["Cache-Control"].split(", ")) == set(KEPT.split(", "))
    assert client.get(licence).mimetype == "text/plain"
    # Another typeface has another address, in the style sheet too, which then has another one itself.
    before = files.address(files.styles())
    files.kept(FIGTREE)[0].write_bytes(b"others")
    assert files.address(files.typeface()[0]) != letters
    assert files.address(files.styles()) != before


def test_other_files_are_not_served(client: FlaskClient) -> None:
    assert client.get("/_static/x/app.py").status_code == 404
    assert client.get("/_static/x/..%2Fapp.py").status_code == 404


@pytest.mark.parametrize("path", ["/vraag/fase", "/delen/citaten", "/nergens"])
def test_pages_and_answers_are_compressed(client: FlaskClient, path: str) -> None:
    plain = client.get(path).text
    for coding, open_ in {"br": brotli.decompress, "gzip": gzip.decompress}.items():
        answer = client.get(path, headers={"Accept-Encoding": coding})
        assert answer.headers["Content-Encoding"] == coding
        assert "Accept-Encoding" in answer.headers["Vary"]
        assert open_(answer.data).decode()[:100] == plain[:100]
        assert "immutable" not in answer.headers.get("Cache-Control", "")


def test_a_page_loads_styles_then_scripts_and_plotly_only_for_a_chart(client: FlaskClient) -> None:
    own = ["inclusietrends.css", "inclusietrends.js", "dash_renderer.js"]
    chart = ["inclusietrends.css", "inclusietrends.js", "plotly.js", "dash_renderer.js"]
    pages = {
        "/": own,
        "/vraag/fase": chart,
        "/vraag/fase?weergave=tabel": own,
        "/vergelijken": own,
        "/vergelijken?antwoorden=domeinen.sport": chart,
        "/citaten": own,
        "/verantwoording": own,
        "/x": own,
    }
    for path, expected in pages.items():
        page = client.get(path).text
        asked = re.findall(r'(?:src|rel="stylesheet" href)="(/_static[^"]+)"', page)
        assert [address.rpartition("/")[2] for address in asked] == expected
        # Plotly must not keep the page waiting, Dash comes when the chart is there.
        assert page.count("plotly.js") == 1 + page.count("<script defer data-plotly src=")
        assert re.search('<template><script [^>]*dash_renderer.js"></script></template>', page)
        for address in asked:
            assert client.get(address).cache_control.immutable


def test_scripts_of_our_own_stay_small() -> None:
    """What only a browser can do: 65 lines for typeface, history, focus, what is said or is newer, and 45 for a zip."""
    scripts = [*(files.ROOT / "assets").glob("*.js"), files.ROOT / "delivery" / "start.js"]
    assert sum(len(script.read_text(encoding="utf-8").splitlines()) for script in scripts) <= 510
