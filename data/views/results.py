"""The results of all questions as one Arrow table, of which a question takes its own rows when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data.survey.questions import Question

#: Questions whose results are kept ready, as a reader goes on with the question of a moment ago.
READY = 256
RESULT_COLUMNS = ["option_id", "year", "percentage", "base_n", "obs_status", "note"]


class ResultRows(Mapping[str, pd.DataFrame]):
    """Results by question: a data frame with RESULT_COLUMNS, made of that question's rows alone.

    ``table`` is the table ``results``. Rows keep their order within a question; those of an unknown one are left out.
    """

    def __init__(self, table: pa.Table, questions: Mapping[str, Question]) -> None:
        self._questions = questions
        ids = pa.array(list(questions), pa.string())
        found = pc.fill_null(pc.index_in(table["question_id"], value_set=ids), len(ids)).to_numpy()
        order = np.argsort(found, kind="stable")
        self._table = table.select(RESULT_COLUMNS).take(order).combine_chunks()
        starts = np.searchsorted(found[order], np.arange(len(ids) + 1)).tolist()
        self._rows = {question_id: (starts[n], starts[n + 1]) for n, question_id in enumerate(questions)}
        self._ready = lru_cache(READY)(self._frame)

    def __getitem__(self, question_id: str) -> pd.DataFrame:
        return self._ready(question_id)

    def _frame(self, question_id: str) -> pd.DataFrame:
        start, end = self._rows[question_id]
        frame: pd.DataFrame = self._table.slice(start, end - start).to_pandas()
        bases = {item.year: item.base_n for item in self._questions[question_id].measurements}
        frame["base_n"] = frame["base_n"].astype("float64").fillna(frame["year"].map(bases).astype("float64"))
        return frame

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)
