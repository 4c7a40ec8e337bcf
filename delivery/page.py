"""The HTML document around what Dash draws."""

from __future__ import annotations

from urllib.parse import quote

from delivery.files import ROOT, address, plotly_script, scripts, styles

#: Inline, or the browser would ask for it, or for /favicon.ico.
ICON = "data:image/svg+xml," + quote((ROOT / "assets" / "icon.svg").read_text(encoding="utf-8").strip())
DOCUMENT = """<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="{icon}">
<link rel="stylesheet" href="{styles}">
<meta name="plotly" content="{plotly}">
{scripts}
</head>
<body>
<noscript>
<p>Dit dashboard heeft JavaScript nodig. Zonder kunt u de tabellen downloaden:
<a href="/bestanden/results.csv">de cijfers</a>, <a href="/bestanden/quotes.csv">de citaten</a> en
<a href="/bestanden/gegevenswoordenboek.csv">de betekenis van de kolommen</a>.</p>
</noscript>
{body}
{app_entry}
{config}
</body>
</html>
"""


def document(title: str, app_entry: str, config: str, *, chart: bool, body: str = "") -> str:
    """The page before any script runs; ``body`` is HTML, ``app_entry`` and ``config`` are Dash's own.

    The address of Plotly stands in a meta tag too, for a person who goes on to a page with a chart.
    """
    tags = [f'<script defer src="{address(file)}"></script>' for file in scripts(chart=chart)]
    # Dash looks for this id on the script that starts it, which is the last of its scripts.
    tags[-1] = tags[-1].replace("<script", '<script id="_dash-renderer"')
    return DOCUMENT.format(
        title=title,
        icon=ICON,
        styles=address(styles()),
        plotly=address(plotly_script()),
        scripts="\n".join(tags),
        body=body,
        app_entry=app_entry,
        config=config,
    )
