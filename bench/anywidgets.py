"""Public widgets with front-end modules: on our page under its policy, and as they are elsewhere.

    python -m bench.anywidgets                    # all of anywidgets.csv
    python -m bench.anywidgets --only drawdata    # one package
    python -m bench.anywidgets --wheels folder    # where the packages lie already

Each package is fetched without those that it requires, and unpacked; of each of its classes, made
without arguments or with its traits as they are declared, there is a page of ours, and one with the
stock widget manager, anywidget's own front end and the untouched module, without a policy. Compared
are the names of all elements that the two have made, in their order, those within shadow roots too.
Stylesheets do not count, which stand in the head where the element is in the page as they are
added, nor does our note that a module failed, which fails elsewhere, too. A module that is refused
because it names what no page has is tried all the same; the line says so.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook, new_output
from playwright.sync_api import Browser, Page, Route, sync_playwright

from nbfolio import ExportError, FolioExporter
from nbfolio.notebook.state import STATE_MIME, VIEW_MIME
from nbfolio.paper.browser import find_browser
from tests.html_manager import END_OF_SCRIPT
from tests.npm import HTML_MANAGER, REQUIREJS

LISTED = Path(__file__).with_suffix(".csv")
LONGEST_S = 90
LARGEST = 6_000_000
SETTLED_MS = 700
MOST_MS = 6_000

OURS, STOCK = "[data-kind=module]", ".widget-subarea > *"

NAMES = """(selector) => {
  const names = [];
  const walk = (node) => {
    for (const each of node.children) {
      if (each.matches("style, p.live")) continue;
      names.push(each.localName);
      if (each.shadowRoot) walk(each.shadowRoot);
      walk(each);
    }
  };
  const root = document.querySelector(selector);
  if (root) walk(root);
  return names;
}"""


@dataclass(frozen=True)
class Outcome:
    """What became of a widget, and why.

    ``same`` or ``differs``; ``empty``, where neither page made anything; ``refused`` by name;
    ``large``, and left out; ``unmade``, where Python gave no widget; ``not stock``, where the stock
    manager made none.
    """

    package: str
    widget: str
    kind: str
    why: str = ""
    nodes: int = 0


@dataclass
class Package:
    """A package of the list, and its widgets as a notebook stores them."""

    name: str
    version: str
    classes: int = 0
    widgets: dict[str, Any] = field(default_factory=dict)
    why: str = ""


def listed() -> list[tuple[str, str]]:
    """Return name and version of each package."""
    with LISTED.open(encoding="utf-8", newline="") as file:
        return [(row["name"], row["version"]) for row in csv.DictReader(file)]


def read_package(name: str, version: str, wheels: Path, folder: Path) -> Package:
    """Return a package with its widgets; fetched, where it does not lie in a folder of wheels."""
    package = Package(name, version)
    wheel = _wheel(name, version, wheels)
    if wheel is None:
        package.why = "no wheel of this version"
        return package
    inside, target = folder / "package", folder / "widgets.json"
    with ZipFile(wheel) as archive:
        archive.extractall(inside)
    command = [sys.executable, "-m", "bench.instances", str(inside), str(target)]
    home = {"HOME": str(folder), "XDG_CACHE_HOME": str(folder)}
    try:
        subprocess.run(
            command, capture_output=True, timeout=LONGEST_S, check=False, env=os.environ | home
        )
        read = json.loads(target.read_text(encoding="utf-8"))
    except (subprocess.TimeoutExpired, OSError):
        package.why = "its classes could not be read"
        return package
    package.classes, package.widgets = read["classes"], read["widgets"]
    package.why = "" if package.widgets else "no class that can be made alone"
    return package


def _wheel(name: str, version: str, wheels: Path) -> Path | None:
    known = {f"{name.lower().replace(mark, '_')}-{version}-" for mark in "-."}

    def there() -> Path | None:
        found = (each for each in sorted(wheels.rglob("*.whl")))
        return next((w for w in found if w.name.lower().startswith(tuple(known))), None)

    if not there():
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest"]
        named = [str(wheels), "--only-binary=:all:", f"{name}=={version}"]
        subprocess.run([*command, *named], capture_output=True, timeout=300, check=False)
    return there()


def notebook(ident: str, state: Any) -> NotebookNode:
    """Return a notebook that shows one widget."""
    output = new_output("display_data", {VIEW_MIME: {"model_id": ident}})
    cell = new_code_cell("show()", outputs=[output])
    return new_notebook(cells=[cell], metadata={"widgets": {STATE_MIME: state}})


def stock_page(ident: str, state: Any) -> str:
    """Return a page with the stock manager and anywidget's front end, and no policy."""
    front = files("anywidget").joinpath("nbextension/index.js").read_text(encoding="utf-8")
    named = front.replace('define(["@jupyter', 'define("anywidget", ["@jupyter')
    scripts = (REQUIREJS.read("require.js"), named, HTML_MANAGER.read("dist/embed-amd.js"))
    written = "".join(
        f"<script>{END_OF_SCRIPT.sub(r'<' + chr(92) * 2 + '/', each)}</script>" for each in scripts
    )
    stored = json.dumps(state).replace("<", "\\u003c")
    view = json.dumps({"version_major": 2, "version_minor": 0, "model_id": ident})
    return (
        f'<!DOCTYPE html><meta charset="utf-8"><body><div>'
        f'<script type="{VIEW_MIME}">{view}</script></div>'
        f'<script type="{STATE_MIME}">{stored}</script>{written}'
    )


