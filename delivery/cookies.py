"""Cookies that we sign: who holds one can read it, and change nothing. A server needs to remember nothing for them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import Response
from itsdangerous import BadSignature, URLSafeTimedSerializer

#: Bytes of a cookie, and of the others of its kind that are kept beside it: of an answer nginx takes 4,096 of headers,
#: and of a request, as gunicorn does, 8,190 of cookies.
MOST, BESIDE = 1_500, 3_000


@dataclass(frozen=True)
class Signed:
    """A kind of cookie: for a fixed time from the moment that it was made, over TLS only, and unseen by scripts.

    Behind ``root``, the path below which everything is served, no other application of the host gets it. Without a path
    its name makes the browser refuse one that another host of the same domain set (``__Host-``).
    """

    kind: str
    seconds: int
    secret: str = field(repr=False)
    root: str = ""
    #: What a cookie is made for: another secret or another purpose, and it is worth nothing.
    purpose: str = ""

    @property
    def name(self) -> str:
        """Its name, or where there are several of a kind, how their names begin."""
        return f"{'__Secure-' if self.root else '__Host-'}inclusietrends-{self.kind}"

    @property
    def _serializer(self) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(
            self.secret,
            salt=f"inclusietrends {self.kind} {self.purpose}",
            signer_kwargs={"digest_method": hashlib.sha256},
        )

    def seal(self, value: dict[str, str]) -> str:
        """The text of a cookie."""
        sealed = self._serializer.dumps(value)
        return sealed.decode() if isinstance(sealed, bytes) else sealed

    def read(self, cookies: Mapping[str, str], which: str = "") -> dict[str, str] | None:
        """What a cookie of a request holds; None where there is none, or none that we made within its time."""
        try:
            value: Any = self._serializer.loads(cookies.get(self.name + which, ""), max_age=self.seconds)
        except BadSignature:
            return None
        return value if isinstance(value, dict) else None

    def put(self, response: Response, value: dict[str, str], which: str = "") -> None:
        """Give a cookie with an answer."""
        self._set(response, self.name + which, self.seal(value), self.seconds)

    def drop(self, response: Response, which: str = "") -> None:
        """Take a cookie away with an answer."""
        self._set(response, self.name + which, "", 0)

    def _set(self, response: Response, name: str, text: str, seconds: int) -> None:
        path = self.root or "/"
        response.set_cookie(name, text, seconds, path=path, secure=True, httponly=True, samesite="Lax")
