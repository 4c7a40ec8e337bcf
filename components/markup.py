"""Components -> HTML: the whole first page, and the contents of the places of every later answer.

Knows the components that the pages use: all of ``dash.html``, links, and the form controls of
dash-bootstrap-components, written as these libraries write them (a journey compares both). What has no place on screen,
such as a store, writes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any, cast

from dash.development.base_component import Component

VOID = {"br", "hr", "img", "input", "meta", "link"}
NAMES = {"className": "class", "class_name": "class", "htmlFor": "for", "tabIndex": "tabindex"}
#: Values that Dash keeps for itself.
UNWRITTEN = {"children", "n_clicks", "debounce", "color", "style"}
#: What dash.html has no name for. A browser takes 10 ms for a picture: those far below wait until they come near.
MORE = {"img": {"loading": "lazy"}}
#: Components that are written as an element of HTML.
ELEMENTS = {"Link": "a"}
#: What holds an address of ours, where it begins with a slash.
ADDRESSES = ("href", "src", "action", "data-answers", "data-file", "data-pages")
Content = Component | str | int | float | Iterable[Any] | None


def to_html(content: Content, places: Mapping[Any, Any] | None = None, root: str = "") -> str:
    """The HTML of components; ``places`` are the contents of elements that the browser fills, by their id.

    ``root`` is the path below which everything is served: addresses begin with it.
    """
    filled = places or {}
    if content is None:
        return ""
    if isinstance(content, (str, int, float)):
        return escape(str(content), quote=False)
    if not isinstance(content, Component):
        return "".join(to_html(part, filled, root) for part in content)
    name = type(content).__name__
    tag = name.lower() if content._namespace == "dash_html_components" else ELEMENTS.get(name)
    if tag:
        return _element(tag, content, to_html(filled.get(_id(content), _children(content)), filled, root), root)
    return WRITERS[name](content) if name in WRITERS else ""


def addresses_below(root: str, values: Mapping[str, Any]) -> dict[str, str]:
    """Those of some properties that are addresses of ours, as they are below the path ``root``."""
    found = {name: values[name] for name in ADDRESSES if name in values} if root else {}
    return {name: root + value for name, value in found.items() if value and value.startswith("/")}


def below(root: str, component: Component) -> Component:
    """A component that was just made, with its addresses and those of all in it below the path ``root``."""
    for part in [component, *cast(Any, component)._traverse()] if root else []:
        if isinstance(part, Component):
            for name, value in addresses_below(root, vars(part)).items():
                setattr(part, name, value)
    return component


def drawn(root: str, component: Component) -> dict[str, Any]:
    """A component as Dash draws it, with its addresses below the path ``root``."""
    plain: dict[str, Any] = cast(Any, component).to_plotly_json()
    return {**plain, "props": {**plain["props"], **addresses_below(root, plain["props"])}}


def _children(component: Component) -> Content:
    return getattr(component, "children", None)


def _id(component: Component) -> str:
    """The id as Dash writes it: one of several alike is an object."""
    value = getattr(component, "id", "")
    return json.dumps(value, sort_keys=True, separators=(",", ":")) if isinstance(value, dict) else str(value)


def _element(tag: str, component: Component, inside: str, root: str = "", **more: Any) -> str:
    # What was given to it, in the order of the alphabet, as Dash keeps none. to_plotly_json finds the same among all
    # that could be given, which takes half the time of a page.
    given = {name: value for name, value in sorted(vars(component).items()) if not name.startswith(("_", "available_"))}
    values = {**given, **more, **MORE.get(tag, {}), **addresses_below(root, given)}
    if "id" in values:
        values["id"] = _id(component)
    return _tag(tag, {NAMES.get(key, key): value for key, value in values.items() if key not in UNWRITTEN}, inside)


def _tag(tag: str, attributes: Mapping[str, Any], inside: str = "") -> str:
    written = "".join(
        f" {name}" if value is True else f' {name}="{escape(str(value))}"'
        for name, value in attributes.items()
        if value is not None and value is not False
    )
    return f"<{tag}{written}>" + ("" if tag in VOID else f"{inside}</{tag}>")


def _choices(kind: str, prefix: str) -> Callable[[Component], str]:
    """A list of checkboxes or radio buttons with their labels."""

    def write(component: Any) -> str:
        chosen = component.value if isinstance(component.value, list) else [component.value]
        rows = []
        for option in component.options:
            id_ = f"_dbcprivate_{prefix}_{component.id}_input_{option['value']}"
            box = {"id": id_, "class": "form-check-input", "type": kind, "value": option["value"]}
            rows.append(
                _tag("input", {**box, "name": component.name, "checked": option["value"] in chosen})
                + _tag("label", {"class": "form-check-label", "for": id_}, to_html(option["label"]))
            )
        inside = "".join(_tag("div", {"class": "form-check"}, row) for row in rows)
        return _tag("div", {"id": component.id, "class": component.class_name}, inside)

    return write


def _switch(component: Any) -> str:
    box = {"id": component.id, "class": "form-check-input", "name": component.name, "type": "checkbox"}
    box["checked"] = bool(component.value)
    label = _tag("label", {"class": "form-check-label form-label", "for": component.id}, to_html(component.label))
    return _tag("div", {"class": f"form-check form-switch {component.class_name}"}, _tag("input", box) + label)


def _input(component: Component) -> str:
    return _element("input", component, "", className="form-control", step="any")


def _select(component: Any) -> str:
    choices = [
        _tag(
            "option",
            {"value": item["value"], "disabled": item.get("disabled"), "selected": item["value"] == component.value},
            to_html(item["label"]),
        )
        for item in component.options
    ]
    # Dash's own list begins with a choice that nobody sees.
    choices.insert(0, _tag("option", {"value": "", "disabled": True, "hidden": True}))
    return _tag("select", {"id": component.id, "name": component.name, "class": "form-select"}, "".join(choices))


WRITERS: dict[str, Callable[[Any], str]] = {
    "Checklist": _choices("checkbox", "checklist"),
    "RadioItems": _choices("radio", "radioitems"),
    "Switch": _switch,
    "Input": _input,
    "Select": _select,
}
