"""The words of all quotes in SQLite's full-text index, FTS5: our rules say which words count, SQLite where they are.

Quotes are numbered from 0, in the order of their table. Each word of a quote is one token, those of its label first.
"""

from __future__ import annotations

import json
import sqlite3
import unicodedata
import weakref
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, reduce
from importlib.metadata import version
from pathlib import Path
from re import fullmatch
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from data.quotes import compounds, rules
from data.quotes import words as word_rules
from data.quotes.compounds import SHORTEST, shortened
from data.quotes.rules import MOST_TIMES, PHRASE, Term, points
from data.quotes.words import KEPT, Forms, forms, spelled
from data.survey.prepared import digest

Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float64]

#: Name of the file beside what else is prepared.
INDEX_FILE = "quotes.sqlite"
#: The length of the digest at its end.
SEAL = 64
#: ``times`` is how often texts, without labels, have a word; ``once`` the same without quotes that repeat another.
SCHEMA = """
CREATE VIRTUAL TABLE quotes USING fts5(tokens, content='', columnsize=0, tokenize="ascii tokenchars '_'");
CREATE VIRTUAL TABLE places USING fts5vocab(quotes, instance);
CREATE TABLE words (word TEXT PRIMARY KEY, folded TEXT, stem TEXT, times INTEGER, once INTEGER) WITHOUT ROWID;
CREATE TABLE made (stamp TEXT, quotes INTEGER);
"""
#: Every word that may match one of a query; ``points`` then says which do.
NEAR = """
SELECT DISTINCT folded, stem FROM words WHERE folded = :folded OR stem = :stem
    OR length(:folded) >= :part AND instr(folded, :folded) OR length(:stem) >= :part AND instr(folded, :stem)
    OR length(:stem) >= :part AND instr(stem, :stem) OR :open <> :stem AND instr(folded, :open)
"""
SPELLED = "SELECT word, folded FROM words WHERE times AND length(folded) BETWEEN ? AND ? ORDER BY times DESC, word"
# Numbers come as one text, which numpy reads several times faster than SQLite's module makes as many rows.
HAVING = "SELECT group_concat(quotes.rowid) FROM json_each(?) AS asked CROSS JOIN quotes WHERE quotes MATCH asked.value"
TIMES = "SELECT group_concat(doc) FROM places WHERE term IN (SELECT value FROM json_each(?))"
PLACES = TIMES.replace("(doc)", "((doc << 20) + offset)")


@dataclass(frozen=True, eq=False)
class QuoteIndex:
    """An index of as many ``quotes``, all in memory: threads ask it in turn, and its file may be replaced meanwhile."""

    database: sqlite3.Connection
    quotes: int
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        weakref.finalize(self, self.database.close)

    def search(self, terms: Iterable[Term], *, scored: bool = False) -> tuple[Mask, Scores]:
        """For each quote whether it answers a query and, where asked, how well: the same as the rules' ``match``."""
        found, scores = np.ones(self.quotes, bool), np.zeros(self.quotes)
        for term in terms:
            if not found.any():
                break
            if term.excluded or not scored:
                having = reduce(np.logical_or, map(self._having, term.each))
                found &= having != term.excluded
                continue
            score = reduce(np.maximum, map(self._scores, term.each))
            found &= score > 0
            scores += score
        return found, scores

    def _scores(self, term: Term) -> Scores:
        """For each quote how well it has a term; 0 where it does not."""
        best, times = self._best(next(hits := self._hits(term)))
        for others in hits:
            other, again = self._best(others)
            both = (best > 0) & (other > 0)
            times = np.where(best > other, times, np.where(best < other, again, times + again)) * both
            best = np.maximum(best, other) * both
        return best + np.minimum(times, MOST_TIMES)

    def _best(self, hits: list[tuple[int, Numbers]]) -> tuple[Scores, Numbers]:
        """For each quote how much the best of its words that match counts, and how often such a word comes."""
        best, times = np.zeros(self.quotes), np.zeros(self.quotes, np.int64)
        for worth, quotes in hits:
            best[quotes] = worth
            here = np.bincount(quotes, minlength=self.quotes)
            times = np.where(here, here, times)
        return best, times

    def _having(self, term: Term) -> Mask:
        """The quotes that have a phrase, or something that matches each of the words."""
        having = [{" ".join(_token(folded) for folded, _ in term.words)}]
        if not term.phrase:
            having = [set[str]().union(*self._matching(word).values()) for word in term.words]
        found = np.ones(self.quotes, bool)
        for wanted in having:
            here = np.zeros(self.quotes, bool)
            here[self._numbers(HAVING, (f'"{tokens}"' for tokens in wanted))] = True
            found &= here
        return found

    def _hits(self, term: Term) -> Iterator[list[tuple[int, Numbers]]]:
        """For each word of a term, or for its phrase, how much words count, the least first, and the quote of each."""
        if term.phrase:
            starts = [self._numbers(PLACES, [_token(word)]) - place for place, (word, _) in enumerate(term.words)]
            both = reduce(lambda one, other: one[np.isin(one, other, assume_unique=True)], starts)
            yield [(PHRASE, np.repeat(both >> 20, len(starts)))]
        else:
            for word in term.words:
                yield [(worth, self._numbers(TIMES, tokens)) for worth, tokens in sorted(self._matching(word).items())]

    def _matching(self, word: Forms) -> dict[int, set[str]]:
        """Tokens of the words that match one of a query, by how much that counts."""
        found = defaultdict[int, set[str]](set)
        asked = {"folded": word[0], "stem": word[1], "open": shortened(word[1]), "part": SHORTEST}
        for near in self._rows(NEAR, asked):
            found[points(word, near)].add(_token(near[0]))
        return {worth: tokens for worth, tokens in found.items() if worth}

    def _numbers(self, query: str, asked: Iterable[str]) -> Numbers:
        ((joined,),) = self._rows(query, [json.dumps([*asked])])
        return np.fromstring(joined or "", np.int64, sep=",")

    def _rows(self, query: str, values: Sequence[object] | dict[str, object] = ()) -> list[Any]:
        with self._lock:
            return self.database.execute(query, values).fetchall()

    def near(self, folded: str, errors: int) -> list[str]:
        """Words of texts with at most some errors against ``folded``: the fewest first, of equals the most frequent."""
        words = dict(self._rows(SPELLED, [len(folded) - errors, len(folded) + errors]))
        near = process.extract(folded, words, scorer=DamerauLevenshtein.distance, score_cutoff=errors, limit=None)
        return [word for *_, word in near]

    @cached_property
    def stems(self) -> dict[str, int]:
        """How often texts have each stem, without quotes that repeat another."""
        return dict(self._rows("SELECT stem, sum(once) FROM words GROUP BY stem"))


