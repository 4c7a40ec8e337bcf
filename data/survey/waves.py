"""What a wave says of itself in texts that hold two things."""

from __future__ import annotations


def source_of_answers(source: str) -> str:
    """Where percentages and quotes come from: the source of a wave without that of its number of municipalities.

    The two stand behind each other with a semicolon between them.
    """
    return source.partition(";")[0]
