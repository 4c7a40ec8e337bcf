"""A page as a browser has it: what its form holds, and the addresses that it asks.

As ``assets/1-answers.js`` does it (``stateOf``, ``queryOf``, ``fill``): what is asked follows from the page that came.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import dash_bootstrap_components as dbc
from dash import dcc, html
from lxml.html import HtmlElement, document_fromstring, fragment_fromstring

from components.ids import Shell
from components.markup import to_html

NAMESPACES = {"dash_html_components": html, "dash_core_components": dcc, "dash_bootstrap_components": dbc}


class Page:
    """A page with the state of its form; ``path`` is its address without the state, ``narrow`` its screen."""

    def __init__(self, text: str, path: str, *, narrow: bool = False) -> None:
        """``text`` is the HTML of the page."""
        self.root: HtmlElement = document_fromstring(text)
        self.path, self.narrow = path, narrow

    @classmethod
    def drawn(cls, answer: bytes, *, narrow: bool = False) -> Page:
        """A page from the answer that Dash draws."""
        parts = json.loads(answer)
        told = next(json.loads(part["props"]["data"]) for part in parts if part["props"].get("id") == Shell.ARRIVING)
        found = cls(f"<main>{to_html([component(part) for part in parts])}</main>", "", narrow=narrow)
        found.fill(told["places"])
        found.path = told["address"].partition("?")[0]
        return found

    @property
    def form(self) -> HtmlElement:
        """The one form of a page."""
        form: HtmlElement = self.root.forms[0]
        return form

    @property
    def version(self) -> str:
        """The version of the data that it was made from."""
        return str(self.form.get("data-version"))

    def of_dash(self) -> list[str]:
        """What Dash asks for at its start."""
        (settings,) = self.find("//script[@id='_dash-config']/text()")
        below = json.loads(settings)["requests_pathname_prefix"]
        return [f"{below}_dash-layout", f"{below}_dash-dependencies"]

    def find(self, path: str) -> list[Any]:
        """Elements or attributes of the page, by XPath."""
        found: list[Any] = self.root.xpath(path)
        return found

    def query(self, reached: HtmlElement | None = None, submitter: HtmlElement | None = None) -> str:
        """What asks for the state of the form: after a click on ``reached``, or with the button that sent it."""
        parts = [
            part(control.get("name"), value) for control in self.form.iter("input", "select") for value in sent(control)
        ]
        if reached is not None:
            own, is_radio = part(reached.get("name"), value_of(reached)), reached.get("type") == "radio"
            group = f"{quoted(reached.get('name'))}="
            parts = [item for item in parts if item != own and not (is_radio and item.startswith(group))]
            parts += [own] if is_radio or "checked" not in reached.attrib else []
        more = f"&{part(submitter.get('name'), submitter.get('value'))}" if submitter is not None else ""
        return f"?{'&'.join(sorted(parts))}{more}{'&smal=ja' if self.narrow else ''}"

    def answer_to(
        self, control: HtmlElement, *, reached: HtmlElement | None = None, submitter: HtmlElement | None = None
    ) -> str:
        """The address that a control, when it is reached or has changed, asks for its part of the page."""
        (place,) = control.xpath("ancestor::*[@data-answers][1]")
        return str(place.get("data-answers")) + self.query(reached, submitter)

    def page_at(self, href: str) -> str:
        """The address of a page of ours as Dash draws it."""
        path, _, query = href.partition("#")[0].partition("?")
        return f"{self.form.get('data-pages')}{path}?{query}{'&smal=ja' if self.narrow else ''}"

    def lead(self) -> str:
        """The address of the page that a choice leads to which no part of this page answers."""
        return self.page_at(self.path + self.query())

    def click(self, box: HtmlElement) -> None:
        """Change a box or radio button."""
        was_checked = "checked" in box.attrib
        group = self.form.xpath(".//input[@type='radio' and @name=$name]", name=box.get("name"))
        for one in group if box.get("type") == "radio" else [box]:
            one.attrib.pop("checked", None)
        if box.get("type") == "radio" or not was_checked:
            box.set("checked", "")

    def choose(self, choices: HtmlElement, option: HtmlElement) -> None:
        """Choose an option of a list."""
        for other in choices.iter("option"):
            other.attrib.pop("selected", None)
        option.set("selected", "")

    def fill(self, places: Mapping[str, str]) -> None:
        """Put the HTML of an answer into its places."""
        for id_, inside in places.items():
            for place in self.root.xpath("//*[@id=$id]", id=id_):
                for child in [*place]:
                    place.remove(child)
                fresh = fragment_fromstring(inside, create_parent=True)
                place.text = fresh.text
                place.extend([*fresh])


def component(plain: Any) -> Any:
    """Dash's component from the JSON that is sent of it."""
    if isinstance(plain, list):
        return [component(item) for item in plain]
    if not isinstance(plain, dict) or "namespace" not in plain:
        return plain
    made = getattr(NAMESPACES[plain["namespace"]], plain["type"])
    return made(**{name: component(value) if name == "children" else value for name, value in plain["props"].items()})


def quoted(text: str) -> str:
    """As JavaScript's encodeURIComponent."""
    return quote(text, safe="!'()*~")


def part(name: str, value: str) -> str:
    """A name and its value in an address."""
    return f"{quoted(name)}={quoted(value)}"


def value_of(box: HtmlElement) -> str:
    """What a box or radio button sends."""
    return str(box.get("value", "on"))


def sent(control: HtmlElement) -> list[str]:
    """The value that a control sends with its form, if any."""
    if not control.get("name"):
        return []
    if control.tag == "select":
        chosen = control.xpath("(.//option[@selected] | .//option[not(@disabled)][1])")
        marked = [option for option in chosen if "selected" in option.attrib] or chosen
        return [str(option.get("value")) for option in marked[:1]]
    if control.get("type") in ("checkbox", "radio"):
        return [value_of(control)] if "checked" in control.attrib else []
    return [str(control.get("value", ""))]
