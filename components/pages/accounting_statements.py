"""The statements of the report, recalculated: the standard, the counts, and a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from dash import html
from dash.development.base_component import Component

from components.attributes import dataset
from components.pages import accounting_texts as texts
from components.tables import scroll_table
from data.overview.chance import Chance
from data.overview.statements import STEADY_SPREAD, Checked, Outcome
from data.survey.questions import Statement
from data.survey.schema import Claim
from data.wording.numbers import listing
from data.wording.phrases import say


def statements_part(statements: Sequence[Checked]) -> Iterable[Component]:
    """The paragraphs and the table, or a sentence that says there are no statements."""
    if not statements:
        yield from _paragraphs(texts.NO_STATEMENTS)
        return
    yield html.P(_counts(statements))
    yield from _paragraphs(texts.STATEMENTS.format(spread=STEADY_SPREAD))
    yield html.P(say("indicative"))
    head = ["Uitspraak, in onze woorden", "In de tabellen", "Volgens de cijfers", "Meer dan toeval?"]
    rows = [
        [
            html.Td([item.statement.text, html.Small(_place(item.statement)), *_remark(item.statement)]),
            _cell(_figures(item), head[1]),
            _cell(_judgement(item.outcome, item.remark), head[2]),
            _cell(_judgement(item.chance, item.doubt), head[3]),
        ]
        for item in statements
    ]
    table = scroll_table(
        "Uitspraken van het rapport", "Uitspraken in cijfers of vergelijkingen in het rapport", head, rows
    )
    yield html.Div(table, className="statements")


def _counts(statements: Sequence[Checked]) -> str:
    checkable = [item for item in statements if item.statement.claim is not Claim.NOT_IN_TABLES]
    # A clear difference contradicts that something is steady.
    both = sum(
        item.outcome in (Outcome.AGREES, Outcome.ROUNDS)
        and item.chance is Chance.CLEAR
        and item.statement.claim is not Claim.STEADY
        for item in checkable
    )
    sentences = [say("statements", total=len(statements))]
    if len(checkable) < len(statements):
        sentences.append(say("statements_not", number=len(statements) - len(checkable)))
    if checkable:
        sentences.append(say("statements_numbers", counts=_tally([item.outcome for item in checkable])))
        sentences.append(say("statements_chance", counts=_tally([item.chance for item in checkable]), both=both))
    return " ".join(sentences)


def _tally(found: Sequence[StrEnum]) -> str:
    """Each outcome that occurs with its number, in the order of its kind: klopt (3) en klopt niet (1)."""
    return listing([f"{outcome} ({found.count(outcome)})" for outcome in type(found[0]) if outcome in found])


def _place(statement: Statement) -> str:
    years = "-".join(str(year) for year in (statement.year, statement.until) if year)
    parts = [f"regel {statement.source_line}"] if statement.source_line else []
    return ", ".join(parts + ([] if statement.claim is Claim.NOT_IN_TABLES else [years]))


def _remark(statement: Statement) -> list[Component]:
    return [html.Small(statement.remark)] if statement.remark else []


def _cell(contents: Sequence[str | Component], head: str) -> html.Td:
    """A cell that can say what it is, and its contents as one block beside that."""
    return html.Td(html.Div(contents), className="text", **dataset(head=head))


def _figures(item: Checked) -> list[Component]:
    return [html.Div(text) for text in item.figures or ("geen",)]


def _judgement(outcome: StrEnum, more: str) -> list[str | Component]:
    return [html.Strong(str(outcome)), f": {more}" if more else ""]


def _paragraphs(text: str) -> list[Component]:
    return [html.P(paragraph) for paragraph in texts.paragraphs(text)]
