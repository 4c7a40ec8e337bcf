"""Visitors as Locust runs them, for ``make load``: each waits a few seconds between two clicks.

An answer with another status than 200, without a content, or from another version than its page is an error.
"""

from __future__ import annotations

from argparse import ArgumentParser
from random import Random
from time import sleep

from locust import FastHttpUser, between, events, task

from tests.load.visitor import Visitor

CHANCE = Random()
#: Seconds in which all come at the start.
COMING = 5


@events.init_command_line_parser.add_listener
def own_options(parser: ArgumentParser) -> None:
    """Where people come in."""
    parser.add_argument("--home", default="/", help="the address of the overview")


class Person(FastHttpUser):
    """A visitor, whose requests Locust counts by kind."""

    wait_time = between(2, 8)

    def on_start(self) -> None:
        """Not all at the same moment."""
        sleep(CHANCE.uniform(0, COMING))
        self.visitor = Visitor(self.get, self.environment.parsed_options.home, sleep, CHANCE)

    @task
    def click(self) -> None:
        """Another step; who comes after somebody has a connection of its own."""
        if self.visitor.click() == Visitor.come_in.__name__:
            self.client.client.close()

    def get(self, address: str, kind: str, version: str) -> bytes:
        """The content at an address; Locust hears of what is no answer, and of where a person cannot go on."""
        with self.client.get(address, name=kind, catch_response=True, allow_redirects=False) as answer:
            if answer.status_code != 200:
                answer.failure(f"status {answer.status_code}")
                raise LookupError(f"status {answer.status_code} of {address}")
            content: bytes = answer.content
            if not content:
                answer.failure("empty")
            elif version and (made_from := answer.headers.get("Data-Version")) != version:
                answer.failure(f"of version {made_from} for a page of {version}")
        return content
