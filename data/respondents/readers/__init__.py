"""One small module per program that makes files of respondents; SPSS has its own way in, as its files are no rows.

The law of this room: ``knows`` says whether the first rows of a file are of this program, ``layout`` what its columns
are; neither reads further, and neither knows of our questions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from data.respondents.form import Cells, Format, Layout
from data.respondents.readers import forms, limesurvey, plain, qualtrics, surveymonkey

#: How many rows a reader sees, and how many of them may be a title above the headings.
HEAD, TITLES = 8, 4


@dataclass(frozen=True)
class Reader:
    """What a program's module offers."""

    knows: Callable[[Sequence[Cells]], bool]
    layout: Callable[[Sequence[Cells]], Layout]


#: In the order in which they are tried; the last knows every file.
READERS = {
    Format.QUALTRICS: Reader(qualtrics.knows, qualtrics.layout),
    Format.SURVEYMONKEY: Reader(surveymonkey.knows, surveymonkey.layout),
    Format.FORMS: Reader(forms.knows, forms.layout),
    Format.LIMESURVEY: Reader(limesurvey.knows, limesurvey.layout),
    Format.PLAIN: Reader(plain.knows, plain.layout),
}
