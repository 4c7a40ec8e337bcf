"""Settings of gunicorn, as ``make serve`` starts it: ``gunicorn -c python:delivery.production``.

It stands behind a proxy that buffers (nginx, an ingress): that takes slow and silent connections, and gunicorn only
whole requests. Each worker loads the application itself, after the fork: it has its own thread that follows what is
published and its own connections to the index, a reload (SIGHUP) takes new code and settings along, and what one worker
meets does not touch another.
"""

from __future__ import annotations

import os
import sys
from multiprocessing import Event, Lock
from pathlib import Path
from shutil import rmtree
from signal import SIGTTOU
from tempfile import mkdtemp
from time import sleep
from typing import Any

from gunicorn.http.wsgi import Response

from delivery.settings import Settings, SettingsError, address, cores

try:
    _settings = Settings.from_environment(os.environ)
except SettingsError as error:
    print(error, file=sys.stderr)
    sys.exit(1)

wsgi_app = "app:production()"
bind = [address(_settings.host, _settings.port)]
if _settings.metrics_port:
    bind.append(address(_settings.metrics_host, _settings.metrics_port))
#: Where the workers write what is counted, before any of them imports the library that does it.
os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", mkdtemp(prefix="inclusietrends-"))
_counted = os.environ["PROMETHEUS_MULTIPROC_DIR"]
workers = _settings.workers or cores()
worker_class = "gthread"
#: Threads wait for one another inside Python; more of them are for downloads, which wait for a process of their own.
threads = 8
worker_connections = 1_000
#: A worker that does not answer the master for so many seconds is replaced, and so is one that takes longer to
#: start.
timeout = 120
graceful_timeout = _settings.stop_timeout
#: Longer than a proxy keeps a connection that it does not use (nginx: 60 s): it never asks where nobody listens.
keepalive = 75
#: A whole form of checkboxes fits, and nothing much longer.
limit_request_line = 8_190
#: What the workers tell the master stands in memory where there is such a place: a slow disk must not end a worker.
worker_tmp_dir = next((place for place in ("/dev/shm",) if Path(place).is_dir()), None)  # noqa: S108 - only a heartbeat
#: The application decides which forwarded headers are trusted (``TRUSTED_PROXIES``), and has a log of its own.
forwarded_allow_ips = ""
secure_scheme_headers: dict[str, str] = {}
forwarder_headers = ""
accesslog = None
errorlog = "-"
control_socket_disable = True

_answering, _one_by_one = Event(), Lock()


def on_reload(server: Any) -> None:
    """Keep the workers that answer until those with the new code do: gunicorn would stop them at once."""
    server.num_workers *= 2


def pre_fork(server: Any, worker: Any) -> None:
    """Tell a worker whether it takes the place of another."""
    worker.replaces = server.num_workers > server.cfg.workers


def post_worker_init(worker: Any) -> None:
    """A worker has loaded the application: the oldest may go where this takes its place."""
    _answering.set()
    if worker.replaces:
        # Two signals at the same moment would be taken for one.
        with _one_by_one:
            os.kill(worker.ppid, SIGTTOU)
            sleep(0.5)


def child_exit(_server: Any, worker: Any) -> None:
    """A worker has ended: it serves no version any more, what it counted stays."""
    from prometheus_client.multiprocess import mark_process_dead

    mark_process_dead(worker.pid, _counted)


def on_exit(_server: Any) -> None:
    """The server has ended."""
    rmtree(_counted, ignore_errors=True)


def boot_failed() -> int:
    """The exit status of a worker that could not load: at the start it ends all of the server, later only itself."""
    return 1 if _answering.is_set() else 3


def _without_server(headers: list[str]) -> list[str]:
    return [header for header in headers if not header.startswith("Server:")]


class _Collected:
    """In the place of a connection: holds what is sent."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []
        self.sendall = self.parts.append


def _write_at_once(response: Response, part: bytes) -> None:
    """Send the head of an answer and its first part as one: a worker that is killed between them has begun an answer
    that a proxy cannot ask of another server any more.
    """
    connection, response.sock = response.sock, _Collected()
    try:
        _write(response, part)
    finally:
        collected, response.sock = response.sock, connection
    connection.sendall(b"".join(collected.parts))


_default_headers, _write = Response.default_headers, Response.write
Response.default_headers = lambda response: _without_server(_default_headers(response))
Response.write = _write_at_once