def make(quotes: pa.Table, mark: str) -> QuoteIndex:
    """The index of a table of quotes, stamped with ``mark``."""
    times, once = Counter[str](), Counter[str]()

    def documents() -> Iterator[tuple[int, str]]:
        repeats = pc.is_in(quotes["duplicate_of"], value_set=quotes["quote_id"])
        columns = (column.to_pylist() for column in (quotes["label"], quotes["text"], repeats))
        for number, (label, text, repeat) in enumerate(zip(*columns, strict=True)):
            words = spelled(text)
            times.update(words)
            once.update([] if repeat else words)
            # A word that only labels have is a word too.
            times.update(dict.fromkeys(lead := spelled(label or ""), 0))
            yield number, " ".join([_token(forms(word)[0]) for word in lead + words])

    database = _memory()
    database.executescript(SCHEMA)
    database.executemany("INSERT INTO quotes (rowid, tokens) VALUES (?, ?)", documents())
    database.execute("INSERT INTO quotes (quotes) VALUES ('optimize')")
    rows = ((word, *forms(word), count, once[word]) for word, count in times.items())
    database.executemany("INSERT INTO words VALUES (?, ?, ?, ?, ?)", rows)
    database.execute("INSERT INTO made VALUES (?, ?)", [mark, quotes.num_rows])
    database.commit()
    return QuoteIndex(database, quotes.num_rows)


def stamp(quotes: str, question_ids: Iterable[str]) -> str:
    """What an index is made from and with: it fits where this is the same. ``quotes`` is the digest of their table."""
    sources = (__file__, rules.__file__, compounds.__file__, word_rules.__file__)
    code = [digest(Path(source).read_bytes()) for source in sources]
    parts = [*code, version("snowballstemmer"), unicodedata.unidata_version, *question_ids, quotes]
    return digest("\n".join(parts).encode())


def saved(index: QuoteIndex) -> bytes:
    """An index as the content of a file, with its digest at the end.

    Its bytes depend on the version of SQLite, so no manifest that is committed can hold this digest.
    """
    content = index.database.serialize()
    return content + digest(content).encode()


def read(path: Path, mark: str) -> QuoteIndex | None:
    """The index in a file; None where there is none that is as it was saved and has this stamp."""
    database = _memory()
    with suppress(OSError, sqlite3.Error):
        content = path.read_bytes()
        content, seal = content[:-SEAL], content[-SEAL:]
        if content and digest(content).encode() == seal:
            database.deserialize(content)
            made = database.execute("SELECT quotes FROM made WHERE stamp = ?", [mark]).fetchone()
            if made:
                return QuoteIndex(database, *made)
    database.close()
    return None


def _memory() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", check_same_thread=False)


@lru_cache(maxsize=KEPT)
def _token(folded: str) -> str:
    # Exactly one for each word, whatever SQLite would take for a letter.
    return folded if fullmatch("[a-z0-9]+", folded) else f"_{folded.encode().hex()}"
