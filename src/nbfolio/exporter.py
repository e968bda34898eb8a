"""What our nbconvert exporters share: how a notebook is read, run first, and framed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from typing import IO, Any

from jinja2 import Environment
from nbconvert import exporters
from nbconvert.exporters.templateexporter import TemplateExporter
from nbformat import NotebookNode, ValidationError
from nbformat.v4 import new_notebook
from traitlets import Bool, Enum, Float, Integer, List, Unicode
from traitlets.config import Application

from .execute.worked_out import WorkOut
from .html.frame import Frame
from .html.frontend import page_style
from .html.light import light
from .notebook.document import Document, read_document
from .notebook.errors import ExportError, UnreadableError
from .notebook.extras import extra
from .notebook.marks import FORMS, was_run, why_run
from .notebook.mistakes import MistakeError
from .notebook.shape import NotebookError, parse, refuse_invalid, refuse_shapeless
from .notebook.view import CodeForm, View
from .typeface import Typeface, typeset

_EXECUTES = {
    "nbconvert.preprocessors.ExecutePreprocessor": "nbfolio.execute.worked_out.WorkOut",
}
"""What runs notebooks in nbconvert, and what does here."""

TEMPLATES = Path(__file__).parent / "templates"


class FolioBaseExporter(TemplateExporter):  # type: ignore[misc]  # nbconvert ships no types
    """Writes a notebook as HTML whose controls need no kernel and no network."""

    output_mimetype = "text/html"

    unsupported = Enum(
        ["stop", "note"],
        default_value="stop",
        help="What a widget, picture, script or frame that no page can show does, or a control "
        "that is linked to nothing: 'stop' the export, or leave a 'note' in the page.",
    ).tag(config=True)
    code = Enum(
        ["", *FORMS],
        default_value="",
        help="Whether code is 'shown', 'hidden' or 'folded'. By default it is as the notebook's "
        "metadata say ('explainer': {'code': 'hidden'}), and shown where they say nothing.",
    ).tag(config=True)
    embed_images = Bool(
        False, help="Fetch pictures that are elsewhere, once, and keep them inside the page."
    ).tag(config=True)

    otherwise: CodeForm = "shown"
    """How code is written where nobody says."""

    typeface: Typeface | None = None
    """What pages are set in; letters of the reader's system by default."""

    def __init_subclass__(cls, **kw: Any) -> None:
        """Let ``jupyter nbconvert --help-all`` tell the options: it knows this room's classes."""
        super().__init_subclass__(**kw)
        setattr(exporters, cls.__name__, cls)

    tried_modules = List(
        Unicode(),
        help="Widgets, by the names of their classes, whose front-end modules are tried although "
        "they use, as they are loaded, what no page has, such as fetch. The page's policy refuses "
        "it all the same, and the page says so. '*' is all of them.",
    ).tag(config=True)

    interact_calls = Integer(
        2000,
        min=1,
        help="How often a cell's functions of interact may be called as the notebook is run, so "
        "that the page answers without a kernel. Sliders get fewer stops where that is too often.",
    ).tag(config=True)

    interact_seconds = Float(
        60, min=0, help="How long calling a cell's functions of interact may take."
    ).tag(config=True)

    interact_megabytes = Float(
        12, min=0, help="How much all that a cell's functions of interact show may weigh."
    ).tag(config=True)

    def _file_extension_default(self) -> str:
        return ".html"

    def _extra_template_basedirs_default(self) -> list[str]:
        return [str(TEMPLATES), str(Path.cwd())]

    def _extra_template_paths_default(self) -> list[str]:
        return list(self.extra_template_basedirs)  # so that a template can name another's: folio/…

    def _create_environment(self) -> Environment:
        environment: Environment = super()._create_environment()
        environment.autoescape = True  # what is HTML already says so: it is Markup
        return environment

    def frame(self, document: Document) -> Frame:
        """Return what stands around a notebook; a plugin has one of its own."""
        return Frame()

    def document(self, nb: NotebookNode, resources: dict[str, Any]) -> Document:
        """Return the notebook that is being exported, read before or now."""
        known: Document | None = resources.get("document")
        name, folder = resources["metadata"]["name"], folder_of(resources)
        return known or read_document(nb, name, folder, self.view())

    def view(self) -> View:
        """Return which parts of a notebook are written, as the options of nbconvert ask."""
        asked = self.config.get("HTMLExporter", {}).get("language_code", "")
        return View(
            code="hidden" if self.exclude_input else self.code,
            otherwise=self.otherwise,
            code_cells=not self.exclude_code_cell,
            markdown=not self.exclude_markdown,
            raw=not self.exclude_raw,
            outputs=not self.exclude_output,
            language=str(asked or ""),
        )

    def from_document(self, document: Document) -> str:
        """Return the page of an executed notebook that has been read."""
        about = {"name": document.name, "path": str(document.folder)}
        resources = {"metadata": about, "document": document, "executed": True}
        html, _ = self.from_notebook_node(new_notebook(), resources)
        return html

    def from_file(
        self, file_stream: IO[str], resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return the page of the notebook in an open file.

        Raises
        ------
        NotebookError
            If it holds none.
        """
        name = (resources or {}).get("metadata", {}).get("name") or "the notebook"
        with _without_traceback():
            with _told_by_nbconvert():
                nb = parse(file_stream.read(), f"{name}.ipynb")
            return self.from_notebook_node(nb, resources=resources, **kw)

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return the page of `nb`, executed first if a mark of ours says that widgets lack."""
        self._refuse_template()
        self._tell_idle_options()
        resources = self._init_resources(resources) | {"folio": {"style": page_style()}}
        with _told_by_nbconvert():
            refuse_shapeless(nb, resources["metadata"]["name"])
        known = self._is_to_execute() or resources.get("executed", False)
        if not known and (reason := why_run(nb)):
            self.log.info("Executing the notebook first: %s", reason)
            nb = self._run_first(nb, resources)
        elif not known and not was_run(nb):
            self.log.warning("%s", f"{resources['metadata']['name']} {_NEVER_RUN}")
        try:
            html, resources = super().from_notebook_node(nb, resources, **kw)
        except ValidationError as error:
            with _told_by_nbconvert():
                refuse_invalid(error, resources["metadata"]["name"])
        return typeset(light(html), self.typeface), resources

    def is_lenient(self) -> bool:
        """Return whether a note takes the place of what cannot be shown."""
        return bool(self.unsupported == "note")

    def is_online(self) -> bool:
        """Return whether pictures from elsewhere are fetched: ``--embed-images`` of nbconvert."""
        asked = self.config.get("HTMLExporter", {}).get("embed_images", False)
        return bool(self.embed_images or asked)

    def warn(self, notes: Iterable[ExportError]) -> None:
        """Log what does not work, where that was allowed."""
        for note in notes:
            self.log.warning("%s", note)

    def _run_first(self, nb: NotebookNode, resources: dict[str, Any]) -> NotebookNode:
        """Return a notebook, run in its own kernel: in this Python where that is Python's own."""
        kernel = nb.metadata.get("kernelspec", {}).get("name") or _PYTHON
        if kernel == _PYTHON and not self.config.get("ExecutePreprocessor"):
            name = resources["metadata"]["name"]
            return run_first(nb, folder_of(resources), name, **self._bounds())
        runs = WorkOut(parent=self, enabled=True)
        runs.bound(**self._bounds())
        fresh, _ = runs.preprocess(deepcopy(nb), deepcopy(resources))
        return fresh

    def _tell_idle_options(self) -> None:
        """Warn of options of nbconvert's own pages that mean nothing for ours, each by its name."""
        for owner in ("HTMLExporter", "SlidesExporter"):
            for name in sorted(set(self.config.get(owner, {})) - _HONOURED):
                self.log.warning("%s.%s means nothing for a page of ours", owner, name)

    def _refuse_template(self) -> None:
        """Stop at a template that is not made for a page of ours, which it would not fill."""
        own = self._template_name_default()
        if self.template_name != own and own not in self.get_template_names():
            raise TemplateError(
                f"given the template {self.template_name!r}, which does not extend {own!r}: no "
                f'page is made with it. Allowed: templates whose conf.json says "base_template": '
                f'"{own}". Leave --template out, or base yours on that one.'
            )

    def _default_preprocessors_default(self) -> list[Any]:
        usual = TemplateExporter.default_preprocessors.default()
        return [_EXECUTES.get(each, each) for each in usual]

    def register_preprocessor(self, preprocessor: Any, enabled: bool = False) -> Any:
        """Note what runs before a notebook is written, and what bounds it has."""
        made = super().register_preprocessor(preprocessor, enabled)
        if hasattr(made, "bound"):
            made.bound(**self._bounds())
        return made

    def _bounds(self) -> dict[str, Any]:
        size = int(self.interact_megabytes * 1e6)
        return {"calls": self.interact_calls, "seconds": self.interact_seconds, "size": size}

    def _is_to_execute(self) -> bool:
        return bool(self.config.get("ExecutePreprocessor", {}).get("enabled", False))


class TemplateError(MistakeError):
    """A template of nbconvert that our exporters do not fill."""


_HONOURED = {"embed_images", "language_code", "sanitize_html"}
_PYTHON = "python3"
_NEVER_RUN = (
    "has never been run, so that its page shows no outputs. "
    "To run it first, export with --execute, or run and save it in Jupyter."
)


@contextmanager
def _without_traceback() -> Iterator[None]:
    """End with the words of a mistake where it is ``jupyter nbconvert`` that exports.

    That program prints the traceback of whatever it catches; who calls an exporter gets the error.
    """
    try:
        yield
    except MistakeError as error:
        from nbconvert.nbconvertapp import NbConvertApp  # it loads all exporters, this one too

        program = Application.instance() if Application.initialized() else None
        if isinstance(program, NbConvertApp):
            raise SystemExit(str(error)) from None
        raise


@contextmanager
def _told_by_nbconvert() -> Iterator[None]:
    """Raise a `NotebookError` as one that nbconvert tells in words."""
    try:
        yield
    except NotebookError as error:
        raise UnreadableError(str(error)) from None


def run_first(nb: NotebookNode, folder: Path, name: str, **bounds: Any) -> NotebookNode:
    """Return a notebook, run in its folder.

    Parameters
    ----------
    nb
        The notebook.
    folder
        Its folder.
    name
        What an error calls it.
    bounds
        How much of what moves in it is worked out: `nbfolio.execute.worked_out.Bounds`.

    Raises
    ------
    UnavailableError
        If what runs notebooks is not installed.
    """
    stored = "a notebook becomes a page that stores its outputs and the state of its widgets"
    with extra("nbfolio[run]", "A notebook that is to be run first", stored):
        from .execute.run import execute
        from .execute.worked_out import Bounds
    return execute(nb, folder, name, Bounds(**bounds))


def folder_of(resources: dict[str, Any]) -> Path:
    """Return where the notebook is that is being exported."""
    return Path(resources["metadata"]["path"] or ".").resolve()
