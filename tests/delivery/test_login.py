"""Settings of signing in: what they mean, and one sentence for each that cannot be used, without a secret in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from delivery.login import NAMES, Login
from delivery.settings import Settings, SettingsError

TENANT = "https://login.microsoftonline.com/833ced3d-cb2e-41de-92f1-29e2af035ddc/v2.0"
SECRET, SESSION = "of-the~client_1.Q", "kH3-random-0123456789-abcdefghijklmnop"
GIVEN = {
    "LOGIN": "openid",
    "OIDC_ISSUER": TENANT,
    "OIDC_CLIENT_ID": "0760b6cf-170e-4a14-91b3-4b78e0739963",
    "OIDC_CLIENT_SECRET": SECRET,
    "SESSION_SECRET": SESSION,
    "ALLOWED_DOMAINS": "VNG.nl gemeente.example",
}


def test_open_to_everybody_by_default() -> None:
    assert Login.from_environment({}) is None
    assert Login.from_environment({"LOGIN": "off"}) is None
    assert Login.from_environment(dict.fromkeys(["LOGIN", *NAMES], "")) is None
    assert Settings().login is None


def test_a_login_comes_from_the_environment() -> None:
    more = {"ALLOWED_GROUPS": "3b2b0c93-acd8-4208-8eba-7a48db1cd4c0 Dashboard.Lezer", "SESSION_HOURS": "12"}
    found = Settings.from_environment({**GIVEN, **more}).login
    assert found == Login(
        TENANT,
        GIVEN["OIDC_CLIENT_ID"],
        SECRET,
        SESSION,
        ("vng.nl", "gemeente.example"),
        ("3b2b0c93-acd8-4208-8eba-7a48db1cd4c0", "Dashboard.Lezer"),
        12,
    )
    assert found.is_entra


def test_secrets_may_stand_in_files(tmp_path: Path) -> None:
    files = {"OIDC_CLIENT_SECRET": SECRET, "SESSION_SECRET": SESSION}
    given = {name: value for name, value in GIVEN.items() if name not in files}
    for name, secret in files.items():
        (tmp_path / name).write_text(f"{secret}\n", encoding="utf-8")
        given[f"{name}_FILE"] = str(tmp_path / name)
    assert Login.from_environment(given) == Login.from_environment(GIVEN)
    (tmp_path / "SESSION_SECRET").write_bytes(b"\xff\xfe" * 40)
    with pytest.raises(SettingsError, match=r"SESSION_SECRET_FILE .* cannot be read \(it holds no text\)"):
        Login.from_environment(given)
    (tmp_path / "SESSION_SECRET").write_text("\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"SESSION_SECRET_FILE .* is empty"):
        Login.from_environment(given)
    with pytest.raises(SettingsError, match="both set"):
        Login.from_environment({**given, "SESSION_SECRET": SESSION})
    with pytest.raises(SettingsError, match=r"OIDC_CLIENT_SECRET_FILE is '/nowhere', .* \(No such file"):
        Login.from_environment({**given, "OIDC_CLIENT_SECRET_FILE": "/nowhere"})


@pytest.mark.parametrize(
    ("variable", "value", "expected"),
    [
        ("LOGIN", "on", "set it to off or openid"),
        *((name, "", "is missing") for name in GIVEN if name not in ("LOGIN", "ALLOWED_DOMAINS")),
        ("OIDC_CLIENT_ID", "  ", "is missing"),
        *(
            ("OIDC_ISSUER", value, "an address at https://")
            for value in (
                "login.microsoftonline.com",
                "http://idp.example",
                "https://",
                "https://[x",
                "https://a b",
                "https://idp.example/?x",
                "https://user@idp.example",
                "ftp://127.0.0.1",
                "https://idp.example/.well-known/openid-configuration",
            )
        ),
        *(
            ("OIDC_ISSUER", f"https://login.microsoftonline.com/{who}/v2.0", "of every organisation")
            for who in ("common", "organizations", "consumers")
        ),
        ("SESSION_SECRET", "short", "at least 32 characters: make one with"),
        ("SESSION_SECRET", "x" * 64, "not a random text"),
        ("SESSION_HOURS", "0", "whole number from 1 to 24"),
        *(("ALLOWED_DOMAINS", value, "domains as vng.nl") for value in ("@vng.nl", "vng", "*.vng.nl", "a.nl,b.nl")),
        ("ALLOWED_GROUPS", "café", "ids of groups"),
    ],
)
def test_what_cannot_be_used_is_one_clear_sentence(variable: str, value: str, expected: str) -> None:
    with pytest.raises(SettingsError, match=expected) as error:
        Settings.from_environment({**GIVEN, variable: value})
    told = str(error.value)
    assert told.startswith(variable)
    assert "\n" not in told
    assert SECRET not in told
    assert SESSION not in told
    if "SECRET" in variable and value:
        assert value not in told


def test_nobody_allowed_is_a_mistake() -> None:
    with pytest.raises(SettingsError, match="nobody is allowed: set ALLOWED_DOMAINS, ALLOWED_GROUPS or both"):
        Login.from_environment({**GIVEN, "ALLOWED_DOMAINS": ""})


@pytest.mark.parametrize("name", NAMES)
def test_a_login_that_is_not_switched_on_is_a_mistake(name: str) -> None:
    with pytest.raises(SettingsError, match=f"LOGIN is off, but {name} is set"):
        Settings.from_environment({name: "x"})
