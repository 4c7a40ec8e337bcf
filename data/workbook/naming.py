"""Which known question or answer a row is about: by its code, else by its words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from data.workbook import values
from data.workbook.records import Log, Record, hint


def named(
    row: Record,
    column: str,
    labels: Mapping[str, str],
    by_words: Callable[[str], str | None],
    log: Log,
    unknown: tuple[str, str],
) -> str | None:
    """The id that a row names; None where it names none, which is noted.

    The words stand in ``column`` and the code in the column of that name with *code* behind it. ``labels`` are the
    words of each known id, and ``by_words`` gives the id of some words. ``unknown`` is what is said before and after
    words that are not known.
    """
    code, words = log.take(values.text, row[f"{column}code"]), log.take(values.text, row[column])
    meant = by_words(words) if words else None
    if code and code not in labels:
        log.fault(row[f"{column}code"].place, f"de {column}code ‘{code}’ is niet bekend{hint(code, labels)}")
        return None
    if code and meant and meant != code:
        log.fault(row[column].place, f"hoort bij {column}code ‘{meant}’, en er staat ‘{code}’; welke is het?")
        return None
    if not code and meant is None:
        before, after = unknown
        near = hint(words or "", labels.values())
        log.fault(row[column].place, f"{before} ‘{words or ''}’ is niet bekend{after.format(near)}")
    return code or meant
