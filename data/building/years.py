"""A source without one of its years, and with rows added in the order of the questionnaire."""

from __future__ import annotations

from data.building.source_files import Row, Source, Value
from data.survey.schema import TABLES

#: Tables that lose all rows of a year that is given anew. Quotes are reviewed one by one, and stay.
OF_YEAR = ("waves", "measurements", "results", "group_bases", "overlaps", "notes")


def without_year(source: Source, year: int) -> Source:
    """A source without what is known of one year, and without the questions, answers and groups of that year alone."""
    left = dict(source)
    for name in OF_YEAR:
        left[name] = [row for row in source[name] if row["year"] != year and row.values.get("year_before") != year]
    measured = {(row["question_id"], row["year"]) for row in left["measurements"]}
    ever = {row["question_id"] for row in source["measurements"]}
    others = {question for question, _ in measured}
    kept = {
        row["question_id"]
        for row in source["questions"]
        if row["question_id"] in others or row["question_id"] not in ever
    }
    left["questions"] = [row for row in source["questions"] if row["question_id"] in kept]
    options = [row for row in source["answer_options"] if row["question_id"] in kept and row["first_year"] != year]
    last_asked = {question: max(int(str(at)) for of, at in measured if of == question) for question in others}
    # What stopped because of this year goes on as far as the other years know.
    left["answer_options"] = [
        changed(row, last_year=None)
        if row.values.get("last_year") is not None and row["last_year"] == last_asked.get(row["question_id"])
        else row
        for row in options
    ]
    ids = {(row["question_id"], row["option_id"]) for row in options}
    for name in ("results", "overlaps", "notes", "statements"):
        left[name] = [
            row
            for row in left[name]
            if row["question_id"] in kept
            and (row["option_id"] is None or (row["question_id"], row["option_id"]) in ids)
        ]
    left["statements"] = [
        row
        for row in left["statements"]
        if all(at is None or (row["question_id"], at) in measured for at in (row["year"], row["until"]))
    ]
    left["quotes"] = [row for row in source["quotes"] if row["question_id"] in kept]
    notes = {row["note_id"] for row in left["notes"]}
    left["results"] = [row if row["note"] in {None, *notes} else changed(row, note=None) for row in left["results"]]
    used = {row["group"] for row in (*left["results"], *left["group_bases"])}
    left["groups"] = [row for row in source["groups"] if row["group_id"] in used]
    return left


def changed(row: Row, **values: Value) -> Row:
    """A row with other values in some columns."""
    return Row(row.line, {**row.values, **values})


def added(table: str, **values: Value) -> Row:
    """A row of a table that holds these values, and nothing in its other columns."""
    return Row(0, {column.name: values.get(column.name) for column in TABLES[table].source_columns})


def in_order(source: Source) -> Source:
    """The rows in the order of the questionnaire and by year, each on a line of its own, as in a file."""
    questions = {row["question_id"]: int(str(row["position"])) for row in source["questions"]}
    options = {(row["question_id"], row["option_id"]): int(str(row["position"])) for row in source["answer_options"]}
    groups = {row["group_id"]: int(str(row["position"])) for row in source["groups"]}

    def place(row: Row) -> tuple[int, ...]:
        option = options.get((row["question_id"], row.values.get("option_id")), 0)
        return questions[row["question_id"]], option, groups.get(row.values.get("group"), 0), int(str(row["year"]))

    found = {name: list(rows) for name, rows in source.items()}
    for name in ("measurements", "results", "group_bases", "overlaps"):
        found[name].sort(key=place)
    found["waves"].sort(key=lambda row: int(str(row["year"])))
    found["questions"].sort(key=lambda row: int(str(row["position"])))
    found["answer_options"].sort(key=lambda row: (questions[row["question_id"]], int(str(row["position"]))))
    return {name: [Row(line, row.values) for line, row in enumerate(rows, 2)] for name, rows in found.items()}
