"""Quotes as a list, with their matches marked, a permanent link and a button that copies one with its source."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from components.addresses import quote_address
from components.attributes import dataset
from components.places import more_button
from data.quotes.finding import FoundQuote, citation
from data.quotes.offers import Offer
from data.quotes.rules import has_no_word
from data.wording.numbers import whole_number

#: How many quotes are shown at first, and are added each time.
PAGE = 50
#: What is said in the place of the number found when the server does not answer.
NO_WORD = "Typ ten minste één woord, bijvoorbeeld ‘geld’. Alleen tekens zoals ‘€’ of ‘-’ kunnen wij niet zoeken."
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
    return f"{_quotes(len(found))} gevonden"


def _quotes(number: int) -> str:
    return "1 citaat" if number == 1 else f"{whole_number(number)} citaten"


def nothing_found(
    search: str, *, filtered: bool, near: Sequence[Offer], address_of: Callable[[str], str]
) -> list[Component]:
    """What to try when nothing is found: searches ``near`` to the one asked, each at its address, or how to search."""
    if has_no_word(search):
        return [html.P(NO_WORD, className="empty")]
    said = f"Er is geen citaat met ‘{search.strip()}’. " if search else "Er is geen citaat bij deze keuze. "
    tips: list[str | Component] = [said]
    if near and near[0].spelled:
        tips.append("Bedoelde u:")
    elif near:
        tips.append("Wel gevonden:")
    elif search and len(search.split()) == 1:
        tips.append("Probeer een korter woord of een ander woord, bijvoorbeeld ‘geld’ in plaats van ‘financiering’. ")
    elif search:
        tips.append("Probeer andere woorden. ")
    offered = [html.Ul([_offer(offer, address_of(offer.search)) for offer in near])] if near else []
    others = "Of laat de andere keuzes los." if filtered else ""
    if not near:
        return [html.P([*tips, others], className="empty")]
    return [html.Div([html.P(tips), *offered, *([html.P(others)] if others else [])], className="empty")]


def _offer(offer: Offer, address: str) -> Component:
    """A search that finds something, how it differs from the one asked, and how much it finds."""
    how = ", als losse woorden" if offer.loose else ""
    if offer.dropped:
        how += f" zonder {_listed(offer.dropped)}"
    if offer.allowed:
        how += f", ook met {_listed(offer.allowed)}"
    # Geen draagvlak and draagvlak are no answers to the same question.
    warning = " Let op: dat kan iets anders betekenen." if offer.turned else ""
    return html.Li(["‘", html.A(offer.search, href=address), f"’{how}: {_quotes(offer.quotes)}.{warning}"])


def _listed(words: Sequence[str]) -> str:
    quoted = [f"‘{word}’" for word in words]
    return " en ".join(filter(None, [", ".join(quoted[:-1]), quoted[-1]]))
