"""Attributes whose names are no Python names: for assistive technology, and for the browser's own functions."""

from __future__ import annotations

from typing import Any

#: The attribute of a link that leads to the page that is shown.
CURRENT = "aria-current"


def named(label: str) -> dict[str, Any]:
    """Keyword arguments that give a component an accessible name."""
    return {"aria-label": label}


def labelled_by(id_: str) -> dict[str, Any]:
    """Keyword arguments that take a component's accessible name from another one."""
    return {"aria-labelledby": str(id_)}


def described_by(id_: str) -> dict[str, Any]:
    """Keyword arguments that take a component's description from another one."""
    return {"aria-describedby": str(id_)}


def hidden_from_readers() -> dict[str, Any]:
    """Keyword arguments that hide what only repeats the text beside it from assistive technology."""
    return {"aria-hidden": "true"}


def current_page(where: str | None) -> dict[str, Any]:
    """Keyword arguments for a link: whether it leads to where one is."""
    return {CURRENT: where}


def dataset(**values: str) -> dict[str, Any]:
    """Keyword arguments with values that functions in ``assets/`` read from the element."""
    return {f"data-{name.replace('_', '-')}": value for name, value in values.items()}


def followed(answers: str, failed: str, *steps: str) -> dict[str, Any]:
    """Keyword arguments for an element whose controls change only a part of the page, as :mod:`callbacks.answers` says.

    ``answers`` is the address at which they are answered; ``failed`` is told when no answer comes; ``steps`` are the
    names of the controls of which each change can be undone with the browser's button *back*.
    """
    return dataset(answers=answers, failed=failed, steps=" ".join(steps))
