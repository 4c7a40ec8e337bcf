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
from data.survey.errors import DataError, TableDamagedError, TableMissingError
from data.survey.parquet import OtherFormError, arrow_schema, in_form, parquet
from data.survey.prepared import FOLDER, digest, prepared, read_prepared
from data.survey.prepared import stamp as stamp_of
from data.survey.questions import AnswerOption, Counts, Measurement, Note, Pair, Question, Statement
from data.survey.rules import broken
from data.survey.schema import CELL_SOURCES, CELLS, EVERYONE, TABLES, Claim, Kind, Table
from data.survey.subgroups import subgroups
from data.survey.versions import TableSet, mark, served_set

TABLES_DIR = Path(__file__).parent / "tables"
CELLS_FILE = "cells.parquet"
#: The names of the tables that are prepared from others.
PREPARED = ("cells", "overview")


@dataclass(frozen=True, eq=False)
class Store:
    """Everything the pages read. Questions in the order of the questionnaire, quotes in the order of the report.

    ``cells`` has the columns of :data:`data.survey.schema.CELLS`, and its rows as :func:`data.statistics.cells.cells`
    orders them. ``populations`` is the number of municipalities by year, ``sources`` where each year comes from;
    ``tables`` are the tables themselves, for downloading, ``digests`` the digests of their files, ``files`` what was
    prepared from them, by name, and ``folder`` is where they come from. A store equals only itself, so that a cache
    can have it as a key.
    """

    questions: dict[str, Question]
    all_quotes: Quotes
    populations: dict[int, int]
    sources: dict[int, str]
    statements: tuple[Statement, ...]
    tables: dict[str, pa.Table]
    cells: pd.DataFrame
    folder: Path | None = None
    digests: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes | None] = field(default_factory=dict)

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
    def _blocks(self) -> dict[tuple[str, str], tuple[int, int]]:
        """By question and group: the first row of its cells, and the row after its last."""
        asked = self.questions.values()
        sizes = {(item.question_id, EVERYONE): len(item.option_ids) * len(item.years) for item in asked}
        sizes |= {
            (item.question_id, group.group_id): len(item.option_ids) * len(group.bases)
            for item in asked
            for group in item.subgroups
        }
        ends = np.cumsum(list(sizes.values())).tolist()
        return dict(zip(sizes, zip([0, *ends[:-1]], ends, strict=True), strict=True))

    def cells_of(self, question_id: str, group: str = EVERYONE) -> pd.DataFrame:
        """The cells of one question: a block of its answers, each with a row per year in which it was asked; those of a
        group in the years with results of that. Raises KeyError for a group that the question has not.
        """
        first, end = self._blocks[question_id, group]
        return self.cells.iloc[first:end]

    def prepared(self, name: str, schema: pa.Schema, sources: tuple[str, ...]) -> pa.Table | None:
        """What was prepared from the tables ``sources``; None where there is none that fits these tables."""
        return read_prepared(self.files.get(name), schema, stamp_of(self.digests, sources))


def load(root: Path) -> Store:
    """Read the set that is served from the folder of the tables; raises TableMissingError or TableDamagedError.

    Every file is read once, and held against the manifest of its set; tables without one are held against the rules.
    """
    return load_served(root)[1]


def load_served(root: Path) -> tuple[TableSet, Store]:
    """The same, with where the set stands. One that was made anew while it was read is read again."""
    while True:
        before = mark(root)
        try:
            found = served_set(root)
            store = read_set(found, rules=found.manifest is None)
        except DataError:
            if mark(root) == before:
                raise
        else:
            return found, store


def read_set(given: TableSet, *, rules: bool = False) -> Store:
    """Read one set, and hold it against the rules where asked; raises TableMissingError or TableDamagedError."""
    store = _read_set(given, rules=rules)
    # Reading took room that Arrow would keep: 100 MB where there are 300,000 cells.
    pa.default_memory_pool().release_unused()
    return store


def hold(folder: Path, tables: Mapping[str, pa.Table]) -> None:
    """Raise TableDamagedError where the tables break a rule."""
    problems = broken(tables)
    if problems:
        others = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise TableDamagedError(folder / f"{problems[0][0]}.parquet", problems[0][1] + others)


def _read_set(given: TableSet, *, rules: bool) -> Store:
    folder = given.folder
    contents = {name: _content(given, table) for name, table in TABLES.items()}
    tables = {name: _read(folder, TABLES[name], content) for name, content in contents.items()}
    if rules:
        hold(folder, tables)
    digests = {name: digest(content) for name, content in contents.items()}
    made_before = {name: given.content(f"{FOLDER}/{name}.parquet") for name in PREPARED}
    made = read_prepared(made_before[CELLS.name], arrow_schema(CELLS), stamp_of(digests, CELL_SOURCES))
    # There may be very many results and quotes: these are not made into rows here.
    rows: dict[str, list[dict[str, Any]]] = {
        name: table.to_pylist() for name, table in tables.items() if name not in {"results", "quotes", "overlaps"}
    }
    waves = sorted(rows["waves"], key=lambda row: int(row["year"]))
    groups = subgroups(tables)
    options = _by_question(rows["answer_options"])
    measurements = _by_question(rows["measurements"])
    notes = _by_question(rows["notes"])
    both = overlaps(tables["overlaps"])
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
            subgroups=groups.get(row["question_id"], ()),
            overlaps=both.get(row["question_id"], {}),
        )
        for row in sorted(rows["questions"], key=lambda row: row["position"])
    }
    return Store(
        questions=questions,
        all_quotes=_quotes(folder, tables["quotes"], digests["quotes"], list(questions)),
        populations={row["year"]: row["population"] for row in waves},
        sources={row["year"]: row["source"] for row in waves},
        statements=tuple(Statement(**{**row, "claim": Claim(row["claim"])}) for row in rows["statements"]),
        tables=tables,
        cells=cells_frame(cells_of_tables(tables) if made is None else made),
        folder=folder,
        digests=digests,
        files=made_before,
    )


def overlaps(table: pa.Table) -> dict[str, dict[Pair, dict[str, Counts]]]:
    """The table of that name by question, years and answer."""
    found: dict[str, dict[Pair, dict[str, Counts]]] = {}
    for question_id, option_id, before, year, *counts in zip(*(column.to_pylist() for column in table), strict=True):
        of_question = found.setdefault(question_id, {})
        of_question.setdefault((before, year), {})[option_id] = (counts[0], counts[1], counts[2], counts[3])
    return found


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


def _content(given: TableSet, table: Table) -> bytes:
    content = given.content(f"{table.name}.parquet")
    if content is None and table.optional:
        return parquet(arrow_schema(table).empty_table())
    if content is None:
        raise TableMissingError(given.folder / f"{table.name}.parquet")
    return content


def _read(folder: Path, table: Table, content: bytes) -> pa.Table:
    path = folder / f"{table.name}.parquet"
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
