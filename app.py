"""The dashboard: ``create_app`` makes the Dash app, ``python app.py`` serves it."""

from __future__ import annotations

import os
import re
import socket
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path

import waitress
from dash import Dash, html
from flask import Response, request

from callbacks import register_all
from callbacks.navigation import exists, first_page, page
from components.addresses import ACCESSIBILITY, ACCOUNTING, COMPARISON, HOME, QUOTES, question_address
from components.shell import NAME, shell
from data.errors import DataError
from data.store import TABLES_DIR, Store, load

INDEX = """<!DOCTYPE html>
<html lang="nl">
    <head>
        {metas}
        <title>{title}</title>
        {css}
        <link rel="icon" href="data:,">
        {scripts}
    </head>
    <body>
        <noscript>
            <p class="bar">De grafiek, de keuzes en het zoeken hebben JavaScript nodig. U kunt ook de tabellen
            downloaden: <a href="/bestanden/results.csv">de cijfers</a>,
            <a href="/bestanden/quotes.csv">de citaten</a> en
            <a href="/bestanden/gegevenswoordenboek.csv">de betekenis van de kolommen</a>.</p>
        </noscript>
        {page}
        {app_entry}
        {config}
        <template id="dash-scripts">{later}</template>
        <script>inclusietrends.first()</script>
    </body>
</html>
"""


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
            host=environment.get("HOST") or cls.host,
            port=int(port),
            tables_dir=Path(environment.get("DATA_DIR") or cls.tables_dir),
            contact=contact,
        )


class Dashboard(Dash):
    """A Dash app whose first answer holds the page already: ``first_page`` gives its HTML and title for an address."""

    first_page: Callable[[str, str], tuple[str, str]]

    def interpolate_index(  # type: ignore[override]  # of the many parts only these are used
        self, *, metas: str, css: str, scripts: str, config: str, app_entry: str, renderer: str, **_: str
    ) -> str:
        """The first answer: our own scripts before the page; Dash's wait in a template until the chart is drawn."""
        html, title = self.first_page(request.path, request.query_string.decode())
        tags = re.findall(r"<script.*?</script>", scripts)
        own = [tag for tag in tags if "/assets/" in tag]
        later = [tag for tag in tags if "/assets/" not in tag]
        return INDEX.format(
            metas=metas,
            title=escape(title),
            css=css,
            scripts="".join(own)
            + '<script defer data-plotly src="/_dash-component-suites/plotly/package_data/plotly.min.js"></script>',
            page=html,
            app_entry=app_entry,
            config=config,
            later="".join([*later, renderer]),
        )


def create_app(settings: Settings) -> Dash:
    """The Dash app over the tables in ``settings.tables_dir``; raises a DataError where they cannot be read."""
    store = load(settings.tables_dir)
    app = Dashboard(
        __name__,
        title=NAME,
        update_title=None,  # type: ignore[arg-type]  # Dash documents None, its annotation forgets it
        use_async=False,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    app.first_page = partial(first_page, store, settings.contact)
    app.layout = shell([])
    app.validation_layout = html.Div([app.layout, *_every_page(store)])  # type: ignore[assignment]  # Dash annotates None
    register_all(app, store, settings.contact)

    @app.server.after_request
    def say_not_found(response: Response) -> Response:
        """Dash answers every path with its page; an address that leads nowhere gets status 404 with it."""
        if response.mimetype == "text/html" and response.status_code == 200 and not exists(store, request.path):
            response.status_code = 404
        return response

    return app


def _every_page(store: Store) -> list[html.Div]:
    """One page of each kind, so that Dash can check the ids of all callbacks."""
    question = question_address(next(iter(store.questions)))
    paths = [HOME, question, COMPARISON, QUOTES, ACCOUNTING, ACCESSIBILITY, "/nergens"]
    return [html.Div(page(store, "", path, "").components) for path in paths]


def listen(settings: Settings) -> socket.socket:
    """A listening socket; raises OSError where the port is in use or the host is unknown, and leaves nothing open."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    return socket.create_server((settings.host, settings.port), family=family, backlog=128)


def main() -> int:
    """Serve until interrupted; 1 with one clear sentence where that cannot start."""
    try:
        settings = Settings.from_environment(os.environ)
        app = create_app(settings)
        listening = listen(settings)
    except (DataError, SettingsError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        reason = error.strerror or error
        print(
            f"cannot listen on {settings.host}:{settings.port} ({reason}): set PORT or HOST to another",
            file=sys.stderr,
        )
        return 1
    server = waitress.create_server(app.server, sockets=[listening], threads=8)
    print(f"{NAME} is at http://{settings.host}:{settings.port} (stop with Ctrl+C)", flush=True)
    server.run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
