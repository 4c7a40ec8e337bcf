"""The value of a cell, however it was typed; CellError says in Dutch what is wrong and what is expected."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

from data.survey.characters import ILLEGAL
from data.workbook.grids import Cell, squeezed
from data.workbook.records import CellError, MissingError, hint

T = TypeVar("T")
#: What people and programs write where there is no value.
MISSING = frozenset({
    "-", "–", "—", "--", ".", "..", "x", "nvt", "n.v.t.", "n.v.t", "niet van toepassing", "geen antwoord", "geen",
    "onbekend", "n.b.", "nb", "na", "n/a", "nan", "null", "none", "leeg", "geen waarde", "weet niet",
})  # fmt: skip
#: Codes of statistics programs for no value.
CODES = re.compile(r"-?9{3,}|-9{1,}[0-9]*|-8")
NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")
THOUSANDS = re.compile(
    r"([1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,0+)?|([1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.0+)?|([1-9][0-9]{0,2}(?: [0-9]{3})+)"
)
DAY = re.compile(
    r"[0-9]{1,4}[-/][0-9]{1,2}([-/][0-9]{1,4})?|"
    r"[0-9]{1,2}[- ](jan|feb|mrt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*([- ][0-9]+)?",
    re.IGNORECASE,
)
MINUS = str.maketrans({"−": "-", "‐": "-", "‑": "-"})
TENTH = Decimal("0.1")
#: A percentage that is a code for no answer in some files.
LOOKS_MISSING = 99.0


def text(cell: Cell) -> str | None:
    """A text without white space around it and with one space within; None where empty."""
    if cell.trouble:
        raise CellError(cell.trouble)
    value = cell.value
    if cell.empty:
        return None
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    found = unicodedata.normalize("NFC", squeezed(str(value)))
    if bad := ILLEGAL.search(found):
        raise CellError(f"het teken U+{ord(bad[0]):04X} hoort niet in een tekst: verwijder het")
    return found


def word(words: Mapping[str, T]) -> Callable[[Cell], T | None]:
    """A reader of one of a few words, in any case: what it stands for."""

    def read(cell: Cell) -> T | None:
        found = text(cell)
        if found is None or missing(found):
            return None
        known = {name.lower(): value for name, value in words.items()}
        if found.lower() not in known:
            raise CellError(f"‘{found}’ is geen keuze ({', '.join(words)}){hint(found, words)}")
        return known[found.lower()]

    return read


def missing(found: str) -> bool:
    """Whether a text is a mark for no value."""
    return found.lower() in MISSING or bool(CODES.fullmatch(found.translate(MINUS)))


@dataclass(frozen=True)
class Percentage:
    """A percentage at one decimal; whether it had more of them, and whether it may be a fraction: 0,24 for 24%."""

    value: float
    rounded: bool
    fraction: bool


def percentage(cell: Cell) -> Percentage | None:
    """A percentage; None where empty. A cell that Excel shows as a percentage holds a hundredth of it."""
    found = _number(cell, "een percentage (0-100)")
    if found is None:
        return None
    shown, number, percent = found
    if percent and not isinstance(cell.value, str):
        number, shown = number * 100, dutch(number * 100)
    if not 0 <= number <= 100:
        raise CellError(f"{shown} is geen percentage (0-100)")
    rounded = number.quantize(TENTH, ROUND_HALF_UP)
    return Percentage(float(rounded), rounded != number, 0 < number < 1 and not percent)


def count(cell: Cell) -> int | None:
    """A whole number from 0; None where empty. Points and commas before three digits part thousands."""
    found = _number(cell, "een heel getal", thousands=True)
    if found is None:
        return None
    shown, number, percent = found
    if percent or number < 0 or number != number.to_integral_value() or number > 10**8:
        raise CellError(f"{shown} is geen aantal: verwacht een heel getal van 0 of hoger")
    return int(number)


def base(cell: Cell) -> int | None:
    """A number of municipalities above 0; None where empty."""
    found = count(cell)
    if found == 0:
        raise CellError("0 is geen n: verwacht een heel getal boven 0, of een lege cel")
    return found


def number(cell: Cell) -> float | None:
    """Any number of at most six decimals; None where empty."""
    found = _number(cell, "een getal")
    return None if found is None else round(float(found[1]), 6)


def year(cell: Cell) -> int | None:
    """A year of four digits; None where empty."""
    found = text(cell)
    if found is None:
        return None
    if not re.fullmatch(r"(19|20)[0-9]{2}", found):
        raise CellError(f"‘{found}’ is geen jaar: verwacht vier cijfers, zoals 2022")
    return int(found)


def _number(cell: Cell, expected: str, *, thousands: bool = False) -> tuple[str, Decimal, bool] | None:
    """A number as shown, its value, and whether there is a per cent sign."""
    if cell.trouble:
        raise CellError(cell.trouble)
    if cell.merged:
        raise CellError("hoort bij een samengevoegde cel: splits de cel en vul elke rij in")
    if cell.empty:
        return None
    if isinstance(cell.value, bool):
        raise CellError(f"{'WAAR' if cell.value else 'ONWAAR'} is niet {expected}")
    if isinstance(cell.value, int | float):
        return _of_number(cell.value, cell.percent, expected)
    typed = squeezed(str(cell.value)).lstrip("'’").strip().translate(MINUS)
    if missing(typed):
        raise MissingError(f"‘{typed}’ zegt dat er geen waarde is: laat de cel leeg en kies waarom")
    digits = typed.removesuffix("%").strip()
    percent = digits != typed
    if thousands and (parts := THOUSANDS.fullmatch(digits)):
        return typed, Decimal(re.sub(r"[., ]", "", next(filter(None, parts.groups())))), percent
    if NUMBER.fullmatch(digits):
        return typed, Decimal(digits.replace(",", ".")), percent
    if re.fullmatch(r"[<>≤≥]=? ?[0-9.,]+", digits):
        raise MissingError(f"‘{typed}’ is geen getal: laat de cel leeg en kies waarom")
    if DAY.fullmatch(digits):
        raise CellError(f"‘{typed}’ lijkt een datum, waarin Excel een getal heeft veranderd: typ het getal opnieuw")
    raise CellError(f"‘{typed}’ is niet te lezen: verwacht {expected}")


def _of_number(value: float, percent: bool, expected: str) -> tuple[str, Decimal, bool]:
    if value != value or value in (float("inf"), float("-inf")):
        raise CellError(f"is niet te lezen: verwacht {expected}")
    # Calculated values carry noise: 8.3000000000000007 is 8.3.
    exact = Decimal(repr(round(value, 9)))
    if CODES.fullmatch(dutch(exact)):
        raise MissingError(f"{dutch(exact)} is een code voor ‘geen waarde’: laat de cel leeg en kies waarom")
    return dutch(exact), exact, percent


def dutch(value: Decimal) -> str:
    """A number with a decimal comma, and as many decimals as it has."""
    return format(value.normalize(), "f").replace(".", ",")
