"""Everything that a file about the whole survey says, gathered from where the pages have it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from data.overview.movements import reason_words
from data.overview.participation import participation
from data.overview.rows import Largest, LargestChange, Overview, overview
from data.quotes.choosing import choose
from data.store import Store
from data.survey.questions import Measurement, Quote
from data.views.filters import default
from data.views.frames import QuestionView
from data.views.question import question_view
from data.wording.certainty import explained
from data.wording.numbers import ANY_N
from data.wording.overlap import overlap
from data.wording.phrases import say
from data.wording.sources import source

#: Questions without a change that are named; of more, the others are counted.
MOST_NAMED = 5


@dataclass(frozen=True)
class WholeSurvey:
    """A survey as it is told in one file.

    ``views`` has that of each question with all its years and answers, ``taken_part`` the measurement of each year with
    the largest n, ``quotes`` a choice of quotes by question; ``populations`` is the number of municipalities by year.
    """

    sources: Mapping[int, str]
    populations: Mapping[int, int]
    views: tuple[QuestionView, ...]
    changes: Overview
    taken_part: tuple[Measurement, ...]
    quotes: Mapping[str, tuple[Quote, ...]]

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the survey, ascending."""
        return tuple(sorted(self.populations))

    @property
    def source(self) -> str:
        """Where the numbers come from, of each year, as sentences."""
        return source(self.sources, [])

    @property
    def periods(self) -> list[Largest]:
        """The largest changes over the whole period, then those since the year before, where that is another."""
        overall, recent = self.changes.overall, self.changes.recent
        return [overall] if overall.pair == recent.pair else [overall, recent]


def whole_survey(store: Store) -> WholeSurvey:
    """All of a survey."""
    return WholeSurvey(
        sources=store.sources,
        populations=store.populations,
        views=tuple(question_view(store, key, default(question)) for key, question in store.questions.items()),
        changes=overview(store),
        taken_part=participation(store),
        quotes={key: tuple(choose(store.quotes[key])) for key in store.questions},
    )


def told_changes(largest: Largest) -> list[tuple[str, list[LargestChange]]]:
    """The changes under their headings; a heading without any says that there is none."""
    if not (largest.clear or largest.uncertain):
        return [(say("no_changes"), [])]
    clear = (say("clearly_changed" if largest.clear else "none_clear"), list(largest.clear))
    return [clear, *([(say("uncertain_changes"), list(largest.uncertain))] if largest.uncertain else [])]


def told_left_out(largest: Largest) -> str:
    """Which questions have no change between the years and why, of many the first; empty where there are none."""
    left = largest.left_out
    named = left if len(left) <= MOST_NAMED else left[: MOST_NAMED - 1]
    words = [say("left_out_question", title=item.title, reason=reason_words(reason)) for item, reason in named]
    if len(named) < len(left):
        words.append(say("left_out_more", count=len(left) - len(named)))
    return say("left_out", questions=", ".join(words)) if words else ""


def told_verdicts(whole: Overview) -> list[str]:
    """What the verdicts on the changes and in the messages of all questions mean and are worth."""
    texts = [item.text for part in (whole.recent, whole.overall) for item in (*part.clear, *part.uncertain)]
    texts += [row.sentence for row in whole.rows]
    meanings = explained(texts)
    any_n = [say("any_n_plain")] if any(ANY_N in text for text in texts) else []
    return [*meanings, *any_n, say("indicative"), *_overlaps(whole, meanings)]


def _overlaps(whole: Overview, meanings: list[str]) -> list[str]:
    """What it means for changes that it is or is not known who took part twice; nothing where there is one year."""
    first, last = whole.overall.pair
    if first == last:
        return []
    questions = [row.question for row in whole.rows]
    known = [say("overlap_where_known")] if any(item.overlaps for item in questions) else []
    changes = [item for part in (whole.recent, whole.overall) for item in (*part.clear, *part.uncertain)]
    unknown = any(item.pair not in item.question.overlaps for item in changes)
    return overlap(meanings, known, unknown=unknown or not all(item.overlaps for item in questions))
