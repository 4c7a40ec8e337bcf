"""What Dash starts in the browser: named functions in ``assets/4-start.js``, listed here with what starts them.

Choosing years, answers, order and view is not among them: the browser follows its controls itself, in
``assets/9-page.js``.
"""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output, State

from components.ids import OverviewPage, QuestionPage, QuotesPage, Shell

NAMESPACE = "inclusietrends"


def register(app: Dash) -> None:
    """Register the functions that run in the browser."""
    chosen = [QuestionPage.YEARS, QuestionPage.ANSWERS, QuestionPage.VIEW, QuestionPage.SORT, QuestionPage.MARGINS]
    _start(app, "setTitle", Input(Shell.TITLE, "data"), at_once=True)
    for query in (OverviewPage.QUERY, QuotesPage.QUERY):
        _start(app, "writeQuery", Input(query, "data"))
    # Without an output Dash would not start it when the page comes.
    _start(
        app,
        "begin",
        Output(QuestionPage.DRAWN, "data"),
        Input(QuestionPage.WHOLE, "data"),
        *(State(id_, "value") for id_ in chosen),
        at_once=True,
    )
    _start(
        app,
        "askQuotes",
        *(Input(id_, "value") for id_ in (QuestionPage.SEARCH, QuestionPage.THEME, QuestionPage.QUOTE_YEAR)),
        State(QuestionPage.QUESTION_ID, "data"),
        State(QuestionPage.ASKED, "id"),
    )
    _start(
        app,
        "askAllQuotes",
        Input(QuotesPage.MORE, "n_clicks"),
        *(
            Input(id_, "value")
            for id_ in (
                QuotesPage.SEARCH,
                QuotesPage.QUESTION,
                QuotesPage.THEME,
                QuotesPage.YEAR,
                QuotesPage.ORDER,
            )
        ),
        State(QuotesPage.ASKED, "id"),
    )
    for page in (QuestionPage, QuotesPage):
        _start(app, "answered", Input(page.ANSWERED, "data"), State(page.ASKED, "id"))


def _start(app: Dash, name: str, *parts: Output | Input | State, at_once: bool = False) -> None:
    app.clientside_callback(ClientsideFunction(NAMESPACE, name), *parts, prevent_initial_call=not at_once)
