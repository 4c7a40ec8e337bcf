"""``python -m delivery`` compresses scripts and styles; with ``fetch`` it first fetches the part of plotly.js."""

from __future__ import annotations

import sys

from delivery.prepare import compress, fetch_plotly

if __name__ == "__main__":
    if "fetch" in sys.argv[1:]:
        fetch_plotly()
    compress()
