"""What a browser asks for: nothing that the page does not use, and little of it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Request, expect

from delivery.files import address, all_files, content, fetched, plotly_script
from delivery.packages import FIGTREE, PLOTLY

DASH = {"/_dash-layout", "/_dash-dependencies", "/_dash-update-component"}
#: Bytes of everything on the page of a question, and of what its chart waits for, compressed by brotli.
LIMIT, CHART_LIMIT = 600_000, 400_000


def paths(requests: list[Request], base_url: str) -> list[str]:
    """Where the requests of a page went, without their queries."""
    addresses = [request.url.removeprefix(base_url).partition("?")[0] for request in requests]
    return [item for item in addresses if not item.startswith(("data:", "blob:"))]


@pytest.mark.parametrize(
    "path", ["/", "/vraag/fase", "/vergelijken", "/citaten", "/verantwoording", "/toegankelijkheid"]
)
def test_a_page_asks_for_nothing_else(page: Page, base_url: str, path: str) -> None:
    requests: list[Request] = []
    page.on("request", lambda request: requests.append(request))
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_load_state("networkidle")
    asked = paths(requests, base_url)
    files = [address(file) for file in all_files()]
    # A page with a chart asks for its figure.
    results = {item for item in asked if item.startswith("/resultaat/")}
    assert len(results) == (page.locator(".js-plotly-plot").count() > 0)
    pages = {item for item in asked if item.startswith("/pagina/")}
    assert len(pages) == 1
    assert {item for item in asked if not item.startswith("/grafiek/")} - results - pages <= {path, *files, *DASH}
    assert [item for item in asked if asked.count(item) > 1 and item != "/_dash-update-component"] == []
    assert (address(plotly_script()) in asked) == (page.locator(".js-plotly-plot").count() > 0)


@pytest.mark.parametrize("dash", [True, False])
def test_a_question_stays_under_its_limit(page: Page, *, dash: bool) -> None:
    if not fetched(PLOTLY):
        pytest.skip("the part of plotly.js is not here; 'make fetch' fetches it")
    for file in all_files():
        assert set(content(file).encoded) == set(file.codings), "run 'make test', which prepares the files"
    if not dash:
        # What comes up to the chart: Dash is asked for after it.
        page.route(re.compile("dash_renderer"), lambda route: route.fulfill(body="", content_type="text/javascript"))
    requests: list[Request] = []
    page.on("requestfinished", lambda request: requests.append(request))
    page.goto("/vraag/fase")
    expect(page.locator("#grafiek .main-svg").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert 100_000 < sum(request.sizes()["responseBodySize"] for request in requests) < (LIMIT if dash else CHART_LIMIT)
    # The page, its style sheet, our script, the figure and plotly.js, the typeface; then Dash, which is empty here.
    assert dash or len(requests) == 6 + fetched(FIGTREE)


def test_plotly_comes_when_a_person_goes_on_to_a_chart(page: Page, base_url: str) -> None:
    requests: list[Request] = []
    page.on("request", lambda request: requests.append(request))
    page.goto("/verantwoording")
    page.get_by_role("link", name="Overzicht").click()
    page.get_by_role("heading", level=3).get_by_role("link", name="Fase van de implementatie").click()
    expect(page.locator("main .main-svg").first).to_be_visible()
    assert paths(requests, base_url).count(address(plotly_script())) == 1


def test_a_script_of_ours_can_ask_for_plotly_anywhere(page: Page, base_url: str) -> None:
    requests: list[Request] = []
    page.on("request", lambda request: requests.append(request))
    page.goto("/toegankelijkheid")
    versions = page.evaluate(
        "async () => (await Promise.all([1, 2].map(inclusietrends.plotly))).map((it) => it.version)"
    )
    assert len(set(versions)) == 1
    assert paths(requests, base_url).count(address(plotly_script())) == 1


def test_the_functions_that_dash_starts_are_there(page: Page, base_url: str) -> None:
    page.goto("/toegankelijkheid")
    callbacks = page.request.get(f"{base_url}/_dash-dependencies").json()
    started = [item["clientside_function"] for item in callbacks if item["clientside_function"]]
    assert {item["function_name"] for item in started} == {"arrive", "page"}
    for item in started:
        there = "([space, name]) => typeof window.dash_clientside[space][name]"
        assert page.evaluate(there, [item["namespace"], item["function_name"]]) == "function"
