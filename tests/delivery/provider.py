"""A real OpenID provider on this machine, made of Authlib's authorization server: it signs, and verifies the redirect
address, the client's secret, PKCE and the nonce. Who comes to it is signed in at once as its person.
"""

# ruff: noqa: D102 - methods that Authlib names and describes

from __future__ import annotations

import json
import threading
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode
from wsgiref.simple_server import WSGIRequestHandler, make_server

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import AuthorizationCodeMixin, ClientMixin
from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import OpenIDCode
from flask import Flask, jsonify, redirect, request
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

CLIENT, SECRET = "inclusietrends", "what-the-provider-gave~1"
ADDRESS = "anna@gemeente.example"


@dataclass
class Client(ClientMixin):  # type: ignore[misc]  # Authlib has no types
    """The one application that is registered."""

    redirect_uris: list[str]

    def get_client_id(self) -> str:
        return CLIENT

    def get_default_redirect_uri(self) -> str:
        return self.redirect_uris[0]

    def get_allowed_scope(self, scope: str) -> str:
        return scope

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return redirect_uri in self.redirect_uris

    def check_client_secret(self, client_secret: str) -> bool:
        return client_secret == SECRET

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return endpoint == "token" and method in ("client_secret_basic", "client_secret_post")

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type == "authorization_code"


@dataclass
class Code(AuthorizationCodeMixin):  # type: ignore[misc]  # Authlib has no types
    """A code that was given, once."""

    code: str
    redirect_uri: str
    scope: str
    nonce: str
    code_challenge: str
    code_challenge_method: str
    client_id: str = CLIENT

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return self.scope

    def get_nonce(self) -> str:
        return self.nonce

    def get_auth_time(self) -> int:
        return int(time.time())

    def get_acr(self) -> None:
        return None

    def get_amr(self) -> None:
        return None


def person() -> dict[str, Any]:
    """The claims of somebody with a verified address."""
    return {"sub": "1", "name": "Anna de Vries", "email": ADDRESS, "email_verified": True}


@dataclass
class Provider:
    """The provider: what a test may change of it, and what it was asked."""

    url: str = ""
    redirect_uris: list[str] = field(default_factory=list)
    person: dict[str, Any] = field(default_factory=person)
    #: Signs the tokens; ``published`` is what the provider tells of its keys.
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "1"}))
    published: list[RSAKey] = field(default_factory=list)
    #: Replace what stands in the discovery document, and in the header and the claims of a token; None takes it away.
    says: dict[str, Any] = field(default_factory=dict)
    header: dict[str, Any] = field(default_factory=dict)
    claims: dict[str, Any] = field(default_factory=dict)
    #: An error in the place of a code, and in the place of a token.
    denies: str = ""
    refuses: str = ""
    #: Queries of people who were sent here: to sign in, and to sign out.
    asked: list[dict[str, str]] = field(default_factory=list)
    ended: list[dict[str, str]] = field(default_factory=list)
    looked_up: int = 0
    codes: dict[str, Code] = field(default_factory=dict)
    nonces: set[str] = field(default_factory=set)

    def token(self, code: Code) -> str:
        """The ID token for a code."""
        now = int(time.time())
        about = {"iss": self.url, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": code.nonce}
        header = _changed({"alg": "RS256", "kid": "1"}, self.header)
        claims = _changed({**about, **self.person}, self.claims)
        if header["alg"] == "none":
            parts = (base64url(json.dumps(part).encode()) for part in (header, claims))
            return f"{'.'.join(parts)}."
        key: Any = OctKey.import_key(SECRET) if header["alg"].startswith("HS") else self.key
        return jwt.encode(header, claims, key, algorithms=[header["alg"]])


def _changed(values: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in {**values, **changes}.items() if value is not None}


def base64url(content: bytes) -> str:
    """As the parts of a token are written."""
    return urlsafe_b64encode(content).rstrip(b"=").decode()


def grants(provider: Provider) -> tuple[type, Any]:
    """How codes are kept and tokens made."""

    class Grant(AuthorizationCodeGrant):  # type: ignore[misc]  # Authlib has no types
        def save_authorization_code(self, code: str, asked: Any) -> None:
            names = ("nonce", "code_challenge", "code_challenge_method", "scope", "redirect_uri")
            provider.nonces.add(asked.payload.data["nonce"])
            provider.codes[code] = Code(code, **{name: asked.payload.data.get(name) for name in names})

        def query_authorization_code(self, code: str, _client: Client) -> Code | None:
            return provider.codes.get(code)

        def delete_authorization_code(self, code: Code) -> None:
            del provider.codes[code.code]

        def authenticate_user(self, _code: Code) -> dict[str, Any]:
            return provider.person

    class Tokens(OpenIDCode):  # type: ignore[misc]  # Authlib has no types
        def exists_nonce(self, nonce: str, _asked: Any) -> bool:
            return nonce in provider.nonces

        def encode_id_token(self, _token: dict[str, Any], asked: Any) -> str:
            return provider.token(asked.authorization_code)

    return Grant, Tokens(require_nonce=True)


def application(provider: Provider) -> Flask:
    """The provider's own web application."""
    app = Flask("provider")
    server = AuthorizationServer(app, lambda _: Client(provider.redirect_uris), lambda _token, _asked: None)
    grant, tokens = grants(provider)
    server.register_grant(grant, [tokens, CodeChallenge(required=True)])

    @app.get("/.well-known/openid-configuration")
    def discovery() -> Any:
        provider.looked_up += 1
        addresses = {"authorization_endpoint": "/enter", "token_endpoint": "/token", "jwks_uri": "/keys"}
        addresses["end_session_endpoint"] = "/leave"
        about = {"issuer": provider.url, "id_token_signing_alg_values_supported": ["RS256"]}
        about |= {name: provider.url + path for name, path in addresses.items()}
        return jsonify(_changed(about, provider.says))

    @app.get("/keys")
    def keys() -> Any:
        return jsonify({"keys": [key.as_dict(private=False) for key in provider.published or [provider.key]]})

    @app.get("/enter")
    def enter() -> Any:
        provider.asked.append(request.args.to_dict())
        if provider.denies:
            found = {"error": provider.denies, "error_description": "<b>no</b>", "state": request.args["state"]}
            return redirect(f"{request.args['redirect_uri']}?{urlencode(found)}")
        return server.create_authorization_response(grant_user=provider.person, grant=server.get_consent_grant())

    @app.post("/token")
    def token() -> Any:
        if provider.refuses:
            return jsonify({"error": provider.refuses, "error_description": f"AADSTS70000: {SECRET}"}), 400
        return server.create_token_response()

    @app.get("/leave")
    def leave() -> Any:
        provider.ended.append(request.args.to_dict())
        return redirect(f"{request.args['post_logout_redirect_uri']}?state={request.args['state']}")

    return app


class Silent(WSGIRequestHandler):
    """Writes no log."""

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def running() -> Iterator[Provider]:
    """A provider that answers, on a port that the system chose."""
    provider = Provider()
    with make_server("127.0.0.1", 0, application(provider), handler_class=Silent) as server:
        provider.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield provider
        server.shutdown()
        thread.join(timeout=10)
