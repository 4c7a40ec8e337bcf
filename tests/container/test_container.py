"""The container: its own steps make one that runs as promised, and it says of itself what is so."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib

import pytest
import yaml

from delivery import files
from delivery.packages import PACKAGES
from tests.container.__main__ import CANNOT
from tests.container.reading import ROOT, context, stages

DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
#: Seconds for what depends on how busy the machine is.
PATIENCE = 600


def test_the_steps_of_the_dockerfile_make_a_container_that_runs_read_only() -> None:
    if not all(files.fetched(package) for package in PACKAGES):
        pytest.skip("what npm has is not here, which a container must have; 'make fetch' fetches it")
    command = [sys.executable, "-m", "tests.container", "--quick"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False)  # noqa: S603
    if done.returncode == CANNOT:
        pytest.skip(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_comes_in_is_what_runs() -> None:
    found = {str(path.relative_to(ROOT)) for path in context((ROOT / ".dockerignore").read_text(encoding="utf-8"))}
    assert {"app.py", "LICENSE", "requirements.txt", "data/tables/manifest.json", "delivery/production.py"} <= found
    assert {path.partition("/")[0] for path in found} == {
        *("LICENSE", "app.py", "requirements.txt", "assets", "callbacks", "components", "data", "delivery")
    }
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout  # noqa: S607
    own = {path for path in tracked.split() if path.startswith(("callbacks/", "components/", "delivery/", "assets/"))}
    assert own <= found
    assert not [path for path in found if path.startswith("data/source/") or "__pycache__" in path]


def test_it_runs_as_a_number_that_is_not_root_with_nothing_but_locked_packages() -> None:
    *_, build, last = stages(DOCKERFILE)
    assert re.fullmatch(r"[1-9]\d{4}:[1-9]\d{4}", last.last("USER"))
    assert [name for name, _ in last.steps].index("USER") > max(
        index for index, (name, _) in enumerate(last.steps) if name in {"RUN", "COPY"}
    )
    installed = [value for name, value in build.steps if name == "RUN" and " install " in value]
    assert len(installed) == 1
    assert {"--require-hashes", "--no-deps", "--only-binary=:all:", "requirements.txt"} <= set(installed[0].split())
    assert build.image == last.image


@pytest.mark.parametrize("image", [stage.image for stage in stages(DOCKERFILE)])
def test_images_are_pinned_to_a_version_and_a_distribution(image: str) -> None:
    assert re.fullmatch(r"(python:3\.\d+-slim|node:\d+)-[a-z]+(-slim)?(@sha256:[0-9a-f]{64})?", image)


def test_its_labels_say_what_other_files_say() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    public = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    labels = dict(re.findall(r'org\.opencontainers\.image\.(\w+)="([^"]*)"', stages(DOCKERFILE)[-1].last("LABEL")))
    assert labels["title"] == public["name"]
    assert labels["description"] == project["description"]
    assert labels["licenses"] == project["license"]
    assert labels["source"] == public["url"]


def test_stages_have_names_or_numbers_and_their_steps() -> None:
    one, two = stages("FROM node:24 AS one\nRUN a && \\\n    b\n# Said.\nFROM one\nENV PATH=/x:$PATH Y=${PATH}")
    assert (one.name, one.image, one.last("RUN").split()) == ("one", "node:24", ["a", "&&", "b"])
    assert (two.name, two.image) == ("1", "one")
    assert two.environment()["PATH"].startswith("/x:/usr/local/bin:")
