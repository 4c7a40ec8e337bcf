"""Named errors that own their message; each message says what to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class DataError(Exception):
    """Anything wrong with the data that a person can mend; its text is meant for that person."""


class TableMissingError(DataError):
    """A table, or the folder that should hold it, is not there or may not be read."""

    def __init__(self, path: Path, reason: OSError | None = None) -> None:
        denied = isinstance(reason, PermissionError)
        advice = "give the user that runs this the permission to read it" if denied else _advice(path)
        super().__init__(f"cannot read {path}{' (no permission)' if denied else ''}: {advice}")


class TableDamagedError(DataError):
    """A table is there and is not what :mod:`data.survey.schema`, or the manifest of its set, says."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} is damaged ({reason}): {_advice(path, 'make it again with')}")


def _advice(path: Path, again: str = "run") -> str:
    """What to do: a version is gone back from, the first set is made again."""
    if path.name == "current" or "versions" in path.parts:
        return "go back with 'python -m data rollback', or with 'python -m data rollback first' to the first set"
    return f"{again} 'python -m data build', or point DATA_DIR at the folder with the tables"


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong in one place of the source: file, line (1 is the header), column, problem, expectation."""

    file: str
    line: int
    column: str
    problem: str
    expected: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}, column {self.column}: {self.problem}; expected {self.expected}"


class SourceFaultsError(DataError):
    """The source does not make tables; ``faults`` names each place."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = sorted(faults)
        count = f"{len(faults)} fault" + ("" if len(faults) == 1 else "s")
        super().__init__("\n".join([*map(str, self.faults), f"{count} found; mend the source and try again"]))
