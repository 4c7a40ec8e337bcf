"""The server of a desk, or of a few people: one process, which no slow or silent connection keeps from the others."""

from __future__ import annotations

import logging
import signal
import socket
from threading import Event
from time import monotonic
from types import FrameType
from typing import Any

import waitress

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

THREADS = 8
#: Connections at a time (a browser holds six), and files that may be open beside them.
CONNECTIONS, SPARE = 4_000, 200
#: After this many seconds without a byte a connection is closed, be it half open, idle, or one whose reader stopped.
SILENT, LOOK = 30, 5
#: What waits for a slow reader goes to the disk beyond the first, so that no thread waits for him below the second.
IN_MEMORY, ON_DISK = 1 << 20, 1 << 30
#: Larger bodies are refused before they are read; what is asked of the pages has none.
BODY = 1 << 16
#: Seconds between two looks at whether the server must stop.
PAUSE = 0.25


def desk_server(application: Any, listening: socket.socket) -> Any:
    """A server on a socket, to be given to :func:`serve`."""
    # Said at every request while all threads are at work, and no use to anybody.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    return waitress.create_server(
        application,
        sockets=[listening],
        threads=THREADS,
        connection_limit=_connections(),
        asyncore_use_poll=True,
        channel_timeout=SILENT,
        cleanup_interval=LOOK,
        outbuf_overflow=IN_MEMORY,
        outbuf_high_watermark=ON_DISK,
        # Reading ahead is how a reader that left is noticed while a file is made.
        channel_request_lookahead=1,
        max_request_body_size=BODY,
        ident="",
        clear_untrusted_proxy_headers=False,  # ours decides which are trusted
    )


def serve(server: Any, stop_timeout: float) -> None:
    """Answer until SIGTERM or Ctrl+C; then take no more, and let what is running end within so many seconds."""
    told = Event()

    def tell(_signal: int, _frame: FrameType | None) -> None:
        told.set()

    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, tell)
    while not told.is_set():
        _turn(server)
    server.accepting = False
    server.socket.close()
    server.del_channel()
    until = monotonic() + stop_timeout
    while monotonic() < until and any(_busy(channel) for channel in list(server.active_channels.values())):
        _turn(server)
    server.task_dispatcher.shutdown(timeout=1)


def _turn(server: Any) -> None:
    server.asyncore.loop(timeout=PAUSE, map=server._map, use_poll=True, count=1)


def _busy(channel: Any) -> bool:
    return bool(channel.requests or channel.total_outbufs_len)


def _connections() -> int:
    """How many connections fit; the number of files that a process may open is raised where the system allows it."""
    if resource is None:
        return CONNECTIONS
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * CONNECTIONS + SPARE
    allowed = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
    resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, most))
    # Beside each connection may stand a file with what waits for its reader.
    return max(50, (allowed - SPARE) // 2)
