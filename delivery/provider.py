"""The OpenID provider: what it says about itself, asked when it is needed, and the tokens that it gives."""

from __future__ import annotations

import logging
import re
from threading import Lock
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

import requests
from authlib.integrations.flask_client import FlaskIntegration, FlaskOAuth2App, OAuthError
from joserfc.errors import JoseError

from delivery.login import Login, is_protected

#: Seconds for an answer of the provider, and until it is asked again after it gave none: others wait for these threads.
PATIENCE, PAUSE = 5, 10
#: Seconds that clocks may differ.
LEEWAY = 60
#: How a token may be signed: with a key that the provider alone has.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
NEEDED, SIGN_OUT = ("authorization_endpoint", "token_endpoint", "jwks_uri"), "end_session_endpoint"
#: What a provider calls an error, and how Entra ID numbers them; anything else may hold what is private.
CODE = re.compile(r"[a-z_]{1,40}|AADSTS\d{1,9}")
#: What says that our settings are wrong, and not what a person did.
OURS = {"invalid_client", "unauthorized_client"}
LOG = logging.getLogger("inclusietrends.signin")


class UnavailableError(Exception):
    """The provider cannot be used now; the text says why, for the log."""


class UntrustedError(Exception):
    """What came back is no proof of who somebody is; the text says why, for the log."""


class Provider:
    """An OpenID provider; nothing is asked of it until somebody signs in, or ``look_up`` is called."""

    def __init__(self, login: Login) -> None:
        """See above."""
        self._login = login
        self._lock = Lock()
        self._found: FlaskOAuth2App | None = None
        self._failed: tuple[float, str] = (-PAUSE, "")

    def look_up(self) -> None:
        """Ask what the provider says about itself, or log why that cannot be had yet."""
        try:
            self.client()
        except UnavailableError as error:
            LOG.warning("nobody can sign in now: %s", error)

    def client(self) -> FlaskOAuth2App:
        """Authlib's client of the provider; raises UnavailableError."""
        if self._found is None:
            with self._lock:
                if self._found is None:
                    self._found = self._discover()
        return self._found

    @property
    def origins(self) -> tuple[str, ...]:
        """The sites where people sign in and out, as far as they are known: forms may lead there."""
        known = self._found.server_metadata if self._found else {}
        addresses = [self._login.issuer, known.get("authorization_endpoint"), known.get(SIGN_OUT)]
        found = [urlsplit(address) for address in addresses if address]
        return tuple(dict.fromkeys(f"{parts.scheme}://{parts.netloc}" for parts in found))

    @property
    def signs_out(self) -> bool:
        """Whether the provider can be asked to end its own session."""
        return bool(self.client().server_metadata.get(SIGN_OUT))

    def claims(self, code: str, redirect_uri: str, verifier: str, nonce: str) -> dict[str, Any]:
        """What the provider says of who came back with a code; raises UnavailableError or UntrustedError.

        The others are those of the attempt: where it was led back to, its verifier (PKCE) and its nonce.
        """
        client = self.client()
        try:
            token = client.fetch_access_token(redirect_uri, code=code, code_verifier=verifier)
            options = {
                "iss": {"essential": True, "value": client.server_metadata["issuer"]},
                "aud": {"essential": True, "value": self._login.client_id},
            }
            claims = client.parse_id_token(token, nonce, claims_options=options, leeway=LEEWAY)
        except OAuthError as error:
            raise (UnavailableError if error.error in OURS else UntrustedError)(_told(error)) from None
        except requests.RequestException as error:
            raise UnavailableError(f"{self._login.issuer} does not answer ({type(error).__name__})") from None
        except (JoseError, ValueError, KeyError, TypeError) as error:
            raise UntrustedError(f"its ID token cannot be trusted ({type(error).__name__}: {_claim(error)})") from None
        if claims is None:
            raise UntrustedError("it gave no ID token")
        return dict(claims)

    def _discover(self) -> FlaskOAuth2App:
        when, why = self._failed
        if monotonic() - when < PAUSE:
            raise UnavailableError(why)
        try:
            return self._client_of(self._metadata())
        except UnavailableError as error:
            self._failed = (monotonic(), str(error))
            raise

    def _metadata(self) -> dict[str, Any]:
        """The document of the provider about itself (OpenID Connect Discovery, 4)."""
        issuer = self._login.issuer
        try:
            answer = requests.get(f"{issuer.rstrip('/')}/.well-known/openid-configuration", timeout=PATIENCE)
            answer.raise_for_status()
            found = answer.json()
        except requests.RequestException as error:
            status = f" {error.response.status_code}" if error.response is not None else ""
            raise UnavailableError(f"{issuer} gives no discovery document ({type(error).__name__}{status})") from None
        if not isinstance(found, dict) or str(found.get("issuer")).rstrip("/") != issuer.rstrip("/"):
            named = found.get("issuer") if isinstance(found, dict) else None
            raise UnavailableError(f"OIDC_ISSUER is '{issuer}', but what is there calls itself '{named}': use that")
        names = [*NEEDED, *([SIGN_OUT] if found.get(SIGN_OUT) else [])]
        if not all(isinstance(found.get(name), str) and is_protected(found[name]) for name in names):
            raise UnavailableError(
                f"the discovery document of {issuer} lacks an address at https:// ({', '.join(names)})"
            )
        return found

    def _client_of(self, metadata: dict[str, Any]) -> FlaskOAuth2App:
        offered = metadata.get("id_token_signing_alg_values_supported") or ["RS256"]
        algorithms = [name for name in offered if name in ALGORITHMS]
        if not algorithms:
            raise UnavailableError(f"{self._login.issuer} signs in no way that we know ({', '.join(ALGORITHMS)})")
        posts = "client_secret_post" in (metadata.get("token_endpoint_auth_methods_supported") or [])
        return FlaskOAuth2App(
            FlaskIntegration("openid"),
            "openid",
            client_id=self._login.client_id,
            client_secret=self._login.client_secret,
            client_kwargs={
                "scope": "openid profile email",
                "code_challenge_method": "S256",
                "default_timeout": PATIENCE,
                "token_endpoint_auth_method": "client_secret_post" if posts else "client_secret_basic",
            },
            **{name: metadata[name] for name in ("issuer", *NEEDED, SIGN_OUT) if metadata.get(name)},
            id_token_signing_alg_values_supported=algorithms,
        )


def _told(error: OAuthError) -> str:
    """Why the provider gave no token."""
    numbers = re.findall(r"AADSTS\d{1,9}", str(error.description))
    told = [str(error.error), *numbers[:1]]
    return f"the provider gives no token ({' '.join(code for code in told if CODE.fullmatch(code)) or 'unknown error'})"


def _claim(error: Exception) -> str:
    """What of a token is wrong, where the library names it."""
    return str(getattr(error, "claim", "") or getattr(error, "error", "") or "not readable")
