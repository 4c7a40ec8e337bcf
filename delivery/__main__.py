"""``python -m delivery`` compresses scripts and styles; with ``fetch`` it first fetches what npm has."""

from __future__ import annotations

import sys

from delivery.prepare import compress, fetch

if __name__ == "__main__":
    if "fetch" in sys.argv[1:]:
        fetch()
    compress()
