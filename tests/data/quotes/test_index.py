"""The index finds, scores, counts and suggests what a scan of all texts does: here is that scan."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from itertools import combinations, product
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from data import store
from data.building.source_files import SOURCE_DIR
from data.publishing import build
from data.quotes import rules
from data.quotes.filters import Order, QuoteFilters
from data.quotes.finding import facets, find
from data.quotes.index import INDEX_FILE, QuoteIndex, make, stamp
from data.quotes.keyness import outstanding_words
from data.quotes.offers import did_you_mean
from data.quotes.table import all_quotes, in_order
from data.quotes.words import WORD
from data.store import Store, load
from data.survey.parquet import parquet
from data.survey.questions import Quote
from data.survey.versions import MANIFEST
from tests.builders import quote, quotes_of
from tests.data.quotes.scan import Scan, queries


@pytest.fixture(scope="module")
def scan(survey: Store) -> Scan:
    return Scan(survey.all_quotes, survey.all_quotes)


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
    (tables / MANIFEST).unlink()
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


def test_a_term_that_is_repeated_asks_nothing_more(survey: Store) -> None:
    once, again = (find(survey.all_quotes, QuoteFilters(search=text)) for text in ("Geld", "geld GELD  géld"))
    assert list(once.numbers) == list(again.numbers)
    assert len(again.terms) == 1
    either = find(survey.all_quotes, QuoteFilters(search="geld OF geld OF tijd OF geld"))
    assert [len(term.each) for term in either.terms] == [2]
