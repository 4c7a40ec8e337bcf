"""Every page, chart, picture and file of surveys with other years: nothing raises, and all years are there.

Nothing here is a line of code for a year: the tables alone differ (``tests/waves.py``).
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import quote

import docx
import openpyxl
import orjson
import pytest
from flask.testing import FlaskClient

from app import Settings, create_app
from components.theme import year_colours
from data.files import DICTIONARY, file_names
from data.overview.statements import checked
from data.publishing.first import build
from data.quotes.filters import QuoteFilters
from data.quotes.finding import citation, find
from data.store import Store, load
from data.views.filters import Picture, View
from tests import waves
from tests.components.charts.reading import marks, page, valid, year_of

HARD = re.compile(r"\b20(18|19|20|21)\b|\b(vier|vijf) (jaar|jaren|peilingen)\b")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Tables of each kind of survey."""
    found = {}
    for name, rows in waves.VARIANTS.items():
        found[name] = tmp_path_factory.mktemp(name)
        build(waves.write(rows(), found[name] / "source"), found[name])
    return found


@pytest.fixture(scope="module")
def five(folders: dict[str, Path]) -> Store:
    return load(folders["five"])


def client(folder: Path) -> FlaskClient:
    asking: FlaskClient = create_app(Settings(tables_dir=folder)).server.test_client()
    return asking


def comparison(store: Store) -> str:
    """The first answer of some questions, the newest question among them."""
    questions = [*list(store.questions.values())[:3], list(store.questions.values())[-1]]
    return ",".join(f"{item.question_id}.{item.option_ids[0]}" for item in questions)


def addresses(store: Store) -> Iterator[str]:
    """What a reader can ask for: pages, answers, charts, pictures, files."""
    chosen = f"antwoorden={comparison(store)}&"
    pages = [(f"/vraag/{question_id}", "") for question_id in store.questions] + [("/vergelijken", chosen)]
    yield from ("/", "/citaten", "/verantwoording", "/toegankelijkheid", "/vergelijken")
    yield from ("/pagina/v/", "/pagina/v/citaten", "/pagina/v/verantwoording", "/lijst/v/?zoek=fase")
    for path, query in pages:
        for view, more in product(View, ("", "&marges=aan&aantallen=aan&sorteren=verandering")):
            asked = f"{query}weergave={view}{more}"
            yield f"/resultaat/v{path}?{asked}"
            yield f"/resultaat/v{path}?{asked}&smal=ja"
            yield f"{path}?{asked}"
            yield from (f"/beeld{path}?{asked}&afbeelding={picture}" for picture in Picture)
        for year in store.question(path.rpartition("/")[2]).years:
            yield f"/resultaat/v{path}?{query}jaren={year}"
        name = path.rpartition("/")[2]
        yield f"/pagina/v{path}?{query}"
        yield from (f"/cijfers/{name}.{kind}?{query}" for kind in ("csv", "xlsx"))
    for question_id in store.questions:
        yield f"/lijst/v/vraag/{question_id}"
        yield f"/grafiek/{question_id}.svg"
    for year in store.all_quotes.years:
        yield f"/lijst/v/citaten?jaar={year}"
    yield from (f"/citatenbestand/citaten.{kind}" for kind in ("csv", "xlsx", "docx"))
    yield from (f"/bestanden/{name}" for name in file_names())


def strings(part: Any) -> Iterator[str]:
    if isinstance(part, str) and part.startswith('{"'):
        # What the browser needs of a page comes as text within it.
        part = orjson.loads(part)
    if isinstance(part, dict):
        part = [*part, *part.values()]
    if isinstance(part, str):
        # Not the drawn lines: their places are in years.
        yield "" if re.match(r"M\d", part) else part
    elif isinstance(part, list):
        for one in part:
            yield from strings(one)


def text_of(address: str, content: bytes, content_type: str) -> str:
    """What is to be read in an answer."""
    if "json" in content_type:
        return html.unescape("\n".join(strings(orjson.loads(content))))
    if ".xlsx" in address:
        book = openpyxl.load_workbook(io.BytesIO(content))
        return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    if ".docx" in address:
        return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs)
    if address.endswith(".parquet"):
        return ""
    return html.unescape(re.sub("(?s)<(script|style).*?</", "", content.decode("utf-8-sig")))


