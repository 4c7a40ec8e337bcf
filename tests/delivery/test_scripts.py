"""What can be read from our browser functions without a browser."""

from __future__ import annotations

import re

from delivery.files import own_scripts


def test_no_text_is_taken_for_a_replacement_pattern() -> None:
    # "$&" in a label would be what was found: the second argument is a function, or a text of ours without "$".
    found = []
    for source in own_scripts().sources:
        found += re.findall(r"\.replace(?:All)?\((?:/.*?/\w*|[^,]+), *([^;]*)", source.read_text(encoding="utf-8"))
    assert found
    assert all(re.match(r"""\(?\w*\)? =>|"[^"$]*"\)""", second) for second in found), found
