"""Next year's survey from a file to every page and back, by the commands that people give on a copy of the tables."""

from __future__ import annotations

import csv
import io
import random
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from app import Settings, create_app
from data.__main__ import main
from data.files import file_names
from data.publishing import served, versions
from data.reference.municipalities import municipalities
from data.store import TABLES_DIR, load
from tests.data.respondents.exports import FASE, FASE_TEXT
from tests.data.workbook.filling import Filled, fill

NAMED = "Bel wethouder Jansen van Epe, 06-12345678: hij weet alles."
QUOTE = "De samenwerking met de cliëntenraad is nieuw."


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """A copy of the tables as they are committed, alone."""
    shutil.copytree(TABLES_DIR, tmp_path / "tables", ignore=shutil.ignore_patterns("versions", "current", "lock"))
    return tmp_path / "tables"


class Dashboard:
    """A running dashboard over the tables, asked without a browser."""

    def __init__(self, tables: Path) -> None:
        self.client: FlaskClient = create_app(Settings(tables_dir=tables)).server.test_client()

    def text(self, path: str) -> str:
        """The answer at a path, which is there; without what Dash draws by lot for each page."""
        response = self.client.get(quote(path, safe="/?&=,.-"))
        assert response.status_code == 200, path
        return re.sub(r'"end_id":"[^"]*"', "", response.text)

    def version(self) -> str:
        """The version of the data that an answer is made from."""
        return str(self.client.get("/").headers["Data-Version"])

    def newer(self, before: str) -> str:
        """The version that is served once it is another one than before."""
        end = time.monotonic() + 60
        while self.version() == before and time.monotonic() < end:
            time.sleep(0.1)
        assert self.version() != before
        return self.version()

    def years(self, question: str) -> list[str]:
        """The years in the table of a question."""
        answer = self.client.get(f"/resultaat/v/vraag/{question}?weergave=tabel").json or {}
        return re.findall(r'<th class="number" scope="col">(\d{4})', answer["places"]["resultaat-inhoud"])


def run(tables: Path, *arguments: object) -> int:
    command, *others = map(str, arguments)
    return main([command, *others, "--tables", str(tables)])


def decide(review: Path, **decisions: str) -> None:
    """Write a decision behind each answer of a review: the same, or by what the text begins with."""
    with review.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    for row in rows:
        row["besluit"] = next((choice for start, choice in decisions.items() if row["tekst"].startswith(start)), "")
    with review.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)


def all_texts(folder: Path) -> str:
    """Everything that the tables and other files of all versions hold, apart from who answered what."""
    found = []
    for path in folder.rglob("*"):
        if path.suffix == ".parquet":
            found.append(str(pq.read_table(path).to_pylist()))
        elif path.is_file():
            found.append(path.read_text(encoding="utf-8", errors="replace"))
    return "\n".join(found)


def template(tables: Path, year: int) -> Filled:
    path = tables.parent / f"template-{year}.xlsx"
    assert run(tables, "template", year, "-o", path) == 0
    return Filled(load_workbook(path))


def workbook(tables: Path) -> Path:
    """A template of 2022 that was filled in, with a quote and an answer in other words."""
    book = fill(template(tables, 2022))
    book.add("citaten", vraag="Fase van de implementatie", citaat=QUOTE)
    book.answer("fase", "verkenningsfase", nieuwe_tekst_van_het_antwoord="Wij verkennen")
    return book.xlsx(tables.parent)


def key(told: str) -> str:
    """The key that was printed."""
    return told.split("--confirm ")[1].split("=")[0]


