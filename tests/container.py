"""Proves the Dockerfile where no engine runs (``make container``): its own steps make a container, and that is run.

Each stage is a layer over this machine (an overlay file system) in which the steps run as they are written; nothing
outside a folder of ours changes. Of the images that they begin with, this machine's Python and npm take the place. What
comes out is run as its user, read-only but for ``/tmp``, without any right of root. With ``--quick`` no package is
installed or fetched: those of this checkout are taken. Status 77, and why, where this machine cannot do that.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from dockerfile_parse import DockerfileParser
from dockerfile_parse.parser import image_from
from dockerfile_parse.util import extract_key_values

from tests.container_run import Container, NotProvenError, prove

ROOT = Path(__file__).parents[1]
CANNOT = 77
#: Where the images have their programs.
PATH = "/usr/local/bin:/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin"
#: Instructions that change no file.
SILENT = {"COMMENT", "ARG", "FROM", "ENV", "USER", "EXPOSE", "CMD", "LABEL"}


class CannotError(Exception):
    """Why this machine cannot do it."""


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
    parsed = DockerfileParser(fileobj=io.BytesIO(dockerfile.encode()))
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


class Layer:
    """A file system over another, at ``root``; it ends with the process that mounted it."""

    def __init__(self, folder: Path, below: Path) -> None:
        """``folder`` holds what is changed of what is below."""
        self.root, changed, work = folder / "root", folder / "changed", folder / "work"
        for made in (self.root, changed, work):
            made.mkdir(parents=True)
        mount("-t", "overlay", "overlay", "-o", f"lowerdir={below},upperdir={changed},workdir={work}", self.root)
        mount("-t", "proc", "proc", self.root / "proc")
        mount("--bind", "/dev", self.root / "dev")
        for place in ("dev/shm", "tmp"):
            mount("-t", "tmpfs", "-o", "mode=1777", "tmpfs", self.root / place)

    def at(self, folder: str, path: str = "") -> Path:
        """A path in it, relative to one of its folders, as it is here."""
        return self.root / (PurePosixPath(folder) / path).relative_to("/")

    def run(self, command: str, folder: str = "/") -> None:
        """Run a command of the shell as root; raises NotProvenError where it fails."""
        inside = ["chroot", str(self.root), "env", "-C", folder, f"PATH={PATH}", "sh", "-c", command]
        print(f"RUN {command}", flush=True)
        if subprocess.run(inside, check=False).returncode:  # noqa: S603 - the Dockerfile's own
            raise NotProvenError(f"a step fails: {command}")

    def copy(self, source: Path, target: Path) -> None:
        """Copy a file, a link or what is in a folder."""
        if source.is_dir() and not source.is_symlink():
            shutil.copytree(source, target, symlinks=True, dirs_exist_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target, follow_symlinks=False)


def mount(*arguments: str | Path) -> None:
    """Mount; raises CannotError where this machine does not let us."""
    done = subprocess.run(["mount", *map(str, arguments)], check=False, capture_output=True, text=True)  # noqa: S603, S607
    if done.returncode:
        raise CannotError(f"the proof of the Dockerfile cannot mount its layers: {done.stderr.strip()}")


class Build:
    """The stages of a Dockerfile, made in a folder."""

    def __init__(self, folder: Path, *, quick: bool) -> None:
        """See the module."""
        self._folder, self._quick = folder, quick
        self._images: dict[str, Layer] = {}
        self._made: dict[str, Layer] = {}

    def make(self, stage: Stage) -> Layer:
        """Do the steps of a stage; raises NotProvenError where one fails or is of a kind that is not known here."""
        layer = Layer(self._folder / stage.name, self._image(stage.image).root)
        self._made[stage.name], folder = layer, "/"
        for name, value in stage.steps:
            if name == "WORKDIR":
                folder = value
                layer.at(folder).mkdir(parents=True, exist_ok=True)
            elif name == "COPY":
                self._copy(layer, folder, value.split())
            elif name == "RUN" and self._quick and "--require-hashes" in value:
                _as_here(layer, folder)
            elif name == "RUN":
                layer.run(value, folder)
            elif name not in SILENT:
                raise NotProvenError(f"this proof does not know {name}: teach it, or leave that out of the Dockerfile")
        return layer

    def _image(self, image: str) -> Layer:
        """What an image has in ``/usr/local``, from this machine."""
        name = image.partition(":")[0]
        if name not in self._images:
            layer = self._images[name] = Layer(self._folder / f"image-{name}", Path("/"))
            {"python": _python, "node": _node}[name](layer)
        return self._images[name]

    def _copy(self, layer: Layer, folder: str, words: list[str]) -> None:
        *options, source, to = words
        target = layer.at(folder, to)
        if options:
            layer.copy(self._made[options[0].removeprefix("--from=")].at("/", source), target)
        elif source == ".":
            for file in context((ROOT / ".dockerignore").read_text(encoding="utf-8")):
                layer.copy(file, target / file.relative_to(ROOT))
        else:
            layer.copy(ROOT / source, target / source if to.endswith("/") else target)


def _python(layer: Layer) -> None:
    """This machine's Python, with a pip of its own, where the image has them."""
    within = PurePosixPath(sys.base_prefix)
    if not within.is_relative_to("/usr/local"):
        shutil.rmtree(layer.at("/usr/local"))
        layer.run(f"{within}/bin/python3.{sys.version_info.minor} -m venv /usr/local")
    _open_the_way(layer, within)


