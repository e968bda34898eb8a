"""Fragments that would run, ask, swallow, cover or break something, each in many wrappers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import ipywidgets as widgets
from ipywidgets import Widget
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from nbfolio.notebook.state import STATE_MIME, VIEW_MIME

AWAY = "https://elsewhere.example/"
RUN = "window.ran=1"
DOT = "data:image/png;base64,iVBORw0KGgo="

VECTORS: Mapping[str, str] = {
    "script": f"<script>{RUN}</script>",
    "handlers": f"<img src=x onerror={RUN}><body onload={RUN}><details open ontoggle={RUN}>",
    "focus": f"<input autofocus onfocus={RUN}><textarea autofocus onfocus={RUN}>",
    "marquee": f"<marquee onstart={RUN}>x</marquee><video><source onerror={RUN}></video>",
    "refresh": f'<meta http-equiv="refresh" content="0;url={AWAY}">',
    "refresh to data": '<meta http-equiv=refresh content="0;url=data:text/html,x">',
    "policy": "<meta http-equiv=Content-Security-Policy content=\"script-src 'none'\">",
    "base": f'<base href="{AWAY}" target="_top">',
    "links": f'<link rel=stylesheet href="{AWAY}"><link rel=prefetch href="{AWAY}">',
    "preconnect": f'<link rel=preconnect href="{AWAY}"><link rel=dns-prefetch href="{AWAY}">',
    "frame": f"<iframe src=\"{AWAY}\" srcdoc=\"<script>parent.ran=1</script>\"></iframe>",
    "object": f'<object data="{AWAY}"></object><embed src="{AWAY}"><applet code=x></applet>',
    "form": f'<form action="{AWAY}" id="page-data"><button autofocus>go</button>',
    "pictures": f'<img src="{AWAY}" srcset="{AWAY} 2x"><picture><source srcset="{AWAY}"></picture>',
    "old pictures": f'<table background="{AWAY}"><tr><td background="{AWAY}">x</table>',
    "film": f'<video src="{AWAY}" poster="{AWAY}" autoplay></video><audio src="{AWAY}" autoplay>',
    "styles": f"<p style=\"background:url('{AWAY}')\">x</p><style>@import '{AWAY}';</style>",
    "escaped style": rf"<p style='background:u\72l({AWAY})'>x</p>",
    "font": f"<style>@font-face{{font-family:a;src:url({AWAY})}}*{{font-family:a}}</style>",
    "drawing": f"<svg><image href='{AWAY}'/><use href='{AWAY}#a'/><feImage href='{AWAY}'/></svg>",
    "drawing runs": f"<svg onload={RUN}><script>{RUN}</script><animate onbegin={RUN} dur=1s />",
    "foreign": f"<svg><foreignObject><img src=x onerror={RUN}><iframe></iframe></foreignObject>",
    "tongues": "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 "
    f"onerror={RUN}&gt;'>",
    "shadow": f"<div><template shadowrootmode=open><img src=x onerror={RUN}></template></div>",
    "lazy": f'<img data-src="{AWAY}"><iframe data-src="{AWAY}"></iframe><p data-background-image='
    f'"{AWAY}">',
    "pane": f"<div data-model=w1 data-kind=constructor data-tool=reset data-as=0>{DOT}</div>",
    "slides": "<section data-slide=x class=present><section>x</section></section>"
    "<div class=slides>",
    "our classes": "<div class='bar'><div class=widget><p class=ke-sentence>x</p></div></div>"
    "<div class='ke-explainer'><div class=ke-figure></div><div class=ke-sentence></div></div>",
    "our ids": "<p id=words><p id=keys><p id=about><p id=speaker><p id=v1><p id=main>"
    "<p id=page-data>{}",
    "names": "<img name=querySelector><img name=getElementById><img id=open name=open>"
    "<a name=body>",
    "hiding": "<style>*{display:none!important}html,body{visibility:hidden}.w-control{opacity:0;"
    "pointer-events:none}</style>",
    "covering": "<div style='position:fixed;inset:0;z-index:2147483647;background:red'></div>"
    "<style>div{position:fixed;inset:0}</style>",
    "tabs": "<b role=tab tabindex=0>tab</b><details><summary>x</summary></details>",
    "deep": "<div>" * 600 + "deep",
    "closers": "</p></div></div></div></section></section></main></body></html>" * 3,
    "comment": "<!-- <!--[if IE]> ]]> <![CDATA[ <?php",
    **{
        name: f"<p>x</p><{name} class=y>\n\n"
        for name in (
            "textarea", "title", "style", "noscript", "template", "select", "xmp", "plaintext",
            "noembed", "frameset", "button", "a", "table", "svg", "math", "details", "script",
        )
    },
}  # fmt: skip


def _shown(data: dict[str, Any]) -> NotebookNode:
    output = NotebookNode(output_type="display_data", data=NotebookNode(data), metadata={})
    return new_code_cell("show()", outputs=[output])


def _widget(widget: Any) -> NotebookNode:
    return _shown({VIEW_MIME: {"model_id": widget.model_id}})


def _attached(vector: str) -> NotebookNode:
    words = vector.replace("\n", " ").replace("]", "").replace('"', "'")
    cell = new_markdown_cell(f'![{words}](attachment:a.png "{words}") [a](javascript:{RUN})')
    cell["attachments"] = {"a.png": {f"image/png;{vector}": DOT}}
    return cell


WRAPPERS: Mapping[str, Callable[[str], NotebookNode]] = {
    "Markdown": lambda vector: new_markdown_cell(f"- item\n\n{vector}\n\n## Then\n\nwords"),
    "Markdown in a line": lambda vector: new_markdown_cell(
        f"## A *{vector}*\n\n| a |\n|--|\n| b |"
    ),
    "attachment": _attached,
    "HTML": lambda vector: _shown({"text/html": vector}),
    "SVG": lambda vector: _shown({"image/svg+xml": f"<svg viewBox='0 0 9 9'><g>{vector}"}),
    "LaTeX": lambda vector: _shown({"text/latex": f"$x$ {vector} $y$"}),
    "widget": lambda vector: _widget(widgets.HTML(vector, description=vector)),
    "widget with maths": lambda vector: _widget(widgets.HTMLMath(f"$x$ {vector}")),
    "pane": lambda vector: _widget(widgets.VBox([widgets.Accordion([widgets.HTML(vector)])])),
}


def fragments(wrapper: str) -> Iterator[NotebookNode]:
    """Give a cell for each vector in one wrapper."""
    yield from map(WRAPPERS[wrapper], VECTORS.values())


def hostile_notebook(wrapper: str) -> NotebookNode:
    """Return a notebook that is full of them, with a control that works before and after."""
    Widget.close_all()
    control = widgets.Dropdown(options=["one", "two"], description="Choose")
    said = widgets.Stack([widgets.Label("first"), widgets.Label("second")], selected_index=0)
    widgets.jslink((control, "index"), (said, "selected_index"))
    cells: list[NotebookNode] = [new_markdown_cell("# Attacked"), _widget(control)]
    for number, cell in enumerate(fragments(wrapper)):
        cells += [cell, new_markdown_cell(f"after {number}")]
    cells.append(_widget(said))
    for cell in cells:
        cell.metadata["slideshow"] = {"slide_type": "slide" if cell is not cells[1] else "-"}
    cells[-1].metadata["slideshow"] = {"slide_type": "slide"}
    state = Widget.get_manager_state()
    return new_notebook(cells=cells, metadata={"widgets": {STATE_MIME: state}})
