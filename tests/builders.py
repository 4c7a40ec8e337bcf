"""Small literal surveys for tests."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pyarrow as pa

from data import publishing
from data.building.source_files import Row
from data.building.source_tables import source_of
from data.publishing.disk import LOCK
from data.quotes.index import make
from data.quotes.table import Quotes, all_quotes, in_order
from data.served import Served
from data.statistics import Overlap
from data.store import TABLES_DIR, Store, cells_frame, cells_of_tables
from data.survey.parquet import arrow_schema
from data.survey.questions import AnswerOption, Measurement, Note, Question, Quote, Statement
from data.survey.schema import EVERYONE, TABLES
from data.survey.versions import MANIFEST, VERSIONS


def question(
    groups: Mapping[int, str],
    labels: Sequence[str] = ("Ja", "Nee"),
    notes: Sequence[Note] = (),
    question_id: str = "v",
    bases: Mapping[int, int] | None = None,
) -> Question:
    """A question measured in the years of ``groups``, whose option ids are the labels in lower case.

    ``bases`` are reported numbers of municipalities by year.
    """
    return Question(
        question_id=question_id,
        number=None,
        title="Titel",
        text="Doet u mee?",
        options=tuple(AnswerOption(label.lower(), label, None) for label in labels),
        measurements=tuple(
            Measurement(
                year,
                "single",
                "Deel",
                "stated",
                group,
                "stated",
                (bases or {}).get(year),
                "reported" if bases else None,
            )
            for year, group in groups.items()
        ),
        notes=tuple(notes),
    )


Percentages = Mapping[str, Sequence[float | None]]
Statuses = Mapping[tuple[str, int], tuple[str, str | None]]


def store(
    item: Question,
    percentages: Percentages,
    statuses: Statuses | None = None,
    quotes: Sequence[Quote] = (),
    statements: Sequence[Statement] = (),
) -> Store:
    """A store with one question; percentages per option in the order of its years; (status, note) where not normal.

    There are 350 municipalities in every year, and the bases are those of the question's measurements.
    """
    return store_of([(item, percentages, statuses or {})], quotes, statements)


def store_of(
    asked: Sequence[tuple[Question, Percentages, Statuses]],
    quotes: Sequence[Quote] = (),
    statements: Sequence[Statement] = (),
) -> Store:
    """A store with several questions, each with its percentages and statuses."""
    questions = {item.question_id: item for item, _, _ in asked}
    years = sorted({year for item in questions.values() for year in item.years})
    rows: dict[str, list[dict[str, object]]] = {"waves": [{"year": year, "population": 350} for year in years]}
    rows["questions"] = [{"question_id": key, "position": place} for place, key in enumerate(questions)]
    rows["answer_options"] = [
        {"question_id": key, "option_id": option.option_id, "label": option.label, "position": place}
        for key, item in questions.items()
        for place, option in enumerate(item.options)
    ]
    rows["measurements"] = [
        {
            **asdict(measured),
            "question_id": key,
            "base_alternatives": " ".join(map(str, measured.base_alternatives)) or None,
        }
        for key, item in questions.items()
        for measured in item.measurements
    ]
    rows["results"] = []
    rows["overlaps"] = [
        {**dict(zip(Overlap._fields, counts, strict=True)), "question_id": key, "option_id": option_id,
         "year_before": pair[0], "year": pair[1]}
        for key, item in questions.items() for pair, of in item.overlaps.items() for option_id, counts in of.items()
    ]  # fmt: skip
    for item, percentages, statuses in asked:
        for option_id, values in percentages.items():
            for year, value in zip(item.years, values, strict=True):
                status, note = statuses.get((option_id, year), ("O" if value is None else "A", None))
                where = {"question_id": item.question_id, "option_id": option_id, "year": year, "group": EVERYONE}
                rows["results"].append({**where, "percentage": value, "obs_status": status, "note": note})
    rows |= {"groups": [], "group_bases": []}
    tables = {name: pa.Table.from_pylist(found, schema=arrow_schema(TABLES[name])) for name, found in rows.items()}
    return Store(
        questions,
        quotes_of(quotes),
        dict.fromkeys(years, 350),
        dict.fromkeys(years, "Bron"),
        tuple(statements),
        tables,
        cells_frame(cells_of_tables(tables)),
    )


def copied(folder: Path) -> Path:
    """The committed tables in a new folder, as another tool would leave them: without a manifest."""
    shutil.copytree(TABLES_DIR, folder, ignore=shutil.ignore_patterns(MANIFEST, VERSIONS, LOCK))
    return folder


def republish(tables: Path, old: float, new: float, **more: Any) -> str:
    """Publish the tables that are served with one percentage of the question *fase* changed: the id."""
    now = publishing.served(tables)
    source = source_of(now.tables)
    rows = [
        Row(row.line, {**row.values, "percentage": new})
        if (row["question_id"], row["percentage"]) == ("fase", old)
        else row
        for row in source["results"]
    ]
    told = {"action": "import", "summary": [f"fase: {old} wordt {new}"], "by": "anna", "expected_parent": now.version}
    return publishing.publish(tables, {**source, "results": rows}, **{**told, **more})


def holding(item: Store) -> Served:
    """A store as it is served, with no other version of it."""
    return cast(Served, SimpleNamespace(newest=item, of=lambda _version: item))


def quotes_of(quotes: Sequence[Quote]) -> Quotes:
    """Quotes in a table, with their questions in the order in which they come."""
    table = pa.Table.from_pylist([asdict(item) for item in quotes], schema=arrow_schema(TABLES["quotes"]))
    ordered = in_order(table, dict.fromkeys(item.question_id for item in quotes))
    return all_quotes(ordered, make(ordered, "made for a test"))


def many(count: int) -> Store:
    """A survey of many questions, Vraag 0, Vraag 1 and on, with two years."""
    return store_of(
        [
            (
                replace(
                    question({2020: "a", 2021: "a"}, question_id=f"v{number}", bases={2020: 100, 2021: 100}),
                    title=f"Vraag {number}",
                    text=f"Doet ú mee aan {number}?",
                ),
                {"ja": [50.0, 60.0 + number % 30], "nee": [50.0, 40.0 - number % 30]},
                {},
            )
            for number in range(count)
        ]
    )


def quote(text: str, quote_id: str = "q1", **more: object) -> Quote:
    """A quote with the given text."""
    values = {
        "question_id": "v",
        "year": 2021,
        "theme": None,
        "label": None,
        "context": None,
        "duplicate_of": None,
        "source_line": 1,
    }
    return Quote(quote_id=quote_id, text=text, **{**values, **more})  # type: ignore[arg-type]  # a test gives what fits
