"""The view of one question, or of answers of several: everything on screen for some filters."""

from __future__ import annotations

from functools import partial

import pandas as pd

from data.store import Store
from data.survey.comparability import comparable_pair
from data.survey.comparing import COMPARING
from data.survey.questions import Question
from data.survey.schema import EVERYONE
from data.views.beside import beside
from data.views.comparison import comparison_view
from data.views.filters import Filters, Sort, View
from data.views.frames import QuestionView, axis_end, changes_frame, chosen_cells, ordered
from data.views.notes import notes


def question_view(store: Store, question_id: str, filters: Filters) -> QuestionView:
    """View of one question; in the view *verschil* only the two years that are compared, largest change first.

    With a group of municipalities everything is about that, in the years in which it has results. ``COMPARING`` is the
    question whose answers are those of all questions. Raises KeyError for an unknown question.
    """
    if question_id == COMPARING:
        return comparison_view(store, filters)
    whole = store.questions[question_id]
    question, block = whole.of_group(filters.group), store.cells_of(question_id, filters.group)
    asked = tuple(year for year in filters.years if year in question.by_year)
    pair = comparable_pair(asked, question.groups)
    years = asked if filters.view is not View.CHANGE else (pair or ())
    places = [question.option_ids.index(option_id) for option_id in filters.option_ids] if years else []
    cells = chosen_cells(question, block, places, years)
    known = cells["percentage"].notna().to_numpy().reshape(len(places), len(years))
    changes = changes_frame(question, block, pair, asked).take(places).assign(published=known.any(axis=1).tolist())
    changes, cells = ordered(changes, cells, Sort.CHANGE if filters.view is View.CHANGE else filters.sort)
    return QuestionView(
        question=whole,
        questions={question_id: question},
        filters=filters,
        years=years,
        pair=pair,
        cells=cells,
        changes=changes,
        notes=notes(question, filters.option_ids, years, cells) if places else (),
        axis_max=axis_end(block["percentage"] if question is whole else _of_all_groups(store, whole)),
        populations=store.populations,
        sources=store.sources,
        group=whole.subgroup.get(filters.group),
        find_beside=partial(beside, store, whole, filters),
    )


def _of_all_groups(store: Store, question: Question) -> pd.Series:
    """The percentages of a question of all municipalities and of each group: all groups have the same axis."""
    groups = [EVERYONE, *question.subgroup]
    found: pd.Series = pd.concat([store.cells_of(question.question_id, group)["percentage"] for group in groups])
    return found
