"""Writes the mapping file that a person finishes: what is sure as it is, what is doubtful behind a #."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from data.survey.characters import legal

#: From which likeness (0 to 100) on a match is taken, unless another is as near.
SURE = 88

HEAD = """\
# Toewijzing van {file} ({format}) aan de vragen van de peiling.
#
# Zo maakt u dit bestand af:
# - Achter elk voorstel staat hoe zeker het is. Wat twijfelachtig is, staat achter een # en telt niet mee:
#   haal het # weg als het klopt, of verbeter het.
# - Waar TODO staat, moet u iets kiezen of invullen. De import zegt wat er nog ontbreekt.
# - Tekst achter een # is uitleg. Controleer met: python -m data import {file} --mapping DIT-BESTAND --dry-run
"""


def quoted(text: str) -> str:
    """A text as TOML writes it."""
    return json.dumps(legal(" ".join(text.split())) if "\n" not in text else legal(text), ensure_ascii=False)


def listed(texts: Iterable[str]) -> str:
    """A list of texts as TOML writes it."""
    return f"[{', '.join(map(quoted, texts))}]"


def remark(text: str, longest: int = 90) -> str:
    """A text that fits behind a #."""
    flat = " ".join(legal(text).split())
    return flat if len(flat) <= longest else f"{flat[: longest - 1]}…"


def line(name: str, value: str, sure: bool, told: str = "") -> str:
    """A line of the file: behind a # where it is not sure."""
    return f"{'' if sure else '# TODO '}{name} = {value}{f'  # {told}' if told else ''}"


def table(name: str, rows: Sequence[tuple[str, str | None, float, bool, str]]) -> list[str]:
    """A table of what stands for which answer: text, option (None where there is none), likeness, sureness, remark."""
    lines = [f"[question.{name}]"]
    for text, option, likeness, sure, told in rows:
        certain = f"{likeness:.0f}% zeker" if option else "geen antwoord gevonden"
        if option and not sure and likeness >= SURE:
            certain = "lijkt ook op een ander antwoord"
        value = quoted(option) if option else '"?"'
        lines.append(
            line(quoted(text), value, sure and option is not None, remark(f"{certain}{f': {told}' if told else ''}"))
        )
    return lines


def ignored(columns: Mapping[str, str]) -> list[str]:
    """The list of columns that count for nothing, all of them still to be decided about; values are remarks."""
    if not columns:
        return ["# Kolommen die nergens bij horen:", "ignore = []"]
    return [
        "# TODO Deze kolommen horen nog nergens bij. Haal het # weg voor een kolom die niet meetelt; zet een andere",
        "# bij een vraag hieronder, bij [[open]] of bij [[background]].",
        "ignore = [",
        *(f"    # {quoted(name)},{f'  # {remark(told, 70)}' if told else ''}" for name, told in columns.items()),
        "]",
    ]
