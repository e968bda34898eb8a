"""What the documents for contributors name is there: paths, modules, functions of the notebooks."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

import ketamine_explainer as ke
from ketamine_explainer.content import find_root
from nbfolio import writers
from nbfolio.html import registry

ROOT = find_root(Path(__file__))
DOCUMENTS = (
    "README.md", "CONTRIBUTING.md", "SECURITY.md", "docs/architecture.md", "docs/editing.md",
    "docs/pages.md", "docs/peers.md", "docs/presenting.md", "docs/public-notebooks.md",
    "docs/since-0.1.0.md", "docs/slides.md", "docs/talks.md",
    "docs/why-not-html-manager.md",
    "src/nbfolio/README.md",
)  # fmt: skip
FOLDERS = (
    "", "content", "content/pages", "content/pictures", "src", "src/nbfolio",
    "src/ketamine_explainer", "src/ketamine_explainer/explorers", "src/nbfolio/html",
)  # fmt: skip
"""Where a path of a document may begin."""

PATH = re.compile(
    r"`(?:\S*python )?((?:[\w.-]+/)*[\w.-]+(?:/|\.(?:py|yaml|md|toml|js|txt|bib|json)))[ `]"
)
MODULE = re.compile(r"`((?:nbfolio|ketamine_explainer|bench|tools)(?:\.[a-z_]\w*)+)`")
LINK = re.compile(r"\]\(([\w./-]+)\)")
CALL = re.compile(r"`ke\.(\w+)\(")
EXAMPLES = {"content/pages/sections/06_cost.md", "reasons.yaml", "conf.json", "house/"}
"""Files that a reader makes."""

GROUPS = {registry.GROUP, writers.GROUP}
"""Of entry points."""


def named(pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    """Return each document, and what it names, once."""
    texts = ((name, (ROOT / name).read_text("utf-8")) for name in DOCUMENTS)
    return sorted({(name, found) for name, text in texts for found in pattern.findall(text)})


def test_there_is_something_to_look_for() -> None:
    assert all(len(named(each)) > least for each, least in ((PATH, 50), (MODULE, 15), (LINK, 10)))
    assert len(named(CALL)) > 15


@pytest.mark.parametrize(("document", "path"), named(PATH))
def test_a_path_is_there(document: str, path: str) -> None:
    places = [ROOT / folder / path for folder in FOLDERS]
    made = path in EXAMPLES or path.startswith("site/")
    inside = "/" not in path and any((ROOT / "src").rglob(path))  # of a room named before
    assert made or inside or any(each.exists() for each in places), f"{document} names {path}"


@pytest.mark.parametrize(("document", "name"), named(MODULE))
def test_a_module_or_what_it_holds_is_there(document: str, name: str) -> None:
    assert name in GROUPS or _is_there(name), f"{document} names {name}"


def _is_there(name: str) -> bool:
    try:
        if find_spec(name):
            return True
    except ModuleNotFoundError:
        pass
    module, _, held = name.rpartition(".")
    spec = find_spec(module)
    return bool(spec and spec.origin and re.search(rf"\b{held}\b", Path(spec.origin).read_text()))


@pytest.mark.parametrize(("document", "target"), named(LINK))
def test_a_link_leads_somewhere(document: str, target: str) -> None:
    assert (ROOT / document).parent.joinpath(target).exists(), f"{document} links to {target}"


@pytest.mark.parametrize(("document", "name"), named(CALL))
def test_what_a_notebook_can_call_is_there(document: str, name: str) -> None:
    assert hasattr(ke, name), f"{document} names ke.{name}"
