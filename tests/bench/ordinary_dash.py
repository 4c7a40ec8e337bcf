"""A reference: the same small dashboard as an ordinary Dash app, with Dash's own components and settings.

``python -m tests.bench.ordinary_dash PORT``. It is served as the dashboard is: by waitress with eight threads.
"""

from __future__ import annotations

import sys
from typing import Any

import pandas as pd
import plotly.express as px
import waitress
from dash import Dash, Input, Output, dcc, html

from data.store import TABLES_DIR, Store, load
from tests.bench.subjects import FIRST


def layout(store: Store) -> html.Div:
    """Choices above, chart and quotes below; the choices of a question are filled in by a callback."""
    titles = [{"label": title, "value": question_id} for question_id, title in store.titles.items()]
    return html.Div(
        [
            html.H1(id="titel"),
            html.P(id="boodschap", className="message"),
            html.Label("Vraag"),
            dcc.Dropdown(id="vraag", options=titles, value=FIRST, clearable=False),
            html.Fieldset([html.Legend("Jaren"), dcc.Checklist(id="jaren", inline=True)]),
            html.Fieldset([html.Legend("Antwoorden"), dcc.Checklist(id="antwoorden")]),
            dcc.Graph(id="grafiek"),
            html.Label("Zoek in citaten", htmlFor="zoek"),
            dcc.Input(id="zoek", type="search", value=""),
            html.P(id="aantal"),
            html.Ol(id="citaten", className="quote-list"),
        ]
    )


def choices(store: Store, question_id: str) -> tuple[Any, ...]:
    """Title and choices of a question, with everything chosen."""
    question = store.questions[question_id]
    years = [{"label": str(year), "value": year} for year in question.years]
    options = [{"label": option.label, "value": option.option_id} for option in question.options]
    return question.title, question.text, years, list(question.years), options, list(question.option_ids)


def figure(results: pd.DataFrame, store: Store, question_id: str, years: list[int], options: list[str]) -> Any:
    """Bars per answer and year."""
    chosen = results[
        (results["question_id"] == question_id) & results["year"].isin(years) & results["option_id"].isin(options)
    ]
    labels = {option.option_id: option.label for option in store.questions[question_id].options}
    shown = chosen.assign(antwoord=chosen["option_id"].map(labels), jaar=chosen["year"].astype(str))
    return px.bar(shown, x="percentage", y="antwoord", color="jaar", barmode="group", orientation="h", height=700)


def quotes(table: pd.DataFrame, question_id: str, search: str | None) -> tuple[str, list[html.Li]]:
    """Quotes of a question that contain the text searched for."""
    here = table[table["question_id"] == question_id]
    found = here[here["text"].str.contains(search or "", case=False, regex=False)]
    return f"{len(found)} citaten gevonden", [html.Li(text) for text in found["text"]]


def make_app() -> Dash:
    """The app over the real tables."""
    store = load(TABLES_DIR)
    results, all_quotes = store.tables["results"].to_pandas(), store.tables["quotes"].to_pandas()
    app = Dash(__name__, title="Gewoon dashboard")
    app.layout = layout(store)

    @app.callback(
        Output("titel", "children"),
        Output("boodschap", "children"),
        Output("jaren", "options"),
        Output("jaren", "value"),
        Output("antwoorden", "options"),
        Output("antwoorden", "value"),
        Input("vraag", "value"),
    )
    def choose(question_id: str) -> tuple[Any, ...]:
        return choices(store, question_id)

    @app.callback(
        Output("grafiek", "figure"), Input("vraag", "value"), Input("jaren", "value"), Input("antwoorden", "value")
    )
    def draw(question_id: str, years: list[int] | None, options: list[str] | None) -> Any:
        return figure(results, store, question_id, years or [], options or [])

    @app.callback(
        Output("aantal", "children"),
        Output("citaten", "children"),
        Input("vraag", "value"),
        Input("zoek", "value"),
    )
    def search(question_id: str, words: str | None) -> tuple[str, list[html.Li]]:
        return quotes(all_quotes, question_id, words)

    return app


if __name__ == "__main__":
    waitress.serve(make_app().server, host="127.0.0.1", port=int(sys.argv[1]), threads=8)
