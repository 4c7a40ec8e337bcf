"""The template of a year that is there already: its own values, so that a correction is one cell."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from data.building.source_files import Source
from data.importing.differences import differences
from data.workbook.layout import EXPLANATION
from data.workbook.template import template
from tests.data.workbook.filling import YEAR, Filled, current, filled


def correcting(source: Source, year: int) -> Filled:
    """The template of a year that is there."""
    return Filled(load_workbook(io.BytesIO(template(year, source))), source)


def corrected(book: Filled, folder: Path) -> list[str]:
    """What differs once a book is read back; neither faults nor questions."""
    found = book.read(book.xlsx(folder), replace=True)
    assert found.faults == []
    assert found.to_confirm == []
    assert found.source is not None
    return differences(book.source, found.source)


@pytest.mark.parametrize("year", [2018, 2019, 2020, 2021])
def test_a_year_of_the_report_that_is_not_changed_stays_as_it_is(year: int, tmp_path: Path) -> None:
    assert corrected(correcting(current(), year), tmp_path) == []


def imported(folder: Path) -> Source:
    """The survey with 2022: with all that a workbook can say."""
    book = filled()
    book.add("nieuwe vragen", titel="Inwoners", vraagtekst="Praten inwoners mee?", n=200, hoe_gemeten="één antwoord",
             wat_het_percentage_is="Gemeenten", zekerheid_omschrijving="bekend", som_wijkt_af_omdat="Een nee ontbreekt",
             gewogen_naar="grootte", ontwerpeffect=1.2)  # fmt: skip
    book.add("nieuwe antwoorden", vraag="Inwoners", antwoord="Ja", percentage=60, opmerking="Ook soms")
    book.add("nieuwe antwoorden", vraag="Betrokken partijen", antwoord="Scholen", percentage=12, eigen_n=100)
    book.answer("partijen", "adviesbureau", percentage=None, waarom_geen_waarde="vervallen")
    book.answer("fase", "verkenningsfase", nieuwe_tekst_van_het_antwoord="Wij verkennen", opmerking="Zo genoemd")
    book.asked("domeinen", vergelijkbaar="nee", waarom_niet_vergelijkbaar="Nu drie antwoorden", n=150)
    book.asked("vorm", vergelijkbaar="niet bekend")
    book.asked("inzet", nieuwe_vraagtekst="Waarvoor gebruikt u het verdrag?")
    for row in range(4, book.book["resultaten"].max_row + 1):
        if book.cell("resultaten", "vraagcode", row).value == "karakter":
            book.cell("resultaten", "percentage", row).value = None
            book.cell("resultaten", "waarom geen waarde", row).value = None
    book.asked("karakter", gesteld="nee")
    book.add("opmerkingen", vraag="Betrokken partijen", antwoord="Scholen", soort="definitie", tekst="Ook mbo")
    for label, n, share in (("Groot", 20, 40.0), ("Midden", None, None), ("Klein", None, None)):
        for option in ("Ja",):
            book.add("groepen", indeling="Grootte", groep=label, gemeenten_in_groep=110, vraag="Inwoners", n=n,
                     antwoord=option, percentage=share, waarom_geen_waarde=None if n else "afgeschermd")  # fmt: skip
    keys = {item.key: "changed" if "antwoord" in item.subject else "new" for item in book.proposal(folder).to_confirm}
    found = book.proposal(folder, keys)
    assert found.faults == []
    assert len(keys) == 2
    assert found.source is not None
    return found.source


def test_an_imported_year_that_is_not_changed_stays_as_it_is(tmp_path: Path) -> None:
    assert corrected(correcting(imported(tmp_path), YEAR), tmp_path) == []


def test_a_correction_is_one_cell(tmp_path: Path) -> None:
    book = correcting(imported(tmp_path), YEAR)
    book.answer("knelpunten", "uitvoeringscapaciteit", percentage=80)
    assert corrected(book, tmp_path) == [
        "resultaten: 1 gewijzigd",
        "‘Uitvoeringscapaciteit’ van ‘Knelpunten bij de implementatie’, 2022: 81,8 wordt 80,0 (−1,8)",
    ]


def test_the_first_sheet_says_what_the_workbook_is_for() -> None:
    told = [str(row[0].value) for row in correcting(current(), 2021).book[EXPLANATION].iter_rows()]
    assert "De peiling van 2021 verbeteren" in told
    assert any("--replace --dry-run" in line for line in told)
    assert not any("verbeteren" in str(row[0].value) for row in filled().book[EXPLANATION].iter_rows())
