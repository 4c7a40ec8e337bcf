"""Lighthouse's accessibility score of every page: ``make lighthouse``. Needs Node.js; 1 where a score is below 100."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import waitress

from app import Settings, create_app

LIGHTHOUSE = "lighthouse@13.5.0"
PATHS = (
    "/",
    "/citaten?vraag=knelpunten",
    "/vergelijken?antwoorden=fase.verkenningsfase,domeinen.sport",
    "/vraag/fase",
    "/vraag/knelpunten?weergave=lijnen&marges=aan",
    "/verantwoording",
    "/toegankelijkheid",
)


def score(npx: str, chromium: str, url: str) -> int:
    """The accessibility score of one page, 0 to 100; raises CalledProcessError."""
    options = ["--quiet", "--only-categories=accessibility", "--output=json", "--chrome-flags=--headless --no-sandbox"]
    command = [npx, "--yes", LIGHTHOUSE, url, *options, f"--chrome-path={chromium}"]
    done = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603 - a fixed command
    share: float = json.loads(done.stdout)["categories"]["accessibility"]["score"]
    return round(100 * share)


def main() -> int:
    """Serve the dashboard and print a score per page."""
    npx, chromium = shutil.which("npx"), shutil.which("chromium") or shutil.which("google-chrome")
    if npx is None or chromium is None:
        print("Lighthouse needs Node.js (npx) and Chromium: install both and try again", file=sys.stderr)
        return 1
    server = waitress.create_server(create_app(Settings()).server, host="127.0.0.1", port=0)
    threading.Thread(target=server.run, daemon=True).start()
    scores = {path: score(npx, chromium, f"http://127.0.0.1:{server.effective_port}{path}") for path in PATHS}
    for path, value in scores.items():
        print(f"{value:>4}  {path}")
    return 0 if min(scores.values()) == 100 else 1


if __name__ == "__main__":
    sys.exit(main())
