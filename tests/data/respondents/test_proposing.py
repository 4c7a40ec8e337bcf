"""The mapping file that is proposed: what is sure counts, what is doubtful waits for a person, and finished it
works.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import partial
from io import StringIO
from pathlib import Path

import pytest

from data.building.source_files import Source
from data.respondents import progress
from data.respondents.progress import Progress
from data.respondents.proposing import propose
from tests.data.respondents import exports
from tests.data.respondents.conftest import Reads
from tests.data.respondents.counting import expected
from tests.data.respondents.exports import csv_text, invented, write
from tests.data.respondents.test_formats import WRITERS, shares

#: Not with codes alone, nor with an answer that holds what parts answers.
TEXTS = {name: writer for name, (writer, _) in WRITERS.items() if name not in ("limesurvey", "qualtrics, joined")}


@pytest.mark.parametrize("name", WRITERS)
def test_a_proposal_is_toml_and_the_import_says_what_is_to_be_finished(
    name: str, tmp_path: Path, current: Source, reads: Reads
) -> None:
    path, _ = WRITERS[name][0](tmp_path, invented(80, 4))
    text = propose(path, current)
    assert tomllib.loads(text)["wave"]["year"] == 2022
    found = reads(path, text)
    assert found.source is None
    assert any("source is niet ingevuld" in fault for fault in found.faults)


@pytest.mark.parametrize("name", TEXTS)
def test_texts_are_matched_and_doubtful_ones_wait(name: str, tmp_path: Path, current: Source) -> None:
    path, _ = TEXTS[name](tmp_path, invented(80, 4))
    told = propose(path, current)
    found = {question["id"]: question for question in tomllib.loads(told)["question"]}
    assert {"fase", "partijen"} <= set(found)
    assert found["fase"]["kind"] == "single"
    assert found["fase"]["values"]["Onderzoeksfase"] == "onderzoeksfase"
    assert found["partijen"]["kind"] == "multiple"
    given = found["partijen"].get("columns") or found["partijen"]["values"]
    assert "wmo-raad" in given.values()
    # "Lokale stakeholders, en anderen" is not quite a known answer.
    assert "lokale-stakeholders" not in given.values()
    assert any(line.startswith("# TODO") and '"lokale-stakeholders"  # 7' in line for line in told.splitlines())


def test_a_proposal_that_is_finished_gives_the_percentages(tmp_path: Path, current: Source, reads: Reads) -> None:
    people = invented(150, 6)
    path, _ = exports.limesurvey(tmp_path, people, full=True)
    text = propose(path, current)
    for line in ("source =", "comparable_with =", '"q04[SQ005]" ='):
        text = text.replace(f"# TODO {line}", line)
    text = text.replace('# TODO chosen = ["geen", "heel veel", "veel", "weinig"]', 'chosen = ["heel veel", "veel"]')
    text = text.replace(
        '# TODO not_chosen = ["geen", "heel veel", "veel", "weinig"]', 'not_chosen = ["geen", "weinig"]'
    )
    found = reads(path, text)
    assert found.faults == ()
    assert [item.new for item in found.to_confirm] == ["Lokale stakeholders, en anderen"]
    assert found.source is not None
    assert shares(found.source) == expected(people)


def test_codes_alone_are_never_guessed(tmp_path: Path, current: Source) -> None:
    path, _ = exports.limesurvey(tmp_path, invented(80, 4))
    text = propose(path, current)
    assert "question" not in tomllib.loads(text)
    assert '# # TODO "q04[SQ001]" = "?"' in text


def test_municipalities_weights_and_suspect_codes_are_found(tmp_path: Path, current: Source) -> None:
    rows = [["Gemeente", "Weging", "Fase"]]
    phases = ["Verkenningsfase", "Onderzoeksfase", "99", "99", "Onderzoeksfase", "Onderzoeksfase"]
    places = ["Utrecht", "Ede", "Urk", "Delft", "Best", "Elst"]
    rows += [[name, "1,2", phase] for name, phase in zip(places * 3, phases * 3, strict=True)]
    text = propose(write(tmp_path, "g.csv", csv_text(rows)), current)
    told = tomllib.loads(text)
    assert told["municipality"] == {"column": "Gemeente"}
    assert [item["from"] for item in told["background"]] == ["size", "province"]
    assert "weight" not in told
    assert "# TODO Kolom Weging lijkt een weging" in text
    assert '# TODO missing = ["99"]  # 99 komt 6 keer voor, zonder label' in text


class Terminal(StringIO):
    """A stream that says to be a terminal."""

    def isatty(self) -> bool:
        """It is one."""
        return True


@pytest.mark.parametrize(("make", "shown"), [(Terminal, True), (StringIO, False)])
def test_progress_is_shown_on_a_terminal_only(
    make: Callable[[], StringIO], shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "QUIET", -1.0)
    stream = make()
    bar = Progress("export.csv", stream)
    bar.of(200, lambda: 50)
    bar.step()
    assert ("export.csv [########" in stream.getvalue() and "25%" in stream.getvalue()) == shown
    bar.end()
    assert stream.getvalue().endswith("\r\033[K") == shown


def test_nothing_is_shown_in_the_first_seconds() -> None:
    stream = Terminal()
    bar = Progress("export.csv", stream)
    bar.of(2, partial(int, 1))
    bar.step()
    bar.end()
    assert stream.getvalue() == ""
