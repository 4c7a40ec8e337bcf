"""What differs between two surveys is told shortly, the largest change first."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.building.source_files import Row, Source, Value
from data.importing.differences import differences
from data.survey.schema import EVERYONE
from tests.data.workbook.filling import current, filled


def changed(source: Source, table: str, values: dict[str, Value], **where: object) -> Source:
    """The source with values of the rows of a table changed."""
    rows = [
        Row(row.line, {**row.values, **values}) if all(row[name] == value for name, value in where.items()) else row
        for row in source[table]
    ]
    assert rows != source[table]
    return {**source, table: rows}


def test_nothing_differs_from_itself() -> None:
    assert differences(current(), current()) == []


def test_changed_percentages_come_with_old_and_new_the_largest_first() -> None:
    before = current()
    phase: dict[str, object] = {"question_id": "fase", "year": 2021, "group": EVERYONE}
    after = changed(before, "results", {"percentage": 20.0}, **phase, option_id="verkenningsfase")
    after = changed(after, "results", {"percentage": 30.0}, **phase, option_id="onderzoeksfase")
    after = changed(
        after,
        "results",
        {"percentage": None, "obs_status": "O"},
        **phase,
        option_id="lokaal-inclusieplan-wordt-uitgevoerd",
    )
    assert differences(before, after) == [
        "resultaten: 3 gewijzigd",
        "‘Lokaal inclusieplan wordt uitgevoerd’ van ‘Fase van de implementatie’, 2021: 26,5 wordt geen waarde",
        "‘Onderzoeksfase’ van ‘Fase van de implementatie’, 2021: 18,1 wordt 30,0 (+11,9)",
        "‘Verkenningsfase’ van ‘Fase van de implementatie’, 2021: 22,3 wordt 20,0 (−2,3)",
    ]


def test_other_changes_are_told_by_name() -> None:
    after = changed(current(), "waves", {"population": 353}, year=2021)
    assert differences(current(), after) == [
        "peilingen: 1 gewijzigd",
        "peiling 2021: aantal gemeenten ‘352’ wordt ‘353’",
    ]


def test_a_new_year_is_told_with_what_is_new_in_it(tmp_path: Path) -> None:
    book = filled()
    book.add("nieuwe antwoorden", vraag="Betrokken partijen", antwoord="Scholen", percentage=12)
    book.asked("vorm", vergelijkbaar="nee", waarom_niet_vergelijkbaar="Anders gevraagd")
    found = book.proposal(tmp_path)
    assert found.source is not None
    assert differences(book.source, found.source) == [
        "nieuwe peiling: Peiling 2022",
        "nieuw antwoord: ‘Scholen’ van ‘Betrokken partijen’",
        "breuk: ‘Voorkeursvorm van ondersteuning’, 2022: Anders gevraagd. Vergelijk 2022 daarom niet met eerdere jar…",
        "peilingen: 1 erbij",
        "antwoorden: 1 erbij",
        "metingen: 10 erbij",
        "resultaten: 73 erbij",
        "opmerkingen: 1 erbij",
    ]


@pytest.mark.parametrize(("most", "last"), [(5, "en nog 65"), (69, "‘"), (200, "‘")])
def test_at_most_so_many_lines(most: int, last: str) -> None:
    before = current()
    after = changed(before, "results", {"percentage": 1.0}, year=2021, group=EVERYONE)
    lines = differences(before, after, most)
    assert len(lines) == min(most, 69)
    assert lines[-1].startswith(last)
