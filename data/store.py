"""The only place that opens the tables: reads them once, holds them against the schema, hands out safe copies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from data.quotes.index import INDEX_FILE, make, read, stamp
from data.quotes.table import Quotes, all_quotes, in_order
from data.statistics import cells as calculated
from data.survey.comparing import COMPARING, comparing_question
from data.survey.errors import TableDamagedError, TableMissingError
from data.survey.parquet import OtherFormError, arrow_schema, in_form, parquet
from data.survey.prepared import FOLDER, digest, prepared, read_prepared
from data.survey.prepared import stamp as stamp_of
from data.survey.questions import AnswerOption, Measurement, Note, Question, Statement
from data.survey.schema import CELL_SOURCES, CELLS, TABLES, Claim, Kind, Table

TABLES_DIR = Path(__file__).parent / "tables"
CELLS_FILE = "cells.parquet"


@dataclass(frozen=True, eq=False)
class Store:
    """Everything the pages read. Questions in the order of the questionnaire, quotes in the order of the report.

    ``cells`` has the columns of :data:`data.survey.schema.CELLS`, and its rows as :func:`data.statistics.cells.cells`
    orders them. ``populations`` is the number of municipalities by year; ``tables`` are the tables themselves, for
    downloading, ``digests`` the digests of their files, and ``folder`` is where they come from. A store equals only
    itself, so that a cache can have it as a key.
    """

    questions: dict[str, Question]
    all_quotes: Quotes
    populations: dict[int, int]
    source: str
    statements: tuple[Statement, ...]
    tables: dict[str, pa.Table]
    cells: pd.DataFrame
    folder: Path | None = None
    digests: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def quotes(self) -> dict[str, Quotes]:
        """Quotes of each question; the one that compares answers of all has none."""
        return {question_id: self.all_quotes.of(question_id) for question_id in [*self.questions, COMPARING]}

    @cached_property
    def version(self) -> str:
        """What tells this content of the tables from any other."""
        return stamp_of(self.digests, TABLES)[:12]

    @cached_property
    def titles(self) -> dict[str, str]:
        """Title of each question."""
        return {question_id: question.title for question_id, question in self.questions.items()}

    def question(self, question_id: str) -> Question:
        """A question, or the one that compares answers of all; raises KeyError for any other."""
        return self._comparing if question_id == COMPARING else self.questions[question_id]

    @cached_property
    def _comparing(self) -> Question:
        return comparing_question(list(self.questions.values()), list(self.populations))

    @cached_property
    def _blocks(self) -> dict[str, tuple[int, int]]:
        """First row of each question's cells, and the row after its last."""
        ends = np.cumsum([len(item.option_ids) * len(item.years) for item in self.questions.values()]).tolist()
        return dict(zip(self.questions, zip([0, *ends[:-1]], ends, strict=True), strict=True))

    def cells_of(self, question_id: str) -> pd.DataFrame:
        """The cells of one question: a block of its answers, each with a row per year in which it was asked."""
        first, end = self._blocks[question_id]
        return self.cells.iloc[first:end]

    def prepared(self, name: str, schema: pa.Schema, sources: tuple[str, ...]) -> pa.Table | None:
        """What was prepared from the tables ``sources``; None where there is none that fits these tables."""
        if self.folder is None:
            return None
        return read_prepared(self.folder / FOLDER / f"{name}.parquet", schema, stamp_of(self.digests, sources))


def load(folder: Path) -> Store:
    """Read the tables in ``folder``; raises TableMissingError or TableDamagedError."""
    store = _load(folder)
    # Reading took room that Arrow would keep: 100 MB where there are 300,000 cells.
    pa.default_memory_pool().release_unused()
    return store


