"""What is kept takes no more than it may, and no longer than there is what it was made from."""

from __future__ import annotations

import gc
import weakref
from os import urandom
from threading import Thread
from zlib import compress

import pytest

from data.keeping import BESIDE, kept_bytes


class Made:
    """What something is made from; it can go."""

    def __init__(self, content: bytes | None) -> None:
        self.content, self.asked = content, list[str]()


MOST = 4_000


@kept_bytes(MOST)
def times_ten(made: Made, name: str) -> bytes | None:
    made.asked.append(name)
    return None if made.content is None else made.content * 10


def test_what_was_asked_lately_is_kept_by_what_it_was_made_from() -> None:
    one, other = Made(b"1"), Made(b"2")
    assert [times_ten(one, "a"), times_ten(other, "a"), times_ten(one, "a")] == [b"1" * 10, b"2" * 10, b"1" * 10]
    assert (one.asked, other.asked) == (["a"], ["a"])


@pytest.mark.parametrize("content", [b"short", bytes(range(60)), None], ids=["short", "long", "none"])
def test_what_is_kept_is_bounded_and_what_was_asked_longest_ago_goes_first(content: bytes | None) -> None:
    made = Made(content)
    each = BESIDE + 1 + (len(compress(content * 10, 1)) if content else 0)
    letters = "abcdefghijklmnop"[: MOST // each + 1]
    for letter in letters:
        assert times_ten(made, letter) == times_ten(made, letter)
        times_ten(made, letters[0])
    assert made.asked == [*letters]
    times_ten(made, letters[1])
    assert made.asked == [*letters, letters[1]]


def test_what_is_larger_than_all_that_may_be_kept_is_made_each_time_and_long_names_count() -> None:
    large, small = Made(urandom(MOST)), Made(b"")
    for _ in range(2):
        assert len(times_ten(large, "a") or b"") == 10 * MOST
        assert times_ten(small, "a" * MOST) == b""
    assert (large.asked, small.asked) == (["a", "a"], ["a" * MOST] * 2)


def test_several_at_once_ask_and_nothing_is_counted_twice() -> None:
    made = Made(b"x")
    threads = [Thread(target=lambda: [times_ten(made, str(n % 20)) for n in range(2_000)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    fresh = Made(b"y")
    for _ in range(2):
        # All of the room is there still.
        for name in "abcdefg":
            times_ten(fresh, name)
    assert fresh.asked == [*"abcdefg"]


def test_what_something_was_made_from_can_go() -> None:
    made = Made(b"x")
    gone = weakref.ref(made)
    times_ten(made, "a")
    del made
    gc.collect()
    assert gone() is None
