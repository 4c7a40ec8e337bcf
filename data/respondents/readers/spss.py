"""SPSS ``.sav`` and ``.zsav`` files: value labels, multiple-response sets, and codes that are declared missing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyreadstat

from data.respondents.door import are_addresses, asks_for_person, letters
from data.respondents.form import Export, Format, Heading, MultipleSet, Part, UnreadableError, tidy
from data.respondents.readers import limesurvey, qualtrics

#: The bytes that SPSS has for the label of a column and of a value.
LONGEST_LABEL, LONGEST_VALUE_LABEL = 256, 120
#: Names of columns with own words beside the columns of a question.
_OWN_WORDS = re.compile(r"(.+?)_?(anders|other|oth|text|tekst|open|namelijk)", re.IGNORECASE)
#: Encodings that are tried where the file's own does not fit its texts.
ENCODINGS = (None, "windows-1252", "latin1")


def is_spss(start: bytes) -> bool:
    """Whether a file with these first bytes is one of SPSS, compressed or not."""
    return start.startswith((b"$FL2", b"$FL3"))


def read_spss(path: Path) -> Export:
    """Read the file; raises UnreadableError."""
    frame, meta = _read(path)
    sets = _sets(meta)
    names = [str(name) for name in frame.columns]
    answers: dict[str, pd.Categorical] = {}
    headings: dict[str, Heading] = {}
    for name in names:
        answers[name] = _categorical(frame.pop(name))
        headings[name] = _heading(name, meta, sets, [str(text) for text in answers[name].categories])
    finished, kept = np.ones(len(frame), np.bool_), np.ones(len(frame), np.bool_)
    for name in names:
        codes, texts = answers[name].codes, list(answers[name].categories)
        if letters(name) == "finished":
            finished &= np.array([*map(qualtrics.is_finished, texts), False])[codes]
        elif letters(name) in limesurvey.SUBMITTED:
            finished &= codes >= 0
        elif letters(name) == "distributionchannel":
            kept &= ~np.array([*(text.casefold() == "preview" for text in texts), False])[codes]
    known = qualtrics.OTHERS | limesurvey.OTHERS | limesurvey.SUBMITTED | limesurvey.PAGE
    behind = frozenset(
        name
        for name in names
        if letters(name) in known
        or asks_for_person(name)
        or asks_for_person(headings[name].text)
        or are_addresses(answers[name].categories)
    )
    remarks = (
        [f"{path.name}: deze kolommen zijn bij het lezen weggelaten: {', '.join(sorted(behind))}."] if behind else []
    )
    if not kept.all():
        remarks.append(f"{path.name}: {int((~kept).sum())} rijen van een proef of voorbeeld weggelaten.")
    export = Export(
        path.name, Format.SPSS, {name: headings[name] for name in names if name not in behind},
        pd.DataFrame({name: answers[name] for name in names if name not in behind}, copy=False),
        np.arange(1, len(finished) + 1), finished, (), remarks, sets, behind,
    )  # fmt: skip
    return export if kept.all() else export.taken(kept)


def _read(path: Path) -> tuple[pd.DataFrame, Any]:
    for encoding in ENCODINGS:
        try:
            frame, meta = pyreadstat.read_sav(
                str(path), user_missing=True, disable_datetime_conversion=True, encoding=encoding
            )
        except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, UnicodeError, ValueError) as error:
            reason = str(error)
            if encoding == ENCODINGS[-1] or "convert" not in reason.casefold():
                break
        else:
            if not len(frame):
                raise UnreadableError(f"{path.name}: het bestand heeft geen rijen. Exporteer de antwoorden opnieuw.")
            return frame, meta
    raise UnreadableError(
        f"{path.name}: het SPSS-bestand is niet heel of wordt niet ondersteund ({reason}). Sla het in SPSS opnieuw op "
        "als .sav, of kopieer het opnieuw."
    )


def _sets(meta: Any) -> list[MultipleSet]:
    """Multiple-response sets, with the columns by the names that they have in the file."""
    names = {str(name).casefold(): str(name) for name in meta.column_names}
    return [
        MultipleSet(
            str(name),
            tidy(found["label"] or ""),
            tuple(names[item.casefold()] for item in found["variable_list"] if item.casefold() in names),
            _text(found["counted_value"]) if found["is_dichotomy"] else None,
        )
        for name, found in (meta.mr_sets or {}).items()
    ]


def _heading(name: str, meta: Any, sets: Sequence[MultipleSet], texts: Sequence[str]) -> Heading:
    label = _cut(tidy(meta.column_names_to_labels.get(name) or ""), LONGEST_LABEL)
    told = meta.variable_value_labels.get(name) or {}
    labels = {_text(code): _cut(tidy(word), LONGEST_VALUE_LABEL) for code, word in told.items()}
    missing = frozenset(text for text in texts if _is_missing(text, meta.missing_ranges.get(name) or ()))
    of = next((found for found in sets if name in found.columns), None)
    if of:
        return Heading(name, of.name, of.label, label, labels=labels, missing=missing)
    own = _OWN_WORDS.fullmatch(name)
    question = re.sub(r"(_\d+)+$", "", own[1] if own else name)
    together = [str(other) for other in meta.column_names if re.fullmatch(rf"{re.escape(question)}(_\d+)*", str(other))]
    if own and together and not labels:
        return Heading(name, question, "", label, Part.OTHER, labels, missing)
    if len(together) < 2:
        return Heading(name, question, label, "", labels=labels, missing=missing)
    # What columns of one question are labelled with is their answer or sub-question, maybe with the question.
    asked, item = _shared(label, [tidy(meta.column_names_to_labels.get(other) or "") for other in together])
    return Heading(name, question, asked, item, labels=labels, missing=missing)


def _shared(label: str, labels: Sequence[str]) -> tuple[str, str]:
    """Question and item of a label: 'Vraag - item' of Qualtrics, '[item] Vraag' of LimeSurvey, or the item alone."""
    found = [re.fullmatch(r"\[(.+?)\]\s*(.+)", text, re.DOTALL) for text in labels]
    if all(found) and len({one[2] for one in found if one}) == 1 and (mine := re.match(r"\[(.+?)\]\s*(.+)", label)):
        return mine[2], mine[1]
    asked = qualtrics.asked_in(labels)
    return asked, label[len(asked) :].strip(" -") if asked else label


def _cut(label: str, longest: int) -> str:
    """A label with the mark of a cut where SPSS has no room for more, of letters that may take some bytes each."""
    return f"{label}…" if longest - 4 < len(label.encode()) <= longest else label


def _is_missing(text: str, ranges: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a value lies in one of the ranges that are declared missing: {'lo': ..., 'hi': ...}, numbers or texts."""
    for span in ranges:
        low, high = span["lo"], span["hi"]
        if isinstance(low, str) or isinstance(high, str):
            if text in (str(low).strip(), str(high).strip()):
                return True
            continue
        try:
            if float(low) <= float(text) <= float(high):
                return True
        except ValueError:
            continue
    return False


def _categorical(column: pd.Series[Any]) -> pd.Categorical:
    codes, values = pd.factorize(column)
    texts = [tidy(_text(value)) for value in values]
    kept = {text: place for place, text in enumerate(dict.fromkeys(text for text in texts if text))}
    lookup = np.array([*(kept.get(text, -1) for text in texts), -1], np.int32)
    return pd.Categorical.from_codes(lookup[codes], categories=pd.Index(list(kept), dtype="object"))


def _text(value: Any) -> str:
    """A value as the other readers write it: whole numbers without decimals."""
    if isinstance(value, (float, np.floating)):
        number = float(value)
        return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)
    return str(value)
