"""The numbers that a model reckons with, each with its source."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from functools import partial
from html import escape

from ..content import Content, load_content
from ..figures import Table
from ..synthesis import Origin, origins
from .cards import html, plain

COLUMNS = ("Parameter", "Model or set", "Value", "Unit", "Source", "How it came from there",
           "How sure")  # fmt: skip


@dataclass(frozen=True, repr=False)
class Parameters:
    """The numbers of a file of ``content/models/``.

    Parameters
    ----------
    content : Content
        The course.
    title : str
        What the file is about.
    origins : tuple of Origin
        The numbers.
    """

    content: Content
    title: str
    origins: tuple[Origin, ...]

    def __repr__(self) -> str:
        return f"{self.title}\n{self._table.to_text()}"

    def _repr_html_(self) -> str:
        return (
            f"<details><summary>Where the numbers come from: {escape(self.title)}</summary>"
            f"{self._table._repr_html_()}</details>"
        )

    @property
    def _table(self) -> Table:
        rows = tuple(astuple(each)[1:] for each in self.origins)
        ids = tuple(each.id for each in self.origins)
        said = (partial(html, self.content), partial(plain, self.content))
        return Table(COLUMNS, rows, ids, "parameter", *said)


def parameters(name: str) -> Parameters:
    """Return where the numbers of a file of ``content/models/`` come from.

    Parameters
    ----------
    name : str
        The file without its ending, for example ``ketamine``.

    Raises
    ------
    KeyError
        If there is no such file.
    """
    content = load_content()
    return Parameters(content, content.models.file(name).name, origins(content, name))
