"""The running text of the page that accounts for the numbers; an empty line starts a paragraph."""

from __future__ import annotations

INTRODUCTION = """
Hier staat waar elk cijfer vandaan komt: hoe een vraag is gemeten, welke jaren te vergelijken zijn, wat is afgeleid en
wat er vermoedelijk niet klopt.
"""

BASES = """
Niet elke bron noemt hoeveel gemeenten een vraag beantwoordden (n). Bij de meeste vragen is dat aantal dan af te leiden:
elk percentage moet een heel aantal gemeenten van n zijn. Bij n = 89 bestaat 79,8% (71 gemeenten), maar 79,9% niet. Wij
zoeken het aantal waarbij alle percentages van een vraag in een jaar kunnen. De vragen ervoor en erna tellen daarbij
altijd mee: binnen een jaar daalt n meestal een beetje.

Een afgeleid aantal staat er altijd zo: n ≈ 142, mogelijk 71 (afgeleid, zekerheid gemiddeld). De zekerheid is hoog als
alle percentages passen, de vraag zelf dit aantal aanwijst, de vragen ervoor en erna dat niet tegenspreken, en bij
minstens de helft van de vragen van dat jaar het aantal bekend is. Anders is zij gemiddeld, bijvoorbeeld als een
percentage niet past, als de vragen ervoor en erna de doorslag gaven, of als een ander aantal net niet is uit te
sluiten. Is geen aantal aannemelijk genoeg, dan noemen wij er geen. Een gepubliceerd aantal gaat altijd voor.

Hoe vaak klopt dat? Dat hebben wij geteld bij verzonnen peilingen, waarvan wij n kennen. Werken die zoals wij aannemen,
dan vinden wij n bij ongeveer negen van de tien vragen. Met typefouten is dat acht van de tien. Geen enkel aantal met
hoge zekerheid was fout.

Als de werkelijkheid anders is dan wij aannemen, vinden wij minder. Is een deel van de vragen maar aan een deel van de
gemeenten gesteld, dan vinden wij n bij ongeveer zeven van de tien vragen. Slaan gemeenten losse antwoorden over, dan
bij twee van de tien. Van de aantallen die wij noemen, is dan 4% fout. Als dit alles door elkaar loopt, vinden wij n bij
minder dan de helft van de vragen, en zijn ook enkele aantallen met hoge zekerheid fout: 2 van de 630. Bij gewogen
percentages klopt de methode niet: wij noemen dan bij 4% van de vragen een aantal, en dat is altijd fout. De zekerheid
is dan nooit hoog.

De methode is een omkering van de GRIM-toets:
"""

SOURCE = "Brown & Heathers 2017, The GRIM Test, Social Psychological and Personality Science 8(4), 363-369."

MARGINS = """
Marges zijn intervallen van 95% volgens Wilson. Over een verandering doen wij een van drie uitspraken, met een toets op
twee percentages op het niveau van 5%, voor alle antwoorden van een vraag samen (correctie van Holm).

‘Duidelijk’: de verandering is groter dan toeval verklaart, ook als de deelnemers een greep zijn uit een veel grotere
groep. ‘Waarschijnlijk’: zij is groter dan toeval, als wij ook meetellen dat een groot deel van alle gemeenten meedeed
en dat deel een goede afspiegeling is van alle gemeenten (correctie voor een eindige populatie). ‘Binnen de marge’: het
kan toeval zijn.

Een antwoord noemen wij alleen het hoogst als de voorsprong op elk ander antwoord ‘duidelijk’ of ‘waarschijnlijk’ is.
Hoeveel gemeenten twee antwoorden samen gaven, is niet bekend; waar meer antwoorden mogelijk zijn, rekenen wij daarom
voorzichtig en blijft een voorsprong soms binnen de marge die er wel is.

De marge van een verschil is die van Newcombe, met de correctie voor een eindige populatie. Haar niveau hoort bij de
toets van alle antwoorden samen en is ten minste 95%; het staat erbij, op de pagina en in de bestanden. Marge en
toets zijn niet precies hetzelfde: een heel enkele keer ligt nul net binnen de marge van een verandering die groter is
dan toeval.

Komen er meer aantallen (n) in aanmerking, dan rekenen wij met het kleinste. Is n niet bekend, dan kijken wij welke
aantallen aannemelijk zijn: die van de vragen ervoor en erna, en nooit minder dan nodig is voor het percentage zelf. Is
de uitkomst voor al die aantallen dezelfde, dan staat er ‘voor elke aannemelijke n’. Anders geven wij geen oordeel. Dat
doen wij ook niet over een breuk in de reeks, bij minder dan 30 gemeenten, en waar niet bekend is waar een percentage
een deel van is.

Wij hebben de toets nagegaan met verzonnen peilingen waarin niets veranderde. ‘Duidelijk’ stond daar bij hoogstens 5%
van de vragen ten onrechte. ‘Duidelijk’ of ‘waarschijnlijk’ samen bleef ook onder 5% als alle gemeenten samen hetzelfde
antwoordden en genoeg gemeenten beide keren meededen. Was dat niet zo, dan was het 15 tot 21%. Dat strenge oordeel heeft
een prijs: een echte verandering van 15 procentpunt heet bij 44 tot 47% van de vragen ‘duidelijk’, en bij 65 tot 73%
‘duidelijk’ of ‘waarschijnlijk’.

Marges zeggen niets over wie er meedoet. Doen gemeenten met een bepaald antwoord anderhalf keer zo vaak mee, dan ligt
het echte percentage nog maar bij 42% van de vragen binnen de marge.

Een percentage van minder dan 30 gemeenten is gearceerd en krijgt de markering (k).
"""

