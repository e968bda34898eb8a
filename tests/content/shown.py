"""What the notebooks show, built in this process, cell by cell, without a kernel."""

from __future__ import annotations

import ast
import json
import logging
import re
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, fields
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from ketamine_explainer.content.files import Content, Models
from ketamine_explainer.course.folder import course_notebooks

_MAGIC = re.compile(r"^%.*$", re.MULTILINE)


@dataclass(frozen=True)
class Shown:
    """What a notebook shows: an explorer of its own, or all of its prose, sources and evidence.

    Parameters
    ----------
    notebook
        The notebook's name.
    lines
        What makes it: the call of an explorer; or what makes ``text``, then all its prose.
    """

    notebook: str
    lines: tuple[str, ...]

    def build(self) -> None:
        """Make it, with every form of it that a page or a file keeps."""
        names: dict[str, Any] = {"ke": import_module("ketamine_explainer")}
        logged = _Raising()
        logging.getLogger("traitlets").addHandler(logged)
        try:
            with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
                for line in self.lines:
                    _run(line, names)
        finally:
            logging.getLogger("traitlets").removeHandler(logged)


class _Raising(logging.Handler):
    """Raise what a live control only logs outside of a notebook."""

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info and record.exc_info[1]:
            raise record.exc_info[1]


def _run(source: str, names: dict[str, Any]) -> None:
    """Run a cell in `names`; where it is an expression, make all forms of its value."""
    if not isinstance(ast.parse(source).body[0], ast.Expr):
        exec(source, names)
        return
    value = eval(source, names)
    repr(value)
    for form in ("_repr_html_", "_repr_markdown_", "_repr_mimebundle_"):
        if method := getattr(value, form, None):
            method()


def shown(root: Path) -> list[Shown]:
    """Return all that the notebooks of the course show of ours, in their order."""
    return [each for path in course_notebooks(root) for each in _of(path)]


def _of(path: Path) -> Iterator[Shown]:
    """Give what a notebook shows. Cells with names of their own, as in exercises, are left out."""
    prose: list[str] = []
    for cell in json.loads(path.read_text("utf-8"))["cells"]:
        source = _MAGIC.sub("", "".join(cell["source"])).strip()
        body = ast.parse(source).body if cell["cell_type"] == "code" else []
        if not prose and body:
            prose.append(source)
        elif len(body) == 1 and isinstance(body[0], ast.Expr) and _names(body[0]) == {"ke"}:
            yield Shown(path.stem, (source,))
        elif len(body) == 1 and isinstance(body[0], ast.Expr) and _names(body[0]) == {"text"}:
            prose.append(source)
    yield Shown(path.stem, tuple(prose))


def _names(node: ast.AST) -> set[str]:
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}


def reads(each: Shown) -> frozenset[str]:
    """Return the files of ``content/`` that building it reads; it is built to find out."""
    found: set[str] = set()
    with pytest.MonkeyPatch.context() as patch:
        for kind, prefix in ((Content, ""), (Models, "models/")):
            names = {field.name for field in fields(kind)}

            def seen(self: Any, name: str, names: Any = names, prefix: str = prefix) -> Any:
                if name in names:
                    found.add(prefix + name)
                return object.__getattribute__(self, name)

            patch.setattr(kind, "__getattribute__", seen)
        each.build()
    return frozenset(found)
