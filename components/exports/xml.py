"""Elements of Office files, made shortly: ``el("c:axId", val="1")``."""

from __future__ import annotations

from typing import Any

from lxml import etree

#: An element of lxml, which has no types of its own.
Element = Any
NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}


def name(tag: str) -> str:
    """A tag with its namespace: c:axId."""
    prefix, _, local = tag.partition(":")
    return f"{{{NAMES[prefix]}}}{local}"


def el(tag: str, *children: Element, text: str | None = None, rid: str = "", **attributes: str) -> Element:
    """An element with its children, a text, an id of a relationship and attributes; these may have a prefix: w__val."""
    prefix = tag.partition(":")[0]
    made = etree.Element(name(tag), nsmap={prefix: NAMES[prefix]})
    for key, value in attributes.items():
        made.set(name(key.replace("__", ":")) if "__" in key else key, value)
    if rid:
        made.set(name("r:id"), rid)
    if text is not None:
        made.text = text
    made.extend(children)
    return made


def written(root: Element) -> bytes:
    """A part as it is written, with each namespace declared once."""
    etree.cleanup_namespaces(root, top_nsmap={prefix: NAMES[prefix] for prefix in ("a", "r")})
    found: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return found
