"""A year put into a source: other years stay as they are, and in their order."""

from __future__ import annotations

from data.building.names import slug
from data.building.source_files import Row, Source, Value
from data.building.years import added, changed, in_order, unchanged
from data.survey.schema import EVERYONE, TABLES, ObsStatus

#: Columns that a row which is given anew with nothing else changed keeps: no file of a year says these.
ASIDE = ("source_line", "confidence", "quote_theme")


class Year:
    """A year that is put into a source, row by row; ``before`` is the source as it was with the year, if it had it."""

    def __init__(self, left: Source, before: Source, year: int) -> None:
        """Begin with ``left``: the source without the year."""
        self.rows = {name: list(rows) for name, rows in left.items()}
        self._before, self.year = before, year

    def add(self, table: str, /, **values: Value) -> None:
        """Add a row."""
        self.rows[table].append(added(table, **values))

    def add_question(self, question: str, number: int | None, title: str, text: str) -> None:
        """Add a question behind the others, or where it was."""
        place = self._place("questions", question_id=question)
        self.add("questions", question_id=question, position=place, number=number, title=title, text=text)

    def add_option(self, question: str, option: str, label: str, text: str | None, *, first_year: int | None) -> None:
        """Add an answer behind the others, or where it was."""
        place = self._place("answer_options", option_id=option, question_id=question)
        self.add("answer_options", question_id=question, option_id=option, position=place, label=label, text=text,
                 first_year=first_year)  # fmt: skip

    def _place(self, table: str, **key: str) -> int:
        """The position that a row had, else the next one; of answers within their question."""
        places = [0]
        for row in (*self._before[table], *self.rows[table]):
            if all(row[name] == value for name, value in key.items()):
                return int(str(row["position"]))
            if row["question_id"] == key["question_id"] or len(key) == 1:
                places.append(int(str(row["position"])))
        return max(places) + 1

    def add_note(self, question: str, option: str | None, kind: str, text: str) -> str:
        """Add a note of the year, or find the one that says so already, with all that is known of it: its id."""
        there = {row["note_id"] for row in self.rows["notes"]}
        for row in (*self.rows["notes"], *self._before["notes"]):
            if (row["question_id"], row["text"]) == (question, text) and row["year"] in (self.year, None):
                if row["note_id"] not in there:
                    self.rows["notes"].append(row)
                return str(row["note_id"])
        words = {"break": "breuk", "definition": "definitie", "anomaly": "opmerking"}
        note = slug(f"{question}-{self.year}-{words[kind]}", map(str, there))
        self.add("notes", note_id=note, question_id=question, option_id=option, year=self.year, kind=kind, text=text)
        return note

    def stop(self, question: str, option: str) -> None:
        """Say which was the last year of an answer that is not offered any more.

        Nothing is said where the question was asked later or never before: its cell of this year is then a blank.
        """
        others = [int(str(row["year"])) for row in self.rows["measurements"]
                  if row["question_id"] == question and row["year"] != self.year]  # fmt: skip
        if not others or max(others) > self.year:
            return
        for place, row in enumerate(self.rows["answer_options"]):
            if (row["question_id"], row["option_id"]) == (question, option) and row["last_year"] is None:
                self.rows["answer_options"][place] = changed(row, last_year=max(others))

    def keep_overlaps(self) -> None:
        """Keep what is known of who took part again, of the questions whose answers of the year are what they were."""
        same = unchanged(self._before, self.rows, self.year)
        for row in self._before["overlaps"]:
            if self.year in (row["year"], row["year_before"]) and row["question_id"] in same:
                self.rows["overlaps"].append(row)

    def finished(self) -> Source:
        """The source with the year: nothing hangs loose, every cell is there, and all is in order."""
        self._leave_out_loose_ends()
        self._fill_in_blanks()
        before = {name: {_key(name, row): row for row in rows} for name, rows in self._before.items()}
        for name, rows in self.rows.items():
            self.rows[name] = [_as_it_was(row, before[name].get(_key(name, row))) for row in rows]
        return in_order(self.rows)

    def _leave_out_loose_ends(self) -> None:
        """Leave out what is about a question, an answer, a year or a group that is not there any more."""
        rows = self.rows
        questions = {row["question_id"] for row in rows["questions"]}
        measured = {(row["question_id"], row["year"]) for row in rows["measurements"]}
        options = {(row["question_id"], row["option_id"]) for row in rows["answer_options"]}
        for name in ("results", "overlaps", "notes", "statements"):
            rows[name] = [
                row
                for row in rows[name]
                if row["question_id"] in questions
                and (row["option_id"] is None or (row["question_id"], row["option_id"]) in options)
            ]
        rows["statements"] = [
            row
            for row in rows["statements"]
            if all(year is None or (row["question_id"], year) in measured for year in (row["year"], row["until"]))
        ]
        rows["quotes"] = [row for row in rows["quotes"] if row["question_id"] in questions]
        notes = {row["note_id"] for row in rows["notes"]}
        rows["results"] = [row if row["note"] in {None, *notes} else changed(row, note=None) for row in rows["results"]]
        used = {row["group"] for row in (*rows["results"], *rows["group_bases"])}
        rows["groups"] = [row for row in rows["groups"] if row["group_id"] in used]

    def _fill_in_blanks(self) -> None:
        """Give each answer a cell in every year and group: M where it was not offered, else O.

        A blank that was one for the same reason stays as it was, with its note.
        """
        there = {_key("results", row) for row in self.rows["results"]}
        was = {_key("results", row): row for row in self._before["results"]}
        options: dict[Value, list[Row]] = {}
        for row in self.rows["answer_options"]:
            options.setdefault(row["question_id"], []).append(row)
        for row in (*self.rows["measurements"], *self.rows["group_bases"]):
            group = row.values.get("group", EVERYONE)
            for option in options.get(row["question_id"], ()):
                where = (row["question_id"], option["option_id"], row["year"], group)
                if where in there:
                    continue
                first, last = (int(str(option[name] or row["year"])) for name in ("first_year", "last_year"))
                offered = first <= int(str(row["year"])) <= last
                status = ObsStatus.NOT_PUBLISHED if offered else ObsStatus.NOT_OFFERED
                if where in was and was[where]["obs_status"] == status:
                    self._put_back(was[where])
                else:
                    self.add("results", **dict(zip(TABLES["results"].key, where, strict=True)), obs_status=status)

    def _put_back(self, result: Row) -> None:
        self.rows["results"].append(result)
        there = {row["note_id"] for row in self.rows["notes"]}
        self.rows["notes"] += [
            row for row in self._before["notes"] if row["note_id"] == result["note"] and row["note_id"] not in there
        ]


def _key(table: str, row: Row) -> tuple[Value, ...]:
    return tuple(row[column] for column in TABLES[table].key)


def _as_it_was(row: Row, was: Row | None) -> Row:
    """A row that is given anew, as it was before where it says the same: with the columns that no file of a year has.

    A percentage that is the same is as doubtful as it was.
    """
    if was is None or was.values == row.values:
        return row
    aside = {*ASIDE} & row.values.keys()
    if "quote_theme" in aside:
        aside.add("source_label")
    if row.values.get("percentage") is not None and was["obs_status"] == ObsStatus.UNVALIDATED:
        aside.add("obs_status")
    same = {**row.values, **{name: was[name] for name in aside if row[name] is None}} == was.values
    return was if same else row
