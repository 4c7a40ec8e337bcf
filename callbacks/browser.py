"""What Dash starts in the browser: to have a page that is asked for, and when one arrives.

The functions stand in ``assets/``.
"""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output

from components.ids import Shell

NAMESPACE = "inclusietrends"


def register(app: Dash) -> None:
    """Register the functions."""
    app.clientside_callback(
        ClientsideFunction(NAMESPACE, "page"), Output(Shell.PAGE, "children"), Input(Shell.LOCATION, "data")
    )
    app.clientside_callback(
        ClientsideFunction(NAMESPACE, "arrive"), Output(Shell.ARRIVED, "data"), Input(Shell.ARRIVING, "data")
    )
