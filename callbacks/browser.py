"""What Dash starts in the browser: named functions in ``assets/``, listed here with what starts them.

Choosing and searching are not among them: the browser follows its controls itself, in ``assets/9-page.js`` and
``assets/9-search.js``.
"""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output, State

from components.ids import ComparingPage, QuestionPage, Shell

NAMESPACE = "inclusietrends"


def register(app: Dash) -> None:
    """Register the functions that run in the browser."""
    # Without an output Dash would not start it when the page comes.
    _start(app, "arrive", Output(Shell.ARRIVED, "data"), Input(Shell.ARRIVING, "data"), at_once=True)
    _start(app, "add", Input(ComparingPage.WHOLE, "data"), State(QuestionPage.ANSWERS, "value"))
    _start(app, "suggest", Input(QuestionPage.QUESTION_CHOICES, "children"))


def _start(app: Dash, name: str, *parts: Output | Input | State, at_once: bool = False) -> None:
    app.clientside_callback(ClientsideFunction(NAMESPACE, name), *parts, prevent_initial_call=not at_once)
