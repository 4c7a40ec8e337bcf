"""What decisions about open answers make of the survey: quotes added, changed or gone, and each decision recorded."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from data.building.check import words_run_on
from data.building.source_files import Row, Source, Value
from data.privacy.reading import Decision, Review, ReviewFaultsError
from data.privacy.review import CODES, Choice, Listed, checksum
from data.survey.schema import TABLES


@dataclass
class _Survey:
    """The rows of quotes and reviews while decisions are taken in, by quote_id, and how many of each outcome."""

    quotes: dict[str, dict[str, Value]]
    reviews: dict[str, dict[str, Value]]
    # Published quotes that no answer of this file was told to be: two municipalities can say the same.
    unclaimed: set[str]
    counts: Counter[str] = field(default_factory=Counter)

    def next_id(self, decision: Decision) -> str:
        """The next number of this question and year that no quote has or had."""
        prefix = f"{decision.year}-{decision.question_id}-"
        pattern = re.compile(re.escape(prefix) + r"(\d+)")
        taken = [int(found[1]) for one in [*self.quotes, *self.reviews] if (found := pattern.fullmatch(one))]
        return f"{prefix}{max(taken, default=0) + 1:02d}"


def listed(source: Source) -> Iterator[Listed]:
    """The quotes that are published, as they are put before a person."""
    for row in source["quotes"]:
        name, question, theme, context, text = (
            row[column] for column in ("quote_id", "question_id", "theme", "context", "text")
        )
        yield Listed(
            str(name), str(question), int(str(row["year"])), _text(theme), _text(context), "gepubliceerd", str(text)
        )


def take_in(review: Review, source: Source, *, by: str, on: date) -> tuple[Source, list[str]]:
    """The survey with the decisions in it, and lines in Dutch that say what differs.

    An answer that is published already, as it was or masked, is not added again: the decision then is about that quote.
    Raises ReviewFaultsError with every decision that does not fit the survey.
    """
    faults = [fault for decision in review.decisions for fault in _misfits(decision, source)]
    faults += _torn_apart(review.decisions, source)
    if faults:
        raise ReviewFaultsError(faults)
    survey = _Survey(
        {str(row["quote_id"]): dict(row.values) for row in source["quotes"]},
        {str(row["quote_id"]): dict(row.values) for row in source["reviews"]},
        {str(row["quote_id"]) for row in source["quotes"]},
    )
    for decision in review.decisions:
        quote_id = _decide(survey, decision)
        survey.reviews[quote_id] = {
            "quote_id": quote_id,
            "decision": CODES[decision.choice],
            "reason": decision.reason,
            "decided_by": by,
            "decided_on": on.isoformat(),
        }
    changed = {"quotes": _rows(survey.quotes), "reviews": _rows(survey.reviews)}
    return {**source, **changed}, _summary(survey.counts, review.waiting)


def _decide(survey: _Survey, decision: Decision) -> str:
    """Take one decision in: the id of its quote, also of one that is left out."""
    quote_id = decision.quote_id or _published_before(survey, decision)
    new = quote_id is None
    quote_id = quote_id or survey.next_id(decision)
    if decision.published is None:
        survey.quotes.pop(quote_id, None)
    elif new:
        empty: dict[str, Value] = dict.fromkeys(column.name for column in TABLES["quotes"].source_columns)
        survey.quotes[quote_id] = empty | {
            "quote_id": quote_id,
            "question_id": decision.question_id,
            "year": decision.year,
            "theme": decision.theme,
            "context": decision.context,
            "text": decision.published,
        }
    elif decision.choice is Choice.MASK:
        survey.quotes[quote_id]["text"] = decision.published
    survey.counts[f"{'new' if new else 'old'} {decision.choice}"] += 1
    return quote_id


def _published_before(survey: _Survey, decision: Decision) -> str | None:
    """The quote that a new answer is already, in its own words or masked as decided now."""
    texts = {" ".join(text.split()) for text in (decision.text, decision.published) if text}
    for quote_id, row in survey.quotes.items():
        same = (row["question_id"], row["year"]) == (decision.question_id, decision.year)
        if same and quote_id in survey.unclaimed and " ".join(str(row["text"]).split()) in texts:
            survey.unclaimed.remove(quote_id)
            return quote_id
    return None


def _misfits(decision: Decision, source: Source) -> Iterator[str]:
    """Why a decision is about nothing in this survey."""
    if decision.quote_id is not None:
        found = [row for row in source["quotes"] if row["quote_id"] == decision.quote_id]
        if not found:
            yield f"{decision.place}, kolom id: citaat {decision.quote_id} is er niet (meer); haal de rij weg"
        elif checksum(decision.question_id, decision.year, str(found[0]["text"])) != checksum(
            decision.question_id, decision.year, decision.text
        ):
            told = f"citaat {decision.quote_id} is intussen veranderd; maak de lijst opnieuw met --existing"
            yield f"{decision.place}, kolom tekst: {told}"
        return
    if decision.question_id not in {row["question_id"] for row in source["questions"]}:
        yield f"{decision.place}, kolom vraag: er is geen vraag {decision.question_id} in de peiling"
    if decision.year not in {row["year"] for row in source["waves"]}:
        yield f"{decision.place}, kolom jaar: {decision.year} is geen jaar van de peiling; importeer eerst dat jaar"


def _torn_apart(decisions: Sequence[Decision], source: Source) -> Iterator[str]:
    """A quote that is masked or left out while the one that repeats its words, or that it repeats, is not."""
    chosen = {one.quote_id: one for one in decisions if one.quote_id}
    before = {str(row["quote_id"]): str(row["text"]) for row in source["quotes"]}
    after = {one: chosen[one].published if one in chosen else text for one, text in before.items()}
    for row in source["quotes"]:
        repeats, original = str(row["quote_id"]), str(row["duplicate_of"])
        if original not in before or (after[repeats], after[original]) == (before[repeats], before[original]):
            continue
        left, whole = after[repeats], after[original]
        lost = left is not None and (whole is None or words_run_on(left) not in words_run_on(whole))
        if lost or (left != before[repeats] and whole == before[original]):
            place = next(chosen[one].place for one in (repeats, original) if one in chosen)
            yield f"{place}, kolom besluit: citaat {repeats} herhaalt {original}; geef beide hetzelfde besluit"


def _rows(rows: dict[str, dict[str, Value]]) -> list[Row]:
    return [Row(line, values) for line, values in enumerate(rows.values(), start=2)]


def _summary(counts: Counter[str], waiting: int) -> list[str]:
    """What differs, in Dutch: one line for each sort of decision, and what waits."""
    lines = {
        f"new {Choice.KEEP}": "toegevoegd als citaat",
        f"new {Choice.MASK}": "gemaskeerd toegevoegd als citaat",
        f"new {Choice.DROP}": "weggelaten",
        f"old {Choice.KEEP}": "nagekeken en behouden",
        f"old {Choice.MASK}": "gemaskeerd",
        f"old {Choice.DROP}": "verwijderd",
    }
    told = []
    for key, done in lines.items():
        one, many = ("antwoord", "antwoorden") if key.startswith("new") else ("citaat", "citaten")
        if counts[key]:
            told.append(f"{counts[key]} {one if counts[key] == 1 else many} {done}")
    if waiting:
        told.append(f"{waiting} {'wacht' if waiting == 1 else 'wachten'} nog op een besluit")
    return told


def _text(value: Value) -> str | None:
    return None if value is None else str(value)
