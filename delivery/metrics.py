"""What Prometheus reads: how much is asked, how long it takes, which version of the data each process serves.

Served at a port of its own (``METRICS_PORT``), which nobody needs to reach but the collector; closed without one. The
workers of gunicorn write their numbers to files in one folder, and whichever is asked adds all of them up.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from flask import Flask, Response, request
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

#: Where the files of several processes are; the library reads this itself when it is imported.
FOLDER = "PROMETHEUS_MULTIPROC_DIR"
METHODS = {"GET", "HEAD", "POST", "OPTIONS"}
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60)
#: In the environment of a request: the rule that answered it, and whether it was a search or a file.
ROUTE, KIND = "inclusietrends.route", "inclusietrends.kind"

REQUESTS = Counter("inclusietrends_requests", "Requests by route", ["method", "route", "status"])
DURATIONS = Histogram(
    "inclusietrends_request_seconds", "Seconds until the last byte, by route", ["route"], buckets=SECONDS
)
SEARCHES = Counter("inclusietrends_searches", "Answers to something that was typed")
EXPORTS = Counter("inclusietrends_exports", "Files and pictures that were asked for", ["kind"])
SERVING = Gauge(
    "inclusietrends_data_version",
    "Processes that serve a version of the data",
    ["version"],
    multiprocess_mode="livesum",
)


def register(server: Flask, kind_of: Callable[[str, str], str]) -> None:
    """Note the route of each request, and its kind by path and query: a search, a kind of file, or empty."""

    @server.before_request
    def note() -> None:
        request.environ[ROUTE] = request.url_rule.rule if request.url_rule else "none"
        request.environ[KIND] = kind_of(request.path, request.query_string.decode("utf-8", "replace"))


def finished(environ: WSGIEnvironment, status: int, seconds: float) -> None:
    """Count a request that was answered."""
    method, route, kind = environ["REQUEST_METHOD"], environ.get(ROUTE, "none"), environ.get(KIND, "")
    REQUESTS.labels(method if method in METHODS else "other", route, status).inc()
    DURATIONS.labels(route).observe(seconds)
    if status < 400 and kind == "search":
        SEARCHES.inc()
    elif status < 400 and kind:
        EXPORTS.labels(kind).inc()


class Serving:
    """Tells which version this process serves."""

    _version = ""

    def tell(self, version: str) -> None:
        """Serve a version from now on, and no other."""
        if self._version:
            SERVING.labels(self._version).set(0)
        self._version = version
        SERVING.labels(version).set(1)


class Metrics:
    """Around an application: answers on one port with metrics alone, and on every other port with none."""

    def __init__(self, application: WSGIApplication, port: int) -> None:
        """See above."""
        self._application, self._port = application, str(port)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        if environ.get("SERVER_PORT") != self._port:
            return self._application(environ, start_response)
        if environ["PATH_INFO"] != "/metrics":
            return Response("metrics are at /metrics\n", 404, content_type="text/plain")(environ, start_response)
        return Response(collected(), content_type=CONTENT_TYPE_LATEST)(environ, start_response)


def collected() -> bytes:
    """The numbers of all processes, or of this one where it is alone."""
    registry = REGISTRY
    if FOLDER in os.environ:
        registry = CollectorRegistry()
        MultiProcessCollector(registry)
    return generate_latest(registry)
