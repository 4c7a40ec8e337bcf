"""Signing in and out: OpenID Connect's code flow with PKCE, state and nonce, by Authlib.

Nothing is kept in the process. What one attempt needs (state, nonce, verifier, the page that was wanted) is in a cookie
of its own, so that several tabs can do it at once; who is signed in is in another, with a name and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum

from flask import Flask, Response, redirect, request

from delivery.admission import Refusal, name_of, refusal
from delivery.cookies import BESIDE, MOST, Signed
from delivery.guard import BACK, SIGN_OUT, SIGNED_OUT, START, WANTED
from delivery.login import Login, is_protected
from delivery.provider import LOG, Provider, UnavailableError, UntrustedError

#: Seconds that a person may take at the provider.
TIME = 600
STATE = re.compile(r"[A-Za-z0-9]{20,80}")
#: What makes the provider ask which account, where it would take the one that it knows.
OTHER = "ander"


class Outcome(StrEnum):
    """What a person is told."""

    UNAVAILABLE = "unavailable"
    FAILED = "failed"
    CANCELLED = "cancelled"
    REFUSED = "refused"
    TOO_MANY_GROUPS = "too many groups"
    SIGNED_OUT = "signed out"


STATUS = {
    Outcome.UNAVAILABLE: 503,
    Outcome.FAILED: 400,
    Outcome.CANCELLED: 400,
    Outcome.REFUSED: 403,
    Outcome.TOO_MANY_GROUPS: 403,
    Outcome.SIGNED_OUT: 200,
}
#: A whole page by what is told, the name of the person, the address to try again, and the one for another account.
Page = Callable[[Outcome, str, str, str], Response]


class SignIn:
    """The routes of signing in and out, the sessions that these begin and end, and the provider."""

    def __init__(self, login: Login, root: str, page: Page) -> None:
        """``root`` is the path below which everything is served; ``page`` makes what a person is told."""
        who = [login.issuer, login.client_id, *login.domains, "", *login.groups]
        self.provider = Provider(login)
        # Other rules about who may come in, and everybody signs in again.
        self.sessions = Signed("sessie", 3600 * login.session_hours, login.session_secret, root, " ".join(who))
        self._attempts = Signed("inloggen-", TIME, login.session_secret, root, " ".join(who[:2]))
        self._login, self._page = login, page

    def register(self, server: Flask) -> None:
        """Serve the routes."""
        routes = [(START, self.start, "GET"), (BACK, self.back, "GET"), (SIGNED_OUT, self.signed_out, "GET")]
        for path, view, method in [*routes, (SIGN_OUT, self.sign_out, "POST")]:
            server.add_url_rule(path, path, view, methods=[method])

    def start(self) -> Response:
        """Lead to the provider; from a page that was wanted, or from nowhere."""
        if not is_protected(request.host_url):
            LOG.warning("nobody can sign in now: not asked for over https; behind a proxy, set TRUSTED_PROXIES")
            return self._tell(Outcome.UNAVAILABLE)
        more = {"prompt": "select_account"} if OTHER in request.args else {}
        try:
            made = self.provider.client().create_authorization_url(_here(BACK), **more)
        except UnavailableError as error:
            LOG.warning("nobody can sign in now: %s", error)
            return self._tell(Outcome.UNAVAILABLE)
        response = _lead(made["url"])
        attempt = {name: made[name] for name in ("nonce", "code_verifier")}
        self._attempts.put(response, self._fitting(attempt), made["state"])
        self._tidy(response)
        return response

    def back(self) -> Response:
        """From the provider: to the page that was wanted, signed in, or to one that says why not."""
        state = request.args.get("state", "")
        attempt = self._attempts.read(request.cookies, state) if STATE.fullmatch(state) else None
        if attempt is None:
            LOG.warning("a sign-in failed: begun in no browser that this is, or more than %s seconds ago", TIME)
            return self._tell(Outcome.FAILED)
        response = self._answer(attempt)
        self._attempts.drop(response, state)
        return response

    def _answer(self, attempt: dict[str, str]) -> Response:
        again = attempt["wanted"]
        if "code" not in request.args:
            cancelled = request.args.get("error") == "access_denied"
            reason = "the provider denied access" if cancelled else "the provider gave no code"
            LOG.warning("a sign-in failed: %s", reason)
            return self._tell(Outcome.CANCELLED if cancelled else Outcome.FAILED, again=again)
        try:
            claims = self.provider.claims(request.args["code"], _here(BACK), attempt["code_verifier"], attempt["nonce"])
        except UnavailableError as error:
            LOG.warning("nobody can sign in now: %s", error)
            return self._tell(Outcome.UNAVAILABLE, again=again)
        except UntrustedError as error:
            LOG.warning("a sign-in failed: %s", error)
            return self._tell(Outcome.FAILED, again=again)
        refused, name = refusal(claims, self._login), name_of(claims)
        if refused:
            LOG.warning("a sign-in was refused: %s", refused)
            many = refused is Refusal.TOO_MANY_GROUPS
            response = self._tell(Outcome.TOO_MANY_GROUPS if many else Outcome.REFUSED, name, again)
            self.sessions.drop(response)
            return response
        response = _lead(again)
        self.sessions.put(response, {"name": name})
        return response

    def sign_out(self) -> Response:
        """End the session here and at the provider; only from a page of ours, for another site could do it unasked."""
        if request.headers.get("Origin") != request.host_url.rstrip("/"):
            return self._tell(Outcome.FAILED)
        try:
            client, ends = self.provider.client(), self.provider.signs_out
        except UnavailableError:
            ends = False
        known = {"post_logout_redirect_uri": _here(SIGNED_OUT), "client_id": self._login.client_id}
        response = _lead(client.create_logout_url(**known)["url"] if ends else _here(SIGNED_OUT), 303)
        self.sessions.drop(response)
        return response

    def signed_out(self) -> Response:
        """Where one comes after signing out."""
        return self._tell(Outcome.SIGNED_OUT)

    def _tell(self, outcome: Outcome, name: str = "", again: str = "") -> Response:
        root = request.script_root
        response = self._page(outcome, name, again or request.environ[WANTED], f"{root}{START}?{OTHER}=ja")
        response.status_code = STATUS[outcome]
        return response

    def _fitting(self, attempt: dict[str, str]) -> dict[str, str]:
        """An attempt with the page that was wanted, as far as a cookie can hold its address."""
        address = request.environ[WANTED]
        choices = [address, address.partition("?")[0], f"{request.script_root}/"]
        kept = [{**attempt, "wanted": choice} for choice in choices]
        return next((item for item in kept if len(self._attempts.seal(item)) <= MOST), kept[-1])

    def _tidy(self, response: Response) -> None:
        """Take away the oldest attempts that nobody ended, where they become many: a browser sends all of them."""
        begun = {name: text for name, text in request.cookies.items() if name.startswith(self._attempts.name)}
        for name in list(begun)[:3] if sum(map(len, [*begun, *begun.values()])) > BESIDE else ():
            self._attempts.drop(response, name.removeprefix(self._attempts.name))


def _here(path: str) -> str:
    """The whole address of a path of ours, as the browser knows it."""
    return request.url_root.rstrip("/") + path


def _lead(address: str, status: int = 302) -> Response:
    response: Response = redirect(address, status, Response)  # type: ignore[assignment]  # Flask's own kind of response
    response.headers["Content-Security-Policy"] = "default-src 'none'"
    return response
