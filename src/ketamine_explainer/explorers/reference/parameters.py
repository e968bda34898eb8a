"""The numbers that a model calculates with, each with its source."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from functools import partial

from markupsafe import Markup

from nbfolio.markup import element

from ...content import Content, load_content
from ...synthesis.provenance import Group, origins
from ..kit.cards import html, plain
from ..kit.table import Table, TableRow, boxed, wrapped

COLUMNS = ("Parameter", "Value", "Unit", "Source", "How it came from there", "How sure")


@dataclass(frozen=True, repr=False)
class Parameters:
    """The numbers of a file of ``content/models/``.

    Parameters
    ----------
    content : Content
        The course.
    title : str
        What the file is about.
    groups : tuple of Group
        The numbers, each group with what to keep in mind.
    """

    content: Content
    title: str
    groups: tuple[Group, ...]

    def __repr__(self) -> str:
        return "\n\n".join([self.title, *map(self._text, self.groups)])

    def _repr_html_(self) -> Markup:
        title = element("summary", f"Where the numbers come from: {self.title}")
        groups = boxed(*map(self._html, self.groups))
        return element("details", title, groups, class_="ke-parameters")

    def _text(self, group: Group) -> str:
        about = wrapped(plain(self.content, _heading(group)))
        return "\n".join(filter(None, (about, self._table(group).to_text())))

    def _html(self, group: Group) -> Markup:
        heading = html(self.content, _heading(group))
        about = element("p", heading, data_parameter=group.id) if heading else Markup()
        return about + (self._table(group).to_html() if group.origins else Markup())

    def _table(self, group: Group) -> Table:
        rows = (TableRow(astuple(each)[1:], each.id, "parameter") for each in group.origins)
        return Table(
            COLUMNS, tuple(rows), partial(html, self.content), partial(plain, self.content)
        )


def _heading(group: Group) -> str:
    name = f"**{group.name}.**" if group.name else ""
    return f"{name} {group.about}".strip()


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
