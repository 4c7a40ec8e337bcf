"""Nobody gets past who is not signed in, whatever is asked: this stands before every route, also those yet to come.

A person who goes to a page is led to the provider, and afterwards back to that page; what a script of a page asks gets
401 and a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from flask import has_request_context, request
from werkzeug.http import parse_cookie
from werkzeug.wrappers import Response

from delivery.cookies import Signed

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

START, BACK, SIGN_OUT, SIGNED_OUT = "/_inloggen", "/_inloggen/terug", "/_uitloggen", "/_uitgelogd"
READING = frozenset({"GET", "HEAD"})
#: What is open to everybody, by its path, with its methods: what machines ask for, and signing in and out itself.
OPEN = {
    **dict.fromkeys(("/_healthz/livez", "/_healthz/readyz", "/.well-known/security.txt"), READING),
    **dict.fromkeys((START, BACK, SIGNED_OUT), READING),
    SIGN_OUT: frozenset({"POST"}),
}
ENDED = "Uw sessie is afgelopen. Laad de pagina opnieuw om weer in te loggen.\n"
#: In the environment of a request: the name of who is signed in, and the address that was wanted by who is not.
PERSON, WANTED = "inclusietrends.person", "inclusietrends.wanted"
#: Characters that stand in a path as they are.
KEPT = "/:@!$&'()*+,;="


class Guard:
    """Around an application: lets a request in with a session, and without one to ``OPEN`` only."""

    def __init__(self, application: WSGIApplication, sessions: Signed) -> None:
        """See above."""
        self._application, self._sessions = application, sessions

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        environ.pop(PERSON, None)
        if environ["REQUEST_METHOD"] in OPEN.get(environ["PATH_INFO"], ()):
            environ[WANTED] = f"{environ.get('SCRIPT_NAME', '')}/"
            return self._application(environ, _kept_by_nobody(start_response))
        session = self._sessions.read(parse_cookie(environ))
        if session is not None:
            environ[PERSON] = session.get("name", "")
            return self._application(environ, _kept_by_browsers(start_response))
        if not is_navigation(environ):
            answer = Response(ENDED, 401, {"Cache-Control": "no-store"}, content_type="text/plain; charset=utf-8")
            return answer(environ, start_response)
        environ[WANTED] = wanted(environ)
        environ["PATH_INFO"], environ["QUERY_STRING"] = START, ""
        return self._application(environ, _kept_by_nobody(start_response))


def signed_in() -> str:
    """The name of who asks; empty where nobody needs to sign in."""
    return str(request.environ.get(PERSON, "")) if has_request_context() else ""


def is_navigation(environ: WSGIEnvironment) -> bool:
    """Whether a person goes to an address, so that the answer is shown, and no script reads it."""
    mode, accepted = environ.get("HTTP_SEC_FETCH_MODE"), environ.get("HTTP_ACCEPT", "")
    return environ["REQUEST_METHOD"] in READING and (mode == "navigate" if mode else "text/html" in accepted)


def wanted(environ: WSGIEnvironment) -> str:
    """The address that was asked for, as a path below ours: it cannot lead to another host, whatever was written."""
    path = quote(environ["PATH_INFO"].encode("latin-1", "replace").lstrip(b"/\\"), safe=KEPT)
    query = quote(environ.get("QUERY_STRING", "").encode("latin-1", "replace"), safe=f"{KEPT}%?")
    address = f"{environ.get('SCRIPT_NAME', '')}/{path}"
    return f"{address}?{query}" if query else address


def _kept_by_nobody(start_response: StartResponse) -> StartResponse:
    """An answer that says something of one sign-in."""
    return _caching(start_response, lambda _: "no-store")


def _kept_by_browsers(start_response: StartResponse) -> StartResponse:
    """An answer for who is signed in: no cache that others share keeps it, and a browser only what never changes."""

    def rule(given: str) -> str:
        return given.replace("public", "private") if "public" in given else "private, no-store"

    return _caching(start_response, rule)


def _caching(start_response: StartResponse, rule: Callable[[str], str]) -> StartResponse:
    def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
        given = ", ".join(value for name, value in headers if name.lower() == "cache-control")
        others = [item for item in headers if item[0].lower() != "cache-control"]
        return start_response(status, [*others, ("Cache-Control", rule(given))], *more)

    return start
