"""How many municipalities took part in each wave: at least as many as answered one of its questions."""

from __future__ import annotations

from data.keeping import kept
from data.store import Store
from data.survey.questions import Measurement


@kept(4)
def participation(store: Store) -> tuple[Measurement, ...]:
    """For each wave, ascending, the measurement with the largest n that is known; one without n where none is.

    Questions are skipped or left open, and mostly the first has the largest n.
    """
    of_wave: dict[int, list[Measurement]] = {}
    for question in store.questions.values():
        for item in question.measurements:
            of_wave.setdefault(item.year, []).append(item)
    return tuple(max(of_wave[year], key=lambda item: item.base_n or 0) for year in sorted(of_wave))
