"""Marks behind percentages: explained where they stand, and only those that stand there."""

from __future__ import annotations

import re

import pytest

from components.charts import page_figure, picture_figure
from components.markup import to_html
from components.result import result
from data.store import Store
from data.views.filters import View
from tests.components.charts.reading import seen, words


@pytest.mark.parametrize("margins", [False, True])
@pytest.mark.parametrize("view", [View.BARS, View.LINES, View.CHANGE])
def test_the_marks_of_a_chart_are_explained_under_it(survey: Store, view: View, margins: bool) -> None:
    marked = 0
    for question_id in survey.questions:
        item = seen(survey, question_id, view, margins=margins)
        used = set(re.findall(r"\(([a-z])\)", words(page_figure(item, narrow=False))))
        html = to_html(result(item))
        chart = html[html.index("<figure") : html.index("</figure>")]
        assert set(re.findall(r"<dt>\((.)\)</dt>", chart)) == used
        assert not used or chart.index('class="graph"') < chart.index("<dl")
        picture = words(picture_figure(item))
        assert set(re.findall(r"\((.)\) (?:plaats|minder)", picture)) == used
        marked += len(used)
    assert marked