def _load(folder: Path) -> Store:
    contents = {name: _content(folder, table) for name, table in TABLES.items()}
    tables = {name: _read(folder, TABLES[name], content) for name, content in contents.items()}
    digests = {name: digest(content) for name, content in contents.items()}
    made = read_prepared(folder / FOLDER / CELLS_FILE, arrow_schema(CELLS), stamp_of(digests, CELL_SOURCES))
    # There may be very many results and quotes: these are not made into rows here.
    rows: dict[str, list[dict[str, Any]]] = {
        name: table.to_pylist() for name, table in tables.items() if name not in {"results", "quotes"}
    }
    options = _by_question(rows["answer_options"])
    measurements = _by_question(rows["measurements"])
    notes = _by_question(rows["notes"])
    questions = {
        row["question_id"]: Question(
            question_id=row["question_id"],
            number=row["number"],
            title=row["title"],
            text=row["text"],
            options=tuple(
                AnswerOption(o["option_id"], o["label"], o["text"], o["quote_theme"])
                for o in sorted(options[row["question_id"]], key=lambda o: o["position"])
            ),
            measurements=tuple(
                _measurement(m) for m in sorted(measurements[row["question_id"]], key=lambda m: m["year"])
            ),
            notes=tuple(
                Note(**{name: n[name] for name in Note.__dataclass_fields__}) for n in notes[row["question_id"]]
            ),
        )
        for row in sorted(rows["questions"], key=lambda row: row["position"])
    }
    return Store(
        questions=questions,
        all_quotes=_quotes(folder, tables["quotes"], digests["quotes"], list(questions)),
        populations={row["year"]: row["population"] for row in rows["waves"]},
        source=rows["waves"][-1]["source"],
        statements=tuple(Statement(**{**row, "claim": Claim(row["claim"])}) for row in rows["statements"]),
        tables=tables,
        cells=cells_frame(cells_of_tables(tables) if made is None else made),
        folder=folder,
        digests=digests,
    )


def cells_table(store: Store) -> pa.Table:
    """The cells of a survey as they are prepared beside its tables, or calculated from these."""
    made = store.prepared(CELLS.name, arrow_schema(CELLS), CELL_SOURCES)
    return cells_of_tables(store.tables) if made is None else made


def cells_of_tables(tables: Mapping[str, pa.Table]) -> pa.Table:
    """The cells, calculated from the tables that they depend on."""
    frame = calculated({name: tables[name].to_pandas() for name in CELL_SOURCES})
    return pa.Table.from_pandas(frame, arrow_schema(CELLS), preserve_index=False)


def cells_frame(table: pa.Table) -> pd.DataFrame:
    """Cells as a data frame: texts that are not there are empty, numbers that are not there NaN.

    Equal texts are one object, which takes little memory and is quick to slice.
    """
    frame: pd.DataFrame = table.to_pandas(strings_to_categorical=True)
    texts = {name: _shared_texts(frame[name]) for name in CELLS.names_of(Kind.TEXT)}
    return frame.assign(**texts).astype(dict.fromkeys(CELLS.names_of(Kind.COUNT), "float64"))


def _shared_texts(column: pd.Series) -> pd.Series:
    texts = np.array([*column.cat.categories, ""], object)
    return pd.Series(texts[column.cat.codes.to_numpy()], dtype=object)


def cells_file(store: Store) -> bytes:
    """The cells of a survey as a file with its stamp."""
    return prepared(cells_of_tables(store.tables), stamp_of(store.digests, CELL_SOURCES))


def _quotes(folder: Path, table: pa.Table, digested: str, question_ids: list[str]) -> Quotes:
    """The quotes with their index: the one beside the tables, or where that does not fit one made now."""
    mark, ordered = stamp(digested, question_ids), in_order(table, question_ids)
    return all_quotes(ordered, read(folder / FOLDER / INDEX_FILE, mark) or make(ordered, mark))


def _measurement(row: dict[str, Any]) -> Measurement:
    values = {name: row[name] for name in Measurement.__dataclass_fields__}
    others = (row["base_alternatives"] or "").split()
    return Measurement(**{**values, "base_alternatives": tuple(int(other) for other in others)})


def _by_question(rows: list[dict[str, Any]]) -> defaultdict[str, list[dict[str, Any]]]:
    grouped: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        grouped[row["question_id"]].append(row)
    return grouped


def _content(folder: Path, table: Table) -> bytes:
    path = _path(folder, table)
    if table.optional and not path.exists():
        return parquet(arrow_schema(table).empty_table())
    try:
        return path.read_bytes()
    except OSError as error:
        raise TableMissingError(path) from error


def _read(folder: Path, table: Table, content: bytes) -> pa.Table:
    path = _path(folder, table)
    try:
        arrow = pq.ParquetFile(pa.BufferReader(content)).read()
    except (pa.ArrowException, OSError) as error:
        raise TableDamagedError(path, "not a whole Parquet file") from error
    try:
        arrow = in_form(arrow, table)
    except OtherFormError as error:
        raise TableDamagedError(path, str(error)) from error
    if arrow.num_rows == 0 and table.name in {"waves", "questions", "results"}:
        raise TableDamagedError(path, "it has no rows")
    return arrow


def _path(folder: Path, table: Table) -> Path:
    return folder / f"{table.name}.parquet"
