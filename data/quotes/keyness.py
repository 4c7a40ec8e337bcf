"""Words that stand out in some quotes against others."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from data.quotes.table import Quotes

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


def outstanding_words(quotes: Quotes, most: int = 15) -> list[OutstandingWord]:
    """The words of ``quotes`` that stand out most against all other quotes, most outstanding first.

    The measure is the log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008, *Fightin'
    Words*, Political Analysis 16(4), 372-403), as a z-score. Forms of a word count together; quotes that repeat
    another do not count.
    """
    words, quote = quotes.index.text_words(quotes.numbers, once=True)
    of_word = quotes.index.stem_codes
    stem = of_word[words]
    everywhere = np.bincount(of_word, weights=quotes.index.counts_once)
    stems, first, here = np.unique(stem, return_index=True, return_counts=True)
    there = everywhere[stems] - here
    size_here, size_there = here.sum(), everywhere.sum() - here.sum()
    if not size_here or not size_there:
        return []
    prior = PRIOR * (here + there) / (size_here + size_there)
    ours = np.log((here + prior) / (size_here + PRIOR - here - prior))
    theirs = np.log((there + prior) / (size_there + PRIOR - there - prior))
    scores = (ours - theirs) / np.sqrt(1 / (here + prior) + 1 / (there + prior))
    found: list[OutstandingWord] = []
    # Of equals the one that is read first; the words themselves only as far as they are needed.
    for place in np.lexsort((first, -scores)):
        if scores[place] < CLEAR or len(found) == most:
            break
        same = stem == stems[place]
        # Of the forms the most frequent, and of equals the one that is read first.
        shown = quotes.index.word(Counter(words[same].tolist()).most_common(1)[0][0])
        spread = len(np.unique(quote[same]))
        if spread >= FEWEST and len(shown) >= SHORTEST:
            found.append(OutstandingWord(shown, spread, float(scores[place])))
    return found
