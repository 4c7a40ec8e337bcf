"""What is installed for running: the distributions of the lock and what is fetched of npm, each with its licence."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from delivery.files import fetched
from delivery.packages import PACKAGES
from tests.supply.licences import licence_of

LOCK = Path(__file__).parents[2] / "requirements.txt"


class PartError(Exception):
    """Why what is installed is not what the lock says."""


@dataclass(frozen=True)
class Part:
    """A package: ``registry`` is pypi or npm, ``licence`` an SPDX expression, or what its metadata says instead.

    ``algorithm`` and ``hashes`` (hexadecimal) are of its archive; of one for several systems the lock has several.
    ``needs`` has the names of other parts.
    """

    registry: str
    name: str
    version: str
    licence: str
    algorithm: str
    hashes: tuple[str, ...]
    needs: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


@dataclass(frozen=True)
class Pin:
    """A line of the lock: ``marker`` says where it holds, None everywhere."""

    name: str
    version: str
    marker: Marker | None
    sha256: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether this Python on this machine gets it."""
        return self.marker is None or self.marker.evaluate()


def pins(lock: str) -> Iterator[Pin]:
    """The lines of a lock file with hashes; raises InvalidRequirement where one is something else."""
    for line in lock.replace("\\\n", " ").splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            text, *hashes = re.split(r"\s+--hash=sha256:", line.strip())
            pinned = Requirement(text)
            (version,) = pinned.specifier
            yield Pin(canonicalize_name(pinned.name), version.version, pinned.marker, tuple(hashes))


def parts(lock: str) -> list[Part]:
    """Everything that is installed for running; raises PartError where that is not what the lock says."""
    held = [pin for pin in pins(lock) if pin.holds]
    names = {pin.name for pin in held}
    return [*(_distribution(pin, names) for pin in held), *_fetched()]


def _distribution(pin: Pin, names: set[str]) -> Part:
    try:
        found = distribution(pin.name)
    except PackageNotFoundError:
        raise PartError(f"{pin.name} {pin.version} is not installed: run make test, which installs it") from None
    if found.version != pin.version:
        raise PartError(f"{pin.name} {found.version} is installed, and the lock has {pin.version}: run make test")
    asked = [Requirement(line) for line in found.requires or ()]
    needs = {canonicalize_name(other.name) for other in asked if other.marker is None or other.marker.evaluate()}
    return Part(
        "pypi",
        pin.name,
        pin.version,
        licence_of(found),
        "SHA-256",
        pin.sha256,
        tuple(sorted(needs & names - {pin.name})),
    )


def _fetched() -> list[Part]:
    return [
        Part("npm", item.name, item.version, item.licence, "SHA-512", (base64.b64decode(item.sha512).hex(),))
        for item in PACKAGES
        if fetched(item)
    ]
