"""What stays outside: columns and texts by which a person can be known, and what programs keep for themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable

from data.quotes.words import fold


def words(text: str) -> frozenset[str]:
    """The words of a text, for the lists in this room."""
    return frozenset(text.split())


#: Columns that programs make about a respondent, by their letters and digits alone.
ABOUT_RESPONDENTS = words(
    "respondent respondentid respondentnummer responseid responsid antwoordid reactieid respondentnr id "
    "email emailaddress emailadres mail mailadres name naam fullname volledigenaam firstname voornaam lastname "
    "achternaam tussenvoegsel username gebruikersnaam ip ipaddress ipadres ipaddr token toegangscode accesscode "
    "telefoon telefoonnummer tel telephone phone phonenumber mobiel mobielnummer mobile recipientlastname "
    "recipientfirstname recipientemail externalreference externaldatareference locationlatitude locationlongitude "
    "latitude longitude refurl referrerurl verwijzendeurl contactpersoon contact adres address straat "
    "geboortedatum dateofbirth bsn"
)
#: Words that ask for a person, and words that ask for something with a name.
_PERSON = re.compile(
    r"\b(e-?mail(-?adres)?|e-?mail address|voor- en achternaam|(voor|achter)?naam|names?|first name|last name|"
    r"telefoon(nummer)?|phone( number)?|mobiele nummer|ip-?adres|ip address|contactpersoon|contactgegevens)\b"
)
_THING = re.compile(
    r"gemeente|municipalit|organisati|organizati|instelling|provincie|regio|domein|plan|website|bedrijf|beleid|project"
)
#: A longer heading is a question, and asks for more than a name.
LONGEST = 70
_ADDRESS = re.compile(
    r"[^@\s]+@[^@\s]+\.[a-z]{2,}|(\d{1,3}\.){3}\d{1,3}|(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}", re.IGNORECASE
)


def letters(text: str) -> str:
    """Only the letters and digits of a text, without case and accents: 'E-mail adres' is emailadres."""
    return re.sub(r"[\W_]+", "", fold(text))


def asks_for_person(heading: str) -> bool:
    """Whether what stands above a column asks who somebody is."""
    folded = fold(heading)
    return letters(heading) in ABOUT_RESPONDENTS or (
        len(folded) <= LONGEST and bool(_PERSON.search(folded)) and not _THING.search(folded)
    )


def are_addresses(texts: Iterable[str]) -> bool:
    """Whether most of the texts of a column are e-mail or IP addresses and nothing else."""
    found = [bool(_ADDRESS.fullmatch(text)) for text in texts]
    return bool(found) and sum(found) * 2 > len(found)
