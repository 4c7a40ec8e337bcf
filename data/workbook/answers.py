"""What a row says of an answer: a percentage or a count, or why there is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from data.statistics import rounded_share
from data.wording.numbers import decimal
from data.workbook import values
from data.workbook.asked import Asked
from data.workbook.grids import Cell
from data.workbook.layout import REASONS, STOPPED
from data.workbook.records import CellError, Log, MissingError, Record
from data.workbook.values import Percentage

T = TypeVar("T")
#: The most that rounding to one decimal moves a percentage.
ROUNDING = 0.05
NOISE = 1e-9
#: How the note begins that tells why percentages do not add up to 100.
SUM = "De percentages tellen op tot"


@dataclass
class Answer:
    """An answer of one year: a row of results to be, and of answer_options where it is ``new``.

    ``stopped`` is an answer that is not offered any more. ``source_label`` is how the answer was worded this year,
    where it is the same answer in other words. ``fraction`` says that the percentage may be a fraction.
    """

    place: str
    option: str = ""
    label: str = ""
    text: str | None = None
    new: bool = False
    stopped: bool = False
    percentage: float | None = None
    fraction: bool = False
    base_n: int | None = None
    base_place: str = ""
    status: str | None = None
    source_label: str | None = None
    remark: str | None = None


def read_answer(row: Record, base: int | None, log: Log, *, weighted: bool = False) -> Answer:
    """The value of a row: a percentage, a count of ``base``, both where they agree, or the reason why there is none.

    Everything that is wrong with it is noted. A weighted percentage cannot be held against a count.
    """
    answer = Answer(row["percentage"].place, base_place=row["eigen n"].place)
    reason = log.take(values.word({**REASONS, STOPPED: STOPPED}), row["waarom geen waarde"])
    faults = len(log.faults)
    share, no_share = _tried(values.percentage, row["percentage"], log)
    count, no_count = _tried(values.count, row["aantal"], log)
    answer.base_n = log.take(values.base, row["eigen n"])
    answer.remark = log.take(values.text, row["opmerking"])
    marks = [(row[name], mark) for name, mark in (("percentage", no_share), ("aantal", no_count)) if mark]
    if share is None and count is None and reason is None:
        for cell, mark in marks:
            log.fault(cell.place, mark)
        if len(log.faults) == faults:
            log.fault(answer.place, "percentage en aantal zijn leeg: vul er een in, of kies waarom er geen waarde is")
        return answer
    for cell, _ in marks:
        log.remark(cell.place, f"‘{cell.value}’ is gelezen als een lege cel")
    if share is None and count is None:
        answer.stopped = reason == STOPPED
        answer.status = None if reason == STOPPED else reason
        return answer
    if reason is not None:
        log.fault(
            row["waarom geen waarde"].place, "er is een waarde en ook een reden waarom die er niet is; wat klopt?"
        )
    if share is not None:
        _of_share(answer, share, row["percentage"], log, alone=count is None)
    if count is not None:
        _of_count(answer, count, row["aantal"], answer.base_n or base, log, weighted=weighted)
    return answer


def _tried(read: Callable[[Cell], T | None], cell: Cell, log: Log) -> tuple[T | None, str]:
    """A value, and what is to be said of a mark for no value in its place."""
    try:
        return read(cell), ""
    except MissingError as error:
        return None, str(error)
    except CellError as error:
        log.fault(cell.place, str(error))
        return None, ""


def _of_share(answer: Answer, share: Percentage, cell: Cell, log: Log, *, alone: bool) -> None:
    typed = str(cell.value).replace(".", ",")
    answer.percentage, answer.fraction = share.value, share.fraction and alone
    if share.fraction and share.rounded and alone:
        log.fault(cell.place, f"{typed} kan een breuk zijn of een percentage: schrijf er % achter (24,1%)")
        answer.fraction = False
    elif share.rounded:
        log.remark(cell.place, f"{typed} is afgerond op één decimaal: {decimal(share.value)}")
    if share.value == values.LOOKS_MISSING:
        log.remark(cell.place, "99 is gelezen als 99%; in sommige bestanden betekent het ‘geen antwoord’")


def _of_count(answer: Answer, count: int, cell: Cell, n: int | None, log: Log, *, weighted: bool) -> None:
    """The percentage of a count; one that is given must agree with it."""
    if n is None:
        log.fault(cell.place, f"bij {count} gemeenten hoort een n: vul die in, of een percentage")
    elif count > n:
        log.fault(cell.place, f"{count} is meer dan n ({n})")
    elif answer.percentage is None and weighted:
        log.fault(answer.place, "is niet ingevuld: uit een aantal is geen gewogen percentage te berekenen")
    elif answer.percentage is None:
        answer.percentage = rounded_share(count, n)
    elif not weighted and abs(100 * count / n - answer.percentage) > ROUNDING + NOISE:
        given = decimal(answer.percentage)
        log.fault(answer.place, f"{given} klopt niet met het aantal: {count} van {n} is {decimal(100 * count / n)}%")


def check_answers(asked: Asked, answers: Sequence[Answer], population: int, log: Log, *, was: float = 100) -> None:
    """Note what is wrong with the answers to a question together: bases, fractions, and the sum of single choice.

    A sum that is what it ``was`` in the dashboard asks for no reason.
    """
    if asked.base_n and asked.base_n > population:
        log.fault(asked.base_place, f"n ({asked.base_n}) is meer dan het aantal gemeenten ({population})")
    most = asked.base_n or population
    for answer in answers:
        if answer.base_n and answer.base_n > most:
            what = "de n van de vraag" if asked.base_n else "het aantal gemeenten"
            log.fault(answer.base_place, f"eigen n ({answer.base_n}) is meer dan {what} ({most})")
    shares = [answer.percentage for answer in answers if answer.percentage is not None]
    if max(shares, default=0) <= 1:
        for answer in answers:
            if answer.fraction:
                log.fault(
                    answer.place, "alle waarden van deze vraag zijn 1 of lager: zijn het breuken? Schrijf er % achter"
                )
    total, slack = round(sum(shares), 1), ROUNDING * len(shares) + NOISE
    whole = len(shares) == sum(not answer.stopped for answer in answers)
    if asked.mode != "single" or not shares or not (total - 100 > slack or (whole and 100 - total > slack)):
        return
    if asked.sum_reason is None and total != round(was, 1):
        text = f"de percentages van ‘{asked.title}’ tellen op tot {decimal(total)}, en één antwoord was mogelijk"
        log.fault(asked.place, f"{text}: verbeter ze, of zeg bij ‘som wijkt af omdat’ waarom")
    elif asked.sum_reason is not None:
        text = f"{SUM} {decimal(total)}. {asked.sum_reason.rstrip('. ')}."
        asked.notes.append((None, "anomaly", text))
