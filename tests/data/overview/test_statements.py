"""The statements of the report against the tables: every kind of claim, and the report itself."""

from __future__ import annotations

import pytest

from data.overview.statements import Outcome, checked
from data.store import Store
from data.survey.questions import Statement
from data.survey.schema import Claim
from tests.builders import question, store

GROUPS = {2019: "a", 2020: "a", 2021: "b"}


def outcome(claim: str, *, option_id: str | None = "ja", year: int = 2020, until: int | None = None,
            claimed: str | None = None) -> tuple[Outcome, str]:  # fmt: skip
    item = question(GROUPS, ("Ja", "Nee", "Soms"), bases={2019: 100, 2020: 150, 2021: 160})
    said = Statement("u", "v", option_id, year, until, Claim(claim), claimed, "Iets", 1)
    values: dict[str, list[float | None]] = {
        "ja": [20.0, 41.2, 60.0],
        "nee": [80.0, 50.0, None],
        "soms": [22.0, 30.0, 10.0],
    }
    (result,) = checked(store(item, values, statements=[said]), [item])
    return result.outcome, result.figures


@pytest.mark.parametrize(
    ("claim", "more", "expected"),
    [
        ("equals", {"claimed": "41.2"}, Outcome.AGREES),
        ("equals", {"claimed": "41"}, Outcome.ROUNDS),
        ("equals", {"claimed": "42"}, Outcome.DISAGREES),
        ("equals", {"claimed": "41.3"}, Outcome.DISAGREES),
        ("nearly", {"claimed": "43"}, Outcome.ROUNDS),
        ("nearly", {"claimed": "44"}, Outcome.DISAGREES),
        ("nearly", {"claimed": "41"}, Outcome.DISAGREES),
        ("above", {"claimed": "41"}, Outcome.AGREES),
        ("above", {"claimed": "41.2"}, Outcome.DISAGREES),
        ("highest", {}, Outcome.DISAGREES),
        ("highest", {"year": 2021}, Outcome.AGREES),
        ("lowest", {"year": 2019}, Outcome.AGREES),
        ("lowest", {}, Outcome.DISAGREES),
        ("rises", {"year": 2019, "until": 2020}, Outcome.AGREES),
        ("rises", {"year": 2019, "until": 2021}, Outcome.UNKNOWN),
        ("falls", {"year": 2019, "until": 2021}, Outcome.UNKNOWN),
        ("falls", {"year": 2019, "until": 2020}, Outcome.DISAGREES),
        ("falls", {"option_id": "nee", "year": 2019, "until": 2020}, Outcome.AGREES),
        ("rises", {"option_id": None, "year": 2019, "until": 2021}, Outcome.AGREES),
        ("equals", {"option_id": "nee", "year": 2021, "claimed": "50"}, Outcome.UNKNOWN),
        ("steady", {"year": 2019, "until": 2020}, Outcome.DISAGREES),
        ("steady", {"option_id": "soms", "year": 2019, "until": 2020}, Outcome.AGREES),
        ("steady", {"year": 2020, "until": 2021}, Outcome.UNKNOWN),
    ],
)  # fmt: skip
def test_each_kind_of_claim(claim: str, more: dict[str, object], expected: Outcome) -> None:
    assert outcome(claim, **more)[0] is expected  # type: ignore[arg-type]  # the cases give what fits


def test_figures_come_from_the_tables() -> None:
    assert outcome("equals", claimed="41")[1] == "41,2%"
    assert outcome("rises", year=2019, until=2021)[1] == "2019: 20,0%; 2020: 41,2%; 2021: 60,0%"
    assert outcome("rises", option_id=None, year=2019, until=2020)[1] == "2019: n = 100; 2020: n = 150"
    assert outcome("highest")[1] == "41,2%; hoogste van de andere antwoorden: 50,0% (‘Nee’)"


def test_the_report_says_what_its_numbers_say_but_for_four(survey: Store) -> None:
    results = checked(survey, survey.questions.values())
    assert len(results) >= 25
    wrong = {item.statement.statement_id for item in results if item.outcome is Outcome.DISAGREES}
    assert wrong == {
        "website",
        "alle-burgers-2018",
        "proces-betrekken-lokale-belangenorganisaties",
        "handzame-kennisproducten-gelijk",
    }
    across = {item.statement.statement_id for item in results if item.outcome is Outcome.UNKNOWN}
    assert across == {"sport", "onbekend-daalt", "gebruik-stijgt", "contact-stijgt"}
    remarks = {item.statement.statement_id: item.remark for item in results}
    assert "breuk" in remarks["sport"]
    assert remarks["verkenning-daalt"] == "Niet in elk jaar."
    assert "kan toeval zijn" in remarks["kaders-lokale-inclusie-agenda-daalt"]
    assert remarks["handzame-kennisproducten-gelijk"] == "Duidelijk verschil: 2019-2020."


def test_every_claimed_figure_stands_on_its_line(survey: Store, report: list[str]) -> None:
    for item in survey.statements:
        line = report[item.source_line or 0]
        if item.claimed and "meerderheid" not in item.text:
            assert item.claimed.replace(".", ",") in line, item
        elif item.claimed:
            assert "meerderheid" in line
