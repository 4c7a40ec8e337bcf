"""Words that are others than before: what a person says that this means, or the question to say it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from data.building.names import wording
from data.building.proposal import Confirmation

SAME, CHANGED, NEW = CHOICES = ("same", "changed", "new")


@dataclass
class Wordings:
    """The answers that were given (``confirmed``, by key), the questions that are left, and faults in Dutch."""

    confirmed: Mapping[str, str]
    asked: list[Confirmation] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def decision(self, question: str, subject: str, old: str, new: str, default: str = "") -> str:
        """What a change means; ``default``, else *same*, as long as nobody said so.

        The key holds for these words only.
        """
        if wording(old) == wording(new):
            return SAME
        content = "\n".join((question, subject, wording(old), wording(new)))
        key = f"{question}-{hashlib.sha256(content.encode()).hexdigest()[:8]}"
        self.used.add(key)
        choice = self.confirmed.get(key) or default
        if not choice:
            self.asked.append(Confirmation(key, subject, old, new, CHOICES))
        elif choice not in CHOICES:
            self.faults.append(f"--confirm {key}: ‘{choice}’ is geen keuze ({', '.join(CHOICES)})")
        return choice if choice in CHOICES else SAME

    def left_over(self) -> list[str]:
        """Faults for the answers that belong to no change."""
        told = "bij deze sleutel hoort geen wijziging (meer): neem hem over van de lijst"
        return [f"--confirm {key}: {told}" for key in self.confirmed if key not in self.used]
