"""Every request gets an id, and is told in one line of the access log: nothing about the person who asks.

No address of a client, no query (that holds what is searched), no header of the browser.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from time import perf_counter
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import orjson

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

REQUEST_ID, VERSION = "X-Request-ID", "Data-Version"
#: An id that a proxy may give: short, and harmless wherever it is written.
FORM = re.compile(r"[A-Za-z0-9._-]{8,64}")
#: More of a path is left out of the log.
LONGEST = 200
#: Asked every few seconds by machines: their lines would hide the others.
QUIET = "/_healthz/"
LOG = logging.getLogger("inclusietrends.access")

Finished = Callable[["WSGIEnvironment", int, float], None]


def log_to_stdout() -> None:
    """Write the access log to standard output from now on, one JSON object per line."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(logging.Formatter("%(message)s"))
    LOG.handlers = [handler]
    LOG.propagate = False
    LOG.setLevel(logging.INFO)


class Observing:
    """Around an application: gives the id, and tells of each answer when its last byte has been handed over.

    ``proxied`` says whether an incoming id comes from a proxy that is trusted. ``finished`` is called with the
    environment, the status and the seconds of each request.
    """

    def __init__(self, application: WSGIApplication, *, proxied: bool, finished: Finished | None = None) -> None:
        """See above."""
        self._application, self._proxied, self._finished = application, proxied, finished

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        started = perf_counter()
        given = environ.get("HTTP_X_REQUEST_ID", "") if self._proxied else ""
        request_id = given if FORM.fullmatch(given) else uuid4().hex
        told: dict[str, Any] = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "request_id": request_id,
            "method": environ["REQUEST_METHOD"],
            "path": environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")[:LONGEST],
            "status": 500,
            "bytes": 0,
        }

        def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            told["status"] = int(status[:3])
            told["data_version"] = next((value for name, value in headers if name == VERSION), None)
            return start_response(status, [*headers, (REQUEST_ID, request_id)], *more)

        def finish() -> None:
            seconds = perf_counter() - started
            if self._finished:
                self._finished(environ, told["status"], seconds)
            if LOG.isEnabledFor(logging.INFO) and QUIET not in told["path"]:
                LOG.info(orjson.dumps({**told, "ms": round(seconds * 1000, 1)}).decode())

        try:
            return _Answer(self._application(environ, start), told, finish)
        except BaseException:
            finish()
            raise


class _Answer:
    """The parts of an answer, counted; ``finish`` is called once when the server lets go of it."""

    def __init__(self, parts: Iterable[bytes], told: dict[str, Any], finish: Callable[[], None]) -> None:
        self._parts, self._told, self._finish = parts, told, finish

    def __iter__(self) -> Iterator[bytes]:
        for part in self._parts:
            self._told["bytes"] += len(part)
            yield part

    def close(self) -> None:
        try:
            if hasattr(self._parts, "close"):
                self._parts.close()
        finally:
            self._finish()
