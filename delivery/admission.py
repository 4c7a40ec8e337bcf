"""Who may come in, by the claims of an ID token whose signature was verified.

An address counts only where somebody proved that it is this person's. The claim ``email`` of Entra ID does not: whoever
manages some tenant can write any address in it ("nOAuth"; Microsoft: *Migrate away from using email claims for user
identification or authorization*). So the issuer must be one tenant, and in it we believe, of an address:

- ``email`` with ``email_verified`` (OpenID Connect Core, 5.1), or with ``xms_edov``, by which Entra ID says that the
  owner of the domain was verified;
- of Entra ID ``preferred_username``, of people of the tenant itself: that is their sign-in name, which can only be at a
  domain that the tenant has proved to own. A guest is told by ``idp`` or ``acct``, and has a name from elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from delivery.login import Login

#: Longer names are cut: they go into a cookie.
LONGEST = 80


class Refusal(StrEnum):
    """Why somebody may not come in; the text is for the log."""

    DOMAIN = "no verified address at a domain of ALLOWED_DOMAINS"
    GROUPS = "none of ALLOWED_GROUPS in the claims groups and roles"
    TOO_MANY_GROUPS = (
        "the token leaves out the groups, for there are too many: in Entra ID, use app roles, "
        "or choose 'Groups assigned to the application' for the groups claim"
    )


def refusal(claims: Mapping[str, Any], login: Login) -> Refusal | None:
    """Why the person of some claims may not come in; None for who may."""
    if login.groups and not (_texts(claims, "groups") | _texts(claims, "roles")) & set(login.groups):
        return Refusal.TOO_MANY_GROUPS if _left_out(claims) else Refusal.GROUPS
    if login.domains and not {address.rpartition("@")[2] for address in proved(claims, login)} & set(login.domains):
        return Refusal.DOMAIN
    return None


def proved(claims: Mapping[str, Any], login: Login) -> list[str]:
    """The addresses in some claims that are known to be the person's, in lower case."""
    found = []
    if any(claims.get(name) in (True, 1, "1", "true") for name in ("email_verified", "xms_edov")):
        found.append(claims.get("email"))
    guest = claims.get("idp", claims.get("iss")) != claims.get("iss") or claims.get("acct") in (1, "1")
    if login.is_entra and not guest:
        found.append(claims.get("preferred_username"))
    return [item.lower() for item in found if isinstance(item, str) and item.count("@") == 1]


def name_of(claims: Mapping[str, Any]) -> str:
    """What a person is called on the page."""
    given = (claims.get(name) for name in ("name", "preferred_username", "email", "sub"))
    return next((" ".join(item.split())[:LONGEST] for item in given if isinstance(item, str) and item.strip()), "")


def _texts(claims: Mapping[str, Any], name: str) -> set[str]:
    """The texts of a claim that holds a list, or one of them."""
    value = claims.get(name)
    return {item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str)}


def _left_out(claims: Mapping[str, Any]) -> bool:
    """Whether Entra ID says that there are more groups than fit in a token: elsewhere, or with ``hasgroups``."""
    elsewhere = claims.get("_claim_names")
    return bool(claims.get("hasgroups")) or (isinstance(elsewhere, dict) and "groups" in elsewhere)
