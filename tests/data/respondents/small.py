"""A mapping file for the question fase alone, and what came out of it."""

from __future__ import annotations

from data.building.proposal import Proposal
from data.survey.schema import EVERYONE
from tests.data.respondents.exports import HEAD, question

STOPPED = (
    "plan-van-aanpak-wordt-gemaakt",
    "lokaal-inclusieplan-is-goedgekeurd-door-de-raad",
    "lokaal-inclusieplan-wordt-uitgevoerd",
    "anders",
)
#: Options A1 and A2 of fase, the others not offered.
VALUES = '[question.values]\nA1 = "verkenningsfase"\nA2 = "onderzoeksfase"\n'


def mapping(*, head: str = "", lines: str = "", tail: str = "", column: str = "q01") -> str:
    """Fase in one column; ``head`` goes before the question, ``lines`` into it and ``tail`` behind it."""
    offered = ", ".join(f'"{option}"' for option in STOPPED)
    asked = question("fase", "single", f'column = "{column}"\nnot_offered = [{offered}]\n{lines}', VALUES)
    return f"{HEAD}\n{head}\n{asked}\n{tail}"


def counts(found: Proposal, question_id: str = "fase", group: str = EVERYONE) -> dict[str, tuple[object, object]]:
    """Percentage and n of each option that has a percentage."""
    assert found.faults == ()
    assert found.source is not None
    bases = {row["question_id"]: row["base_n"] for row in found.source["measurements"] if row["year"] == 2022}
    return {
        str(row["option_id"]): (row["percentage"], row["base_n"] or bases[question_id])
        for row in found.source["results"]
        if (row["question_id"], row["year"], row["group"]) == (question_id, 2022, group)
        and row["percentage"] is not None
    }
