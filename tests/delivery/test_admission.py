"""Who may come in by the claims of a token, as Entra ID and other providers give them."""

from __future__ import annotations

from typing import Any

import pytest

from delivery.admission import Refusal, name_of, refusal
from delivery.login import Login

TENANT = "https://login.microsoftonline.com/833ced3d-cb2e-41de-92f1-29e2af035ddc/v2.0"
ELSEWHERE = "https://sts.windows.net/11111111-cb2e-41de-92f1-29e2af035ddc/"
KEYCLOAK = "https://sso.example/realms/gemeenten"
ANNA = "anna@vng.nl"


def login(issuer: str = TENANT, domains: tuple[str, ...] = (), groups: tuple[str, ...] = ()) -> Login:
    return Login(issuer, "id", "secret", "secret", domains, groups)


@pytest.mark.parametrize(
    ("issuer", "claims", "is_in"),
    [
        # Entra ID: the sign-in name of people of the tenant.
        (TENANT, {"preferred_username": ANNA}, True),
        (TENANT, {"preferred_username": "Anna@VNG.nl", "acct": 0, "idp": TENANT}, True),
        (TENANT, {"preferred_username": "anna@sub.vng.nl"}, False),
        (TENANT, {"preferred_username": "anna@evilvng.nl"}, False),
        (TENANT, {"preferred_username": "anna@vng.nl@evil.nl"}, False),
        (TENANT, {"preferred_username": "anna@evil.nl@vng.nl"}, False),
        (TENANT, {"preferred_username": "vng.nl"}, False),
        (TENANT, {"preferred_username": ["anna@vng.nl"]}, False),
        (TENANT, {}, False),
        # Its address is what anybody wrote, unless its domain was verified: nOAuth.
        (TENANT, {"email": ANNA}, False),
        (TENANT, {"email": ANNA, "xms_edov": False}, False),
        (TENANT, {"email": ANNA, "xms_edov": "0"}, False),
        (TENANT, {"email": ANNA, "xms_edov": True}, True),
        (TENANT, {"email": ANNA, "xms_edov": "1"}, True),
        # A guest's name is from elsewhere.
        (TENANT, {"preferred_username": ANNA, "idp": ELSEWHERE}, False),
        (TENANT, {"preferred_username": ANNA, "idp": "live.com"}, False),
        (TENANT, {"preferred_username": ANNA, "acct": 1}, False),
        (TENANT, {"preferred_username": ANNA, "acct": "1"}, False),
        (TENANT, {"preferred_username": ANNA, "acct": 1, "email": ANNA, "xms_edov": True}, True),
        # Elsewhere a person may choose the name.
        (KEYCLOAK, {"preferred_username": ANNA}, False),
        (KEYCLOAK, {"email": ANNA}, False),
        (KEYCLOAK, {"email": ANNA, "email_verified": False}, False),
        (KEYCLOAK, {"email": ANNA, "email_verified": "no"}, False),
        (KEYCLOAK, {"email": ANNA, "email_verified": True}, True),
        (KEYCLOAK, {"email": None, "email_verified": True, "preferred_username": ANNA}, False),
    ],
)
def test_a_domain_counts_where_the_address_is_known_to_be_the_persons(
    issuer: str, claims: dict[str, Any], *, is_in: bool
) -> None:
    found = refusal({"iss": issuer, **claims}, login(issuer, domains=("vng.nl", "gemeente.example")))
    assert found == (None if is_in else Refusal.DOMAIN)


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ({"groups": ["x", "g1"]}, None),
        ({"groups": "g1"}, None),
        ({"roles": ["Lezer"]}, None),
        ({"groups": ["x"], "roles": ["Lezer"]}, None),
        ({"groups": ["g10", "lezer"]}, Refusal.GROUPS),
        ({"groups": [{"id": "g1"}, None, 1]}, Refusal.GROUPS),
        ({"wids": ["g1"]}, Refusal.GROUPS),
        ({}, Refusal.GROUPS),
        ({"_claim_names": {"groups": "src1"}}, Refusal.TOO_MANY_GROUPS),
        ({"hasgroups": True}, Refusal.TOO_MANY_GROUPS),
        ({"_claim_names": {"groups": "src1"}, "roles": ["Lezer"]}, None),
        ({"_claim_names": {"other": "src1"}}, Refusal.GROUPS),
        ({"_claim_names": "groups"}, Refusal.GROUPS),
    ],
)
def test_a_group_or_an_app_role_lets_somebody_in(claims: dict[str, Any], expected: Refusal | None) -> None:
    assert refusal({"iss": TENANT, **claims}, login(groups=("g1", "Lezer"))) == expected


def test_of_domains_and_groups_both_must_be_met() -> None:
    both = login(domains=("vng.nl",), groups=("g1",))
    claims = {"iss": TENANT, "preferred_username": ANNA, "groups": ["g1"]}
    assert refusal(claims, both) is None
    assert refusal({**claims, "groups": []}, both) == Refusal.GROUPS
    assert refusal({**claims, "preferred_username": "anna@elders.nl"}, both) == Refusal.DOMAIN


def test_a_person_is_called_by_a_name_that_fits() -> None:
    assert name_of({"sub": "1", "name": " Anna \n de\tVries "}) == "Anna de Vries"
    assert name_of({"sub": "1", "name": "", "preferred_username": ANNA}) == ANNA
    assert name_of({"sub": "1", "name": ["x"], "email": ANNA}) == ANNA
    assert name_of({"sub": "1"}) == "1"
    assert len(name_of({"name": "x" * 5000})) == 80
