"""The data dictionary: what each table and column holds, in Dutch, for people who download the tables."""

from __future__ import annotations

from data.survey.schema import CELLS, TABLES

TABLE_TEXTS = {
    "waves": "De peilingen: één rij per jaar.",
    "questions": "De vragen, met de letterlijke tekst.",
    "answer_options": "De antwoorden die bij een vraag horen.",
    "measurements": "Hoe een vraag in een jaar is gemeten, en bij hoeveel gemeenten.",
    "results": "De percentages: één rij per vraag, antwoord, jaar en groep, ook waar geen percentage is.",
    "cells": "Wat achter elk percentage staat: berekend uit de andere tabellen, één rij per vraag, antwoord, jaar en "
    "groep.",
    "groups": "De groepen gemeenten waarvoor er eigen percentages zijn.",
    "group_bases": "Bij hoeveel gemeenten van een groep een vraag in een jaar is gemeten.",
    "overlaps": "Hoeveel gemeenten in twee jaren aan een vraag meededen, en wat zij toen kozen.",
    "quotes": "Citaten van gemeenten, letterlijk.",
    "notes": "Opmerkingen bij een vraag, antwoord of jaar, in eigen woorden.",
    "statements": "Uitspraken over cijfers in de tekst van het rapport, in eigen woorden.",
    "reviews": "Wat er is besloten over open antwoorden die iemand kunnen aanwijzen; zonder hun tekst.",
}

_SHARED = {
    "question_id": "De vraag.",
    "option_id": "Het antwoord; leeg waar het over de hele vraag gaat.",
    "year": "Het jaar van de peiling; leeg waar het over alle jaren gaat.",
    "position": "De plaats in de vragenlijst of in de lijst met antwoorden.",
    "source_line": "De regel in de tekstversie van het rapport; leeg waar iets niet uit een rapport komt.",
}

