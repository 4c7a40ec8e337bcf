"""What journeys share."""

from __future__ import annotations

from playwright.sync_api import Page


def arrived(page: Page) -> None:
    """Wait until Dash has taken over the page that the first answer held."""
    page.wait_for_function("inclusietrends.arrived")
