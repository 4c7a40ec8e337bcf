"""The words of a report that say nothing of its numbers: headings, and what belongs at the places of its authors."""

from __future__ import annotations

TITLE = "Trendrapport VN-verdrag Handicap in gemeenten {years}"
ABOUT = (
    "Dit rapport is gemaakt uit de tabellen van de peiling. Op de gemarkeerde plaatsen schrijft u zelf: een "
    "samenvatting, een duiding bij elke vraag, en een eigen keuze van citaten. Maakt u het rapport later opnieuw "
    "met de oude versie erbij, dan blijft staan wat u daar schreef."
)
SUMMARY = "Samenvatting"
SUMMARY_HINT = "Schrijf hier de samenvatting van het rapport."
RESPONSE = "Respons en methode"
RESPONSE_HINT = "Schrijf hier wat er te zeggen is over de peiling van dit jaar: wanneer zij is gehouden, en hoe."
RESPONSE_HEADS = ("Jaar", "Aantal gemeenten (n)", "Alle gemeenten", "Aandeel", "Hoe n bekend is")
READING = "Hoe u de uitkomsten leest"
CHANGES = "Belangrijkste veranderingen"
CHANGES_HINT = "Schrijf hier wat u van deze veranderingen vindt."
QUESTIONS = "Resultaten per vraag"
NUMBER = "Vraag {number}."
ANSWERS = "Antwoorden"
RESULTS = "Uitkomsten"
COMPARED = "Wat te vergelijken is en hoe zeker dat is"
MEANING = "Duiding"
MEANING_HINT = "Schrijf hier uw duiding van deze uitkomsten."
QUOTES = "Citaten"
QUOTES_HINT = (
    "Deze citaten koos de computer: van verschillende thema’s en in verschillende woorden. Kies zelf welke u laat "
    "staan, en haal dan ook deze regel weg."
)
QUOTED = "respondent, peiling {year}"
QUOTE_LINE = ", rapport regel {line}"
ACCOUNTING = "Verantwoording"
BASES, MARGINS = "Aantal gemeenten (n)", "Marges en veranderingen"
REST = "Teksten zonder plaats"
REST_EXPLAINED = "Deze teksten stonden in de vorige versie op een plaats die er nu niet meer is. Zet ze waar zij horen."
