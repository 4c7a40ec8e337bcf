"""How people sign in, and who may come in: environment variables, checked at the start.

What is secret is in no text of an error and in no representation of an object.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from delivery.variables import SettingsError, number, words

OFF, OPENID = "off", "openid"
#: Variables that mean nothing without LOGIN=openid: who sets them believes that not everybody may come in.
NAMES = (
    "OIDC_ISSUER",
    "OIDC_CLIENT_ID",
    "OIDC_CLIENT_SECRET",
    "OIDC_CLIENT_SECRET_FILE",
    "SESSION_SECRET",
    "SESSION_SECRET_FILE",
    "SESSION_HOURS",
    "ALLOWED_DOMAINS",
    "ALLOWED_GROUPS",
)
DOMAIN = re.compile(r"(?=.{4,253}$)[a-z0-9-]+(\.[a-z0-9-]+)+", re.IGNORECASE)
GROUP = re.compile(r"[!-~]{1,200}")
ENTRA = "login.microsoftonline.com"
#: Parts of an address of Entra ID that stand for every organisation in the world.
EVERYBODY = {"common", "organizations", "consumers"}
#: Characters of a secret that signs, and how many of them must differ: random ones do.
LONG, DIFFERENT = 32, 10
LOOPBACK = {"127.0.0.1", "::1", "localhost"}
MAKE = "make one with: python -c 'import secrets; print(secrets.token_urlsafe(48))'"


@dataclass(frozen=True)
class Login:
    """An OpenID provider, what it knows us by, and who of its people may come in.

    ``session_secret`` signs our cookies and is the same on every machine. Of ``domains`` (of e-mail addresses) and
    ``groups`` (ids, or values of app roles) those that are not empty must each be met.
    """

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    session_secret: str = field(repr=False)
    domains: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    session_hours: int = 8

    @property
    def is_entra(self) -> bool:
        """Whether the provider is Microsoft Entra ID, for one organisation."""
        return urlsplit(self.issuer).hostname == ENTRA

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Login | None:
        """How people sign in by the variables named in ``docs/operations.md``; None for not. Raises SettingsError."""
        chosen = environment.get("LOGIN") or OFF
        given = [name for name in NAMES if environment.get(name)]
        if chosen not in (OFF, OPENID):
            raise SettingsError(f"LOGIN is '{chosen}': set it to {OFF} or {OPENID}")
        if chosen == OFF:
            if given:
                raise SettingsError(f"LOGIN is off, but {given[0]} is set: set LOGIN to {OPENID}, or leave that out")
            return None
        found = cls(
            issuer=_issuer(environment),
            client_id=_needed(environment, "OIDC_CLIENT_ID", "the id of the application at the provider"),
            client_secret=_secret(environment, "OIDC_CLIENT_SECRET", "the secret that the provider gave"),
            session_secret=_random(_secret(environment, "SESSION_SECRET", "a random text that is the same everywhere")),
            domains=tuple(map(str.lower, words(environment, "ALLOWED_DOMAINS", DOMAIN, "domains as vng.nl"))),
            groups=words(environment, "ALLOWED_GROUPS", GROUP, "ids of groups or values of app roles"),
            session_hours=number(environment, "SESSION_HOURS", cls.session_hours, 1, 24),
        )
        if not (found.domains or found.groups):
            raise SettingsError("LOGIN is openid, but nobody is allowed: set ALLOWED_DOMAINS, ALLOWED_GROUPS or both")
        return found


def is_protected(address: str) -> bool:
    """Whether what is sent to an address is encrypted, or never leaves this machine."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme == "https":
        return bool(parts.hostname)
    return parts.scheme == "http" and parts.hostname in LOOPBACK


def _needed(environment: Mapping[str, str], name: str, meaning: str) -> str:
    given = (environment.get(name) or "").strip()
    if not given:
        raise SettingsError(f"{name} is missing, which LOGIN=openid needs: set it to {meaning}")
    return given


def _issuer(environment: Mapping[str, str]) -> str:
    given = _needed(environment, "OIDC_ISSUER", "the address of the provider, without /.well-known")
    fits = is_protected(given) and not re.search(r"[\s?#@\\]|/\.well-known", given)
    if not fits:
        raise SettingsError(f"OIDC_ISSUER is '{given}': set it to an address at https://, without /.well-known")
    parts = urlsplit(given)
    if parts.hostname == ENTRA and parts.path.split("/")[1:2] and parts.path.split("/")[1] in EVERYBODY:
        raise SettingsError(
            f"OIDC_ISSUER is '{given}', which is of every organisation: "
            f"set it to that of one, https://{ENTRA}/<id of the tenant>/v2.0"
        )
    return given


def _secret(environment: Mapping[str, str], name: str, meaning: str) -> str:
    """A secret from a variable, or from the file that another names."""
    path = environment.get(f"{name}_FILE")
    if not path:
        return _needed(environment, name, f"{meaning}, or {name}_FILE to a file that holds it")
    if environment.get(name):
        raise SettingsError(f"{name} and {name}_FILE are both set: leave one of them out")
    try:
        found = Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or "it holds no text"
        raise SettingsError(f"{name}_FILE is '{path}', which cannot be read ({reason})") from None
    if not found:
        raise SettingsError(f"{name}_FILE is '{path}', which is empty: write {meaning} in it")
    return found


def _random(secret: str) -> str:
    if len(secret) < LONG or len(set(secret)) < DIFFERENT:
        raise SettingsError(f"SESSION_SECRET is not a random text of at least {LONG} characters: {MAKE}")
    return secret