def test_from_a_template_to_every_page_and_back(tables: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dashboard = Dashboard(tables)
    before = dashboard.version()
    first = {path: dashboard.text(path) for path in ("/", "/vraag/fase", "/citaten", "/bestanden/results.csv")}
    path = workbook(tables)
    assert run(tables, "import", path, "--dry-run") == 0
    assert run(tables, "import", path) == 1
    told = capsys.readouterr()
    assert "    oud:   Verkenningsfase\n    nieuw: Wij verkennen\n" in told.out
    assert "de reeks van de hele vraag krijgt een breuk" in told.out
    assert dashboard.version() == before
    assert served(tables).folder == tables

    assert run(tables, "import", path, "--confirm", f"{key(told.out)}=same") == 0
    imported = dashboard.newer(before)
    for question, known in load(TABLES_DIR).questions.items():
        assert dashboard.years(question) == [*map(str, known.years), "2022"]
        for view in ("", "?weergave=lijnen", "?weergave=verschil", "?weergave=tabel"):
            assert "2022" in dashboard.text(f"/resultaat/v/vraag/{question}{view}")
            assert "2022" in dashboard.text(f"/vraag/{question}{view}")
        assert ";2022;" in dashboard.text(f"/cijfers/{question}.csv")
    assert "2022" in dashboard.text("/")
    assert QUOTE not in dashboard.text("/lijst/v/citaten?jaar=2022&zoek=samenwerking")
    assert QUOTE not in all_texts(tables)

    review = tables.parent / "review-2022.csv"
    decide(review, De="behouden")
    assert run(tables, "review", review) == 0
    reviewed = dashboard.newer(imported)
    assert QUOTE in dashboard.text("/bestanden/quotes.csv")

    capsys.readouterr()
    assert run(tables, "versions") == 0
    told_versions = capsys.readouterr().out
    lines = [line for line in told_versions.splitlines() if not line.startswith("     ")]
    assert [line.split()[-1] for line in lines] == ["review", "import", "build"]
    assert [line.startswith("*") for line in lines] == [True, False, False]
    assert "     nieuwe peiling: Peiling 2022" in told_versions

    assert run(tables, "rollback") == 0
    assert dashboard.newer(reviewed) == imported
    assert run(tables, "rollback", "first") == 0
    assert dashboard.newer(imported) == before
    for path_of, text in first.items():
        assert dashboard.text(path_of) == text


def test_changed_words_break_the_whole_question(tables: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = workbook(tables)
    run(tables, "import", path)
    assert run(tables, "import", path, "--confirm", f"{key(capsys.readouterr().out)}=changed") == 0
    cells = load(tables).cells
    assert cells[(cells["question_id"] == "fase") & (cells["year"] == 2022) & cells["percentage"].notna()][
        "is_break"
    ].all()


def test_a_year_that_is_there_is_corrected_with_its_own_template(
    tables: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = template(tables, 2021)
    path = book.xlsx(tables.parent)
    capsys.readouterr()
    assert run(tables, "import", path, "--replace", "--dry-run") == 0
    assert "Wat er verandert:\n  niets\n" in capsys.readouterr().out
    made = len(versions(tables))
    assert run(tables, "import", path, "--replace") == 0
    assert capsys.readouterr().out.endswith("Er is niets gepubliceerd: dit staat al zo in het dashboard\n")
    assert len(versions(tables)) == made
    book.answer("fase", "verkenningsfase", percentage=22.5)
    path = book.xlsx(tables.parent)
    assert run(tables, "import", path) == 1
    told = capsys.readouterr()
    assert "2021: 22,3 wordt 22,5 (+0,2)" in told.out
    assert "vervang het met --replace" in told.err
    assert served(tables).folder == tables
    assert run(tables, "import", path, "--replace") == 0
    assert ";2021;22,5;" in create_app(Settings(tables_dir=tables)).server.test_client().get("/cijfers/fase.csv").text


KILLED = """
import os, signal, sys
from data.__main__ import main
sys.modules["data.publishing.publish"].{step} = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
main(sys.argv[1:])
"""


@pytest.mark.parametrize("step", ["seal", "read_set", "serve"])
def test_an_import_that_is_killed_leaves_what_was_served(step: str, tables: Path) -> None:
    path = fill(template(tables, 2022)).xlsx(tables.parent)
    before = load(tables).version
    ended = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", KILLED.format(step=step), "import", str(path), "--tables", str(tables)],
        cwd=Path(__file__).parents[1],
        check=False,
        timeout=120,
    )
    assert ended.returncode == -9
    assert load(tables).version == before
    assert run(tables, "import", path) == 0
    assert load(tables).version != before


OPTIONS = [*FASE.values(), "Anders"]
COLUMNS = ["Gemeente", FASE_TEXT, "Toelichting"]
LEFT_OUT = ("Bergen",)


def people(year: int, count: int, skip: int = 0) -> dict[str, list[str]]:
    """Municipalities of both years with invented answers, by name."""
    draw = random.Random(year)  # noqa: S311 - a test that is the same each time
    both = {one.name for one in municipalities(2022) or ()} & {one.name for one in municipalities(2023) or ()}
    names = sorted(name for name in both if not name.startswith(LEFT_OUT))
    random.Random(5).shuffle(names)  # noqa: S311
    return {name: [draw.choice(OPTIONS), ""] for name in names[skip : skip + count]}


def export(folder: Path, year: int, answers: dict[str, list[str]]) -> Path:
    path = folder / f"export-{year}.csv"
    file = io.StringIO()
    csv.writer(file).writerows([COLUMNS, *([name, *cells] for name, cells in answers.items())])
    path.write_text(file.getvalue(), encoding="utf-8")
    return path


def mapped(tables: Path, path: Path, year: int) -> Path:
    """The proposed mapping of an export, finished."""
    made = path.with_suffix(".toml")
    made.unlink(missing_ok=True)
    assert run(tables, "map", path, "-o", made) == 0
    text = made.read_text(encoding="utf-8")
    for name in ("source", "comparable_with", "population"):
        text = re.sub(rf"^# TODO ({name} =)", r"\1", text, flags=re.MULTILINE)
    text = re.sub(r"^year = \d+", f"year = {year}", text, flags=re.MULTILINE)
    text = re.sub(r'^ignore = \[\s*"Toelichting".*\n\]', "ignore = []", text, flags=re.MULTILINE)
    made.write_text(text + '\n[[open]]\ncolumn = "Toelichting"\nquestion = "fase"\n', encoding="utf-8")
    return made


def addresses(client: FlaskClient) -> Iterator[str]:
    """Every address of the server with something private in the place of its variable parts."""
    private = [
        "private/2022.parquet",
        "2022.parquet",
        "private",
        "../private/2022.parquet",
        "..%2fprivate%2f2022.parquet",
    ]
    for rule in client.application.url_map.iter_rules():
        if "GET" in (rule.methods or ()):
            for part in private:
                yield re.sub(r"<version:[^>]*>", "0" * 12, re.sub(r"<(?!version)[^>]*>", part, rule.rule))
    for folder in ("private", "versions", "data/tables/private", "assets/../private", "bestanden/private"):
        yield from (f"/{folder}/{name}" for name in ("2022.parquet", "current", "manifest.json"))
    yield from (f"/bestanden/{name}" for name in file_names())


def test_two_years_of_respondents(tables: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dashboard = Dashboard(tables)
    version = dashboard.version()
    folder = tables.parent
    answers = {2022: people(2022, 120), 2023: people(2023, 120, skip=20)}
    answers[2022][next(iter(answers[2022]))][1] = NAMED
    for year, told in answers.items():
        path = export(folder, year, told)
        mapping = mapped(tables, path, year)
        assert run(tables, "import", path, "--mapping", mapping, "--dry-run") == 0, capsys.readouterr().err
        assert run(tables, "import", path, "--mapping", mapping) == 0
        version = dashboard.newer(version)
    assert dashboard.years("fase") == ["2018", "2019", "2020", "2021", "2022", "2023"]
    assert dashboard.years("inzet")[-1] == "2021"
    page = dashboard.text("/vraag/fase")
    assert "Groep" in page
    assert "Provincie" in page
    assert "20.000 tot 50.000 inwoners" in page
    assert "20.000 tot 50.000 inwoners" in dashboard.text("/resultaat/v/vraag/fase?groep=grootte-20000")
    check_overlaps(tables, answers)
    assert "100 gemeenten deden in beide jaren mee" in dashboard.text("/resultaat/v/vraag/fase?jaren=2022-2023")

    # A year that is there is not replaced by accident, and its overlap is counted anew where it is.
    changed = next(name for name in answers[2022] if name in answers[2023])
    answers[2022][changed][0] = next(option for option in OPTIONS if option != answers[2022][changed][0])
    path = export(folder, 2022, answers[2022])
    mapping = mapped(tables, path, 2022)
    capsys.readouterr()
    assert run(tables, "import", path, "--mapping", mapping) == 1
    said = capsys.readouterr()
    assert "2022: " in said.out
    assert "vervang het met --replace" in said.err
    assert dashboard.version() == version
    assert run(tables, "import", path, "--mapping", mapping, "--replace") == 0
    version = dashboard.newer(version)
    check_overlaps(tables, answers)

    # Who answered what is kept, and never told.
    assert sorted(served(tables).private) == [2022, 2023]
    codes = set(served(tables).private[2022]["municipality"].to_pylist())
    assert len(codes) == 120
    assert any(code in str(served(tables).private[2023].to_pylist()) for code in codes)
    for address in addresses(dashboard.client):
        response = dashboard.client.get(address)
        if response.content_type.endswith("parquet"):
            text = str(pq.read_table(pa.BufferReader(response.data)).to_pylist())
        else:
            text = response.get_data().decode("utf-8", "replace")
        assert not any(code in text for code in codes), address
        assert NAMED[:20] not in text, address

    # Own words wait.
    assert "Jansen" not in all_texts(tables)
    review = folder / "review-2022.csv"
    assert NAMED in review.read_text(encoding="utf-8-sig")
    decide(review, Bel="maskeren en behouden")
    assert run(tables, "review", review) == 0, capsys.readouterr().err
    dashboard.newer(version)
    shown = dashboard.text("/bestanden/quotes.csv")
    assert "2022-fase-01" in shown
    assert not any(word in shown for word in ("Jansen", "06-12345678"))
    assert "Jansen" not in all_texts(tables)
    # What was taken over at the review is what the overlap needs next year.
    assert sorted(served(tables).private) == [2022, 2023]


def check_overlaps(tables: Path, answers: dict[int, dict[str, list[str]]]) -> None:
    """What is told of who took part again is what one counts by hand."""
    both = [name for name in answers[2022] if name in answers[2023]]
    assert len(both) == 100
    rows = {row["option_id"]: row for row in served(tables).tables["overlaps"].to_pylist()
            if (row["question_id"], row["year_before"], row["year"]) == ("fase", 2022, 2023)}  # fmt: skip
    assert len(rows) == len(OPTIONS)
    for option, label in {**FASE, "anders": "Anders"}.items():
        was, now = ([answers[year][name][0] == label for name in both] for year in (2022, 2023))
        pairs = list(zip(was, now, strict=True))
        assert [rows[option][name] for name in ("both_n", "both_chose", "chose_before", "chose_after")] == [
            100, pairs.count((True, True)), pairs.count((True, False)), pairs.count((False, True))
        ]  # fmt: skip
