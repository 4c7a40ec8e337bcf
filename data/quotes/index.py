"""The words of all quotes turned round: for each word the quotes that have it, so that a search reads no texts.

Quotes are numbered in the order of the questionnaire and, within a question, of the report; words in the order of
their letters. :mod:`data.quotes.prepared` makes the arrays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from data.quotes.rules import PHRASE, SHORTEST_PART, WORD, Forms, Term, Words, points

Numbers = npt.NDArray[np.uint32]
Places = npt.NDArray[np.intp]
Mask = npt.NDArray[np.bool_]
Scores = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class QuoteIndex:
    """Arrays of one number per quote, per word, or per place: every word of every quote, its label's words first.

    A code is the place of a value in its list; theme 0 is no theme.
    """

    #: Per quote: its row in the table.
    rows: Numbers
    questions: list[str]
    question_codes: Numbers
    themes: list[str]
    theme_codes: Numbers
    years: list[int]
    year_codes: Numbers
    #: Quotes that repeat another, and which each of them repeats.
    duplicates: Numbers
    originals: Numbers
    #: Per quote, and one more for the end: its first place, and the first of its text.
    starts: Numbers
    text_starts: Numbers
    #: Per place: its word.
    tokens: Numbers
    #: The words in lower case, without case and diacritics, and their stems: each between line ends.
    words: str
    folded: str
    stems: str
    #: Per word: its stem, how often texts have it, and the same without quotes that repeat another.
    stem_codes: Numbers
    counts: Numbers
    counts_once: Numbers
    #: Per word, and one more for the end: where its places begin in the next two; the places, and their quotes.
    posting_starts: Numbers
    posting_places: Numbers
    posting_quotes: Numbers

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def _folded_ends(self) -> Places:
        return _line_ends(self.folded)

    @cached_property
    def _stem_ends(self) -> Places:
        return _line_ends(self.stems)

    @cached_property
    def _word_ends(self) -> Places:
        return _line_ends(self.words)

    def word(self, number: int) -> str:
        """A word as it stands in the texts, in lower case."""
        return self.words[self._word_ends[number] + 1 : self._word_ends[number + 1]]

    def words_of(self, quote: int, text: str) -> Words:
        """Every word of a quote, of which ``text`` is the label and the text, with its place: no word is stemmed."""
        numbers = self.tokens[self.starts[quote] : self.starts[quote + 1]].tolist()
        places = (found.span() for found in WORD.finditer(text))
        return tuple((place, self._forms(number)) for place, number in zip(places, numbers, strict=True))

    def matching(self, word: Forms) -> dict[int, list[int]]:
        """Words that match one of a query, by how much that counts, the least first."""
        folded, stem = word
        near = {
            *_with(folded if len(folded) >= SHORTEST_PART else f"\n{folded}\n", self.folded, self._folded_ends),
            *_with(stem if len(stem) >= SHORTEST_PART else f"\n{stem}\n", self.stems, self._stem_ends),
            *_with(f"\n{stem}\n", self.folded, self._folded_ends),
        }
        found: dict[int, list[int]] = {}
        for number in sorted(near):
            if here := points(word, self._forms(number)):
                found.setdefault(here, []).append(number)
        return dict(sorted(found.items()))

    def _forms(self, number: int) -> Forms:
        folded, stem = self._folded_ends, self._stem_ends
        return (
            self.folded[folded[number] + 1 : folded[number + 1]],
            self.stems[stem[number] + 1 : stem[number + 1]],
        )

    def search(self, terms: Iterable[Term]) -> tuple[Mask, Scores]:
        """For each quote whether it answers a query, and how well: the same as :func:`data.search.match` says."""
        found, scores = np.ones(len(self), bool), np.zeros(len(self))
        for term in terms:
            best, times = self._phrase(term.words) if term.phrase else self._each(term.words)
            found &= (times > 0) != term.excluded
            if not term.excluded:
                scores += best + 0.1 * np.minimum(times, 9)
        return found, scores

    def _each(self, wanted: Sequence[Forms]) -> tuple[Scores, Places]:
        """Points of the best match in each quote, and the number of matches; none where one of several is missing."""
        best, times = np.zeros(len(self)), []
        for one in wanted:
            here = np.zeros(len(self), np.intp)
            for worth, words in self.matching(one).items():
                quotes = self.posting_quotes[self._postings(words)]
                best[quotes] = worth
                here += np.bincount(quotes, minlength=len(self))
            times.append(here)
        return best, np.minimum.reduce(times)

    def _phrase(self, wanted: Sequence[Forms]) -> tuple[Scores, Places]:
        """Points of each quote where the wanted words follow each other, and the number of words in these places."""
        words = [list(_with(f"\n{folded}\n", self.folded, self._folded_ends)) for folded, _ in wanted]
        postings = [self._postings(numbers) for numbers in words]
        rarest = min(range(len(postings)), key=lambda place: len(postings[place]))
        quotes = self.posting_quotes[postings[rarest]]
        places = self.posting_places[postings[rarest]].astype(np.intp) - rarest
        fits = (places >= self.starts[quotes]) & (places + len(wanted) <= self.starts[quotes + 1])
        places, quotes = places[fits], quotes[fits]
        for offset, numbers in enumerate(words):
            fits = np.isin(self.tokens[places + offset], numbers)
            places, quotes = places[fits], quotes[fits]
        times = np.bincount(quotes, minlength=len(self)) * len(wanted)
        return np.where(times > 0, float(PHRASE), 0.0), times

    def _postings(self, words: Sequence[int]) -> Places:
        """Where the places of some words are."""
        starts = self.posting_starts
        places = [np.arange(starts[word], starts[word + 1], dtype=np.intp) for word in words]
        return np.concatenate(places) if places else np.empty(0, np.intp)

    def without_repeats(self, found: Mask, group: Numbers | None = None) -> Mask:
        """The quotes that are found, but none that repeats another of these (of the same group, where given)."""
        repeats = found[self.originals]
        if group is not None:
            repeats &= group[self.originals] == group[self.duplicates]
        once = found.copy()
        once[self.duplicates[repeats]] = False
        return once

    def text_words(self, quotes: range, *, once: bool = False) -> tuple[Numbers, Places]:
        """The word at each place in the texts of some quotes, and the quote of each.

        ``once`` leaves out quotes that repeat another.
        """
        starts = self.starts[quotes.start : quotes.stop + 1].astype(np.intp)
        of = np.repeat(np.arange(quotes.start, quotes.stop), np.diff(starts))
        inside = np.arange(starts[0], starts[-1]) >= self.text_starts[of]
        if once:
            inside &= ~np.isin(of, self.duplicates)
        return self.tokens[starts[0] : starts[-1]][inside], of[inside]

    def vocabulary(self, quotes: range) -> Places:
        """Numbers of the words that the texts of some quotes have."""
        every = len(quotes) == len(self)
        return np.flatnonzero(self.counts) if every else np.unique(self.text_words(quotes)[0]).astype(np.intp)

    def has_match(self, word: Forms, vocabulary: Places) -> bool:
        """Whether one of these words matches one of a query."""
        return any(bool(np.isin(numbers, vocabulary).any()) for numbers in self.matching(word).values())

    def nearest(self, folded: str, errors: int, vocabulary: Places) -> str:
        """Of these words the one with the fewest typing errors against ``folded``, and of equals the most frequent.

        Empty where every word has more than ``errors``.
        """
        lengths = np.diff(self._folded_ends)[vocabulary] - 1
        near = vocabulary[np.abs(lengths - len(folded)) <= errors]
        near = near[np.argsort(-self.counts[near].astype(np.intp), kind="stable")]
        words = [self._forms(number)[0] for number in near.tolist()]
        best = process.extractOne(folded, words, scorer=DamerauLevenshtein.distance, score_cutoff=errors)
        return self.word(int(near[best[2]])) if best else ""


def _line_ends(text: str) -> Places:
    return np.flatnonzero(np.frombuffer(text.encode("utf-32-le"), "<u4") == ord("\n"))


def _with(part: str, text: str, ends: Places) -> Iterator[int]:
    """Numbers of the words in ``text`` that have ``part``."""
    found: list[int] = []
    place = text.find(part)
    while place >= 0:
        found.append(place)
        place = text.find(part, place + 1)
    # A part may begin with the line end before its word.
    yield from (np.searchsorted(ends, np.add(found, part[0] == "\n"), side="left") - 1).tolist() if found else []
