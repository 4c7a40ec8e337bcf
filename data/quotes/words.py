"""Words of Dutch texts in the forms in which they are compared: without case and diacritics, and as a stem.

Texts of people come with accents as characters of their own, with invisible characters (soft hyphens, and others
without width) and with every kind of apostrophe and dash: words and queries are the same however these are written.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from threading import Lock

import snowballstemmer

#: What is typed or printed for an apostrophe, and for a hyphen or minus, the usual one first.
APOSTROPHES = "'’‘ʼ‛´`′\uff07"
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d"
#: Characters that nobody sees: the soft hyphen, and those without width that join, part or direct letters.
UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
#: Accents that are characters of their own.
ACCENTS = "\u0300-\u034e\u0350-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
WORD = re.compile(rf"\w[\w{ACCENTS}{UNSEEN}]*(?:[{APOSTROPHES}][\w{ACCENTS}{UNSEEN}]+)*")
#: How many words have their forms kept.
KEPT = 50_000
#: A double consonant at the end of a longer stem is one.
SHORTEST_DOUBLED = 3

# The older of both Dutch stemmers: the newer one makes "meen" of "gemeente".
_STEMMER = snowballstemmer.stemmer("dutch_porter")
#: The stemmer works on a word that it holds: two readers at once would mix theirs up.
_STEMMING = Lock()

#: One vowel between consonants, which the stemmer makes short: wet, and wet of weet; ont-brek of ontbreken.
SYLLABLE = re.compile(r"((?:be|her|ont|ver)?[^aeiouy]*)([aeou])([^aeiouywx])")
#: A word of one vowel that ends in -s after n, l, r or t, which is no plural: mens, kans, hals, koers, plaats.
NO_PLURAL = re.compile(r"[^aeiouy]*[aeiouy]{1,2}[nlrt]s")
#: A plural in -s that the stemmer leaves: websites, gemeentes, acties. Not proces, adres or advies.
PLURAL = re.compile(r"(.{3,}[dgnpt]e|.{2,}[grst]ie)s")
#: A verb of one vowel with -t: woont, blijkt, werkt, ligt, ont-breekt. Not kant, post, recht, nor beperkt, a participle
#: too.
VERB = re.compile(
    r"((?:be|her|ont|ver)?[^aeiouy]*(?:[aeiou]{2}|ij)[bfgklmnprs]|[^aeiouy]*[aeiou](?:[lrnm][gkpm]|[bgk]))t"
)
#: A noun of a verb that the stemmer leaves as it is, for it is short: woning, meting. Not ding or kring.
NOUN = re.compile(r"([^aeiouy]*(?:[aeiou]{1,2}|ij)[^aeiouy]+)ing")
#: Forms that no rule gives, by the word whose stem they have: plurals of nouns with another vowel, for which a rule
#: would mix up gat and gaat; and forms of frequent strong verbs.
ALIKE = {
    form: word
    for word, others in {
        "bad": "baden", "blad": "bladen bladeren", "dag": "dagen", "dak": "daken", "dal": "dalen", "gat": "gaten",
        "glas": "glazen", "god": "goden", "graf": "graven", "hof": "hoven", "kind": "kinderen", "lid": "leden",
        "lot": "loten", "pad": "paden", "schip": "schepen", "slag": "slagen", "slot": "sloten", "stad": "steden",
        "vat": "vaten", "weg": "wegen",
        "blijven": "bleef bleven gebleven", "blijken": "bleek bleken gebleken",
        "houden": "houdt hield hielden gehouden", "brengen": "bracht brachten gebracht",
        "doen": "doet deed deden gedaan", "gaan": "gaat ging gingen gegaan", "geven": "gaf gaven gegeven",
        "hebben": "heb heeft had hadden gehad", "helpen": "hielp hielpen geholpen", "kiezen": "koos kozen gekozen",
        "komen": "kom komt kwam kwamen gekomen", "krijgen": "kreeg kregen gekregen", "lopen": "liep liepen gelopen",
        "nemen": "nam namen genomen", "schrijven": "schreef schreven geschreven", "spreken": "sprak spraken gesproken",
        "staan": "staat stond stonden gestaan", "vinden": "vindt vond vonden gevonden", "zien": "ziet zag zagen gezien",
    }.items()
    for form in others.split()
}  # fmt: skip

Forms = tuple[str, str]
"""A word without case and diacritics, and its stem."""
Span = tuple[int, int]
Words = tuple[tuple[Span, Forms], ...]
"""Every word of a text with its place."""


_UNSEEN = re.compile(f"[{UNSEEN}]+")
_ALIKE = str.maketrans({**dict.fromkeys(APOSTROPHES, "'"), **dict.fromkeys(DASHES, "-")})


def seen(text: str) -> str:
    """Text as it looks: without unseen characters, each letter one character with its accent."""
    return text if text.isascii() else unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def fold(text: str) -> str:
    """Text without case, diacritics and unseen characters, with one kind of apostrophe and of dash."""
    decomposed = unicodedata.normalize("NFKD", _UNSEEN.sub("", text).casefold().translate(_ALIKE))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


# The words of quotes and queries come again and again.
@lru_cache(maxsize=KEPT)
def forms(word: str) -> Forms:
    """A word without case, diacritics and possessive, and its stem."""
    folded = re.sub(r"'s?$|'", "", fold(word))
    return folded, _stem(folded)


def _stem(folded: str) -> str:
    """The stem of a word: what the stemmer makes of it, mended where that mixes up words or parts the forms of one."""
    word = ALIKE.get(folded, folded)
    if NO_PLURAL.fullmatch(word):
        return word
    word = PLURAL.sub(r"\1", word) if PLURAL.fullmatch(word) else word
    with _STEMMING:
        stem: str = _STEMMER.stemWord(word)
    noun, verb = NOUN.fullmatch(stem), VERB.fullmatch(stem)
    stem = noun[1] if noun else verb[1] if verb else stem
    if len(stem) > SHORTEST_DOUBLED:
        # Oplossen and oplos.
        stem = re.sub(r"([bfglmnprs])\1$", r"\1", stem)
    if syllable := SYLLABLE.fullmatch(stem):
        # Weten and weet, wonen and woont have a long vowel, and are not wet and won.
        start, vowel, end = syllable.groups()
        if re.match(f"{start}{vowel}({vowel}|{end}[aeiouy])", word):
            stem = f"{start}{vowel}{vowel}{end}"
    # Huizen and huis, brieven and brief.
    return re.sub("z$", "s", re.sub("v$", "f", stem))


def spelled(text: str) -> list[str]:
    """The words of a text as they may be shown apart from it: in small letters."""
    return [word.lower() for word in WORD.findall(seen(text))]


def words_of(text: str) -> Words:
    """Every word of a text with its place."""
    return tuple((match.span(), forms(match.group())) for match in WORD.finditer(text))
