"""The start page: what changed most, and a small chart of each question, each leading to its page."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from components.addresses import question_address
from components.aria import named
from components.charts import page_figure
from components.charts.frame import SMALL
from components.columns import marks_used
from data import summaries
from data.overview import Movement
from data.phrases import say
from data.questions import Question
from data.views import QuestionView

TITLE = "Overzicht"
STATIC_CONFIG = {"staticPlot": True, "displayModeBar": False}


def layout(
    views: Sequence[tuple[QuestionView, QuestionView]],
    recent: Sequence[Movement],
    overall: Sequence[Movement],
    newest: tuple[int, int],
    broken: Sequence[Question],
) -> list[Component]:
    """The largest changes, then a card per question, from a view of all its answers and one of its leading ones."""
    return [
        html.H1("Hoe ver zijn gemeenten met het VN-verdrag Handicap?"),
        html.P(
            "VNG vraagt gemeenten elk jaar hoe ver zij zijn met het VN-verdrag Handicap. "
            "Dit veranderde het meest. Kies een vraag om alle antwoorden te zien en wat gemeenten erover zeggen.",
            className="intro",
        ),
        html.Div(
            [
                _movements(f"Van {newest[0]} naar {newest[1]}", recent),
                _movements("Over de hele periode", overall),
            ],
            className="movements",
        ),
        html.P([*_broken(broken, newest), say("indicative")], className="source-line"),
        html.H2("Alle vragen"),
        html.P(
            "Per vraag de hoogste antwoorden, op een schaal van 0 tot 100%. Een stippellijn is een breuk: de jaren aan "
            "weerszijden zijn niet te vergelijken.",
        ),
        html.P(_marks(views), className="source-line"),
        html.Ul([_card(whole, leading) for whole, leading in views], className="question-list"),
    ]


def _movements(name: str, movements: Sequence[Movement]) -> Component:
    items = [
        html.Li([summaries.movement(item), " ", dcc.Link(item.question.title, href=_address(item))])
        for item in movements
    ]
    nothing = html.P("Er zijn geen jaren die met elkaar te vergelijken zijn.")
    return html.Section([html.H2(name), html.Ol(items) if items else nothing], className="card")


def _address(item: Movement) -> str:
    years = "" if item.pair == (item.question.years[0], item.question.years[-1]) else f"?jaren={_pair(item)}"
    return question_address(item.question.question_id) + years


def _pair(item: Movement) -> str:
    return ",".join(map(str, item.pair))


def _broken(broken: Sequence[Question], newest: tuple[int, int]) -> list[str | Component]:
    """Which questions have a break between the two newest years."""
    if not broken:
        return []
    links: list[str | Component] = []
    for place, item in enumerate(broken):
        joint = "" if place == 0 else " en " if place == len(broken) - 1 else ", "
        links += [joint, dcc.Link(item.title, href=question_address(item.question_id))]
    verb = "is" if len(broken) == 1 else "zijn"
    said = f" {verb} in {newest[1]} anders gevraagd dan in {newest[0]}: daarvan telt die verandering niet mee. "
    return [*links, said]


def _marks(views: Sequence[tuple[QuestionView, QuestionView]]) -> str:
    """The meaning of the marks in the small charts, which show breaks themselves."""
    used = dict(mark for _, leading in views for mark in marks_used(leading))
    return " ".join(f"({mark}): {meaning}." for mark, meaning in used.items() if mark != "b")


def _card(whole: QuestionView, leading: QuestionView) -> Component:
    question = whole.question
    figure = page_figure(leading, SMALL)
    graph = dcc.Graph(figure=figure, style={"height": f"{figure['layout']['height']}px"}, config=STATIC_CONFIG)
    description = f"Grafiek: {question.title}. {summaries.selection(leading)}. {summaries.in_words(leading)}"
    return html.Li(
        [
            html.H3(dcc.Link(question.title, href=question_address(question.question_id))),
            html.P(summaries.message(whole), className="newest"),
            html.Figure(html.Div(graph, role="img", **named(description)), className="chart"),
        ],
        className="card",
    )
