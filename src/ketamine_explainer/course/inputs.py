"""What the files of the site are made from, as digests: what keys are made of.

A run of a notebook depends on its cells, on the code that a kernel loads, on what is installed, on
the other files beside the notebooks, and on all of ``content/`` but four things: the sections of
other notebooks, the speaker notes, the talks, and the sheets of paper. That is sound because the
explorers read sections in one place, `Section`, which is given a notebook's name, and `check_calls`
refuses the name of another; and because nothing that a notebook shows reads notes, talks or sheets.
A notebook whose own cells speak of them depends on all of ``content/``, and one that names the
engine or this package's rooms for building depends on all code. Tests hold this: which modules read
sections, notes, talks and sheets, and what changes what.

What a notebook *gave* is known after a run, so that a file depends on this, and on what its writer
reads beside: the records that its artefact names (`Artefact.reads`), and all code, with templates
and assets in it. The day counts only through what pages say of it: whether a review is overdue.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from nbfolio.publish.keys import PACKAGE, file_digest, fingerprint, installed, key
from nbfolio.publish.runs import Runs, code_of, source_key
from nbfolio.publish.store import Store, cache_folder

from ..content import Content, draft_notice, is_overdue
from ..content.citations import cited
from ..content.files import SECTIONS
from ..content.mentions import mentioned
from ..content.places import texts
from ..content.records import Record
from ..content.talkslides import minutes_of, shown_in, take_home
from . import talks
from .artefact import Notes
from .folder import FOLDER

if TYPE_CHECKING:
    from nbformat import NotebookNode

OWN = Path(__file__).parents[1]
"""Where the course's own code is."""

NOT_CODE = ("_course",)
"""Of it, the copy of ``content/`` and notebooks that an installed package brings along."""

BUILDS = ("course", "cli.py", "ipdas.py", "start.py", "stopping.py", "__main__.py")
WRITES = (
    *(f"html/{path.name}" for path in (PACKAGE / "html").iterdir() if path.name != "markup.py"),
    *("exporter.py", "templates", "stills", "paper", "writers", "publish", "README.md"),
)
"""What no kernel loads, of the course's code and of the engine's; a test holds that."""

_READS_ALL = re.compile(r"\b(?:sections|notes|talks|summary|findings|checklist|open|read_\w+)\b")
_READS_CODE = re.compile(r"\b(?:nbfolio|ketamine_explainer\.(?:course|cli|ipdas|start))\b")
"""What cells say that read more than the rest do."""


@cache
def code() -> str:
    """Return a digest of all code that builds: modules, templates, stylesheets, scripts."""
    return key(engine=fingerprint(PACKAGE), course=fingerprint(OWN, NOT_CODE), has=installed())


@cache
def run_code() -> str:
    """Return a digest of the code that a kernel loads."""
    own = fingerprint(OWN, (*NOT_CODE, *BUILDS))
    return key(engine=fingerprint(PACKAGE, WRITES), course=own, has=installed())


SPOKEN_OF = ("pages/notes.yaml", "pages/guide.yaml", "talks", "paper")
"""What of ``content/`` no notebook shows: what is said at slides, which make up a talk, and what
stands on sheets that are handed out."""


def run_keys(root: Path, paths: Sequence[Path]) -> dict[Path, str]:
    """Return the key of the run of each notebook of the course in `root`."""
    content = root / "content"
    shared = fingerprint(content, ("schemas", SECTIONS, *SPOKEN_OF))
    whole, others = fingerprint(content, ("schemas",)), beside(root)

    def keyed(path: Path) -> str:
        cells = code_of(path)
        own = [shared, file_digest(content / SECTIONS / f"{path.stem}.md")]
        return key(
            notebook=source_key(path),
            content=whole if _READS_ALL.search(cells) else own,
            code=code() if _READS_CODE.search(cells) else run_code(),
            beside=others,
        )

    return {path: keyed(path) for path in paths}


def beside(root: Path) -> str:
    """Return a digest of the files beside the notebooks: pictures, data."""
    folder = root / FOLDER
    notebooks = (path.relative_to(folder).as_posix() for path in folder.rglob("*.ipynb"))
    return fingerprint(folder, notebooks)


