"""Files as programs and people leave them behind: one trap each, met and handled, or named with its place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from data.building.source_files import Source
from data.respondents.form import UnreadableError
from data.respondents.opening import open_export
from data.respondents.proposing import propose
from tests.data.respondents import exports
from tests.data.respondents.conftest import Reads
from tests.data.respondents.exports import HEAD, csv_text, invented, question, workbook, write
from tests.data.respondents.small import counts, mapping

LIME = "id,submitdate,lastpage,q01\n"
BOTH = {"verkenningsfase": (66.7, 3), "onderzoeksfase": (33.3, 3)}


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("nr;q01\r\n1;A1\r\n2;A1\r\n3;A2\r\n", "utf-8-sig"),
        ("nr\tq01\n1\tA1\n2\tA1\n3\tA2\n", "utf-16"),
        ("nr\tq01\n1\tA1\n2\tA1\n3\tA2\n", "utf-16-le"),
        ("sep=;\nnr;q01\n1;A1\n2;A1\n3;A2\n", "cp1252"),
        ('"nr","q01"\n"1","A1"\n"2"," A1 "\n"3","A2"\n\n\n,\n', "utf-8"),
        ("nr|q01\n1|A1\n2|a1\n3|A2\n", "utf-8"),
    ],
    ids=["bom, semicolons", "utf-16", "utf-16 without mark", "sep line", "trailing empty rows", "bars, lower case"],
)
def test_encodings_and_separators_are_met(content: str, encoding: str, reads: Reads) -> None:
    assert counts(reads(content, mapping(head='[file]\nignore = ["nr"]'), encoding=encoding)) == BOTH


def test_windows_1252_keeps_accents(tmp_path: Path) -> None:
    path = write(tmp_path, "ansi.csv", "Gemeente;Cliënten\nSúdwest-Fryslân;één\n", "cp1252")
    export = open_export(path)
    assert list(export.headings) == ["Gemeente", "Cliënten"]
    assert export.answers["Cliënten"].tolist() == ["één"]


def test_quoted_line_breaks_keep_the_row_that_a_spreadsheet_shows(reads: Reads) -> None:
    content = 'q01,open\nA1,"een\r\ntwee\ndrie"\nA2,"rest"\n'
    found = reads(content, mapping(tail='[[open]]\ncolumn = "open"\nquestion = "fase"'))
    assert [(answer.text, answer.place) for answer in found.open_answers] == [
        ("een\r\ntwee\ndrie", "export.csv, rij 2, kolom open"),
        ("rest", "export.csv, rij 3, kolom open"),
    ]


def test_a_ragged_row_is_asked_back(reads: Reads) -> None:
    found = reads("nr,q01,x\n1,A1,\n2,A1\n3,A2,,\n4,A2,,y\n", mapping(head='[file]\nignore = ["nr", "x"]'))
    assert found.source is None
    assert [fault.split(":")[0] for fault in found.faults] == [
        "export.csv, rij 3 (2 cellen)", "export.csv, rij 5 (4 cellen)"
    ]  # fmt: skip


def test_an_empty_row_between_others_is_named(reads: Reads) -> None:
    found = reads("nr,q01\n1,A1\n , \n3,A2\n", mapping(head='[file]\nignore = ["nr"]'))
    assert any("1 rij (rij 3) zonder antwoorden" in remark for remark in found.remarks)
    assert counts(found) == {"verkenningsfase": (50.0, 2), "onderzoeksfase": (50.0, 2)}


def test_duplicate_headings_get_names_of_their_own(tmp_path: Path) -> None:
    export = open_export(write(tmp_path, "dubbel.csv", "q01,Toelichting,Toelichting,\nA1,een,twee,drie\n"))
    assert list(export.headings) == ["q01", "Toelichting", "Toelichting (2)", "kolom 4"]
    assert export.answers.iloc[0].tolist() == ["A1", "een", "twee", "drie"]


def test_incomplete_responses_do_not_count_unless_asked(reads: Reads) -> None:
    content = LIME + "1,2022-01-01,3,A1\n2,,1,A2\n3,2022-01-02,3,A1\n"
    found = reads(content, mapping())
    assert counts(found)["verkenningsfase"] == (100.0, 2)
    assert any("1 van 3 respondenten" in remark and "rij 3" in remark for remark in found.remarks)
    assert counts(reads(content, mapping(head='[file]\nincomplete = "count"')))["verkenningsfase"] == (66.7, 3)


def test_a_repeated_respondent_counts_once_and_another_answer_is_asked(reads: Reads) -> None:
    same = reads(LIME + "1,d,3,A1\n1,d,3,A1\n2,d,3,A2\n", mapping())
    assert counts(same)["verkenningsfase"] == (50.0, 2)
    assert any("rij 3" in remark and "herhalen" in remark for remark in same.remarks)
    other = reads(LIME + "1,d,3,A1\n1,d,3,A2\n2,d,3,A2\n", mapping())
    assert other.source is None
    assert other.faults[0].startswith("export.csv, rij 2 en rij 3: dezelfde respondent")
    kept = reads(LIME + "1,d,3,A1\n1,d,3,A2\n2,d,3,A2\n", mapping(head="[file]\nleave_out = [3]"))
    assert counts(kept)["verkenningsfase"] == (50.0, 2)


def test_a_test_row_is_named(reads: Reads) -> None:
    found = reads("q01,open\nA1,Test\nA2,echt\n", mapping(tail='[[open]]\ncolumn = "open"\nquestion = "fase"'))
    assert any("rij 2, kolom open: dit lijkt een proef" in remark for remark in found.remarks)


def test_an_unclosed_quotation_mark_is_named_with_its_row(reads: Reads) -> None:
    found = reads('nr,q01\n1,A1\n2,"A1\n3,A2\n', mapping())
    assert found.faults[0].startswith("export.csv, rij 3 (regel 4 van de tekst): de aanhalingstekens")


def _locked() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(600)


def _cut_short(folder: Path) -> bytes:
    path, _ = exports.spss(folder, invented(40))
    return path.read_bytes()[:-200]


UNREADABLE = {
    "empty.csv": (b"", "leeg"),
    "blank.csv": (b" \n\n  \n", "leeg"),
    "random.csv": (bytes(range(256)) * 8, "geen tekstbestand"),
    "random.xlsx": (b"PK\x03\x04" + bytes(range(256)) * 4, "beschadigd"),
    "image.xlsx": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(60), "geen tekstbestand"),
    "locked.xlsx": (_locked(), "wachtwoord"),
    "random.sav": (b"$FL2" + bytes(range(256)) * 8, "niet heel"),
    "one column.csv": (b"q01\nA1\n", "geen kolommen"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_cannot_be_read_is_a_sentence(name: str, reads: Reads) -> None:
    content, words = UNREADABLE[name]
    found = reads(content, mapping(), name=name)
    assert found.source is None
    assert len(found.faults) == 1
    assert found.faults[0].startswith(name)
    assert words in found.faults[0]


def test_a_truncated_workbook_and_spss_file_are_sentences(tmp_path: Path, reads: Reads) -> None:
    whole = workbook(tmp_path / "heel.xlsx", [["a", "q01"], ["1", "A1"]]).read_bytes()
    assert "beschadigd" in reads(whole[: len(whole) // 2], mapping(), name="half.xlsx").faults[0]
    assert "niet heel" in reads(_cut_short(tmp_path), mapping(), name="half.sav").faults[0]


def test_whatever_bytes_there_are_there_is_no_traceback(tmp_path: Path, current: Source) -> None:
    for number, start in enumerate(
        [b"", b"PK\x03\x04", b"$FL2@(#)", b"\xff\xfe", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"] * 8
    ):
        path = write(tmp_path, f"{number}.bin", start + os.urandom(700))
        with pytest.raises(UnreadableError):
            propose(path, current)


def test_a_password_is_told_before_anything_else(reads: Reads) -> None:
    assert "zonder wachtwoord" in reads(_locked(), mapping(), name="peiling.xlsx").faults[0]


def test_a_mapping_file_that_is_no_toml_is_a_sentence(reads: Reads) -> None:
    assert "geen geldig TOML" in reads("nr,q01\n1,A1\n", "[wave\nyear = 2022").faults[0]
    assert "kennen wij hier niet" in " ".join(reads("nr,q01\n1,A1\n", mapping(lines='colum = "x"')).faults)


IDENTIFYING = ("jansen", "voorbeeld.nl", "1.2.3.4", "10.0.0.1", "a@b.nl", "tok1", "11800000001", "R_1")


@pytest.mark.parametrize(
    "writer", [exports.limesurvey, exports.forms, exports.surveymonkey, exports.qualtrics, exports.spss]
)
def test_nothing_that_identifies_leaves_the_reader(writer: object, tmp_path: Path, current: Source) -> None:
    assert callable(writer)
    path, _ = writer(tmp_path, invented(30))
    export = open_export(path)
    held = " ".join(
        [*export.headings, *(text for name in export.headings for text in export.column(name)[1])]
    ).casefold()
    assert not [word for word in IDENTIFYING if word.casefold() in held]
    told = propose(path, current).casefold()
    assert not [word for word in IDENTIFYING if word.casefold() in told]


@pytest.mark.parametrize(
    "heading",
    ["Wat is uw naam?", "E-mailadres", "Uw telefoonnummer", "First name", "Naam contactpersoon", "IP Address"],
)
def test_a_question_for_a_person_is_left_at_the_door_and_said(heading: str, tmp_path: Path, reads: Reads) -> None:
    content = csv_text([["q01", heading], ["A1", "Piet"], ["A2", "Kees"]])
    export = open_export(write(tmp_path, "p.csv", content))
    assert list(export.headings) == ["q01"]
    assert heading in export.remarks[0]
    found = reads(content, mapping(head=f'[file]\nignore = ["{heading}"]'))
    assert counts(found)["verkenningsfase"] == (50.0, 2)
    used = reads(content, mapping(tail=f'[[open]]\ncolumn = "{heading}"\nquestion = "fase"'))
    assert "wijst een persoon aan" in used.faults[0]


def test_addresses_are_known_by_what_they_look_like(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", "q01,bron,gemeente\nA1,jan@x.nl,Naam gemeente\nA2,piet@y.nl,Utrecht\n")
    assert list(open_export(path).headings) == ["q01", "gemeente"]
    assert (
        "Naam van uw gemeente" in open_export(write(tmp_path, "b.csv", "q01,Naam van uw gemeente\nA1,Ede\n")).headings
    )


def test_forms_keeps_an_option_and_own_words_with_a_semicolon_whole(tmp_path: Path, reads: Reads) -> None:
    rows: list[list[object]] = [["ID", "Start time", "Completion time", "Email", "Name", "Partijen"]]
    rows.append(
        [1, "a", "b", "anonymous", "", "Adviesbureau;Informele organisaties; ervaringsdeskundigen;dit; en dat;"]
    )
    rows.append([2, "a", "b", "anonymous", "", "Wmo-raad;"])
    path = workbook(tmp_path / "forms-en.xlsx", rows, wrong_size=True)
    told = HEAD + question(
        "partijen", "multiple",
        'shown = "complete"\ncolumn = "Partijen"\nseparator = ";"\nother = { option = "anders" }\nwording = "same"\n'
        'not_offered = ["clientenorganisatie", "organisaties-gehandicapten", "lokale-stakeholders"]',
        '[question.values]\nAdviesbureau = "adviesbureau"\nWmo-raad = "wmo-raad"\n'
        '"Informele organisaties; ervaringsdeskundigen" = "ervaringsdeskundigen"\n'
        '[[open]]\ncolumn = "Partijen"\nquestion = "partijen"\n',
    )  # fmt: skip
    found = reads(path, told)
    assert counts(found, "partijen") == dict.fromkeys(
        ("adviesbureau", "wmo-raad", "ervaringsdeskundigen", "anders"), (50.0, 2)
    )
    assert [(answer.text, answer.place) for answer in found.open_answers] == [
        ("dit; en dat", "forms-en.xlsx, rij 2, kolom Partijen")
    ]


def test_qualtrics_in_excel_has_two_rows_of_headings_and_previews_do_not_count(tmp_path: Path, reads: Reads) -> None:
    rows: list[list[object]] = [["StartDate", "Status", "Finished", "ResponseId", "DistributionChannel", "q01"]]
    rows.append(["Begindatum", "Type respons", "Voltooid", "Respons-ID", "Distributiekanaal", "In welke fase?"])
    rows += [
        ["d", "0", 1, "R_1", "anonymous", "A1"],
        ["d", "1", 1, "R_2", "preview", "A2"],
        ["d", 0, 0, "R_3", "email", "A2"],
    ]
    found = reads(workbook(tmp_path / "qualtrics.xlsx", rows), mapping(lines='wording = "same"'))
    assert counts(found) == {"verkenningsfase": (100.0, 1), "onderzoeksfase": (0.0, 1)}


def test_surveymonkey_with_one_row_of_headings(reads: Reads) -> None:
    content = "Respondent ID,Collector ID,IP Address,q01\n118,4,1.2.3.4,A1\n119,4,1.2.3.4,A2\n"
    assert counts(reads(content, mapping())) == {"verkenningsfase": (50.0, 2), "onderzoeksfase": (50.0, 2)}


def test_a_named_sheet_is_read(tmp_path: Path, reads: Reads) -> None:
    path = workbook(tmp_path / "map.xlsx", [["nr", "q01"], [1, "A1"], [2, "A1"], [3, "A2"]])
    assert counts(reads(path, mapping(head='[file]\nsheet = "Sheet"\nignore = ["nr"]'))) == BOTH
    assert "er is geen blad 'Blad9'" in reads(path, mapping(head='[file]\nsheet = "Blad9"')).faults[0]
