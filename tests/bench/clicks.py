"""Cost of what runs per click on the server, as ratios within one run: ``python tests/bench/clicks.py``.

The unit is one serialisation of the same figure by orjson, so that the numbers compare between machines.
"""

from __future__ import annotations

import sys
import timeit
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import orjson

from callbacks.downloads import download, picture, table
from callbacks.question import show_quotes, show_result
from components.charts import page_figure
from components.charts.frame import WIDE
from data.filters import default
from data.store import TABLES_DIR, load
from data.views import question_view


def seconds(run: Callable[[], object]) -> float:
    """Least time of a call over five rounds."""
    return min(timeit.repeat(run, number=50, repeat=5)) / 50


def main() -> None:
    """Print a line per kind of click."""
    store = load(TABLES_DIR)
    item = store.questions["knelpunten"]
    chosen = {
        "years": [str(year) for year in item.years],
        "option_ids": list(item.option_ids),
        "view": "staven",
        "sort": "vragenlijst",
        "margins": True,
        "search": "deskundige",
        "theme": "alle",
        "quote_year": "alle",
    }
    view = question_view(store, "knelpunten", default(item))
    figure = page_figure(view, WIDE)
    unit = seconds(lambda: orjson.dumps(figure))
    clicks: dict[str, Callable[[], object]] = {
        "view from tables": lambda: question_view(store, "knelpunten", default(item)),
        "figure from view": lambda: page_figure(view, WIDE),
        "toggle, staven": lambda: show_result(store, "knelpunten", "wide", chosen),
        "toggle, lijnen": lambda: show_result(store, "knelpunten", "wide", {**chosen, "view": "lijnen"}),
        "toggle, tabel": lambda: show_result(store, "knelpunten", "wide", {**chosen, "view": "tabel"}),
        "search": lambda: show_quotes(store, "knelpunten", chosen),
        "picture": lambda: download(store, picture, "png", "knelpunten", chosen),
        "Excel": lambda: download(store, table, "xlsx", "knelpunten", chosen),
    }
    print(f"{'click':<20}{'ms':>8}{'x figure as JSON':>20}")
    for name, run in clicks.items():
        cost = seconds(run)
        print(f"{name:<20}{cost * 1000:>8.2f}{cost / unit:>20.0f}")


if __name__ == "__main__":
    main()
