"""Record what a built site says, so that another build can be compared with it.

Run ``python tools/record.py SITE OUT``: for each file of the folder SITE a file of JSON is written
into the folder OUT. What a file says is there by places, such as an explorer or a slide, and by the
states of that place, such as where the controls of the explorer stand; it is a list of lines.
Recording a site twice gives the same. ``tools/compare.py`` says where two recordings differ.

A page or a deck is opened in an installed Chromium, with no network; each explorer is put in every
state, or in 200 of them, sampled by its name, where there are more. A number that is typed and a
range with two ends are named but not moved; the course has none.
"""

from __future__ import annotations

import argparse
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from pptx import Presentation
from pypdf import PdfReader

from nbfolio.paper.browser import BrowserError, find_browser

HERE = Path(__file__).parent
SCRIPTS = [(HERE / name).read_text(encoding="utf-8") for name in ("controls.js", "record.js")]
NEW_EACH_TIME = {".explainer-site"}
"""What a build writes for itself."""

Places = dict[str, dict[str, list[str]]]
"""The lines of each state of each place of a file."""


def main() -> None:
    """Record the site that the command line names."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("site", type=Path, help="a folder that `make site` wrote")
    parser.add_argument("out", type=Path, help="a folder for the recording, new or empty")
    asked = parser.parse_args()
    if not asked.site.is_dir():
        parser.error(f"{asked.site} is no folder: build a site first, with 'make site'")
    if asked.out.exists() and any(asked.out.iterdir()):
        parser.error(f"{asked.out} is not empty: name a new folder, or empty it")
    try:
        with _browser() as browser:
            write(asked.site, asked.out, browser)
    except BrowserError as error:
        parser.error(str(error))


def write(site: Path, out: Path, browser: Browser) -> None:
    """Record each file of a site in a file of its own."""
    out.mkdir(parents=True, exist_ok=True)
    readers: Mapping[str, Callable[[Path], Places]] = {
        ".html": partial(page_words, browser),
        ".pdf": pdf_words,
        ".pptx": slide_words,
        ".zip": archive_names,
    }
    for file in sorted(path for path in site.iterdir() if path.is_file()):
        if file.name in NEW_EACH_TIME:
            continue
        places = readers.get(file.suffix, by_name)(file)
        text = json.dumps(places, ensure_ascii=False, indent=1) + "\n"
        (out / f"{file.name}.json").write_text(text, encoding="utf-8")


@contextmanager
def _browser() -> Iterator[Browser]:
    path = find_browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


def page_words(browser: Browser, file: Path) -> Places:
    """Return the words of a page or a deck, and those of its explorers in their states."""
    context = browser.new_context(
        offline=True, viewport={"width": 1280, "height": 720}, reduced_motion="reduce"
    )
    try:
        return _asked(context.new_page(), file)
    finally:
        context.close()


def _asked(page: Page, file: Path) -> Places:
    page.goto(file.resolve().as_uri())
    if page.locator("section[data-slide]").count():
        page.wait_for_selector("html[data-ready]")
    found: Any = page.evaluate(f"async () => {{ {' '.join(SCRIPTS)}; return await record(); }}")
    return {str(place): dict(states) for place, states in found.items()}


def pdf_words(file: Path) -> Places:
    """Return the title of a PDF and the text of its pages, which are not told apart."""
    reader = PdfReader(file)
    lines = (line for page in reader.pages for line in page.extract_text().splitlines())
    title = (reader.metadata and reader.metadata.title) or ""
    return {"title": {"": [title]}, "words": {"": _folded(lines)}}


def slide_words(file: Path) -> Places:
    """Return outline, notes and alternative texts of each slide, by its title."""
    places: Places = {}
    for slide in Presentation(str(file)).slides:
        title = slide.shapes.title.text_frame.text if slide.shapes.title else "slide"
        number = sum(place.partition(" #")[0] == title for place in places)
        places[f"{title} #{number + 1}" if number else title] = {
            "outline": _folded(_outline(slide.shapes)),
            "notes": _folded(_notes(slide)),
            "alternative texts": _folded(_alternatives(slide.shapes)),
        }
    return places


def _outline(shapes: Iterable[Any]) -> Iterator[str]:
    for shape in _in_order(shapes):
        if shape.has_text_frame:
            yield from (paragraph.text for paragraph in shape.text_frame.paragraphs)
        if getattr(shape, "has_table", False):
            yield from (cell.text for row in shape.table.rows for cell in row.cells)


def _in_order(shapes: Iterable[Any]) -> Iterator[Any]:
    """Give shapes, and those in groups, as they are stored: in the order in which they are read."""
    for shape in shapes:
        yield from _in_order(shape.shapes) if hasattr(shape, "shapes") else [shape]


def _notes(slide: Any) -> Iterator[str]:
    if slide.has_notes_slide:
        yield from slide.notes_slide.notes_text_frame.text.splitlines()


def _alternatives(shapes: Iterable[Any]) -> Iterator[str]:
    for shape in _in_order(shapes):
        yield from filter(
            None,
            (each.get("descr") for each in shape._element.iter() if each.tag.endswith("}cNvPr")),
        )


def by_name(file: Path) -> Places:
    """Return nothing: of any other file, only that it is there is recorded."""
    return {}


def archive_names(file: Path) -> Places:
    """Return the names of what an archive holds."""
    with zipfile.ZipFile(file) as archive:
        return {"names": {"": sorted(archive.namelist())}}


def _folded(lines: Iterable[str]) -> list[str]:
    return [folded for line in lines if (folded := " ".join(line.split()))]


if __name__ == "__main__":
    main()
