"""``python -m delivery`` compresses scripts and styles; with ``fetch`` it first fetches what npm has.

With ``fetch --all`` nothing may be missing (status 1): an image must not depend on what could be had on the day.
"""

from __future__ import annotations

import sys

from delivery.prepare import compress, fetch


def main(arguments: list[str]) -> int:
    """The exit status of the command."""
    complete = fetch() if "fetch" in arguments else True
    compress()
    return 0 if complete or "--all" not in arguments else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
