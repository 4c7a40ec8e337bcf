"""Under which licence each part is, and whether it may go with a work under the EUPL-1.2: ``make lint``.

docs/dependencies.md says why these licences and no others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import Distribution
from typing import TYPE_CHECKING

from license_expression import Licensing, get_spdx_licensing
from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from tests.supply.parts import Part

#: SPDX identifiers of the licences that a part may have.
ALLOWED = frozenset(
    {
        # Ask for no more than that their notices stay.
        *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "MIT", "MIT-0", "MIT-CMU"),
        *("PSF-2.0", "ZPL-2.1", "Zlib"),
        # Reach no further than the files that are under them.
        *("MPL-2.0", "OFL-1.1"),
    }
)
#: Classifiers that mean one licence and no other (PEP 639 lists those that do not, such as 'BSD License').
CLASSIFIERS = {
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
#: Read in the text that comes with them, as their metadata names no licence of SPDX.
READ = {
    "comm": "BSD-3-Clause",
    "dash-bootstrap-components": "Apache-2.0",
    "itsdangerous": "BSD-3-Clause",
    "janus": "Apache-2.0",
    "jinja2": "BSD-3-Clause",
    "nest-asyncio": "BSD-2-Clause",
    "waitress": "ZPL-2.1",
}


def licence_of(found: Distribution) -> str:
    """The SPDX expression of a distribution; where it names none, what its metadata says, which may be nothing."""
    return said(found) or READ.get(canonicalize_name(found.name)) or _words(found)


def said(found: Distribution) -> str:
    """The SPDX expression that the metadata holds: License-Expression (PEP 639), License, classifiers; else empty."""
    for text in _fields(found, "License-Expression", "License"):
        if known(text):
            return text
    classifiers = _classifiers(found)
    if classifiers and all(text in CLASSIFIERS for text in classifiers):
        return " AND ".join(CLASSIFIERS[text] for text in classifiers)
    return ""


def known(expression: str) -> bool:
    """Whether a text is an expression of licences that SPDX lists."""
    try:
        canonicalize_license_expression(expression)
    except InvalidLicenseExpression:
        return False
    return True


def allowed(expression: str) -> bool:
    """Whether a known expression can be kept to with allowed licences: all of an AND, one of an OR."""
    parsed = _spdx().parse(expression)
    truth = {symbol: _spdx().TRUE if str(symbol) in ALLOWED else _spdx().FALSE for symbol in parsed.symbols}
    return bool(parsed.subs(truth).simplify() == _spdx().TRUE)


def refused(parts: Iterable[Part]) -> Iterator[str]:
    """A sentence for each part whose licence is unknown or not allowed."""
    for part in parts:
        if not known(part.licence):
            yield (
                f"{part}: its licence is not known (it says '{part.licence}'). Read its text and name it in READ of "
                "tests/supply/licences.py"
            )
        elif not allowed(part.licence):
            yield (
                f"{part} is under {part.licence}, which ALLOWED of tests/supply/licences.py does not hold: "
                "docs/dependencies.md says which licences fit"
            )


def _words(found: Distribution) -> str:
    """What the metadata says of the licence, shortened."""
    said_of_it = [*_fields(found, "License-Expression", "License"), *_classifiers(found)]
    return " ".join("; ".join(said_of_it).split())[:60]


def _classifiers(found: Distribution) -> list[str]:
    return [text for text in _fields(found, "Classifier") if text.startswith("License :: ")]


def _fields(found: Distribution, *names: str) -> list[str]:
    return [text for name in names for text in found.metadata.get_all(name) or ()]


@cache
def _spdx() -> Licensing:
    return get_spdx_licensing()
