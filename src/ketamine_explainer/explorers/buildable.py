"""Whether the explorers can be built with the content: told before any is drawn.

What a room declares that it needs is looked for, then its models are calculated once, with the very
functions that the explorers use: a curve that falls through no two points, a course that does not
fit into a year. No picture is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any

from ..content import Content, ContentError, load_content
from ..content.errors import Problem, did_you_mean, one_of
from ..content.loader import load_documents
from ..content.records import Scene
from ..content.yamlfile import Document, Loc, cure_for
from .kit.room import Captioned, Counted, Documents, Entry, Found, Offered
from .rooms import ROOMS, SHOWS

FEWEST, MOST = 4, 6
"""Scenes of a page."""


def refuse_unbuildable(root: Path | None = None) -> None:
    """Stop at content with which an explorer cannot be built.

    Raises
    ------
    ContentError
        All that is found, each with file and line.
    """
    if problems := [*unbuildable(load_content(root), load_documents(root))]:
        raise ContentError(problems)


def unbuildable(content: Content, documents: Documents) -> Iterator[Problem]:
    """Give what an explorer needs and the content lacks, else what no model can be calculated with.

    Parameters
    ----------
    content : Content
        The course.
    documents : mapping of str to Document
        Its files, by name.
    """
    lacking = [*_lacking(content, documents)]
    for file, loc, *said in lacking or (
        each for room in ROOMS for each in room.unbuildable(content)
    ):
        yield documents[file].problem(loc, *said)


def _lacking(content: Content, documents: Documents) -> Iterator[Found]:
    for room in ROOMS:
        for captioned in room.captioned:
            yield from _captions(captioned, content)
        for offered in room.offered:
            yield from _alike(offered, documents)
        for entry in room.entries:
            yield from _entries(entry, documents)
        for counted in room.counted:
            yield from _quantities(counted, content)
        for file, controls, offers in room.listed:
            yield from _unlabelled(file, controls, documents)
            for id_, each in product(documents[file].tree, offers):
                yield from _alike(each._replace(loc=(id_, *each.loc)), documents)
        yield from room.lacking(content)
    yield from _scenes(content)


def _scenes(content: Content) -> Iterator[Found]:
    """Find pages of too few or too many scenes, or without a guess, and answers not to be found."""
    for notebook, scenes in content.scenes.items():
        file, count = f"scenes/{notebook}", len(scenes)
        if not FEWEST <= count <= MOST:
            yield Found(
                file, (), f"{count} scenes", f"{FEWEST} to {MOST}: one idea each",
                "add a scene, merge two, or leave one out",
            )  # fmt: skip
        if not any(each.guess for each in scenes.values()):
            yield Found(file, (), "no guess", "one at least on each page", "add a guess to a scene")
        for id_, each in scenes.items():
            unanswered = [*_unanswered(content, file, id_, each.shows)]
            yield from unanswered or _unbuilt(content, file, each)
            yield from _elsewhere(content, file, each)


def _unanswered(content: Content, file: str, id_: str, shows: str | None) -> Iterator[Found]:
    name, _, entry = (shows or "").partition(" ")
    if shows and name not in SHOWS:
        yield Found(file, (id_, "shows"), repr(name), one_of(SHOWS), cure_for(name, SHOWS))
    listed = [each for room in ROOMS if name in room.shows for each in room.listed if entry]
    entries = getattr(content, listed[0].file) if listed else ()
    if entries and entry not in entries:
        cure = did_you_mean(entry, entries, "name an entry of its file after it")
        yield Found(file, (id_, "shows"), repr(shows), one_of(f"{name} {e}" for e in entries), cure)


def _elsewhere(content: Content, file: str, scene: Scene) -> Iterator[Found]:
    """Find shares that are guessed and do not stand in the view in which a chart opens."""
    name, _, entry = (scene.shows or "").partition(" ")
    if name != "chart" or entry not in content.charts or scene.guess is None:
        return
    view = content.charts[entry].views[0]
    shown = {id_ for row in view.rows for id_ in (row.finding, row.control)}
    for place, asked in enumerate(scene.guess.shares):
        if asked.estimate not in shown:
            loc: Loc = (scene.id, "guess", "shares", place, "estimate")
            allowed = f"what the first view of '{entry}' shows, '{view.label}'"
            cure = "put the view that has it first in charts.yaml, or ask something else"
            yield Found(file, loc, repr(asked.estimate), allowed, cure)


def _unbuilt(content: Content, file: str, scene: Scene) -> Iterator[Found]:
    """Find a control of a scene's figure that its figure does not have."""
    caption = content.captions.get(scene.shows or "")
    controls = caption.controls if caption else {}
    if scene.builds and scene.builds not in controls:
        allowed = one_of(controls) if controls else "nothing: what it shows is not in captions.yaml"
        cure = cure_for(scene.builds, controls)
        yield Found(file, (scene.id, "builds"), repr(scene.builds), allowed, cure)


