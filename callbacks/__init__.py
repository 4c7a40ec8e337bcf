"""Handlers: ids or an address in, a call to data and components, values out.

The law of this folder: no pandas, no Plotly, no arithmetic. A handler is a plain function, which tests call as it is;
``register`` binds the store to it and gives it to Dash, or to Flask at an address. ``question``, ``quotes`` and
``overview`` make the pages and their answers, which ``navigation`` and ``answers`` serve.
"""

from __future__ import annotations

from collections.abc import Callable

from dash import Dash

from callbacks import (
    answers,
    browser,
    downloads,
    files,
    navigation,
    pictures,
    quote_files,
    small_charts,
)
from data.store import Store


def register_all(app: Dash, store: Store, contact: str, picture_style: Callable[[], str]) -> None:
    """Register every callback of the app.

    ``contact`` is where a barrier can be reported, ``picture_style`` gives what a picture holds of its typeface.
    """
    navigation.register(app, store, contact)
    for module in (answers, downloads, quote_files, files, small_charts):
        module.register(app, store)
    pictures.register(app, store, picture_style)
    browser.register(app)
