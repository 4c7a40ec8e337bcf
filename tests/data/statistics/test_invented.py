"""What is claimed of bases and changes, held against invented surveys in which the truth is known."""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt
from pathlib import Path

import pandas as pd
import pytest

from components.pages import accounting_texts
from data.store import TABLES_DIR
from tests.data.statistics import invented, invented_waves
from tests.data.statistics.invented import Measured
from tests.data.statistics.invented_waves import OVERLAPS, View

README = Path(__file__).parents[3] / "README.md"
# Three standard errors above the 5% that a test may be wrong.
AT_MOST = 0.05 + 3 * sqrt(0.05 * 0.95 / invented_waves.PAIRS)


@pytest.fixture(scope="module")
def measured() -> Measured:
    return invented.measure()


def test_the_document_says_what_the_runs_give(measured: Measured) -> None:
    assert invented.DOCUMENT.read_text(encoding="utf-8") == invented.document(measured)


@pytest.mark.parametrize(
    ("process", "least_right", "most_wrong", "most_high_wrong"),
    [
        ("as assumed", 0.85, 0.0, 0.0),
        ("typing errors", 0.78, 0.005, 0.0),
        ("routing", 0.63, 0.05, 0.0),
        ("skipped answers", 0.21, 0.05, 0.0),
        ("rising n", 0.78, 0.005, 0.0),
        ("mixed", 0.42, 0.05, 0.01),
    ],
)
def test_most_bases_are_recovered_and_few_claims_are_wrong(
    measured: Measured, process: str, least_right: float, most_wrong: float, most_high_wrong: float
) -> None:
    """Shares of all questions, of the claims, and of the claims called high."""
    tally = measured.bases[process]
    assert tally.right >= least_right * tally.questions
    assert tally.claimed - tally.right <= most_wrong * tally.claimed
    assert tally.high - tally.high_right <= most_high_wrong * tally.high
    assert tally.high > 0


def test_of_weighted_percentages_little_is_claimed_and_nothing_is_called_high(measured: Measured) -> None:
    tally = measured.bases["weighted"]
    assert tally.claimed <= 0.05 * tally.questions
    assert tally.high == 0


def test_where_neighbours_choose_a_multiple_the_true_base_is_named(measured: Measured) -> None:
    tally = measured.bases["routing"]
    assert tally.right < tally.claimed
    assert tally.named >= 0.995 * tally.claimed


@pytest.mark.parametrize("overlap", OVERLAPS)
@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("single", [True, False])
def test_a_clear_change_is_a_false_alarm_five_times_in_100_at_most(
    measured: Measured, view: View, overlap: float | None, single: bool
) -> None:
    assert measured.quiet[view, overlap, single].clear <= AT_MOST


@pytest.mark.parametrize("overlap", [None, 0.5, 0.8])
@pytest.mark.parametrize("single", [True, False])
def test_so_is_a_likely_one_where_municipalities_together_stay_the_same(
    measured: Measured, overlap: float | None, single: bool
) -> None:
    assert measured.quiet[View.FIXED, overlap, single].clear_or_likely <= AT_MOST


@pytest.mark.parametrize("single", [True, False])
def test_elsewhere_a_likely_one_is_a_false_alarm_more_often(measured: Measured, single: bool) -> None:
    """That is why it has a verdict of its own, and the texts say so."""
    assert all(measured.quiet[View.REDRAWN, overlap, single].clear_or_likely > AT_MOST for overlap in OVERLAPS)
    assert measured.quiet[View.FIXED, 0.0, single].clear_or_likely > AT_MOST


def test_the_test_is_not_idle(measured: Measured) -> None:
    """Against a test that keeps to its level by never speaking."""
    for single in (True, False):
        assert measured.quiet[View.REDRAWN, None, single].clear >= 0.025
        assert measured.quiet[View.FIXED, None, single].clear_or_likely >= 0.025


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("single", [True, False])
def test_a_change_of_15_points_is_mostly_found_and_seldom_missed_for_being_clear(
    measured: Measured, view: View, single: bool
) -> None:
    found = measured.power[view, single]
    assert found.first_clear >= 0.4
    assert found.first_clear_or_likely >= 0.6
    assert found.first_clear_or_likely - found.first_clear <= 0.3


def test_with_a_known_overlap_both_verdicts_keep_to_their_level(measured: Measured) -> None:
    for (view, _, _), (_, known) in measured.known_quiet.items():
        assert known.clear <= AT_MOST
        assert view is View.REDRAWN or known.clear_or_likely <= AT_MOST
    for single in (True, False):
        ignored, known = measured.known_quiet[View.FIXED, 0.0, single]
        assert known.clear_or_likely < AT_MOST < ignored.clear_or_likely
        assert min(spoke.clear_or_likely for _, spoke in measured.known_quiet.values()) >= 0.025, "it is not idle"


