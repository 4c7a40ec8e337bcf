"""A line with latency: it passes on what comes from either side, unchanged and in order, a moment later.

Chromium can emulate latency as well, but as the least time that an answer takes: an answer that the server needs 30 ms
for is then as late as one that it needs 1 ms for. On a line, the time of the server comes on top of that of the way.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from functools import partial
from threading import Thread
from urllib.parse import urlsplit

#: Seconds that everything is on its way in one direction.
DELAY = 0.020
CHUNK = 65_536
Opened = tuple[str, Callable[[], object]]


@contextmanager
def relay(url: str) -> Iterator[str]:
    """The address at which a server on this machine is far away; it ends with the block."""
    opened: Future[Opened] = Future()
    thread = Thread(target=lambda: asyncio.run(listen(urlsplit(url).port or 80, opened)))
    thread.start()
    address, close = opened.result()
    try:
        yield address
    finally:
        close()
        thread.join()


async def listen(port: int, opened: Future[Opened]) -> None:
    """Take connections for a port until told to close, which may be done from any thread."""
    loop, closing = asyncio.get_running_loop(), asyncio.Event()
    try:
        server = await asyncio.start_server(partial(connect, port), "127.0.0.1", 0)
    except OSError as error:
        opened.set_exception(error)
        return
    address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    opened.set_result((address, lambda: loop.call_soon_threadsafe(closing.set)))
    await closing.wait()
    # Connections that are still open end with the loop.
    server.close()


async def connect(
    port: int, from_client: asyncio.StreamReader, to_client: asyncio.StreamWriter, delay: float = DELAY
) -> None:
    """One connection, both ways; a side that goes away takes the other along."""
    ends = [to_client]
    try:
        # To open a connection takes a round trip as well.
        await asyncio.sleep(2 * delay)
        from_server, to_server = await asyncio.open_connection("127.0.0.1", port)
        ends.append(to_server)
        async with asyncio.TaskGroup() as ways:
            ways.create_task(carry(from_client, to_server, delay))
            ways.create_task(carry(from_server, to_client, delay))
    except* (OSError, asyncio.CancelledError):
        # A side has gone away, or the relay ends: asyncio of Python 3.11 takes a cancelled connection for a mistake.
        pass
    finally:
        for end in ends:
            end.close()


async def carry(source: asyncio.StreamReader, target: asyncio.StreamWriter, delay: float) -> None:
    """One way, until the source has said all: chunks are on the line together, each for as long as the delay."""
    loop = asyncio.get_running_loop()
    line: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

    async def take() -> None:
        chunk = b"the first is still to come"
        while chunk:
            chunk = await source.read(CHUNK)
            line.put_nowait((loop.time() + delay, chunk))

    async def give() -> None:
        while True:
            due, chunk = await line.get()
            await asyncio.sleep(due - loop.time())
            if not chunk:
                target.write_eof()
                return
            target.write(chunk)

    async with asyncio.TaskGroup() as both:
        both.create_task(take())
        both.create_task(give())
