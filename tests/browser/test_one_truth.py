"""One truth: what the browser shows for a choice is what Python shows, exports and tests for it.

Every question and a comparison of answers, with many random choices of years, answers, view, order and margins.
"""

from __future__ import annotations

import random
from typing import Any

import pytest
from playwright.sync_api import Page

from callbacks.question import whole
from components.chart_card import result
from components.markup import to_html
from data.store import TABLES_DIR, Store, load
from data.survey.comparing import COMPARING
from data.views.filters import Filters, Sort, View, from_query, to_query
from data.views.question import question_view
from data.wording import sentences

SURVEY = load(TABLES_DIR)
CHOICES = 60

#: The browser's card, query and file name for a choice, and whether its card is the same as the given one.
COMPARE = """([whole, cases]) => {
    const canonical = (node) => node.nodeType === Node.TEXT_NODE ? node.textContent :
        [node.localName, [...node.attributes].map((a) => `${a.name}=${a.value}`).filter((a) => !a.startsWith("style"))
            .sort(), [...node.childNodes].filter((n) => n.textContent || n.nodeType !== Node.TEXT_NODE).map(canonical)];
    const tree = (element) => JSON.stringify([...element.childNodes].map(canonical));
    const plotly = window.Plotly;
    window.Plotly = { react: () => Promise.resolve(), purge() {} };
    const answers = cases.map(({ filters, html }) => {
        const view = inclusietrends.view.choose(whole, filters);
        const body = document.createElement("div");
        inclusietrends.result.draw(body, view, false);
        body.querySelector("#grafiekwoorden").replaceChildren();
        const expected = document.createElement("div");
        expected.innerHTML = html;
        return {
            same: tree(body) === tree(expected),
            html: body.innerHTML,
            stem: inclusietrends.sentences.fileStem(view),
            axis: view.axisMax,
            changes: view.rows.map((row) => [row.id, row.change, row.verdict]),
        };
    });
    window.Plotly = plotly;
    return answers;
}"""


def some_filters(question_id: str, store: Store) -> list[Filters]:
    """Random choices, the same ones every time."""
    chance = random.Random(question_id)  # noqa: S311  # choices for a test, not secrets
    question = store.question(question_id)

    def part(items: tuple[Any, ...], most: int) -> tuple[Any, ...]:
        chosen = chance.sample(items, chance.randint(0, min(most, len(items))))
        return tuple(item for item in items if item in chosen)

    return [
        Filters(
            years=part(question.years, len(question.years)),
            option_ids=part(question.option_ids, question.most_chosen or len(question.option_ids)),
            view=chance.choice(list(View)),
            sort=chance.choice(list(Sort)),
            margins=chance.random() < 0.5,
        )
        for _ in range(CHOICES)
    ]


@pytest.mark.parametrize("question_id", [*SURVEY.questions, COMPARING])
def test_browser_and_python_agree(page: Page, question_id: str) -> None:
    page.goto("/vraag/fase")
    chosen = some_filters(question_id, SURVEY)
    views = [question_view(SURVEY, question_id, filters) for filters in chosen]
    ids = sorted({option for filters in chosen for option in filters.option_ids})
    cases = [
        {
            "filters": {
                "years": filters.years,
                "options": filters.option_ids,
                "view": str(filters.view),
                "sort": str(filters.sort),
                "margins": filters.margins,
            },
            "html": to_html(result(view)),
        }
        for filters, view in zip(chosen, views, strict=True)
    ]
    answers = page.evaluate(COMPARE, [whole(SURVEY, question_id, ids), cases])
    for view, case, answer in zip(views, cases, answers, strict=True):
        assert answer["same"], f"{case['filters']}\n{case['html']}\n{answer['html']}"
        assert answer["stem"] == sentences.file_stem(view)
        assert answer["axis"] == view.axis_max
        assert answer["changes"] == [[row.option_id, row.change, row.verdict] for row in view.rows]


def test_the_address_that_the_browser_writes_restores_the_choice(page: Page) -> None:
    page.goto("/vraag/fase")
    for question_id in [*SURVEY.questions, COMPARING]:
        question = SURVEY.question(question_id)
        for filters in some_filters(question_id, SURVEY):
            written = page.evaluate(
                "([whole, chosen]) => inclusietrends.query(chosen, { zoek: 'geen geld' }, whole)",
                [
                    {"years": question.years, "options": [{"id": i} for i in question.option_ids],
                     "most": question.most_chosen},
                    {"years": filters.years, "options": filters.option_ids, "view": filters.view,
                     "sort": filters.sort, "margins": filters.margins},
                ],
            )  # fmt: skip
            restored, notices = from_query(question, written)
            assert notices == []
            assert restored == Filters(**{**filters.__dict__, "search": "geen geld"})
            assert to_query(question, restored) == written
