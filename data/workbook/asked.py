"""What is read of the survey and of each question."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Survey:
    """The year, its title, how many municipalities there were, and the source."""

    year: int
    title: str
    population: int
    source: str


@dataclass
class Asked:
    """A question as it was asked: a row of measurements to be, and of questions where it is ``new``.

    ``notes`` are (option id or None, kind, text). ``renamed`` says that a known question became this new one.
    """

    question: str
    title: str
    place: str
    text: str = ""
    number: int | None = None
    new: bool = False
    renamed: str = ""
    mode: str = ""
    definition: str = ""
    definition_status: str = "stated"
    group: str = "a"
    group_status: str = "stated"
    base_n: int | None = None
    base_place: str = ""
    weighting: str | None = None
    design_effect: float | None = None
    sum_reason: str | None = None
    notes: list[tuple[str | None, str, str]] = field(default_factory=list)
