"""The one configuration of plotly.js, for every chart and picture."""

from __future__ import annotations

from typing import Any

#: Nothing is sent elsewhere, and nothing moves but the text at a bar or point. It needs no locale: plotly.js writes no
#: number or date of its own, all words come with the figure.
CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "responsive": True,
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
}
