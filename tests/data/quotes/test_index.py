"""The index finds, scores, counts and suggests what a scan of all texts does: here is that scan."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from itertools import combinations, product
from math import log, sqrt
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from data import store
from data.building.build import build
from data.building.source_files import SOURCE_DIR
from data.quotes import rules
from data.quotes.filters import Order, QuoteFilters
from data.quotes.finding import facets, find
from data.quotes.index import INDEX_FILE, QuoteIndex, make, stamp
from data.quotes.keyness import CLEAR, FEWEST, PRIOR, SHORTEST, outstanding_words
from data.quotes.offers import did_you_mean
from data.quotes.rules import has_no_word, match, parse, points
from data.quotes.suggestions import NEGATIONS, turns
from data.quotes.table import Quotes, all_quotes, in_order
from data.quotes.words import WORD, Words, fold, forms, words_of
from data.store import Store, load
from data.survey.parquet import parquet
from data.survey.questions import Quote
from tests.builders import quote, quotes_of

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


@pytest.fixture(scope="module")
def scan(survey: Store) -> Scan:
    return Scan(survey.all_quotes, survey.all_quotes)


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


@pytest.mark.parametrize("order", list(Order))
def test_every_query_finds_what_a_scan_finds(survey: Store, scan: Scan, order: Order) -> None:
    quotes = survey.all_quotes
    found_something = 0
    for query in queries(quotes, seed=1):
        filters = QuoteFilters(search=query, order=order)
        found = find(quotes, filters)
        assert [(hit.quote, hit.spans, hit.score) for hit in found] == scan.find(filters), query
        found_something += 0 < len(found) < len(quotes)
    assert found_something > 200


def test_every_choice_finds_and_counts_what_a_scan_does(survey: Store, scan: Scan) -> None:
    quotes, wholes = survey.all_quotes, ["", "deskundige", "geen -corona", '"een goed"']
    ids = ["", "knelpunten", "partijen", "inzet"]
    for search, question_id, theme, year in product(wholes, ids, ["", *quotes.themes, "?"], [None, 2021, 1900]):
        filters = QuoteFilters(search=search, question_id=question_id, theme=theme, year=year)
        assert [hit.quote for hit in find(quotes, filters)] == [hit[0] for hit in scan.find(filters)], filters
        counts = facets(find(quotes, filters))
        by_theme = scan.counts(replace(filters, theme=""), lambda item: item.theme)
        assert counts.questions == scan.counts(
            replace(filters, question_id="", theme=""), lambda item: item.question_id
        )
        assert counts.themes == {name: by_theme[name] for name in quotes.themes if by_theme[name] or name == theme}
        assert counts.years == scan.counts(replace(filters, year=None), lambda item: item.year)


def test_a_question_searches_its_own_quotes(survey: Store) -> None:
    for question_id in ("knelpunten", "partijen", "inzet"):
        quotes = survey.quotes[question_id]
        scan = Scan(quotes)
        assert {item.question_id for item in quotes} == ({question_id} if quotes else set())
        assert quotes.themes == list(dict.fromkeys(item.theme for item in scan.quotes if item.theme))
        assert quotes.years == sorted({item.year for item in scan.quotes})
        for query in ("", "geld", "deskundige -geen", '"er is"'):
            filters = QuoteFilters(search=query)
            assert [hit.quote for hit in find(quotes, filters)] == [hit[0] for hit in scan.find(filters)]


def test_the_same_suggestions_as_from_a_scan(survey: Store, scan: Scan) -> None:
    chance = random.Random(2)  # noqa: S311 - no secret
    words = sorted(
        {found.group() for item in scan.quotes for found in WORD.finditer(item.text) if len(found.group()) > 4}
    )
    one = {
        question_id: Scan(survey.quotes[question_id], survey.all_quotes) for question_id in ("partijen", "knelpunten")
    }
    suggested = 0
    for word in chance.sample(words, 40):
        cut = chance.randrange(len(word) - 1)
        for wrong in (word[:cut] + word[cut + 1 :], word[:cut] + word[cut + 1] + word[cut] + word[cut + 2 :]):
            better = did_you_mean(survey.all_quotes, QuoteFilters(search=wrong))
            assert better == scan.suggestions(wrong), wrong
            suggested += better != []
            for question_id, alone in one.items():
                filters = QuoteFilters(search=wrong)
                assert did_you_mean(survey.quotes[question_id], filters) == alone.suggestions(wrong), wrong
    assert suggested > 10


def test_the_same_words_stand_out_as_in_a_scan(survey: Store, scan: Scan) -> None:
    for question_id in survey.questions:
        found = outstanding_words(survey.quotes[question_id])
        expected = scan.outstanding(question_id)
        assert [(item.word, item.quotes) for item in found] == [(word, number) for word, number, _ in expected]
        assert [item.score for item in found] == pytest.approx([score for *_, score in expected])


def test_small_hard_cases() -> None:
    texts = ["aaaa xaaaaaa", "geen geld", "geld geen", "Cliënt's cliënten client", "de de de", "mens mensen men", "…"]
    items = [quote(text, f"q{place}", label=label) for place, (text, label) in enumerate(product(texts, [None, "de"]))]
    quotes = quotes_of(items)
    scan = Scan(quotes)
    words = sorted({found.group() for text in texts for found in WORD.finditer(text)})
    pairs = [template.format(*pair) for pair in combinations(words, 2) for template in ("{} {}", '"{} {}"', "{} -{}")]
    for query in [*words, *pairs, '"de de"', '"de geen"', '"geld de"', "aaaa", "clien"]:
        filters = QuoteFilters(search=query, order=Order.RELEVANCE)
        hits = [(hit.quote, hit.spans, hit.score) for hit in find(quotes, filters)]
        assert hits == scan.find(filters), query


def test_quotes_come_in_the_order_of_the_questionnaire(survey: Store) -> None:
    table = survey.tables["quotes"]
    turned = table.take(list(range(table.num_rows))[::-1])
    ordered = in_order(turned, survey.questions)
    quotes = all_quotes(ordered, make(ordered, ""))
    assert [item.question_id for item in quotes] == [item.question_id for item in survey.all_quotes]
    assert list(quotes.of("fase")) == list(survey.quotes["fase"])[::-1]
    assert quotes.numbers_of(["2021-fase-01", "?"]) == {"2021-fase-01": 3}


def test_only_the_quotes_shown_are_made(survey: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def count(**values: str) -> Quote:
        made.append(values["quote_id"])
        return Quote(**values)  # type: ignore[arg-type]  # a row of the table

    monkeypatch.setattr("data.quotes.table.Quote", count)
    quotes = survey.all_quotes
    filters = QuoteFilters(search="de", order=Order.RELEVANCE)
    found = find(quotes, filters)
    facets(found)
    did_you_mean(quotes, QuoteFilters(search="capasiteit"))
    outstanding_words(survey.quotes["knelpunten"])
    assert len(found) > 50
    assert made == []
    assert [item.quote.quote_id for item in found[:5]] == made
    assert len(made) == 5


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables with an index beside them, built twice over."""
    tables = tmp_path_factory.mktemp("built")
    build(SOURCE_DIR, tables)
    build(SOURCE_DIR, tables)
    return tables


