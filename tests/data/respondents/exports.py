"""Invented respondents, written as each survey tool would write them, and the mapping file that goes with each."""

from __future__ import annotations

import csv
import io
import json
import random
import re
import struct
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pyreadstat

FASE = {
    "verkenningsfase": "Verkenningsfase",
    "onderzoeksfase": "Onderzoeksfase",
    "plan-van-aanpak-wordt-gemaakt": "Plan van aanpak wordt gemaakt",
    "lokaal-inclusieplan-is-goedgekeurd-door-de-raad": "Lokaal inclusieplan is goedgekeurd door de raad",
    "lokaal-inclusieplan-wordt-uitgevoerd": "Lokaal inclusieplan wordt uitgevoerd",
}
PARTIJEN = {
    "wmo-raad": "Wmo-raad",
    "clientenorganisatie": "Cliëntenorganisatie",
    "organisaties-gehandicapten": "Organisaties gehandicapten",
    "ervaringsdeskundigen": "Informele organisaties; ervaringsdeskundigen",
    "lokale-stakeholders": "Lokale stakeholders, en anderen",
    "adviesbureau": "Adviesbureau",
}
INZET = {
    "samenwerken-inwoners-met-een-beperking": "Samenwerken inwoners met een beperking",
    "toegankelijkheid-omgevingsvisie": "Toegankelijkheid omgevingsvisie",
    "samenspelen-kinderen-met-en-zonder-beperking": "Samenspelen kinderen met en zonder beperking",
    "meedoen-lvb": "Meedoen lvb",
    "aanbod-toegankelijke-woningen": "Aanbod toegankelijke woningen",
    "aansporen-inwoners-en-ondernemers": "Aansporen inwoners en ondernemers",
}
SCALE = ("geen", "weinig", "veel", "heel veel")
FASE_TEXT = "In welke fase bevindt uw gemeente zich m.b.t. de implementatie van het VN-verdrag?"
PARTIJEN_TEXT = (
    "Kunt u aangeven welke van de volgende partijen betrokken zijn bij de beleidsvorming op het gebied van de "
    "implementatie het VN-verdrag (meerdere antwoorden mogelijk)"
)
INZET_TEXT = (
    "De VNG zet zich extra in op een aantal onderwerpen. Kunt u aangeven in hoeverre u het VN-verdrag Handicap "
    "gebruikt om:"
)


@dataclass
class Respondent:
    """One respondent: ``fase`` is an option, 'anders' with own words in ``fase_words``, or None for no answer.

    ``partijen`` are the options that were ticked; where the question was not ``shown`` there are none. ``inzet`` has a
    value per item, None where it was left open.
    """

    fase: str | None
    fase_words: str = ""
    partijen: frozenset[str] = frozenset()
    partijen_words: str = ""
    shown: bool = True
    inzet: dict[str, str | None] = field(default_factory=dict)
    complete: bool = True


def invented(count: int, seed: int = 1, *, incomplete: bool = True) -> list[Respondent]:
    """Random respondents of every kind; a stated seed gives the same ones."""
    draw = random.Random(seed)  # noqa: S311 - a test that is the same each time
    found = []
    for _ in range(count):
        fase = draw.choice([*FASE, "anders", None])
        shown = draw.random() < 0.8
        ticked = [option for option in PARTIJEN if draw.random() < 0.3] if shown else []
        words = draw.choice(["", "", "een eigen raad", "de buren; en de wijk"]) if shown else ""
        found.append(
            Respondent(
                fase,
                draw.choice(["wij doen alles", "nog niets"]) if fase == "anders" else "",
                frozenset(ticked),
                words,
                shown,
                {item: draw.choice([*SCALE, None]) for item in INZET},
                not incomplete or draw.random() < 0.85,
            )
        )
    return found