def compared(package: Package, browser: Browser, folder: Path) -> Iterator[Outcome]:
    """Give what became of each widget of a package."""
    seen: set[str] = set()
    for name, (ident, state) in package.widgets.items():
        esm = str(state["state"][ident]["state"].get("_esm"))
        if esm not in seen:
            seen.add(esm)
            yield _compared(package.name, name, ident, state, browser, folder)


def _compared(
    package: str, widget: str, ident: str, state: Any, browser: Browser, folder: Path
) -> Outcome:
    short, names = widget.rpartition(".")[2], ""
    if len(state["state"][ident]["state"]["_esm"]) > LARGEST:
        return Outcome(package, short, "large", f"its module has more than {LARGEST:,} letters")
    try:
        html = _exported(ident, state, [])
    except ExportError as refused:
        names = refused.reason
        try:
            html = _exported(ident, state, ["*"])
        except ExportError:
            return Outcome(package, short, "refused", names)
    ours = _names(browser, folder / "ours.html", html, OURS)
    stock = _names(browser, folder / "stock.html", stock_page(ident, state), STOCK)
    said = "; ".join([names, *ours.said[:1]])
    if ours.names == stock.names:
        return Outcome(package, short, "same" if ours.names else "empty", said, len(ours.names))
    if any(each.startswith("Could not create a view") for each in stock.said):
        return Outcome(package, short, "not stock", stock.said[0], len(ours.names))
    more, less = Counter(ours.names), Counter(stock.names)
    diff = f"{said}; ours {dict(more - less)}, stock {dict(less - more)}"
    return Outcome(package, short, "differs", diff, len(stock.names))


def _exported(ident: str, state: Any, tried: list[str]) -> str:
    exporter = FolioExporter(tried_modules=tried)
    html, _ = exporter.from_notebook_node(notebook(ident, state))
    return str(html)


@dataclass(frozen=True)
class _Seen:
    names: list[str]
    said: list[str]


def _names(browser: Browser, file: Path, html: str, selector: str) -> _Seen:
    """Return the elements that a page has made once they stay the same."""
    file.write_text(html, encoding="utf-8")
    context = browser.new_context(viewport={"width": 1000, "height": 800})
    context.route("**/*", _only_files)
    page, said = context.new_page(), list[str]()
    page.on("pageerror", lambda error: said.append(str(error)[:200]))
    page.on("console", lambda each: said.append(each.text[:200]) if each.type == "error" else None)
    try:
        page.goto(file.as_uri())
        return _Seen(_settled(page, selector), said)
    finally:
        context.close()


def _only_files(route: Route) -> None:
    if route.request.url.startswith(("file:", "blob:", "data:")):
        route.continue_()
    else:
        route.abort()


def _settled(page: Page, selector: str) -> list[str]:
    before: list[str] = page.evaluate(NAMES, selector)
    for _ in range(MOST_MS // SETTLED_MS):
        page.wait_for_timeout(SETTLED_MS)
        now: list[str] = page.evaluate(NAMES, selector)
        if now == before and now:
            return now
        before = now
    return before


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare the packages of the list; print a line for each widget and a total."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--only", nargs="*", help="names of packages")
    parser.add_argument("--wheels", type=Path, help="a folder that keeps what is fetched")
    given = parser.parse_args(arguments)
    chosen = [each for each in listed() if not given.only or each[0] in given.only]
    outcomes: list[Outcome] = []
    with TemporaryDirectory() as temporary, sync_playwright() as playwright:
        wheels = given.wheels or Path(temporary, "wheels")
        wheels.mkdir(parents=True, exist_ok=True)
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        for name, version in chosen:
            folder = Path(temporary, name)
            folder.mkdir()
            package = read_package(name, version, wheels, folder)
            found = list(compared(package, browser, folder))
            outcomes += found or [Outcome(name, "–", "unmade", package.why)]
            for each in found or outcomes[-1:]:
                print(
                    f"{name} {version} | {each.widget} | {each.kind} | {each.nodes} | {each.why}",
                    flush=True,
                )
    print(_total(outcomes))
    return 0


def _total(outcomes: Sequence[Outcome]) -> str:
    kinds = Counter(each.kind for each in outcomes)
    alike = {each.package for each in outcomes if each.kind == "same"}
    other = {each.package for each in outcomes if each.kind == "differs"}
    told = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    tried = sum(each.kind == "same" and each.why.startswith("its module") for each in outcomes)
    return (
        f"\n{len(outcomes)} widgets: {told}; {tried} of the same run only if they are tried.\n"
        f"{len(alike)} packages with widgets that are the same, {len(other)} with some that differ."
    )


if __name__ == "__main__":
    sys.exit(main())
