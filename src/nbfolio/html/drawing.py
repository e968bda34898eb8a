"""What a renderer works with: models, their values, names for views, errors with a place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from markupsafe import Markup

from ..markup import Attribute, element
from ..notebook.document import Cell
from ..notebook.errors import ExportError
from ..notebook.links import Followers, Values, first_values, followed, followers
from ..notebook.state import Link, Model, WidgetState, refer

_SAFE = re.compile(r"[\w\s./%(),\"'-]+")
_LAYOUT = ("grid_area", "grid_template_columns", "grid_template_areas")
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
    """

    render: Callable[[Model, RenderContext], Markup]
    value: str | None = None
    start: Any = None
    quiet: bool = False
    control: bool = False
    options: Callable[[Model], list[str]] | None = None
    paper: Callable[[Model, RenderContext], Markup] | None = None

    def holds(self, value: Any) -> bool:
        """Return whether a model of this kind can have that value, where a link gives it."""
        if isinstance(self.start, str):
            return not isinstance(value, bytes)  # the ends of a range are words, too
        if value is None:
            return True
        if isinstance(self.start, tuple):
            return isinstance(value, list | tuple) and len(value) == len(self.start)
        if isinstance(self.start, bool):
            return isinstance(value, bool | int | float)
        return isinstance(value, int | float)

    @property
    def moved(self) -> bool:
        """True where a reader moves it, be it to see its own panes."""
        return self.control or self.options is not None


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
    """

    notebook: str
    state: WidgetState
    kinds: Mapping[str, Renderer]
    lenient: bool = False
    faults: Mapping[str, Fault] = field(default_factory=dict)
    on_paper: bool = False
    cell: int = 0
    fills: str = ""
    shown: dict[str, int] = field(default_factory=dict)
    links: tuple[Link, ...] = field(init=False)
    values: Values = field(init=False)
    follow: Followers = field(init=False)
    both: Followers = field(init=False)

    def __post_init__(self) -> None:
        linked = {end.model for link in self.state.links for end in link.ends}
        held = {
            model.id: kind
            for model in self.state.models.values()
            if (kind := self.kinds.get(model.kind))
            and kind.value
            and (model.id in linked or not kind.quiet)
        }
        attributes = {ident: kind.value for ident, kind in held.items() if kind.value}
        starts = {ident: kind.start for ident, kind in held.items()}
        self.links = followed(self.state.links, attributes)
        self.follow = followers(self.links)
        self.both = followers(link for link in self.links if link.both)
        self.values = first_values(self.state, self.links, attributes, starts)
        self.misfits = {ident for ident, kind in held.items() if not kind.holds(self.values[ident])}
        self.values |= {ident: starts[ident] for ident in self.misfits}
        self.values |= {
            ident: int(value)  # a link from a slider may leave 1.0 as the place of a pane
            for ident, value in self.values.items()
            if isinstance(value, float) and value.is_integer() and held[ident].value != "value"
        }
        self.notes: list[ExportError] = []
        self.output: Callable[[Mapping[str, Any]], Markup] = lambda output: Markup()
        self._names: dict[str, str] = {}
        self._ids = count(1)

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
        shown = ident in self.shown and not (fault and fault.alone) and not self.on_paper
        return shown and self.kinds[self.state.models[ident].kind].moved

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

    def _view(self, ident: str) -> Markup:
        model = self.model(ident)
        kind = self.kinds.get(model.kind)
        if kind is None:
            supported = ", ".join(name.removesuffix("Model") for name in self.kinds)
            raise self.error(
                model.words,
                "an exported page cannot show this kind of widget",
                f"Use one of {supported}, or tag the cell 'live' to leave it out of the page",
            )
        if ident in self.misfits:
            raise self.error(
                model.words,
                "a link gives it a value of another kind than it can hold",
                f"Link its {kind.value} with an attribute of the same kind",
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
            raise self.error(
                "widget",
                "the notebook holds no state for this widget",
                "Execute the notebook as it is exported: "
                f"jupyter nbconvert --to explainer --execute {self.notebook}.ipynb",
            ) from None

    def _style(self, model: Model) -> str | None:
        layout = self.state.models.get(refer(model.get("layout", "")))
        if layout is None:
            return None
        rules = {name: layout.get(name, "") for name in _LAYOUT}
        rules |= {name: width for name in _WIDTHS if (width := layout.get(name, "")).endswith("%")}
        rules |= {"display": "none"} if layout.get("display") == "none" else {}
        kept = {name: value for name, value in rules.items() if _SAFE.fullmatch(value)}
        return (
            "; ".join(f"{name.replace('_', '-')}: {value}" for name, value in kept.items()) or None
        )
