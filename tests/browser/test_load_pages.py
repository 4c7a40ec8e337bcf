"""What ``make load`` asks is what the browser would ask: the page of ``tests/load`` is held against the real one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import expect

from tests.load.page import Page

#: As the listeners in assets/1-answers.js do it, for every control of a form and every button with a file.
ASKED = """() => {
    const { queryOf } = inclusietrends;
    const [form] = document.forms;
    const boxes = [...form.querySelectorAll("[data-answers] :is([type=checkbox], [type=radio])")]
        .map((reached) => reached.closest("[data-answers]").dataset.answers + queryOf(form, { reached }));
    const more = [...form.querySelectorAll(".list button[name]")].map((submitter) => queryOf(form, { submitter }));
    return [queryOf(form), ...boxes, ...more];
}"""
BOXES = "//*[@data-answers]//input[@type='checkbox' or @type='radio']"


@pytest.mark.parametrize(
    ("path", "width"),
    [("/", 1280), ("/vraag/knelpunten", 600), ("/vergelijken", 1280), ("/citaten?zoek=inwoners (niet)", 600)],
)
def test_a_visitor_of_the_load_asks_what_the_browser_asks(page: BrowserPage, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    answer = page.goto(path)
    assert answer is not None
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_load_state("networkidle")
    visited = Page(answer.text(), path.partition("?")[0], narrow=width < 760)
    boxes = [visited.answer_to(box, reached=box) for box in visited.find(BOXES)]
    more = [visited.query(submitter=button) for button in visited.find("//*[@class='list']//button[@name]")]
    assert page.evaluate(ASKED) == [visited.query(), *boxes, *more]