def course_runs(
    root: Path, paths: Sequence[Path], workers: int, ran: Callable[[Path], None], fresh: bool
) -> Runs:
    """Return the runs of the notebooks of a course, those that are kept among them unless fresh."""

    def execute(lacking: Sequence[Path]) -> Sequence[NotebookNode]:
        from nbfolio.execute import run  # slow; where nothing has changed, nothing runs

        return run.execute_all(lacking, workers, ran)

    return Runs(run_keys(root, paths), Store(cache_folder() / "runs", fresh=fresh), execute)


def facts(content: Content, notes: Notes) -> Callable[[str, str | None], object]:
    """Return what tells what writers read of the course, by a name that `Artefact.reads` gives.

    It takes the name of a notebook too, None for all of them: notes are read of one alone.
    """
    course, help_ = content.course, content.help

    def dumped(records: Mapping[str, Record]) -> list[str]:
        return [each.model_dump_json() for each in records.values()]

    def named(*records: Record) -> list[object]:
        """Return records, and all that they name of the evidence, with studies and sources."""
        return [[each.model_dump_json() for each in records], *_evidence(content, records)]

    known: Mapping[str, Callable[[str | None], object]] = {
        "course": lambda of: [course.model_dump_json(), is_overdue(course)],
        "help": lambda of: [help_.model_dump_json(), is_overdue(help_)],
        "draft": lambda of: draft_notice(content.article, content.verdicts),
        "summary": lambda of: named(content.summary),
        "findings": lambda of: named(content.findings),
        "claims": lambda of: [content.article.model_dump_json(), named(*content.verdicts.values())],
        "checklist": lambda of: content.checklist.model_dump_json(),
        "questions": lambda of: named(*content.questions.values()),
        "article": lambda of: content.article.model_dump_json(),
        "landing": lambda of: content.landing.model_dump_json(),
        "scenes": lambda of: [*map(dumped, content.scenes.values())],
        "sources": lambda of: dumped(content.sources),
        "notes": lambda of: [
            [name, slide, note.model_dump_json()]
            for name, slides in notes.items() if of in (name, None)
            for slide, note in slides.items()
        ],
    }  # fmt: skip
    known = {
        **known,
        "chosen": lambda of: [
            *([name, slide, note.minutes] for name in notes for slide, note in notes[name].items()),
            *([name, *_timed(content, name)] for name in content.talks),
        ],
        "announced": lambda of: [_announced(content, name) for name in content.talks],
        "talks": lambda of: [
            content.guide.model_dump_json(),
            *(_given(content, notes, name) for name in content.talks if of in (name, None)),
        ],
    }
    return cache(lambda name, of: known[name](of))


def _announced(content: Content, name: str) -> list[object]:
    """Return what is told of a talk where it is offered."""
    talk = content.talks[name]
    return [name, talk.title, talks.audience(content, talk), talks.length(content, talk)]


def _timed(content: Content, name: str) -> list[object]:
    """Return the slides of a talk, each with its minutes."""
    shown = shown_in(content, content.talks[name])
    return [[slide, minutes_of(content, each)] for slide, each in shown]


def _given(content: Content, notes: Notes, name: str) -> list[object]:
    """Return all that is said and shown in a talk beside what notebooks show."""
    said = [asdict(step) for step in talks.steps(content, notes, name)]
    points = take_home(content, content.talks[name]).points
    return [*_announced(content, name), [*talks.words(content, name)], said, points]


def _evidence(content: Content, records: Iterable[Record]) -> Iterator[str]:
    """Give what records name of the evidence: in fields of their own, in mentions and citations."""
    evidence, sources = content.evidence, content.sources
    said = [text for each in records for _, text in texts(each.model_dump(mode="json"))]
    ids = {id_ for text in said for id_ in (text, *(id_ for id_, _ in mentioned(text)))}
    derived = [each for id_, each in evidence.derived.items() if id_ in ids]
    ids.update(id_ for each in derived for id_ in (each.treated, each.control))
    estimates = [each for id_, each in evidence.estimates.items() if id_ in ids]
    studies = {each.study: evidence.studies[each.study] for each in estimates}
    outcomes = {each.outcome: evidence.outcomes[each.outcome] for each in estimates}
    cites = {id_ for text in said for id_ in cited(text)}
    cites.update(each.reference for each in studies.values())
    found = (*derived, *estimates, *studies.values(), *outcomes.values())
    yield from (each.model_dump_json() for each in found)
    yield from (each.model_dump_json() for id_, each in sources.items() if id_ in cites)
