"""The start page: what changed most, and a small chart of each question, each leading to its page."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dash import dcc, html
from dash.development.base_component import Component

from components.addresses import ACCOUNTING, HOME, LISTS_PATH, answers_at, question_address, small_chart_address
from components.attributes import followed
from components.file_buttons import DECK, REPORT, file_buttons, survey_button
from components.filter_bar import search_field
from components.ids import ListPage, QuestionPage
from components.notices import link_notice
from components.places import PAGES, Places, more_button
from components.quote_list import SEARCH_FAILED
from components.small_chart import small_chart
from data.overview.movements import MOST_YEARS, LeftOut, reason_words
from data.overview.rows import Largest, LargestChange, Overview, OverviewRow
from data.overview.whole import MOST_NAMED, told_verdicts
from data.survey.questions import Question
from data.survey.schema import ObsStatus
from data.wording.numbers import STATUS_MARKS
from data.wording.phrases import say

TITLE = "Overzicht"
PAGE = 24
"""How many questions are shown at first, and are added each time."""


def contents(found: Sequence[OverviewRow], waves: Sequence[int], search: str, version: str, pages: int = 1) -> Places:
    """What follows the search on the page; ``waves`` are the survey's years, ``version`` is that of the data."""
    shown = found[: PAGE * pages]
    cards = html.Ul([_card(row, waves, version) for row in shown], className="question-list")
    return {
        ListPage.COUNT: _count(found, search),
        ListPage.LIST: [cards, *more_button("Toon meer vragen", pages, needed=len(shown) < len(found))],
    }


def layout(
    whole: Overview, taken_part: Sequence[tuple[int, str]], search: str, notices: list[str], version: str
) -> list[Component]:
    """Who took part, the largest changes, then a card for each question that is found; of many there is a search.

    ``taken_part`` says of each year how many municipalities took part.
    """
    sections = _sections(whole)
    first = "Hier staat eerst wat duidelijk veranderde. " if sections else ""
    return [
        html.H1(say("survey_title")),
        html.P(
            "VNG vraagt gemeenten elk jaar hoe ver zij zijn met het VN-verdrag Handicap. "
            f"{first}Kies een vraag om alle antwoorden te zien en wat gemeenten erover zeggen.",
            className="question-text",
        ),
        *link_notice(notices),
        *_taken_part(taken_part),
        *([html.Div(sections, className="movements")] if sections else []),
        html.P(
            " ".join(told_verdicts(whole)),
            className="source-line",
        ),
        html.H2("Alle vragen"),
        html.P(
            f"Per vraag de hoogste antwoorden{_years(len(taken_part))}, op een schaal van 0 tot 100%. "
            "Een stippellijn is een breuk: de jaren aan weerszijden zijn niet te vergelijken. "
            + _marks(whole.statuses),
            className="source-line",
        ),
        _search(search, version, many=len(whole.rows) > PAGE),
        html.Div(id=ListPage.LIST, className="list"),
        html.H2("Alles meenemen"),
        file_buttons([survey_button(name, version) for name in (REPORT, DECK)], QuestionPage.STATUS),
        html.P(dcc.Link("Alle afbeeldingen en tabellen downloaden", href=f"{ACCOUNTING}#downloads")),
    ]


def _taken_part(taken_part: Sequence[tuple[int, str]]) -> list[Component]:
    """How many municipalities took part in each year, in the words of :func:`data.wording.sentences.of_all`."""
    years = [html.Div([html.Dt(str(year)), html.Dd(words)]) for year, words in taken_part]
    return [
        html.H2(say("taken_part_title")),
        html.Dl(years, className="taken-part"),
        html.P(say("taken_part"), className="source-line"),
    ]


def _sections(whole: Overview) -> list[Component]:
    """What changed since the year before, and since the first; nothing where there is one year."""
    pairs = {part.pair: part for part in (whole.recent, whole.overall)}
    return [_changes(part) for (first, last), part in pairs.items() if first != last]


