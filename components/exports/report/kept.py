"""What authors wrote into a report: the content controls that were changed, to be kept in its next version.

The tag of a control names its place and holds a digest of the text that it was given, so that what nobody changed can
be made anew, and what somebody changed, or emptied, stays as it is.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from components.exports.report.elements import w
from components.exports.xml import Element, name
from data.survey.errors import DataError

#: What a control holds that is no text.
OBJECTS = [name(tag) for tag in ("w:drawing", "w:pict", "w:object", "w:tbl")]


class UnreadableReportError(DataError):
    """A file that should be an older report, and is no document for Word."""

    def __init__(self, reason: object) -> None:
        """Say what is wrong with it."""
        super().__init__(
            f"the older report cannot be read: {reason}; choose a report that was made here, saved as .docx"
        )


@dataclass
class Kept:
    """What was written in an older report, and what became of it.

    ``controls`` are by their place, ``untagged`` by their title: LibreOffice writes no tags. ``foreign`` are of no
    place of ours. ``comments`` is how many stood at text that is made anew.
    """

    controls: dict[str, Element] = field(default_factory=dict)
    untagged: dict[str, Element] = field(default_factory=dict)
    foreign: list[Element] = field(default_factory=list)
    placed: list[str] = field(default_factory=list)
    without_place: list[str] = field(default_factory=list)
    comments: int = 0

    @property
    def all(self) -> list[Element]:
        """Every control that has no place yet."""
        return [*self.controls.values(), *self.untagged.values(), *self.foreign]

    def take(self, place: str, title: str, text: str) -> Element | None:
        """The control that was written in at a place that has a ``text`` otherwise; None where nobody wrote."""
        found = self.controls.pop(short(place), None)
        if found is None:
            found = self.untagged.pop(title, None)
            if found is None or _says(found, text):
                return None
            set_tag(found, tag(place, text))
        self.placed.append(title_of(found))
        return found

    def rest(self, hints: Collection[str]) -> list[Element]:
        """The controls that no place asked for, but for those that hold only what belongs at an empty one."""
        found = [one for one in self.all if not any(_says(one, hint) for hint in hints)]
        self.controls, self.untagged, self.foreign = {}, {}, []
        self.without_place = [title_of(one) for one in found]
        return found


def opened(content: bytes) -> Document:
    """An older report; raises UnreadableReportError."""
    try:
        return docx.Document(io.BytesIO(content))
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise UnreadableReportError(str(error) or type(error).__name__) from error


def filled(content: bytes) -> list[str]:
    """The titles of the controls of a report that hold what somebody wrote; raises UnreadableReportError."""
    return [title_of(one) for one in written(opened(content)).all]


def written(document: Document) -> Kept:
    """The changed controls of a document, and those that are not ours, but for its table of contents."""
    kept = Kept()
    for control in _controls(document.element.body):
        place, _, digested = tag_of(control).partition(".")
        if not digested:
            title = title_of(control)
            if control.find(f".//{name('w:docPartObj')}") is not None:
                continue
            if place or title in kept.untagged:
                kept.foreign.append(control)
            else:
                kept.untagged[title] = control
        elif _has_objects(control) or digest(text_of(control)) != digested:
            # The same place twice, as someone copied it: both are kept.
            if place in kept.controls:
                kept.foreign.append(control)
            else:
                kept.controls[place] = control
    return kept


def _has_objects(control: Element) -> bool:
    return any(True for _ in control.iter(*OBJECTS))


def _says(control: Element, text: str) -> bool:
    """Whether a control holds just a text."""
    return not _has_objects(control) and digest(text_of(control)) == digest(text)


def _controls(element: Element) -> Iterator[Element]:
    """Controls that hold whole paragraphs, the outer ones of those within each other."""
    for child in element:
        if child.tag == name("w:sdt"):
            yield child
        elif child.tag not in (name("w:p"), name("w:sectPr")):
            yield from _controls(child)


def tag_of(control: Element) -> str:
    """The tag of a control."""
    found = control.find(f"{name('w:sdtPr')}/{name('w:tag')}")
    return "" if found is None else str(found.get(name("w:val")))


def set_tag(control: Element, text: str) -> None:
    """Give a control the tag that it lost."""
    properties = control.find(name("w:sdtPr"))
    title = properties.find(name("w:alias"))
    properties.insert(0 if title is None else properties.index(title) + 1, w("tag", val=text))


def title_of(control: Element) -> str:
    """What a control is called, or how its text begins."""
    found = control.find(f"{name('w:sdtPr')}/{name('w:alias')}")
    return text_of(control)[:40] if found is None else str(found.get(name("w:val")))


def text_of(element: Element) -> str:
    """All text in an element, a space between its paragraphs."""
    paragraphs = ("".join(part.text or "" for part in one.iter(name("w:t"))) for one in element.iter(name("w:p")))
    return " ".join(" ".join(paragraphs).split())


def digest(text: str) -> str:
    """What tells a text from any other, however it is broken into lines."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]


def tag(place: str, text: str) -> str:
    """The tag of a control at a place with a text: at most the 64 characters that Word allows."""
    return f"{short(place)}.{digest(text)}"


def short(place: str) -> str:
    """The name of a place, of which a tag has no room for more than 55 characters."""
    return place if len(place) <= 55 else f"{place[:46]}-{digest(place)}"
