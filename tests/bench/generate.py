"""An invented survey of any size in the tables of the real one: ``python tests/bench/generate.py large FOLDER``.

Words are those of the real survey. The same size and seed give the same bytes.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np
import pyarrow as pa

from data.building.build import prepare
from data.publishing.disk import seal
from data.quotes.words import fold
from data.store import TABLES_DIR, Store, load
from data.survey.parquet import arrow_schema, parquet
from data.survey.schema import FIRM_BASE, TABLES, UNKNOWN_DEFINITION
from data.survey.versions import FIRST, Manifest

Columns = dict[str, Any]


@dataclass(frozen=True)
class Size:
    """How much of everything; every question is asked every year and has as many answer options."""

    questions: int
    options: int
    years: int
    quotes: int


SIZES = {
    "medium": Size(questions=200, options=12, years=10, quotes=20_000),
    "large": Size(questions=1_000, options=15, years=20, quotes=200_000),
}
MUNICIPALITIES, NEWEST = 352, 2021
MODES = np.array(["single", "multiple", "scale"])
REMARKS = {
    "breuk": ("break", "Vanaf dit jaar is de vraag anders gesteld: de jaren ervoor zijn niet vergelijkbaar."),
    "leeg": ("anomaly", "Van deze antwoorden is niet elk jaar een percentage gepubliceerd."),
    "telling": ("definition", "Een gemeente telt mee als ze de vraag heeft beantwoord."),
}


@dataclass(frozen=True)
class Words:
    """What texts are made of: everything in it stands in the real survey, but for the invented compounds."""

    titles: list[str]
    questions: list[str]
    labels: dict[str, str]
    definitions: list[str]
    themes: list[str]
    contexts: list[str]
    clauses: list[str]
    compounds: list[str]


@dataclass(frozen=True)
class Plan:
    """What is asked when.

    ``options`` are ids, questions x options; ``breaks`` the place of the year in which a question changed, 0 for never;
    ``modes`` places in MODES; ``bases`` and ``origin`` (reported, reconstructed, unknown) are questions x years.
    """

    ids: np.ndarray
    years: np.ndarray
    options: np.ndarray
    breaks: np.ndarray
    modes: np.ndarray
    bases: np.ndarray
    origin: np.ndarray


def plan_of(size: Size, words: Words, rng: np.random.Generator) -> Plan:
    """Other options in another order for each question; one in five changes once; two bases in a hundred are small."""
    labels = list(words.labels)
    bases = rng.integers(78, 167, (size.questions, size.years))
    bases[rng.random(bases.shape) < 0.02] = FIRM_BASE - 8
    return Plan(
        ids=np.array([f"vraag-{number:04d}" for number in range(1, size.questions + 1)]),
        years=np.arange(NEWEST - size.years + 1, NEWEST + 1),
        options=np.array([rng.permutation(labels)[: size.options] for _ in range(size.questions)]),
        breaks=np.where(rng.random(size.questions) < 0.2, rng.integers(1, size.years, size.questions), 0),
        modes=rng.integers(len(MODES), size=size.questions),
        bases=bases,
        origin=rng.choice(["reported", "reconstructed", "unknown"], bases.shape, p=[0.7, 0.2, 0.1]),
    )


def slug(text: str) -> str:
    """Text as an id."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def words_of(survey: Store, rng: np.random.Generator, compounds: int) -> Words:
    """Words of the real survey, and as many compounds of two of them as asked."""
    questions, quotes = survey.questions.values(), survey.all_quotes
    labels = {slug(option.label): option.label for question in questions for option in question.options}
    titles = [question.title for question in questions]
    clauses = {part.strip() for quote in quotes for part in re.split(r"[.,;:!?()]", quote.text) if len(part) > 20}
    parts = sorted({word.lower() for quote in quotes for word in re.findall(r"[a-zA-Z]{5,9}", quote.text)})
    pairs = rng.integers(len(parts), size=(compounds, 2)).tolist()
    return Words(
        # A question about each answer of each question, and again with a number where more are needed.
        titles=[f"{title}: {label.lower()}" for label, title in product(labels.values(), titles)],
        questions=[question.text for question in questions],
        labels=labels,
        definitions=sorted({item.definition for question in questions for item in question.measurements}),
        themes=sorted({quote.theme for quote in quotes if quote.theme}),
        contexts=sorted({quote.context for quote in quotes if quote.context}),
        clauses=sorted(clauses),
        compounds=[parts[a] + parts[b] for a, b in pairs],
    )


