"""A reference: the same small dashboard as one static page, with all data in it and no server code.

``python -m tests.bench.static_page PORT``. It is served as a good static host does: compressed beforehand with brotli
(gzip where Node.js is absent), scripts to be kept for ever.
"""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from math import isnan
from pathlib import Path
from typing import Any

from plotly.offline import get_plotlyjs, get_plotlyjs_version

from data.store import TABLES_DIR, Store, load
from tests.bench.subjects import CACHE, FIRST

TEMPLATE = Path(__file__).with_name("static_page.html")
BROTLI = "process.stdout.write(require('zlib').brotliCompressSync(require('fs').readFileSync(0)))"


def page(store: Store) -> str:
    """The page with everything of the survey that it shows."""
    data: dict[str, Any] = {}
    for question_id, question in store.questions.items():
        results = store.cells_of(question_id)
        cells = zip(results["option_id"], results["year"], results["percentage"].tolist(), strict=True)
        data[question_id] = {
            "title": question.title,
            "text": question.text,
            "years": question.years,
            "options": {option.option_id: option.label for option in question.options},
            "results": {f"{option} {year}": None if isnan(value) else value for option, year, value in cells},
            "quotes": [quote.text for quote in store.quotes[question_id]],
        }
    embedded = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return TEMPLATE.read_text(encoding="utf-8").replace("__DATA__", embedded).replace("__FIRST__", FIRST)


def plotly_bundle() -> tuple[str, str]:
    """The name and the text of plotly.js: the basic bundle where npm gives it, else the full one."""
    name = f"plotly.js-basic-dist-min@{get_plotlyjs_version()}"
    archive = CACHE / f"{name.replace('@', '-')}.tgz"
    npm = shutil.which("npm")
    if npm and not archive.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        subprocess.run([npm, "pack", "--silent", name], cwd=CACHE, stdout=subprocess.DEVNULL)  # noqa: S603 - fixed
    if not archive.exists():
        return "full bundle", get_plotlyjs()
    with tarfile.open(archive) as packed:
        script = packed.extractfile("package/plotly-basic.min.js")
        assert script is not None
        return "basic bundle", script.read().decode()


def compressed(text: str) -> tuple[str, bytes]:
    """The encoding and the bytes."""
    node = shutil.which("node")
    if node is None:
        return "gzip", gzip.compress(text.encode(), 9)
    done = subprocess.run([node, "-e", BROTLI], input=text.encode(), capture_output=True, check=True)  # noqa: S603 - fixed
    return "br", done.stdout


def server(files: Mapping[str, tuple[str, str]], port: int) -> ThreadingHTTPServer:
    """A server of texts, by path with their type; only the page itself is asked for again at a next visit."""
    bodies = {path: (kind, *compressed(text)) for path, (kind, text) in files.items()}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            kind, encoding, body = bodies.get(self.path, ("text/plain", "identity", b""))
            self.send_response(200 if self.path in bodies else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Encoding", encoding)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-cache" if self.path == "/" else "max-age=31536000, immutable")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Says nothing of each request."""

    return ThreadingHTTPServer(("127.0.0.1", port), Handler)


def main(port: int) -> None:
    """Serve the page over the real tables."""
    files = {
        "/": ("text/html; charset=utf-8", page(load(TABLES_DIR))),
        "/plotly.js": ("text/javascript; charset=utf-8", plotly_bundle()[1]),
    }
    server(files, port).serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]))
