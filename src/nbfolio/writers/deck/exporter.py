"""The nbconvert exporter of slides: ``jupyter nbconvert --to folio-slides notebook.ipynb``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup
from nbformat import NotebookNode
from traitlets import Dict

from ...exporter import FolioBaseExporter
from ...html.frontend import script_hash
from ...minify import minified, minified_style
from .build import Deck, build_deck
from .reveal import reveal_script, reveal_style

_ASSETS = Path(__file__).parent / "assets"

CHOOSING = ("elements", "choose")
"""The parts that any page needs which lets slides be chosen for a talk."""

VOTE = "vote"
PARTS = (
    *CHOOSING, "base", "over", "talk", "fit", "lists", "steps", "place", "small", "keys",
    "overview", "picker", "pen", "sync", "speaker", "print", VOTE, "start",
)  # fmt: skip
"""The parts of the deck's script in their order: each uses at once only what stands before it.

A vote is there only where a slide asks something.
"""

_WHOLE = """"use strict";
(() => {
if (!CSS.supports("aspect-ratio: 1")) return;
%s
})();
"""
"""All parts as one script, which older browsers do not run: they show a line that says so."""

CHOOSING_STYLE = "choose.css"
STYLES = ("deck.css", "room.css", CHOOSING_STYLE)
"""How slides look, on paper too; and what stands over and beside them in a room."""

VOTE_STYLE = "vote.css"


class FolioSlidesExporter(FolioBaseExporter):
    """Writes a notebook as a deck of slides whose controls need no kernel and no network."""

    export_from_notebook = "Slides without a kernel"

    notes = Dict(help="What a speaker says: a SpeakerNote by the id of the slide's cell.")

    def _file_extension_default(self) -> str:
        return ".slides.html"

    def _template_extension_default(self) -> str:
        return ".html.j2"

    def _template_name_default(self) -> str:
        return "folio-slides"

    def default_filters(self) -> Iterable[tuple[str, Any]]:
        """Return nbconvert's filters and ours: a notebook as a deck."""
        return [*super().default_filters(), ("folio_deck", self._deck)]

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """Return the deck of `nb`, executed first if it was never run or stores no widgets.

        Raises
        ------
        PackageError
            If reveal.js is neither in the cache nor to be fetched.
        """
        return super().from_notebook_node(nb, {**(resources or {}), "deck": deck_assets}, **kw)

    def _deck(self, nb: NotebookNode, resources: dict[str, Any]) -> Deck:
        document = self.document(nb, resources)
        frame, online = self.frame(document), self.is_online()
        code = "shown" in (self.otherwise, self.code) or self.code == "folded"
        tried = self.tried_modules
        deck = build_deck(document, self.is_lenient(), self.notes, frame, online, code, tried)
        self.warn(deck.notes)
        return deck


@cache
def deck_assets(asks: bool = True) -> dict[str, Markup]:
    """Return the scripts that decks have, their hashes for the policy, and the styles.

    Parameters
    ----------
    asks
        Whether a slide asks something, on which a room can vote.

    Raises
    ------
    PackageError
        If reveal.js is neither in the cache nor to be fetched.
    """
    script = deck_script(asks)
    return {
        "reveal": Markup(reveal_script()),
        "script": script,
        "hashes": hashes(reveal_script(), script),
        "style": Markup(reveal_style()) + deck_style(*STYLES, *([VOTE_STYLE] if asks else ())),
    }


def choosing_script(start: str) -> Markup:
    """Return a script for a page that lets slides of a deck be chosen for a talk.

    Parameters
    ----------
    start
        What lists the slides and calls ``talkForm``, as a script.
    """
    parts = "\n".join(_asset(f"deck/{name}.js") for name in CHOOSING)
    return Markup(minified(_WHOLE % f"{parts}\n{start}"))


def deck_script(asks: bool = True) -> Markup:
    """Return our script for decks without comments, with votes where a slide asks something."""
    return Markup("\n".join(minified(each) for each in (_asset("older.js"), deck_source(asks))))


def deck_source(asks: bool = True) -> str:
    """Return the parts of the deck's script, joined to one."""
    names = (name for name in PARTS if asks or name != VOTE)
    return _WHOLE % "\n".join(_asset(f"deck/{name}.js") for name in names)


def deck_style(*names: str) -> Markup:
    """Return styles of ours for decks, one after the other and without comments."""
    return Markup("").join(Markup(minified_style(_asset(name))) for name in names)


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


def hashes(*scripts: str) -> Markup:
    """Return what a policy names to allow scripts."""
    return Markup(" ".join(f"'{script_hash(each)}'" for each in scripts))
