"""The dashboard: ``create_app`` makes the Dash app, ``python app.py`` serves it."""

from __future__ import annotations

import gc
import os
import re
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import waitress
from dash import Dash
from flask import Response, request

from callbacks import register_all
from callbacks.navigation import exists, first_page
from callbacks.versions import store_of_request
from components.addresses import COMPARISON, HOME, QUOTES
from components.shell import NAME, shell
from data.served import Served
from data.store import TABLES_DIR, Store
from data.survey.errors import DataError
from delivery import serving
from delivery.files import picture_style
from delivery.page import document

#: Pages that take long when they are made for the first time.
BUSIEST = (HOME, QUOTES, COMPARISON)


class SettingsError(Exception):
    """An environment variable that cannot be used; its text says what it should be."""


@dataclass(frozen=True)
class Settings:
    """Where to listen, where the tables are, where to report a barrier; the only place that reads the environment."""

    host: str = "127.0.0.1"
    port: int = 8050
    tables_dir: Path = TABLES_DIR
    contact: str = ""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Settings:
        """Settings from HOST, PORT, DATA_DIR and CONTACT_EMAIL; raises SettingsError."""
        port = environment.get("PORT") or str(cls.port)
        if not port.isdecimal() or not 0 < int(port) < 65536:
            raise SettingsError(f"PORT is '{port}': set it to a whole number from 1 to 65535")
        contact = environment.get("CONTACT_EMAIL") or cls.contact
        if contact and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", contact):
            raise SettingsError(f"CONTACT_EMAIL is '{contact}': set it to an e-mail address, or leave it out")
        return cls(
            host=(environment.get("HOST") or cls.host).strip("[]"),
            port=int(port),
            tables_dir=Path(environment.get("DATA_DIR") or cls.tables_dir),
            contact=contact,
        )


def create_app(settings: Settings) -> Dash:
    """The Dash app over the tables in ``settings.tables_dir``; raises a DataError where they cannot be read.

    It follows what is published there.
    """

    def ready(store: Store) -> None:
        for path in BUSIEST:
            first_page(store, settings.contact, path, "")

    served = Served(settings.tables_dir, ready)
    app = Dash(
        __name__,
        title=NAME,
        update_title=None,  # type: ignore[arg-type]  # Dash documents None, its annotation forgets it
        use_async=False,
        include_assets_files=False,  # delivery serves them
        # Else each page carries one of every kind, 350 kB, for the browser to check ids with; a test checks them.
        suppress_callback_exceptions=True,
    )
    app.layout = lambda: shell([], served.newest.sources)
    register_all(app, served, settings.contact, picture_style)

    def interpolate_index(**parts: str) -> str:
        """The first answer: the page as it will be, in our own document around the parts that Dash gives."""
        store = store_of_request(app.server)
        first = first_page(store, settings.contact, request.path, request.query_string.decode())
        return document(first.title, first.html, parts["app_entry"], parts["config"], waits_for=first.waits_for)

    app.interpolate_index = interpolate_index  # type: ignore[method-assign,assignment]

    @app.server.after_request
    def say_not_found(response: Response) -> Response:
        """Dash answers every path with its page; an address that leads nowhere gets status 404 with it."""
        if response.mimetype == "text/html" and response.status_code == 200:
            response.status_code = 200 if exists(store_of_request(app.server), request.path) else 404
        return response

    # Last, for Flask runs the newest hook first, and Flask-Compress leaves what has status 404 as it is.
    serving.register(app.server)
    served.follow()
    return app


def get_ready(app: Dash) -> None:
    """Answer once before anybody asks, and leave what is kept from then on out of the garbage collection.

    With a thousand questions the first reader would wait 0.3 s, and now and then one 0.1 s for the collection.
    """
    for path in BUSIEST:
        app.server.test_client().get(path)
    gc.collect()
    gc.freeze()


def listen(settings: Settings) -> socket.socket:
    """A listening socket; raises OSError where the port is in use or the host is unknown, and leaves nothing open."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    return socket.create_server((settings.host, settings.port), family=family, backlog=128)


def address(settings: Settings) -> str:
    """Where a browser finds the dashboard; an IPv6 address stands between brackets there."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{settings.port}"


def main() -> int:
    """Serve until interrupted; 1 with one clear sentence where that cannot start."""
    try:
        settings = Settings.from_environment(os.environ)
        app = create_app(settings)
        listening = listen(settings)
        get_ready(app)
    except (DataError, SettingsError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        reason = error.strerror or error
        print(
            f"cannot listen on {address(settings)} ({reason}): set PORT or HOST to another",
            file=sys.stderr,
        )
        return 1
    server = waitress.create_server(app.server, sockets=[listening], threads=8)
    print(f"{NAME} is at {address(settings)} (stop with Ctrl+C)", flush=True)
    server.run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
