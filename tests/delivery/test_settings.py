"""Environment variables: what they mean, and one sentence for each that cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.store import TABLES_DIR
from delivery.settings import Settings, SettingsError, cores


def test_nothing_needs_to_be_set() -> None:
    assert Settings.from_environment({}) == Settings()
    assert Settings().tables_dir == TABLES_DIR
    assert cores() >= 1


def test_settings_come_from_the_environment() -> None:
    given = {
        "HOST": "127.0.0.2",
        "PORT": "80",
        "DATA_DIR": "/x",
        "CONTACT_EMAIL": "a@b.nl",
        "WORKERS": "3",
        "PATH_PREFIX": "/sociaal/inclusietrends/",
        "TRUSTED_PROXIES": "2",
        "FRAME_ANCESTORS": "https://www.vng.nl https://*.example.nl:8443",
        "SECURITY_CONTACT": "veilig@b.nl",
        "METRICS_PORT": "9100",
        "METRICS_HOST": "[::]",
        "STOP_TIMEOUT": "60",
    }
    assert Settings.from_environment(given) == Settings(
        host="127.0.0.2",
        port=80,
        tables_dir=Path("/x"),
        contact="a@b.nl",
        workers=3,
        path_prefix="/sociaal/inclusietrends",
        trusted_proxies=2,
        frame_ancestors=("https://www.vng.nl", "https://*.example.nl:8443"),
        security_contact="mailto:veilig@b.nl",
        metrics_port=9100,
        metrics_host="::",
        stop_timeout=60,
    )


def test_the_address_of_a_storage_stays_as_it_is() -> None:
    address = "s3://bucket/path?endpoint_override=127.0.0.1:9000"
    assert Settings.from_environment({"DATA_DIR": address}).tables_dir == address


def test_an_empty_variable_is_as_none() -> None:
    names = ["HOST", "PORT", "DATA_DIR", "CONTACT_EMAIL", "WORKERS", "PATH_PREFIX", "TRUSTED_PROXIES"]
    names += ["FRAME_ANCESTORS", "SECURITY_CONTACT", "METRICS_PORT", "METRICS_HOST", "STOP_TIMEOUT"]
    assert Settings.from_environment(dict.fromkeys(names, "")) == Settings()
    assert Settings.from_environment({"PATH_PREFIX": "/"}) == Settings()


@pytest.mark.parametrize(
    ("variable", "value", "expected"),
    [
        *(
            ("PORT", value, "whole number from 1 to 65535")
            for value in ("x", "0", "70000", "-1", "80 ", "²", "9" * 5000)
        ),
        ("HOST", "a b", "name of a machine"),
        ("CONTACT_EMAIL", "niemand", "an e-mail address"),
        ("WORKERS", "0", "whole number from 1 to 64"),
        *(
            ("PATH_PREFIX", value, "a path as /inclusietrends/")
            for value in ("x/", "//x", "/x/../y", "/a b", "/x?y", "/'")
        ),
        ("TRUSTED_PROXIES", "yes", "whole number from 0 to 10"),
        *(
            ("FRAME_ANCESTORS", value, "sites as")
            for value in ("vng.nl", "*", "https://a.nl; script-src", "https://a.nl/x")
        ),
        *(("SECURITY_CONTACT", value, "https://") for value in ("x", "http://a.nl", "https://a.nl\nx", "a@b.nl\nx")),
        ("METRICS_PORT", "8050", "another port"),
        ("METRICS_HOST", "a/b", "name of a machine"),
        ("STOP_TIMEOUT", "0", "whole number from 1 to 3600"),
    ],
)
def test_what_cannot_be_used_is_one_clear_sentence(variable: str, value: str, expected: str) -> None:
    with pytest.raises(SettingsError, match=expected) as error:
        Settings.from_environment({variable: value})
    assert str(error.value).startswith(variable)
