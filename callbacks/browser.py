"""What happens in the browser alone: named functions in ``assets/*.js``, listed here with what starts them."""

from __future__ import annotations

from dash import ClientsideFunction, Dash, Input, Output, State

from components.ids import OverviewPage, QuestionPage, QuotesPage, Shell

NAMESPACE = "inclusietrends"


def register(app: Dash) -> None:
    """Register the functions that run in the browser."""
    app.clientside_callback(
        ClientsideFunction(NAMESPACE, "setTitle"), Input(Shell.TITLE, "data"), prevent_initial_call=True
    )
    for query in (OverviewPage.QUERY, QuestionPage.QUERY, QuotesPage.QUERY):
        app.clientside_callback(
            ClientsideFunction(NAMESPACE, "writeQuery"), Input(query, "data"), prevent_initial_call=True
        )
    app.clientside_callback(
        ClientsideFunction(NAMESPACE, "watchWidth"),
        Output(Shell.WIDTH, "data"),
        Output(Shell.READY, "data"),
        Input(Shell.WIDTH, "id"),
    )
    app.clientside_callback(
        ClientsideFunction(NAMESPACE, "announceChanges"),
        Output(QuestionPage.ANNOUNCED, "data"),
        Input(QuestionPage.YEARS, "value"),
        Input(QuestionPage.ANSWERS, "value"),
        Input(QuestionPage.QUOTES_COUNT, "children"),
        State(QuestionPage.CHANGES, "id"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction(NAMESPACE, "downloadPicture"),
        Output(QuestionPage.STATUS, "children", allow_duplicate=True),
        Input(QuestionPage.PICTURE, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction(NAMESPACE, "copyLink"),
        Output(QuestionPage.STATUS, "children", allow_duplicate=True),
        Input(QuestionPage.COPY_LINK, "n_clicks"),
        prevent_initial_call=True,
    )
