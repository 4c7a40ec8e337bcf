"""The texts of the sheet *uitleg*: a heading and its lines."""

from __future__ import annotations

from data.statistics import THRESHOLD


def guide(year: int, *, exists: bool) -> list[tuple[str, list[str]]]:
    """The explanation of the workbook, in the order of the work; ``exists`` where the year is there to be corrected."""
    return [
        *(_correcting(year) if exists else _filling_in(year)),
        (
            "Wat u ziet",
            [
                "Cellen met een grijze achtergrond en schuine letters zijn al bekend. U hoeft ze niet te wijzigen.",
                "Cellen met een witte achtergrond vult u in. Met Tab gaat u naar de volgende cel die u kunt invullen.",
                "Kiest u een cel, dan ziet u wat daar hoort. Bij sommige cellen kiest u uit een lijst.",
                "De bladen zijn beveiligd zonder wachtwoord, zodat u niets per ongeluk verschuift. U kunt de "
                "beveiliging uitzetten.",
                "Kolommen mag u verbergen of verplaatsen, en rijen mag u sorteren: de codes achteraan wijzen de weg. "
                "Sorteer wel altijd alle kolommen samen.",
            ],
        ),
        (
            "Percentages en aantallen",
            [
                "Een percentage is een getal van 0 tot 100 met één decimaal, bijvoorbeeld 24,1.",
                "Kent u alleen het aantal gemeenten? Vul dan het aantal in, en n op het blad ‘vragen’. Het percentage "
                "wordt berekend.",
                "Vult u allebei in, dan moeten ze kloppen: 38 van 158 is 24,1%.",
                "Is er geen waarde? Laat percentage en aantal leeg en kies bij ‘waarom geen waarde’ de reden. Een 0 "
                "betekent dat geen enkele gemeente dit antwoord gaf.",
                "‘vervallen’ betekent dat het antwoord niet meer in de vragenlijst staat.",
                "‘afgeschermd’ betekent dat de waarde er is, maar niet getoond mag worden.",
            ],
        ),
        (
            "Vergelijken met eerdere jaren",
            [
                "‘ja’: de vraag is op dezelfde manier gesteld. De lijn in de grafiek loopt door.",
                "‘nee’: de vraag is anders gesteld. De grafiek krijgt een breuk, en u zegt waarom.",
                "‘niet bekend’: het dashboard toont de jaren naast elkaar en zegt dat de vergelijking niet vaststaat.",
                "Staat een vraag of antwoord er nu in andere woorden? Vul de nieuwe tekst in. Bij het inlezen ziet u "
                "oud en nieuw naast elkaar, en zegt u of dit hetzelfde is (same), een breuk (changed) of iets nieuws "
                "(new).",
            ],
        ),
        (
            "Groepen gemeenten",
            [
                "Het blad ‘groepen’ mag leeg blijven. Vul het in als u uitkomsten per groep hebt, "
                "zoals gemeentegrootte.",
                f"Van een groep van minder dan {THRESHOLD} gemeenten komen geen percentages in het dashboard: "
                "kies ‘afgeschermd’. Scherm dan ook een tweede groep af, anders is de eerste uit te rekenen.",
            ],
        ),
        (
            "Liever CSV?",
            [
                "U kunt elk blad ook als CSV-bestand opslaan, in één map: peiling.csv, resultaten.csv, vragen.csv, "
                "enzovoort. Geef bij het inlezen de naam van de map.",
            ],
        ),
    ]


def _filling_in(year: int) -> list[tuple[str, list[str]]]:
    return [
        (
            "Zo werkt het",
            [
                "1. Vul het blad ‘peiling’ in.",
                "2. Zeg op ‘vragen’ per vraag of zij is gesteld, hoeveel gemeenten antwoordden (n) en of de uitkomst "
                "met eerdere jaren te vergelijken is.",
                "3. Vul op ‘resultaten’ per antwoord een percentage of een aantal in.",
                "4. Zet nieuwe vragen en antwoorden op ‘nieuwe vragen’ en ‘nieuwe antwoorden’.",
                "5. Zet citaten op ‘citaten’. Iemand beoordeelt ze voordat ze in het dashboard komen.",
                f"6. Controleer het bestand: python -m data import peiling-{year}.xlsx --dry-run. U ziet dan alles "
                "wat niet klopt en alles wat verandert. Er wordt nog niets gepubliceerd.",
                f"7. Publiceer het: python -m data import peiling-{year}.xlsx.",
            ],
        ),
    ]


def _correcting(year: int) -> list[tuple[str, list[str]]]:
    path = f"peiling-{year}.xlsx"
    return [
        (
            f"De peiling van {year} verbeteren",
            [
                f"De peiling van {year} staat al in het dashboard. Haar eigen waarden staan in dit bestand.",
                "1. Wijzig alleen wat niet klopt. Wat u niet wijzigt, blijft zoals het is.",
                "2. Citaten van dit jaar blijven ook staan. Op ‘citaten’ komen alleen nieuwe.",
                f"3. Controleer het bestand: python -m data import {path} --replace --dry-run. U ziet dan wat er "
                "verandert. Hebt u niets gewijzigd, dan staat er ‘niets’.",
                f"4. Publiceer het: python -m data import {path} --replace.",
            ],
        ),
    ]
