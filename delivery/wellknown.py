"""What machines ask for: whether the server lives and is ready, and where a leak can be reported."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from flask import Flask, Response, abort

#: For how long what security.txt says may be relied on; it must be less than a year (RFC 9116).
VALID = timedelta(days=180)


def register(server: Flask, ready: Callable[[], str | None], security_contact: str) -> None:
    """Serve the addresses; ``ready`` gives the version of the data once pages can be asked, None before."""

    def livez() -> Response:
        return _uncached("alive\n", 200)

    def readyz() -> Response:
        version = ready()
        return _uncached(f"ready, data version {version}\n" if version else "not ready yet\n", 200 if version else 503)

    def security() -> Response:
        if not security_contact:
            abort(404)
        expires = (datetime.now(UTC) + VALID).strftime("%Y-%m-%dT00:00:00Z")
        lines = [f"Contact: {security_contact}", f"Expires: {expires}", "Preferred-Languages: nl, en"]
        return Response("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")

    for path, view in (
        ("/_healthz/livez", livez),
        ("/_healthz/readyz", readyz),
        ("/.well-known/security.txt", security),
    ):
        server.add_url_rule(path, path, view)


def _uncached(text: str, status: int) -> Response:
    return Response(text, status, {"Cache-Control": "no-store"}, content_type="text/plain; charset=utf-8")