def _changes(largest: Largest) -> Component:
    """What changed between two years: first what is clear, then apart what is large but not certain."""
    first, last = largest.pair
    parts: list[Component]
    if not (largest.clear or largest.uncertain):
        parts = [html.P(say("no_changes"))]
    else:
        clear = [_list(largest.clear)] if largest.clear else [html.P(say("none_clear"))]
        others = [html.H3(say("uncertain_changes")), _list(largest.uncertain)] if largest.uncertain else []
        parts = [html.H3(say("clearly_changed")), *clear, *others]
    parts += _left_out(largest.left_out)
    return html.Section([html.H2(say("period", first=first, last=last)), *parts], className="card")


def _list(changes: Sequence[LargestChange]) -> Component:
    return html.Ol([html.Li([item.text, " ", dcc.Link(item.question.title, href=_address(item))]) for item in changes])


def _address(item: LargestChange) -> str:
    first, last = item.pair
    years = "" if item.pair == (item.question.years[0], item.question.years[-1]) else f"?jaren={first},{last}"
    return question_address(item.question.question_id) + years


def _left_out(left: Sequence[tuple[Question, LeftOut]]) -> list[Component]:
    """Which questions have no change between the years and why; of many the first."""
    if not left:
        return []
    named = left if len(left) <= MOST_NAMED else left[: MOST_NAMED - 1]
    items: list[list[str | Component]] = [
        [dcc.Link(item.title, href=question_address(item.question_id)), f" ({reason_words(reason)})"]
        for item, reason in named
    ]
    if len(named) < len(left):
        items.append([say("left_out_more", count=len(left) - len(named))])
    joined = [part for item in items for part in (", ", *item)][1:]
    return [html.P(["Niet meegeteld: ", *joined, "."], className="source-line")]


def _years(waves: int) -> str:
    return f" in de laatste {MOST_YEARS} jaren" if waves > MOST_YEARS else ""


def _marks(statuses: Collection[ObsStatus]) -> str:
    """The meaning of the marks in the small charts, which show breaks themselves."""
    marks = [mark for status, mark in STATUS_MARKS.items() if status in statuses]
    return " ".join(f"({mark}): {meaning}." for mark, meaning in marks)


def _search(search: str, version: str, *, many: bool) -> Component:
    return html.Div(
        [
            search_field("Zoek een vraag", search),
            html.P(id=ListPage.COUNT, className="count"),
        ],
        className="question-search",
        hidden=not many,
        **followed(answers_at(LISTS_PATH, version, HOME), SEARCH_FAILED),
    )


def _count(found: Sequence[OverviewRow], search: str) -> str:
    if not found:
        return f"Er is geen vraag met ‘{search.strip()}’. Probeer een ander of korter woord."
    return "1 vraag" if len(found) == 1 else f"{len(found)} vragen"


def said(found: Sequence[OverviewRow], search: str, pages: int) -> dict[str, str]:
    """What a screen reader says of the questions found: after a search, and after more of them were asked for."""
    counted = _count(found, search)
    return {"": counted, **({PAGES: f"{min(len(found), PAGE * pages)} van {counted} in beeld."} if found else {})}


def _card(row: OverviewRow, waves: Sequence[int], version: str) -> Component:
    question = row.question
    return html.Li(
        [
            html.H3(html.A(question.title, href=question_address(question.question_id))),
            html.P(row.sentence, className="newest"),
            *([_chart(row, waves, version)] if row.answers else []),
        ],
        className="card item",
        tabIndex="-1",
    )


def _chart(row: OverviewRow, waves: Sequence[int], version: str) -> Component:
    picture = small_chart(row, waves)
    image = html.Img(
        src=small_chart_address(row.question.question_id, version, picture.version),
        alt=f"Grafiek: {row.question.title}. {row.description}",
        width="100%",
        height=str(picture.height),
    )
    return html.Figure(image, className="chart")
