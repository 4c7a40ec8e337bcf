"""Quotes as a list, with their matches marked, a permanent link and a button that copies one with its source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from components.addresses import quote_address
from components.attributes import dataset
from components.places import more_button
from data.quotes.finding import FoundQuote, citation
from data.wording.numbers import whole_number

#: How many quotes are shown at first, and are added each time.
PAGE = 50
#: What is said in the place of the number found when the server does not answer.
SEARCH_FAILED = "Zoeken lukt nu niet. Probeer het over een minuut opnieuw."
COPIED, REFUSED = "Gekopieerd", "Kopiëren lukt niet"


def quote_items(
    found: Sequence[FoundQuote], titles: Mapping[str, str], pages: int = 1, *, name_question: bool
) -> list[Component]:
    """As many pages of the quotes in their order, and a button for more.

    ``titles`` are those of the questions, named with each quote where asked.
    """
    before, items = None, []
    shown = found[: PAGE * pages]
    for item in shown:
        quote = item.quote
        introduce = quote.context is not None and quote.context != before
        items.append(_quote(item, titles[quote.question_id], introduce=introduce, name_question=name_question))
        before = quote.context
    more = more_button("Toon meer citaten", pages, needed=len(shown) < len(found))
    return [html.Ol(items, className="quote-list"), *more]


def _quote(found: FoundQuote, title: str, *, introduce: bool, name_question: bool) -> Component:
    """One quote; the sentence that introduces several stands above the first of them."""
    quote = found.quote
    tags = [title if name_question else None, quote.label, quote.theme and f"Thema: {quote.theme}", str(quote.year)]
    return html.Li(
        [
            html.P(quote.context, className="context") if introduce else None,
            html.Blockquote(["“", *_marked(quote.text, found.spans), "”"]),
            html.P(" · ".join(filter(None, tags)), className="tags"),
            html.Div(
                [
                    html.Button(
                        "Kopieer met bronvermelding",
                        type="button",
                        className="link-button",
                        **dataset(copy=citation(quote, title), copied=COPIED, refused=REFUSED),
                    ),
                    html.A("Link naar dit citaat", href=quote_address(quote.quote_id), className="link-button"),
                ],
                className="quote-actions",
            ),
        ],
        className="item",
        tabIndex="-1",
    )


def _marked(text: str, spans: Sequence[tuple[int, int]]) -> list[Component | str]:
    parts: list[Component | str] = []
    end = 0
    for start, stop in spans:
        parts += [text[end:start], html.Mark(text[start:stop])]
        end = stop
    return [*parts, text[end:]]


def count(found: Sequence[FoundQuote]) -> str:
    """The number found: 3 citaten gevonden."""
    return "1 citaat gevonden" if len(found) == 1 else f"{whole_number(len(found))} citaten gevonden"


def nothing_found(search: str, *, filtered: bool, better: str, better_address: str) -> Component:
    """What to try when nothing is found; ``better`` is a query near to the one asked, and its address."""
    tips: list[str | Component] = [
        f"Er is geen citaat met ‘{search.strip()}’. " if search else "Er is geen citaat bij deze keuze. "
    ]
    if better:
        tips += ["Bedoelde u ", html.A(better, href=better_address), "? "]
    elif len(search.split()) > 1:
        tips.append("Probeer één woord in plaats van meer woorden. ")
    elif search:
        tips.append("Probeer een korter woord of een ander woord, bijvoorbeeld ‘geld’ in plaats van ‘financiering’. ")
    if filtered:
        tips.append("Of laat de andere keuzes los.")
    return html.P(tips, className="empty")
