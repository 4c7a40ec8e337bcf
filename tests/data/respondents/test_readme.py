"""The mapping file that the README shows is one."""

from __future__ import annotations

import re
from pathlib import Path

from data.respondents.mapping import read_mapping
from tests.data.respondents.exports import write

README = Path(__file__).parents[3] / "README.md"


def test_the_example_of_the_readme_has_no_faults(tmp_path: Path) -> None:
    example = re.search(r"```toml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert example
    plan, faults = read_mapping(write(tmp_path, "peiling-2022.toml", example[1]))
    assert faults == []
    assert plan is not None
    assert [question.question_id for question in plan.questions] == ["fase", "knelpunten", "inzet"]
