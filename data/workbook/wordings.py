"""Words that are others than before: what a person says that this means, or the question to say it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from data.building.proposal import Confirmation
from data.workbook.known import wording
from data.workbook.records import Log

SAME, CHANGED, NEW = CHOICES = ("same", "changed", "new")


@dataclass
class Wordings:
    """The answers that were given (``confirmed``, by key), and the questions that are left."""

    confirmed: Mapping[str, str]
    asked: list[Confirmation] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def decision(self, question: str, subject: str, old: str, new: str, log: Log) -> str:
        """What a change means; *same* as long as nobody said so. The key holds for these words only."""
        if wording(old) == wording(new):
            return SAME
        content = "\n".join((question, subject, wording(old), wording(new)))
        key = f"{question}-{hashlib.sha256(content.encode()).hexdigest()[:8]}"
        self.used.add(key)
        if key not in self.confirmed:
            self.asked.append(Confirmation(key, subject, old, new, CHOICES))
            return SAME
        if self.confirmed[key] not in CHOICES:
            log.fault(f"--confirm {key}", f"‘{self.confirmed[key]}’ is geen keuze ({', '.join(CHOICES)})")
            return SAME
        return self.confirmed[key]

    def left_over(self, log: Log) -> None:
        """Note the answers that belong to no change."""
        for key in self.confirmed:
            if key not in self.used:
                log.fault(
                    f"--confirm {key}", "bij deze sleutel hoort geen wijziging (meer): neem hem over van de lijst"
                )
