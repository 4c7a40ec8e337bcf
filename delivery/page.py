"""The HTML document around what Dash draws."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from delivery.files import ROOT, address, dash_scripts, own_scripts, plotly_script, styles

#: Inline, or the browser would ask for it, or for /favicon.ico.
ICON = "data:image/svg+xml," + quote((ROOT / "assets" / "icon.svg").read_text(encoding="utf-8").strip())
#: A page with a chart is first painted when its filters are whole: these would move while they are being read.
CHART = """<link rel="expect" href="#resultaat" blocking="render">
<script defer data-plotly src="{plotly}"></script>"""
DOCUMENT = """<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="{icon}">
<link rel="stylesheet" href="{styles}">
<meta name="plotly" content="{plotly}">
<script src="{own}"></script>
{chart}
</head>
<body>
<noscript>
<p class="bar">De grafiek, de keuzes en het zoeken hebben JavaScript nodig. U kunt ook de tabellen downloaden:
<a href="/bestanden/results.csv">de cijfers</a>, <a href="/bestanden/quotes.csv">de citaten</a> en
<a href="/bestanden/gegevenswoordenboek.csv">de betekenis van de kolommen</a>.</p>
</noscript>
{body}
{app_entry}
{config}
<template id="dash-scripts"><script id="_dash-renderer" src="{dash}"></script></template>
<script>inclusietrends.first()</script>
</body>
</html>
"""


def document(title: str, body: str, app_entry: str, config: str, *, chart: bool) -> str:
    """The page before any script runs; ``body`` is its HTML, ``app_entry`` and ``config`` are Dash's own.

    Our own scripts come before the page, so that it is in its final form when it is first painted; Plotly beside it;
    Dash's when the chart is drawn. The address of Plotly stands in a meta tag for a person who goes on to a chart.
    """
    return DOCUMENT.format(
        title=escape(title),
        icon=ICON,
        styles=address(styles()),
        plotly=address(plotly_script()),
        own=address(own_scripts()),
        chart=CHART.format(plotly=address(plotly_script())) if chart else "",
        body=body,
        app_entry=app_entry,
        config=config,
        dash=address(dash_scripts()),
    )
