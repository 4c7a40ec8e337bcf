"""Sources with other years than the committed one, as files: what the next surveys may bring.

``five_years`` is the committed source and a year 2022 that has all of it: a question that is new and one that is not
asked, an option that stopped and one that began, a break, a small base, quotes and a note that no report has lines of.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from data.building.source_files import SOURCE_DIR
from data.survey.schema import TABLES

Cells = dict[str, str]
Rows = dict[str, list[Cells]]

NEW_YEAR = 2022
SOURCE = "VNG, peiling VN-verdrag Handicap {}"
NEW_QUESTION, NOT_ASKED = "inwoners", "procesmatig"
STOPPED = ("inhoudelijk", "uitleg-houden-0-meting")
BEGAN = ("knelpunten", "te-weinig-geld")
BROKEN, SMALL = "vorm", ("domeinen", "sport")
NEW_QUOTE = "Sinds dit jaar denken inwoners met een beperking mee over het budget."
NEW_NOTE = "In 2022 is deze vraag als eerste gesteld."


def committed() -> Rows:
    """The rows of the committed source, all cells as text."""
    return {name: _read(SOURCE_DIR / f"{name}.csv") for name in TABLES if (SOURCE_DIR / f"{name}.csv").exists()}


def write(rows: Rows, folder: Path) -> Path:
    """The rows as source files in a folder, which is given back."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, found in rows.items():
        used = set().union(*found) if found else set()
        # As a file from before a column existed, where nothing is in it.
        columns = [item.name for item in TABLES[name].source_columns if item.default is None or item.name in used]
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(found)
    return folder


def five_years() -> Rows:
    """The years 2018-2022."""
    rows = committed()
    add_year(rows, NEW_YEAR, without=[NOT_ASKED])
    _stop(rows)
    _begin(rows)
    _break(rows)
    _ask(rows)
    for row in rows["results"]:
        if (row["question_id"], row["option_id"], row["year"]) == (*SMALL, str(NEW_YEAR)):
            row |= {"percentage": "54.2", "base_n": "24"}
    _say(rows, NEW_YEAR, "fase", "", NEW_QUOTE)
    _say(rows, NEW_YEAR, "knelpunten", "Geld", "Er is te weinig geld voor toegankelijke stoepen.")
    _say(rows, NEW_YEAR, NEW_QUESTION, "", "Zij zitten sinds 2022 in onze adviesraad.")
    rows["notes"].append(_note("fase-2022", "fase", NEW_YEAR, "anomaly", NEW_NOTE))
    return rows


def ten_years() -> Rows:
    """The years 2018-2027, with everything that 2022 brought."""
    rows = five_years()
    for year in range(NEW_YEAR + 1, 2028):
        add_year(rows, year)
        _say(rows, year, "fase", "", f"In {year} gaan wij verder met het plan.")
    return rows


def one_year() -> Rows:
    """The year 2022 alone: nothing is from the report."""
    return only(five_years(), [NEW_YEAR])


VARIANTS: Mapping[str, Callable[[], Rows]] = {"five": five_years, "ten": ten_years, "one": one_year}


def add_year(rows: Rows, year: int, without: Sequence[str] = ()) -> None:
    """A year like the newest one of each question, with a reported n; questions ``without`` it are not asked."""
    rows["waves"].append(
        {
            "year": str(year),
            "title": f"Peiling VN-verdrag Handicap {year}",
            "population": str(345 - (year - NEW_YEAR)),
            "source": SOURCE.format(year),
        }
    )
    newest = {row["question_id"]: row for row in sorted(rows["measurements"], key=lambda row: row["year"])}
    for place, (question_id, row) in enumerate(newest.items()):
        if question_id in without:
            continue
        base = 170 - 2 * place
        rows["measurements"].append({**row, "year": str(year), "base_n": str(base), "base_status": "reported"})
        before = [one for one in rows["results"] if (one["question_id"], one["year"]) == (question_id, row["year"])]
        rows["results"] += [_next(one, year, base) for one in before]


