"""Whether a word is a part of a Dutch compound: by the letters around it, without a dictionary.

*Geld* is a part of *geldstroom*, but only letters of *geregeld*. What stands before and behind a part must look like a
word, or be an ending that makes words: *bewust* is found in *bewustwording* and in *bewustheid*.
"""

from __future__ import annotations

import re
from functools import lru_cache

from data.quotes.words import KEPT, Forms

#: The shortest part that counts, and the shortest that counts in the midst of a word.
SHORTEST, SHORTEST_INSIDE = 3, 4
#: The shortest rest before and behind a part, and where that has three letters: jeugd-wet, wet-geving.
BEFORE, BEHIND, BEFORE_SHORT, BEHIND_SHORT = 3, 3, 5, 4
VOWELS = "aeiouy"
#: Vowels that would be read as one sound: Dutch has a hyphen between parts that meet so, and thus *site* is no part of
#: *diversiteit*.
CLASH = re.compile("aa|ae|ai|au|ee|ei|eu|ie|ii|ij|oe|oi|oo|ou|ui|uu")
#: Letters that link a part to the next: lede-n-raad, kind-er-schoenen, stad-s-bus.
LINKS = ("", "s", "e", "n", "en", "er")
#: Endings that make another word of a part.
ENDING = re.compile(
    "(?:e|s)?(?:lijk|heid|heden|ing|isch|ist|baar|loo[sz]|schap|er|ster|dom|achtig|matig|vol|waardig)"
    "(?:heid|heden)?(?:e|en|s|er)?s?|[tpk]?jes?"
)
#: Endings of a verb, not of its noun: *gebruik* is in *gebruikt*, but *beperking* not in *beperkt*.
VERB_ENDING, LONG_VERB = re.compile("[td](?:e|en)?"), 5
#: How a word may begin.
ONSET = re.compile(
    "(?:[bcdfghjklmnpqrstvwxz]|[bcfgkpv][lr]|[dtw]r|[dtzk]w|kn|gn|ps|qu|s[cjlmnpqt]|s[cpt][hrl]|sch[rl]|ch|th)?[aeiouy]"
)
#: What is no word of a compound before a part. The part is of a word with a meaning of its own (bij-voorbeeld,
#: voor-komen, ontb-reken) or of a participle (ge-re-geld, aange-geven, opgel-open), or is turned round (niet-roker); or
#: the letters are no word, as no word ends so (mid-delen, inclusiebe-leid, vakge-bied, utr-echt, volw-aard-ig).
NO_WORD = re.compile(
    "aan|bij|door|her|onder|over|toe|uit|voor|wel|anti|niet|non|ge[^aeiouy]?e|ont[^aeiouy]*|ver[^aeiouyf]*"
    "|(?:aan|af|bij|door|in|mee|na|om|on|op|over|toe|uit|voor|weer)(?:ge|be|ver|ont|her)[^aeiouy]*"
    "|.*ambassa|ant|bete|bijvoor|bun|geb|mon|opt|voorne|wan|bege"
    "|.*mid|.{3,}be|.+[^aeiouyn]ge|.*[^aeiouylr][lr]|.*[vz]|.*[^aeiouy]w"
)
#: What behind another part is mostly an ending: hou-ding, bre-ken, stand-aard.
LIKE_ENDING = re.compile("[^aeiouy]?ing|[^aeiouy]e[nr]|aard")
#: A part at the beginning of a word that may be a prefix with the next letters: be-drijf is no bed.
PREFIX = re.compile("[bg]e(?=[^aeiouy]+$)")
#: What is no word behind a part: hand-icap, stad-ium.
NO_WORD_BEHIND = re.compile("icap.*|i[au](?:ms?)?")
#: Short words that are no part of any, *per* of *persoon* or *kan* of *kantoor*; words that are endings elsewhere; and
#: a stem of two words, *orgaan* and *organisatie*.
NO_PART = frozenset(
    word
    for words in (
        "aan als bij dan dat der des die dit dus een had heb hem hen het hoe hun kan kon kun men met mij nog nou ons",
        "ook per toe tot uit van ver via wat wel wie wij wil zal zei zij zou alle alleen alles ander andere anders",
        "deze door lijk heid loos baar matig geen hier maar naar niet onder over voor waar want organ",
    )
    for word in words.split()
)
#: Words that do not mean any more what they were made of: *belangrijk* is not about *rijk*, nor *tijdens* about *tijd*.
NO_COMPOUND = re.compile(
    "(?:behalve|belangrijk|daadwerkelijk|echter|eigenlijk|gezamenlijk|later|maatregel|maatschapp(?:elijk|ij)|"
    "materi(?:aa?l|ee?l)?|namelijk|natuurlijk|nauwelijks|oorzaa?k|raadplee?g|regelmatig|tijdens|trouwens|volgens|"
    "voldoende|vooralsnog|werkelijk)(?:e|en|s|ste?|t|de|den)?"
)


