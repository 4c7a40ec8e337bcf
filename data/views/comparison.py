"""The view of answers of several questions, each as it is in the view of its own question."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from data.store import Store
from data.survey import comparing
from data.survey.comparability import comparable_pair
from data.survey.comparing import COMPARING
from data.survey.questions import Note
from data.survey.schema import CELLS, Kind, ObsStatus
from data.views.filters import Filters, Sort, View
from data.views.frames import Answer, Pair, QuestionView, axis_end, changes_frame, chosen_cells, ordered
from data.views.notes import notes


@dataclass(frozen=True)
class Part:
    """One of the answers: its cells, its row of changes, the pair compared, the notes that apply."""

    cells: pd.DataFrame
    changes: pd.DataFrame
    pair: Pair | None
    notes: list[Note]


def comparison_view(store: Store, filters: Filters) -> QuestionView:
    """View of the chosen answers; one whose years do not compare stays, with the percentages that it has."""
    parts = [_part(store, key, filters) for key in filters.option_ids] if filters.years else []
    cells = pd.concat([part.cells for part in parts]) if parts else store.cells.iloc[:0]
    changes = pd.concat([part.changes for part in parts]) if parts else pd.DataFrame([], columns=Answer._fields)
    changes, cells = ordered(changes, cells, Sort.CHANGE if filters.view is View.CHANGE else filters.sort)
    pairs = {part.pair for part in parts}
    return QuestionView(
        question=store.question(COMPARING),
        questions={question_id: store.questions[question_id] for question_id in dict.fromkeys(changes["question_id"])},
        filters=filters,
        years=filters.years,
        pair=pairs.pop() if len(pairs) == 1 else None,
        cells=cells,
        changes=changes,
        notes=tuple(dict.fromkeys(note for part in parts for note in part.notes)),
        axis_max=axis_end(pd.Series([0.0, *cells["percentage"]])),
        populations=store.populations,
        sources=store.sources,
    )


def _part(store: Store, option_key: str, filters: Filters) -> Part:
    question_id, option_id = comparing.parts(option_key)
    question, block = store.questions[question_id], store.cells_of(question_id)
    asked = tuple(year for year in question.years if year in filters.years)
    pair = comparable_pair(asked, question.groups)
    years, shown = asked, filters.years
    if filters.view is View.CHANGE and asked:
        years = shown = pair or asked
    place = question.option_ids.index(option_id)
    own = chosen_cells(question, block, [place], years)
    missing = [year for year in shown if year not in years]
    cells = pd.concat([own, _not_asked(missing)]).sort_values("year") if missing else own
    names = {"question_id": question_id, "option_id": option_key, "label": comparing.label(question, option_id)}
    published = bool(own["percentage"].notna().any())
    changes = changes_frame(question, block, pair, asked).iloc[[place]].assign(**names, published=published)
    applying = comparing.named_notes(question, notes(question, [option_id], years, own)) if years else []
    return Part(cells.assign(**names), changes, pair, applying)


def _not_asked(years: Sequence[int]) -> pd.DataFrame:
    """Cells of years in which a question was not asked, which compare with no other year."""
    blank = {name: "" if name in CELLS.names_of(Kind.TEXT) else math.nan for name in CELLS.column_names}
    flags = dict.fromkeys(CELLS.names_of(Kind.FLAG), False)
    cells = [
        {
            **blank,
            **flags,
            "year": year,
            "obs_status": str(ObsStatus.NOT_OFFERED),
            "comparable_group": f"not asked {year}",
        }
        for year in years
    ]
    return pd.DataFrame(cells, columns=CELLS.column_names, dtype=object).astype(
        {name: "float64" for kind in (Kind.PERCENTAGE, Kind.NUMBER, Kind.COUNT) for name in CELLS.names_of(kind)}
        | {"year": "int16"} | dict.fromkeys(flags, bool)
    )  # fmt: skip
