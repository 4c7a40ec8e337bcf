"""Characters that no text should have: XML does not allow most of them, and Word, Excel and SVG files break by them."""

from __future__ import annotations

import re
import unicodedata

#: Control characters but for tab and line ends, halves of a pair (surrogates), and the last two of the basic plane:
#: what XML 1.0 (section 2.2, Char) does not allow, however escaped, and the other controls that it discourages.
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
#: The same for RE2, the regular expressions of Arrow, whose texts have no halves of a pair.
ILLEGAL_IN_ARROW = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x{9f}\x{fffe}\x{ffff}]"


def legal(text: str) -> str:
    """A text without such characters, for a file; one that breaks or parts lines becomes a space."""
    return ILLEGAL.sub(lambda found: " " if found[0].isspace() else "", text)


def file_name(text: str) -> str:
    """A text as the name of a file, without its ending, that Windows, e-mail and web servers leave as it is.

    Letters without accents, digits, and - _ between them, at most 100 of these: één vraag? is een-vraag.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9_]+", "-", plain)[:100].strip("-_") or "bestand"
