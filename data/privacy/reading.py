"""Reading the file back in which a person decided: every decision, how many wait, and every fault at once."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from data.privacy.hit import Certainty
from data.privacy.hits import hits
from data.privacy.review import COLUMNS, ID, MASK_AND_KEEP, NEW, Choice, checksum, in_words
from data.survey.characters import legal
from data.survey.errors import DataError

_CHOICES = "behouden, maskeren of weglaten"


class ReviewFaultsError(DataError):
    """What is wrong in a file with decisions, all of it."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        count = "1 fout" if len(faults) == 1 else f"{len(faults)} fouten"
        super().__init__("\n".join([*faults, f"{count}; verbeter het bestand en probeer het opnieuw"]))


@dataclass(frozen=True)
class Decision:
    """What was decided about one answer; ``quote_id`` is None for one that is no quote yet.

    ``text`` is the answer as it came, ``published`` what may be shown of it: None where it is left out.
    """

    place: str
    quote_id: str | None
    question_id: str
    year: int
    theme: str | None
    context: str | None
    text: str
    choice: Choice
    published: str | None
    reason: str | None


@dataclass(frozen=True)
class Review:
    """A file with decisions: those taken, and how many answers wait for one."""

    decisions: tuple[Decision, ...]
    waiting: int


def read_review(path: Path) -> Review:
    """The decisions of a file that :func:`data.privacy.review.write_review` wrote and a person filled in.

    Semicolons, commas and tabs are read, and UTF-8, UTF-16 and Windows-1252. Rows without a decision wait. Raises
    ReviewFaultsError with every fault, or OSError.
    """
    content = path.read_bytes()
    if content.startswith(b"PK"):
        raise ReviewFaultsError([f"{path.name} is een werkmap; sla het blad op als 'CSV UTF-8'"])
    try:
        records = _records(_text(content))
    except csv.Error as error:
        raise ReviewFaultsError([f"{path.name} is geen CSV-bestand ({error})"]) from error
    if not records:
        raise ReviewFaultsError([f"{path.name} is leeg; verwacht een bestand met de kolommen {', '.join(COLUMNS)}"])
    header = [name.strip().lower() for name in records[0][1]]
    missing = [name for name in COLUMNS if name not in header and name not in ("context", "plek", "treffers")]
    if missing:
        raise ReviewFaultsError([f"{path.name}, rij {records[0][0]}: kolom {name} ontbreekt" for name in missing])
    faults: list[str] = []
    decisions: list[Decision] = []
    seen: dict[str, int] = {}
    waiting = 0
    for number, record in records[1:]:
        place = f"{path.name}, rij {number}"
        if len(record) > len(header) and any(cell.strip() for cell in record[len(header) :]):
            faults.append(f"{place}: heeft {len(record)} cellen, verwacht {len(header)}")
            continue
        cells = dict(zip(header, map(_clean, record), strict=False))
        wrong = list(_wrong_identity(place, cells, seen, number))
        faults += wrong
        if wrong:
            continue
        if not cells.get("besluit"):
            waiting += 1
            continue
        wrong = list(_wrong_decision(place, cells))
        faults += wrong
        if not wrong:
            decisions.append(_decision(place, cells))
    if faults:
        raise ReviewFaultsError(faults)
    return Review(tuple(decisions), waiting)


def _wrong_identity(place: str, cells: Mapping[str, str], seen: dict[str, int], number: int) -> Iterator[str]:
    """What says that a row is not the answer that was put before the person."""
    known = ID.fullmatch(cells.get("id", ""))
    if not known:
        yield f"{place}, kolom id: '{cells.get('id', '')}' is geen id uit dit bestand; zet het oorspronkelijke terug"
        return
    if known[0] in seen:
        yield f"{place}, kolom id: hetzelfde id staat op rij {seen[known[0]]}; laat een van beide rijen weg"
    seen.setdefault(known[0], number)
    text = cells.get("tekst", "")
    if checksum(cells.get("vraag", ""), cells.get("jaar", ""), text) != known["checksum"]:
        lost = "; staan er vraagtekens in die er niet horen, sla dan op als CSV UTF-8" if "?" in text else ""
        yield (
            f"{place}, kolom tekst: de tekst, de vraag of het jaar is veranderd sinds het bestand is gemaakt; zet het"
            f" oorspronkelijke terug, en verander alleen 'tekst na maskeren'{lost}"
        )


def _wrong_decision(place: str, cells: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with the decision of a row."""
    said = " ".join(cells["besluit"].lower().split())
    if said not in [*Choice, MASK_AND_KEEP]:
        yield f"{place}, kolom besluit: '{cells['besluit']}' is geen besluit; verwacht {_CHOICES}"
        return
    if said in (Choice.KEEP, Choice.DROP):
        return
    column, after = f"{place}, kolom tekst na maskeren", cells.get("tekst na maskeren", "")
    if not after:
        yield f"{column}: is leeg; vul in wat er mag blijven staan, of kies weglaten"
    elif after.split() == cells["tekst"].split():
        yield f"{column}: is gelijk aan de tekst; maskeer wat iemand aanwijst, of kies behouden"
    elif said == Choice.MASK:
        left = [one for one in hits(after) if one.certainty is Certainty.CERTAIN]
        if left:
            yield (
                f"{column}: bevat nog {in_words(left)}; maskeer dat ook, of kies als besluit '{MASK_AND_KEEP}'"
                " om het met opzet te laten staan"
            )


def _decision(place: str, cells: Mapping[str, str]) -> Decision:
    """The decision of a row without faults."""
    said = " ".join(cells["besluit"].lower().split())
    choice = Choice.MASK if said == MASK_AND_KEEP else Choice(said)
    known = ID.fullmatch(cells["id"])
    name = known["name"] if known else ""
    published = {Choice.KEEP: cells["tekst"], Choice.MASK: cells.get("tekst na maskeren", ""), Choice.DROP: None}
    return Decision(
        place,
        None if name.startswith(f"{NEW}-") else name,
        cells["vraag"],
        int(cells["jaar"]),
        cells.get("thema") or None,
        cells.get("context") or None,
        cells["tekst"],
        choice,
        published[choice],
        cells.get("toelichting") or None,
    )


def _text(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _records(text: str) -> list[tuple[int, list[str]]]:
    """Each row that is not empty with its number in a spreadsheet, split by the sign that splits the header best."""
    first, _, rest = text.partition("\n")
    skipped = 1 if first.strip().lower().startswith("sep=") else 0
    if skipped:
        text, first = rest, rest.partition("\n")[0]
    separator = max(";,\t", key=first.count)
    records = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    return [
        (number, record)
        for number, record in enumerate(records, start=1 + skipped)
        if any(cell.strip() for cell in record)
    ]


def _clean(cell: str) -> str:
    """A cell as it was meant: no blanks around it (the shield against formulas is one), one sort of line end, NFC."""
    return unicodedata.normalize("NFC", legal(cell.replace("\r\n", "\n").replace("\r", "\n"))).strip()
