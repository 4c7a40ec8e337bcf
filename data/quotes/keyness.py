"""Words that stand out in some quotes against others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

import numpy as np

from data.keeping import kept
from data.quotes.table import Quotes
from data.quotes.words import forms, spelled

#: Words shorter than this say little by themselves.
SHORTEST = 4
#: In at least this many quotes, and at least this many standard errors above the others.
FEWEST, CLEAR = 3, 1.96
#: How many words the prior is worth: a small text is pulled towards what all quotes have in common.
PRIOR = 500
#: For how many questions the words are kept.
KEPT = 100


@dataclass(frozen=True)
class OutstandingWord:
    """A word in its most frequent form, the number of quotes that have it, and how far it stands out (z)."""

    word: str
    quotes: int
    score: float


def outstanding_words(quotes: Quotes, most: int = 15) -> list[OutstandingWord]:
    """The words of ``quotes`` that stand out most against all other quotes, most outstanding first.

    The measure is the log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008, *Fightin'
    Words*, Political Analysis 16(4), 372-403), as a z-score. Forms of a word count together; quotes that repeat
    another do not count.
    """
    return _ranked(quotes)[:most]


# Reading all texts of a question takes long where these are thousands.
@kept(KEPT)
def _ranked(quotes: Quotes) -> list[OutstandingWord]:
    repeats = {*quotes.columns.repeats.tolist()}
    texts = zip(quotes.numbers, quotes.texts(), strict=True)
    words = [spelled(text) for number, text in texts if number not in repeats]
    stem = {word: forms(word)[1] for word in chain.from_iterable(words)}
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, times in Counter(chain.from_iterable(words)).items():
        written[stem[word]][word] = times
    spread = Counter(chain.from_iterable({stem[word] for word in text} for text in words))
    here = {one: these.total() for one, these in written.items()}
    scores = _scores(here, quotes.index.stems)
    # Of the forms of a word the most frequent; of equals, there and in the list, the one that is read first.
    found = [OutstandingWord(written[one].most_common(1)[0][0], spread[one], scores[one]) for one in scores]
    found = [item for item in found if item.score >= CLEAR and item.quotes >= FEWEST and len(item.word) >= SHORTEST]
    return sorted(found, key=lambda item: -item.score)


def _scores(counts: Mapping[str, int], everywhere: Mapping[str, int]) -> dict[str, float]:
    """How far each word of some texts stands out (z), by how often these and all texts have it."""
    here = np.array([*counts.values()], float)
    there = np.array([everywhere[word] for word in counts]) - here
    size_here, size_there = here.sum(), sum(everywhere.values()) - here.sum()
    if not size_here or not size_there:
        return {}
    prior = PRIOR * (here + there) / (size_here + size_there)
    ours = np.log((here + prior) / (size_here + PRIOR - here - prior))
    theirs = np.log((there + prior) / (size_there + PRIOR - there - prior))
    scores = (ours - theirs) / np.sqrt(1 / (here + prior) + 1 / (there + prior))
    return dict(zip(counts, scores.tolist(), strict=True))
