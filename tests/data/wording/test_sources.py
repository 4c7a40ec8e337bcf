"""Where numbers come from, by year: one source, several, and sources that differ in their year alone."""

from __future__ import annotations

import pytest

from data.wording import sources

REPORT = "VNG, trendrapportage 2018-2019; aantal gemeenten: CBS"
SOURCES = {2018: REPORT, 2019: REPORT} | {year: f"VNG, peiling {year}" for year in (2020, 2021, 2022)}


@pytest.mark.parametrize(
    ("years", "text"),
    [
        ([2018, 2019], f"Bron: {REPORT}."),
        ([2019], f"Bron: {REPORT}."),
        ([2021], "Bron: VNG, peiling 2021."),
        ([2022, 2020], "Bron: VNG, peiling 2020, 2022."),
        ([2018, 2020], f"Bron 2018: {REPORT}. Bron 2020: VNG, peiling 2020."),
        (list(SOURCES), f"Bron 2018-2019: {REPORT}. Bron 2020-2022: VNG, peiling 2020-2022."),
        ([], f"Bron 2018-2019: {REPORT}. Bron 2020-2022: VNG, peiling 2020-2022."),
    ],
)
def test_the_source_of_some_years(years: list[int], text: str) -> None:
    assert sources.source(SOURCES, years) == text


def test_publications_leave_out_where_the_number_of_municipalities_is_from() -> None:
    assert sources.publications(SOURCES, [2018, 2021]) == {
        "VNG, trendrapportage 2018-2019": [2018],
        "VNG, peiling 2021": [2021],
    }
    assert sources.of_survey({2018: REPORT}) == "Bron van alle cijfers en citaten: VNG, trendrapportage 2018-2019."
    assert sources.of_survey(SOURCES) == (
        "Bronnen van alle cijfers en citaten: VNG, trendrapportage 2018-2019; VNG, peiling 2020-2022."
    )
