"""The view of one question, or of answers of several: everything on screen for some filters."""

from __future__ import annotations

from data.store import Store
from data.survey.comparability import comparable_pair
from data.survey.comparing import COMPARING
from data.views.comparison import comparison_view
from data.views.filters import Filters, Sort, View
from data.views.frames import QuestionView, axis_end, changes_frame, chosen_cells, ordered
from data.views.notes import notes


def question_view(store: Store, question_id: str, filters: Filters) -> QuestionView:
    """View of one question; in the view *verschil* only the two years that are compared, largest change first.

    ``COMPARING`` is the question whose answers are those of all questions. Raises KeyError for an unknown question.
    """
    if question_id == COMPARING:
        return comparison_view(store, filters)
    question, block = store.questions[question_id], store.cells_of(question_id)
    pair = comparable_pair(filters.years, question.groups)
    years = filters.years if filters.view is not View.CHANGE else (pair or ())
    places = [question.option_ids.index(option_id) for option_id in filters.option_ids] if years else []
    cells = chosen_cells(question, block, places, years)
    known = cells["percentage"].notna().to_numpy().reshape(len(places), len(years))
    changes = (
        changes_frame(question, block, pair, filters.years).take(places).assign(published=known.any(axis=1).tolist())
    )
    changes, cells = ordered(changes, cells, Sort.CHANGE if filters.view is View.CHANGE else filters.sort)
    return QuestionView(
        question=question,
        questions={question_id: question},
        filters=filters,
        years=years,
        pair=pair,
        cells=cells,
        changes=changes,
        notes=notes(question, filters.option_ids, years, cells) if places else (),
        axis_max=axis_end(block["percentage"]),
        populations=store.populations,
        source=store.source,
    )
