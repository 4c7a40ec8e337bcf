"""Somebody who goes from the dashboard to the provider and back, as a browser does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import Cookie, TestResponse

from app import SIGN_IN, Settings, create_app
from delivery.guard import BACK
from delivery.login import Login
from delivery.signin import SignIn
from tests.delivery.provider import CLIENT, SECRET, Provider

BASE = "https://dashboard.example"
SESSION_SECRET = "of-the-session-0123456789-abcdefghij"  # noqa: S105 - of a test
#: As a browser asks for a page, and as a script of a page asks for an answer.
PAGE = {"Sec-Fetch-Mode": "navigate", "Accept": "text/html,*/*;q=0.8"}
SCRIPT = {"Sec-Fetch-Mode": "cors", "Accept": "*/*"}


def login_of(provider: Provider, **changes: Any) -> Login:
    """A login at a provider, for people of one domain unless a test says otherwise."""
    return replace(Login(provider.url, CLIENT, SECRET, SESSION_SECRET, ("gemeente.example",)), **changes)


def dashboard(provider: Provider, login: Login | None = None, **settings: Any) -> Flask:
    """A dashboard where people sign in at a provider."""
    server: Flask = create_app(replace(Settings(), login=login or login_of(provider), **settings)).server
    return server


def signin_of(server: Flask) -> SignIn:
    """How people sign in there."""
    found: SignIn = server.extensions[SIGN_IN]
    return found


@dataclass
class Visitor:
    """A browser with cookies of its own."""

    client: FlaskClient
    provider: Provider
    root: str = ""

    def __post_init__(self) -> None:
        """The provider knows where people come from."""
        self.provider.redirect_uris.append(f"{BASE}{self.root}{BACK}")

    def go(self, path: str, **more: Any) -> TestResponse:
        """The answer of the dashboard to somebody who goes to a path, or who comes back from the provider."""
        return self.client.get(path.removeprefix(BASE), base_url=BASE, headers=PAGE, **more)

    def ask(self, path: str, **more: Any) -> TestResponse:
        """The answer to a script of a page."""
        return self.client.get(path, base_url=BASE, headers=SCRIPT, **more)

    def at_provider(self, response: TestResponse) -> str:
        """Where the provider leads who was sent to it."""
        assert response.status_code in (302, 303)
        assert response.location.startswith(self.provider.url)
        return requests.get(response.location, allow_redirects=False, timeout=30).headers["Location"]

    def sign_in(self, path: str = "/") -> TestResponse:
        """The answer to who comes back after going to a path."""
        return self.go(self.at_provider(self.go(path)))

    @property
    def jar(self) -> dict[tuple[str, str, str], Cookie]:
        """What the browser keeps."""
        assert self.client._cookies is not None
        return self.client._cookies

    def cookies(self) -> set[str]:
        """The names of that."""
        return {cookie.key for cookie in self.jar.values()}


def query(address: str) -> dict[str, str]:
    """The query of an address."""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
