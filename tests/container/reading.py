"""Reads the Dockerfile: its stages with their steps, and which files come in."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from dockerfile_parse import DockerfileParser
from dockerfile_parse.parser import image_from
from dockerfile_parse.util import extract_key_values

ROOT = Path(__file__).parents[2]
#: Where the images have their programs.
PATH = "/usr/local/bin:/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin"


@dataclass(frozen=True)
class Stage:
    """A part of a Dockerfile: its name (or its number), the image it begins with, and its steps in order."""

    name: str
    image: str
    steps: list[tuple[str, str]] = field(default_factory=list)

    def last(self, instruction: str) -> str:
        """The value of an instruction; raises StopIteration where the stage has none."""
        return next(value for name, value in reversed(self.steps) if name == instruction)

    def environment(self) -> dict[str, str]:
        """The variables that it sets, over those of its image."""
        found = {"PATH": PATH}
        for name, value in self.steps:
            if name == "ENV":
                found |= extract_key_values(env_replace=True, args={}, envs=found, instruction_value=value)
        return found


def stages(dockerfile: str) -> list[Stage]:
    """The stages of a Dockerfile."""
    parsed = DockerfileParser(fileobj=io.StringIO(dockerfile))
    images, found = iter(parsed.parent_images), list[Stage]()
    for step in parsed.structure:
        name, value = step["instruction"], step["value"]
        if name == "FROM":
            found.append(Stage(image_from(value)[1] or str(len(found)), next(images)))
        elif found:
            found[-1].steps.append((name, value))
    return found


def context(rules: str) -> list[Path]:
    """The files that a ``.dockerignore`` leaves, which begins with * and names what comes in at the top."""
    lines = [line for line in rules.split("\n") if line and not line.startswith("#")]
    tops = [ROOT / line[1:] for line in lines if line.startswith("!")]
    files = [file for top in tops for file in ([top] if top.is_file() else top.rglob("*")) if file.is_file()]
    return [file for file in files if _comes_in(PurePosixPath(file.relative_to(ROOT)), lines)]


def _comes_in(path: PurePosixPath, lines: list[str]) -> bool:
    """Whether a file comes in: the last line decides that is about it, or about a folder that it is in."""
    comes_in = True
    for line in lines:
        if any(fnmatchcase(str(part), line.removeprefix("!")) for part in (path, *path.parents[:-1])):
            comes_in = line.startswith("!")
    return comes_in
