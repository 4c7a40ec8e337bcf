"""Someone who clicks through the main job: overview, questions, years, answers, views, quotes, files.

What is asked is taken from the pages that come, so that it stays what a browser would ask.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from random import Random
from typing import Any

from lxml.html import HtmlElement

from components.addresses import QUESTION_PATH
from components.ids import Control
from components.places import PAGES
from tests.load.page import Page

#: What people look for; each letter is asked for as it is typed.
WORDS = ("geld", "capaciteit", "ervaringsdeskundigen", "toegankelijk", "geen tijd", "corona", "beleid", "adviesraad")
#: Seconds between two keys; boxes that a pointer passes on its way to another.
KEYS, PASSED = (0.1, 0.3), 2
#: Answers that a browser keeps; pictures of a page that are on screen at first.
MOST_KEPT, ON_SCREEN = 100, 3
#: One of so many screens is narrow.
NARROW = 5

BOXES = "//*[@data-answers]//input[@type='checkbox' or @type='radio']"
LISTS = "//*[@data-answers]//select"
SEARCH = f"//*[@data-answers]//input[@name='{Control.SEARCH}']"
VIEWS = f"//*[@data-answers]//input[@name='{Control.VIEW}']"
OTHER_QUESTION = f"//select[@name='{Control.QUESTION}' and not(ancestor::*[@data-answers])]"
MORE = f"//button[@name='{PAGES}']"
FILES = "//button[@data-file and (contains(@data-file, '.csv') or @data-format='png')]"
WORKBOOKS = "//button[contains(@data-file, '.xlsx')]"
#: What a first page is made of, beside its pictures.
PARTS = "//head/link[@rel='stylesheet' or @rel='preload']/@href | //script/@src"

#: Gives the content at an address, for something of a kind, asked by a page of some version (empty: of any).
Get = Callable[[str, str, str], bytes]


@lru_cache(512)
def read(answer: bytes) -> dict[str, Any]:
    """An answer to a choice; many people make the same."""
    found: dict[str, Any] = json.loads(answer)
    return found


class Visitor:
    """Someone with a browser, who comes in on the overview."""

    def __init__(self, get: Get, home: str, pause: Callable[[float], object], chance: Random) -> None:
        """``home`` is the address of the overview, ``pause`` is called with the seconds between two keys."""
        self._get, self._home, self._pause, self._chance = get, home, pause, chance
        self.come_in()

    def click(self) -> str:
        """Do one of :data:`CLICKS`; its name."""
        (what,) = self._chance.choices([*CLICKS], [*CLICKS.values()])
        what(self)
        return what.__name__

    def come_in(self) -> None:
        """Open the overview in a browser that has nothing of it yet."""
        self._kept: dict[str, bytes] = {}
        first = self._get(self._home, "first page", "").decode()
        self.page = page = Page(first, self._home, narrow=self._chance.randrange(NARROW) == 0)
        self._menu = page.find("//nav//a/@href")
        for file in dict.fromkeys(page.find(PARTS)):
            self._get(file, "script, style, font", "")
        for address in page.of_dash():
            self._get(address, "part of Dash", "")
        self._look()
        self._ask(page.page_at(self._home), "page")

    def change(self) -> None:
        """Change a year, an answer, the order, the picture, or what is shown beside."""
        self._find(VIEWS)
        boxes = self.page.find(BOXES)
        for passed in self._chance.sample(boxes, self._chance.randint(0, PASSED)):
            self._ask(self.page.answer_to(passed, reached=passed), "choice")
        self._press(self._chance.choice(boxes))

    def look_otherwise(self) -> None:
        """Choose bars, lines, difference or table."""
        self._press(self._chance.choice(self._find(VIEWS)))

    def open_another_question(self) -> None:
        """Choose one in the list at the top of a question."""
        self._choose(self._find(OTHER_QUESTION)[0])
        self._go(self.page.lead())

    def open_another_page(self) -> None:
        """Follow the menu."""
        self._go(self.page.page_at(self._chance.choice(self._menu)))

    def search(self) -> None:
        """Type a word: among the quotes, or the questions of the overview."""
        field, word = self._find(SEARCH)[0], self._chance.choice(WORDS)
        for length in range(1, len(word) + 1):
            field.set("value", word[:length])
            self._follow(field, "search")
            self._pause(self._chance.uniform(*KEYS))

    def go_through_quotes(self) -> None:
        """Ask for more of them, or those of a theme, a year or a question."""
        field, lists, more = self._find(SEARCH)[0], self.page.find(LISTS), self.page.find(MORE)
        if more:
            self._follow(field, "search", submitter=more[0])
        elif lists:
            choices = self._chance.choice(lists)
            self._choose(choices)
            self._follow(choices, "search")

    def take_along(self) -> None:
        """Download a table or a picture, seldom a workbook."""
        self._find(VIEWS)
        button = self._chance.choice(4 * self.page.find(FILES) + self.page.find(WORKBOOKS))
        self._get(button.get("data-file") + self.page.query(), "file", self.page.version)

    def _ask(self, address: str, kind: str) -> bytes:
        """An answer that is kept, so asked once."""
        if address not in self._kept:
            self._kept[address] = self._get(address, kind, self.page.version)
            if len(self._kept) > MOST_KEPT:
                del self._kept[next(iter(self._kept))]
        return self._kept[address]

    def _go(self, address: str) -> None:
        """To another page, as Dash draws it."""
        self.page = Page.drawn(self._ask(address, "page"), narrow=self.page.narrow)
        self._look()

    def _look(self) -> None:
        """At the pictures of a page."""
        for picture in self.page.find("//main//img/@src")[:ON_SCREEN]:
            self._ask(picture, "small chart")

    def _follow(self, control: HtmlElement, kind: str = "choice", submitter: HtmlElement | None = None) -> None:
        """Show what a control that changed asks for, or go where that leads."""
        answer = read(self._ask(self.page.answer_to(control, submitter=submitter), kind))
        self.page.fill(answer["places"])
        if answer["leads"]:
            self._go(self.page.lead())

    def _find(self, path: str) -> list[HtmlElement]:
        """What is at an XPath of a page; of a question's, where this one has none."""
        for _ in range(2):
            if not self.page.find(path):
                links = self.page.find(f"//a[contains(@href, '{QUESTION_PATH}')]/@href")
                self._go(self.page.page_at(self._chance.choice(links) if links else self._home))
        return self.page.find(path)

    def _press(self, box: HtmlElement) -> None:
        """A box or radio button, which is asked for when the pointer comes near."""
        self._ask(self.page.answer_to(box, reached=box), "choice")
        self.page.click(box)
        self._follow(box)

    def _choose(self, choices: HtmlElement) -> None:
        """Any option of a list."""
        self.page.choose(choices, self._chance.choice(choices.xpath(".//option[not(@disabled)]")))


#: What people do, and how often; the last is that somebody else comes.
CLICKS: dict[Callable[[Visitor], None], int] = {
    Visitor.change: 40,
    Visitor.look_otherwise: 15,
    Visitor.open_another_question: 15,
    Visitor.search: 12,
    Visitor.open_another_page: 8,
    Visitor.go_through_quotes: 5,
    Visitor.take_along: 5,
    Visitor.come_in: 3,
}
