"""What Dash starts in the browser: one named function in ``assets/4-start.js``, when a page is there.

Choosing and searching are not Dash's: the browser follows its controls itself, in ``assets/9-page.js``,
``assets/9-search.js`` and ``assets/9-chooser.js``.
"""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output

from components.ids import Shell


def register(app: Dash) -> None:
    """Register the function that runs in the browser."""
    # Without an output Dash would not start it when the page comes.
    app.clientside_callback(
        ClientsideFunction("inclusietrends", "arrive"),
        Output(Shell.ARRIVED, "data"),
        Input(Shell.ARRIVING, "data"),
    )
