"""HTML of which a front-end module makes native controls: read as it is on paper, or without it.

The module finds marks there and puts controls in their place. What is answered stays in the window.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import anywidget
import traitlets as t
from markupsafe import Markup

from nbfolio.markup import element
from nbfolio.minify import minified, minified_style

from .live import SHARED


def _file(package: str | None, name: str) -> str:
    assert package, "a module of a package"
    return files(package).joinpath(name).read_text(encoding="utf-8")


def module(package: str | None, name: str) -> str:
    """Return the front-end module of that name in a package, with what all of them share."""
    shared = minified(_file(__package__, "form.js"))
    return "\n".join([shared, SHARED, minified(_file(package, f"{name}.js"))])


def stylesheet(package: str | None, name: str) -> str:
    """Return its stylesheet, with what all of them share."""
    return minified_style(_file(__package__, "form.css") + _file(package, f"{name}.css"))


def named(said: Markup | str) -> Markup:
    """Return words as the name of a control: nothing that is pressed comes to stand within them."""
    return element("label", element("span", said))


class Form(anywidget.AnyWidget):
    """Native controls in words, whose text form is what they ask.

    Its answers are no part of a page's address.
    """

    _static = t.Unicode().tag(sync=True)
    words = t.Dict().tag(sync=True)
    answers = t.List().tag(sync=True)

    def __init__(self, static: Markup, words: Any, plain: str) -> None:
        super().__init__(_static=str(static), words=dict(words))
        self._text = plain

    def __repr__(self) -> str:
        return self._text

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle: Any = super()._repr_mimebundle_(**kwargs)
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        data["text/plain"] = self._text
        return bundle