@pytest.fixture(scope="module", params=list(waves.VARIANTS))
def walked(request: pytest.FixtureRequest, folders: dict[str, Path]) -> tuple[str, Store, dict[str, str]]:
    """Every answer of a survey as text, by its address."""
    folder = folders[request.param]
    store, asking = load(folder), client(folder)
    found = {}
    for address in addresses(store):
        response = asking.get(quote(address, safe="/?&=,.-"))
        assert response.status_code == 200, address
        found[address] = text_of(address, response.data, response.content_type)
    return request.param, store, found


def test_every_answer_is_there_and_has_something_to_say(walked: tuple[str, Store, dict[str, str]]) -> None:
    _, _, found = walked
    assert len(found) > 400
    assert [address for address, text in found.items() if not text and not address.endswith(".parquet")] == []
    for word in ("None", "nan", "NaN"):
        said = [address for address, text in found.items() if re.search(rf"(?<![\w'\"-]){word}(?![\w'\"-])", text)]
        assert [address for address in said if ".xlsx" not in address and "/bestanden/" not in address] == []


def data_texts(store: Store) -> list[str]:
    """Every text of the tables in which a year could stand, the longest first."""
    texts = {
        value
        for table in store.tables.values()
        for column in table.column_names
        if table.schema.field(column).type == "string"
        for value in table[column].unique().to_pylist()
        if value and HARD.search(value)
    }
    return sorted(texts, key=len, reverse=True)


def test_no_text_names_years_that_are_not_those_of_the_data(walked: tuple[str, Store, dict[str, str]]) -> None:
    """Seen in the survey that has 2022 alone: a year before that, or a number of years, is from nothing but a note."""
    name, store, found = walked
    if name != "one":
        pytest.skip("its years are among those that a text could name")
    known = [" ".join(one.split()) for one in data_texts(store)]
    for address, text in found.items():
        if address.startswith("/bestanden/") and DICTIONARY not in address:
            # The tables themselves.
            continue
        left = " ".join(text.replace("<br>", " ").split())
        for one in known:
            left = left.replace(one, "")
        hard = HARD.search(left)
        assert not hard, (address, left[max(0, hard.start() - 90) : hard.end() + 50])


YEARS = (2018, 2019, 2020, 2021, 2022)


@pytest.mark.parametrize("narrow", [False, True])
def test_bars_have_five_years_in_five_colours(five: Store, narrow: bool) -> None:
    figure = page(five, "fase", View.BARS, narrow=narrow)
    valid(figure)
    drawn = {(year_of(bar.hover), bar.colour) for bar in marks(figure)}
    assert drawn == set(year_colours(YEARS).items())
    assert len(drawn) == len(marks(figure)) / 5 == 5


def test_a_table_and_its_files_have_five_years(folders: dict[str, Path]) -> None:
    asking = client(folders["five"])
    table = asking.get("/resultaat/v/vraag/fase?weergave=tabel").json or {}
    heads = re.findall(r'<th class="number" scope="col">(\d{4})', table["places"]["resultaat-inhoud"])
    assert heads == list(map(str, YEARS))
    lines = asking.get("/cijfers/fase.csv").data.decode("utf-8-sig").splitlines()
    assert {line.split(";")[3] for line in lines[1:]} == set(map(str, YEARS))
    assert {line.split(";")[-1].strip('"') for line in lines if ";2022;" in line} == {waves.SOURCE.format(2022)}
    book = openpyxl.load_workbook(io.BytesIO(asking.get("/cijfers/fase.xlsx").data))
    assert [str(cell.value)[:4] for cell in book["Cijfers"][1][1:6]] == list(map(str, YEARS))


def answer(folder: Path, address: str) -> str:
    """A part of a page as text."""
    return text_of(address, client(folder).get(address).data, "application/json")


def test_a_picture_names_both_sources(folders: dict[str, Path]) -> None:
    for picture in Picture:
        text = " ".join(answer(folders["five"], f"/beeld/vraag/fase?afbeelding={picture}").replace("<br>", " ").split())
        assert "Bron 2018-2021: VNG, trendrapportage" in text, picture
        assert "Bron 2022: VNG, peiling VN-verdrag Handicap 2022." in text, picture
        assert "Bron: VNG, peiling VN-verdrag Handicap 2022." in " ".join(
            answer(folders["five"], f"/beeld/vraag/fase?jaren=2022&afbeelding={picture}").replace("<br>", " ").split()
        )


