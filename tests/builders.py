"""Small literal surveys for tests."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace

import pandas as pd
import pyarrow as pa

from data.quotes.index import make
from data.quotes.table import Quotes, all_quotes, in_order
from data.store import Store
from data.survey.parquet import arrow_schema
from data.survey.questions import AnswerOption, Measurement, Note, Question, Quote, Statement
from data.survey.schema import TABLES
from data.views.results import RESULT_COLUMNS


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


def store(
    item: Question,
    percentages: Mapping[str, Sequence[float | None]],
    statuses: Mapping[tuple[str, int], tuple[str, str | None]] | None = None,
    quotes: Sequence[Quote] = (),
    statements: Sequence[Statement] = (),
) -> Store:
    """A store with one question; percentages per option in the order of its years; (status, note) where not normal.

    There are 350 municipalities in every year, and the bases are those of the question's measurements.
    """
    rows = []
    for option_id, values in percentages.items():
        for year, value in zip(item.years, values, strict=True):
            status, note = (statuses or {}).get((option_id, year), ("O" if value is None else "A", None))
            base = item.by_year[year].base_n or math.nan
            rows.append((option_id, year, math.nan if value is None else value, base, status, note))
    types = {"year": "int16", "percentage": "float64", "base_n": "float64"}
    frame = pd.DataFrame(rows, columns=RESULT_COLUMNS).astype(types)
    return Store(
        {item.question_id: item},
        quotes_of(quotes),
        dict.fromkeys(item.years, 350),
        "Bron",
        tuple(statements),
        {},
        {item.question_id: frame},
    )


def quotes_of(quotes: Sequence[Quote]) -> Quotes:
    """Quotes in a table, with their questions in the order in which they come."""
    table = pa.Table.from_pylist([asdict(item) for item in quotes], schema=arrow_schema(TABLES["quotes"]))
    ordered = in_order(table, dict.fromkeys(item.question_id for item in quotes))
    return all_quotes(ordered, make(ordered, "made for a test"))


def many(count: int, asked: list[str] | None = None) -> Store:
    """A survey of many questions, Vraag 0, Vraag 1 and on, with two years; ``asked`` gets the id of each question whose
    results are read.
    """

    class Asked(dict[str, pd.DataFrame]):
        def __getitem__(self, question_id: str) -> pd.DataFrame:
            if asked is not None:
                asked.append(question_id)
            return super().__getitem__(question_id)

    frames, questions = Asked(), {}
    for number in range(count):
        item = replace(
            question({2020: "a", 2021: "a"}, question_id=f"v{number}", bases={2020: 100, 2021: 100}),
            title=f"Vraag {number}",
            text=f"Doet ú mee aan {number}?",
        )
        one = store(item, {"ja": [50.0, 60.0 + number % 30], "nee": [50.0, 40.0 - number % 30]})
        questions[item.question_id], frames[item.question_id] = item, one.results(item.question_id)
    return Store(questions, quotes_of([]), {2020: 350, 2021: 350}, "Bron", (), {}, frames)


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
