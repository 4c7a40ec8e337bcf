"""What is told around signing in and out: to somebody who sees no page of ours yet, or none any more."""

from __future__ import annotations

from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

NAME = "Inclusietrends"
AGAIN, OTHER = "Probeer opnieuw", "Log in met een ander account"


@dataclass(frozen=True)
class Told:
    """A title, sentences below it, and the words of the links: to try again, and to take another account."""

    title: str
    sentences: tuple[str, ...]
    again: str = AGAIN
    other: str = ""


#: By the outcome of signing in or out; {person} is replaced.
TOLD = {
    "unavailable": Told(
        "Inloggen lukt nu niet",
        ("De dienst waarmee u inlogt, werkt nu niet.", "Probeer het over een paar minuten opnieuw."),
    ),
    "failed": Told(
        "Inloggen is niet gelukt",
        ("Het duurde te lang, of het is in een ander venster begonnen.", "Probeer het nog een keer."),
    ),
    "cancelled": Told(
        "U bent niet ingelogd",
        ("U hebt het inloggen afgebroken, of uw organisatie staat het niet toe.",),
    ),
    "refused": Told(
        "U hebt geen toegang",
        (
            "U bent ingelogd als {person}, maar dit account mag dit dashboard niet bekijken.",
            "Hebt u ook een ander account? Log daarmee in.",
        ),
        other=OTHER,
    ),
    "too many groups": Told(
        "U hebt geen toegang",
        (
            "U bent ingelogd als {person}, maar dit account zit in zo veel groepen dat wij niet kunnen zien of u "
            "toegang hebt.",
            "Geef dit door aan de beheerder: gebruik app-rollen, of geef alleen de groepen door die aan dit dashboard "
            "zijn toegewezen.",
        ),
        other=OTHER,
    ),
    "signed out": Told("U bent uitgelogd", (f"U kijkt niet meer in {NAME}.",), again="Log weer in"),
}


def layout(told: Told, person: str, again: str, other: str, contact: str) -> list[Component]:
    """A page; ``again`` and ``other`` are addresses, ``contact`` is an e-mail address or empty."""
    links = [(told.other, other)] if told.other else [(told.again, again)]
    return [
        html.Header(NAME),
        html.Main(
            [
                html.H1(told.title),
                *(html.P(sentence.format(person=person or "iemand zonder naam")) for sentence in told.sentences),
                *([html.P(_help(contact))] if told.other else []),
                *(html.P(html.A(words, href=address)) for words, address in links),
            ]
        ),
    ]


def _help(contact: str) -> list[str | Component]:
    """Who can help."""
    if not contact:
        return ["Klopt dit niet? Vraag het aan de organisatie die u dit dashboard aanbiedt."]
    return ["Klopt dit niet? Vraag het aan ", html.A(contact, href=f"mailto:{contact}"), "."]
