"""Open answers from the file that a person fills in to what is published."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from data.__main__ import main
from data.building.proposal import OpenAnswer
from data.building.source_files import Source
from data.building.source_tables import source_of
from data.privacy.reading import Review, ReviewFaultsError, read_review
from data.privacy.review import COLUMNS, write_listed, write_review
from data.privacy.taking_in import listed, take_in
from data.publishing.publish import served
from data.store import TABLES_DIR
from tests.builders import copied

NAMED = "Volgens wethouder Jansen van Epe is er geen geld."
PLAIN = "- Wij willen het best snel doen.\nMet iedereen."
Fill = Callable[[dict[str, str]], object]


def answer(text: str, question: str = "fase", year: int = 2021) -> OpenAnswer:
    return OpenAnswer(question, year, text, None, "Wat bedoelt u?", "export.csv, rij 14")


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def saved(path: Path, rows: list[dict[str, str]], encoding: str = "utf-8-sig", separator: str = ";") -> Path:
    with path.open("w", encoding=encoding, newline="", errors="replace") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter=separator)
        writer.writeheader()
        writer.writerows(rows)
    return path


def filled(folder: Path, *texts: str, encoding: str = "utf-8-sig", separator: str = ";", **cells: str) -> Path:
    """A file with these answers, in which a person wrote the same in each row ("na" is the text after masking)."""
    path = folder / "review.csv"
    write_review([answer(text) for text in texts], path)
    names = {"na": "tekst na maskeren"}
    rows = [{**row, **{names.get(name, name): value for name, value in cells.items()}} for row in rows_of(path)]
    return saved(path, rows, encoding, separator)


@pytest.fixture
def source() -> Source:
    return source_of(served(TABLES_DIR).tables)


def quotes(source: Source) -> dict[object, object]:
    return {row["quote_id"]: row["text"] for row in source["quotes"]}


def faults(path: Path) -> list[str]:
    with pytest.raises(ReviewFaultsError) as raised:
        read_review(path)
    return raised.value.faults


def test_the_file_puts_hits_and_a_masked_text_before_a_person(tmp_path: Path) -> None:
    path = tmp_path / "review.csv"
    write_review([answer(NAMED), answer(PLAIN)], path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    named, plain = rows_of(path)
    assert named["treffers"] == "naam: Jansen; plaats: Epe"
    assert named["tekst na maskeren"] == "Volgens wethouder [naam] van [gemeente] is er geen geld."
    assert (named["vraag"], named["jaar"], named["tekst"], named["besluit"]) == ("fase", "2021", NAMED, "")
    assert plain["treffers"] == ""
    # Excel would take a text that begins with a hyphen for a formula.
    assert plain["tekst"].startswith("\u00a0-")


def test_rows_without_a_decision_wait(tmp_path: Path) -> None:
    assert read_review(filled(tmp_path, NAMED, PLAIN)) == Review((), 2)


@pytest.mark.parametrize(
    ("encoding", "separator"), [("utf-8-sig", ";"), ("utf-8", ","), ("cp1252", ";"), ("cp1252", ","), ("utf-16", "\t")]
)
def test_a_file_is_read_as_a_spreadsheet_saves_it(tmp_path: Path, encoding: str, separator: str) -> None:
    text = "Eén ding: “café’s”, dat is alles; verder niets."
    path = filled(tmp_path, text, PLAIN, encoding=encoding, separator=separator, besluit=" Behouden ")
    assert [one.published for one in read_review(path).decisions] == [text, PLAIN]


def test_line_ends_and_blanks_that_a_spreadsheet_changes_are_no_alteration(tmp_path: Path) -> None:
    path = filled(tmp_path, "Een regel.\nNog een.", besluit="behouden")
    content = path.read_bytes().replace(b"regel.\nNog", b"regel. \r\nNog")
    path.write_bytes(b"sep=;\r\n" + content.removeprefix(b"\xef\xbb\xbf") + b";;;;;;;;;;\r\n\r\n")
    assert len(read_review(path).decisions) == 1


def test_every_fault_is_told_at_once_with_its_row_and_column(tmp_path: Path) -> None:
    path = filled(tmp_path, NAMED, "Twee.", "Drie.", "Vier.", "Vijf.", besluit="maskeren")
    rows = rows_of(path)
    rows[0]["tekst na maskeren"] = "Volgens wethouder Jansen is er geen geld."
    rows[1]["besluit"] = "misschien"
    rows[2]["tekst"] = "Drie!"
    rows[3]["tekst na maskeren"] = ""
    told = faults(saved(path, [*rows, rows[4]]))
    starts = [
        "review.csv, rij 2, kolom tekst na maskeren: bevat nog naam: Jansen;",
        "review.csv, rij 3, kolom besluit: 'misschien' is geen besluit; verwacht behouden, maskeren of weglaten",
        "review.csv, rij 4, kolom tekst: de tekst, de vraag of het jaar is veranderd",
        "review.csv, rij 5, kolom tekst na maskeren: is leeg;",
        "review.csv, rij 6, kolom tekst na maskeren: is gelijk aan de tekst;",
        "review.csv, rij 7, kolom id: hetzelfde id staat op rij 6;",
    ]
    assert [line[: len(start)] for line, start in zip(told, starts, strict=True)] == starts


@pytest.mark.parametrize("column", ["vraag", "jaar", "tekst", "id"])
def test_a_row_that_is_not_the_answer_any_more_is_refused(tmp_path: Path, column: str) -> None:
    path = filled(tmp_path, NAMED, besluit="behouden", **{column: "2020" if column == "jaar" else "anders"})
    assert len(faults(path)) == 1


def test_a_file_of_another_sort_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "review.csv"
    for content, told in [
        (b"", "is leeg"),
        (b"PK\x03\x04", "is een werkmap"),
        (b"a;b\n1;2\n", "kolom id ontbreekt"),
        (b"\x00\xff\x00", "ontbreekt"),
    ]:
        path.write_bytes(content)
        assert told in faults(path)[0]


def test_what_is_kept_on_purpose_is_said_in_so_many_words(tmp_path: Path) -> None:
    after = "Volgens wethouder Jansen is er geen geld."
    assert faults(filled(tmp_path, NAMED, besluit="maskeren", na=after))
    (decision,) = read_review(filled(tmp_path, NAMED, besluit="maskeren en behouden", na=after)).decisions
    assert decision.published == after
    (decision,) = read_review(filled(tmp_path, NAMED, besluit="behouden")).decisions
    assert decision.published == NAMED


def test_decisions_add_quotes_and_are_recorded_without_what_was_left_out(tmp_path: Path, source: Source) -> None:
    path = filled(tmp_path, NAMED, PLAIN, "Bel mij op 06 12345678.", "Later.")
    rows = rows_of(path)
    for row, choice in zip(rows, ["maskeren", "behouden", "weglaten", ""], strict=True):
        row["besluit"], row["toelichting"] = choice, "Daarom."
    after, summary = take_in(read_review(saved(path, rows)), source, by="Ans", on=date(2026, 1, 2))
    added = {name: text for name, text in quotes(after).items() if name not in quotes(source)}
    assert added == {
        "2021-fase-05": "Volgens wethouder [naam] van [gemeente] is er geen geld.",
        "2021-fase-06": PLAIN,
    }
    recorded = [row.values for row in after["reviews"][-3:]]
    assert [(row["quote_id"], row["decision"]) for row in recorded] == [
        ("2021-fase-05", "mask"),
        ("2021-fase-06", "keep"),
        ("2021-fase-07", "drop"),
    ]
    assert {(row["reason"], row["decided_by"], row["decided_on"]) for row in recorded} == {
        ("Daarom.", "Ans", "2026-01-02")
    }
    assert "12345678" not in str(after)
    assert summary == [
        "1 antwoord toegevoegd als citaat",
        "1 antwoord gemaskeerd toegevoegd als citaat",
        "1 antwoord weggelaten",
        "1 wacht nog op een besluit",
    ]


def test_the_same_file_twice_adds_nothing_twice(tmp_path: Path, source: Source) -> None:
    review = read_review(filled(tmp_path, NAMED, PLAIN, besluit="maskeren", na="Zonder naam."))
    once, _ = take_in(review, source, by="Ans", on=date(2026, 1, 2))
    twice, _ = take_in(review, once, by="Ans", on=date(2026, 1, 2))
    assert quotes(twice) == quotes(once)


def test_two_who_say_the_same_are_two_quotes(tmp_path: Path, source: Source) -> None:
    review = read_review(filled(tmp_path, "Geen tijd.", "Geen tijd.", besluit="behouden"))
    after, _ = take_in(review, source, by="Ans", on=date(2026, 1, 2))
    assert list(quotes(after).values()).count("Geen tijd.") == 2
    again, _ = take_in(review, after, by="Ans", on=date(2026, 1, 2))
    assert quotes(again) == quotes(after)


def test_an_answer_to_no_question_of_the_survey_is_refused(tmp_path: Path, source: Source) -> None:
    path = tmp_path / "review.csv"
    write_review([answer("Een."), answer("Twee.", question="nieuw"), answer("Drie.", year=2031)], path)
    review = read_review(saved(path, [{**row, "besluit": "behouden"} for row in rows_of(path)]))
    with pytest.raises(ReviewFaultsError) as raised:
        take_in(review, source, by="Ans", on=date(2026, 1, 2))
    assert [fault.split(":")[0] for fault in raised.value.faults] == [
        "review.csv, rij 3, kolom vraag",
        "review.csv, rij 4, kolom jaar",
    ]


def decided(tmp_path: Path, source: Source, fill: Fill) -> Review:
    """The published quotes, with what ``fill`` writes into their rows."""
    path = tmp_path / "review.csv"
    write_listed(listed(source), path)
    rows = rows_of(path)
    for row in rows:
        fill(row)
    return read_review(saved(path, rows))


def test_a_published_quote_can_be_masked_and_left_out(tmp_path: Path, source: Source) -> None:
    def fill(row: dict[str, str]) -> None:
        if "2021-vorm-20" in row["id"]:
            row["besluit"] = "maskeren"
        if "2021-fase-02" in row["id"]:
            row["besluit"] = "weglaten"

    review = decided(tmp_path, source, fill)
    assert review.waiting == 127
    after, summary = take_in(review, source, by="Ans", on=date(2026, 1, 2))
    assert "([kenmerk] [= middencategorie])" in str(quotes(after)["2021-vorm-20"])
    assert set(quotes(source)) - set(quotes(after)) == {"2021-fase-02"}
    decisions = {row["quote_id"]: row["decision"] for row in after["reviews"]}
    assert (decisions["2021-vorm-20"], decisions["2021-fase-02"]) == ("mask", "drop")
    assert summary[:2] == ["1 citaat gemaskeerd", "1 citaat verwijderd"]


@pytest.mark.parametrize("name", ["2021-partijen-06", "2021-partijen-17"])
def test_a_quote_and_the_one_that_repeats_it_are_decided_together(tmp_path: Path, source: Source, name: str) -> None:
    review = decided(tmp_path, source, lambda row: row.update(besluit="weglaten") if name in row["id"] else None)
    with pytest.raises(ReviewFaultsError) as raised:
        take_in(review, source, by="Ans", on=date(2026, 1, 2))
    assert "citaat 2021-partijen-17 herhaalt 2021-partijen-06" in raised.value.faults[0]


def test_the_command_publishes_a_version_and_only_what_was_decided(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tables = copied(tmp_path / "tables")
    before = served(tables).version
    assert main(["review", str(filled(tmp_path, NAMED)), "--tables", str(tables)]) == 0
    assert served(tables).version == before
    path = filled(tmp_path, NAMED, besluit="maskeren")
    assert main(["review", str(path), "--tables", str(tables)]) == 0
    now = served(tables)
    assert now.version != before
    assert "Volgens wethouder [naam] van [gemeente] is er geen geld." in now.tables["quotes"]["text"].to_pylist()
    assert main(["versions", "--tables", str(tables)]) == 0
    assert "1 antwoord gemaskeerd toegevoegd als citaat" in capsys.readouterr().out


def test_the_command_writes_the_published_quotes_and_tells_faults(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "out.csv"
    assert main(["review", "--existing", "-o", str(path)]) == 0
    assert len(rows_of(path)) == len(served(TABLES_DIR).tables["quotes"])
    assert main(["review", str(filled(tmp_path, NAMED, besluit="ja"))]) == 1
    assert "rij 2, kolom besluit" in capsys.readouterr().err
    assert main(["review", str(tmp_path / "missing.csv")]) == 1
