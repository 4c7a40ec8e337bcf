"""The words of a figure."""

from __future__ import annotations

import re

from components.charts.text import Word, hover_text, traces, wrap


def test_lines_of_text_are_no_longer_than_their_place() -> None:
    wrapped = wrap("VN-verdrag " * 8 + "x" * 100, 255, 14)
    assert max(map(len, wrapped)) <= 255 // (14 * 0.62)
    assert re.sub(r"\s", "", "".join(wrapped)) == "VN-verdrag" * 8 + "x" * 100
    assert wrap("", 255, 14) == [""]
    # No letter alone.
    assert wrap("Ervaringsdeskundigen", 14 * 0.62 * 19, 14) == ["Ervaringsdeskundigen"]


def test_a_long_word_is_cut_behind_its_hyphen() -> None:
    assert wrap("Een wijkteam-medewerkersoverleg", 14 * 0.62 * 16, 14) == ["Een", "wijkteam-", "medewerkersoverleg"]


def test_words_are_one_trace_and_one_more_for_those_that_tell_something() -> None:
    silent, telling = traces(
        [Word(0, 0, ["a & b", "c"], bold=True), Word(1, 1, ["d"], hover="e"), Word(2, 2, ["f"])], 14
    )
    assert (silent["text"], silent["textfont"]["weight"], silent["hoverinfo"]) == (
        ["a &amp; b<br>c", "f"],
        [700, 400],
        "skip",
    )
    assert (telling["text"], telling["hovertext"], telling["textfont"]["size"]) == (["d"], ["e"], 14)


def test_what_is_told_is_text() -> None:
    assert hover_text("<b>Ja</b>\nn = 5", 400, 13) == "&lt;b&gt;Ja&lt;/b&gt;<br>n = 5"
