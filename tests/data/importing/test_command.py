"""``python -m data template`` and ``import``: what is printed, what is published, and that a dry run writes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from data.__main__ import main
from data.building.proposal import OpenAnswer, Proposal
from data.importing import command, rooms
from data.importing.rooms import Served
from data.survey.errors import Fault
from tests.data.workbook.filling import Filled, current, filled


class Published:
    """Stands for what is served: keeps what is published."""

    def __init__(self) -> None:
        self.now = Served("v1", current(), {})
        self.made: list[tuple[Proposal, Sequence[str], str]] = []

    def served(self, _: Path) -> Served:
        """What is served now."""
        return self.now

    def publish(self, _: Path, proposal: Proposal, summary: Sequence[str], parent: str) -> str:
        """Serve what a proposal holds."""
        assert proposal.source is not None
        self.made.append((proposal, summary, parent))
        self.now = Served("v2", proposal.source, {})
        return "v2"


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> Published:
    made = Published()
    monkeypatch.setattr(rooms, "served", made.served)
    monkeypatch.setattr(rooms, "publish", made.publish)
    monkeypatch.setattr(command, "write_review", write_review)
    return made


def write_review(answers: Sequence[OpenAnswer], path: Path) -> None:
    path.write_text("\n".join(answer.text for answer in answers), encoding="utf-8")


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def test_a_template_is_written_once(published: Published, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "peiling-2022.xlsx"
    assert run("template", 2022, "-o", path) == 0
    assert path.read_bytes().startswith(b"PK")
    assert run("template", 2022, "-o", path) == 1
    assert "is there already" in capsys.readouterr().err
    assert not published.made


def test_a_dry_run_says_what_would_change_and_writes_nothing(
    published: Published, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = with_quote().xlsx(tmp_path)
    assert run("import", path, "--dry-run") == 0
    told = capsys.readouterr()
    assert "  nieuwe peiling: Peiling 2022" in told.out
    assert "1 open antwoord wacht op beoordeling" in told.out
    assert told.out.endswith("Proef: er is niets gepubliceerd\n")
    assert not told.err
    assert not published.made
    assert files(tmp_path) == ["peiling-2022.xlsx"]


def with_quote() -> Filled:
    book = filled()
    book.add("citaten", vraag="Betrokken partijen", citaat="Dat gaat goed")
    return book


def test_an_import_publishes_and_puts_open_answers_next_to_the_file(
    published: Published, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "review-2022.csv").write_text("decided", encoding="utf-8")
    assert run("import", with_quote().xlsx(tmp_path), "--year", 2022) == 0
    ((proposal, summary, parent),) = published.made
    assert (proposal.year, parent, summary[0]) == (2022, "v1", "nieuwe peiling: Peiling 2022")
    assert files(tmp_path) == ["peiling-2022.xlsx", "review-2022-2.csv", "review-2022.csv"]
    assert (tmp_path / "review-2022.csv").read_text(encoding="utf-8") == "decided"
    assert "Gepubliceerd: 2022, versie v2" in capsys.readouterr().out


def test_nothing_is_left_where_publishing_fails(
    published: Published, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> str:
        raise OSError("no room")

    monkeypatch.setattr(rooms, "publish", fail)
    assert run("import", with_quote().xlsx(tmp_path)) == 1
    assert files(tmp_path) == ["peiling-2022.xlsx"]
    assert not published.made


@pytest.mark.parametrize("quotes", [True, False])
def test_what_a_killed_import_leaves_is_gone_after_the_next(
    published: Published, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quotes: bool
) -> None:
    left = tmp_path / "review-2022.csv.unpublished"
    left.write_text("half a tex", encoding="utf-8")
    there: list[str] = []
    publish = rooms.publish

    def look(*given: Any) -> str:
        there.extend(files(tmp_path))
        return publish(*given)

    monkeypatch.setattr(rooms, "publish", look)
    assert run("import", (with_quote() if quotes else filled()).xlsx(tmp_path)) == 0
    # Only under this name until it is published, which is why a kill leaves no other.
    assert there == ["peiling-2022.xlsx", left.name]
    assert len(published.made) == 1
    assert files(tmp_path) == ["peiling-2022.xlsx", *(["review-2022.csv"] if quotes else [])]
    if quotes:
        assert (tmp_path / "review-2022.csv").read_text(encoding="utf-8") == "Dat gaat goed"


def test_faults_are_told_all_at_once(published: Published, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = filled()
    book.answer("fase", "verkenningsfase", percentage=104.2)
    book.asked("vorm", n=400)
    for more in ([], ["--dry-run"]):
        assert run("import", book.xlsx(tmp_path), "--year", 2023, *more) == 1
        assert capsys.readouterr().err.splitlines() == [
            "peiling-2022.xlsx: de peiling is van 2022, en niet van 2023",
            "resultaten!D4: 104,2 is geen percentage (0-100)",
            "vragen!C11: n (400) is meer dan het aantal gemeenten (345)",
            "3 fouten: verbeter dit en probeer het opnieuw",
        ]
    assert not published.made


def test_other_words_have_to_be_confirmed_with_the_printed_key(
    published: Published, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = filled()
    book.answer("fase", "verkenningsfase", nieuwe_tekst_van_het_antwoord="Wij verkennen")
    path = book.xlsx(tmp_path)
    assert run("import", path) == 1
    told = capsys.readouterr()
    assert "    oud:   Verkenningsfase\n    nieuw: Wij verkennen\n" in told.out
    assert not published.made
    key = told.out.split("--confirm ")[1].split("=")[0]
    assert run("import", path, "--confirm", f"{key}=same") == 0
    assert len(published.made) == 1


def test_a_year_that_is_there_asks_for_replace_and_shows_the_differences_first(
    published: Published, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = filled().xlsx(tmp_path)
    assert run("import", path) == 0
    book = filled()
    book.answer("knelpunten", "uitvoeringscapaciteit", percentage=80)
    path = book.xlsx(tmp_path)
    capsys.readouterr()
    assert run("import", path) == 1
    told = capsys.readouterr()
    assert "2022: 81,8 wordt 80,0 (−1,8)" in told.out
    assert "vervang het met --replace" in told.err
    assert len(published.made) == 1
    assert run("import", path, "--replace") == 0
    assert len(published.made) == 2


@pytest.mark.parametrize("name", ["weg.xlsx", "export.csv"])
def test_what_cannot_be_read_is_told(
    published: Published, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "export.csv").write_text("a;b\n", encoding="utf-8")
    assert run("import", tmp_path / name) == 1
    assert ("--mapping" if name == "export.csv" else "is er niet") in capsys.readouterr().err
    assert not published.made


@pytest.mark.parametrize("arguments", [["template", "22"], ["import", "x.xlsx", "--confirm", "sleutel=misschien"]])
def test_arguments_that_are_none_are_refused(arguments: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(arguments)


def test_a_dry_run_refuses_what_publishing_would(
    published: Published, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = filled().xlsx(tmp_path)
    fault = Fault("results.csv", 7, "group", "no row", "a row per answer")
    monkeypatch.setattr(command, "RULES", (lambda _: [fault],))
    assert run("import", path, "--dry-run") == 1
    assert "results.csv, line 7, column group: no row" in capsys.readouterr().err
    assert not published.made
