"""The dashboard: ``create_app`` makes the Dash app, ``python app.py`` serves it."""

from __future__ import annotations

import os
import socket
import sys
from functools import partial

from dash import Dash
from flask import Flask, Response, request

from callbacks import limits, register_all
from callbacks.kinds import kind_of
from callbacks.navigation import exists, first_page
from callbacks.versions import served_by, store_of_request
from components.addresses import COMPARISON, HOME, QUOTES
from components.markup import below, to_html
from components.pages import signing_in
from components.shell import NAME, shell
from data.served import Served
from data.store import Store
from data.survey.errors import DataError
from delivery import desk, metrics, observing, serving, wellknown
from delivery.entrance import entrance
from delivery.files import picture_style
from delivery.guard import signed_in
from delivery.headers import policy_of_text
from delivery.page import document, text_document, text_style
from delivery.settings import Settings, SettingsError
from delivery.settings import address as host_and_port
from delivery.signin import Outcome, SignIn

__all__ = ["Settings", "SettingsError", "create_app", "production"]

#: Pages that take long when they are made for the first time.
BUSIEST = (HOME, QUOTES, COMPARISON)
#: The endpoints with which Dash answers every path that nothing else does.
DASH_PAGES = ("/", "/<path:path>")
#: Where the app keeps how people sign in.
SIGN_IN = "sign in"


def create_app(settings: Settings) -> Dash:
    """The Dash app over the tables in ``settings.tables_dir``; raises a DataError where they cannot be read.

    It follows what is published there.
    """

    def ready(store: Store) -> None:
        # With a thousand questions the first reader would wait 0.3 s.
        for path in BUSIEST:
            first_page(store, settings.contact, path, "", settings.path_prefix)
        serving_now.tell(store.version)

    root = settings.path_prefix
    serving_now = metrics.Serving()
    served = Served(settings.tables_dir, ready)
    app = Dash(
        __name__,
        title=NAME,
        update_title=None,  # type: ignore[arg-type]  # Dash documents None, its annotation forgets it
        use_async=False,
        include_assets_files=False,  # delivery serves them
        # Else each page carries one of every kind, 350 kB, for the browser to check ids with; a test checks them.
        suppress_callback_exceptions=True,
        routes_pathname_prefix="/",
        requests_pathname_prefix=f"{root}/",
    )
    limits.register(app)
    app.layout = lambda: below(root, shell([], served.newest.sources, person=signed_in()))
    register_all(app, served, settings.contact, picture_style)

    def interpolate_index(**parts: str) -> str:
        """The first answer: the page as it will be, in our own document around the parts that Dash gives."""
        store = store_of_request(app.server)
        query = request.query_string.decode()
        first = first_page(store, settings.contact, request.path, query, root, signed_in())
        return document(first.title, first.html, parts["app_entry"], parts["config"], root, waits_for=first.waits_for)

    app.interpolate_index = interpolate_index  # type: ignore[method-assign,assignment]

    @app.server.after_request
    def say_not_found(response: Response) -> Response:
        """Dash answers every path with its page; an address that leads nowhere gets status 404 with it."""
        if request.endpoint in DASH_PAGES and response.status_code == 200:
            response.status_code = 200 if exists(store_of_request(app.server), request.path) else 404
        return response

    # Last, for Flask runs the newest hook first, and Flask-Compress leaves what has status 404 as it is.
    serving.register(app.server)
    wellknown.register(app.server, lambda: served.newest.version, settings.security_contact)
    metrics.register(app.server, kind_of)
    signin = SignIn(settings.login, root, partial(told, settings.contact)) if settings.login else None
    if signin:
        signin.register(app.server)
        signin.provider.look_up()
        app.server.extensions[SIGN_IN] = signin
    app.server.wsgi_app = entrance(app.server.wsgi_app, settings, metrics.finished, signin)
    serving_now.tell(served.newest.version)
    served.follow()
    return app


def told(contact: str, outcome: Outcome, person: str, again: str, other: str) -> Response:
    """The page that says how signing in or out went; ``again`` and ``other`` are addresses that it leads to."""
    said = signing_in.TOLD[outcome]
    body = to_html(signing_in.layout(said, person, again, other, contact))
    response = Response(text_document(f"{said.title} - {NAME}", body))
    response.headers["Content-Security-Policy"] = policy_of_text(text_style())
    return response


def listen(settings: Settings) -> socket.socket:
    """A listening socket; raises OSError where the port is in use or the host is unknown, and leaves nothing open."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    return socket.create_server((settings.host, settings.port), family=family, backlog=128)


def address(settings: Settings) -> str:
    """Where a browser on this machine finds the dashboard."""
    return f"http://{host_and_port(settings.host, settings.port)}{settings.path_prefix}"


def main() -> int:
    """Serve until interrupted; 1 with one clear sentence where that cannot start."""
    try:
        settings = Settings.from_environment(os.environ)
        app = create_app(settings)
        listening = listen(settings)
        served_by(app.server).get_ready()
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
    server = desk.desk_server(app.server, listening)
    print(f"{NAME} is at {address(settings)} (stop with Ctrl+C)", flush=True)
    desk.serve(server, settings.stop_timeout)
    return 0


def production() -> Flask:
    """The application of one worker of gunicorn, which ends with one clear sentence where it cannot start."""
    from delivery.production import boot_failed

    observing.log_to_stdout()
    try:
        app = create_app(Settings.from_environment(os.environ))
    except (DataError, SettingsError) as error:
        print(error, file=sys.stderr, flush=True)
        sys.exit(boot_failed())
    server: Flask = app.server
    served_by(server).get_ready()
    return server


if __name__ == "__main__":
    sys.exit(main())
