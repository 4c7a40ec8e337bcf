"""Files that say which municipality answered: groups, what is hidden of them, and who takes part again."""

from __future__ import annotations

import random
from collections import Counter

import pyarrow as pa
import pytest

from data.building.check import RULES
from data.reference.municipalities import municipalities, municipality, size_class
from tests.data.respondents.conftest import Reads
from tests.data.respondents.counting import share
from tests.data.respondents.exports import csv_text
from tests.data.respondents.small import counts, mapping

PLACE = '[municipality]\ncolumn = "gemeente"\n'
GROUPS = PLACE + '[[background]]\nfrom = "size"\n[[background]]\nfrom = "province"\n'


def rows(count: int, seed: int) -> list[list[str]]:
    """Municipalities of 2022, each with an answer."""
    draw = random.Random(seed)  # noqa: S311 - a test that is the same each time
    return [[one.name, draw.choice(["A1", "A1", "A2", ""])] for one in draw.sample(municipalities(2022) or (), count)]


def test_groups_are_counted_one_by_one_and_small_ones_hidden(reads: Reads) -> None:
    people = [row for row in rows(200, 3) if not row[0].startswith("Bergen")]
    found = reads(csv_text([["gemeente", "q01"], *people]), mapping(head=GROUPS))
    assert found.faults == ()
    assert found.source is not None
    in_group: dict[str, list[str]] = {}
    for name, answer in people:
        one = municipality(name, 2022)
        assert one is not None
        size = size_class(one, 2022)
        assert size is not None
        for label in (size.label, one.province):
            if answer:
                in_group.setdefault(label, []).append(answer)
    labels = {row["group_id"]: str(row["label"]) for row in found.source["groups"]}
    bases = {row["group"]: row["base_n"] for row in found.source["group_bases"]}
    assert {labels[group] for group in bases} == set(in_group)
    shown = 0
    for group, base in bases.items():
        answers = in_group[labels[group]]
        if base is None:
            assert counts(found, group=str(group)) == {}
            continue
        shown += 1
        assert base == len(answers) >= 5
        got = {option: value for option, (value, _) in counts(found, group=str(group)).items()}
        expected = {
            "verkenningsfase": share(answers.count("A1"), len(answers)),
            "onderzoeksfase": share(answers.count("A2"), len(answers)),
        }
        assert got.items() <= expected.items()
    small = [label for label, answers in in_group.items() if len(answers) < 5]
    assert small
    assert not any(bases[group] for group in bases if labels[group] in small)
    assert shown > 3
    assert not [fault for rule in RULES for fault in rule(found.source)]


def test_a_column_of_the_file_is_a_background_too(reads: Reads) -> None:
    people = [[f"r{n % 2 + 1}", "A1" if n % 3 else "A2"] for n in range(60)]
    told = mapping(head='[[background]]\ndimension = "Regio"\ncolumn = "regio"\nvalues = { r1 = "Noord", r2 = "Zuid" }')
    found = reads(csv_text([["regio", "q01"], *people]), told)
    first = Counter(answer for region, answer in people if region == "r1")
    assert counts(found, group="regio-noord")["verkenningsfase"][0] == share(first["A1"], 30)
    assert found.source is not None
    assert [row["label"] for row in found.source["groups"]] == ["Noord", "Zuid"]
    wrong = reads(csv_text([["regio", "q01"], ["r3", "A1"]]), told)
    assert "'r3' staat niet bij values" in wrong.faults[0]


def test_two_rows_of_one_municipality_and_unknown_names_are_asked_back(reads: Reads) -> None:
    found = reads("gemeente,q01\nUtrecht,A1\nGemeente Utrecht,A2\nAmersfort,A1\nBergen,A1\n", mapping(head=PLACE))
    assert any("rij 2 en rij 3: Utrecht: deze gemeente staat er meer dan eens" in fault for fault in found.faults)
    assert any(
        "rij 4, kolom gemeente: de gemeente 'Amersfort' kennen wij niet" in f and "'Amersfoort'" in f
        for f in found.faults
    )
    assert any("rij 5, kolom gemeente: de gemeente 'Bergen'" in fault for fault in found.faults)
    told = PLACE + '[municipality.names]\nAmersfort = "Amersfoort"\nBergen = "Bergen (NH.)"\n[file]\nleave_out = [2]\n'
    assert counts(reads("gemeente,q01\nUtrecht,A1\nUtrecht,A2\nAmersfort,A1\nBergen,A1\n", mapping(head=told)))[
        "verkenningsfase"
    ] == (66.7, 3)


def test_the_overlap_with_the_year_before_is_counted_one_by_one(reads: Reads) -> None:
    people = [row for row in rows(120, 8) if not row[0].startswith("Bergen")]
    draw = random.Random(9)  # noqa: S311 - a test that is the same each time
    before = {name: draw.choice(["A1", "A2"]) for name, _ in people[:70]}
    codes = {name: municipality(name, 2022).code for name, _ in people}  # type: ignore[union-attr] # all are known
    options = {"A1": "verkenningsfase", "A2": "onderzoeksfase"}
    table = pa.table(
        {
            "municipality": [codes[name] for name in before for _ in options],
            "question_id": ["fase"] * 2 * len(before),
            "option_id": [option for _ in before for option in options.values()],
            "chosen": [answer == code for answer in before.values() for code in options],
        }
    )
    found = reads(csv_text([["gemeente", "q01"], *people]), mapping(head=PLACE), private={2021: table})
    assert found.source is not None
    both = [(before[name], answer) for name, answer in people if name in before and answer]
    assert {row["option_id"]: [row[name] for name in ("both_n", "both_chose", "chose_before", "chose_after")]
            for row in found.source["overlaps"]} == {
        option: [len(both), both.count((code, code)), sum(1 for was, now in both if was == code != now),
                 sum(1 for was, now in both if now == code != was)]
        for code, option in options.items()
    }  # fmt: skip
    assert found.private is not None
    assert found.private.column_names == ["municipality", "question_id", "option_id", "chosen"]
    mine = found.private.to_pandas()
    assert sorted(set(mine["municipality"])) == sorted(codes[name] for name, answer in people if answer)
    assert mine.groupby("municipality")["chosen"].sum().eq(1).all()


@pytest.mark.parametrize("cell", ["Utrecht", "utrecht ", "GM0344", "344", "Gemeente Utrecht"])
def test_a_municipality_is_known_by_name_or_code(cell: str, reads: Reads) -> None:
    found = reads(f"gemeente,q01\n{cell},A1\n", mapping(head=PLACE))
    assert found.private is not None
    assert set(found.private["municipality"].to_pylist()) == {"GM0344"}
