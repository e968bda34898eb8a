"""Notebook files as they must be before anything reads them: cells, sources, outputs, metadata."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NoReturn

import fastjsonschema
from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, ValidationError

from .mistakes import MistakeError

if TYPE_CHECKING:
    import nbformat
    from nbformat import NotebookNode


class NotebookError(MistakeError):
    """A file that should be a notebook and is none."""


class _Shape(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore")


def _form(value: object) -> str:
    return "lines" if isinstance(value, list) else "text"


Lines = Annotated[
    Annotated[str, Tag("text")] | Annotated[list[str], Tag("lines")], Discriminator(_form)
]
Words = dict[str, Any]


class _Stream(_Shape):
    output_type: Literal["stream"]
    name: str
    text: Lines


class _Failure(_Shape):
    output_type: Literal["error"]
    ename: str
    evalue: str
    traceback: list[str]


class _Shown(_Shape):
    output_type: Literal["display_data", "execute_result"]
    data: Words
    metadata: Words = {}


Output = Annotated[_Stream | _Failure | _Shown, Field(discriminator="output_type")]


class _Marks(_Shape):
    """What the metadata of a cell may say to a page or a deck."""

    tags: list[str] = []
    explainer: Words = {}
    slideshow: Words = {}
    jupyter: Words = {}


class _Words(_Shape):
    cell_type: Literal["markdown", "raw"]
    source: Lines
    metadata: _Marks
    attachments: dict[str, Words] = {}
    id: str = ""


class _Code(_Shape):
    cell_type: Literal["code"]
    source: Lines
    metadata: _Marks
    outputs: list[Output]
    execution_count: int | None = None
    id: str = ""


class _About(_Shape):
    """What the metadata of a notebook may say to us."""

    explainer: Words = {}


class _Notebook(_Shape):
    nbformat: Annotated[int, Field(ge=4, le=4)]
    nbformat_minor: Annotated[int, Field(ge=0, le=99)]
    metadata: _About
    cells: list[Annotated[_Words | _Code, Field(discriminator="cell_type")]]


LARGEST = 100_000_000
"""Characters that a notebook file may have."""

_LATEST, _MINOR = 4, 5
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_TELLS = {"text", "lines", "code", "markdown", "raw", "stream", "error", "display_data"}
_TELLS |= {"execute_result"}


def read(path: Path) -> NotebookNode:
    """Return the notebook in a file.

    Raises
    ------
    NotebookError
        If the file is not a notebook.
    OSError
        If there is none that can be read.
    """
    return parse(_text(path), str(path))


def cells(path: Path) -> list[Cell]:
    """Return the cells of the notebook in a file: what stands in it, without its outputs.

    This is `read` for who only looks: it takes a tenth of the time, as nbformat is not loaded.

    Raises
    ------
    NotebookError, OSError
        As `read` does.
    """
    text = _text(path)
    raw = _raw(text, str(path))
    if raw["nbformat_minor"] != _MINOR or not _valid(raw):
        raw = parse(text, str(path))  # it renews the notebook, or knows what is wrong
    return [
        Cell(each["cell_type"], "".join(each["source"]), each.get("id", ""),
             tuple(each["metadata"].get("tags", ())),
             str(each["metadata"].get("slideshow", {}).get("slide_type", "")))
        for each in raw["cells"]
    ]  # fmt: skip


@dataclass(frozen=True)
class Cell:
    """A cell of a notebook: its kind (``code``, ``markdown``, ``raw``), what stands in it, tags.

    `slide` is what it is in a deck, as Jupyter's own metadata say; empty where they say nothing.
    """

    kind: str
    source: str
    id: str
    tags: tuple[str, ...]
    slide: str = ""


def _valid(raw: dict[str, Any]) -> bool:
    """Return whether a notebook of the newest format is valid, by nbformat's own schema."""
    try:
        _schema()(raw)
    except fastjsonschema.JsonSchemaValueException:
        return False
    return True


@cache
def _schema() -> Callable[[object], object]:
    home = find_spec("nbformat")
    assert home is not None
    assert home.origin is not None
    path = Path(home.origin).parent / "v4" / f"nbformat.v4.{_MINOR}.schema.json"
    compiled: Callable[[object], object] = fastjsonschema.compile(
        json.loads(path.read_text("utf-8"))
    )
    return compiled


def _text(path: Path) -> str:
    if path.exists() and not path.is_file():  # a pipe would be waited for without end
        raise NotebookError(f"{path} is no file but a folder or a pipe: move it away.")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotebookError(
            f"{path} is not a notebook any more: byte {error.start} is not UTF-8\n"
            f"Bring back the last good one, for example with: git checkout -- {path.name}"
        ) from None
    return text


