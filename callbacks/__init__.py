"""Handlers: ids or an address in, a call to data and components, values out.

The law of this folder: no pandas, no Plotly, no arithmetic. A handler is a plain function, which tests call as it is;
``register`` gives it to Dash, or to Flask at an address, and ``versions`` says from which store a request is answered.
``question``, ``quotes`` and ``overview`` make the pages and their answers, which ``navigation`` and ``answers`` serve.
"""

from __future__ import annotations

from collections.abc import Callable

from dash import Dash

from callbacks import (
    answers,
    browser,
    downloads,
    everything,
    files,
    navigation,
    pictures,
    quote_files,
    small_charts,
    survey_files,
    versions,
)
from data.served import Served


def register_all(app: Dash, served: Served, contact: str, picture_style: Callable[[], str]) -> None:
    """Register every callback of the app.

    ``contact`` is where a barrier can be reported, ``picture_style`` gives what a picture holds of its typeface.
    """
    versions.register(app, served)
    navigation.register(app, contact)
    for module in (answers, downloads, quote_files, survey_files, files, small_charts):
        module.register(app)
    pictures.register(app, picture_style)
    everything.register(app, picture_style)
    browser.register(app)