def test_a_known_overlap_finds_more_where_municipalities_answer_alike_and_nothing_less_elsewhere(
    measured: Measured,
) -> None:
    for (view, overlap, _), (ignored, known) in measured.known_power.items():
        gain = known.first_clear - ignored.first_clear
        if view is View.REDRAWN or overlap == 0:
            assert abs(gain) < 0.02
        else:
            assert gain > (0.4 if overlap == 1 else 0.15)
            assert known.first_clear_or_likely > ignored.first_clear_or_likely


def test_its_intervals_hold_the_truth_and_newcombes_no_less_than_walds(measured: Measured) -> None:
    for newcombe, wald in measured.known_held.values():
        assert 0.945 <= newcombe <= 0.97
        assert newcombe >= wald


def test_margins_do_not_cover_who_takes_part(measured: Measured) -> None:
    (held, quiet), (same, quiet_too), (_, changing) = measured.selected.values()
    assert held == pytest.approx(0.95, abs=0.015)
    assert same < 0.5
    assert max(quiet.clear_or_likely, quiet_too.clear_or_likely) <= AT_MOST
    assert changing.clear_or_likely > 2 * AT_MOST


def test_what_readers_are_told_of_bases_is_what_the_runs_give(measured: Measured) -> None:
    """The text of Verantwoording and the README."""
    page = " ".join(accounting_texts.paragraphs(accounting_texts.BASES))
    readme = " ".join(README.read_text(encoding="utf-8").split())
    *others, mixed = measured.bases.values()
    assumed, errors, routing, skipping, weighted, _ = others
    tenths = [round(10 * tally.right / tally.questions) for tally in (assumed, errors, routing, skipping)]
    assert tenths == [9, 8, 7, 2]
    for told in ("negen van de tien", "acht van de tien", "zeven van de tien", "twee van de tien"):
        assert told in page
    for told in ("nine in ten", "eight in ten", "seven in ten"):
        assert told in readme
    assert [tally.high - tally.high_right for tally in others] == [0] * len(others)
    assert mixed.right < 0.5 * mixed.questions
    assert "bij minder dan de helft van de vragen" in page
    assert f"{mixed.high - mixed.high_right} van de {mixed.high}" in page
    assert f"{mixed.high - mixed.high_right} of {mixed.high}" in readme
    assert {round(100 * (tally.claimed - tally.right) / tally.claimed) for tally in (routing, skipping, mixed)} == {4}
    assert "is dan 4% fout" in page
    assert (round(100 * weighted.claimed / weighted.questions), weighted.right, weighted.high) == (4, 0, 0)
    assert "bij 4% van de vragen een aantal, en dat is altijd fout" in page


def test_what_readers_are_told_of_verdicts_is_what_the_runs_give(measured: Measured) -> None:
    page = " ".join(accounting_texts.paragraphs(accounting_texts.MARGINS))

    def percents(shares: Iterable[float]) -> str:
        found = [round(100 * share) for share in shares]
        return f"{min(found)} tot {max(found)}%"

    assert max(spoke.clear for spoke in measured.quiet.values()) < AT_MOST
    assert "bij hoogstens 5% van de vragen" in page
    overlapping = [key[0] is View.FIXED and key[1] != 0 for key in measured.quiet]
    both = [spoke.clear_or_likely for spoke in measured.quiet.values()]
    assert max(share for share, overlaps in zip(both, overlapping, strict=True) if overlaps) < 0.05
    assert percents(s for s, overlaps in zip(both, overlapping, strict=True) if not overlaps) == "15 tot 21%"
    assert "dan was het 15 tot 21%" in page
    power = measured.power.values()
    for told in (percents(spoke.first_clear for spoke in power), percents(s.first_clear_or_likely for s in power)):
        assert f"bij {told}" in page
    overlap = " ".join(accounting_texts.paragraphs(accounting_texts.OVERLAP))
    for share in (0.5, 1.0):
        gained = (known for key, (_, known) in measured.known_power.items() if key[:2] == (View.FIXED, share))
        assert f"bij {percents(spoke.first_clear for spoke in gained)}" in overlap
    assert f"bij {round(100 * measured.selected[1.5, 1.5][0])}% van de vragen binnen de marge" in page


def test_the_report_has_more_bases_than_surveys_that_work_otherwise(measured: Measured) -> None:
    measurements = pd.read_parquet(TABLES_DIR / "measurements.parquet")
    confidence = measurements["base_confidence"].fillna("none").value_counts()
    readme = " ".join(README.read_text(encoding="utf-8").split())
    assert (
        f"Of the {len(measurements)} question-years {confidence['high']} have an n of high confidence, "
        f"{confidence['medium']} of medium, and {confidence['none']} have none." in readme
    )
    claimed = 1 - confidence["none"] / len(measurements)
    assert claimed >= 0.8
    for process in ("routing", "skipped answers", "weighted", "mixed"):
        assert measured.bases[process].claimed < 0.75 * measured.bases[process].questions