def parse(text: str, file: str) -> NotebookNode:
    """Return the notebook that a text is.

    Parameters
    ----------
    text : str
        What stands in the file.
    file : str
        Its name, for errors.

    Raises
    ------
    NotebookError
        If it is no notebook: says the file and the place in it.
    """
    import nbformat  # slow: it loads all that validates anything

    raw = _raw(text, file)
    found: dict[str, Any] = {}
    nb = nbformat.reads(json.dumps(raw), _LATEST, capture_validation_error=found)
    if invalid := found.get("ValidationError"):
        refuse_invalid(invalid, file)
    return nb


def _raw(text: str, file: str) -> dict[str, Any]:
    """Return what a text holds that has the shape of a notebook."""
    if len(text) > LARGEST:
        _refuse(file, f"it has {len(text)} characters, and may have {LARGEST}")
    try:
        raw = json.loads(text)
    except json.JSONDecodeError as error:
        _refuse(file, f"line {error.lineno} is not JSON: {error.msg}")
    except (RecursionError, ValueError) as error:  # brackets without end, a number of many digits
        _refuse(file, f"it is not JSON that can be read: {error}")
    if isinstance(raw, dict) and raw.get("nbformat") in range(1, _LATEST):
        raw = _renewed(raw, file)
    refuse_shapeless(raw, file)
    if _HALF.search(text) and (place := next(_halves(raw, ""), None)):
        _refuse(file, f"{place} holds half of a character (an unpaired \\ud800 to \\udfff)")
    notebook: dict[str, Any] = raw
    return notebook


def refuse_shapeless(raw: Any, file: str) -> None:
    """Stop at what is no notebook of format 4.

    Raises
    ------
    NotebookError
        Says the file, the place in it, and what should stand there.
    """
    if not isinstance(raw, dict):
        _refuse(file, f"it holds {_short(raw)} where a notebook, a JSON object, should be")
    try:
        _Notebook.model_validate(raw)
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        given = "is missing" if detail["type"] == "missing" else f"is {_short(detail['input'])}"
        said = "" if detail["type"] == "missing" else f": {detail['msg']}"
        _refuse(file, f"{_place(detail['loc'])} {given}{said}")


def refuse_invalid(error: nbformat.ValidationError, file: str) -> NoReturn:
    """Say in words what nbformat's own schema does not allow.

    Raises
    ------
    NotebookError
        Always.
    """
    place = _place(tuple(getattr(error, "relative_path", ())))
    _refuse(file, f"{place}: {ascii(error.message)[1:-1]}")


def _renewed(raw: dict[str, Any], file: str) -> dict[str, Any]:
    import nbformat

    try:
        known = nbformat.reader.reads(json.dumps(raw))  # it joins lines as each format stores them
        return dict(nbformat.convert(known, _LATEST))
    except Exception as error:  # what nbformat raises here is whatever its code meets
        _refuse(file, f"it is in format {raw.get('nbformat')} and cannot be renewed: {error!r}")


def _refuse(file: str, reason: str) -> NoReturn:
    raise NotebookError(
        f"{file} is not a notebook any more: {reason[:300]}\n"
        f"Bring back the last good one, for example with: git checkout -- {file.split('/')[-1]}"
    ) from None


def _place(loc: tuple[str | int, ...]) -> str:
    """Return ``("cells", 2, "code", "source")`` as ``cell 3, source``."""
    parts: list[str] = []
    for key in loc:
        if isinstance(key, int):
            singular = parts.pop().removesuffix("s") if parts else "item"
            parts.append(f"{singular} {key + 1}")
        elif key not in _TELLS:
            parts.append(repr(key)[1:-1] if len(key) < 60 else f"{key[:57]!r}...")
    return ", ".join(parts) or "the file"


def _halves(value: Any, place: str) -> Iterator[str]:
    """Give the places of texts that hold half of a pair of surrogates."""
    waiting = [(value, place)]
    while waiting:
        at, where = waiting.pop()
        if isinstance(at, dict):
            waiting += [(each, f"{where}.{key}") for key, each in at.items()]
            waiting += [(key, f"{where} (a key)") for key in at]
        elif isinstance(at, list):
            waiting += [(each, f"{where}[{number}]") for number, each in enumerate(at)]
        elif isinstance(at, str) and re.search("[\ud800-\udfff]", at):
            yield where.removeprefix(".").encode("ascii", "replace").decode()[:100]


def _short(value: Any) -> str:
    said = ascii(value) if isinstance(value, str) else repr(value)
    return said if len(said) <= 60 else f"{said[:57]}..."
