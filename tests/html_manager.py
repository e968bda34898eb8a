"""A notebook's page as nbconvert writes it, with the stock widget manager inside the file."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from importlib.resources import files

from nbconvert import HTMLExporter
from nbformat import NotebookNode

from tests.npm import HTML_MANAGER, REQUIREJS

TEMPLATE = """\
{%- extends 'index.html.j2' -%}
{%- block html_head_js_requirejs -%}<script>{{ resources.requirejs }}</script>{%- endblock -%}
{%- block jupyter_widgets -%}{%- endblock -%}
{%- block html_head_js_mathjax -%}{%- endblock -%}
{%- block html_head_js_mermaidjs -%}{%- endblock -%}
{%- block body_footer -%}<script>{{ resources.modules }}</script>
<script>{{ resources.manager }}</script>{{ super() }}{%- endblock -%}
"""
"""nbconvert's default, where each script from outside is replaced by its code or left out."""
FONT = re.compile(r'\w\.p\+"([0-9a-f]{20}\.(?:woff2?|ttf|eot|svg))"')
END_OF_SCRIPT = re.compile(r"</(?=script)", re.IGNORECASE)


def stock_page(nb: NotebookNode) -> str:
    """Return the page of an executed notebook, which asks for no other file.

    Parameters
    ----------
    nb
        The notebook, with the state of its widgets in its metadata.
    """
    code = {
        "requirejs": _within_html(REQUIREJS.read("require.js")),
        "modules": _within_html(_anywidget()),
        "manager": _within_html(_with_fonts(HTML_MANAGER.read("dist/embed-amd.js"))),
    }
    html, _ = HTMLExporter(raw_template=TEMPLATE).from_notebook_node(nb, resources=code)
    return str(html)


def _anywidget() -> str:
    """Return anywidget's own front end under its name, which the manager asks for."""
    front = files("anywidget").joinpath("nbextension/index.js").read_text(encoding="utf-8")
    return front.replace('define(["@jupyter', 'define("anywidget", ["@jupyter')


def _with_fonts(code: str) -> str:
    """Put in the fonts of icons, which are files beside the manager, in the one form needed."""
    names = sorted({name for name in FONT.findall(code) if name.endswith(".woff2")})
    fonts = json.dumps({name: _font(name) for name in names})
    return f"const FONTS = {fonts};\n" + FONT.sub(r'(FONTS["\1"] ?? "")', code)


def _font(name: str) -> str:
    return f"data:font/woff2;base64,{b64encode(HTML_MANAGER.read_bytes(f'dist/{name}')).decode()}"


def _within_html(code: str) -> str:
    return END_OF_SCRIPT.sub(r"<\\/", code)
