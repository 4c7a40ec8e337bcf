"""The HTML document of the first answer: around the page, and what its scripts start from."""

from __future__ import annotations

from html import escape
from pathlib import Path
from urllib.parse import quote

from delivery.files import ROOT, address, dash_scripts, own_scripts, plotly_script, styles, typeface, zip_script

#: Inline, or the browser would ask for it, or for /favicon.ico.
ICON = "data:image/svg+xml," + quote((ROOT / "assets" / "icon.svg").read_text(encoding="utf-8").strip())
#: A page with a chart is first painted when what stands above it is whole: that would move while it is being read.
CHART = """<link rel="expect" href="#{waits_for}" blocking="render">
<script defer data-plotly src="{plotly}"></script>"""
#: Asked for behind the style sheet, which would name it only when it has come; text is shown before it is there.
TYPEFACE = """
<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>"""
#: For a reader who asks for everything at once: only then it is loaded.
ZIP = """
<meta name="zip" content="{}" data-licence="{}">"""
HEAD = """<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="{icon}">
"""
DOCUMENT = (
    HEAD
    + """\
<link rel="stylesheet" href="{styles}">{typeface}
<meta name="plotly" content="{plotly}">{zip}
<script defer src="{own}"></script>
{chart}
</head>
<body>
{body}
{app_entry}
{config}
<template><script id="_dash-renderer" src="{dash}"></script></template>
</body>
</html>
"""
)

#: What is told around signing in: nothing else may be loaded by who is not signed in.
TEXT = (
    HEAD
    + """\
<style>{style}</style>
</head>
<body>
{body}
</body>
</html>
"""
)


def text_style() -> str:
    """The style sheet of a page that loads nothing."""
    sheets = (ROOT / "assets" / "1-tokens.css", Path(__file__).with_name("text.css"))
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


def text_document(title: str, body: str) -> str:
    """A page that holds all of itself; ``body`` is its HTML."""
    return TEXT.format(title=escape(title), icon=ICON, style=text_style(), body=body)


def document(title: str, body: str, app_entry: str, config: str, root: str = "", *, waits_for: str) -> str:
    """The page before any script runs; ``body`` is its HTML, ``app_entry`` and ``config`` are Dash's own.

    ``root`` is the path below which everything is served. ``waits_for`` is the id of the part with the chart, empty
    where there is none. The page needs no script to be read. Our own scripts and Plotly come beside it; Dash's when
    the chart is drawn, from the template in which Dash wants its script to stand. Plotly's address is in a meta tag as
    well, for a reader who goes on from a page without a chart to one with a chart.
    """
    return DOCUMENT.format(
        title=escape(title),
        icon=ICON,
        styles=root + address(styles()),
        typeface="".join(TYPEFACE.format(root + address(font)) for font in typeface()[:1]),
        plotly=root + address(plotly_script()),
        zip=ZIP.format(*(root + address(script) for script in zip_script())) if zip_script() else "",
        own=root + address(own_scripts()),
        chart=CHART.format(plotly=root + address(plotly_script()), waits_for=waits_for) if waits_for else "",
        body=body,
        app_entry=app_entry,
        config=config,
        dash=root + address(dash_scripts()),
    )
