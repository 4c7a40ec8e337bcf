"""The transcription against the report's own text."""

from __future__ import annotations

import csv
import re
from collections import Counter

from data.building.source_files import SOURCE_DIR, Source, read_source

MARKS = "“”\"‘’'"
#: An apostrophe inside a word (thema's) is no quotation mark.
APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
NUMBER = re.compile(r"\d+(\.\d+)?")


def source() -> Source:
    rows, faults = read_source(SOURCE_DIR)
    assert faults == []
    return rows


def plain(text: str) -> str:
    """Text with white space folded and without what the conversion from Word left behind."""
    text = re.sub(r"\[footnoteRef:\d+\]|\[bookmark: \w+\]", "", text)
    return re.sub(r"\s+", " ", text).strip()


def chart_rows(report: list[str]) -> dict[int, tuple[list[str], list[float]]]:
    """Labels and values of each chart row by its line; the year of the next row is dropped."""
    rows = {}
    for line, text in enumerate(report):
        cells = [cell for cell in text.split("\t") if cell.strip()]
        if line > 640 and len(cells) > 4:
            labels = [cell for cell in cells if not NUMBER.fullmatch(cell)]
            values = [
                float(cell) for cell in cells if NUMBER.fullmatch(cell) and not re.fullmatch("20(18|19|2[01])", cell)
            ]
            rows[line] = labels, values
    return rows


def test_every_chart_row_is_transcribed_label_by_label_and_value_by_value(report: list[str]) -> None:
    rows = source()
    labels = {(row["question_id"], row["option_id"]): row["source_label"] for row in rows["answer_options"]}
    found = chart_rows(report)
    assert len(found) == 45
    for line, (expected_labels, expected_values) in found.items():
        mine = [row for row in rows["results"] if row["source_line"] == line]
        assert [labels[row["question_id"], row["option_id"]] for row in mine] == expected_labels
        published = [row["percentage"] for row in mine if row["percentage"] is not None]
        assert published == [round(value, 1) for value in expected_values]
        assert len(mine) - len(published) <= 1


def test_every_percentage_comes_from_a_chart_row(report: list[str]) -> None:
    lines = chart_rows(report)
    for row in source()["results"]:
        assert (row["percentage"] is None) or row["source_line"] in lines


def test_the_year_of_a_chart_row_is_the_last_cell_of_the_row_before(report: list[str]) -> None:
    for row in source()["results"]:
        if row["source_line"] is not None:
            before = [cell for cell in report[int(str(row["source_line"])) - 1].split("\t") if cell.strip()]
            assert before[-1].strip() == str(row["year"])


def test_every_text_stands_where_it_says(report: list[str]) -> None:
    rows = source()
    for table in ("quotes", "questions"):
        for row in rows[table]:
            assert plain(str(row["text"])) in plain(report[int(str(row["source_line"]))]), row["text"]
    for row in rows["answer_options"]:
        if row["text"] is not None:
            line = int(str(row["source_line"]))
            assert plain(str(row["text"])) in plain(report[line] + " " + report[line + 1])
    whole = plain(" ".join(report))
    for row in rows["quotes"]:
        for column in ("theme", "context", "label"):
            assert row[column] is None or plain(str(row[column])) in whole


def marks(text: str) -> Counter[str]:
    return Counter(character for character in APOSTROPHE.sub("", text) if character in MARKS)


def test_every_quotation_mark_of_the_report_is_accounted_for(report: list[str]) -> None:
    quotes: dict[int, list[str]] = {}
    for row in source()["quotes"]:
        quotes.setdefault(int(str(row["source_line"])), []).append(str(row["text"]))
    others: dict[int, list[str]] = {}
    with (SOURCE_DIR / "not_quotes.csv").open(encoding="utf-8", newline="") as file:
        for other in csv.DictReader(file):
            assert other["reason"]
            others.setdefault(int(other["source_line"]), []).append(other["text"])
    for line, text in enumerate(report):
        rest = text
        for quote in quotes.get(line, []):
            assert quote in rest
            rest = rest.replace(quote, "", 1)
        for words in others.get(line, []):
            pattern = rf"[{MARKS}]{re.escape(words)}[{MARKS}]"
            assert re.search(pattern, rest), (line, words)
            rest = re.sub(pattern, "", rest, count=1)
        # What is left are the marks around the quotes: at most two each, as some are never closed.
        assert marks(rest).total() <= 2 * len(quotes.get(line, [])), (line, rest)


def test_the_report_holds_129_quotes(report: list[str]) -> None:  # noqa: ARG001 - skips with the report
    counts = Counter(row["question_id"] for row in source()["quotes"])
    assert counts == {
        "fase": 4, "karakter": 12, "domeinen": 6, "partijen": 35, "knelpunten": 42, "procesmatig": 3, "vorm": 27,
    }  # fmt: skip
