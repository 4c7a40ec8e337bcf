"""Which scripts and styles a page loads, in which order, and what each of those files holds."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import dash
import dash_bootstrap_components
import plotly

from delivery.packages import FFLATE, FIGTREE, PLOTLY, Package

ROOT = Path(__file__).parents[1]
#: What ``python -m delivery`` makes; nothing in it is needed, everything in it makes pages quicker.
PREPARED = ROOT / ".static"
CODINGS = ("br", "gzip")

_DASH = Path(dash.__file__).parent
_BOOTSTRAP = Path(dash_bootstrap_components.__file__).parent
#: Only what our pages use. No dash_table, no date picker; and no polyfill: all it adds in a browser of today is
#: regeneratorRuntime, which dash_bootstrap_components brings too, so it comes before those that use it.
_DASH_SCRIPTS = (
    _DASH / "deps" / "react@18.3.1.min.js",
    _DASH / "deps" / "react-dom@18.3.1.min.js",
    _DASH / "deps" / "prop-types@15.8.1.min.js",
    _BOOTSTRAP / "_components" / "dash_bootstrap_components.min.js",
    _DASH / "dash-renderer" / "build" / "dash_renderer.min.js",
    _DASH / "dcc" / "dash_core_components.js",
    _DASH / "html" / "dash_html_components.min.js",
    Path(__file__).with_name("start.js"),
)
_TYPEFACE_SHEET = Path(__file__).with_name("typeface.css")
_FULL_PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


@dataclass(frozen=True)
class StaticFile:
    """A file that the browser asks for, joined from sources; ``scoped`` keeps "use strict" of a script to itself.

    What ``linked`` holds it names as url(their name), which becomes their address, seen from there.
    """

    name: str
    sources: tuple[Path, ...]
    scoped: bool = False
    linked: tuple[StaticFile, ...] = ()

    @property
    def codings(self) -> tuple[str, ...]:
        """In which codings it is prepared: a typeface (WOFF2) is compressed in itself."""
        return () if self.name.endswith(".woff2") else CODINGS


@dataclass(frozen=True)
class Content:
    """What a file holds now: ``fingerprint`` changes with it, ``encoded`` has it per coding that was prepared."""

    plain: bytes
    fingerprint: str
    encoded: dict[str, bytes]


def kept(package: Package) -> list[Path]:
    """Where the files that we want of a package are kept, in the order in which it names them."""
    return [PREPARED / name.format(package.version) for name in package.wanted.values()]


def fetched(package: Package) -> bool:
    """Whether all of them are there."""
    return all(path.exists() for path in kept(package))


def plotly_script() -> StaticFile:
    """Plotly: the part that our charts need, or all of it where that part could not be fetched."""
    return StaticFile("plotly.js", tuple(kept(PLOTLY)) if fetched(PLOTLY) else (_FULL_PLOTLY,))


def typeface() -> tuple[StaticFile, ...]:
    """Figtree and its licence; none where they could not be fetched."""
    names = ("figtree.woff2", "figtree-license.txt")
    files = tuple(StaticFile(name, (path,)) for name, path in zip(names, kept(FIGTREE), strict=True))
    return files if fetched(FIGTREE) else ()


def zip_script() -> tuple[StaticFile, ...]:
    """What makes a zip, and its licence; none where they could not be fetched."""
    names = ("fflate.js", "fflate-license.txt")
    files = tuple(StaticFile(name, (path,)) for name, path in zip(names, kept(FFLATE), strict=True))
    return files if fetched(FFLATE) else ()


def picture_style() -> str:
    """What an SVG picture holds to be in the typeface anywhere, as it can load no file; empty without the typeface."""
    if not typeface():
        return ""
    letters = b64encode(content(typeface()[0]).plain).decode()
    source = f"url(data:font/woff2;base64,{letters})"
    return f"<style>@font-face{{font-family:Figtree;font-weight:300 900;src:{source}}}</style>"


def styles() -> StaticFile:
    """Our style sheets, in the order of their names, behind the one of the typeface."""
    letters = typeface()
    sheets = [*([_TYPEFACE_SHEET] if letters else []), *sorted((ROOT / "assets").glob("*.css"))]
    return StaticFile("inclusietrends.css", tuple(sheets), linked=letters)


def own_scripts() -> StaticFile:
    """Our own browser functions, in the order of their names."""
    return StaticFile("inclusietrends.js", tuple(sorted((ROOT / "assets").glob("*.js"))))


def dash_scripts() -> StaticFile:
    """What Dash needs; it refuses a page without an address that says dash_renderer."""
    return StaticFile("dash_renderer.js", _DASH_SCRIPTS, scoped=True)


def all_files() -> list[StaticFile]:
    """Every file that a page may ask for."""
    return [styles(), own_scripts(), plotly_script(), dash_scripts(), *typeface(), *zip_script()]


def content(file: StaticFile) -> Content:
    """What a file holds; read again when a source or what is prepared changed, so that nothing stale is served."""
    linked = [source for other in file.linked for source in other.sources]
    read = (*file.sources, *linked, *([PREPARED] if PREPARED.exists() else []))
    return _content(file, PREPARED, tuple(path.stat().st_mtime_ns for path in read))


@lru_cache
def _content(file: StaticFile, prepared: Path, _changed: tuple[int, ...]) -> Content:
    form = b"(function () {%b\n}).call(this);" if file.scoped else b"%b"
    plain = b"\n".join(form % source.read_bytes() for source in file.sources)
    for other in file.linked:
        plain = plain.replace(b"url(%b)" % other.name.encode(), b"url(%b)" % beside(other).encode())
    fingerprint = hashlib.sha256(plain).hexdigest()[:16]
    paths = {coding: prepared / prepared_name(file, fingerprint, coding) for coding in file.codings}
    return Content(plain, fingerprint, {coding: path.read_bytes() for coding, path in paths.items() if path.exists()})


def prepared_name(file: StaticFile, fingerprint: str, coding: str) -> str:
    """Name of a compressed file; it holds the fingerprint, so that it is never taken for another content."""
    return f"{fingerprint}-{file.name}.{coding}"


def beside(file: StaticFile) -> str:
    """Where another of these files finds it, below whatever path they are served."""
    return f"../{content(file).fingerprint}/{file.name}"


def address(file: StaticFile) -> str:
    """Where the browser finds a file; another content has another address."""
    return f"/_static/{content(file).fingerprint}/{file.name}"
