"""Take the README's picture of the real page.

Run ``.venv/bin/python tools/picture.py`` after ``make site``.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "site" / "02_fast_response.html"
PICTURE = ROOT / "docs" / "page.png"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def main() -> None:
    """Write what a window of 1280 x 860 shows of the timeline to docs/page.png."""
    browser_path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser_path is None or not PAGE.exists():
        raise SystemExit(f"needs one of {', '.join(BROWSERS)}, and {PAGE.name} from 'make site'")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        page.goto(PAGE.as_uri())
        page.locator(".ke-explainer").first.evaluate(
            "card => card.scrollIntoView({behavior: 'instant'})"
        )
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
