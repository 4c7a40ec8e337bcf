"""What Dash starts in the browser when a page arrives, a control changes, or a typed text is a choice.

The functions stand in ``assets/``.
"""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output

from callbacks.choices import FIELDS
from components.ids import Control, Shell

NAMESPACE = "inclusietrends"


def register(app: Dash) -> None:
    """Register the functions."""
    app.clientside_callback(
        ClientsideFunction(NAMESPACE, "arrive"), Output(Shell.ARRIVED, "data"), Input(Shell.ARRIVING, "data")
    )
    # Each by itself, as no page has all of them. Each page brings the output together with the input: without that
    # Dash would call the function when the page comes, whatever ``prevent_initial_call`` says.
    for control in Control:
        # A text may be on its way to one of the choices: what counts is that it is one (callbacks/choices.py).
        changed = "valid" if control in FIELDS else "value"
        app.clientside_callback(
            ClientsideFunction(NAMESPACE, "choose"),
            Output(Shell.CHOSEN, "data", allow_duplicate=True),
            Input(control, changed),
            prevent_initial_call=True,
        )
