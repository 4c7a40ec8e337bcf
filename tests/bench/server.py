"""What the server can do: answers per second, and the cost of the functions behind a choice."""

from __future__ import annotations

import time
import timeit
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from itertools import islice
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from playwright.sync_api import Request as Sending

from tests.bench.browser import Samples
from tests.bench.functions import functions

CLIENTS, REQUESTS = 8, 200
#: A function is called for this long, but at most so often.
SECONDS, MOST_CALLS = 0.5, 200

Sent = tuple[str, str, bytes | None, dict[str, str]]


def answers_per_second(url: str, sent: Sequence[Sending], samples: Samples) -> None:
    """Send the requests of choices again, from several clients at once; nothing for a page whose choices send none."""
    if not sent:
        return
    host = urlsplit(url).netloc
    asked = [once(request) for request in sent]
    again = [asked[place % len(asked)] for place in range(REQUESTS)]
    started = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as pool:
        list(pool.map(lambda client: ask(host, list(islice(again, client, None, CLIENTS))), range(CLIENTS)))
    samples["rate"].append(REQUESTS / (time.perf_counter() - started))


def once(request: Sending) -> Sent:
    """A request as it can be sent again."""
    kept = {name: value for name, value in request.headers.items() if name in ("accept", "content-type")}
    path = request.url.removeprefix("http://" + urlsplit(request.url).netloc)
    return request.method, path, request.post_data_buffer, {**kept, "accept-encoding": "gzip, br"}


def ask(host: str, requests: Sequence[Sent]) -> None:
    """Send requests over one connection; raises RuntimeError where the server fails."""
    connection = HTTPConnection(host, timeout=600)
    for method, path, body, headers in requests:
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        response.read()
        if response.status >= 400:
            raise RuntimeError(f"{path} answers with status {response.status}")
    connection.close()


@contextmanager
def large_file(url: str) -> Iterator[bool]:
    """While a file with all quotes is being made; whether that takes long."""
    asked = Request(f"{url}/citatenbestand/citaten.xlsx", headers={"X-Progress": "1"})  # noqa: S310 - our own server
    with urlopen(asked) as response:  # noqa: S310 - our own server
        # Its reader leaves at the end, and so does the work.
        yield "X-Progress" in response.headers


def time_functions(tables: Path, question_id: str, samples: Samples) -> None:
    """Median microseconds of a call of each function."""
    for name, run in functions(tables, question_id).items():
        first = timeit.timeit(run, number=1)
        calls = min(MOST_CALLS, int(SECONDS / first))
        times = [timeit.timeit(run, number=1) for _ in range(calls)] or [first]
        samples[f"function {name}"].append(median(times) * 1_000_000)
