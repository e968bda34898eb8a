"""The page that the site opens with: what the course is about, a figure alive, findings, parts."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup
from traitlets import Any as Anything

from nbfolio.html.frame import Frame
from nbfolio.html.tokens import tokens, written
from nbfolio.markup import element
from nbfolio.minify import minified_style
from nbfolio.notebook.document import Document, Widget
from nbfolio.notebook.errors import ExportError
from nbfolio.notebook.state import End, WidgetState
from nbfolio.stills import figures, png, svg
from nbfolio.writers.deck.exporter import CHOOSING_STYLE, choosing_script, deck_style, hashes
from nbfolio.writers.deck.popovers import opened_by, popovers_for

from ..content import Content, draft_notice, to_html
from ..content.errors import did_you_mean
from ..content.records import Landing, LandingFigure
from ..synthesis.values import with_values
from .artefact import ExecutedCourse, OnWritten
from .choosing import Begun, Part, begun, choices
from .explainer import ASSETS, ExplainerExporter
from .names import COURSE_DECK, GUIDE_PAGE, LANDING_PAGE, PAPERS, PRINTED_OF_TALK, of_talk
from .place import Place
from .talks import audience, length

_SMALL = 0.45
"""Pixels for each unit of a picture on a card: a figure of ours is about 1,000 units wide."""

_NAME = LANDING_PAGE.partition(".")[0]


def make(executed: ExecutedCourse, files: Collection[str], folder: Path, wrote: OnWritten) -> None:
    """Write the landing page into a folder, which leads to the pages that are there.

    Raises
    ------
    ExportError
        If a notebook has not what the page is to show of it.
    """
    built = {path.name for path in folder.iterdir()}
    (folder / LANDING_PAGE).write_bytes(landing_page(executed, built).encode())
    wrote(LANDING_PAGE)


def landing_page(executed: ExecutedCourse, built: Collection[str] = ()) -> str:
    """Return the page that the site opens with.

    Parameters
    ----------
    executed
        The course, and at least the notebooks of which the page shows something.
    built
        Names of the files that it may lead to.

    Raises
    ------
    ExportError
        If a notebook has not what the page is to show of it.
    """
    content = executed.content
    documents = {each.name: each for each in executed.documents}
    around = LandingPlace(
        content.course, "", None, None, content.help,
        draft_notice(content.article, content.verdicts),
        landing=content.landing,
        say=lambda words: Markup(with_values(content, to_html(words, content.sources))),
        documents=documents,
        pictures={name: _picture(documents[name], cell)
                  for name, cell in content.landing.pictures.items()},
        built=built,
        talks=[_talk(content, name, built) for name in content.talks],
        parts=choices(executed),
        begun=begun(content),
    )  # fmt: skip
    return LandingExporter(around=around).from_document(_document(content, documents))


@dataclass(frozen=True)
class OfferedTalk:
    """A talk as the landing page offers it: its words, and words and file of each link."""

    title: str
    audience: str
    length: str
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class LandingPlace(Place):
    """What stands on the landing page around its figure.

    Parameters
    ----------
    landing
        Its words.
    say
        Makes HTML of these words: numbers as buttons, citations as links.
    documents
        The notebooks of which it shows something, by their names.
    pictures
        A small picture for the card of a part, as HTML, by the name of the notebook.
    built
        Names of the files that it may lead to.
    talks
        The talks, with links to what is built of them.
    parts, begun
        The slides that a talk of one's own can be made of, and talks to begin with.
    """

    landing: Landing | None = None
    say: Callable[[str], Markup] = Markup
    documents: Mapping[str, Document] = field(default_factory=dict)
    pictures: Mapping[str, Markup] = field(default_factory=dict)
    built: Collection[str] = ()
    talks: Sequence[OfferedTalk] = ()
    parts: Sequence[Part] = ()
    begun: Sequence[Begun] = ()

    @property
    def offered(self) -> list[OfferedTalk]:
        """The talks of which something is built."""
        return [each for each in self.talks if each.links]

    @property
    def to_choose(self) -> str:
        """The deck whose slides are chosen; empty where there is none of the course."""
        return deck if (deck := f"{COURSE_DECK}.html") in self.built else ""

    @property
    def chooses(self) -> Markup:
        """The script with which slides are chosen; empty where there are none."""
        return _script() if self.to_choose and self.parts else Markup()

    @property
    def chooses_hash(self) -> str:
        """What the policy names to allow that script."""
        return hashes(self.chooses) if self.chooses else ""

    @property
    def guide(self) -> str:
        """The file of the facilitator's guide; empty where it is not built."""
        return GUIDE_PAGE if GUIDE_PAGE in self.built else ""

    @property
    def style(self) -> Markup:
        """Its styles."""
        own = Markup(minified_style((ASSETS / "landing.css").read_text(encoding="utf-8")))
        return own + deck_style(CHOOSING_STYLE) if self.chooses else own

    @property
    def leads(self) -> bool:
        """Whether it leads to a page of a notebook."""
        return any(self.page_of(name) for name in self.pages)

    @property
    def sheets(self) -> set[str]:
        """The stems of documents that are there on each size of paper: ``summary``."""
        stems = {name.rpartition("-")[0] for name in self.built if name.endswith(".pdf")}
        return {
            each for each in stems if {f"{each}-{size}.pdf" for size in PAPERS} <= {*self.built}
        }

    def page_of(self, name: str) -> str:
        """Return the file of a notebook's page; empty where it is not built."""
        return file if (file := f"{name}.html") in self.built else ""

    def cards(self, html: str) -> Markup:
        """Return the cards that buttons open, in HTML and in words, from notebooks that have them.

        Raises
        ------
        ExportError
            If no notebook has one of them.
        """
        said = [self.say(each.says) for each in self.landing.findings] if self.landing else []
        opened, found = opened_by(tokens("".join([html, *said]))), dict[str, str]()
        for document in self.documents.values():
            lacking = [each for each in opened if each not in found]
            for name in lacking:
                if card := written(popovers_for([name], document)):
                    found[name] = card
        for name in opened:
            if name not in found:
                raise _lacks(_NAME, "the card", name, found)
        return Markup("\n".join(found.values()))


