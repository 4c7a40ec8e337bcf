"""Traps that programs of surveys lay, each in a file of its own: proposed, finished as a person would, and counted."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pyreadstat
import pytest

from data.building.source_files import Source
from data.respondents.proposing import propose
from tests.data.respondents.conftest import Reads
from tests.data.respondents.exports import FASE_TEXT, add_set, csv_text, write
from tests.data.respondents.small import counts, mapping

Rows = list[list[str]]
#: As the source has it, with two spaces.
PARTIES = (
    "Kunt u aangeven welke van de volgende partijen betrokken zijn bij de beleidsvorming op het gebied van de "
    "implementatie het VN-verdrag  (meerdere antwoorden mogelijk)"
)
COUNCIL, EXPERTS, FIRM = (
    "Wmo raad of een andere consulterende burgerraad",
    "Informele organisaties / ervaringsdeskundigen",
    "Kennisinstituten, adviesbureau(s), e.d.",
)
WORDS = {"wmo-raad": COUNCIL, "ervaringsdeskundigen": EXPERTS, "adviesbureau": FIRM}
#: What each of six respondents ticked, and what that makes of six.
TICKED = [("wmo-raad", "adviesbureau"), ("ervaringsdeskundigen", "wmo-raad", "adviesbureau"), ("wmo-raad",), (),
          ("ervaringsdeskundigen", "adviesbureau"), ("wmo-raad", "adviesbureau")]  # fmt: skip
OF_SIX = {"wmo-raad": (66.7, 6), "ervaringsdeskundigen": (33.3, 6), "adviesbureau": (66.7, 6)}
FORMS = ["ID", "Begintijd", "Tijd van voltooien", "E-mail", "Naam"]
MONKEY = ["Respondent ID", "Collector ID", "Start Date", "End Date"]
LIME = ["Antwoord-ID", "Verzonden op", "Laatste pagina", "Begintaal"]


@pytest.fixture
def proposes(tmp_path: Path, current: Source) -> Callable[..., str]:
    def call(content: Sequence[Sequence[str]] | Path, name: str = "export.csv") -> str:
        path = content if isinstance(content, Path) else write(tmp_path, name, csv_text(content))
        return propose(path, current)

    return call


def questions(text: str) -> dict[str, Any]:
    return {str(item["id"]): item for item in tomllib.loads(text)["question"]}


def finished(text: str, shown: str = '"complete"') -> str:
    """The proposal with what only a person knows: where it is from, what it compares with, who was asked what."""
    done = text.replace("# TODO source =", "source =").replace("# TODO comparable_with =", "comparable_with =")
    done = done.replace('# TODO shown = "complete"', f"shown = {shown}").replace("# TODO not_offered", "not_offered")
    return done.replace("# TODO other", "other")


def lime(extra: Rows) -> Rows:
    """Rows of LimeSurvey with their columns about the response; who has no answer did not send it in."""
    head = [*LIME, *extra[0]]
    return [head, *([str(n), "2022-11-01 10:00:00", "3", "nl", *row] for n, row in enumerate(extra[1:], 1))]


def ticks(yes: Callable[[str], str], no: str = "") -> Rows:
    return [[yes(option) if option in chosen else no for option in WORDS] for chosen in TICKED]


def test_headings_with_two_spaces_fit_their_own_proposal(proposes: Callable[..., str], reads: Reads) -> None:
    rows = lime([[f"{PARTIES} [{text}]" for text in WORDS.values()], *ticks(lambda _: "Ja", "Nee")])
    found = reads(csv_text(rows), finished(proposes(rows)))
    assert {key: value for key, value in counts(found, "partijen").items() if key in OF_SIX} == OF_SIX


def test_limesurvey_in_any_language_says_by_a_place_who_sent_it_in(reads: Reads) -> None:
    rows = lime([["q01"], ["A1"], ["A2"], ["A2"]])
    rows[2][1] = ""
    found = reads(csv_text(rows), mapping())
    assert counts(found) == {"verkenningsfase": (50.0, 2), "onderzoeksfase": (50.0, 2)}
    assert any("1 van 3 respondenten maakten de vragenlijst niet af" in remark for remark in found.remarks)


def test_codes_alone_keep_the_column_with_own_words(proposes: Callable[..., str]) -> None:
    text = proposes(lime([["q01", "q01[other]"], *[["A1", ""], ["-oth-", "wij doen alles"]] * 4]))
    assert '# other = { column = "q01[other]", option = "anders" }' in text
    assert '# # TODO "-oth-" = "?"' in text
    assert '# column = "q01[other]"' in text


def test_codes_of_a_known_question_are_told_what_to_choose_from(proposes: Callable[..., str]) -> None:
    text = proposes([["id", FASE_TEXT], *[[str(n), str(n % 11 + 1)] for n in range(44)]])
    assert "# Hieronder is nog te kiezen uit: verkenningsfase, onderzoeksfase" in text
    assert "not_offered" not in text.split("[question.values]")[0].split("[[question]]")[1]
    assert text.index('"2" = "?"') < text.index('"10" = "?"')


def test_forms_with_own_words_in_the_cell_proposes_other_and_an_open_answer(
    proposes: Callable[..., str], reads: Reads
) -> None:
    rows = [[*FORMS, FASE_TEXT]]
    answers = ["Verkenningsfase", "Onderzoeksfase", "Wij zitten er tussenin", "Onderzoeksfase"] * 3
    rows += [[str(n), "x", "x", "", "", answer] for n, answer in enumerate(answers, 1)]
    text = proposes(rows)
    assert '# TODO other = { option = "anders" }' in text
    assert "anders" not in next(line for line in text.splitlines() if "not_offered" in line)
    done = finished(text).replace(
        f'# [[open]]\n# column = "{FASE_TEXT}"\n# question', f'[[open]]\ncolumn = "{FASE_TEXT}"\nquestion'
    )
    found = reads(csv_text(rows), done)
    assert counts(found)["anders"] == (25.0, 12)
    assert [answer.text for answer in found.open_answers] == ["Wij zitten er tussenin"] * 3


@pytest.mark.parametrize("mark", [", ", ";", " | ", "\n"])
def test_answers_joined_in_one_cell_are_taken_apart(mark: str, proposes: Callable[..., str], reads: Reads) -> None:
    cells = [mark.join(WORDS[option] for option in chosen) for chosen in TICKED]
    rows = [["nr", PARTIES], *([str(n), cell] for n, cell in enumerate(cells))]
    text = proposes(rows)
    assert questions(text)["partijen"]["kind"] == "multiple"
    found = reads(csv_text(rows), finished(text).replace("ignore = [\n    # ", "ignore = [\n    "))
    assert {key: value for key, value in counts(found, "partijen").items() if key in OF_SIX} == OF_SIX


def test_numbers_joined_in_one_cell_are_taken_apart(proposes: Callable[..., str]) -> None:
    cells = ["1", "1,2,4", "2", "4,7", "1,2,6", ""] * 3
    text = proposes([["nr", PARTIES], *([str(n), cell] for n, cell in enumerate(cells))])
    assert questions(text)["partijen"]["separator"] == ","
    assert '# TODO "7" = "?"' in text
    assert '"1,2' not in text


def test_a_decimal_comma_parts_no_answers(proposes: Callable[..., str]) -> None:
    text = proposes([["nr", PARTIES], *([str(n), cell] for n, cell in enumerate(["1,5", "2,5", "1,5", "3"] * 5))])
    assert "separator" not in text


def test_surveymonkey_numbers_each_tick(proposes: Callable[..., str], reads: Reads) -> None:
    numbers = {option: str(n) for n, option in enumerate(WORDS, 1)}
    rows = [[*MONKEY, PARTIES, "", ""], ["", "", "", "", *WORDS.values()]]
    rows += [[str(n), "7", "x", "x", *row] for n, row in enumerate(ticks(numbers.__getitem__), 1)]
    text = proposes(rows)
    assert questions(text)["partijen"]["kind"] == "multiple"
    found = reads(csv_text(rows), finished(text))
    assert {key: value for key, value in counts(found, "partijen").items() if key in OF_SIX} == OF_SIX


def test_a_code_for_seen_and_left_open_is_no_open_answer_and_no_value(
    proposes: Callable[..., str], reads: Reads
) -> None:
    names = [
        "StartDate",
        "Finished",
        "RecordedDate",
        "ResponseId",
        "DistributionChannel",
        "UserLanguage",
        "Q1",
        "Q1_6_TEXT",
    ]
    texts = [*names[:6], f"{FASE_TEXT} - Selected Choice", f"{FASE_TEXT} - Anders, namelijk: - Text"]
    ids = [
        "startDate",
        "finished",
        "recordedDate",
        "_recordId",
        "distributionChannel",
        "userLanguage",
        "QID1",
        "QID1_6_TEXT",
    ]
    rows = [names, texts, [f'{{"ImportId":"{name}"}}' for name in ids]]
    answers = [
        ("Verkenningsfase", "-99"),
        ("Onderzoeksfase", "-99"),
        ("-99", "-99"),
        ("Anders, namelijk:", "iets anders"),
    ] * 2
    rows += [["x", "True", "x", f"R_{n}", "anonymous", "NL", *answer] for n, answer in enumerate(answers)]
    text = proposes(rows)
    assert "-99" not in text
    found = reads(csv_text(rows), finished(text))
    assert counts(found)["anders"] == (33.3, 6)
    assert [answer.text for answer in found.open_answers] == ["iets anders"] * 2


def _sav(folder: Path, columns: dict[str, list[Any]], labels: list[str], values: dict[str, dict[Any, str]]) -> Path:
    path = folder / "export.sav"
    pyreadstat.write_sav(pd.DataFrame(columns), str(path), column_labels=[*labels], variable_value_labels=values)
    return path


@pytest.mark.parametrize(
    ("no", "yes"), [("Niet genoemd", "Genoemd"), ("Niet aangekruist", "Aangekruist"), ("Not selected", "Selected")]
)
@pytest.mark.parametrize("label", ["{item}", "{question} - {item}", "[{item}] {question}"])
def test_spss_ticks_are_known_by_their_labels(
    label: str, no: str, yes: str, tmp_path: Path, proposes: Callable[..., str], reads: Reads
) -> None:
    columns = {f"V4_{n}": [float(option in chosen) for chosen in TICKED] for n, option in enumerate(WORDS, 1)}
    labels = [label.format(item=text, question=PARTIES) for text in WORDS.values()]
    path = _sav(tmp_path, columns, labels, {name: {0: no, 1: yes} for name in columns})
    text = proposes(path)
    # Of another question text a person says what it means.
    done = finished(text).replace('kind = "multiple"', 'kind = "multiple"\nwording = "same"')
    assert questions(done)["partijen"]["kind"] == "multiple"
    assert {key: value for key, value in counts(reads(path, done), "partijen").items() if key in OF_SIX} == OF_SIX


def test_an_spss_set_that_counts_another_code_says_so(
    tmp_path: Path, proposes: Callable[..., str], reads: Reads
) -> None:
    columns = {f"V4_{n}": [1.0 + (option in chosen) for chosen in TICKED] for n, option in enumerate(WORDS, 1)}
    path = _sav(tmp_path, columns, list(WORDS.values()), {})
    add_set(path, "$partijen", "D1 2", PARTIES, list(columns))
    text = proposes(path)
    assert questions(text)["partijen"]["chosen"] == ["2"]
    found = reads(path, finished(text))
    assert {key: value for key, value in counts(found, "partijen").items() if key in OF_SIX} == OF_SIX


def test_an_spss_label_that_was_cut_off_is_still_its_answer(
    tmp_path: Path, proposes: Callable[..., str], reads: Reads
) -> None:
    texts = [
        "Wij zitten in de verkennende fase; wij zijn aan het onderzoeken wat de ratificatie betekent voor het beleid",
        "Wij hebben onderzocht wat de ratificatie voor gevolgen moet hebben voor ons beleid; wij hebben een beeld in",
    ]
    whole = [" van onze gemeente", " hoeverre wij al voldoen aan de vereisten van het verdrag"]
    cut = {n: (text + more)[:120] for n, (text, more) in enumerate(zip(texts, whole, strict=True), 1)}
    path = _sav(tmp_path, {"V1": [1.0, 2.0, 2.0, 2.0]}, [FASE_TEXT], {"V1": cut})
    found = reads(path, finished(proposes(path)))
    assert not found.to_confirm
    assert counts(found) == {"verkenningsfase": (25.0, 4), "onderzoeksfase": (75.0, 4)}


def test_own_words_beside_an_spss_column_are_known_by_its_name(tmp_path: Path, proposes: Callable[..., str]) -> None:
    columns: dict[str, list[Any]] = {"V1": [1.0, 2.0, 1.0, 1.0], "V1_anders": ["", "", "", "wij doen alles"]}
    path = _sav(tmp_path, columns, [FASE_TEXT, "Namelijk"], {"V1": {1: "Verkenningsfase", 2: "Onderzoeksfase"}})
    assert questions(proposes(path))["fase"]["other"] == {"column": "V1_anders", "option": "anders"}


@pytest.mark.parametrize("heading", ["{} [{}]", "{}: {}", "{} - {}"])
def test_a_table_with_the_question_before_each_answer_is_one_question(
    heading: str, proposes: Callable[..., str], reads: Reads
) -> None:
    rows = [[heading.format("partijen", text) for text in WORDS.values()], *ticks(lambda _: "1", "0")]
    text = proposes(rows)
    assert set(questions(text)) == {"partijen"}
    found = reads(csv_text(rows), finished(text))
    assert {key: value for key, value in counts(found, "partijen").items() if key in OF_SIX} == OF_SIX


def test_headings_that_are_cut_off_at_the_same_word_are_not_told_apart(proposes: Callable[..., str]) -> None:
    rows = lime(
        [["In het VN-verdr.. [Toegankelijkhei.. ]", "In het VN-verdr.. [Fysieke toegank.. ]"], *[["veel", "geen"]] * 3]
    )
    text = proposes(rows)
    assert '"openbare-gebouwen"  # 100% zeker' in text
    assert "# lijkt ook op een ander antwoord: Toegankelijkhei.." in text


def test_what_was_left_at_the_door_stands_in_the_proposal(proposes: Callable[..., str]) -> None:
    text = proposes([["Naam", FASE_TEXT], *[["Jan", "Verkenningsfase"], ["Piet", "Onderzoeksfase"]] * 3])
    assert "# export.csv: deze kolommen zijn bij het lezen weggelaten: Naam." in text
    assert "Jan" not in text


SMALL = [["q01", "plaats"], ["A1", "a"], ["A2", "b"], ["A2", "c"]]


def test_files_that_were_pasted_below_each_other_have_one_heading(reads: Reads) -> None:
    found = reads(csv_text([*SMALL, *SMALL]), mapping(head='[file]\nignore = ["plaats"]'))
    assert counts(found) == {"verkenningsfase": (33.3, 6), "onderzoeksfase": (66.7, 6)}
    assert "export.csv: overgeslagen, omdat de kop er nog eens staat: 1 rij (rij 5)." in found.remarks


@pytest.mark.parametrize("first", ["title", "sheet"])
def test_a_workbook_with_something_before_the_answers_of_forms(first: str, tmp_path: Path, reads: Reads) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    if first == "sheet":
        for row in (["Rijlabels", "Aantal van ID"], ["A1", "1"]):
            sheet.append(row)
        sheet = book.create_sheet("Antwoorden")
    else:
        sheet.append(["Antwoorden op de peiling"])
    for row in ([*FORMS, "q01"], ["1", "x", "x", "", "", "A1"], ["2", "x", "x", "", "", "A2"]):
        sheet.append(row)
    book.save(tmp_path / "export.xlsx")
    found = reads(tmp_path / "export.xlsx", mapping())
    assert counts(found) == {"verkenningsfase": (50.0, 2), "onderzoeksfase": (50.0, 2)}


def test_the_mapping_of_another_file_is_one_fault(reads: Reads) -> None:
    offered = 'columns = { a1 = "wmo-raad", a2 = "adviesbureau", a3 = "ervaringsdeskundigen" }\nkind = "multiple"'
    text = f'[[question]]\nid = "partijen"\n{offered}\nshown = "complete"\ndefinition = "x"\ncomparable_with = "2021"\n'
    found = reads(csv_text(SMALL), mapping().split("[[question]]")[0] + text)
    told = [fault for fault in found.faults if "kolom" in fault and "not_offered" not in fault]
    assert len(told) == 1
    assert "3 van de 3 kolommen die hier genoemd worden, staan niet in export.csv (zoals 'a1')" in told[0]


def test_a_row_without_any_answer_and_one_of_totals_are_told(reads: Reads) -> None:
    rows = [*SMALL, ["", "d"], ["", "Totaal"]]
    found = reads(csv_text(rows), mapping(head='[file]\nignore = ["plaats"]'))
    assert any("export.csv, rij 5, 6: hier is geen enkele vraag beantwoord" in remark for remark in found.remarks)
    assert any("rij 6, kolom plaats: dit lijkt een proef of een rij met totalen" in remark for remark in found.remarks)