def _node(layer: Layer) -> None:
    """This machine's npm, where the image has it."""
    for name, place, above in (("node", "bin/node", 0), ("npm", "lib/node_modules/npm", 1)):
        found = shutil.which(name)
        if found:
            target = layer.at("/usr/local", place)
            target.parent.mkdir(parents=True, exist_ok=True)
            program = Path(found).resolve()
            if not target.exists():
                target.symlink_to([program, *program.parents][2 * above])


def _as_here(layer: Layer, folder: str) -> None:
    """Packages of this checkout in place of those that pip and npm would fetch."""
    layer.run("python -m venv --without-pip .venv", folder)
    there = next(layer.at(folder).glob(".venv/lib/python3*/site-packages"))
    here = next((ROOT / ".venv").resolve().glob("lib/python3*/site-packages"))
    there.rmdir()
    there.symlink_to(here)
    _open_the_way(layer, PurePosixPath(here))
    shutil.copytree(ROOT / ".static", layer.at(folder, ".static"))


def _open_the_way(layer: Layer, to: PurePosixPath) -> None:
    """Let everybody reach a folder of this machine, in a layer."""
    for part in (to, *to.parents):
        held = layer.at("/", str(part))
        held.chmod(held.stat().st_mode | 0o555)


def cannot() -> str:
    """Why this machine cannot do it; empty where it can."""
    if not sys.platform.startswith("linux"):
        return "the proof of the Dockerfile needs Linux"
    if os.geteuid():
        return "the proof of the Dockerfile needs root, to mount its layers"
    if "overlay" not in Path("/proc/filesystems").read_text(encoding="utf-8"):
        return "the proof of the Dockerfile needs overlay file systems"
    missing = [name for name in ("unshare", "setpriv", "chroot") if not shutil.which(name)]
    return f"the proof of the Dockerfile needs {missing[0]}" if missing else ""


def main(arguments: list[str]) -> int:
    """The exit status of the command."""
    reason = cannot()
    if reason:
        print(reason)
        return CANNOT
    if "--mounted" not in arguments:
        # What is mounted is seen by this process only, and goes with it.
        again = [sys.executable, "-m", "tests.container", *arguments, "--mounted"]
        return subprocess.run(["unshare", "--mount", *again], cwd=ROOT, check=False).returncode  # noqa: S603, S607
    parts = stages((ROOT / "Dockerfile").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:  # noqa: S108 - not a file system in memory
        try:
            build = Build(Path(folder), quick="--quick" in arguments)
            layer = [build.make(part) for part in parts][-1]
            last = parts[-1]
            made = Container(
                layer.root, last.last("USER"), last.last("WORKDIR"), last.environment(), json.loads(last.last("CMD"))
            )
            prove(made, quick="--quick" in arguments)
        except NotProvenError as error:
            print(error, file=sys.stderr)
            return 1
        except CannotError as error:
            print(error)
            return CANNOT
        finally:
            subprocess.run(["umount", "-R", "-l", *map(str, Path(folder).glob("*/root"))], check=False)  # noqa: S603, S607
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