def generate(size: Size, folder: Path, seed: int = 2021) -> None:
    """Write the tables of an invented survey into ``folder``."""
    rng = np.random.default_rng(seed)
    words = words_of(load(TABLES_DIR), rng, compounds=size.quotes // 10)
    plan = plan_of(size, words, rng)
    results = results_of(plan, rng)
    tables = {
        "waves": waves(plan),
        "questions": questions_of(plan, words, rng),
        "answer_options": answer_options(plan, words, results),
        "measurements": measurements(plan, words, rng),
        "results": result_rows(plan, results),
        "quotes": quotes_of(size.quotes, plan, words, rng),
        "notes": notes(plan, results),
        "statements": statements(plan, results, words),
    }
    write(folder, tables)
    prepare(folder)
    seal(folder, Manifest(FIRST, "build"))


def write(folder: Path, tables: dict[str, Columns]) -> None:
    """One Parquet file per table; a column that is not given is empty."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, columns in tables.items():
        schema = arrow_schema(TABLES[name])
        length = len(next(iter(columns.values())))
        empty = {column.name: [column.default or None] * length for column in TABLES[name].columns}
        arrays = [pa.array({**empty, **columns}[field.name], field.type, from_pandas=True) for field in schema]
        (folder / f"{name}.parquet").write_bytes(parquet(pa.Table.from_arrays(arrays, schema=schema)))


def only(values: np.ndarray, where: np.ndarray) -> list[Any]:
    """The values, but None where they do not apply."""
    return [
        value if keep else None for value, keep in zip(values.ravel().tolist(), where.ravel().tolist(), strict=True)
    ]


def some(values: Sequence[str], number: int, share: float, rng: np.random.Generator) -> list[Any]:
    """As many values as asked, of which a share is not empty."""
    return only(rng.choice(values, number), rng.random(number) < share)


def waves(plan: Plan) -> Columns:
    """One survey per year."""
    return {
        "year": plan.years,
        "title": [f"Peiling {year}" for year in plan.years],
        "population": np.full(len(plan.years), MUNICIPALITIES),
        "source": ["Verzonnen peiling, om mee te meten"] * len(plan.years),
    }


def questions_of(plan: Plan, words: Words, rng: np.random.Generator) -> Columns:
    """Questions with titles of their own."""
    rounds = range(1, len(plan.ids) // len(words.titles) + 2)
    titles = [title if turn == 1 else f"{title} ({turn})" for turn in rounds for title in words.titles]
    numbers = np.arange(1, len(plan.ids) + 1)
    return {
        "question_id": plan.ids,
        "position": numbers,
        "title": titles[: len(plan.ids)],
        "text": rng.choice(words.questions, len(plan.ids)),
        "source_line": numbers,
    }


@dataclass(frozen=True)
class Results:
    """Percentages and statuses, questions x options x years; ``first_year`` of options that came later, else 0."""

    percentage: np.ndarray
    status: np.ndarray
    first_year: np.ndarray


def results_of(plan: Plan, rng: np.random.Generator) -> Results:
    """Shares that drift from year to year, counted among as many municipalities as answered."""
    shape, place, bases = (*plan.options.shape, len(plan.years)), np.arange(len(plan.years)), plan.bases[:, None, :]
    drift = rng.normal(-0.8, 1.0, (*shape[:2], 1)) + rng.normal(0, 0.15, shape).cumsum(axis=2)
    shares = np.exp(drift) / np.exp(drift).sum(axis=1, keepdims=True)
    single = np.moveaxis(rng.multinomial(plan.bases, np.moveaxis(shares, 1, 2)), 2, 1)
    several = rng.binomial(bases, 1 / (1 + np.exp(-drift)))
    percentage = np.round(100 * np.where(plan.modes[:, None, None] == 0, single, several) / bases, 1)
    first = np.where(rng.random(shape[:2]) < 0.02, rng.integers(1, len(place), shape[:2]), 0)
    before = place < first[..., None]
    blank = before | (rng.random(shape) < 0.02)
    changed = (place >= plan.breaks[:, None, None]) & (plan.breaks > 0)[:, None, None] & ~blank
    status = np.where(rng.random(shape) < 0.03, "V", "A")
    status[changed & (changed.cumsum(axis=2) == 1) & ~blank[..., :1]] = "B"
    status[np.broadcast_to((bases < FIRM_BASE) & (plan.origin != "unknown")[:, None, :], shape)] = "U"
    status[blank] = "O"
    status[before] = "M"
    return Results(np.where(blank, np.nan, percentage), status, np.where(first > 0, plan.years[first], 0))


def answer_options(plan: Plan, words: Words, results: Results) -> Columns:
    """Answer options under the labels of the real survey."""
    labels = [words.labels[option] for option in plan.options.ravel()]
    return {
        "question_id": np.repeat(plan.ids, plan.options.shape[1]),
        "option_id": plan.options.ravel(),
        "position": np.tile(np.arange(1, plan.options.shape[1] + 1), len(plan.ids)),
        "label": labels,
        "source_label": labels,
        "first_year": only(results.first_year, results.first_year > 0),
    }


def measurements(plan: Plan, words: Words, rng: np.random.Generator) -> Columns:
    """How each question was asked; most bases are reported, some reconstructed (of some of these half is possible too),
    some unknown. Of one question in twenty it is not known what its percentages are shares of.
    """
    changed = (np.arange(len(plan.years)) >= plan.breaks[:, None]) & (plan.breaks > 0)[:, None]
    known, confidence = plan.origin != "unknown", rng.choice(["high", "medium"], plan.bases.shape)
    halves, defined = rng.random(plan.bases.shape) < 0.3, rng.random(len(plan.ids)) < 0.95
    return {
        "question_id": np.repeat(plan.ids, len(plan.years)),
        "year": np.tile(plan.years, len(plan.ids)),
        "answer_mode": np.repeat(MODES[plan.modes], len(plan.years)),
        "definition": np.repeat(rng.choice(words.definitions, len(plan.ids)), len(plan.years)),
        "definition_status": np.repeat(np.where(defined, "stated", UNKNOWN_DEFINITION), len(plan.years)),
        "comparable_group": np.where(changed, "b", "a").ravel(),
        "comparable_status": ["stated"] * plan.bases.size,
        "base_n": only(plan.bases, known),
        "base_status": only(plan.origin, known),
        "base_confidence": only(confidence, plan.origin == "reconstructed"),
        "base_alternatives": only((plan.bases // 2).astype(str), (plan.origin == "reconstructed") & halves),
    }


def result_rows(plan: Plan, results: Results) -> Columns:
    """A row per question, option and year; blank cells refer to the note that speaks of them."""
    question = np.repeat(plan.ids, plan.options.shape[1] * len(plan.years))
    return {
        "question_id": question,
        "option_id": np.repeat(plan.options.ravel(), len(plan.years)),
        "year": np.tile(plan.years, plan.options.size),
        "percentage": results.percentage.ravel(),
        "obs_status": results.status.ravel(),
        "note": only(np.char.add(question, "-leeg"), results.status == "O"),
        "source_line": np.arange(1, question.size + 1),
    }


def quotes_of(number: int, plan: Plan, words: Words, rng: np.random.Generator) -> Columns:
    """Clauses of real quotes around an invented compound; one in thirty repeats a quote of its question."""
    question = plan.ids[np.sort(rng.integers(len(plan.ids), size=number))].tolist()
    picks = rng.integers(len(words.clauses), size=(number, 3)).tolist()
    compounds, clauses = rng.choice(words.compounds, number).tolist(), words.clauses
    text = [
        f"{clauses[a]}, {word} {clauses[b]}. {clauses[c]}" for (a, b, c), word in zip(picks, compounds, strict=True)
    ]
    years = rng.choice(plan.years, number).tolist()
    quote_ids = [f"{year}-{item}-{i}" for i, (year, item) in enumerate(zip(years, question, strict=True))]
    repeats: list[str | None] = [None] * number
    for place in range(1, number, 30):
        if question[place] == question[place - 1]:
            text[place], repeats[place] = text[place - 1], quote_ids[place - 1]
    return {
        "quote_id": quote_ids,
        "question_id": question,
        "year": years,
        "theme": some(words.themes, number, 0.3, rng),
        "label": some(list(words.labels.values()), number, 0.07, rng),
        "text": text,
        "context": some(words.contexts, number, 0.3, rng),
        "duplicate_of": repeats,
        "source_line": np.arange(1, number + 1),
    }


def notes(plan: Plan, results: Results) -> Columns:
    """The break of each question that has one, its blank cells, and how is counted."""
    applies = {
        "breuk": plan.breaks > 0,
        "leeg": (results.status == "O").any(axis=(1, 2)),
        "telling": np.arange(len(plan.ids)) % 3 == 0,
    }
    named = [(i, name) for i in range(len(plan.ids)) for name in REMARKS if applies[name][i]]
    return {
        "note_id": [f"{plan.ids[i]}-{name}" for i, name in named],
        "question_id": [plan.ids[i] for i, _ in named],
        "year": [int(plan.years[plan.breaks[i]]) if name == "breuk" else None for i, name in named],
        "kind": [REMARKS[name][0] for _, name in named],
        "text": [REMARKS[name][1] for _, name in named],
    }


def statements(plan: Plan, results: Results, words: Words) -> Columns:
    """For each question the answer that is given most in the newest year."""
    most = np.nan_to_num(results.percentage[..., -1]).argmax(axis=1)
    options = plan.options[np.arange(len(plan.ids)), most]
    return {
        "statement_id": [f"{question}-meest" for question in plan.ids],
        "question_id": plan.ids,
        "option_id": options,
        "year": [NEWEST] * len(plan.ids),
        "claim": ["highest"] * len(plan.ids),
        "text": [f"{words.labels[option]} wordt het meest genoemd" for option in options],
    }


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in SIZES:
        sys.exit(f"usage: python tests/bench/generate.py {'|'.join(SIZES)} FOLDER")
    generate(SIZES[sys.argv[1]], Path(sys.argv[2]))
