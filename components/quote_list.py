"""Quotes as a list, with their matches marked, a permanent link and a button that copies one with its source."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from components.addresses import quote_address
from components.attributes import dataset, named
from components.ids import QuestionPage
from components.places import PAGES, more_button
from data.quotes.finding import FoundQuote, citation
from data.quotes.offers import Offer
from data.quotes.rules import has_no_word
from data.wording.numbers import whole_number

#: How many quotes are shown at first, and are added each time.
PAGE = 50
#: What is told when the server does not answer a search.
SEARCH_FAILED = "Zoeken lukt nu niet. De lijst hoort nog bij uw vorige keuze."
NO_WORD = "Typ ten minste één woord, bijvoorbeeld ‘geld’. Alleen tekens zoals ‘€’ of ‘-’ kunnen wij niet zoeken."
COPY, LINK = "Kopieer met bronvermelding", "Link naar dit citaat"
COPIED, REFUSED = "Gekopieerd: {}", "Kopiëren lukt niet in deze browser: {}"
#: So many words tell one quote from another.
FIRST_WORDS = 6


def to_quotes() -> Component:
    """The skip link to the quotes of a page."""
    return html.A("Naar de citaten", href=f"#{QuestionPage.QUOTES}", className="skip-link")


def quote_items(
    found: Sequence[FoundQuote],
    titles: Mapping[str, str],
    sources: Mapping[int, str],
    pages: int = 1,
    *,
    name_question: bool,
) -> list[Component]:
    """As many pages of the quotes in their order, and a button for more.

    ``titles`` are those of the questions, named with each quote where asked; ``sources`` are those of the waves.
    """
    before, items = None, []
    shown = found[: PAGE * pages]
    for item in shown:
        quote = item.quote
        introduce = quote.context is not None and quote.context != before
        cited = citation(quote, titles[quote.question_id], sources)
        named_with = titles[quote.question_id] if name_question else None
        items.append(_quote(item, cited, named_with, introduce=introduce))
        before = quote.context
    more = more_button("Toon meer citaten", pages, needed=len(shown) < len(found))
    return [html.Ol(items, className="quote-list"), *more]


def _quote(found: FoundQuote, cited: str, title: str | None, *, introduce: bool) -> Component:
    """One quote, ``cited`` with its source; the sentence that introduces several stands above the first of them."""
    quote = found.quote
    begin = _first_words(quote.text)
    tags = [title, quote.label, quote.theme and f"Thema: {quote.theme}", str(quote.year)]
    return html.Li(
        [
            html.P(quote.context, className="context") if introduce else None,
            html.Blockquote(["“", *_marked(quote.text, found.spans), "”"]),
            html.P(" · ".join(filter(None, tags)), className="tags"),
            html.Div(
                [
                    html.Button(
                        COPY,
                        type="button",
                        className="link-button",
                        **named(f"{COPY}: {begin}"),
                        **dataset(copy=cited),
                    ),
                    html.A(
                        LINK, href=quote_address(quote.quote_id), className="link-button", **named(f"{LINK}: {begin}")
                    ),
                    html.P(role="status", className="status"),
                ],
                className="quote-actions",
                **dataset(copied=COPIED.format(begin), refused=REFUSED.format(begin)),
            ),
        ],
        className="item",
        tabIndex="-1",
    )


def _first_words(text: str) -> str:
    """The words by which a quote is known: “We werken op basis van een …”."""
    words = text.split()
    return "“" + " ".join(words[:FIRST_WORDS]) + (" …”" if len(words) > FIRST_WORDS else "”")


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


def said(found: Sequence[FoundQuote], search: str, near: Sequence[Offer], pages: int = 1) -> dict[str, str]:
    """What a screen reader says of the quotes found: after a search, and after more of them were asked for."""
    if not found:
        return {"": " ".join([_tips(search, near), *(f"‘{offer.search}{_rest(offer)}" for offer in near)])}
    shown = min(len(found), PAGE * pages)
    return {"": f"{count(found)}.", PAGES: f"{shown} van {_quotes(len(found))} in beeld."}


def nothing_found(
    search: str, *, filtered: bool, near: Sequence[Offer], address_of: Callable[[str], str]
) -> list[Component]:
    """What to try when nothing is found: searches ``near`` to the one asked, each at its address, or how to search."""
    tips, others = _tips(search, near), "Of laat de andere keuzes los." if filtered else ""
    if not near:
        return [html.P(f"{tips} {others}".strip(), className="empty")]
    offered = html.Ul([_offer(offer, address_of(offer.search)) for offer in near])
    return [html.Div([html.P(tips), offered, *([html.P(others)] if others else [])], className="empty")]


def _tips(search: str, near: Sequence[Offer]) -> str:
    """That nothing is found, and what to do; offers come after it."""
    if has_no_word(search):
        return NO_WORD
    none = f"Er is geen citaat met ‘{search.strip()}’." if search else "Er is geen citaat bij deze keuze."
    if near:
        return f"{none} {'Bedoelde u' if near[0].spelled else 'Wel gevonden'}:"
    if not search:
        return none
    if len(search.split()) == 1:
        return f"{none} Probeer een korter woord of een ander woord, bijvoorbeeld ‘geld’ in plaats van ‘financiering’."
    return f"{none} Probeer andere woorden."


def _offer(offer: Offer, address: str) -> Component:
    """A search that finds something, at its address."""
    return html.Li(["‘", html.A(offer.search, href=address), _rest(offer)])


def _rest(offer: Offer) -> str:
    """How a search differs from the one asked, and how much it finds."""
    how = ", als losse woorden" if offer.loose else ""
    if offer.dropped:
        how += f" zonder {_listed(offer.dropped)}"
    if offer.allowed:
        how += f", ook met {_listed(offer.allowed)}"
    # Geen draagvlak and draagvlak are no answers to the same question.
    warning = " Let op: dat kan iets anders betekenen." if offer.turned else ""
    return f"’{how}: {_quotes(offer.quotes)}.{warning}"


def _listed(words: Sequence[str]) -> str:
    quoted = [f"‘{word}’" for word in words]
    return " en ".join(filter(None, [", ".join(quoted[:-1]), quoted[-1]]))
