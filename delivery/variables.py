"""How an environment variable is read, and what is raised where it cannot be used."""

from __future__ import annotations

import re
from collections.abc import Mapping


class SettingsError(Exception):
    """An environment variable that cannot be used; its text says what it should be, and never holds a secret."""


def number(environment: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    """A whole number; raises SettingsError where it is none, or outside its limits."""
    given = environment.get(name)
    if not given:
        return default
    if not (given.isascii() and given.isdecimal() and len(given) < 10 and least <= int(given) <= most):
        raise SettingsError(f"{name} is '{given}': set it to a whole number from {least} to {most}")
    return int(given)


def words(environment: Mapping[str, str], name: str, form: re.Pattern[str], expected: str) -> tuple[str, ...]:
    """Words with blanks between, each in a form; raises SettingsError, which tells what was ``expected``."""
    found = tuple((environment.get(name) or "").split())
    wrong = next((word for word in found if not form.fullmatch(word)), None)
    if wrong is not None:
        raise SettingsError(f"{name} has '{wrong}': set it to {expected} with blanks between, or leave it out")
    return found
