"""Which respondents count: those who finished, that nobody left out."""

from __future__ import annotations

import numpy as np

from data.respondents.answers import filtered
from data.respondents.form import Export, Flags, several
from data.respondents.plan import Plan

#: What is written in a row that is no respondent.
NO_RESPONDENT = frozenset(
    (
        "test",
        "testgemeente",
        "proef",
        "totaal",
        "total",
        "eindtotaal",
        "grand total",
        "subtotaal",
        "gemiddelde",
        "average",
    )
)


def counting(plan: Plan, export: Export) -> tuple[Export, list[str], list[str]]:
    """The file with only those who count, remarks on who does not, and faults."""
    faults: list[str] = []
    remarks: list[str] = []
    rows = {int(row) for row in export.rows}
    doubtful = {row for doubt in export.doubts for row in doubt.rows}
    left = [doubt for doubt in export.doubts if not {*doubt.rows} & {*plan.leave_out}]
    for what in dict.fromkeys(doubt.what for doubt in left):
        faults += several([doubt.place for doubt in left if doubt.what == what], what)
    if unknown := [str(row) for row in plan.leave_out if row not in rows | doubtful]:
        faults.append(f"{plan.file}, [file]: leave_out noemt rij {', '.join(unknown)}, en daar staat geen respondent.")
    out = np.isin(export.rows, np.array(plan.leave_out, np.int64))
    if out.any():
        remarks.append(f"{export.file}: {int(out.sum())} rijen weggelaten die bij leave_out staan.")
    complete = export.complete
    if plan.complete and plan.complete.column in export.headings:
        complete = filtered(plan.complete, export, faults)
    unfinished = ~complete & ~out
    if unfinished.any() and not plan.count_incomplete:
        first = ", ".join(str(row) for row in export.rows[unfinished][:6])
        remarks.append(
            f"{export.file}: {int(unfinished.sum())} van {len(rows)} respondenten maakten de vragenlijst niet "
            "af en tellen "
            f"niet mee (rij {first}{' ...' if unfinished.sum() > 6 else ''}). Tellen zij mee: incomplete = "
            '"count" bij [file].'
        )
    kept = ~out & (complete | plan.count_incomplete)
    if not kept.any():
        faults.append(f"{export.file}: er is geen enkele respondent die meetelt.")
    remarks += [
        *_trials(export, kept),
        *_silent(plan, export, kept),
        f"{export.file}: {int(kept.sum())} respondenten tellen mee.",
    ]
    return export.taken(kept), remarks, faults


def _silent(plan: Plan, export: Export, kept: Flags) -> list[str]:
    """Rows that count, though they answer no question."""
    said = np.zeros(len(export.rows), np.bool_)
    asked = {name for question in plan.questions for name in question.used_columns} & {*export.headings}
    for name in asked:
        said |= export.column(name)[0] >= 0
    silent = export.rows[kept & ~said]
    if not asked or not len(silent):
        return []
    rows = ", ".join(map(str, silent[:6])) + (f" en nog {len(silent) - 6}" if len(silent) > 6 else "")
    return [
        f"{export.file}, rij {rows}: hier is geen enkele vraag beantwoord. Dit telt mee in n waar shown dat zegt. "
        "Niet meetellen (zoals een rij met totalen): leave_out."
    ]


def _trials(export: Export, kept: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> list[str]:
    """Rows in which somebody wrote 'test', or 'totaal'."""
    found: list[str] = []
    for name in export.headings:
        codes, texts = export.column(name)
        trial = np.array([*(text.casefold().strip(" .!:") in NO_RESPONDENT for text in texts), False])
        found += [export.place(int(row), name) for row in np.flatnonzero(trial[codes] & kept)]
    more = f" en nog {len(found) - 3}" if len(found) > 3 else ""
    return (
        [
            f"{'; '.join(found[:3])}{more}: dit lijkt een proef of een rij met totalen, en telt mee. "
            "Niet meetellen: leave_out."
        ]
        if found
        else []
    )