def _talk(content: Content, name: str, built: Collection[str]) -> OfferedTalk:
    talk, said = content.talks[name], content.landing.talks
    paper = next(iter(PAPERS))
    files = [
        (said.slides, of_talk(name)),
        *((getattr(said, stem), of_talk(name, f"-{stem}-{paper}.pdf")) for stem in PRINTED_OF_TALK),
    ]
    links = tuple((words, file) for words, file in files if file in built)
    return OfferedTalk(talk.title, audience(content, talk), length(content, talk), links)


@cache
def _script() -> Markup:
    return choosing_script((ASSETS / "landing.js").read_text(encoding="utf-8"))


class LandingExporter(ExplainerExporter):
    """Writes the landing page, with what stands around the figure of its document."""

    export_from_notebook = "Landing page of the explainer"

    around = Anything(Frame())

    def _template_name_default(self) -> str:
        return "explainer-landing"

    def frame(self, document: Document) -> Frame:
        """Return what stands around the figure."""
        around: Frame = self.around
        return around


def _document(content: Content, documents: Mapping[str, Document]) -> Document:
    """Return a document of the page's figure alone."""
    figure = content.landing.figure
    if figure is None:
        return Document(_NAME, Path(), (), WidgetState({}, ()))
    document = documents[figure.notebook]
    block = _shown(document, figure)
    state = _chosen(document, block, figure)
    return replace(document, name=_NAME, blocks=(block,), state=state)


def _shown(document: Document, figure: LandingFigure) -> Widget:
    """Return the widget that a cell shows, or the one of a class within it."""
    known = {block.cell.id: block for block in document.all(Widget) if block.model}
    if figure.cell not in known:
        raise _lacks(document.name, "a widget in the cell", figure.cell, known)
    block, models = known[figure.cell], document.state.models
    if figure.inside is None:
        return block
    classes = {
        name: each
        for each in reversed(document.state.within(block.model))
        for name in models[each].get("_dom_classes", ())
    }
    if figure.inside not in classes:
        raise _lacks(document.name, "a widget of the class", figure.inside, classes)
    return replace(block, model=classes[figure.inside])


def _chosen(document: Document, block: Widget, figure: LandingFigure) -> WidgetState:
    """Return the widgets, and chosen in them what the page opens with."""
    inside = [document.state.models[each] for each in document.state.within(block.model)]
    controls = {model.get("description"): model for model in inside if model.get("_options_labels")}
    values: dict[End, Any] = {}
    for label, option in figure.chosen.items():
        if label not in controls:
            raise _lacks(document.name, "the control", label, controls)
        model = controls[label]
        options = [*model.get("_options_labels", ())]
        if option not in options:
            raise _lacks(document.name, "the option", option, options)
        values[End(model.id, "index")] = options.index(option)
    return document.state.with_traits(values)


def _picture(document: Document, cell: str) -> Markup:
    """Return the first figure of a cell as it opens, small: what it shows is said in words."""
    known = {each.cell_id: each for each in reversed(figures(document))}
    if cell not in known:
        raise _lacks(document.name, "a figure in the cell", cell, known)
    figure = known[cell]
    drawn = b64encode(png(svg(figure, figure.first), _SMALL)).decode()
    return element("img", src=f"data:image/png;base64,{drawn}", alt="")


def _lacks(notebook: str, what: str, name: str, known: Collection[str]) -> ExportError:
    """Return the error of what landing.yaml names and a notebook has not."""
    there = f"landing.yaml names it, and there are: {', '.join(known) or 'none'}"
    cure = did_you_mean(name, known, "name one of them")
    return ExportError(notebook, None, f"{what} {name!r}", there, cure[:1].upper() + cure[1:])
