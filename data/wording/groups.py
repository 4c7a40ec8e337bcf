"""Groups of municipalities in words: where one can be chosen, and where all of a dimension stand beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from data.statistics import Verdict
from data.survey.questions import GroupBase, Subgroup
from data.survey.schema import ObsStatus
from data.views.beside import Beside
from data.views.frames import Cell
from data.wording.certainty import EXPLAINED
from data.wording.numbers import BREAK_MARK, brief_base, cell, marks
from data.wording.phrases import say

#: Answers that differ clearly and are named with their ends; more are counted.
MOST_NAMED = 3


def choice_of(group: Subgroup) -> str:
    """A group in a list of those of its dimension, with its newest n: Utrecht (2022: n = 14 van 26)."""
    newest = group.bases[-1]
    return say("group_base", group=group.label, base=say("base", year=newest.year, words=base_of(newest)))


def base_of(base: GroupBase) -> str:
    """N = 14 van 26; n = 14 where it is not known of how many, or afgeschermd."""
    if base.base_n is None:
        return say("hidden")
    known = f"n = {base.base_n}"
    return known if base.population is None else say("base_of_all", base=known, population=base.population)


def differences(beside: Beside) -> str:
    """Which answers differ between the groups of a dimension by more than chance, and what that means."""
    clear = [(label, cells) for label, cells, verdict in beside.answers if verdict is Verdict.CLEAR]
    clear.sort(key=lambda row: -_spread(row[1]))
    verdicts = {verdict for _, cells, verdict in beside.answers if any(item.published for item in cells)}
    told = [say("beside_one", label=label, ends=_ends(beside, cells)) for label, cells in clear[:MOST_NAMED]]
    more = len(clear) - MOST_NAMED
    if more > 0:
        told.append(say("beside_one_more") if more == 1 else say("beside_more", count=more))
    if Verdict.WITHIN in verdicts:
        told.append(say("beside_rest_within" if clear else "beside_within"))
    if None in verdicts:
        told.append(say("beside_rest_untested" if beside.is_tested else "beside_untested"))
    return " ".join(told)


def explanation(beside: Beside) -> str:
    """What the verdicts in :func:`differences` mean, and the marks and blanks in the table."""
    found = {verdict for _, _, verdict in beside.answers}
    verdicts = [say(EXPLAINED[kind]) for kind in EXPLAINED if kind in found]
    cells = [item for _, cells, _ in beside.answers for item in cells]
    used = {mark: meaning for item in cells for mark, meaning in marks(item) if (mark, meaning) != BREAK_MARK}
    hidden = any(item.obs_status == ObsStatus.SUPPRESSED for item in cells)
    return " ".join(
        [
            *verdicts,
            *([say("beside_test")] if verdicts else []),
            *(say("mark", mark=mark, meaning=meaning) for mark, meaning in sorted(used.items())),
            *([say("suppressed")] if hidden else []),
        ]
    )


def words(item: Cell) -> str:
    """A percentage in the table, with its marks, or why there is none."""
    return cell(item, breaks=False)


def _spread(cells: Sequence[Cell]) -> float:
    known = [item.percentage for item in cells if item.published]
    return max(known) - min(known)


def _ends(beside: Beside, cells: Sequence[Cell]) -> str:
    """From the lowest percentage to the highest, each with its group and n."""
    known = [(item, group.label) for item, group in zip(cells, beside.groups, strict=True) if item.published]
    (low, low_group), (high, high_group) = (end(known, key=lambda pair: pair[0].percentage) for end in (min, max))
    return say(
        "beside_ends",
        low=cell(low, breaks=False),
        low_group=low_group,
        low_base=brief_base(low),
        high=cell(high, breaks=False),
        high_group=high_group,
        high_base=brief_base(high),
    )
