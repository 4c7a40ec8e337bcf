"""Words that stand out in some quotes against others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

from data.questions import Quote
from data.search import words_of

#: Words shorter than this say little by themselves.
SHORTEST = 4
#: In at least this many quotes, and at least this many standard errors above the others.
FEWEST, CLEAR = 3, 1.96
#: How many words the prior is worth: a small text is pulled towards what all quotes have in common.
PRIOR = 500


@dataclass(frozen=True)
class OutstandingWord:
    """A word in its most frequent form, the number of quotes that have it, and how far it stands out (z)."""

    word: str
    quotes: int
    score: float


def outstanding_words(quotes: Sequence[Quote], others: Sequence[Quote], most: int = 15) -> list[OutstandingWord]:
    """The words of ``quotes`` that stand out most against ``others``, most outstanding first.

    The measure is the log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008, *Fightin'
    Words*, Political Analysis 16(4), 372-403), as a z-score. Forms of a word count together.
    """
    here, there = _counts(quotes), _counts(others)
    size_here, size_there = sum(here.values()), sum(there.values())
    if not size_here or not size_there:
        return []
    shown, spread = _shown(quotes)
    found = []
    for stem, count in here.items():
        prior = PRIOR * (count + there[stem]) / (size_here + size_there)
        ours = log((count + prior) / (size_here + PRIOR - count - prior))
        theirs = log((there[stem] + prior) / (size_there + PRIOR - there[stem] - prior))
        score = (ours - theirs) / sqrt(1 / (count + prior) + 1 / (there[stem] + prior))
        if score >= CLEAR and spread[stem] >= FEWEST and len(shown[stem]) >= SHORTEST:
            found.append(OutstandingWord(shown[stem], spread[stem], score))
    return sorted(found, key=lambda item: -item.score)[:most]


def _counts(quotes: Sequence[Quote]) -> Counter[str]:
    return Counter(stem for quote in quotes for _, (_, stem) in words_of(quote.text))


def _shown(quotes: Sequence[Quote]) -> tuple[dict[str, str], Counter[str]]:
    """The most frequent form of each stem, and the number of quotes that have it."""
    written: dict[str, Counter[str]] = {}
    spread: Counter[str] = Counter()
    for quote in quotes:
        words = [(quote.text[a:b].lower(), stem) for (a, b), (_, stem) in words_of(quote.text)]
        for word, stem in words:
            written.setdefault(stem, Counter())[word] += 1
        spread.update({stem for _, stem in words})
    return {stem: forms.most_common(1)[0][0] for stem, forms in written.items()}, spread
