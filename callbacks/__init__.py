"""Handlers: ids in, a call to data and components, values out.

The law of this folder: no pandas, no Plotly, no arithmetic. Every module has ``register(app, store)``, which binds the
store to plain functions; tests call those functions as they are.
"""

from __future__ import annotations

from dash import Dash

from callbacks import browser, choices, downloads, files, navigation, parts, pictures, quote_files
from data.store import Store


def register_all(app: Dash, store: Store, contact: str) -> None:
    """Register every callback of the app; ``contact`` is where a barrier can be reported."""
    navigation.register(app, store, contact)
    for module in (parts, choices, downloads, quote_files, files, pictures):
        module.register(app, store)
    browser.register(app)