def only(rows: Rows, years: Sequence[int]) -> Rows:
    """What there is of some years, without questions that were asked in none of them."""
    texts = set(map(str, years))
    asked = {row["question_id"] for row in rows["measurements"] if row["year"] in texts}
    kept = {
        name: [
            row
            for row in found
            if row.get("question_id", next(iter(asked))) in asked
            and (name == "questions" or not row.get("year") or row["year"] in texts)
            and not (name == "statements" and row["until"] and row["until"] not in texts)
        ]
        for name, found in rows.items()
    }
    themes = {(row["question_id"], row["theme"]) for row in kept["quotes"]}
    for row in kept["answer_options"]:
        if (row["question_id"], row.get("quote_theme")) not in themes:
            row["quote_theme"] = ""
    return kept


def _read(path: Path) -> list[Cells]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _next(row: Cells, year: int, base: int) -> Cells:
    """A result of the year after: as many municipalities more or less as its place says, and never more than all."""
    new = {**row, "year": str(year), "note": "", "source_label": "", "source_line": "", "base_n": ""}
    if row["percentage"]:
        moved = float(row["percentage"]) + (len(row["option_id"]) + year) % 17 - 8
        count = min(base, max(0, round(base * moved / 100)))
        new |= {"percentage": f"{100 * count / base:.1f}", "obs_status": ""}
    return new


def _stop(rows: Rows) -> None:
    """An option that is not offered any more."""
    for row in rows["answer_options"]:
        if (row["question_id"], row["option_id"]) == STOPPED:
            row["last_year"] = str(NEW_YEAR - 1)
    for row in rows["results"]:
        if (row["question_id"], row["option_id"], row["year"]) == (*STOPPED, str(NEW_YEAR)):
            row |= {"percentage": "", "obs_status": "M"}


def _begin(rows: Rows) -> None:
    """An option that is offered for the first time."""
    question_id, option_id = BEGAN
    rows["answer_options"].append(_option(question_id, option_id, 11, "Te weinig geld", str(NEW_YEAR)))
    rows["results"] += [_result(question_id, option_id, year, "", "M") for year in range(2018, NEW_YEAR)]
    rows["results"].append(_result(question_id, option_id, NEW_YEAR, "37.0", ""))


def _break(rows: Rows) -> None:
    for row in rows["measurements"]:
        if (row["question_id"], row["year"]) == (BROKEN, str(NEW_YEAR)):
            row |= {"comparable_group": "b", "comparable_status": "stated"}
    words = "Vanaf 2022 kiezen gemeenten hoogstens drie vormen."
    rows["notes"].append(_note("vorm-breuk", BROKEN, NEW_YEAR, "break", words))


def _ask(rows: Rows) -> None:
    """A question that is asked for the first time."""
    rows["questions"].append(
        {
            "question_id": NEW_QUESTION,
            "position": "11",
            "title": "Inwoners met een beperking",
            "text": "Denken inwoners met een beperking mee over uw beleid?",
        }
    )
    rows["measurements"].append(
        {
            "question_id": NEW_QUESTION,
            "year": str(NEW_YEAR),
            "answer_mode": "single",
            "definition": "Gemeenten die dit antwoord gaven, als deel van de deelnemende gemeenten",
            "definition_status": "stated",
            "comparable_group": "a",
            "comparable_status": "stated",
            "base_n": "148",
            "base_status": "reported",
        }
    )
    for place, (label, value) in enumerate({"Ja": "60.8", "Soms": "27.7", "Nee": "11.5"}.items(), start=1):
        rows["answer_options"].append(_option(NEW_QUESTION, label.lower(), place, label, ""))
        rows["results"].append(_result(NEW_QUESTION, label.lower(), NEW_YEAR, value, ""))


def _say(rows: Rows, year: int, question_id: str, theme: str, text: str) -> None:
    quote_id = f"{year}-{question_id}-01"
    rows["quotes"].append(
        {"quote_id": quote_id, "question_id": question_id, "year": str(year), "theme": theme, "text": text}
    )


def _note(note_id: str, question_id: str, year: int, kind: str, text: str) -> Cells:
    return {"note_id": note_id, "question_id": question_id, "year": str(year), "kind": kind, "text": text}


def _option(question_id: str, option_id: str, position: int, label: str, first_year: str) -> Cells:
    return {
        "question_id": question_id,
        "option_id": option_id,
        "position": str(position),
        "label": label,
        "first_year": first_year,
    }


def _result(question_id: str, option_id: str, year: int, percentage: str, status: str) -> Cells:
    return {
        "question_id": question_id,
        "option_id": option_id,
        "year": str(year),
        "percentage": percentage,
        "obs_status": status,
    }