def csv_text(rows: Sequence[Sequence[str]], separator: str = ",") -> str:
    """Rows as a CSV file with every cell in quotation marks, as survey tools write them."""
    file = io.StringIO()
    csv.writer(file, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    return file.getvalue()


HEAD = """
[wave]
year = 2022
title = "Peiling VN-verdrag Handicap 2022"
population = 344
source = "VNG, peiling 2022"
"""
DEFINITION = 'definition = "Gemeenten die dit kozen, als deel van de deelnemers"\ncomparable_with = "2021"\n'


def pairs(name: str, values: dict[str, str]) -> str:
    """A table of the mapping file."""
    lines = [f'"{key}" = "{value}"' for key, value in values.items()]
    return "\n".join([f"[question.{name}]", *lines, ""])


def question(question_id: str, kind: str, lines: str, *tables: str) -> str:
    """A question of the mapping file."""
    return f'\n[[question]]\nid = "{question_id}"\nkind = "{kind}"\n{DEFINITION}{lines}\n' + "\n".join(tables)


def write(folder: Path, name: str, content: str | bytes, encoding: str = "utf-8") -> Path:
    """Write a file and give its path."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def limesurvey(folder: Path, people: Sequence[Respondent], *, full: bool = False) -> tuple[Path, str]:
    """LimeSurvey with codes, or with 'code. text' above full answers; who was not shown a question has N/A."""
    fase = {option: f"A{place}" for place, option in enumerate(FASE, 1)}
    columns = [("id", "Antwoord ID"), ("submitdate", "Datum ingezonden"), ("lastpage", "Laatste pagina")]
    columns += [("startlanguage", "Begintaal"), ("token", "Toegangscode"), ("q01", FASE_TEXT)]
    columns += [("q01[other]", f"{FASE_TEXT} [Anders]")]
    columns += [(f"q04[SQ{n:03}]", f"{PARTIJEN_TEXT} [{text}]") for n, text in enumerate(PARTIJEN.values(), 1)]
    columns += [("q04[other]", f"{PARTIJEN_TEXT} [Anders]")]
    columns += [(f"q10[SQ{n:03}]", f"{INZET_TEXT} [{text}]") for n, text in enumerate(INZET.values(), 1)]
    rows = [[f"{code}. {text}" if full else code for code, text in columns]]
    yes, no = ("Ja", "Nee") if full else ("Y", "")
    for number, one in enumerate(people, 1):
        row = [str(number), "2022-03-01 10:00:00" if one.complete else "", "5", "nl", f"tok{number}"]
        other = "Anders" if full else "-oth-"
        row.append(
            "" if one.fase is None else other if one.fase == "anders" else FASE[one.fase] if full else fase[one.fase]
        )
        row.append(one.fase_words)
        row += [("N/A" if not one.shown else yes if option in one.partijen else no) for option in PARTIJEN]
        row.append(one.partijen_words if one.shown else "")
        row += [one.inzet[item] or "" for item in INZET]
        rows.append(row)
    path = write(folder, "lime-vol.csv" if full else "lime.csv", "\ufeff" + csv_text(rows))
    values = {FASE[option]: option for option in FASE} if full else {code: option for option, code in fase.items()}
    mapping = HEAD + question(
        "fase",
        "single",
        'column = "q01"\nother = { column = "q01[other]", option = "anders" }',
        pairs("values", values),
    )
    mapping += question(
        "partijen", "multiple", 'shown = "complete"\nwording = "same"\n' + _other_line("q04[other]"),
        pairs("columns", {f"q04[SQ{n:03}]": option for n, option in enumerate(PARTIJEN, 1)}),
    )  # fmt: skip
    mapping += question(
        "inzet", "scale", 'chosen = ["veel", "heel veel"]\nnot_chosen = ["geen", "weinig"]',
        pairs("columns", {f"q10[SQ{n:03}]": option for n, option in enumerate(INZET, 1)}),
    )  # fmt: skip
    return path, mapping


def workbook(path: Path, rows: Sequence[Sequence[object]], *, wrong_size: bool = False) -> Path:
    """Rows as a worksheet; Forms says of it that it is one cell large (``wrong_size``)."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    if wrong_size:
        with zipfile.ZipFile(path) as file:
            parts = {name: file.read(name) for name in file.namelist()}
        with zipfile.ZipFile(path, "w") as file:
            for name, content in parts.items():
                file.writestr(name, re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"', content))
    return path


def _other_line(column: str) -> str:
    return f'other = {{ column = "{column}", option = "anders" }}'


_SCALE = 'chosen = ["veel", "heel veel"]\nnot_chosen = ["geen", "weinig"]'


def forms(folder: Path, people: Sequence[Respondent]) -> tuple[Path, str]:
    """Microsoft Forms in Dutch; ticked answers and own words share a cell, and not shown is an empty cell."""
    rows: list[list[object]] = [
        [
            "ID",
            "Begintijd",
            "Tijd van voltooien",
            "E-mail",
            "Naam",
            FASE_TEXT,
            "Werkt u samen?",
            PARTIJEN_TEXT,
            *INZET.values(),
        ]
    ]
    for number, one in enumerate(people, 1):
        fase = one.fase_words if one.fase == "anders" else FASE.get(one.fase or "", "")
        ticked = [PARTIJEN[option] for option in PARTIJEN if option in one.partijen]
        ticked += [one.partijen_words] if one.partijen_words and one.shown else []
        cell = "".join(f"{text};" for text in ticked)
        person = [number, "2022-03-01", "2022-03-01", "iemand@voorbeeld.nl", "J. Jansen"]
        rows.append([*person, fase, "Ja" if one.shown else "Nee", cell, *(one.inzet[item] or "" for item in INZET)])
    path = workbook(folder / "forms.xlsx", rows, wrong_size=True)
    mapping = HEAD + question(
        "fase", "single", f'column = "{FASE_TEXT}"\nother = {{ option = "anders" }}', pairs("values", _turned(FASE))
    )
    mapping += question(
        "partijen", "multiple",
        f'column = "{PARTIJEN_TEXT}"\nseparator = ";"\nother = {{ option = "anders" }}\nwording = "same"\n'
        'shown = { column = "Werkt u samen?", values = ["Ja"] }',
        pairs("values", _turned(PARTIJEN)),
    )  # fmt: skip
    mapping += question("inzet", "scale", _SCALE, pairs("columns", _turned(INZET)))
    return path, mapping


def _turned(options: dict[str, str]) -> dict[str, str]:
    return {text: option for option, text in options.items()}


def surveymonkey(folder: Path, people: Sequence[Respondent], *, dutch: bool = False) -> tuple[Path, str]:
    """SurveyMonkey: two rows of headings, the text of an answer in its column where it was ticked."""
    other = "Anders (geef nadere toelichting)" if dutch else "Other (please specify)"
    one_answer = "Antwoord" if dutch else "Response"
    first = (
        ["Respondent-ID", "Collector-ID", "Begindatum", "Einddatum", "IP-adres", "E-mailadres", "Voornaam"]
        if dutch
        else ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name"]
    )
    questions = [*first, FASE_TEXT, "", "Werkt u samen?", PARTIJEN_TEXT, *[""] * len(PARTIJEN), INZET_TEXT, *[""] * 5]
    answers = [""] * 7 + [one_answer, other, one_answer, *PARTIJEN.values(), other, *INZET.values()]
    rows = [questions, answers]
    for number, one in enumerate(people, 1):
        rows.append(
            [
                str(11800000000 + number), "446", "03/01/2022 10:00:00 AM", "03/01/2022", "10.0.0.1", "a@b.nl", "Jan",
                FASE.get(one.fase or "", ""), one.fase_words, "Ja" if one.shown else "Nee",
                *(text if option in one.partijen else "" for option, text in PARTIJEN.items()),
                one.partijen_words if one.shown else "", *(one.inzet[item] or "" for item in INZET),
            ]
        )  # fmt: skip
    path = write(folder, f"monkey-{'nl' if dutch else 'en'}.csv", csv_text(rows))
    mapping = HEAD + question(
        "fase",
        "single",
        f'column = "{FASE_TEXT}"\n' + _other_line(f"{FASE_TEXT} [{other}]"),
        pairs("values", _turned(FASE)),
    )
    mapping += question(
        "partijen", "multiple",
        'shown = { column = "Werkt u samen?", values = ["Ja"] }\nwording = "same"\n'
        + _other_line(f"{PARTIJEN_TEXT} [{other}]"),
        pairs("columns", {f"{PARTIJEN_TEXT} [{text}]": option for option, text in PARTIJEN.items()}),
    )  # fmt: skip
    mapping += question(
        "inzet", "scale", _SCALE, pairs("columns", {f"{INZET_TEXT} [{text}]": option for option, text in INZET.items()})
    )
    return path, mapping


def qualtrics(folder: Path, people: Sequence[Respondent], *, joined: bool = False) -> tuple[Path, str]:
    """Qualtrics: three rows of headings; ticked answers in columns of their own, or joined by commas.

    Seen and left open is -99; not shown is empty. There are previews among the rows, and line breaks in the headings.
    """
    columns = [("StartDate", "Start Date", "startDate"), ("Status", "Response Type", "status")]
    columns += [("IPAddress", "IP Address", "ipAddress"), ("Finished", "Finished", "finished")]
    columns += [("ResponseId", "Response ID", "_recordId"), ("RecipientEmail", "Recipient Email", "recipientEmail")]
    columns += [("DistributionChannel", "Distribution Channel", "distributionChannel")]
    columns += [
        ("Q1", f"{FASE_TEXT} - Selected Choice", "QID1"),
        ("Q1_6_TEXT", f"{FASE_TEXT} - Anders - Text", "QID1_6_TEXT"),
    ]
    if joined:
        columns += [("Q4", f"{PARTIJEN_TEXT} - Selected Choice", "QID4")]
    else:
        columns += [
            (f"Q4_{n}", f"{PARTIJEN_TEXT} - Selected Choice - {text}", f"QID4_{n}")
            for n, text in enumerate([*PARTIJEN.values(), "Anders"], 1)
        ]
    columns += [("Q4_7_TEXT", f"{PARTIJEN_TEXT} - Anders - Text", "QID4_7_TEXT")]
    columns += [(f"Q10_{n}", f"{INZET_TEXT.replace(' gebruikt', chr(10) + 'gebruikt')} - {text}", f"QID10_{n}")
                for n, text in enumerate(INZET.values(), 1)]  # fmt: skip
    rows = [[name for name, _, _ in columns], [text for _, text, _ in columns]]
    rows.append([json.dumps({"ImportId": mark}, separators=(",", ":")) for _, _, mark in columns])
    for number, one in enumerate(people, 1):
        ticked = [text for option, text in PARTIJEN.items() if option in one.partijen]
        other = bool(one.partijen_words) and one.shown
        row = [
            "2022-03-01 10:00:00",
            "IP Address",
            "1.2.3.4",
            "True" if one.complete else "False",
            f"R_{number}",
            "a@b.nl",
        ]
        row += ["anonymous", "" if one.fase is None else FASE.get(one.fase, "Anders"), one.fase_words]
        if joined:
            row.append(",".join([*ticked, *(["Anders"] if other else [])]) or ("-99" if one.shown else ""))
        else:
            row += [text if text in ticked else "-99" if one.shown else "" for text in PARTIJEN.values()]
            row.append("Anders" if other else "-99" if one.shown else "")
        row.append(one.partijen_words if one.shown else "")
        rows.append([*row, *(one.inzet[item] or "-99" for item in INZET)])
    preview = ["2022-02-01", "Survey Preview", "1.2.3.4", "True", "R_p", "", "preview", *[""] * (len(columns) - 7)]
    path = write(folder, f"qualtrics-{'een' if joined else 'los'}.csv", csv_text([*rows, preview]))
    mapping = HEAD + question(
        "fase", "single", 'column = "Q1"\n' + _other_line("Q1_6_TEXT"), pairs("values", _turned(FASE))
    )
    told = 'shown = "answered"\nwording = "same"\n'
    if joined:
        mapping += question(
            "partijen", "multiple", told + 'column = "Q4"\nseparator = ","\n' + _other_line("Q4_7_TEXT"),
            pairs("values", _turned(PARTIJEN)),
        )  # fmt: skip
    else:
        mapping += question(
            "partijen", "multiple", told + _other_line("Q4_7_TEXT"),
            pairs("columns", {f"Q4_{n}": option for n, option in enumerate([*PARTIJEN, "anders"], 1)}),
        )  # fmt: skip
    mapping += question(
        "inzet", "scale", _SCALE, pairs("columns", {f"Q10_{n}": option for n, option in enumerate(INZET, 1)})
    )
    return path, mapping


def spss(folder: Path, people: Sequence[Respondent]) -> tuple[Path, str]:
    """SPSS: codes with labels, a set of dichotomies, declared missing codes (9) and a question without an answer
    (-1).
    """
    codes = {option: float(place) for place, option in enumerate([*FASE, "anders"], 1)}
    frame: dict[str, list[float | str | None]] = {"finished": [float(one.complete) for one in people]}
    frame["v1"] = [None if one.fase is None else codes[one.fase] for one in people]
    frame["v1_anders"] = [one.fase_words for one in people]
    for place, option in enumerate(PARTIJEN, 1):
        frame[f"v4_{place}"] = [9.0 if not one.shown else float(option in one.partijen) for one in people]
    frame["v4_7"] = [9.0 if not one.shown else float(bool(one.partijen_words)) for one in people]
    frame["v4_anders"] = [one.partijen_words if one.shown else "" for one in people]
    scale = {word: float(place) for place, word in enumerate(SCALE, 1)}
    for place, item in enumerate(INZET, 1):
        frame[f"v10_{place}"] = [scale.get(one.inzet[item] or "", -1.0) for one in people]
    labels: dict[str, str | None] = {"v1": FASE_TEXT, "v10_1": "Samenwerken inwoners met een beperking"}
    labels |= {f"v4_{place}": text for place, text in enumerate([*PARTIJEN.values(), "Anders"], 1)}
    values: dict[str, dict[float, str]] = {"v1": {codes[option]: FASE.get(option, "Anders") for option in codes}}
    values |= {f"v4_{place}": {0.0: "Nee", 1.0: "Ja"} for place in range(1, 8)}
    values |= {f"v10_{place}": {code: word for word, code in scale.items()} for place in range(1, 7)}
    missing: dict[str, Any] = {f"v4_{place}": [9] for place in range(1, 8)} | {
        f"v10_{place}": [{"lo": -9, "hi": -1}] for place in range(1, 7)
    }
    path = folder / "peiling.sav"
    pyreadstat.write_sav(
        pd.DataFrame(frame), str(path), column_labels=labels, variable_value_labels=values, missing_ranges=missing
    )
    add_set(path, "$partijen", "D1 1", PARTIJEN_TEXT, [f"v4_{place}" for place in range(1, 8)])
    mapping = (
        HEAD
        + '[file]\nignore = ["v4_anders", "v1_anders"]\n'
        + question("fase", "single", 'column = "v1"', pairs("values", {**_turned(FASE), "Anders": "anders"}))
    )
    mapping += question(
        "partijen", "multiple", 'shown = "complete"\nwording = "same"',
        pairs("columns", {f"v4_{n}": option for n, option in enumerate([*PARTIJEN, "anders"], 1)}),
    )  # fmt: skip
    mapping += question(
        "inzet", "scale", _SCALE, pairs("columns", {f"v10_{n}": option for n, option in enumerate(INZET, 1)})
    )
    return path, mapping


def add_set(path: Path, name: str, kind: str, label: str, columns: Sequence[str]) -> None:
    """Add a multiple-response set to an SPSS file: record 7, subtype 7 of its format; pyreadstat writes none."""
    content = path.read_bytes()
    told = label.encode()
    line = f"{name}={kind} {len(told)} ".encode() + told + f" {' '.join(columns)}\n".encode()
    end = content.index(struct.pack("<ii", 999, 0))
    path.write_bytes(content[:end] + struct.pack("<iiii", 7, 7, 1, len(line)) + line + content[end:])


def plain(folder: Path, people: Sequence[Respondent], *, excel: bool = False) -> tuple[Path, str]:
    """A table made by hand: semicolons and Windows-1252, or a workbook with a title above it."""
    head = ["nr", "af", "Fase", "Fase anders", "samen", *PARTIJEN.values(), "Partij anders", *INZET.values()]
    rows = [
        [
            str(number), "ja" if one.complete else "nee",
            "Anders" if one.fase == "anders" else FASE.get(one.fase or "", ""),
            one.fase_words, "ja" if one.shown else "nee",
            *("x" if option in one.partijen else "" for option in PARTIJEN), one.partijen_words if one.shown else "",
            *(one.inzet[item] or "n.v.t." for item in INZET),
        ]
        for number, one in enumerate(people, 1)
    ]  # fmt: skip
    if excel:
        path = workbook(folder / "tabel.xlsx", [["Antwoorden 2022"], head, *rows, ["", ""]])
    else:
        path = write(folder, "tabel.csv", csv_text([head, *rows], ";"), "cp1252")
    mapping = (
        HEAD
        + '[file]\nignore = ["nr"]\ncomplete = { column = "af", values = ["ja"] }\n'
        + question("fase", "single", 'column = "Fase"\n' + _other_line("Fase anders"), pairs("values", _turned(FASE)))
    )
    mapping += question(
        "partijen", "multiple",
        'shown = { column = "samen", values = ["ja"] }\nwording = "same"\n' + _other_line("Partij anders"),
        pairs("columns", _turned(PARTIJEN)),
    )  # fmt: skip
    mapping += question("inzet", "scale", _SCALE + '\nmissing = ["n.v.t."]', pairs("columns", _turned(INZET)))
    return path, mapping
