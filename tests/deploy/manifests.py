"""The manifests of ``deploy/`` for tests: as they are written, and as ``kubectl`` renders them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

DEPLOY = Path(__file__).parents[2] / "deploy"
OVERLAYS = sorted(folder.name for folder in (DEPLOY / "overlays").iterdir())
KUSTOMIZATION = "kustomization.yaml"
Document = dict[str, Any]


def documents(path: Path) -> list[Document]:
    """What a file holds."""
    return list(yaml.safe_load_all(path.read_text(encoding="utf-8")))


def kustomizations() -> dict[Path, Document]:
    """Every folder that kustomize reads, and what its file says."""
    return {path.parent: documents(path)[0] for path in sorted(DEPLOY.rglob(KUSTOMIZATION))}


def patches() -> list[Path]:
    """The files that hold parts of a document."""
    return [folder / patch["path"] for folder, said in kustomizations().items() for patch in said.get("patches", [])]


def resources() -> list[Document]:
    """Every whole document that is written."""
    files = (folder / name for folder, said in kustomizations().items() for name in said["resources"])
    return [document for file in files if file.is_file() for document in documents(file)]


def of_kind(kind: str, among: list[Document]) -> list[Document]:
    """The documents of a kind, at least one."""
    found = [document for document in among if document["kind"] == kind]
    assert found, kind
    return found


def settings_in(file: Path) -> dict[str, str]:
    """The settings in a file of lines ``NAME=value``."""
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return dict(line.split("=", 1) for line in lines)


def settings_of(folder: Path) -> dict[str, str]:
    """The settings of a folder over those of what it is made of, as kustomize merges them."""
    said = documents(folder / KUSTOMIZATION)[0]
    found: dict[str, str] = {}
    for name in [*said["resources"], *said.get("components", [])]:
        if (folder / name).is_dir():
            found |= settings_of(folder / name)
    for generated in said.get("configMapGenerator", []):
        for name in generated["envs"]:
            found |= settings_in(folder / name)
    return found


@cache
def rendered(overlay: str) -> list[Document]:
    """An overlay as it is applied; skips the test where there is no kubectl."""
    kubectl = shutil.which("kubectl")
    if kubectl is None:
        pytest.skip("kubectl is not installed, which renders the overlays")
    command = [kubectl, "kustomize", str(DEPLOY / "overlays" / overlay)]
    environment = {"PATH": os.environ["PATH"], "HOME": os.devnull}
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True, env=environment)  # noqa: S603
    return list(yaml.safe_load_all(done.stdout))


def containers(among: list[Document]) -> Iterator[Document]:
    """Every container of every Deployment, or of a part of one."""
    for deployment in of_kind("Deployment", among):
        yield from deployment["spec"]["template"]["spec"].get("containers", [])