_COLUMNS = {
    ("waves", "title"): "De naam van de peiling.",
    ("waves", "population"): "Het aantal gemeenten in Nederland in dat jaar (CBS).",
    ("waves", "source"): "De bron, en na een puntkomma die van het aantal gemeenten.",
    ("questions", "number"): "Het vraagnummer zoals het in de bron staat; leeg waar er geen staat.",
    ("questions", "title"): "Een korte titel, van ons.",
    ("questions", "text"): "De letterlijke vraag.",
    ("answer_options", "label"): "Een kort en schoon label, voor grafieken.",
    ("answer_options", "source_label"): "Het letterlijke label in de grafiek; leeg waar het antwoord daar niet staat.",
    ("answer_options", "text"): "De volledige tekst van het antwoord; leeg waar de bron geen lijst geeft.",
    ("answer_options", "first_year"): "Het eerste jaar waarin dit antwoord kon worden gegeven; leeg bij altijd.",
    ("answer_options", "last_year"): "Het laatste jaar waarin dit antwoord kon worden gegeven; leeg waar het nog kan.",
    (
        "answer_options",
        "quote_theme",
    ): "Het thema van de citaten over dit antwoord: een redactionele koppeling.",
    ("measurements", "answer_mode"): "single: één antwoord; multiple: meer antwoorden; scale: een mate per onderwerp.",
    ("measurements", "definition"): "Wat het percentage telt, en waarvan het een deel is.",
    ("measurements", "definition_status"): "stated: staat in de bron; inferred: afgeleid; not_stated: onbekend.",
    (
        "measurements",
        "comparable_group",
    ): "Jaren van een vraag met dezelfde waarde zijn te vergelijken, als hun definitie bekend is.",
    ("measurements", "comparable_status"): "Of de bron dat zegt: stated, inferred of not_stated.",
    ("measurements", "base_n"): "Het aantal gemeenten achter de percentages; leeg waar geen aantal aannemelijk is.",
    ("measurements", "base_status"): "reported: gepubliceerd; reconstructed: door ons afgeleid uit de percentages.",
    ("measurements", "base_confidence"): "Hoe zeker een afgeleid aantal is: high of medium.",
    ("measurements", "base_alternatives"): "Andere aantallen die in aanmerking komen, het aannemelijkste eerst.",
    ("measurements", "weighting"): "Waarnaar de percentages zijn gewogen; leeg waar dat niet is gebeurd.",
    (
        "measurements",
        "design_effect",
    ): "Hoeveel keer minder base_n waard is door het wegen (Kish): 1 of meer.",
    ("results", "group"): "De groep gemeenten (group_id); alle waar het over alle deelnemende gemeenten gaat.",
    ("results", "percentage"): "0 tot 100 met één decimaal, zoals gepubliceerd; leeg waar geen percentage is.",
    ("results", "base_n"): "Het aantal gemeenten waar een antwoord een eigen aantal heeft; anders leeg.",
    ("results", "obs_status"): "SDMX CL_OBS_STATUS: A gewoon; B eerste na een breuk; M niet gevraagd; "
    "O niet gepubliceerd; V plaats in de grafiek door ons afgeleid; U minder dan 30 gemeenten; Q afgeschermd.",
    ("results", "note"): "De opmerking (note_id) bij dit cijfer.",
    ("results", "source_label"): "Het letterlijke label in de grafiek van dat jaar, waar dat afwijkt.",
    ("cells", "label"): "Het label van het antwoord.",
    ("cells", "group"): "Als in results.",
    ("cells", "percentage"): "0 tot 100 met één decimaal, zoals gepubliceerd; leeg waar geen percentage is.",
    ("cells", "obs_status"): "Als in results.",
    ("cells", "comparable_group"): "Als in measurements.",
    ("cells", "definition_status"): "Als in measurements.",
    ("cells", "is_break"): "Of dit het eerste percentage van het antwoord na een breuk in de reeks is.",
    ("cells", "base_n"): "Het aantal gemeenten achter dit percentage: van het antwoord zelf, anders van de vraag.",
    ("cells", "base_status"): "Als in measurements; reported waar een antwoord een eigen aantal heeft; "
    "suppressed waar dat van een groep is afgeschermd.",
    ("cells", "base_confidence"): "Als in measurements.",
    ("cells", "base_alternatives"): "Als in measurements.",
    ("cells", "used_n"): "Het aantal waarmee is gerekend: het kleinste dat in aanmerking komt; anders leeg.",
    ("cells", "least_n"): "Waar n onbekend is: het kleinste aannemelijke aantal, gezien de vragen ervoor en erna.",
    ("cells", "most_n"): "Waar n onbekend is: het grootste aannemelijke aantal.",
    (
        "cells",
        "population",
    ): "Het aantal gemeenten van de groep in dat jaar; waar onbekend, dat van Nederland.",
    ("cells", "effective_n"): "used_n met de correctie voor een eindige populatie; inf waar alle gemeenten meededen.",
    (
        "cells",
        "municipalities",
    ): "Het aantal gemeenten waar het percentage voor staat; leeg waar n onbekend is, "
    "meer aantallen mogelijk zijn of het percentage niet past.",
    ("cells", "low"): "De ondergrens van het interval van 95% (Wilson), in procenten.",
    ("cells", "high"): "De bovengrens van dat interval.",
    ("cells", "fit"): "Of het percentage bij base_n past: exact; rounded twice: in twee stappen afgerond; none: niet.",
    ("cells", "likely_counts"): "Waar het niet past: het aantal gemeenten waar het waarschijnlijk voor staat.",
    ("cells", "note"): "De opmerking (note_id) bij dit cijfer.",
    ("cells", "year_before"): "Het jaar waarin de vraag hiervoor is gesteld.",
    ("cells", "compares_before"): "Of dat jaar met dit jaar is te vergelijken.",
    ("cells", "step"): "Het verschil met dat jaar in procentpunten; leeg waar het niet is te maken.",
    ("cells", "step_low"): "De ondergrens van dat verschil (Newcombe), op het niveau step_level.",
    ("cells", "step_high"): "De bovengrens van dat verschil.",
    ("cells", "step_level"): "Het niveau van die grenzen in procenten: dat van de toets (Holm), 95 of meer.",
    ("cells", "step_verdict"): "clear: duidelijk; likely: waarschijnlijk; within: binnen de marge; anders leeg.",
    ("cells", "step_undecided"): "Waarom er geen oordeel is: not asked (niet eerder gevraagd), not comparable (breuk), "
    "no value (niet gepubliceerd), not established (definitie onbekend), unknown n, of small n (kleiner dan 30).",
    ("cells", "step_for_any_n"): "Of n onbekend is, maar het oordeel hetzelfde is voor elk aannemelijk aantal.",
    ("groups", "group_id"): "Het kenmerk van de groep.",
    ("groups", "dimension"): "Waarnaar gemeenten zijn ingedeeld.",
    ("groups", "position"): "De plaats in de lijst met groepen.",
    ("groups", "label"): "De naam van de groep.",
    ("group_bases", "group"): "De groep (group_id).",
    ("group_bases", "base_n"): "Het aantal gemeenten van de groep achter de percentages; leeg waar dat is afgeschermd.",
    ("group_bases", "population"): "Het aantal gemeenten van de groep in Nederland in dat jaar; leeg waar onbekend.",
    ("overlaps", "year_before"): "Het eerste van de twee jaren.",
    ("overlaps", "both_n"): "Het aantal gemeenten met een antwoord op de vraag in beide jaren.",
    ("overlaps", "both_chose"): "Hoeveel daarvan dit antwoord in beide jaren kozen.",
    ("overlaps", "chose_before"): "Hoeveel daarvan het alleen in het eerste jaar kozen.",
    ("overlaps", "chose_after"): "Hoeveel daarvan het alleen in het tweede jaar kozen.",
    ("quotes", "quote_id"): "Het kenmerk van het citaat.",
    ("quotes", "year"): "Het jaar van het citaat; noemt de bron er geen, dan het laatste jaar van die bron.",
    ("quotes", "theme"): "Het kopje waaronder het citaat staat.",
    ("quotes", "label"): "De aanduiding tussen haken die de bron ervoor zet.",
    ("quotes", "text"): "De letterlijke tekst, zonder de buitenste aanhalingstekens.",
    ("quotes", "context"): "De zin die het citaat inleidt.",
    ("quotes", "duplicate_of"): "Het citaat dat het herhaalt.",
    ("notes", "note_id"): "Het kenmerk van de opmerking.",
    ("notes", "kind"): "break: breuk; definition: definitie; anomaly: bijzonderheid; alignment: plaats in de grafiek.",
    ("notes", "confidence"): "Hoe zeker een oordeel van ons is: high of medium; leeg waar het geen oordeel is.",
    ("notes", "text"): "De opmerking.",
    ("statements", "statement_id"): "Het kenmerk van de uitspraak.",
    ("statements", "year"): "Het (eerste) jaar waar de uitspraak over gaat.",
    ("statements", "until"): "Het laatste jaar, bij een uitspraak over meer jaren.",
    (
        "statements",
        "claim",
    ): "equals: is gelijk aan; nearly: bijna; above en below: meer en minder dan; highest, top two en lowest: hoogste, "
    "een van de twee hoogste en laagste antwoord; rises en falls: stijgt en daalt elk jaar; higher en lower: hoger en "
    "lager dan in het eerste jaar; steady: verandert weinig; not in tables: niet met de tabellen na te gaan.",
    ("statements", "claimed"): "Het getal in de uitspraak.",
    ("statements", "text"): "De uitspraak, in eigen woorden.",
    ("statements", "remark"): "Hoe een vage uitspraak is gelezen, of waarom zij niet is na te gaan.",
    ("reviews", "quote_id"): "Het kenmerk van het antwoord; waar het is weggelaten, is er geen citaat met dit kenmerk.",
    ("reviews", "decision"): "keep: behouden; mask: gemaskeerd; drop: weggelaten.",
    ("reviews", "reason"): "Waarom.",
    ("reviews", "decided_by"): "Wie dat besloot.",
    ("reviews", "decided_on"): "Op welke dag.",
}


def column_text(table: str, column: str) -> str:
    """What a column holds; raises KeyError where nobody wrote it down."""
    return _COLUMNS.get((table, column)) or _SHARED[column]


def rows() -> list[tuple[str, str, str, str]]:
    """The dictionary: table, column, kind and text for every column of every table."""
    return [
        (table.name, column.name, column.kind, column_text(table.name, column.name))
        for table in [*TABLES.values(), CELLS]
        for column in table.columns
    ]
