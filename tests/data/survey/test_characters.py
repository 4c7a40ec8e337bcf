"""Names of files that any system takes."""

from __future__ import annotations

import pytest

from data.survey.characters import file_name
from data.views.filters import default
from data.views.question import question_view
from data.wording.sentences import file_stem
from tests.builders import question, store


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("fase_2018-2021_staven", "fase_2018-2021_staven"),
        ("één vraag? <naar> c:\\*", "een-vraag-naar-c"),
        ("日本/", "bestand"),
        ("a" * 300, "a" * 100),
        ("..\\..", "bestand"),
    ],
)
def test_a_name_of_a_file_survives_windows_and_mail(text: str, name: str) -> None:
    assert file_name(text) == name


def test_a_view_has_such_a_name() -> None:
    item = question({2021: "a"}, question_id="privé/vraag:één")
    view = question_view(store(item, {"ja": [50.0], "nee": [50.0]}), item.question_id, default(item))
    assert file_stem(view) == "prive-vraag-een_2021_staven"
