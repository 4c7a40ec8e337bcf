"""``python -m tests.supply licences | bill FILE | audit``: what ``make lint``, ``make sbom`` and ``make audit`` do."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from tests.supply.audit import audit
from tests.supply.bill import BillError, bill
from tests.supply.licences import refused
from tests.supply.parts import LOCK, PartError, parts


def main(arguments: Sequence[str]) -> int:
    """1 with a sentence on stderr where something is refused, known to be vulnerable, or could not be done."""
    if arguments[:1] == ["audit"]:
        return audit(arguments[1:])
    try:
        installed = parts(LOCK.read_text(encoding="utf-8"))
        if faults := list(refused(installed)):
            raise PartError("\n".join(faults))
        if arguments[:1] == ["bill"]:
            Path(arguments[1]).write_text(bill(installed), encoding="utf-8")
            print(f"{arguments[1]} holds {len(installed)} parts")
    except (PartError, BillError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
