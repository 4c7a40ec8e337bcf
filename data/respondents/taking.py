"""Takes values out of a TOML table one by one, and remembers in Dutch what is not as it should be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def _flat(value: object) -> str:
    """A value as a text with single spaces, as the names of columns are."""
    return " ".join(str(value).split())


class Taker:
    """One table of the mapping file; ``place`` says where it is, and ``faults`` is shared by all tables of the file."""

    def __init__(self, table: Any, place: str, faults: list[str]) -> None:
        self.table = dict(table) if isinstance(table, Mapping) else {}
        self.place = place
        self.faults = faults
        if not isinstance(table, Mapping):
            self.fault("dit is geen tabel: schrijf naam = waarde op eigen regels eronder")

    def fault(self, text: str) -> None:
        """Remember a fault of this table."""
        self.faults.append(f"{self.place}: {text}" + ("" if text.endswith("?") else "."))

    def text(self, key: str, *, needed: str = "", among: Sequence[str] = (), default: str = "") -> str:
        """A text; ``needed`` says what it is for, where it may not be left out."""
        value = self.table.pop(key, None)
        if value is None or value == "":
            if needed:
                self.fault(f"{key} is niet ingevuld: {needed}" + (f" (kies uit {', '.join(among)})" if among else ""))
            return default
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str) or (among and value not in among):
            self.fault(
                f"{key} = {value!r} kan niet: " + (f"kies uit {', '.join(among)}" if among else "schrijf een tekst")
            )
            return default
        return _flat(value)

    def number(self, key: str, *, needed: str = "", low: int = 1, high: int = 10**9) -> int | None:
        """A whole number between two limits."""
        value = self.table.pop(key, None)
        if value is None:
            if needed:
                self.fault(f"{key} is niet ingevuld: {needed}")
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            self.fault(
                f"{key} = {value!r} kan niet: schrijf een heel getal van {low} tot {high}, zonder aanhalingstekens"
            )
            return None
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; one text is a list too, and numbers are written as texts."""
        value = self.table.pop(key, [])
        items = value if isinstance(value, list) else [value]
        if any(isinstance(item, (bool, Mapping, list)) for item in items):
            self.fault(f'{key} kan niet: schrijf een lijst zoals ["a", "b"]')
            return ()
        return tuple(_flat(item) for item in items)

    def numbers(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers."""
        value = self.table.pop(key, [])
        if not isinstance(value, list) or any(isinstance(item, bool) or not isinstance(item, int) for item in value):
            self.fault(f"{key} kan niet: schrijf een lijst van rijnummers zoals [14, 27]")
            return ()
        return tuple(value)

    def pairs(self, key: str) -> dict[str, str]:
        """A table of texts by text."""
        value = self.table.pop(key, {})
        if not isinstance(value, Mapping) or any(isinstance(item, (bool, Mapping, list)) for item in value.values()):
            self.fault(f'{key} kan niet: schrijf regels zoals "waarde" = "antwoord"')
            return {}
        return {_flat(name): _flat(item) for name, item in value.items()}

    def tables(self, key: str) -> list[Any]:
        """The tables of an array: [[question]]."""
        value = self.table.pop(key, [])
        if not isinstance(value, list):
            self.fault(f"schrijf [[{key}]] met dubbele haken")
            return []
        return value

    def end(self) -> None:
        """What is left was not asked for: a misspelt name, most often."""
        for key in self.table:
            self.fault(f"'{key}' kennen wij hier niet: is de naam goed geschreven?")