@pytest.mark.parametrize(
    ("question_id", "label", "words"),
    [
        (waves.STOPPED[0], "Uitleg houden 0-meting", ["41,7%", "34,8%", "35,2%", "28,9%", "niet gevraagd"]),
        (waves.BEGAN[0], "Te weinig geld", [*["niet gevraagd"] * 4, "37,0%"]),
    ],
)
def test_an_option_that_stopped_or_began_is_a_blank_with_its_reason(
    folders: dict[str, Path], question_id: str, label: str, words: list[str]
) -> None:
    table = (client(folders["five"]).get(f"/resultaat/v/vraag/{question_id}?weergave=tabel").json or {})["places"]
    (row,) = (part for part in table["resultaat-inhoud"].split("<tr>") if f">{label}<" in part)
    assert re.findall(r"niet gevraagd|\d+,\d%", row)[:5] == words
    lines = client(folders["five"]).get(f"/cijfers/{question_id}.csv").data.decode("utf-8-sig").splitlines()
    blank = [line.split(";") for line in lines if f";{label};" in line and ";M;" in line]
    assert len(blank) == words.count("niet gevraagd")
    assert all(cells[4] == "" and "niet gevraagd" in cells for cells in blank)


def test_a_new_question_is_on_every_page_that_lists_questions(folders: dict[str, Path]) -> None:
    asking = client(folders["five"])
    for path in ("/", "/vraag/fase", "/vergelijken", "/verantwoording", "/citaten"):
        assert "Inwoners met een beperking" in asking.get(path).text, path
    text = answer(
        folders["five"], "/resultaat/v/vergelijken?antwoorden=fase.verkenningsfase,inwoners.ja&weergave=tabel"
    )
    (row,) = (part for part in text.split("<tr>") if ">Ja (Inwoners met een beperking; één antwoord)<" in part)
    assert re.findall(r"niet gevraagd|\d+,\d%", row)[:5] == [*["niet gevraagd"] * 4, "60,8%"]


def test_a_question_that_is_not_asked_any_more_keeps_its_years(five: Store, folders: dict[str, Path]) -> None:
    assert five.question(waves.NOT_ASKED).years == YEARS[:-1]
    assert "Van 2018 naar 2021" in answer(folders["five"], f"/resultaat/v/vraag/{waves.NOT_ASKED}")
    assert "Van 2018 naar 2022" in answer(folders["five"], "/resultaat/v/vraag/fase")


def test_quotes_and_notes_of_another_year_have_no_line_of_the_report(five: Store, folders: dict[str, Path]) -> None:
    (new,) = (item.quote for item in find(five.all_quotes, QuoteFilters(question_id="fase", year=2022)))
    cited = citation(new, "Fase", five.sources)
    assert cited.endswith(f"peiling VN-verdrag Handicap 2022, bij ‘Fase’; bron: {waves.SOURCE.format(2022)})")
    old = find(five.all_quotes, QuoteFilters(question_id="fase", year=2021))[0].quote
    assert citation(old, "Fase", five.sources).endswith("2018-2021, regel 64 van de tekstversie)")
    notes = answer(folders["five"], "/resultaat/v/vraag/fase")
    assert re.search(re.escape(waves.NEW_NOTE) + r"\s*</li>", notes)
    assert "(rapport, regel 55)" in notes


def test_what_the_report_says_is_judged_as_before(survey: Store, five: Store) -> None:
    """Statements are about the years of the report, whatever comes after these."""

    def judged(store: Store) -> list[tuple[object, ...]]:
        found = checked(store, store.questions.values())
        return [(item.statement, item.outcome, item.chance, item.remark) for item in found]

    assert judged(five) == judged(survey)


def test_the_sources_of_a_survey_stand_on_every_page(folders: dict[str, Path]) -> None:
    for name, words in {"five": "Bronnen van alle cijfers en citaten: ", "one": "Bron van alle cijfers"}.items():
        asking = client(folders[name])
        for path in ("/", "/vraag/fase", "/citaten", "/verantwoording", "/toegankelijkheid"):
            assert words in asking.get(path).text
    assert "‘Het rapport’ is hier: VNG, trendrapportage" in client(folders["five"]).get("/verantwoording").text
    assert "uit de peilingen van 2021 en 2022" in client(folders["five"]).get("/citaten").text
    assert "uit de peiling van 2022" in client(folders["one"]).get("/citaten").text


def test_with_one_year_there_is_no_change_to_speak_of(folders: dict[str, Path]) -> None:
    asking = client(folders["one"])
    assert "Van 2022 naar 2022" not in asking.get("/").text
    assert "wat duidelijk veranderde" not in asking.get("/").text
    assert "Er zijn alleen cijfers van 2022." in answer(folders["one"], "/resultaat/v/vraag/fase?weergave=verschil")
