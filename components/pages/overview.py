"""The start page: what changed most, and a small chart of each question, each leading to its page."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dash import dcc, html
from dash.development.base_component import Component

from components.addresses import HOME, LISTS_PATH, answers_at, question_address, small_chart_address
from components.attributes import followed
from components.filter_bar import search_field
from components.ids import ListPage
from components.notices import link_notice
from components.places import Places, more_button
from components.quote_list import SEARCH_FAILED
from components.small_chart import small_chart
from data.overview.movements import MOST_YEARS
from data.overview.rows import Largest, LargestChange, Overview, OverviewRow
from data.survey.questions import Question
from data.survey.schema import ObsStatus
from data.wording.certainty import explained, overlap
from data.wording.numbers import STATUS_MARKS
from data.wording.phrases import say

TITLE = "Overzicht"
PAGE = 24
"""How many questions are shown at first, and are added each time."""
MOST_NAMED = 5


def contents(found: Sequence[OverviewRow], waves: Sequence[int], search: str, pages: int = 1) -> Places:
    """Everything on the page that follows the search; ``waves`` are the survey's years."""
    shown = found[: PAGE * pages]
    cards = html.Ul([_card(row, waves) for row in shown], className="question-list")
    return {
        ListPage.COUNT: _count(found, search),
        ListPage.LIST: [cards, *more_button("Toon meer vragen", pages, needed=len(shown) < len(found))],
    }


def layout(whole: Overview, waves: Sequence[int], search: str, notices: list[str], version: str) -> list[Component]:
    """The largest changes, then a card for each question that is found; there is a search where there are many."""
    sections = [_changes(whole.recent), *([] if whole.overall.pair == whole.recent.pair else [_changes(whole.overall)])]
    return [
        html.H1("Hoe ver zijn gemeenten met het VN-verdrag Handicap?"),
        html.P(
            "VNG vraagt gemeenten elk jaar hoe ver zij zijn met het VN-verdrag Handicap. "
            "Hier staat eerst wat duidelijk veranderde. "
            "Kies een vraag om alle antwoorden te zien en wat gemeenten erover zeggen.",
            className="intro",
        ),
        *link_notice(notices),
        html.Div(sections, className="movements"),
        html.P(
            [*_broken(whole.broken, whole.recent.pair), _explained(whole)],
            className="source-line",
        ),
        html.H2("Alle vragen"),
        html.P(
            f"Per vraag de hoogste antwoorden{_years(waves)}, op een schaal van 0 tot 100%. Een stippellijn is een "
            "breuk: de jaren aan weerszijden zijn niet te vergelijken.",
        ),
        html.P(_marks(whole.statuses), className="source-line"),
        _search(search, version, many=len(whole.rows) > PAGE),
        html.Div(id=ListPage.LIST, className="list"),
    ]


def _changes(largest: Largest) -> Component:
    """What changed between two years: first what is clear, then apart what is large but not certain."""
    first, last = largest.pair
    parts: list[Component]
    if not (largest.clear or largest.uncertain):
        parts = [html.P("Tussen deze jaren is geen verandering te berekenen.")]
    else:
        clear = [_list(largest.clear)] if largest.clear else [html.P("Geen enkele verandering is duidelijk.")]
        others = [html.H3("Groot, maar niet zeker"), _list(largest.uncertain)] if largest.uncertain else []
        parts = [html.H3("Duidelijk veranderd"), *clear, *others]
    return html.Section([html.H2(f"Van {first} naar {last}"), *parts], className="card")


def _list(changes: Sequence[LargestChange]) -> Component:
    return html.Ol([html.Li([item.text, " ", dcc.Link(item.question.title, href=_address(item))]) for item in changes])


def _explained(whole: Overview) -> str:
    """What the verdicts on the page mean and are worth."""
    texts = [item.text for part in (whole.recent, whole.overall) for item in (*part.clear, *part.uncertain)]
    texts += [row.sentence for row in whole.rows]
    meanings = explained(texts)
    return " ".join([*meanings, say("indicative"), *overlap(meanings)])


def _address(item: LargestChange) -> str:
    first, last = item.pair
    years = "" if item.pair == (item.question.years[0], item.question.years[-1]) else f"?jaren={first},{last}"
    return question_address(item.question.question_id) + years


def _broken(broken: Sequence[Question], newest: tuple[int, int]) -> list[str | Component]:
    """Which questions have a break between the two newest years; of many the first."""
    if not broken:
        return []
    named = broken if len(broken) <= MOST_NAMED else broken[: MOST_NAMED - 1]
    items: list[str | Component] = [dcc.Link(i.title, href=question_address(i.question_id)) for i in named]
    if len(named) < len(broken):
        items.append(f"{len(broken) - len(named)} andere vragen")
    listed: list[str | Component] = []
    for place, item in enumerate(items):
        listed += ["" if place == 0 else " en " if place == len(items) - 1 else ", ", item]
    verb = "is" if len(broken) == 1 else "zijn"
    said = f" {verb} in {newest[1]} anders gevraagd dan in {newest[0]}: daarvan telt die verandering niet mee. "
    return [*listed, said]


def _years(waves: Sequence[int]) -> str:
    return f" in de laatste {MOST_YEARS} jaren" if len(waves) > MOST_YEARS else ""


def _marks(statuses: Collection[ObsStatus]) -> str:
    """The meaning of the marks in the small charts, which show breaks themselves."""
    marks = [mark for status, mark in STATUS_MARKS.items() if status in statuses]
    return " ".join(f"({mark}): {meaning}." for mark, meaning in marks)


def _search(search: str, version: str, *, many: bool) -> Component:
    return html.Div(
        [
            search_field("Zoek een vraag", search),
            html.P(id=ListPage.COUNT, role="status", className="count"),
        ],
        className="question-search",
        hidden=not many,
        **followed(answers_at(LISTS_PATH, version, HOME), SEARCH_FAILED, ListPage.COUNT),
    )


def _count(found: Sequence[OverviewRow], search: str) -> str:
    if not found:
        return f"Er is geen vraag met ‘{search.strip()}’. Probeer een ander of korter woord."
    return "1 vraag" if len(found) == 1 else f"{len(found)} vragen"


def _card(row: OverviewRow, waves: Sequence[int]) -> Component:
    question = row.question
    return html.Li(
        [
            html.H3(html.A(question.title, href=question_address(question.question_id))),
            html.P(row.sentence, className="newest"),
            *([_chart(row, waves)] if row.answers else []),
        ],
        className="card item",
        tabIndex="-1",
    )


def _chart(row: OverviewRow, waves: Sequence[int]) -> Component:
    picture = small_chart(row, waves)
    image = html.Img(
        src=small_chart_address(row.question.question_id, picture.version),
        alt=f"Grafiek: {row.question.title}. {row.description}",
        width="100%",
        height=str(picture.height),
    )
    return html.Figure(image, className="chart")