def _captions(wanted: Captioned, content: Content) -> Iterator[Found]:
    """Find captions and labels that are not there, and words inside a figure that do not fit it."""
    name = wanted.name
    if name not in content.captions:
        names = one_of(each.name for room in ROOMS for each in room.captioned)
        yield Found("captions", (), "no such figure", names, f"add '{name}'")
        return
    caption = content.captions[name]
    if missing := wanted.controls - set(caption.controls):
        yield Found(
            "captions", (name, "controls"), f"no {one_of(missing)}", one_of(wanted.controls),
            "add a label for it",
        )  # fmt: skip
    given, inside = set(caption.inside), set(wanted.inside)
    allowed = one_of(inside) if inside else "nothing in this figure"
    if missing := inside - given:
        said = f"no {one_of(missing)}", allowed, "add the words for it"
        yield Found("captions", (name, "inside"), *said)
    for odd in sorted(given - inside):
        yield Found("captions", (name, "inside", odd), repr(odd), allowed, cure_for(odd, inside))


def _alike(offered: Offered, documents: Documents) -> Iterator[Found]:
    """Find options of which two have the same words, and options of one thing only."""
    file, loc, words, taken = offered
    entries: Any = documents[file].value(loc)
    if len(entries) < 2:
        given, allowed = f"{len(entries)} of them", "two at least, for a reader to choose among"
        yield Found(file, loc, given, allowed, "add another")
    seen = {taken}
    for key, entry in entries.items() if isinstance(entries, dict) else enumerate(entries):
        if (said := str(entry[words] if words else entry)) in seen:
            place: Loc = (*loc, key, words) if words else (*loc, key)
            allowed = "words that tell it from the others, between which a control lets choose"
            yield Found(file, place, f"{said!r} for the second time", allowed, "change them")
        seen.add(said)


def _entries(wanted: Entry, documents: Mapping[str, Document]) -> Iterator[Found]:
    file, loc, id_ = wanted
    entries = documents[file].value(loc)
    assert isinstance(entries, dict), "the records were validated"
    if id_ not in entries:
        yield Found(
            file, loc, f"no '{id_}' among {', '.join(entries)}", f"an entry '{id_}', which comes "
            "first", "add it, or bring its id back",
        )  # fmt: skip


def _quantities(wanted: Counted, content: Content) -> Iterator[Found]:
    """Find claims without the quantity that is drawn, and such that are counted otherwise."""
    claim, bounds, units, why = wanted
    claims = content.article.claims
    quantity = claims[claim].quantity if claim in claims else None
    if missing := {bound for bound in bounds if getattr(quantity, bound, None) is None}:
        given = "no quantity" if quantity is None else f"no {' or '.join(sorted(missing))}"
        yield Found(
            "article", ("claims",), given, f"{one_of(bounds)} for '{claim}'",
            f"give the claim '{claim}' a quantity with these bounds",
        )  # fmt: skip
    elif quantity and units and quantity.unit not in units:
        yield Found(
            "article", ("claims", claim, "quantity", "unit"), quantity.unit,
            ", ".join(filter(None, (*units, why))), "give it in this unit" if why else "name one",
        )  # fmt: skip


def _unlabelled(file: str, controls: tuple[str, ...], documents: Documents) -> Iterator[Found]:
    for id_, entry in documents[file].tree.items():
        if missing := [each for each in controls if each not in entry["caption"]["controls"]]:
            yield Found(
                file, (id_, "caption", "controls"), f"no {', '.join(missing)}",
                ", ".join(controls), "add a label for it",
            )  # fmt: skip
