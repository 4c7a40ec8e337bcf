"""Does the steps of a Dockerfile in layers over this machine, which stands for the images that they begin with."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path, PurePosixPath

from tests.container.reading import PATH, ROOT, Stage, context
from tests.container.running import NotProvenError

#: Instructions that change no file.
SILENT = {"COMMENT", "ARG", "FROM", "ENV", "USER", "EXPOSE", "CMD", "LABEL"}
#: Where packages of this checkout are, in place of those that pip would fetch.
PACKAGES = "/packages"


class CannotError(Exception):
    """Why this machine cannot do it."""


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
        if self._quick:
            layer.at(PACKAGES).mkdir()
            mount("--bind", sysconfig.get_path("purelib"), layer.at(PACKAGES))
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
    """Python of this machine, which every user may reach, with a pip of its own, where the image has them."""
    within = PurePosixPath(sys.base_prefix)
    if not within.is_relative_to("/usr/local"):
        shutil.rmtree(layer.at("/usr/local"))
        layer.run(f"{within}/bin/python3.{sys.version_info.minor} -m venv /usr/local")
    for part in (within, *within.parents):
        held = layer.at("/", str(part))
        held.chmod(held.stat().st_mode | 0o555)


def _node(layer: Layer) -> None:
    """The npm of this machine, where the image has it."""
    for name, place, above in (("node", "bin/node", False), ("npm", "lib/node_modules/npm", True)):
        found = shutil.which(name)
        if found:
            target = layer.at("/usr/local", place)
            target.parent.mkdir(parents=True, exist_ok=True)
            program = Path(found).resolve()
            if not target.exists():
                target.symlink_to(program.parents[1] if above else program)


def _as_here(layer: Layer, folder: str) -> None:
    """Packages of this checkout in place of those that pip and npm would fetch."""
    layer.run("python -m venv --without-pip .venv", folder)
    there = next(layer.at(folder).glob(".venv/lib/python3*/site-packages"))
    there.rmdir()
    there.symlink_to(PACKAGES)
    shutil.copytree(ROOT / ".static", layer.at(folder, ".static"))
