"""Front-end modules of widgets: what a page holds of them, and which it refuses."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pytest
import traitlets
from nbformat import NotebookNode

from nbfolio import ExportError, FolioExporter
from nbfolio.html.frontend import asset, page_script
from nbfolio.html.hosted.page import host_script
from nbfolio.html.hosted.scripts import module_script, parted, shared_script
from nbfolio.html.hosted.styles import module_style
from nbfolio.notebook.document import read_document
from nbfolio.notebook.mistakes import UnavailableError
from nbfolio.notebook.state import STATE_MIME
from nbfolio.writers.deck.exporter import FolioSlidesExporter
from nbfolio.writers.page.build import build_page
from nbfolio.writers.paper.sheet import read_sheet

from ..policy import refuses_all_but_scripts
from .anywidgets import COUNTER, Bytes, Counter, Dressed, Parent, Static, Talker, broken, sharing

Build = Callable[..., NotebookNode]
RENDER = "export default { render() {} };"


def data_of(html: str) -> Any:
    [found] = re.findall(r'<script type="application/json" id="page-data">(.*?)</script>', html)
    return json.loads(found)


def exported(nb: NotebookNode) -> str:
    html, _ = FolioExporter().from_notebook_node(nb)
    return str(html)


@pytest.mark.parametrize(
    ("esm", "said"),
    [
        (
            f"import * as d3 from 'd3';\nimport x from './x.js';\n{RENDER}",
            r"its module imports './x\.js', 'd3'\. Bundle the module into one file \(esbuild",
        ),
        (f"export * from 'd3';\n{RENDER}", r"its module imports 'd3'\. Bundle"),
        (f"const x = await import('d3');\n{RENDER}", r"loads others with import\(\)\. Bundle"),
        (f"eval('1');\n{RENDER}", r"its module uses eval, which a page without network and with"),
        (f"new Function('1');\n{RENDER}", r"its module uses new Function, .*Write the module wit"),
        (f"WebAssembly.compile(x);\n{RENDER}", r"its module uses WebAssembly, "),
        (f"new Worker(x);\n{RENDER}", r"its module uses Worker, "),
        (f"new SharedWorker(x);\n{RENDER}", r"its module uses SharedWorker, "),
        (f"fetch('x');\n{RENDER}", r"its module uses fetch, .*or tag the cell 'remove-output'"),
        (f"window.fetch('x');\n{RENDER}", r"its module uses fetch, "),
        (f"new XMLHttpRequest();\n{RENDER}", r"its module uses XMLHttpRequest, "),
        (f"new WebSocket(x);\n{RENDER}", r"its module uses WebSocket, "),
        (f"fetch(x); eval(y);\n{RENDER}", r"its module uses fetch, eval, "),
        (
            "https://example.org/x.js",
            r"at 'https://example.org/x.js', and a page asks no network\.",
        ),
        (f"const n: number = 1;\n{RENDER}", r"line 1 of its module is no JavaScript; TypeScript"),
        (f"\nconst x =\n{RENDER}", r"line \d of its module is no JavaScript"),
        ("export default { render: () => <b>x</b> };", r"is JSX, which no browser reads\. Bundle"),
        ("const render = 1;", r"its module has no default export\. End it with: export default"),
        (
            f"export const a = 1;\n// nbfolio: shared above\n{RENDER}",
            r"exports or awaits something above the line '// nbfolio: shared above'\. Move that",
        ),
        (f"const a = await 1;\n// nbfolio: shared above\n{RENDER}", r"exports or awaits something"),
    ],
)
def test_a_module_that_no_page_can_run_is_refused_by_name(
    as_notebook: Build, body_of: Callable[[NotebookNode], str], esm: str, said: str
) -> None:
    with pytest.raises(ExportError, match=rf"notebook, cell 2, Wrong: .*{said}"):
        body_of(as_notebook(widgets.Label(), broken(esm)))


@pytest.mark.parametrize(
    "esm",
    [
        f"const root = Function('return this')();\n{RENDER}",
        f"api.fetch(1); const get = {{ fetch() {{}} }};\n{RENDER}",
        f"function fetch() {{}}\nfetch();\n{RENDER}",
        f"const ask = (fetch) => fetch();\n{RENDER}",
        f"const{{ eval: run, fetch }} = own; fetch();\n{RENDER}",
        f"const words = 'eval(1); import(2)'; // fetch()\n{RENDER}",
        f"x instanceof Function;\n{RENDER}",
    ],
)
def test_what_only_sounds_so_is_not(as_notebook: Build, esm: str) -> None:
    assert "nbfolioModules" in exported(as_notebook(broken(esm)))


def test_a_module_within_another_is_refused_by_its_own_name(as_notebook: Build) -> None:
    class Caller(Talker):
        _esm = f"fetch(1);\n{RENDER}"

    child = Caller()
    parent = Parent(child=f"anywidget:{child.model_id}")
    with pytest.raises(ExportError, match="cell 1, Caller: its module uses fetch"):
        exported(as_notebook(parent))


def test_a_note_may_take_its_place(as_notebook: Build) -> None:
    nb = as_notebook(broken(f"fetch(1);\n{RENDER}"), Counter())
    page = build_page(read_document(nb, "notebook", Path()), lenient=True)
    assert "Wrong needs a live kernel: open the notebook" in page.body
    assert [note.reason.split(",")[0] for note in page.notes] == ["its module uses fetch"]
    assert len(page.hosting.modules) == 1
    assert page.body.count("Reset") == 1


@pytest.mark.parametrize("named", ["Wrong", "*"])
def test_a_module_may_be_tried_though_it_names_what_no_page_has(
    as_notebook: Build, named: str
) -> None:
    nb = as_notebook(broken(f"const at_once = [fetch(1), import('x')];\n{RENDER}"))
    with pytest.raises(ExportError, match=r"--FolioExporter\.tried_modules=<its class>\.$"):
        exported(nb)
    exporters = [each(tried_modules=[named]) for each in (FolioExporter, FolioSlidesExporter)]
    for exporter in exporters:
        assert "nbfolioModules" in exporter.from_notebook_node(nb)[0]
    with pytest.raises(ExportError, match="its module loads others"):
        FolioExporter(tried_modules=["Other"]).from_notebook_node(nb)


NEVER = (
    f"const never = () => [fetch(1), import('x')], own = {{ run() {{ eval('1'); }} }};\n{RENDER}"
)


def test_what_stands_within_functions_is_warned_of_by_name(as_notebook: Build) -> None:
    page = build_page(read_document(as_notebook(broken(NEVER)), "notebook", Path()))
    [note] = page.notes
    assert "its module names import(), fetch, eval, which a page refuses" in note.reason
    assert 'data-asks="import(), fetch, eval"' in page.body
    assert len(page.hosting.modules) == 2, "what watches, and the module"
    plain = build_page(read_document(as_notebook(Counter()), "notebook", Path()))
    assert (len(plain.hosting.modules), plain.notes) == (1, ())
    assert len(page.hosting.host) > len(plain.hosting.host) + 200


def test_what_is_tried_imports_nothing_all_the_same(as_notebook: Build) -> None:
    nb = as_notebook(broken(f"import 'x';\n{RENDER}"))
    with pytest.raises(ExportError, match="its module imports 'x'"):
        FolioExporter(tried_modules=["*"]).from_notebook_node(nb)


def test_without_the_extra_it_is_named(as_notebook: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    nb = as_notebook(Counter())
    for name in [name for name in sys.modules if name.startswith("nbfolio.html.hosted.s")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "tree_sitter_javascript", None)
    with pytest.raises(UnavailableError, match=r"pip install 'nbfolio\[anywidget\]'"):
        exported(nb)


def test_a_page_holds_each_module_once_and_its_policy_names_all_scripts(as_notebook: Build) -> None:
    nb = as_notebook(Counter(), Counter(), Dressed())
    refuses_all_but_scripts(exported(nb), 4)
    deck, _ = FolioSlidesExporter().from_notebook_node(nb)
    refuses_all_but_scripts(deck, 6)


def test_only_pages_with_modules_hold_what_runs_them(as_notebook: Build) -> None:
    start = host_script(asking=False)[:80]
    assert start in exported(as_notebook(Counter()))
    assert start not in exported(as_notebook(widgets.Label()))
    refuses_all_but_scripts(exported(as_notebook(widgets.Label())), 1)


def test_all_scripts_of_ours_stay_small() -> None:
    whole = page_script(asset("page.js"))
    assert len(whole.encode()) + len(host_script().encode()) <= 17_000


def test_the_data_hold_what_a_module_is_given_and_no_more(as_notebook: Build) -> None:
    bytes_ = Bytes()
    data = data_of(exported(as_notebook(Static(), bytes_)))
    assert data["values"] == {
        "w1.n": 2,
        "w2.deep": {"rows": [{"cells": None}, {"cells": None}]},
        "w2.odd": None,
        "w2.top": None,
    }
    assert data["buffers"] == [
        ["w2.deep", ["rows", 0, "cells"], "AQ=="],
        ["w2.deep", ["rows", 1, "cells"], "ChQ="],
        ["w2.top", [], "AQID"],
    ]
    assert data["modules"] == {"w1": "m1", "w2": "m2"}
    assert data["names"] == {"w1.n": "n"}


def test_traits_of_its_own_may_begin_with_an_underscore(as_notebook: Build) -> None:
    class Calls(Counter):
        _calls = traitlets.Int(4).tag(sync=True)

    data = data_of(exported(as_notebook(Calls(count=1))))
    assert data["values"] == {"w1._calls": 4, "w1.count": 1}
    assert data["names"] == {"w1.count": "count"}


def test_what_others_are_called_is_the_same_in_any_run(as_notebook: Build) -> None:
    def page() -> str:
        child, slider = Counter(count=1), widgets.IntSlider(3)
        shown = Parent(child=f"anywidget:{child.model_id}", named=child, slider=slider)
        return exported(as_notebook(shown))

    first, again = page(), page()
    assert first == again
    assert data_of(first)["values"]["w1.child"] == "anywidget:w2"
    [slider] = [name for name, main in data_of(first)["mains"].items() if main == "value"]
    assert data_of(first)["values"]["w1.slider"] == f"IPY_MODEL_{slider}"
    assert data_of(first)["values"][slider] == 3


def test_what_stands_there_first_is_cleaned_and_on_paper(as_notebook: Build) -> None:
    nb = as_notebook(Static(), Counter())
    html = exported(nb)
    assert "data-kind=module><p>first</div>" in html.replace('"', "")
    assert "onclick='x()'" not in html
    sheet = read_sheet(read_document(nb, "notebook"))
    assert "<p>first</p>" in sheet.lead
    assert "Counter is on the page only." in sheet.lead


def test_bytes_for_which_there_is_no_place_stop_the_export(as_notebook: Build) -> None:
    nb = as_notebook(Bytes())
    state = nb.metadata["widgets"][STATE_MIME]["state"].values()
    [stored] = [each for each in state if each["model_name"] == "AnyModel"]
    stored["buffers"][0]["path"] = ["deep", "columns", 3]
    with pytest.raises(
        ExportError, match=r"its bytes are of \['deep', 'columns', 3\], where it has"
    ):
        exported(nb)


def test_what_is_nested_without_end_stops_the_export(as_notebook: Build) -> None:
    nb = as_notebook(Counter())
    deep: Any = 1
    for _ in range(900):
        deep = [deep]
    for each in nb.metadata["widgets"][STATE_MIME]["state"].values():
        each["state"]["count"] = deep
    page = build_page(read_document(nb, "notebook", Path()), lenient=True)
    assert "holds things in one another more than 60 times" in str(page.notes[0])


def test_half_a_character_is_written_as_a_mark(as_notebook: Build) -> None:
    data = data_of(exported(as_notebook(Counter(count="a\ud800b"))))
    assert data["values"] == {"w1.count": "a?b"}


def test_any_model_that_stores_a_module_is_hosted(as_notebook: Build) -> None:
    nb = as_notebook(Counter())
    for each in nb.metadata["widgets"][STATE_MIME]["state"].values():
        if each["model_name"] == "AnyModel":
            each["model_name"], each["model_module"] = "OwnModel", "own"
    assert 'data-kind="module"' in exported(nb).replace("data-kind=module", 'data-kind="module"')


def test_a_widget_that_stores_no_module_stops_the_export(as_notebook: Build) -> None:
    nb = as_notebook(Counter())
    for each in nb.metadata["widgets"][STATE_MIME]["state"].values():
        each["state"].pop("_esm", None)
    with pytest.raises(ExportError, match="Counter: a stored trait is unsound: '_esm' is nothing"):
        exported(nb)


@pytest.mark.parametrize(
    ("esm", "script"),
    [
        ("export default { render };", 'return {"default": { render }}\n})()'),
        ("export default a;\nlet b;", 'const nbfolio= a;\nlet b;\nreturn {"default":nbfolio}}'),
        (
            "let a; export { a };\nexport default b // c",
            'return {get "a"(){return a},"default": b}',
        ),
        ("export default function render() {}", "function render() {}"),
        ("export default async function () {}", 'return {"default": async function () {}}'),
        ("export default class A {}", "class A {}"),
        ("export const a = 1, { b, c: [d] } = e;", "const a = 1, { b, c: [d] } = e;"),
        ("function a() {}\nexport { a as render };", "function a() {}\n;"),
        ("import.meta.url;\nexport default a;", '({url:"about:blank"}).url;'),
        ("// gone\n  a; /* gone */ b;\nexport default a;", "a;   b;"),
        ("/*! kept */\nexport default a;", "/*! kept */"),
        ("const a = `\n  kept`;\nexport default a;", "const a = `\n  kept`;"),
        ("const a = '</script>';\nexport default a;", r"const a = '\x3c/script>';"),
        ("const a = /<!--/u;\nexport default a;", r"const a = /\x3c!--/u;"),
        ("const a = b</script/;\nexport default a;", "const a = b< /script/;"),
    ],
)
def test_a_module_is_a_script_of_which_only_exports_change(esm: str, script: str) -> None:
    found = module_script(esm, "m1")
    start, _, body = found.partition('"use strict";')
    assert start == "(nbfolioModules=self.nbfolioModules??{}).m1=(function(){"
    assert script in body


def test_exports_are_kept_by_their_names() -> None:
    script = module_script("const a = 1;\nexport { a as default, a as b };", "m1")
    assert 'return {get "default"(){return a},get "b"(){return a}}' in script
    names = module_script("export const a = 1, { b, c: [d], ...e } = f;", "m1")
    assert re.findall(r'get "(\w+)"', names) == ["a", "b", "d", "e"]


def test_what_waits_at_its_top_is_asynchronous() -> None:
    assert "=(async function(){" in module_script("await 1;\nexport default a;", "m1")
    inner = "export default async function () { await 1; for await (const a of b) {} }"
    assert "=(function(){" in module_script(inner, "m1")


def test_a_module_takes_of_what_is_shared_only_what_it_names() -> None:
    shared, own = parted(sharing("export default () => made('b', 1);")._esm)
    assert "shared above" not in shared + own
    assert "const{made}=nbfolioModules.s1;" in module_script(own, "m1", shared, "s1")
    assert shared_script(shared, "s1").endswith("return {made,PRICE}})()")


def test_line_ends_are_those_that_a_browser_hashes() -> None:
    assert parted("a;\r\nb;\rc;") == ("", "a;\nb;\nc;")


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        ('@import url("x.css"); .a { color: red }', ".a{color:red;}"),
        ("@font-face { src: url(x) } .a { color: red }", ".a{color:red;}"),
        (".a { background: url(x.png); color: red }", ".a{color:red;}"),
        (".a { background: url(data:image/png;base64,x) }", ".a{background:url("),
        ("p, .a p { color: red }", ":where([data-kind=module]) p,.a p{color:red;}"),
        (":root { --a: 1 }", "[data-kind=module]{--a:1;}"),
        ("body .a { top: 0 }", "[data-kind=module] .a{top:0;}"),
        (".a { &:hover { color: red } }", ".a{&:hover {color:red;}}"),
        ("@media print { p { top: 0 } }", "@media print { :where([data-kind=module]) p{top:0;} }"),
        ("@keyframes a { from { top: 0 } }", "@keyframes a {from {top:0;}}"),
        (".a::after { content: '</style>' }", r".a::after{content:"),
    ],
)
def test_a_stylesheet_asks_for_nothing_and_begins_inside(css: str, kept: str) -> None:
    found = module_style(css)
    assert kept in found
    assert not re.search("@import|font-face|x.png|</", found)


def test_the_text_of_a_module_is_not_escaped(as_notebook: Build) -> None:
    assert 'model.get("count")' in exported(as_notebook(Counter()))
    assert COUNTER.count("=>") == exported(as_notebook(Counter())).split("</main>")[1].split(
        "page-data"
    )[0].count("=>")
