"""What a system manager sets: environment variables, each checked at the start. The only place that reads them."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from delivery.files import ROOT
from delivery.login import Login
from delivery.variables import SettingsError, number, words

__all__ = ["Settings", "SettingsError", "address", "cores"]

#: One site that may show the dashboard in a frame: a scheme and a host, with or without a port or all its subdomains.
SITE = re.compile(r"https?://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?")
MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
PREFIX = re.compile(r"(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*")


@dataclass(frozen=True)
class Settings:
    """Where to listen, where the tables are, who is trusted and who may look in.

    ``tables_dir`` is a folder or the address of an object storage, ``workers`` is 0 for one per core, ``path_prefix``
    is empty or begins with a slash and ends with none, ``trusted_proxies`` counts the proxies in front whose headers
    are believed, ``frame_ancestors`` are the sites that may show the dashboard in a frame, ``security_contact`` is an
    address to report a leak to, ``metrics_port`` is 0 where metrics are closed, ``stop_timeout`` is for how many
    seconds a stop waits for downloads that are running, and ``login`` is how people sign in, None where everybody may
    come in.
    """

    host: str = "127.0.0.1"
    port: int = 8050
    tables_dir: Path | str = ROOT / "data" / "tables"
    contact: str = ""
    workers: int = 0
    path_prefix: str = ""
    trusted_proxies: int = 0
    frame_ancestors: tuple[str, ...] = ()
    security_contact: str = ""
    metrics_port: int = 0
    metrics_host: str = "127.0.0.1"
    stop_timeout: int = 30
    login: Login | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Settings:
        """Settings from the variables named in ``docs/operations.md``; raises SettingsError."""
        port = number(environment, "PORT", cls.port, 1, 65535)
        metrics_port = number(environment, "METRICS_PORT", cls.metrics_port, 1, 65535)
        if metrics_port == port:
            raise SettingsError(f"METRICS_PORT is {metrics_port}, as PORT is: set it to another port")
        return cls(
            host=_host(environment, "HOST", cls.host),
            port=port,
            tables_dir=_tables(environment) or cls.tables_dir,
            contact=_matching(environment, "CONTACT_EMAIL", MAIL, "an e-mail address"),
            workers=number(environment, "WORKERS", cls.workers, 1, 64),
            path_prefix=_prefix(environment),
            trusted_proxies=number(environment, "TRUSTED_PROXIES", cls.trusted_proxies, 0, 10),
            frame_ancestors=words(environment, "FRAME_ANCESTORS", SITE, "sites as https://www.vng.nl"),
            security_contact=_security_contact(environment),
            metrics_port=metrics_port,
            metrics_host=_host(environment, "METRICS_HOST", cls.metrics_host),
            stop_timeout=number(environment, "STOP_TIMEOUT", cls.stop_timeout, 1, 3600),
            login=Login.from_environment(environment),
        )


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def address(host: str, port: int) -> str:
    """A host and a port as they stand in an address: an IPv6 address between brackets."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _tables(environment: Mapping[str, str]) -> Path | str | None:
    """A folder, or the address of a storage, which is looked at where it is opened."""
    given = environment.get("DATA_DIR")
    return given if not given or "://" in given else Path(given)


def _host(environment: Mapping[str, str], name: str, default: str) -> str:
    host = (environment.get(name) or default).strip("[]")
    if not re.fullmatch(r"[A-Za-z0-9._:%-]+", host):
        raise SettingsError(f"{name} is '{host}': set it to an IP address or the name of a machine")
    return host


def _matching(environment: Mapping[str, str], name: str, form: re.Pattern[str], expected: str) -> str:
    given = environment.get(name) or ""
    if given and not form.fullmatch(given):
        raise SettingsError(f"{name} is '{given}': set it to {expected}, or leave it out")
    return given


def _prefix(environment: Mapping[str, str]) -> str:
    given = environment.get("PATH_PREFIX") or ""
    prefix = given.rstrip("/")
    if not PREFIX.fullmatch(prefix):
        raise SettingsError(f"PATH_PREFIX is '{given}': set it to a path as /inclusietrends/, or leave it out")
    return prefix


def _security_contact(environment: Mapping[str, str]) -> str:
    """The contact as ``security.txt`` wants it: an address of the web, or of mail with mailto: before it."""
    form = re.compile(rf"https://[!-~]+|(mailto:)?{MAIL.pattern}", re.ASCII)
    given = _matching(environment, "SECURITY_CONTACT", form, "an e-mail address or a page at https://")
    return given if not given or given.startswith(("https://", "mailto:")) else f"mailto:{given}"
