"""Addresses of the pages."""

from __future__ import annotations

HOME = "/"
QUESTION_PATH = "/vraag/"
ACCOUNTING = "/verantwoording"
ACCESSIBILITY = "/toegankelijkheid"
FILES_PATH = "/bestanden/"


def question_address(question_id: str) -> str:
    """The page of one question."""
    return QUESTION_PATH + question_id


def accounting_part(question_id: str) -> str:
    """Id of the part about one question on the page that accounts for the numbers."""
    return f"vraag-{question_id}"


def accounting_address(question_id: str) -> str:
    """The part about one question of the page that accounts for the numbers."""
    return f"{ACCOUNTING}#{accounting_part(question_id)}"
