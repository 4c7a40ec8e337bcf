"""The search by reading every quote, as slow as can be, for tests to hold the index against."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from math import log, sqrt

from data.quotes.filters import Order, QuoteFilters
from data.quotes.keyness import CLEAR, FEWEST, PRIOR, SHORTEST
from data.quotes.rules import has_no_word, match, parse, points
from data.quotes.suggestions import NEGATIONS, turns
from data.quotes.table import Quotes
from data.quotes.words import WORD, Words, fold, forms, words_of
from data.survey.questions import Quote

Hit = tuple[Quote, tuple[tuple[int, int], ...], float]


class Scan:
    """Every quote with its words, read one after the other for each question asked."""

    def __init__(self, quotes: Quotes, often: Iterable[Quote] = ()) -> None:
        self.quotes = list(quotes)
        self.words: dict[str, Words] = {item.quote_id: words_of(_lead(item) + item.text) for item in self.quotes}
        self.often = Counter(word.lower() for item in often for word in WORD.findall(item.text))
        here = {word.lower() for item in self.quotes for word in WORD.findall(item.text)}
        self.texts = {word: forms(word) for word in sorted(here)}

    def matching(self, filters: QuoteFilters) -> list[Hit]:
        """Quotes that pass every filter, also those that repeat another."""
        terms = parse(filters.search)
        hits: list[Hit] = []
        for item in [] if has_no_word(filters.search) else self.quotes:
            asked = (
                (filters.quote_id, item.quote_id),
                (filters.question_id, item.question_id),
                (filters.theme, item.theme),
                (filters.year, item.year),
            )
            if all(not wanted or wanted == value for wanted, value in asked) and (
                found := match(self.words[item.quote_id], terms)
            ):
                lead = len(_lead(item))
                hits.append((item, tuple((a - lead, b - lead) for a, b in found.spans if a >= lead), found.score))
        return hits

    def find(self, filters: QuoteFilters) -> list[Hit]:
        """The same without repeats, in the order asked."""
        hits = _once(self.matching(filters))
        return sorted(hits, key=lambda hit: -hit[2]) if filters.order_used is Order.RELEVANCE else hits

    def counts(self, without: QuoteFilters, value: Callable[[Quote], object]) -> dict[object, int]:
        """For each value of the quotes the number that is found with it."""
        groups: dict[object, list[Hit]] = {value(item): [] for item in self.quotes}
        for hit in self.matching(without):
            groups[value(hit[0])].append(hit)
        return {key: len(_once(hits)) for key, hits in groups.items()}

    def suggestions(self, query: str) -> list[str]:
        """The query with a long word that no text has replaced by each at the least distance, the most frequent first:
        one for each stem, and three at most.
        """
        for found in WORD.finditer(query):
            word = forms(found.group())
            errors = 0 if len(word[0]) < 5 else 1 if len(word[0]) < 9 else 2
            if errors and not any(points(word, one) for one in self.texts.values()):
                near = sorted(
                    (_distance(word[0], folded), -self.often[other], other, stem)
                    for other, (folded, stem) in self.texts.items()
                    if not turns(word[0], fold(other))
                )
                if word[0] not in NEGATIONS and near[0][0] <= errors:
                    nearest: dict[str, str] = {}
                    for apart, _, other, stem in near:
                        if apart == near[0][0]:
                            nearest.setdefault(stem, other)
                    return [query.replace(found.group(), other) for other in [*nearest.values()][:3]]
        return []

    def outstanding(self, question_id: str) -> list[tuple[str, int, float]]:
        """Word, number of quotes and z of what stands out in the quotes of a question."""
        here: Counter[str] = Counter()
        there: Counter[str] = Counter()
        spread: Counter[str] = Counter()
        written: dict[str, Counter[str]] = {}
        for item in self.quotes:
            if item.duplicate_of:
                continue
            words = [(item.text[a:b].lower(), stem) for (a, b), (_, stem) in words_of(item.text)]
            (here if item.question_id == question_id else there).update(stem for _, stem in words)
            if item.question_id == question_id:
                spread.update({stem for _, stem in words})
                for word, stem in words:
                    written.setdefault(stem, Counter())[word] += 1
        found = []
        for stem, count in here.items():
            prior = PRIOR * (count + there[stem]) / (here.total() + there.total())
            ours = log((count + prior) / (here.total() + PRIOR - count - prior))
            theirs = log((there[stem] + prior) / (there.total() + PRIOR - there[stem] - prior))
            score = (ours - theirs) / sqrt(1 / (count + prior) + 1 / (there[stem] + prior))
            word = written[stem].most_common(1)[0][0]
            if score >= CLEAR and spread[stem] >= FEWEST and len(word) >= SHORTEST:
                found.append((word, spread[stem], score))
        return sorted(found, key=lambda item: -item[2])[:15]


def _lead(item: Quote) -> str:
    return f"{item.label} " if item.label else ""


def _once(hits: list[Hit]) -> list[Hit]:
    listed = {item.quote_id for item, *_ in hits}
    return [hit for hit in hits if hit[0].duplicate_of not in listed]


def _distance(one: str, other: str) -> int:
    """Damerau-Levenshtein without later edits between two letters that changed places."""
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, start=1):
        row = [i]
        for j, b in enumerate(other, start=1):
            row.append(min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b)))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                row[-1] = min(row[-1], rows[-2][j - 2] + 1)
        rows.append(row)
    return rows[-1][-1]


def queries(quotes: Quotes, seed: int) -> Iterator[str]:
    """Words, parts of words, phrases, exclusions and several terms, as they come from the quotes."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    texts = [[found.group() for found in WORD.finditer(_lead(item) + item.text)] for item in quotes]
    words = sorted({word for text in texts for word in text})
    for _ in range(60):
        one, other = chance.choice(words), chance.choice(words)
        text = chance.choice([text for text in texts if len(text) > 4])
        start = chance.randrange(len(text) - 3)
        cut = chance.randrange(len(one))
        yield one
        yield one[cut:]
        yield one[: cut + 1].upper()
        yield f"{chance.choice(text)} {chance.choice(text)}"
        yield f"{chance.choice(text)} -{chance.choice(text)}"
        yield f'"{" ".join(text[start : start + chance.randint(1, 3)])}"'
        yield f'{text[0]} -"{text[start]} {text[start + 1]}"'
        yield f"-{one}-{other}"
        yield f"{one}-{chance.choice(text)}"
        yield f"{one} OF {other}"
        yield f"{chance.choice(text)} {one} OR {chance.choice(text)}-{other} OF {text[start]}"
        yield f'{one} OF "{text[start]} {text[start + 1]}" OF {text[start]} –{other}'
    yield from ("", "-", "…", '""', "de", "niet -de", '"de de"', "e", "aaaa", "xyz")
