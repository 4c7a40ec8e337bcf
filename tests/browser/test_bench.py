"""The benchmark finds on the page what it measures: a control that moved would leave its figures out."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.bench.choosing import KINDS, ON_A_PAGE, visiting
from tests.bench.subjects import APP


@pytest.mark.parametrize("kind", [kind for kinds in ON_A_PAGE for kind in kinds])
def test_each_kind_of_choice_can_be_made(browser: Browser, base_url: str, kind: str) -> None:
    with visiting(browser, APP, base_url) as visit:
        KINDS[kind](visit)
        assert visit.page.evaluate("probe.result") > 0
