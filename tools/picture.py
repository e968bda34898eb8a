"""Take the README's picture of the real page.

Run ``.venv/bin/python tools/picture.py`` after ``make site``.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

from nbfolio.paper.browser import BrowserError, find_browser

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "site" / "02_fast_response.html"
PICTURE = ROOT / "docs" / "page.png"


def main() -> None:
    """Write the first screen of a page, in a window of 1280 x 720, to docs/page.png."""
    try:
        path = find_browser()
    except BrowserError as error:
        raise SystemExit(str(error)) from error
    if not PAGE.exists():
        raise SystemExit(f"needs {PAGE.name}: run 'make site' first")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        page.goto(PAGE.as_uri())
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
