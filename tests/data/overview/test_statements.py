"""The statements of the report against the tables: every kind of claim, and the report itself."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from data.overview.chance import Chance
from data.overview.statements import STEADY_SPREAD, Checked, Outcome, checked
from data.statistics import Verdict
from data.store import Store
from data.survey.questions import Statement
from data.survey.schema import Claim
from tests.builders import question, store

#: Of 350 municipalities.
BASES = {2018: 100, 2019: 100, 2020: 100, 2021: 100}
ONE_GROUP = dict.fromkeys(BASES, "a")
BROKEN = {2018: "a", 2019: "a", 2020: "b", 2021: "b"}
OTHERWISE = {2018: "a", 2019: "b", 2020: "a", 2021: "a"}


def check(
    claim: str,
    values: list[float | None],
    *,
    others: dict[str, list[float | None]] | None = None,
    groups: dict[int, str] = ONE_GROUP,
    bases: dict[int, int] | None = BASES,
    year: int = 2018,
    until: int | None = None,
    claimed: str | None = None,
) -> Checked:
    """What is found of a claim about the answer Ja with these percentages; other answers have their own."""
    given = {"ja": values, **(others or {})}
    item = question(groups, [name.capitalize() for name in given], bases=bases)
    said = Statement("u", "v", "ja", year, until, Claim(claim), claimed, "Iets", None, 1)
    (result,) = checked(store(item, given, statements=[said]), [item])
    return result


def over_years(claim: str, *values: float | None, **more: object) -> tuple[Outcome, Chance]:
    """Both outcomes of a claim about 2018 up to 2021."""
    found = check(claim, list(values), until=2021, **more)  # type: ignore[arg-type]  # the cases give what fits
    return found.outcome, found.chance


@pytest.mark.parametrize(
    ("claim", "claimed", "expected"),
    [
        ("equals", "41.2", Outcome.AGREES),
        ("equals", "41", Outcome.ROUNDS),
        ("equals", "42", Outcome.DISAGREES),
        ("equals", "41.3", Outcome.DISAGREES),
        ("nearly", "43", Outcome.ROUNDS),
        ("nearly", "44", Outcome.DISAGREES),
        ("nearly", "41", Outcome.DISAGREES),
    ],
)
def test_a_figure_is_held_against_the_table_and_chance_says_nothing(
    claim: str, claimed: str, expected: Outcome
) -> None:
    found = check(claim, [41.2, None, None, None], claimed=claimed)
    assert (found.outcome, found.chance, found.figures) == (expected, Chance.NOT_TESTED, ("41,2%",))
    missing = check(claim, [41.2, None, None, None], claimed=claimed, year=2019)
    assert (missing.outcome, missing.figures) == (Outcome.UNKNOWN, ("niet gepubliceerd",))


@pytest.mark.parametrize(
    ("claim", "values", "more", "expected"),
    [
        ("rises", (10, 20, 30, 40), {}, (Outcome.AGREES, Chance.CLEAR)),
        ("rises", (40, 40.1, 40.2, 40.3), {}, (Outcome.AGREES, Chance.WITHIN)),
        # A fall and then a rise is no rise, however clear the rise from the first year to the last.
        ("rises", (20, 10, 30, 50), {}, (Outcome.DISAGREES, Chance.CLEAR)),
        ("falls", (20, 10, 5, 5.1), {}, (Outcome.DISAGREES, Chance.CLEAR)),
        ("falls", (40, 30, 30, 20), {}, (Outcome.DISAGREES, Chance.CLEAR)),
        ("falls", (40, 30, 20, 10), {}, (Outcome.AGREES, Chance.CLEAR)),
        ("rises", (10, None, 30, 40), {}, (Outcome.UNKNOWN, Chance.CLEAR)),
        # Whatever 2019 is: 2020 lies below 2018.
        ("rises", (30, None, 20, 70), {}, (Outcome.DISAGREES, Chance.CLEAR)),
        ("rises", (10, 20, 30, 40), {"groups": BROKEN}, (Outcome.UNKNOWN, Chance.UNKNOWN)),
        ("rises", (10, 20, 40, 30), {"groups": BROKEN}, (Outcome.DISAGREES, Chance.UNKNOWN)),
        ("rises", (30, 80, 20, 70), {"groups": OTHERWISE}, (Outcome.DISAGREES, Chance.CLEAR)),
        ("rises", (10, 20, 30, 40), {"bases": None}, (Outcome.AGREES, Chance.UNKNOWN)),
        ("rises", (10, 20, 30, 40), {"bases": dict.fromkeys(BASES, 20)}, (Outcome.AGREES, Chance.UNKNOWN)),
        # Two years that the report names: what lies between does not matter.
        ("higher", (20, 10, 60, 50), {}, (Outcome.AGREES, Chance.CLEAR)),
        ("higher", (20, 40, 40, 20), {}, (Outcome.DISAGREES, Chance.WITHIN)),
        ("lower", (50, 60, 10, 20), {}, (Outcome.AGREES, Chance.CLEAR)),
        ("lower", (20, 60, 10, 50), {}, (Outcome.DISAGREES, Chance.CLEAR)),
        ("lower", (50, 60, 10, 20), {"groups": BROKEN}, (Outcome.UNKNOWN, Chance.UNKNOWN)),
    ],
)  # fmt: skip
def test_rises_and_falls(
    claim: str, values: tuple[float | None, ...], more: dict[str, object], expected: tuple[Outcome, Chance]
) -> None:
    assert over_years(claim, *values, **more) == expected


def test_the_words_beside_a_rise() -> None:
    found = check("rises", [40, 10, 40, 80], until=2021)
    assert found.figures == ("2018: 40,0%", "2019: 10,0%", "2020: 40,0%", "2021: 80,0%")
    assert found.remark == "niet van 2018 naar 2019; in 2021 wel hoger dan in 2018"
    assert found.doubt == (
        "per stap: 2018-2019 duidelijk (maar andersom), 2019-2020 duidelijk, 2020-2021 duidelijk"
    )  # fmt: skip
    assert check("rises", [50, 50, 50, 10], until=2021).doubt.startswith("maar andersom; per stap: 2018-2019 binnen")
    broken = check("falls", [40, 38, 40, 10], until=2021, groups=BROKEN)
    assert broken.remark == "breuk tussen 2019 en 2020"
    assert broken.doubt == (
        "niet te vergelijken; per stap: 2018-2019 binnen de marge, 2019-2020 geen oordeel (niet te vergelijken), "
        "2020-2021 duidelijk"
    )
    assert check("higher", [40, None, None, 50], until=2021, bases=None).doubt == "n onbekend"
    assert check("higher", [40, 1, 1, None], until=2021).remark == "2021 niet gepubliceerd"
    assert check("higher", [40, 1, 1, None], until=2021).doubt == "niet te berekenen"


@pytest.mark.parametrize(
    ("values", "more", "expected"),
    [
        ((40, 45, 50, 42), {}, (Outcome.AGREES, Chance.WITHIN)),
        ((10, 40, 40, 40), {}, (Outcome.DISAGREES, Chance.CLEAR)),
        # Little on the numbers, and yet more than chance: each has its own outcome.
        ((1, 5, 10, 11), {}, (Outcome.AGREES, Chance.CLEAR)),
        # Much on the numbers, and yet it may be chance.
        ((40, 45, 50.1, 42), {}, (Outcome.DISAGREES, Chance.WITHIN)),
        ((40, 42, 60, 62), {"groups": BROKEN}, (Outcome.UNKNOWN, Chance.WITHIN)),
        ((40, 42, 60, 90), {"groups": BROKEN}, (Outcome.DISAGREES, Chance.CLEAR)),
        ((40, None, 42, 43), {}, (Outcome.UNKNOWN, Chance.UNKNOWN)),
        ((40, 41, 42, 43), {"bases": None}, (Outcome.AGREES, Chance.UNKNOWN)),
    ],
)
def test_steadiness(
    values: tuple[float | None, ...], more: dict[str, object], expected: tuple[Outcome, Chance]
) -> None:
    assert over_years("steady", *values, **more) == expected


def test_the_words_beside_steadiness() -> None:
    found = check("steady", [40, 45, 65, 42], until=2021)
    assert found.remark == "verschil hoogstens 25,0 procentpunt"
    assert found.doubt == "verschil 2018-2020, 2019-2020, 2020-2021"
    assert check("steady", [40, 45, 50, 42], until=2021).doubt == ""


@pytest.mark.parametrize(
    ("claim", "claimed", "values", "more", "expected"),
    [
        ("above", "50", (65, 70, 65, 70), {}, (Outcome.AGREES, Chance.CLEAR)),
        ("above", "50", (65, 70, 51, 70), {}, (Outcome.AGREES, Chance.WITHIN)),
        ("above", "50", (65, 70, 50, 70), {}, (Outcome.DISAGREES, Chance.WITHIN)),
        ("above", "50", (65, None, 65, 70), {}, (Outcome.UNKNOWN, Chance.UNKNOWN)),
        ("above", "50", (65, None, 35, 70), {}, (Outcome.DISAGREES, Chance.UNKNOWN)),
        # A share of one year is held against a figure: a break between years is no matter.
        ("above", "50", (65, 70, 65, 70), {"groups": BROKEN}, (Outcome.AGREES, Chance.CLEAR)),
        ("above", "50", (65, 70, 65, 70), {"bases": None}, (Outcome.AGREES, Chance.UNKNOWN)),
        ("below", "50", (35, 30, 35, 30), {}, (Outcome.AGREES, Chance.CLEAR)),
        ("below", "50", (35, 30, 65, 30), {}, (Outcome.DISAGREES, Chance.CLEAR)),
        # 160 of 350 municipalities: only with the correction does the interval end before 50.
        ("below", "50", (43.5,) * 4, {"bases": dict.fromkeys(BASES, 160)}, (Outcome.AGREES, Chance.LIKELY)),
    ],
)
def test_a_majority(
    claim: str, claimed: str, values: tuple[float | None, ...], more: dict[str, object],
    expected: tuple[Outcome, Chance],
) -> None:  # fmt: skip
    assert over_years(claim, *values, claimed=claimed, **more) == expected


def test_the_words_beside_a_majority() -> None:
    found = check("above", [65, 70, 30, 70], until=2021, claimed="50")
    assert found.remark == "niet in 2020"
    assert found.doubt == "2018 duidelijk, 2019 duidelijk, 2020 duidelijk (maar andersom), 2021 duidelijk"
    assert check("above", [30, 0, 0, 0], claimed="50").doubt == "maar andersom"
    assert check("above", [60, 0, 0, 0], claimed="50", bases=None).doubt == "n onbekend"
    assert check("above", [90, 0, 0, 0], claimed="50", bases={2018: 20}).doubt == "minder dan 30 gemeenten"  # fmt: skip


@pytest.mark.parametrize(
    ("claim", "ja", "nee", "soms", "expected"),
    [
        ("highest", 60, 20, 10, (Outcome.AGREES, Chance.CLEAR)),
        ("highest", 30, 28, 10, (Outcome.AGREES, Chance.WITHIN)),
        ("highest", 30, 30, 10, (Outcome.AGREES, Chance.WITHIN)),
        ("highest", 20, 60, 10, (Outcome.DISAGREES, Chance.CLEAR)),
        ("highest", 20, None, None, (Outcome.UNKNOWN, Chance.UNKNOWN)),
        ("highest", None, 10, 20, (Outcome.UNKNOWN, Chance.UNKNOWN)),
        ("lowest", 5, 20, 60, (Outcome.AGREES, Chance.CLEAR)),
        ("lowest", 5, 6, 60, (Outcome.AGREES, Chance.WITHIN)),
        ("lowest", 20, 5, 60, (Outcome.DISAGREES, Chance.CLEAR)),
        ("top two", 40, 60, 10, (Outcome.AGREES, Chance.CLEAR)),
        ("top two", 60, 40, 30, (Outcome.AGREES, Chance.CLEAR)),
        ("top two", 20, 60, 21, (Outcome.DISAGREES, Chance.WITHIN)),
    ],
)
def test_the_highest_and_the_lowest(
    claim: str, ja: float | None, nee: float | None, soms: float | None, expected: tuple[Outcome, Chance]
) -> None:
    others = {"nee": [nee, 1, 1, 1], "soms": [soms, 1, 1, 1]}
    found = check(claim, [ja, 1, 1, 1], others=others)
    assert (found.outcome, found.chance) == expected


def test_the_words_beside_the_highest() -> None:
    others: dict[str, list[float | None]] = {"nee": [20, 20, None, 80], "soms": [60, 10, 10, None]}
    found = check("highest", [60, 60, 60, 60], others=others, until=2021, groups=BROKEN)
    assert found.outcome is Outcome.DISAGREES
    assert found.figures[0] == "2018: 60,0% tegen 60,0% (‘Soms’)"
    assert found.remark == (
        "niet in 2021; 2018 gedeeld met ‘Soms’; ‘Nee’ niet gepubliceerd in 2020 en ‘Soms’ niet gepubliceerd in 2021"
    )
    assert found.doubt == "2018 binnen de marge, 2019 duidelijk, 2020 duidelijk, 2021 duidelijk (maar andersom)"


def test_the_number_of_municipalities_is_no_sample() -> None:
    item = question(ONE_GROUP, bases={2018: 90, 2019: 100, 2020: 101, 2021: 200})
    said = Statement("u", "v", None, 2018, 2021, Claim.RISES, None, "Iets", None, 1)
    (found,) = checked(store(item, {"ja": [50.0] * 4}, statements=[said]), [item])
    assert (found.outcome, found.chance) == (Outcome.AGREES, Chance.NOT_TESTED)
    assert found.figures[1] == "2019: n = 100"
    unknown = question({2018: "a", 2019: "a"})
    (found,) = checked(store(unknown, {"ja": [50.0] * 2}, statements=[said]), [unknown])
    assert (found.outcome, found.remark) == (Outcome.UNKNOWN, "n onbekend")


@pytest.fixture(scope="module")
def results(survey: Store) -> dict[str, Checked]:
    """Every statement of the report by its id."""
    return {item.statement.statement_id: item for item in checked(survey, survey.questions.values())}


def test_every_statement_is_there_in_the_order_of_the_report(survey: Store, results: dict[str, Checked]) -> None:
    assert list(results) == [item.statement_id for item in survey.statements]
    lines = [item.source_line or 0 for item in survey.statements]
    assert lines == sorted(lines)


def test_what_the_numbers_say_of_the_report(results: dict[str, Checked]) -> None:
    assert {key for key, item in results.items() if item.outcome is Outcome.DISAGREES} == {
        "website",
        "werk-maken",
        "alle-burgers",
        "domein-toegankelijkheid-winkelgebieden",
        "domein-toegankelijkheid-informatie",
        "voorbeelden-plan-van-aanpak-daalt",
        "kaders-lokale-inclusie-agenda-daalt",
        "uitleg-houden-0-meting-daalt",
        "proces-betrekken-lokale-belangenorganisaties",
        "proces-betrekken-ervaringsdeskundigen",
        "handzame-kennisproducten-gelijk",
    }
    known = {key for key, item in results.items() if item.statement.claim is not Claim.NOT_IN_TABLES}
    unknown = {key for key in known if results[key].outcome is Outcome.UNKNOWN}
    assert {key for key in unknown if not key.startswith("domein-")} == {
        "sport", "onbekend-lager", "gebruik-stijgt", "contact-hoger"
    }  # fmt: skip
    assert all("breuk" in results[key].remark for key in unknown)


def test_what_is_said_of_statements_that_say_more_than_their_numbers(results: dict[str, Checked]) -> None:
    assert results["werk-maken"].remark == "niet van 2020 naar 2021; in 2021 wel lager dan in 2018"
    assert results["werk-maken"].chance is Chance.CLEAR
    assert results["geld"].outcome is Outcome.UNKNOWN
    for needed in ("voorbeelden-plan-van-aanpak-daalt", "kaders-lokale-inclusie-agenda-daalt"):
        assert "2020 naar 2021" in results[needed].remark
        assert results[needed].chance is Chance.WITHIN
    # In 2018 and 2019 by the numbers lowest, but not by more than chance.
    assert (results["cultuur"].outcome, results["cultuur"].chance) == (Outcome.AGREES, Chance.WITHIN)
    assert "2019 binnen de marge" in results["alle-burgers"].doubt
    assert results["capaciteit-grootste"].chance is Chance.CLEAR
    assert results["hulp-meest"].chance is Chance.WITHIN
    assert "niet te vergelijken" in results["sport"].doubt


def test_one_standard_for_all(results: dict[str, Checked]) -> None:
    for key, item in results.items():
        single = item.statement.claim in (Claim.EQUALS, Claim.NEARLY, Claim.NOT_IN_TABLES)
        assert (item.chance is Chance.NOT_TESTED) == (single or item.statement.option_id is None), key
        assert item.doubt or item.chance is not Chance.UNKNOWN, key
        if item.statement.claim is Claim.NOT_IN_TABLES:
            assert item.statement.remark, key
            assert item.figures == (), key


def test_a_change_is_called_what_its_question_calls_it(survey: Store, results: dict[str, Checked]) -> None:
    cells = survey.cells[survey.cells["option_id"] == "lokaal-inclusieplan-wordt-uitgevoerd"]
    assert cells["step_verdict"].tolist()[-1] == Verdict.WITHIN
    assert results["uitvoering-stijgt"].doubt.endswith("2020-2021 binnen de marge")


def test_the_readings_that_a_remark_explains_are_so(survey: Store, results: dict[str, Checked]) -> None:
    cells = survey.cells[survey.cells["option_id"] == "verkenningsfase"]
    beyond = (cells["base_n"] * (100 - cells["percentage"]) / 100).tolist()
    assert all(before < after for before, after in pairwise(beyond)), "werk-maken says that the number rose"
    domains = survey.cells[(survey.cells["question_id"] == "domeinen") & (survey.cells["year"] == 2021)]
    lowest = domains.sort_values("percentage")["option_id"].tolist()[0]
    assert results["veel-aandacht"].statement.option_id == lowest
    assert STEADY_SPREAD == 10


#: Words of numbers and comparisons that a statement of the report has.
COMPARES = re.compile(
    r"\d%|meerderheid|steeds|stijg|gestegen|afneemt|laagst|hoogst|boventoon|belangrijkste|constant|gewijzigd|blijven|"
    r"met name|vooral|vaak|veelal|bijna|ruim \d|nog maar|één|veel (gemeenten|respondenten|andere|behoefte|aandacht)|"
    r"verschillen (tussen|zijn|nog)"
)
#: Lines of the same as another line has, of the differences and of the three kinds of municipalities; and a footnote.
ELSEWHERE = {18, 21, 129}


def test_every_line_of_the_report_that_compares_has_a_statement(survey: Store, report: list[str]) -> None:
    covered = {item.source_line for item in survey.statements} | ELSEWHERE
    end = next(number for number, line in enumerate(report) if line.startswith("2. Ondersteuningsaanbod"))
    found = {
        number
        for number, line in enumerate(report[:end])
        # Quotes and the answers of the questionnaire are no statements of the report.
        if COMPARES.search(line) and not line.lstrip().startswith(("“", "”", '"', "[", "0 "))
    }
    assert len(found) > 20
    assert found - covered == set()


def test_every_claimed_figure_stands_on_its_line(survey: Store, report: list[str]) -> None:
    for item in survey.statements:
        line = report[item.source_line or 0]
        assert line.strip(), item
        if item.claimed and item.claimed.replace(".", ",") not in line:
            assert item.claimed == "50", item
            assert "meerderheid" in line or (item.remark or "").startswith("Gelezen als"), item
