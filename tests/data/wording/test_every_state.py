"""What must be true of every sentence in every state: all questions, all sets of years, answers one, two and all, and
comparisons of answers of several questions; of the survey, and of one made of traps.

What a sentence says is read back and held against the tables themselves, with verdicts that are calculated apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, combinations
from math import isnan, sqrt

import numpy as np
import pytest

from data.store import Store
from data.survey.comparing import COMPARING, parts
from data.survey.questions import Question
from data.views.filters import Filters, View, default
from data.views.frames import Cell, QuestionView
from data.views.question import question_view
from data.wording import sentences
from data.wording.certainty import certainty, compares, comparison, share
from data.wording.hover import hover
from data.wording.messages import message
from data.wording.numbers import verdict
from tests.data.wording.truth import Truth, traps

FIGURE = r"(\d{1,3},\d)%(?: \([pk]\))*"
MOVED = re.compile(
    rf"‘(.+?)’ (steeg|daalde|bleef gelijk,) van {FIGURE}(?: in (\d+))? naar {FIGURE}(?: in (\d+))? "
    r"\(([+−]?\d+,\d) procentpunt, ([^)]+)\)"
)
WORDS = {"duidelijk": "clear", "waarschijnlijk": "likely", "binnen de marge": "within"}
ORDER = ["clear", "likely", "within", ""]
MALFORMED = re.compile(r"[.;:,]{2}|\.;|;\.|\s{2}|\s[.,;:)]|\(\s|\bnan\b|None|[{}]|^\s|\s$|’’|‘‘")


def number(text: str) -> float:
    return float(text.replace(",", ".").replace("−", "-"))


def subsets(items: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    return chain.from_iterable(combinations(items, size) for size in range(1, len(items) + 1))


def states(survey: Store) -> Iterator[QuestionView]:
    chance = np.random.default_rng(29)
    for question_id, item in survey.questions.items():
        pairs = list(combinations(item.option_ids, 2))
        some = [pairs[place] for place in chance.permutation(len(pairs))[:3]]
        for option_ids in [*((o,) for o in item.option_ids), *some, item.option_ids]:
            for years in subsets(item.years):
                # The view of changes differs in its years alone.
                views = (View.BARS, View.CHANGE) if years == item.years else (View.BARS,)
                for view in views:
                    margins = bool(chance.random() < 0.5)
                    yield question_view(survey, question_id, Filters(years, option_ids, view, margins=margins))
    whole = survey.question(COMPARING)
    for _ in range(80):
        chosen = {
            whole.option_ids[place] for place in chance.integers(len(whole.option_ids), size=chance.integers(1, 8))
        }
        years = tuple(year for year in whole.years if chance.random() < 0.7) or whole.years
        filters = replace(default(whole), years=years, option_ids=tuple(o for o in whole.option_ids if o in chosen))
        yield question_view(survey, COMPARING, filters)


@pytest.fixture(scope="module", params=["the survey", "traps"])
def truth(request: pytest.FixtureRequest, survey: Store) -> Truth:
    return Truth(survey if request.param == "the survey" else traps())


def test_every_sentence_is_true_in_every_state(truth: Truth) -> None:
    count = 0
    for view in states(truth.survey):
        if nothing := sentences.empty(view):
            assert not MALFORMED.search(nothing)
            continue
        count += 1
        told = message(view)
        try:
            _check_message(truth, view, told)
            _check_around(view, told)
        except AssertionError as error:
            raise AssertionError(f"{view.question.question_id} {view.filters}: {told}") from error
    assert count > 300


def _named(view: QuestionView) -> dict[str, tuple[Question, str]]:
    """Question and answer behind each label on screen."""
    found = {}
    for answer, _ in view.answers:
        option_id = parts(answer.option_id)[1] if view.question.most_chosen else answer.option_id
        found[answer.label] = (view.questions[answer.question_id], option_id)
    return found


def _check_message(truth: Truth, view: QuestionView, told: str) -> None:
    named = _named(view)
    assert "het meest" not in told
    kinds: dict[str, tuple[Question, tuple[int, int], str]] = {}
    for label, (item, option_id) in named.items():
        pair = next(answer.pair for answer, _ in view.answers if answer.label == label)
        if pair and truth.change(item, option_id, pair) is not None and truth.established(item, pair):
            assert item.groups[pair[0]] == item.groups[pair[1]]
            kinds[label] = (item, pair, truth.verdict(item.question_id, pair)[option_id])
    moved = MOVED.findall(told)
    for label, verb, first, _, last, _, change, words in moved:
        item, pair, kind = kinds[label]
        option_id = named[label][1]
        assert (number(first), number(last)) == tuple(truth.value(item.question_id, option_id, year) for year in pair)
        assert number(change) == truth.change(item, option_id, pair)
        assert verb == {1: "steeg", -1: "daalde", 0: "bleef gelijk,"}[int(np.sign(number(change)))]
        known = next((WORDS[word] for word in WORDS if words.startswith(word)), "")
        assert known == kind, (label, words)
    changes = {label: truth.change(item, named[label][1], pair) or 0.0 for label, (item, pair, _) in kinds.items()}
    if moved and any(changes.values()):
        best = min((ORDER.index(kinds[label][2]) for label in kinds if changes[label]), default=3)
        first_told = moved[0][0]
        assert ORDER.index(kinds[first_told][2]) == best, "certainty before size"
        largest = max(abs(changes[label]) for label in kinds if ORDER.index(kinds[label][2]) == best)
        assert abs(changes[first_told]) == largest
    if "bleef gelijk" in told or "bleven" in told:
        assert set(changes.values()) == {0.0}
    if "te berekenen" in told:
        assert view.has_changes
        assert all(not answer.changed for answer, _ in view.answers)
        for label, years in re.findall(r"‘([^’]+)’ is in ([\d, en]+) niet", told):
            blank = {
                cell.year for _, cells in view.answers for cell in cells if cell.label == label and not cell.published
            }
            assert {int(year) for year in re.findall(r"\d{4}", years)} <= blank
    if "geen enkele verandering is groter" in told:
        assert {kind for *_, kind in kinds.values()} == {"within"}
    if not view.has_changes:
        assert "procentpunt" not in told
    _check_highest(view, told)


def _check_highest(view: QuestionView, told: str) -> None:
    """An answer is the highest by more than chance, without the correction or at least with it, for any plausible n."""
    part = "van de gekozen antwoorden"
    whole = len(view.answers) == len(view.question.option_ids)
    pattern = rf"In (\d+) (is|staat) ‘([^’]+)’ (?:het hoogst|bovenaan)( {part})?(?:: | met ){FIGURE}"
    for year, verb, label, chosen, value in re.findall(pattern, told):
        cells = [cell for _, cells in view.answers for cell in cells if cell.published and cell.year == int(year)]
        top, *others = sorted(cells, key=lambda cell: -cell.percentage)
        assert (top.label, top.percentage) == (label, number(value))
        assert bool(chosen) != whole
        n = top.least_n if isnan(top.used_n) else top.used_n
        corrected = n * (top.population - 1) / (top.population - n)
        worth = [min(_distance(top, other, corrected) for other in others), min(_distance(top, o, n) for o in others)]
        if verb == "is":
            assert worth[0] > 1.959
            assert ("voorsprong: duidelijk" in told) == (worth[1] > 1.96)
        else:
            assert not worth[0] > 1.96 or isnan(top.used_n) or n < 30
            assert "niet te zeggen" in told or "binnen de marge" in told


def _distance(top: Cell, other: Cell, n: float) -> float:
    """How many standard errors a percentage is ahead of another one of the same respondents."""
    one, two = top.percentage / 100, other.percentage / 100
    error = sqrt((min(one + two, 2 - one - two) - (one - two) ** 2) / n)
    return (one - two) / error


def _check_around(view: QuestionView, told: str) -> None:
    """What stands around the message."""
    around, compared = certainty(view), comparison(view)
    texts = [told, around, compared, share(view), sentences.selection(view), sentences.source_line(view)]
    texts += [text for text, _ in sentences.remarks(view)]
    for text in texts:
        assert not text or not MALFORMED.search(text), (text, MALFORMED.search(text))
    if view.has_data:
        used = told + "\n" + "\n".join(verdict(answer) for answer, _ in view.answers if view.has_changes)
        for word in WORDS:
            assert (re.search(rf"(?:procentpunt, |^|voorsprong: |\d |is ){word}", used, re.MULTILINE) is not None) == (
                f"‘{word.capitalize()}’ betekent" in around
            ), word
    _check_comparison(view, compared)
    line = sentences.source_line(view)
    for item in view.questions.values():
        for year in view.years:
            measured = item.by_year.get(year)
            if measured and measured.base_n:
                assert re.search(rf"{year}: n [≈=] {measured.base_n}\b", line)
                for other in measured.base_alternatives:
                    assert re.search(rf"mogelijk [\d, of]*\b{other}\b", line)
    for _, cells in view.answers if len(view.answers) > 2 else []:
        for cell in cells:
            lines = hover(cell, view.questions[cell.question_id]).split("\n")
            assert not any(MALFORMED.search(line) for line in lines)
            if "minder dan 30" in lines[-1]:
                assert cell.used_n < 30 or cell.year_before < cell.year


def _check_comparison(view: QuestionView, compared: str) -> None:
    """What is said of the years that compare."""
    years = {year for item in view.questions.values() for year in view.filters.years if year in item.groups}
    if len(years) < 2:
        assert compared == ""
    for item in view.questions.values():
        asked = [year for year in view.filters.years if year in item.groups]
        if len({item.groups[year] for year in asked}) > 1:
            assert "let op" in compared.lower()
            assert not compares(view)
    for group in re.findall(r"(?:Wij nemen aan dat |\. |: |^)([\d, en]+) te vergelijken zijn", compared):
        found = [int(year) for year in re.findall(r"\d{4}", group)]
        assert any(len({item.groups.get(year) for year in found}) == 1 for item in view.questions.values())
