"""The running text of the page that accounts for the numbers; an empty line starts a paragraph."""

from __future__ import annotations

INTRODUCTION = """
Hier staat waar elk cijfer vandaan komt: hoe een vraag is gemeten, welke jaren te vergelijken zijn, wat is afgeleid en
wat er vermoedelijk niet klopt. Alle cijfers en citaten komen uit de trendrapportage 2018-2021 van VNG. Regelnummers
verwijzen naar de tekstversie van dat rapport.
"""

BASES = """
Het rapport noemt niet hoeveel gemeenten een vraag beantwoordden (n). Bij de meeste vragen is dat aantal af te leiden:
elk percentage moet een heel aantal gemeenten van n zijn. Bij n = 89 bestaat 79,8% (71 gemeenten), maar 79,9% niet. Wij
zoeken het aantal waarbij alle percentages van een vraag in een jaar kunnen. Komen er meer in aanmerking, dan kijken wij
naar de vragen ervoor en erna: binnen een jaar daalt n meestal een beetje.

Een afgeleid aantal staat er altijd zo: n ≈ 96 (afgeleid). De zekerheid is hoog als alle percentages passen en de vraag
zelf dit aantal aanwijst. Zij is gemiddeld als een percentage niet past, als de vragen ervoor en erna de doorslag gaven,
of als een ander aantal net niet is uit te sluiten. Is geen aantal aannemelijk genoeg, dan noemen wij er geen. Een
gepubliceerd aantal gaat altijd voor.

De methode is een omkering van de GRIM-toets:
"""

SOURCE = "Brown & Heathers 2017, The GRIM Test, Social Psychological and Personality Science 8(4), 363-369."

MARGINS = """
Marges zijn intervallen van 95% volgens Wilson, met een correctie omdat een groot deel van alle gemeenten meedoet. Het
interval van een verschil is dat van Newcombe. Een verandering heet ‘duidelijk’ als zij groter is dan toeval verklaart
(toets op twee percentages, met de correctie van Holm voor alle antwoorden van een vraag, 5%), en anders ‘binnen de
marge’. De marge van een verschil houdt met die correctie rekening. Komen er meer aantallen in aanmerking, dan rekenen
wij met het kleinste. Over een breuk in de reeks of zonder n zeggen wij niets.

De correctie voor het grote deel dat meedoet maakt marges smaller en meer veranderingen ‘duidelijk’. Zij geldt voor wie
door toeval meedoet, en dat is hier niet zo.

Een percentage van minder dan 30 gemeenten is gearceerd en krijgt de markering (k).
"""

SUSPECTS = """
Deze percentages passen niet bij het aantal gemeenten. Wij veranderen ze niet: overal staat wat het rapport noemt.
‘In twee stappen afgerond’ is eerst op twee decimalen en daarna op één: 67,949 wordt 67,95 en dan 68,0; een vijf aan het
einde gaat soms naar beneden. Waar een onderwerp een eigen n kan hebben, kan het percentage goed zijn.
"""

NO_SUSPECTS = """
Wij vermoeden hier geen fouten. Alleen een percentage met een bekend aantal gemeenten is zo na te gaan.
"""

NO_STATEMENTS = """
Hierover zijn geen uitspraken van het rapport nagerekend.
"""

DOWNLOADS = """
CSV opent in een Nederlandse Excel (puntkomma's en decimale komma's). Parquet is voor programma's als R en Python.
"""


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, each on one line."""
    return [" ".join(part.split()) for part in text.strip().split("\n\n")]
