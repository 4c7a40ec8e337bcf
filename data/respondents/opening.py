"""Opens a file of respondents of whatever program, and gives it in the one form."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from data.respondents.door import are_addresses
from data.respondents.encoding import Columns, columns, truths
from data.respondents.form import Cells, Doubt, Export, Flags, Format, Layout, UnreadableError, tidy
from data.respondents.progress import Progress
from data.respondents.readers import HEAD, READERS, TITLES
from data.respondents.readers.spss import is_spss, read_spss
from data.respondents.texts import text_rows
from data.respondents.workbooks import is_workbook, sheet_rows


def open_export(path: Path, known: Format | None = None, sheet: str | None = None) -> Export:
    """Read the file; ``known`` is its format where a person named it. Raises UnreadableError or OSError."""
    with path.open("rb") as file:
        start = file.read(8)
    if is_spss(start):
        return read_spss(path)
    if known is Format.SPSS:
        raise UnreadableError(f"{path.name}: dit is geen SPSS-bestand (.sav). Laat format weg bij [file].")
    progress = Progress(path.name)
    try:
        if is_workbook(start):
            rows, remarks = sheet_rows(path, sheet, progress, lambda top: _of_program(top) is not None)
            return _export(path.name, rows, known, True, remarks, progress)
        return _export(path.name, text_rows(path, progress), known, False, [], progress)
    finally:
        progress.end()


def _export(
    file: str, rows: Iterator[list[str]], known: Format | None, padded: bool, remarks: Sequence[str], progress: Progress
) -> Export:
    numbered: Iterator[tuple[int, Cells]] = enumerate(rows, 1)
    filled = itertools.dropwhile(lambda row: not any(map(tidy, row[1])), numbered)
    head = list(itertools.islice(filled, HEAD))
    if not head:
        raise UnreadableError(f"{file}: het bestand is leeg. Exporteer de antwoorden opnieuw.")
    format_, titles = _format(head, known)
    head = head[titles:]
    first = [cells for _, cells in head]
    try:
        layout = READERS[format_].layout(first)
    except (StopIteration, IndexError):
        raise UnreadableError(
            f"{file}: de kolommen zijn niet die van {format_}. Laat format weg bij [file], of exporteer opnieuw."
        ) from None
    width = len(layout.headings)
    keep = [place for place, heading in enumerate(layout.headings) if heading is not None]
    if not keep or width < 2:
        raise UnreadableError(
            f"{file}, rij {head[0][0]}: er zijn geen kolommen met antwoorden. Zet de namen van de kolommen in rij 1."
        )
    used = [item[0] for item in (layout.finished, *layout.tests) if item] + [layout.respondent]
    read = columns(
        itertools.chain(head[layout.header_rows :], filled), width,
        sorted({*keep, *(place for place in used if place is not None)}), padded, progress,
    )  # fmt: skip
    return _made(file, format_, layout, first, read, keep, list(remarks))


def _format(head: Sequence[tuple[int, Cells]], known: Format | None) -> tuple[Format, int]:
    """The program that made the file, and how many rows stand above its headings: a title that somebody added."""
    return _of_program([row for _, row in head], known) or (known or Format.PLAIN, 0)


def _of_program(head: Sequence[Cells], known: Format | None = None) -> tuple[Format, int] | None:
    for name, reader in READERS.items():
        if name is Format.PLAIN or known not in (None, name):
            continue
        for titles in range(min(TITLES, len(head) - 1) + 1):
            if reader.knows(head[titles:]):
                return name, titles
    return None


def _made(
    file: str,
    format_: Format,
    layout: Layout,
    head: Sequence[Cells],
    read: Columns,
    keep: Sequence[int],
    remarks: list[str],
) -> Export:
    ragged = (
        f"de rij heeft niet evenveel cellen als de kop ({len(layout.headings)}). Vul de rij aan of verwijder "
        "haar (of zet "
        "haar bij leave_out van [file]); wij raden niet welke cel ontbreekt."
    )
    doubts = [Doubt((number,), f"{file}, rij {number} ({count} cellen)", ragged) for number, count in read.ragged]
    if read.empty:
        remarks.append(f"{file}: {_rows(read.empty)} zonder antwoorden overgeslagen.")
    remarks += layout.remarks
    kept = np.ones(len(read.rows), np.bool_)
    for place, test in layout.tests:
        kept &= ~truths(read.columns[place], test)
    if not kept.all():
        remarks.append(f"{file}: {_rows(read.rows[~kept])} van een proef of voorbeeld weggelaten.")
    again = _headings(read, head[layout.header_rows - 1], keep)
    if again.any():
        remarks.append(f"{file}: overgeslagen, omdat de kop er nog eens staat: {_rows(read.rows[again])}.")
        kept &= ~again
    complete = np.ones(len(kept), np.bool_)
    if layout.finished:
        complete = truths(read.columns[layout.finished[0]], layout.finished[1])
    if layout.respondent is not None:
        again, more = _duplicates(file, read, layout.respondent, keep, kept)
        kept &= ~again
        doubts += more
        if again.any():
            remarks.append(f"{file}: {_rows(read.rows[again])} herhalen een eerdere rij geheel en tellen niet mee.")
    personal = [place for place in keep if are_addresses(read.columns[place].categories)]
    headings = {
        heading.name: heading for place in keep if place not in personal and (heading := layout.headings[place])
    }
    names = dict(zip((place for place in keep if place not in personal), headings, strict=True))
    behind = [tidy(cell) for cell in head[layout.header_rows - 1]]
    if format_ is Format.SURVEYMONKEY or format_ is Format.QUALTRICS:
        behind = [tidy(cell) for cell in head[0]]
    left = frozenset(text for place, text in enumerate(behind) if place not in names and text)
    if left:
        remarks.append(f"{file}: deze kolommen zijn bij het lezen weggelaten: {', '.join(sorted(left))}.")
    answers = pd.DataFrame({name: read.columns[place] for place, name in names.items()}, copy=False)
    export = Export(file, format_, headings, answers, read.rows, complete, doubts, remarks, (), left)
    return export if kept.all() else export.taken(kept)


def _headings(read: Columns, headings: Cells, keep: Sequence[int]) -> Flags:
    """Rows that say what stands above the columns, as in files that were pasted below each other."""
    again = np.ones(len(read.rows), np.bool_)
    for place in keep:
        column, told = read.columns[place], tidy(headings[place]) if place < len(headings) else ""
        again &= np.array([*(text == told for text in column.categories), not told])[column.codes]
    return again


_TWICE = (
    "dezelfde respondent staat er twee keer, met andere antwoorden. Zet de rij die niet telt bij leave_out van [file]."
)


def _duplicates(
    file: str, read: Columns, respondent: int, keep: Sequence[int], kept: Flags
) -> tuple[Flags, list[Doubt]]:
    """Rows that repeat an earlier one of the same respondent; a doubt where the answers differ."""
    codes = read.columns[respondent].codes
    seen = pd.Series(codes)
    twice = np.asarray(seen.duplicated(keep=False)) & (codes >= 0) & kept
    again = np.zeros(len(codes), np.bool_)
    doubts: list[Doubt] = []
    first: dict[int, int] = {}
    for place in np.flatnonzero(twice):
        before = first.setdefault(int(codes[place]), int(place))
        if before == place:
            continue
        if all(read.columns[column].codes[place] == read.columns[column].codes[before] for column in keep):
            again[place] = True
        else:
            rows = int(read.rows[before]), int(read.rows[place])
            doubts.append(Doubt(rows, f"{file}, rij {rows[0]} en rij {rows[1]}", _TWICE))
    return again, doubts


def _rows(numbers: Sequence[int] | np.ndarray[tuple[int], np.dtype[np.int64]]) -> str:
    """'rij 3, 4 en nog 12', for a remark."""
    shown = ", ".join(str(number) for number in numbers[:6])
    more = len(numbers) - 6
    return (
        f"{len(numbers)} {'rij' if len(numbers) == 1 else 'rijen'} (rij {shown}{f' en nog {more}' if more > 0 else ''})"
    )
