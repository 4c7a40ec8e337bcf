"""Source files as people and programs save them: what is wrong is told with its own line, and what to do."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from data.__main__ import main
from data.building.check import check
from data.building.source_files import SOURCE_DIR, read_source
from data.survey.schema import EVERYONE


@pytest.fixture
def source(tmp_path: Path) -> Path:
    shutil.copytree(SOURCE_DIR, tmp_path / "source")
    return tmp_path / "source"


def told(source: Path) -> list[str]:
    return [str(fault) for fault in check(source)[1]]


def rewrite(path: Path, change: Callable[[str], str]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        text = change(file.read())
    path.write_bytes(text.encode("utf-8", "surrogatepass"))


CONTROLS = ["\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\x92", "\ud800", "\udfff", "\ufffe", "\uffff"]


@pytest.mark.parametrize("character", CONTROLS)
def test_a_control_character_is_told_with_file_line_and_column(source: Path, character: str) -> None:
    path = source / "quotes.csv"
    rewrite(path, lambda text: text.replace("testpanel", f"test{character}panel", 1))
    line = next(number for number, line in enumerate(path.read_bytes().split(b"\n"), 1) if b"panel" in line)
    (fault,) = told(source)
    assert fault.startswith(f"quotes.csv, line {line}, column text: the character U+{ord(character):04X} after '")
    assert "test'; expected" in fault


@pytest.mark.parametrize(
    ("table", "place", "column"),
    [
        ("waves", "Peiling", "title"),
        ("waves", "VNG", "source"),
        ("questions", "Welke procesmatige", "text"),
        ("answer_options", "Verkennings", "label"),
        ("notes", "Vanaf", "text"),
        ("statements", "Corona", "remark"),
        ("measurements", "single", "answer_mode"),
        ("results", "2018,50", "year"),
    ],
)
def test_it_is_told_in_every_column(source: Path, table: str, place: str, column: str) -> None:
    path = source / f"{table}.csv"
    assert place in path.read_text(encoding="utf-8")
    rewrite(path, lambda text: text.replace(place, f"\x02{place}", 1))
    faults = told(source)
    assert len(faults) == 1
    assert "U+0002" in faults[0]
    assert f"column {column}:" in faults[0]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_is_counted_as_an_editor_counts_it(source: Path, end: str) -> None:
    path = source / "waves.csv"
    lines = [
        "year,title,population,source",
        '2018,"Een',
        "titel, met",
        'regels",380,VNG',
        '2019,"Nog',
        'een\x02",x,VNG',
    ]
    path.write_bytes(end.join([*lines, "2020,Een,355", '2021,"Niet dicht,352,VNG', ""]).encode())
    faults = [fault for fault in told(source) if fault.startswith("waves")]
    assert [fault.split(":")[0] for fault in faults] == [
        "waves.csv, line 6, column title",
        "waves.csv, line 6, column population",
        "waves.csv, line 7, column -",
        "waves.csv, line 8, column -",
    ]
    assert "unexpected end of data" in faults[-1]


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("separator", [",", ";"])
def test_a_file_in_ansi_is_told_with_its_line_and_what_to_do(
    source: Path, capsys: pytest.CaptureFixture[str], bom: bytes, end: str, separator: str
) -> None:
    path = source / "questions.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    plain = [unicodedata.normalize("NFKD", line).encode("ascii", "ignore").decode() for line in lines]
    plain[7] = plain[7].replace("ondersteuning", "financiële ondersteuning", 1)
    assert "financiële" in plain[7]
    if separator == ";":
        plain = [line.replace(",", ";") for line in plain]
    path.write_bytes(bom + end.join([*plain, ""]).encode("cp1252"))
    assert main(["check", "--source", str(source)]) == 1
    error = capsys.readouterr().err
    assert "questions.csv, line 8, column -: not UTF-8 but, it seems, ANSI (Windows-1252) at 'financiële'" in error
    assert "'CSV UTF-8'" in error
    assert ("separated by semicolons" in error) == (separator == ";")
    assert "Traceback" not in error


def test_of_very_many_lines_in_ansi_the_first_are_told(source: Path) -> None:
    path = source / "quotes.csv"
    text = path.read_text(encoding="utf-8").replace("de", "dé")
    path.write_bytes(text.encode("cp1252", "replace"))
    faults = [fault for fault in told(source) if "UTF-8" in fault]
    assert len(faults) == 6
    assert "more lines are not UTF-8" in faults[-1]


def test_a_file_in_utf16_is_told(source: Path) -> None:
    path = source / "waves.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))
    (fault,) = told(source)
    assert "waves.csv, line 1" in fault
    assert "'CSV UTF-8'" in fault


@pytest.mark.parametrize("change", ["bom", "lines"])
def test_what_does_not_change_the_contents_is_no_fault(source: Path, change: str) -> None:
    plain = check(source)[0]
    for path in source.glob("*.csv"):
        content = path.read_bytes()
        path.write_bytes(b"\xef\xbb\xbf" + content if change == "bom" else content.replace(b"\n", b"\r\n"))
    found, faults = check(source)
    assert faults == []
    assert found == plain


def test_accents_of_their_own_become_one_with_their_letter(source: Path) -> None:
    plain = check(source)[0]
    for name in ("quotes.csv", "answer_options.csv"):
        rewrite(source / name, lambda text: unicodedata.normalize("NFD", text))
    assert b"e\xcc\x88" in (source / "quotes.csv").read_bytes()
    assert check(source) == (plain, [])


def test_columns_and_files_that_came_later_may_lack(tmp_path: Path) -> None:
    shutil.copytree(SOURCE_DIR, tmp_path / "source")
    old, faults = read_source(tmp_path / "source")
    assert not faults
    assert {row["group"] for row in old["results"]} == {EVERYONE}
    assert old["groups"] == []
    path = tmp_path / "source" / "results.csv"
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    names = header.split(",")
    place = names.index("year") + 1
    with_groups = [",".join([*names[:place], "group", *names[place:]])]
    with_groups += [",".join([*line.split(",")[:place], "alle", *line.split(",")[place:]]) for line in lines]
    path.write_text("\n".join(with_groups) + "\n", encoding="utf-8")
    new, faults = read_source(tmp_path / "source")
    assert not faults
    assert new["results"] == old["results"]