OVERLAP = """
Van sommige jaren is wel bekend hoeveel gemeenten ook in het andere jaar meededen. Dan houdt de toets rekening met de
samenhang van hun antwoorden (Tam 1984; Qualité en Tillé 2008), en de marge van het verschil ook. Antwoorden gemeenten
elk jaar ongeveer hetzelfde, dan wordt een echte verandering vaker gevonden: bij verzonnen peilingen heet een
verandering van 15 procentpunt bij 62 tot 66% van de vragen ‘duidelijk’ als de helft beide keren meedeed, en bij 89 tot
90% als alle gemeenten dat deden. Deed er geen twee keer mee, dan zijn ‘duidelijk’ en ‘waarschijnlijk’ voorzichtiger.
"""

GROUPS = """
Van sommige vragen zijn er ook cijfers per groep gemeenten. Alles is daar hetzelfde als bij alle gemeenten samen, met
het aantal gemeenten van die groep. Is niet bekend hoeveel gemeenten een groep heeft, dan rekenen wij met alle
gemeenten: de marge is dan eerder te ruim dan te krap. Een cijfer van te weinig gemeenten is afgeschermd. Een ander
cijfer is dat ook waar het afgeschermde er anders uit is te berekenen.

Of de groepen in een jaar van elkaar verschillen, toetsen wij voor alle groepen met cijfers tegelijk, en voor alle
antwoorden van een vraag samen (correctie van Holm). De toets verdeelt de gegeven antwoorden steeds opnieuw over de
gemeenten en telt hoe vaak de groepen dan minstens zo veel verschillen. Zij klopt dus ook bij kleine groepen. Met een
correctie voor een eindige populatie rekenen wij hier niet: twee groepen zijn nooit precies gelijk, en het gaat erom of
een antwoord met de groep samenhangt.
"""

SUSPECTS = """
Deze percentages passen niet bij het aantal gemeenten. Wij veranderen ze niet: overal staat wat de bron noemt.
‘In twee stappen afgerond’ is eerst op twee decimalen en daarna op één: 67,949 wordt 67,95 en dan 68,0; een vijf aan het
einde gaat soms naar beneden. Waar een onderwerp een eigen n kan hebben, kan het percentage goed zijn.
"""

NO_SUSPECTS = """
Wij vermoeden hier geen fouten. Alleen een percentage met een bekend aantal gemeenten is zo na te gaan.
"""

STATEMENTS = """
Elke uitspraak krijgt twee oordelen, en voor alle uitspraken gelden dezelfde regels. Het eerste oordeel gaat over de
cijfers zoals zij in het rapport staan. Een stijging of daling klopt als het cijfer elk jaar hoger of lager is dan in
het jaar ervoor; noemt het rapport zelf twee jaren, dan vergelijken wij alleen die. Een meerderheid is meer dan 50%. Het
hoogste of laagste antwoord vergelijken wij met alle andere: na ‘tegen’ staat het antwoord dat het dichtst in de buurt
komt. Constant is een verschil van hoogstens {spread} procentpunt tussen jaren die te vergelijken zijn; die grens is van
ons. Gaat een uitspraak over meer jaren, dan moet zij in elk jaar kloppen.

Het tweede oordeel zegt of het verschil meer is dan toeval: het verschil tussen het eerste en het laatste jaar, met het
genoemde percentage, of met het andere antwoord. Bij een percentage of antwoord in meer jaren telt het zwakste jaar. Bij
‘constant’ telt het grootste verschil: is dat duidelijk, dan spreekt het de uitspraak tegen. ‘Waarschijnlijk’ betekent:
alleen met de correctie voor het grote deel van de gemeenten dat meedoet. Hoeveel gemeenten twee antwoorden samen geven,
is niet bekend; daarom rekenen wij daar voorzichtig. Bij een los cijfer is toeval niet van toepassing.

Is een uitspraak vaag, dan kiezen wij de lezing die voor het rapport het gunstigst is. Die staat er dan bij. Woorden als
‘sommige’ en ‘enkele’ tellen wij niet mee.
"""

NO_STATEMENTS = """
Hierover zijn geen uitspraken van het rapport nagerekend.
"""

EVERYTHING = """
In één zip-bestand: van elke vraag een afbeelding (PNG) met alle jaren, alle tabellen hieronder, en een lijst van de
inhoud. Uw browser maakt de afbeeldingen. U kunt intussen verder werken, maar laat dit tabblad open.
"""

DOWNLOADS = """
CSV opent in een Nederlandse Excel (puntkomma's en decimale komma's). Parquet is voor programma's als R en Python.
"""


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, each on one line."""
    return [" ".join(part.split()) for part in text.strip().split("\n\n")]