# A text has the same words again and again.
@lru_cache(maxsize=KEPT)
def is_part(query: Forms, word: Forms) -> bool:
    """Whether one word is, in some form, a part of another."""
    (folded, stem), (whole, whole_stem) = query, word
    if folded in NO_PART or NO_COMPOUND.fullmatch(whole):
        return False
    parts = {(folded, whole), (stem, whole), (stem, whole_stem)}
    if any(_stands(part, within) for part, within in parts if len(part) >= SHORTEST and part not in NO_PART):
        return True
    if len(stem) >= LONG_VERB and whole.startswith(stem) and not re.search("ing(en)?$", folded):
        return VERB_ENDING.fullmatch(whole.removeprefix(stem)) is not None
    return _stands_in_an_open_syllable(stem, whole)


def _stands_in_an_open_syllable(stem: str, whole: str) -> bool:
    """Whether a stem with a long vowel is a part where this is written once: taak of hoofd-taken and taken-pakket."""
    part = shortened(stem)
    if part == stem or len(part) < SHORTEST:
        return False
    if whole.endswith(f"{part}en") and part[-2] != "e":
        # The same letters with an e are mostly no stem: mid-delen.
        return _word_before(whole.removesuffix(f"{part}en"), BEFORE)
    behind = whole.removeprefix(part)
    linked = behind.startswith("en") and _word_behind("n", behind, behind[2:], BEHIND_SHORT)
    return behind != whole and behind[:1] in ("e", "i") and (linked or ENDING.fullmatch(behind) is not None)


def shortened(stem: str) -> str:
    """A stem with a short vowel at its end: tak of taak."""
    return re.sub(r"([aeou])\1(?=[^aeiouy]$)", r"\1", stem)


def _stands(part: str, whole: str) -> bool:
    """Whether the letters of a part are one somewhere in a word."""
    start = whole.find(part)
    while start >= 0:
        if _fits(part, whole[:start], whole[start + len(part) :]):
            return True
        start = whole.find(part, start + 1)
    return False


def _fits(part: str, before: str, behind: str) -> bool:
    """Whether what stands before and behind a part makes it one."""
    short = len(part) < SHORTEST_INSIDE
    if LIKE_ENDING.fullmatch(part) if before else _is_other_word(part, behind):
        return False
    if before and CLASH.fullmatch(before[-1] + part[0]):
        return False
    if before and behind:
        # Subsidiemogelijk: in the midst of a word a vowel before a part is seldom the end of another.
        return (
            not short and before[-1] not in "aiou" and _word_before(before, BEFORE) and _follows(part, behind, BEHIND)
        )
    if before:
        closed = not short or (part[0] not in VOWELS and part[1] in VOWELS and part[2] not in VOWELS)
        return closed and _word_before(before, BEFORE_SHORT if short else BEFORE)
    if short and not set(part) & set(VOWELS):
        # The letters of an abbreviation: lhb of lhbti.
        return True
    return _follows(part, behind, BEHIND_SHORT if short else BEHIND)


def _is_other_word(part: str, behind: str) -> bool:
    """Whether a part at the beginning is mostly of another word: bed of be-drijf, sta of stap-je."""
    prefix = PREFIX.match(part)
    if prefix and ONSET.match(part.removeprefix(prefix[0]) + behind):
        return True
    # The letters of wmo are no word that goes on.
    open_ended = part[-1] in VOWELS and part[-2] not in VOWELS
    return len(part) < SHORTEST_INSIDE and open_ended and ONSET.match(part) is not None


def _word_before(before: str, shortest: int) -> bool:
    """Whether something of a length looks like a word that stands before a part."""
    return (
        len(before) >= shortest
        and bool(set(before) & set(VOWELS))
        and not NO_WORD.fullmatch(before)
        # Digi-taal, but taxi-tarief.
        and (before[-1] != "i" or before in ("mini", "multi", "semi", "taxi"))
    )


def _follows(part: str, behind: str, shortest: int) -> bool:
    """Whether what stands behind a part is an ending, or looks like a word, linked to it or not."""
    short, doubled = shortest > BEHIND, behind[:1] == part[-1] and part[-1] not in VOWELS
    if ENDING.fullmatch(behind) or (doubled and ENDING.fullmatch(behind[1:])):
        # Bewust-heid, wet-t-elijk.
        return True
    if not short and behind in ("s", "n", "en"):
        # Web-site-s has a stem of its own.
        return True
    if part.endswith("ie") and len(part) > LONG_VERB and behind in ("f", "ve"):
        # Inclusie-f.
        return True
    if short and doubled:
        return False
    links = LINKS[:2] if short else LINKS
    rests = [behind.removeprefix(link) for link in links if behind.startswith(link)]
    return any(_word_behind(part, behind, rest, shortest) for rest in rests)


def _word_behind(part: str, behind: str, rest: str, shortest: int) -> bool:
    vowel = rest[:1] in VOWELS
    if len(rest) < shortest + 2 * vowel or NO_WORD_BEHIND.fullmatch(rest):
        return False
    if not ONSET.match(rest) or not (vowel or set(rest) & set(VOWELS)):
        return False
    if shortest > BEHIND and vowel and part[-1] not in VOWELS:
        # Arm-oede.
        return False
    return not (rest == behind and CLASH.fullmatch(part[-1] + rest[0]))
