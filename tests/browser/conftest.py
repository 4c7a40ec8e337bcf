"""A served dashboard and the system's Chromium for the journeys."""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Page

from app import Settings, create_app
from data.views.choices import FEW
from delivery.desk import desk_server
from tests.bench.generate import Size, generate
from tests.grouped import grouped


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Start the Chromium of the distribution, which never calls home."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.fail("no Chromium: install your distribution's package chromium")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    return {"executable_path": found, "args": flags}


@pytest.fixture(scope="session")
def base_url() -> Iterator[str]:
    """Address of a dashboard that serves the committed tables."""
    with served(Settings()) as url:
        yield url


@pytest.fixture(scope="session")
def many_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a dashboard of an invented survey with more questions than a list shows."""
    folder = tmp_path_factory.mktemp("many")
    generate(Size(questions=FEW + 20, options=3, years=3, quotes=400), folder)
    with served(Settings(tables_dir=folder)) as url:
        yield url


@pytest.fixture(scope="session")
def grouped_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a dashboard of the survey with results of size classes and provinces."""
    folder = tmp_path_factory.mktemp("grouped")
    grouped(folder)
    with served(Settings(tables_dir=folder)) as url:
        yield url


@contextmanager
def served(settings: Settings) -> Iterator[str]:
    """Address of a dashboard, on a port that the system chose."""
    with serving(create_app(settings).server) as url:
        yield url


@contextmanager
def serving(application: Any) -> Iterator[str]:
    """Address of an application, on a port that the system chose."""
    server = desk_server(application, socket.create_server(("127.0.0.1", 0)))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(timeout=5)


@pytest.fixture(autouse=True)
def quiet_console(page: Page) -> Iterator[None]:
    """Every journey ends with an empty console and without a request to anywhere else."""
    page.set_default_timeout(10_000)
    said: list[str] = []
    elsewhere: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: elsewhere.append(request.url) if is_elsewhere(request.url) else None)
    yield
    assert said == []
    assert elsewhere == []


def is_elsewhere(url: str) -> bool:
    """Whether a request leaves this machine."""
    return not url.startswith(("http://127.0.0.1:", "data:", "blob:"))
