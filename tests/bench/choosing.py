"""What a person waits for after a choice: with a mouse that has come near, with the keyboard, and on touch.

No choice leads to what the page has shown before, as it may have kept that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Locator, Page, Request

from tests.bench.browser import Samples, armed, attempt, fresh_page, search
from tests.bench.subjects import Subject

#: Choices of each kind in a round; with five rounds there are twenty.
CHOICES = 4
#: Milliseconds that a person reads a page, looks at a result, is on the way to a control, and is there before pressing.
READ, LOOK, WAY, REST = 1_000, 300, 200, 80
STEPS = 10


@dataclass
class Visit:
    """A page on which choices are made, and what it has asked of its server."""

    page: Page
    subject: Subject
    sent: list[Request] = field(default_factory=list)
    pointer: tuple[float, float] = (640, 450)
    #: How many choices were made, per group of controls.
    made: Counter[str] = field(default_factory=Counter)

    def box(self, group: str) -> Locator:
        """The next checkbox to change in a group."""
        self.made[group] += 1
        return self.page.get_by_role("group", name=group).get_by_role("checkbox").nth(place(self.made[group]))

    def press(self, control: Locator) -> None:
        """Move the pointer to a control as a hand does, and press."""
        self.approach(control)
        self.page.mouse.down()
        self.page.mouse.up()

    def approach(self, control: Locator) -> None:
        """Move the pointer to a control, and let it rest there."""
        # Scrolls the control into view and waits until it is where it stays.
        control.click(trial=True)
        box = control.bounding_box()
        if box is None:
            raise RuntimeError("a control that is not shown cannot be pointed at")
        left, top = self.pointer
        self.pointer = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        for step in range(1, STEPS + 1):
            part = step / STEPS
            self.page.mouse.move(left + part * (self.pointer[0] - left), top + part * (self.pointer[1] - top))
            self.page.wait_for_timeout(WAY / STEPS)
        self.page.wait_for_timeout(REST)

    def press_key(self, control: Locator) -> None:
        """Go to a control with the keyboard, and press the space bar."""
        control.focus()
        self.page.wait_for_timeout(REST)
        self.page.keyboard.press("Space")


def place(turn: int) -> int:
    """Which of some checkboxes changes at a turn, from 1 on: as in a Gray code, by which no set of them comes twice."""
    return (turn & -turn).bit_length() - 1


def change(visit: Visit, press: Callable[[], object]) -> None:
    """Do what changes the chart, and have the page take the time."""
    armed(visit.page, "chart", press)


def year_by_mouse(visit: Visit) -> None:
    """Leave a year out, or take it in again."""
    control = visit.box("Jaren")
    change(visit, lambda: visit.press(control))


def year_by_keyboard(visit: Visit) -> None:
    """The same without a mouse."""
    control = visit.box("Jaren")
    change(visit, lambda: visit.press_key(control))


def year_by_touch(visit: Visit) -> None:
    """The same with a finger, of which the page knows nothing before it is there."""
    change(visit, visit.box("Jaren").tap)


def answer_by_mouse(visit: Visit) -> None:
    """Leave an answer out, or take it in again."""
    control = visit.box("Antwoorden")
    change(visit, lambda: visit.press(control))


def view(visit: Visit) -> None:
    """Lines instead of bars, or bars again."""
    visit.made["Weergave"] += 1
    name = "Lijnen" if visit.made["Weergave"] % 2 else "Staven"
    control = visit.page.get_by_role("radiogroup", name="Weergave").get_by_role("radio", name=name)
    change(visit, lambda: visit.press(control))


def question(visit: Visit) -> None:
    """The next question: in a select, by the last key in a searched field, or in Dash's own dropdown."""
    page, title = visit.page, visit.subject.others[visit.made["Vraag"]]
    visit.made["Vraag"] += 1
    chooser = page.get_by_label("Vraag", exact=True).or_(page.locator("#vraag")).first
    kind = chooser.evaluate("(element) => element.tagName")
    visit.approach(chooser)
    if kind == "SELECT":
        # Its list is the browser's own: the page hears of the focus and of the choice only.
        chooser.focus()
        visit.page.wait_for_timeout(REST)
        armed(page, "question", lambda: chooser.select_option(label=title))
    elif kind == "INPUT":
        chooser.fill(title[:-1])
        page.locator(f'datalist option[value="{title}"]').wait_for(state="attached")
        armed(page, "question", lambda: page.keyboard.type(title[-1]))
    else:
        chooser.click()
        option = page.get_by_role("option", name=title).or_(page.get_by_text(title, exact=True)).last
        visit.approach(option)
        armed(page, "question", option.click)


KINDS = {
    "year by mouse": year_by_mouse,
    "year by keyboard": year_by_keyboard,
    "year by touch": year_by_touch,
    "answer by mouse": answer_by_mouse,
    "view": view,
    "question": question,
}
#: What is done on one page, in this order.
ON_A_PAGE = ("year by mouse", "year by keyboard", "answer by mouse", "view"), ("question",)
NOT_ON_A_REFERENCE = "view"


def choices(browser: Browser, subject: Subject, url: str, samples: Samples, latency: int) -> list[Request]:
    """Measure every kind of choice; the requests that they made."""
    sent: list[Request] = []
    for kinds in [*ON_A_PAGE, *([("year by touch",)] if latency else [])]:
        with visiting(browser, subject, url, touch=kinds == ("year by touch",)) as visit:
            for kind in kinds:
                if subject.tables or kind != NOT_ON_A_REFERENCE:
                    what = f"{subject.name}, {kind} at {latency} ms"
                    sent += attempt(what, measure, visit, kind, samples, latency) or []
    with visiting(browser, subject, url) as visit:
        attempt(f"{subject.name}, search", search, visit.page, samples, f"search {latency}", CHOICES)
    return sent


@contextmanager
def visiting(browser: Browser, subject: Subject, url: str, touch: bool = False) -> Iterator[Visit]:
    """The page of the first question when everything is there."""
    with fresh_page(browser, touch) as page:
        page.goto(url + subject.path)
        page.wait_for_function("probe.seen.chart && probe.seen.content")
        page.wait_for_load_state("networkidle")
        folded = page.locator("details:not([open]) > summary", has_text="Antwoorden en meer keuzes")
        if folded.count():
            folded.click()
        page.wait_for_timeout(READ)
        visit = Visit(page, subject)
        page.on("request", lambda request: visit.sent.append(request) if request.url.startswith("http") else None)
        yield visit


def measure(visit: Visit, kind: str, samples: Samples, latency: int) -> list[Request]:
    """Make some choices of a kind; the requests that they made, of which some may have been ahead of the choice."""
    sent: list[Request] = []
    for _ in range(CHOICES):
        if kind == "view":
            # There are too few views to see each once: of other answers it is a new one.
            answer_by_mouse(visit)
            visit.page.evaluate("probe.result")
            visit.page.wait_for_timeout(LOOK)
        before = len(visit.sent)
        KINDS[kind](visit)
        samples[f"{kind} {latency}"].append(visit.page.evaluate("probe.result"))
        visit.page.wait_for_timeout(LOOK)
        sent += visit.sent[before:]
    samples[f"{kind} requests"].append(len(sent) / CHOICES)
    return sent
