"""What a renderer works with: models, their values, names for views, errors with a place.

Of each model a page follows one *main* attribute, the `value` of its `Renderer` (a slider's
``value``, a choice's ``index``), which renderers find in `RenderContext.values`, and those that are
named in `Renderer.also` with their defaults (``disabled``, ``max``). What links give the latter
stands in the model's traits before it is rendered: a renderer reads them with `Model.get` as ever,
and the page's script shows later changes. To make a further attribute linkable, name it in `also`
and show it in ``traits`` of ``page.js``, or in the ``also`` of its kind there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ..markup import Attribute, element
from ..notebook.document import Cell
from ..notebook.errors import ExportError
from ..notebook.links import Followers, Values, first_values, followed, followers
from ..notebook.state import End, Link, Model, WidgetState, refer
from .files import Files, LostError
from .gate import Gate, missing
from .maths import Tex
from .numbers import plain

ANSWER = "ke-answer"
"""The class of a stack that ends with an answer: paper, and a page without a script, show it."""

_SAFE = re.compile(r"[\w\s./%(),\"'#-]+")
_LAYOUT = (
    "grid_area",
    "grid_template_columns",
    "grid_template_areas",
    "padding",
    "justify_content",
)
_SIDES = tuple(f"border_{side}" for side in ("top", "right", "bottom", "left"))
_WIDTHS = ("width", "min_width", "max_width")
_FULL = "width: 100%"


@dataclass(frozen=True)
class Renderer:
    """How one kind of widget model is written.

    Parameters
    ----------
    render
        Returns the HTML of one view of the model.
    value
        The attribute that links may hold, if there is one.
    start
        Its value where the notebook stores none because it is the default.
    quiet
        True where the value matters only when a link changes it.
    control
        True where a reader moves it, so that it must lead somewhere.
    options
        Returns what the options are called, for the script to say and for the page's address.
    paper
        Returns the HTML of one view on paper, where that is another.
    also
        The other attributes that links may hold, with their values where the notebook stores none.
    attributes
        Returns all attributes of a model, where the page holds each of them and links may, too.
    """

    render: Callable[[Model, RenderContext], Markup]
    value: str | None = None
    start: Any = None
    quiet: bool = False
    control: bool = False
    options: Callable[[Model], list[str]] | None = None
    paper: Callable[[Model, RenderContext], Markup] | None = None
    also: Mapping[str, Any] = field(default_factory=dict)
    attributes: Callable[[Model], Iterable[str]] | None = None

    def follows(self, attribute: str) -> bool:
        """Return whether a page follows that attribute of such a model along links."""
        return bool(self.attributes) or attribute == self.value or attribute in self.also

    def starts(self, attribute: str) -> Any:
        """Return the value of an attribute where the notebook stores none."""
        return self.start if attribute == self.value else self.also.get(attribute)

    def holds(self, attribute: str, value: Any) -> bool:
        """Return whether a model of this kind can have that value, where a link gives it."""
        if self.attributes:
            return True
        start = self.starts(attribute)
        if isinstance(start, str):
            return not isinstance(value, bytes)  # the ends of a range are words, too
        if value is None:
            return True
        if isinstance(start, tuple):
            listed = isinstance(value, list | tuple)
            return listed and (not start or len(value) == len(start))  # () is any list
        if isinstance(start, bool):
            return isinstance(value, bool | int | float)
        return isinstance(value, int | float)

    @property
    def moved(self) -> bool:
        """True where a reader moves it, be it to see its own panes."""
        return self.control or self.options is not None or self.attributes is not None


@dataclass(frozen=True)
class Fault:
    """What keeps a shown widget from working.

    Parameters
    ----------
    error
        Says what it is.
    alone
        True where nothing of the widget works, so that a note takes its place.
    """

    error: ExportError
    alone: bool


@dataclass
class RenderContext:
    """The widgets of one page while they are being written.

    Parameters
    ----------
    notebook
        Name of the notebook, for errors.
    state
        Its widget state.
    kinds
        The registry: a `Renderer` for each model name.
    lenient
        True where a note takes the place of a widget that cannot be shown.
    faults
        By model id, those that an earlier drawing has found. They get their notes.
    on_paper
        True where nobody moves anything.
    fills
        Id of the model whose view, next to be written, fills a pane.
    modules
        By model id, the text of the front-end module of each widget that brings one.
    tried
        Names of the widgets whose modules are tried although they name what no page has.
    hidden
        True while what is written stands in a pane that is hidden at the start.
    """

    notebook: str
    state: WidgetState
    kinds: Mapping[str, Renderer]
    lenient: bool = False
    faults: Mapping[str, Fault] = field(default_factory=dict)
    on_paper: bool = False
    cell: int = 0
    fills: str = ""
    hidden: bool = False
    shown: dict[str, int] = field(default_factory=dict)
    modules: dict[str, str] = field(default_factory=dict)
    tried: Collection[str] = ()
    links: tuple[Link, ...] = field(init=False)
    held: Values = field(init=False)
    values: dict[str, Any] = field(init=False)
    follow: Followers = field(init=False)
    both: Followers = field(init=False)

    def __post_init__(self) -> None:
        stored = dict(self._stored())
        self.links = followed(self.state.links, stored)
        self.follow = followers(self.links)
        self.both = followers(link for link in self.links if link.both)
        found = first_values(stored, self.links)
        self.misfits = {
            end.model: end for end, value in found.items() if not self._holds(end, value)
        }
        self.held = {
            end: stored[end] if end.model in self.misfits else self._placed(end, value)
            for end, value in found.items()
        }
        self.values = {end.model: self.held[end] for end in self.held if self.is_main(end)}
        also = {end: value for end, value in self.held.items() if not self.is_main(end)}
        self.state = self.state.with_traits(also)
        self.notes: list[ExportError] = []
        self.gate = Gate(Files(Path()), self.lose)
        self.tex = Tex()
        self.ids: set[str] = set()  # those of drawings that were put out
        self.output: Callable[[Mapping[str, Any]], Markup] = lambda output: Markup()
        self._names: dict[str, str] = {}
        self._ids = count(1)

    def _stored(self) -> Iterator[tuple[End, Any]]:
        """Give what the page holds, as stored: main attributes, and others that are linked."""
        linked: dict[str, dict[str, None]] = {}
        for end in (end for link in self.state.links for end in link.ends):
            linked.setdefault(end.model, {})[end.attribute] = None
        for model in self.state.models.values():
            if kind := self.kinds.get(model.kind):
                main = [kind.value] if kind.value and not kind.quiet else []
                whole = kind.attributes(model) if kind.attributes else ()
                also = (each for each in linked.get(model.id, ()) if kind.follows(each))
                for attribute in dict.fromkeys([*main, *whole, *also]):
                    value = model.get(attribute, kind.starts(attribute))
                    yield End(model.id, attribute), value

    def _kind(self, ident: str) -> Renderer:
        return self.kinds[self.state.models[ident].kind]

    def _holds(self, end: End, value: Any) -> bool:
        return self._kind(end.model).holds(end.attribute, value)

    def _placed(self, end: End, value: Any) -> Any:
        """Return a value as it is held: a slider's link may leave 1.0 as the place of a pane."""
        if not self.is_main(end) and isinstance(self._kind(end.model).starts(end.attribute), str):
            return plain(value)
        is_place = self.is_main(end) and end.attribute != "value"
        whole = is_place and isinstance(value, float) and value.is_integer()
        return int(value) if whole else value

    def is_main(self, end: End) -> bool:
        """Return whether an attribute is the main one of its model."""
        return self._kind(end.model).value == end.attribute

    def key(self, end: End) -> str:
        """Return what the page calls an attribute: ``w3`` if it is the main one, or ``w3.max``."""
        name = self.name(end.model)
        return name if self.is_main(end) else f"{name}.{end.attribute}"

    def place(self, cell: Cell) -> None:
        """Note in which cell what is written next stands: errors name it, and its notebook."""
        self.cell, self.notebook = cell.number, cell.notebook or self.notebook

    def view(self, ident: str) -> Markup:
        """Return the HTML of a view of the model `ident` and of all models inside it."""
        fault = self.faults.get(ident)
        if fault and fault.alone:
            return self._note(fault.error)
        try:
            return self._view(ident) + (self._note(fault.error) if fault else Markup())
        except ExportError as error:
            if not self.lenient:
                raise
            return self._note(error)

    def is_moved(self, ident: str) -> bool:
        """Return whether the page shows the model as something that a reader moves."""
        fault = self.faults.get(ident)
        shown = self.is_shown(ident) and not (fault and fault.alone) and not self.on_paper
        refused = shown and self._kind(ident).attributes and ident not in self.modules
        return shown and not refused and self._kind(ident).moved

    def is_shown(self, ident: str) -> bool:
        """Return whether the page shows the model, be it within what a module shows."""
        return ident in self.shown or ident in self.modules

    def name(self, ident: str) -> str:
        """Return the short name of a model, the same for the same notebook in any run."""
        return self._names.setdefault(ident, f"w{len(self._names) + 1}")

    def new_id(self) -> str:
        """Return an id that no other view on the page has."""
        return f"v{next(self._ids)}"

    def root(self, model: Model, *classes: str) -> dict[str, Attribute]:
        """Return the attributes that the outermost element of each view has."""
        names = [*classes, *model.get("_dom_classes", ())]
        live = "polite" if "ke-live" in names else None
        style, fills, self.fills = self._style(model), self.fills == model.id, ""
        if fills and style == _FULL and names[0] in ("w-html", "w-stack"):
            style = None  # it is as wide as its pane anyway
        return {"class": " ".join(names), "style": style, "aria_live": live}

    def error(self, widget: str, reason: str, cure: str, cell: int | None = None) -> ExportError:
        """Return an error that names this notebook and a cell, by default the present one."""
        return ExportError(self.notebook, cell or self.cell, widget, reason, cure)

    def spoilt(self, reason: str) -> Markup:
        """Refuse an output that cannot be read, or return the note that stands for it.

        Raises
        ------
        ExportError
            If no note may take its place.
        """
        error = self.error(
            "output", reason, "Run the cell again and save the notebook, or clear its output"
        )
        if not self.lenient:
            raise error
        self._noted(error)
        return element("p", f"{error.reason.capitalize()}.", class_="live")

    def lose(self, what: str, lost: LostError, link: str = "") -> Markup:
        """Refuse what the page should show and cannot, or return the note that stands for it.

        Raises
        ------
        ExportError
            If no note may take its place.
        """
        error = self.error(what, lost.reason, lost.cure)
        if not self.lenient:
            raise error
        self._noted(error)
        return missing(what, lost, link)

    def _view(self, ident: str) -> Markup:
        model = self.model(ident)
        kind = self.kinds.get(model.kind)
        if kind is None:
            supported = ", ".join(name.removesuffix("Model") for name in self.kinds)
            raise self.error(
                model.words,
                "an exported page cannot show this kind of widget",
                f"Use one of {supported}, or tag the cell 'remove-output' to leave it out",
            )
        if ident in self.misfits:
            raise self.error(
                model.words,
                "a link gives it a value of another kind than it can hold",
                f"Link its {self.misfits[ident].attribute} with an attribute of the same kind",
            )
        self.shown.setdefault(ident, self.cell)
        render = kind.paper if self.on_paper and kind.paper else kind.render
        return render(model, self)

    def _note(self, error: ExportError) -> Markup:
        self._noted(error)
        words = f"{error.widget} needs a live kernel: open the notebook in JupyterLab to use it."
        return element("p", words, class_="live")

    def _noted(self, error: ExportError) -> None:
        if str(error) not in map(str, self.notes):
            self.notes.append(error)

    def model(self, ident: str) -> Model:
        """Return a model of the notebook.

        Raises
        ------
        ExportError
            If it stores none of that id.
        """
        try:
            return self.state.models[ident]
        except KeyError:
            raise self._not_stored() from None

    def warn(self, widget: str, reason: str, cure: str) -> None:
        """Note what does not work of a widget that is shown all the same, and says so itself."""
        self._noted(self.error(widget, reason, cure))

    def lost(self) -> None:
        """Note that what is stored beside a view stands for a widget that is not stored."""
        self._noted(self._not_stored())

    def _not_stored(self) -> ExportError:
        return self.error(
            "widget",
            "the notebook holds no state for this widget",
            "Execute the notebook as it is exported: "
            f"jupyter nbconvert --to folio --execute {self.notebook}.ipynb",
        )

    def _style(self, model: Model) -> str | None:
        layout = self.state.models.get(refer(str(model.get("layout", ""))))
        if layout is None:
            return None
        rules = {name: layout.get(name, "") for name in _LAYOUT}
        rules |= {name: width for name in _WIDTHS if (width := layout.get(name, "")).endswith("%")}
        rules |= {"margin": margin} if (margin := layout.get("margin", "0")) != "0" else {}
        rules |= _border(layout)
        rules |= {"display": "none"} if layout.get("display") == "none" else {}
        kept = {name: value for name, value in rules.items() if _SAFE.fullmatch(value)}
        return (
            "; ".join(f"{name.replace('_', '-')}: {value}" for name, value in kept.items()) or None
        )


def _border(layout: Model) -> dict[str, str]:
    """Return the rules of a border: one where all sides are alike, as they mostly are."""
    sides = {side: layout.get(side) or layout.get("border", "") for side in _SIDES}
    first = sides["border_top"]
    return {"border": first} if set(sides.values()) == {first} else sides
