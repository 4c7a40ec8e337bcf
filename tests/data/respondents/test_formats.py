"""The same random answers, written as each survey tool writes them, give the same percentages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest

from data.building.check import RULES
from data.building.proposal import Proposal
from data.building.source_files import SOURCE_DIR, Source, read_source
from data.respondents.reading import read
from data.survey.schema import EVERYONE
from tests.data.respondents import exports
from tests.data.respondents.counting import Shares, expected
from tests.data.respondents.exports import Respondent, invented

Writer = Callable[[Path, Sequence[Respondent]], tuple[Path, str]]
#: Forms and SurveyMonkey do not say which responses are incomplete.
WRITERS: dict[str, tuple[Writer, bool]] = {
    "limesurvey": (exports.limesurvey, True),
    "limesurvey, full": (partial(exports.limesurvey, full=True), True),
    "forms": (exports.forms, False),
    "surveymonkey, English": (exports.surveymonkey, False),
    "surveymonkey, Dutch": (partial(exports.surveymonkey, dutch=True), False),
    "qualtrics, columns": (exports.qualtrics, True),
    "qualtrics, joined": (partial(exports.qualtrics, joined=True), True),
    "spss": (exports.spss, True),
    "plain csv": (exports.plain, True),
    "plain workbook": (partial(exports.plain, excel=True), True),
}


@pytest.fixture(scope="module")
def current() -> Source:
    return read_source(SOURCE_DIR)[0]


def proposal(folder: Path, writer: Writer, people: Sequence[Respondent], current: Source) -> Proposal:
    path, mapping = writer(folder, people)
    return read(path, exports.write(folder, "m.toml", mapping), current, replace=False, confirmed={}, private={})


def shares(source: Source) -> Shares:
    """Percentage and n of each question and option of 2022."""
    bases = {row["question_id"]: row["base_n"] for row in source["measurements"] if row["year"] == 2022}
    return {
        (str(row["question_id"]), str(row["option_id"])): (
            None if row["percentage"] is None else float(row["percentage"]),
            int(str(row["base_n"] or bases[row["question_id"]])),
        )
        for row in source["results"]
        if row["year"] == 2022 and row["group"] == EVERYONE
    }


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize(("count", "seed"), [(7, 1), (166, 2), (339, 3)])
def test_random_answers_give_the_percentages_counted_one_by_one(
    name: str, count: int, seed: int, tmp_path: Path, current: Source
) -> None:
    writer, incomplete = WRITERS[name]
    people = invented(count, seed, incomplete=incomplete)
    found = proposal(tmp_path, writer, people, current)
    assert not found.faults
    assert not found.to_confirm
    assert found.source is not None
    assert shares(found.source) == expected(people)
    assert not [fault for rule in RULES for fault in rule(found.source)]
