"""What differs between two surveys, in short Dutch lines: for a dry run, before replacing, as a version's summary."""

from __future__ import annotations

from collections.abc import Iterator

from data.building.source_files import Row, Source, Value
from data.survey.schema import EVERYONE, TABLES
from data.wording.numbers import change, decimal

#: What tables are called.
NAMES = {
    "waves": "peilingen",
    "questions": "vragen",
    "answer_options": "antwoorden",
    "measurements": "metingen",
    "results": "resultaten",
    "groups": "groepen",
    "group_bases": "n van groepen",
    "overlaps": "overlap",
    "quotes": "citaten",
    "notes": "opmerkingen",
    "statements": "uitspraken",
    "reviews": "beoordelingen",
}
#: What columns are called whose changes are told one by one.
COLUMNS = {
    "title": "titel",
    "population": "aantal gemeenten",
    "source": "bron",
    "text": "tekst",
    "label": "tekst",
    "answer_mode": "hoe gemeten",
    "definition": "omschrijving",
    "comparable_group": "groep van vergelijkbare jaren",
    "base_n": "n",
    "last_year": "laatste jaar",
    "first_year": "eerste jaar",
}
_KINDS = {"waves": "peiling", "questions": "vraag", "answer_options": "antwoord", "measurements": "meting"}
LONGEST = 60

Keyed = dict[tuple[Value, ...], Row]


def differences(before: Source, after: Source, most: int = 20) -> list[str]:
    """What differs in ``after``: what is new and gone, rows per table, then changed values, the largest first.

    At most ``most`` lines, of which the last says how many are left out; none where nothing differs.
    """
    tables = {name: (_keyed(before, name), _keyed(after, name)) for name in TABLES}
    names = _Names(before, after)
    lines = [
        *_new_and_gone(tables, names),
        *_counts(tables),
        *_values(*tables["results"], names),
        *_others(tables, names),
    ]
    return lines if len(lines) <= most else [*lines[: most - 1], f"en nog {len(lines) - most + 1}"]


class _Names:
    """Titles of questions and labels of answers and groups, as they will be."""

    def __init__(self, before: Source, after: Source) -> None:
        both = (before, after)
        self.titles = {row["question_id"]: str(row["title"]) for source in both for row in source["questions"]}
        self.labels = {
            (row["question_id"], row["option_id"]): str(row["label"])
            for source in both
            for row in source["answer_options"]
        }
        self.groups = {row["group_id"]: str(row["label"]) for source in both for row in source["groups"]}

    def of(self, row: Row) -> str:
        """What a row is about: ‘Ja’ van ‘Titel’, 2021, groep."""
        values = row.values
        parts = []
        if "question_id" in values:
            title = f"‘{self.titles.get(values['question_id'], values['question_id'])}’"
            label = self.labels.get((values["question_id"], values.get("option_id")))
            parts.append(f"‘{label}’ van {title}" if label else title)
        if values.get("year") is not None:
            parts.append(str(values["year"]))
        if values.get("group") not in (None, EVERYONE):
            parts.append(self.groups.get(values["group"], str(values["group"])))
        return ", ".join(parts)


def _keyed(source: Source, table: str) -> Keyed:
    return {tuple(row[column] for column in TABLES[table].key): row for row in source[table]}


def _new_and_gone(tables: dict[str, tuple[Keyed, Keyed]], names: _Names) -> Iterator[str]:
    for name, kind in (("waves", "peiling"), ("questions", "vraag")):
        before, after = tables[name]
        for key, row in after.items():
            if key not in before:
                yield f"nieuwe {kind}: {row['title']}"
        for key, row in before.items():
            if key not in after:
                yield f"verdwijnt: {kind} {row['title']}"
    before, after = tables["answer_options"]
    questions = tables["questions"][0]
    for key, row in after.items():
        if key not in before and (row["question_id"],) in questions:
            yield f"nieuw antwoord: {names.of(row)}"
        elif key in before and row.values.get("last_year") != before[key].values.get("last_year"):
            yield f"vervallen na {row['last_year']}: {names.of(row)}" if row["last_year"] else f"terug: {names.of(row)}"
    for key, row in before.items():
        if key not in after and (row["question_id"],) in tables["questions"][1]:
            yield f"verdwijnt: antwoord {names.of(row)}"
    for key, row in tables["notes"][1].items():
        if key not in tables["notes"][0] and row["kind"] == "break":
            yield f"breuk: {names.of(row)}: {_short(row['text'])}"


def _counts(tables: dict[str, tuple[Keyed, Keyed]]) -> Iterator[str]:
    for name, (before, after) in tables.items():
        added, gone = len(after.keys() - before.keys()), len(before.keys() - after.keys())
        changed = sum(before[key].values != after[key].values for key in before.keys() & after.keys())
        words = [
            f"{count} {word}" for count, word in ((added, "erbij"), (gone, "weg"), (changed, "gewijzigd")) if count
        ]
        if words:
            yield f"{NAMES[name]}: {', '.join(words)}"


def _values(before: Keyed, after: Keyed, names: _Names) -> Iterator[str]:
    """Percentages that changed, the largest change first; then those that come or go."""
    pairs = [(before[key], row) for key, row in after.items() if key in before]
    changed = [(old, new) for old, new in pairs if old["percentage"] != new["percentage"]]

    def size(pair: tuple[Row, Row]) -> float:
        old, new = (row["percentage"] for row in pair)
        return 1000.0 if old is None or new is None else abs(float(new) - float(old))

    for old, new in sorted(changed, key=size, reverse=True):
        was, now = (row["percentage"] for row in (old, new))
        step = "" if was is None or now is None else f" ({change(round(float(now) - float(was), 1))})"
        yield f"{names.of(new)}: {_percentage(was)} wordt {_percentage(now)}{step}"


def _percentage(value: Value) -> str:
    return "geen waarde" if value is None else decimal(float(value))


def _others(tables: dict[str, tuple[Keyed, Keyed]], names: _Names) -> Iterator[str]:
    """Other values that changed, of the tables that are told one by one."""
    for name, kind in _KINDS.items():
        before, after = tables[name]
        for key, row in after.items():
            for column, word in COLUMNS.items():
                if key not in before or column not in row.values or column == "last_year":
                    continue
                old, new = before[key].values.get(column), row[column]
                if old != new:
                    yield f"{kind} {names.of(row)}: {word} ‘{_short(old)}’ wordt ‘{_short(new)}’"


def _short(value: Value) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
