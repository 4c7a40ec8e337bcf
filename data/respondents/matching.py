"""Which column of a file is about which question, by the texts above it and in it, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from rapidfuzz import fuzz

from data.building.source_files import Row, Source
from data.respondents.door import letters
from data.respondents.form import Export, Format, Heading, Part
from data.respondents.mapping_text import SURE
from data.respondents.plan import CHOSEN, NOT_CHOSEN
from data.respondents.values import OTHER, key, parted
from data.respondents.wordings import CUT

#: From which likeness (0 to 100) on a match is told as a guess that a person has to confirm.
MAYBE = 60
#: How much better than the next best a sure match is.
AHEAD = 8
#: What programs put between answers that were chosen together.
MARKS = (";", "|", "\n", ",")
#: More different texts than this are no answers of a list.
MOST_ANSWERS = 60


@dataclass(frozen=True)
class Match:
    """What a text or a group of columns is most like (None where it is like nothing), and how much, 0 to 100."""

    best: str | None
    likeness: float
    sure: bool


@dataclass(frozen=True)
class Known:
    """A question of the survey with the words that its answers are known by."""

    row: Row
    options: Mapping[str, Sequence[str]]

    @property
    def texts(self) -> list[str]:
        """What the question is known by."""
        return [str(self.row["text"]), str(self.row["title"]), str(self.row["question_id"])]


@dataclass(frozen=True)
class Columns:
    """The columns of one question in the file: those with answers, and those with own words or remarks."""

    question: str
    answers: Sequence[Heading]
    others: Sequence[Heading]


def known_questions(source: Source) -> dict[str, Known]:
    """Every question of the survey by id."""
    options: dict[str, dict[str, Sequence[str]]] = {}
    for row in source["answer_options"]:
        words = [str(row[name]) for name in ("label", "source_label", "text") if row[name]]
        options.setdefault(str(row["question_id"]), {})[str(row["option_id"])] = [*words, str(row["option_id"])]
    return {
        str(row["question_id"]): Known(row, options.get(str(row["question_id"]), {})) for row in source["questions"]
    }


def likeness(text: str, other: str) -> float:
    """0 to 100, without case, accents and order of words; a text that was cut off is held against a start."""
    one, two = key(text.rstrip(" .…")), key(other.rstrip(" .…"))
    if text.rstrip().endswith(CUT):
        two = two[: len(one)]
    return max(fuzz.ratio(one, two), fuzz.token_sort_ratio(one, two) - 2) if one and two else 0.0


def best_of(text: str, choices: Mapping[str, Sequence[str]]) -> Match:
    """The choice with the text that is most like this one."""
    return _clearest([(max(likeness(text, word) for word in words), name) for name, words in choices.items()])


def _clearest(scores: Iterable[tuple[float, str]]) -> Match:
    """The name with the highest score; none below ``MAYBE``, and sure only where it is ahead of all others."""
    ordered = sorted(scores, reverse=True)
    best = ordered[0][0] if ordered else 0
    if best < MAYBE:
        return Match(None, best, False)
    ahead = best - (ordered[1][0] if len(ordered) > 1 else 0)
    return Match(ordered[0][1], best, best >= SURE and ahead >= AHEAD)


def answer_texts(columns: Columns, export: Export, words: Iterable[str]) -> list[str]:
    """What the columns say of their answers: what stands above them, or of one column the texts in it."""
    if len(columns.answers) > 1:
        return [heading.item for heading in columns.answers if heading.item]
    heading = columns.answers[0]
    texts = [heading.labels.get(text, text) for text in export.column(heading.name)[1]]
    return texts if len(texts) <= MOST_ANSWERS or separator_of(texts, words) else []


def separator_of(texts: Sequence[str], words: Iterable[str] = ()) -> str:
    """What parts answers in one cell; '' where nothing does.

    A semicolon closes each, as Forms writes them; other programs put a mark between several of the known ``words``, or
    between numbers.
    """
    if texts and all(text.endswith(";") for text in texts):
        return ";"
    whole = {key(word): word for word in words}
    for mark in MARKS:
        marked = [text for text in texts if mark in text]
        if any(len(parted(text, mark, whole)[0]) > 1 for text in marked):
            return mark
        # Three numbers at least: two may be one with a decimal comma.
        if any(text.count(mark) > 1 for text in marked) and all(
            piece.strip().isdigit() for text in texts for piece in text.split(mark)
        ):
            return mark
    return ""


def question_of(columns: Columns, export: Export, known: Mapping[str, Known]) -> Match:
    """The question that a group of columns is most like, by its text and by its answers; as sure as the least of
    both.
    """
    scores = []
    for name, question in known.items():
        asked = max(
            (likeness(heading.text, text) for heading in columns.answers for text in question.texts if heading.text),
            default=None,
        )
        answers = _answers_like(columns, export, question)
        by_code = 100.0 if key(columns.question) == key(name) else None
        found = [score for score in (asked, answers, by_code) if score is not None]
        if found:
            scores.append(
                (max(found) if asked is None else 0.65 * max(asked, by_code or 0) + 0.35 * (answers or asked), name)
            )
    return _clearest(scores)


def _answers_like(columns: Columns, export: Export, question: Known) -> float | None:
    """The mean likeness of the answers in the file to those of a question; None where the file has only codes."""
    words = {key(word): option for option, of in question.options.items() for word in of}
    texts = answer_texts(columns, export, words)
    if (separator := separator_of(texts, words)) and not all(map(is_code, texts[0].split(separator))):
        hits = [bool(found) for found, _ in (parted(text, separator, words) for text in texts)]
        return 100 * sum(hits) / len(hits)
    if separator:
        return None
    told = [text for text in texts if not is_code(text) and key(text) not in map(key, OTHER)]
    if not told or not question.options:
        return None
    return sum(best_of(text, question.options).likeness for text in told) / len(told)


def is_code(text: str) -> bool:
    """Whether a text is a code and tells nothing: A1, SQ003, 3, Y."""
    short = text.replace("-", "")
    return (
        short.isdigit()
        or len(short) < 3
        or (short.isalnum() and short.isupper())
        or letters(text) in (*CHOSEN, *NOT_CHOSEN)
    )


def grouped(export: Export, known: Mapping[str, Known]) -> list[Columns]:
    """The columns of the file by question, in its order.

    Where headings do not say what belongs together, columns beside each other that are called after answers of one
    question do.
    """
    alone = export.format in (Format.FORMS, Format.PLAIN)
    found: dict[str, list[Heading]] = {}
    for heading in export.headings.values():
        found.setdefault(heading.question, []).append(heading)
    groups = []
    for question, headings in found.items():
        answers = [heading for heading in headings if heading.part is Part.ANSWER]
        others = [heading for heading in headings if heading.part is not Part.ANSWER]
        groups.append(Columns(question, answers or others, others if answers else []))
    return _joined(groups, known) if alone else groups


def _joined(groups: Sequence[Columns], known: Mapping[str, Known]) -> list[Columns]:
    options = {
        f"{name}/{option}": words
        for name, question in known.items()
        for option, words in question.options.items()
        if option != "anders"
    }
    found: list[Columns] = []
    for question, run in groupby(
        groups,
        lambda group: (
            "" if len(group.answers) > 1 else (best_of(group.answers[0].text, options).best or "").split("/")[0]
        ),
    ):
        together = list(run)
        headings = [group.answers[0] for group in together]
        if question and len(together) > 1:
            answers = [replace(heading, text="", item=heading.text) for heading in headings]
            found.append(Columns(headings[0].name, answers, []))
        else:
            found += together
    return found
