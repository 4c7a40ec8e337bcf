"""A few quotes of a question for a report: a machine's proposal, which a person replaces.

It asks for quotes that differ: of different themes, in different words, short enough to be read and long enough to say
something. It knows nothing of what they mean.
"""

from __future__ import annotations

from collections.abc import Iterable

from data.quotes.words import fold
from data.survey.questions import Quote

MOST = 4
#: Lengths that read well in a report, in characters; others are chosen only where these are not there.
SHORT, LONG = 50, 320


def choose(quotes: Iterable[Quote], count: int = MOST) -> list[Quote]:
    """At most ``count`` of the quotes, in their own order: each the one that is least like those chosen before it.

    A theme that is not chosen yet comes before one that is, then the fewest words in common as a share of its own. Of
    equals the first is chosen, so that the same quotes give the same choice.
    """
    known = [quote for quote in quotes if quote.duplicate_of is None]
    left = list(known)
    words = {quote.quote_id: {word for word in fold(quote.text).split() if len(word) > 3} for quote in known}
    chosen: list[Quote] = []
    while left and len(chosen) < count:
        themes = {quote.theme for quote in chosen if quote.theme}
        said = set[str]().union(*(words[quote.quote_id] for quote in chosen))
        likeness = [
            (
                not _readable(quote),
                quote.theme in themes,
                len(words[quote.quote_id] & said) / (len(words[quote.quote_id]) or 1),
            )
            for quote in left
        ]
        chosen.append(left.pop(likeness.index(min(likeness))))
    return [quote for quote in known if quote in chosen]


def _readable(quote: Quote) -> bool:
    return SHORT <= len(quote.text) <= LONG