def other_quotes(tables: Path) -> None:
    path = tables / "quotes.parquet"
    path.write_bytes(parquet(pq.read_table(path).slice(3)))


def other_order(tables: Path) -> None:
    path = tables / "questions.parquet"
    table = pq.read_table(path)
    turned = pc.subtract(100, table["position"]).cast("int32")
    path.write_bytes(parquet(table.set_column(1, table.schema.field("position"), turned)))


def overwrite(start: int, content: bytes, end: int | None = None) -> Callable[[Path], None]:
    """What puts other bytes into an index."""

    def damage(tables: Path) -> None:
        path = tables / "prepared" / INDEX_FILE
        held = path.read_bytes()
        path.write_bytes(held[:start] + content + (b"" if end is None else held[end:]))

    return damage


def another_database(tables: Path) -> None:
    path = tables / "prepared" / INDEX_FILE
    path.unlink()
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE quotes (quote TEXT)")


CHANGES: dict[str, Callable[[Path], object]] = {
    "nothing": lambda _: None,
    "other quotes": other_quotes,
    "other order": other_order,
    "no index": lambda tables: (tables / "prepared" / INDEX_FILE).unlink(),
    "empty": overwrite(0, b""),
    "half an index": overwrite(50_000, b""),
    "no database": overwrite(0, b"citaten" * 1_000),
    "empty pages": overwrite(4_096, bytes(8_192), 12_288),
    "another database": another_database,
}


@pytest.mark.parametrize("change", list(CHANGES))
def test_the_prepared_index_is_used_only_where_it_fits(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    tables, made = tmp_path / "tables", Counter[str]()
    shutil.copytree(built, tables)
    CHANGES[change](tables)

    def make_one(table: pa.Table, mark: str) -> QuoteIndex:
        made[change] += 1
        return make(table, mark)

    monkeypatch.setattr(store, "make", make_one)
    quotes = load(tables).all_quotes
    assert made.total() == (change != "nothing")
    assert [item.quote for item in find(quotes, QuoteFilters(search="testpanel"))] == [
        item for item in quotes if "testpanel" in item.text.lower() and not item.duplicate_of
    ]


def test_other_rules_make_another_index(survey: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = stamp("quotes", survey.questions)
    changed = tmp_path / "rules.py"
    changed.write_text("# other rules", encoding="utf-8")
    monkeypatch.setattr(rules, "__file__", str(changed))
    assert stamp("quotes", survey.questions) != before


def test_a_prepared_index_answers_as_a_new_one(survey: Store, built: Path) -> None:
    prepared = load(built).all_quotes
    for query in queries(prepared, seed=4):
        filters = QuoteFilters(search=query, order=Order.RELEVANCE)
        assert [*find(prepared, filters)] == [*find(survey.all_quotes, filters)], query


def test_threads_search_at_the_same_time(survey: Store) -> None:
    asked = [QuoteFilters(search=query, order=Order.RELEVANCE) for query in queries(survey.all_quotes, seed=3)]
    expected = [find(survey.all_quotes, filters).numbers.tolist() for filters in asked]
    with ThreadPoolExecutor(8) as pool:
        for _ in range(3):
            found = pool.map(lambda filters: find(survey.all_quotes, filters).numbers.tolist(), asked)
            assert list(found) == expected


def test_every_word_is_one_token() -> None:
    # Characters of words that SQLite may not know, or that fold to several, to capitals, to a sign or to nothing.
    odd = ["ﾞ", "tel", "½", "ﷺ", "℡", "İ", "_", "ﬃ", "ǅ", "\U0001e7e0", "\U00031350", "①", "कि", "straße"]
    quotes = quotes_of([quote(f"voor {one} na", f"q{place}") for place, one in enumerate(odd)])
    scan = Scan(quotes)
    for one in odd:
        for query in (f'"voor {one} na"', f'-"voor {one}"'):
            hits = [(hit.quote, hit.spans, hit.score) for hit in find(quotes, QuoteFilters(search=query))]
            assert hits == scan.find(QuoteFilters(search=query)), one
