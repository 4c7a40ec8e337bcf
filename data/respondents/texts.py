"""The rows of a text file with separators, whatever its encoding and separator are."""

from __future__ import annotations

import codecs
import csv
import io
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from data.respondents.form import UnreadableError
from data.respondents.progress import Progress
from data.survey.characters import ILLEGAL

SEPARATORS = ",;\t|"
#: How many records decide on the separator.
TRIED = 50
#: The longest answer, in characters.
LONGEST = 1_000_000
PIECE = 1 << 20
_SIGNATURES = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
#: Bytes that no text has: controls but for tab, line ends and the end-of-file mark of old programs.
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x19\x1b-\x1f]")


def text_rows(path: Path, progress: Progress) -> Iterator[list[str]]:
    """Every record of the file, the empty ones too; raises UnreadableError (Dutch, with its place) or OSError."""
    encoding = _encoding(path)
    separator, skipped = _separator(path, encoding)
    csv.field_size_limit(LONGEST)
    number = skipped
    with path.open("rb") as raw, io.TextIOWrapper(raw, encoding, newline="") as file:
        progress.of(path.stat().st_size, raw.tell)
        records = csv.reader(file, delimiter=separator, strict=True)
        try:
            for number, record in enumerate(records, 1):
                yield record if number > skipped else []
        except csv.Error as error:
            place = f"{path.name}, rij {number + 1} (regel {records.line_num} van de tekst)"
            raise UnreadableError(
                f'{place}: de aanhalingstekens kloppen niet ({error}). Sluit elk antwoord dat met een " begint, '
                'en schrijf een " in een antwoord als "".'
            ) from error


def _encoding(path: Path) -> str:
    """The encoding of a text: by its first bytes, else UTF-8 where all of it is that, else Windows-1252."""
    with path.open("rb") as file:
        start = file.read(PIECE)
        if not start.strip():
            raise UnreadableError(f"{path.name}: het bestand is leeg. Exporteer de antwoorden opnieuw.")
        for signature, encoding in _SIGNATURES.items():
            if start.startswith(signature):
                return _readable(path, encoding)
        if zeros := start.count(0):
            # Letters of UTF-16 have a zero in every pair: behind the letter where the lesser byte comes first.
            encoding = "utf-16-le" if start[1::2].count(0) == zeros else "utf-16-be"
            if zeros < len(start) * 0.3:
                raise _no_text(path)
            return _readable(path, encoding)
        if len(_CONTROLS.findall(start)) > len(start) / 1000:
            raise _no_text(path)
    try:
        return _readable(path, "utf-8")
    except UnreadableError:
        return _readable(path, "cp1252")


def _readable(path: Path, encoding: str) -> str:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                # Two bytes that are no letter may be a letter together, but hardly ever all of them.
                if len(ILLEGAL.findall(decoder.decode(piece))) > len(piece) / 1000:
                    raise _no_text(path)
            decoder.decode(b"", True)
    except UnicodeError as error:
        raise _no_text(path) from error
    return encoding


def _no_text(path: Path) -> UnreadableError:
    return UnreadableError(
        f"{path.name}: dit is geen tekstbestand, werkmap of SPSS-bestand dat wij kennen. Exporteer de antwoorden als "
        "CSV (UTF-8), als Excel-werkmap (.xlsx) of als SPSS-bestand (.sav)."
    )


def _separator(path: Path, encoding: str) -> tuple[str, int]:
    """What parts the cells, and how many records stand before the heading ('sep=;' of Excel)."""
    with path.open(encoding=encoding, newline="") as file:
        first = file.readline()
        if told := re.fullmatch(r'"?sep=(.)"?\s*', first):
            return told[1], 1
        found: list[tuple[bool, int, str]] = []
        for separator in SEPARATORS:
            file.seek(0)
            try:
                records = list(itertools.islice(csv.reader(file, delimiter=separator), TRIED))
            except csv.Error:
                continue
            widths = Counter(len(record) for record in records if record)
            # Ragged rows are told of later; the heading is most often right.
            width = next((len(record) for record in records if len(record) > 1), 0)
            times = sum(of for at, of in widths.items() if at > 1)
            found.append((width > 1 and times * 2 >= sum(widths.values()), width, separator))
    return max(found, key=lambda item: item[:2])[2] if found else ",", 0
