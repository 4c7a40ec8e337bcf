"""The accessibility statement, in the form of the Dutch model."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

TITLE = "Toegankelijkheid"

STATUS = (
    "Status C: eerste maatregelen zijn genomen. Dit dashboard is gemaakt volgens WCAG 2.2, niveau A en AA, en wij "
    "testen dat zelf bij elke wijziging. Een onafhankelijk onderzoek naar de hele norm (EN 301 549) is nog niet "
    "gedaan. Daarom noemen wij de status niet hoger."
)
TESTED = (
    "Automatisch onderzoek met axe op elke pagina, in elke weergave, op drie schermbreedtes: geen fouten.",
    "De hele taak met alleen het toetsenbord: vraag, jaren, antwoorden en weergave kiezen, zoeken, downloaden.",
    "Kiezen, zoeken en de tabel lezen zonder JavaScript.",
    "De opbouw die een schermlezer voorleest: kopjes, namen van knoppen, de tabel en de meldingen.",
    "Een scherm van 320 pixels breed (400% vergroot), ruimere afstand tussen letters en regels, hoog contrast en "
    "afdrukken.",
    "Kleuren: contrast berekend, en grafieken bekeken zoals mensen met kleurenblindheid ze zien.",
)
TESTED_ON = "24 november 2026"
LIMITATIONS = (
    (
        "De punten in een grafiek zijn niet één voor één met de pijltjestoetsen te lezen.",
        "Alle cijfers staan onder elke grafiek in een tabel. Die volgt altijd uw keuzes.",
    ),
    (
        "Citaten zijn letterlijk. Er staan afkortingen, typefouten en soms Engelse woorden in, zonder taalcode.",
        "De tekst van ons zelf is in eenvoudig Nederlands.",
    ),
    (
        "Een gedownloade PNG heeft geen beschrijving.",
        "De zin boven de grafiek beschrijft haar; de cijfers zijn als CSV en Excel te downloaden.",
    ),
    (
        "Wij hebben nog niet getest met mensen die een schermlezer of andere hulpmiddelen gebruiken.",
        "Werkt er iets niet voor u? Laat het ons weten, dan helpen wij u.",
    ),
    (
        "Wijst u met de muis iets aan in een grafiek, dan ziet u meer uitleg. Met het toetsenbord kan dat niet.",
        "Die uitleg kunt u ook zonder muis lezen. Het cijfer en n staan in de tabel. Zet ‘Marges’ aan voor de marge. "
        "Kies twee jaren voor de verandering. Op de pagina Verantwoording staat hoe zeker n is.",
    ),
    (
        "Zonder JavaScript ziet u geen grafieken van vragen, en geen knoppen om te downloaden en te kopiëren.",
        "Kiezen en zoeken werkt wel, met de knop Toon. Alle cijfers staan in de tabel. Onderaan elke pagina kunt u de "
        "tabellen downloaden.",
    ),
)


def layout(contact: str) -> list[Component]:
    """The statement; ``contact`` is an e-mail address, or empty where none is set."""
    return [
        html.H1("Toegankelijkheid"),
        html.P(
            "Iedereen moet dit dashboard kunnen gebruiken, ook met alleen een toetsenbord, met een schermlezer, met "
            "een vergroot scherm of als u kleuren anders ziet.",
            className="intro",
        ),
        _part("Toegankelijkheidsverklaring", html.P(STATUS), html.P(f"Deze verklaring is van {TESTED_ON}.")),
        _part(
            "Hoe wij hebben getest",
            html.Ul([html.Li(text) for text in TESTED]),
            html.P(f"Laatst getest op {TESTED_ON}, in Chromium. Deze tests horen bij elke wijziging."),
        ),
        _part(
            "Wat nog niet goed is",
            html.Dl([part for limit, way_out in LIMITATIONS for part in (html.Dt(limit), html.Dd(way_out))]),
        ),
        _part("Werkt er iets niet?", html.P(_contact(contact)), html.P(_complaint())),
    ]


def _part(name: str, *contents: Component) -> Component:
    return html.Section([html.H2(name), *contents], className="card part statement")


def _contact(contact: str) -> list[str | Component]:
    if not contact:
        return ["Meld het bij de organisatie die u dit dashboard aanbiedt. U krijgt binnen twee weken antwoord."]
    return ["Meld het bij ", html.A(contact, href=f"mailto:{contact}"), ". U krijgt binnen twee weken antwoord."]


def _complaint() -> str:
    return "Bent u niet tevreden met het antwoord? Dan kunt u een klacht indienen bij de Nationale ombudsman."
