"""The index of the quotes: made from their table, written beside the tables, mapped into memory where it fits them."""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import fields
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from data.quotes.index import Numbers, QuoteIndex
from data.quotes.rules import WORD, forms
from data.survey.prepared import digest

V = TypeVar("V", bound=Hashable)

#: Name of the file beside what else is prepared.
INDEX_FILE = "quotes.arrow"
#: To be raised with every change of the arrays or of the rules for words: no index of another version is used then.
FORMAT = 1


def prepare(table: pa.Table, question_ids: Iterable[str]) -> QuoteIndex:
    """The index of a table of quotes; ``question_ids`` are in the order of the questionnaire."""
    position = {question_id: place for place, question_id in enumerate(question_ids)}
    asked = table["question_id"].to_pylist()
    rows = sorted((row for row, key in enumerate(asked) if key in position), key=lambda row: position[asked[row]])
    quotes = table.take(pa.array(rows, pa.uint32())).to_pydict()
    themes = [theme or "" for theme in quotes["theme"]]
    number = {quote_id: place for place, quote_id in enumerate(quotes["quote_id"])}
    repeats = {place: number[of] for place, of in enumerate(quotes["duplicate_of"]) if of in number}
    questions = list(dict.fromkeys(quotes["question_id"]))
    theme_names = list(dict.fromkeys(["", *themes]))
    years = sorted(set(quotes["year"]))
    return QuoteIndex(
        rows=_numbers(rows),
        questions=questions,
        themes=theme_names,
        years=years,
        question_codes=_codes(quotes["question_id"], questions),
        theme_codes=_codes(themes, theme_names),
        year_codes=_codes(quotes["year"], years),
        duplicates=_numbers(list(repeats)),
        originals=_numbers(list(repeats.values())),
        **_words(quotes["label"], quotes["text"], list(repeats)),
    )


def _words(labels: Sequence[str | None], texts: Sequence[str], duplicates: Sequence[int]) -> dict[str, Any]:
    """The arrays of words and places."""
    met: dict[str, int] = {}
    places, starts, text_starts = array("I"), array("I"), array("I")
    for label, text in zip(labels, texts, strict=True):
        starts.append(len(places))
        places.extend([met.setdefault(word.lower(), len(met)) for word in WORD.findall(label or "")])
        text_starts.append(len(places))
        places.extend([met.setdefault(word.lower(), len(met)) for word in WORD.findall(text)])
    words = sorted(met)
    rank = np.empty(len(words), np.uint32)
    rank[[met[word] for word in words]] = np.arange(len(words))
    tokens = rank[_numbers(places)]
    quotes = np.repeat(np.arange(len(texts)), np.diff(_numbers([*starts, len(places)])))
    in_text = np.arange(len(tokens)) >= _numbers(text_starts)[quotes]
    once = in_text & ~np.isin(quotes, duplicates)
    order = np.argsort(tokens, kind="stable")
    written = [forms(word) for word in words]
    return {
        "starts": _numbers([*starts, len(places)]),
        "text_starts": _numbers(text_starts),
        "tokens": tokens,
        "words": _lines(words),
        "folded": _lines(folded for folded, _ in written),
        "stems": _lines(stem for _, stem in written),
        "stem_codes": _codes([stem for _, stem in written], list(dict.fromkeys(stem for _, stem in written))),
        "counts": _numbers(np.bincount(tokens[in_text], minlength=len(words))),
        "counts_once": _numbers(np.bincount(tokens[once], minlength=len(words))),
        "posting_starts": _numbers(np.cumsum([0, *np.bincount(tokens, minlength=len(words))])),
        "posting_places": _numbers(order),
        "posting_quotes": _numbers(quotes[order]),
    }


def _numbers(values: npt.ArrayLike) -> Numbers:
    return np.asarray(values, np.uint32)


def _codes(column: Sequence[V], values: Sequence[V]) -> Numbers:
    code = {value: place for place, value in enumerate(values)}
    return _numbers([code[value] for value in column])


def _lines(words: Iterable[str]) -> str:
    return "".join(["\n", *(f"{word}\n" for word in words)])


def stamp(quotes: str, question_ids: Iterable[str]) -> bytes:
    """What an index is made from and with: it fits where this is the same. ``quotes`` is the digest of their table."""
    return digest("\n".join([str(FORMAT), version("snowballstemmer"), *question_ids, quotes]).encode()).encode()


def to_bytes(index: QuoteIndex, mark: bytes) -> bytes:
    """An index as an Arrow file of one row, stamped with ``mark``; the same index gives the same bytes."""
    columns = {field.name: _column(getattr(index, field.name)) for field in fields(QuoteIndex)}
    batch = pa.record_batch(columns).replace_schema_metadata({b"stamp": mark})
    memory = pa.BufferOutputStream()
    with pa.ipc.new_file(memory, batch.schema) as writer:
        writer.write_batch(batch)
    return bytes(memory.getvalue())


def read(path: Path, mark: bytes) -> QuoteIndex | None:
    """The index in a file, mapped into memory; None where there is none that is whole and has this stamp."""
    try:
        reader = pa.ipc.open_file(pa.memory_map(str(path)))
    except (OSError, pa.ArrowException):
        return None
    if (reader.schema.metadata or {}).get(b"stamp") != mark:
        return None
    row = reader.get_batch(0)
    return QuoteIndex(**{field.name: _value(row.column(field.name)) for field in fields(QuoteIndex)})


def _column(value: Numbers | str | list[Any]) -> pa.Array:
    if isinstance(value, np.ndarray):
        return pa.LargeListArray.from_arrays(pa.array([0, len(value)], pa.int64()), pa.array(value))
    return pa.array([value], pa.large_string() if isinstance(value, str) else None)


def _value(column: pa.Array) -> Any:
    return column.values.to_numpy() if pa.types.is_large_list(column.type) else column[0].as_py()
