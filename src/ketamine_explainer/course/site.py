"""Build the site: a landing page, and what the registry of artefacts makes of the course."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from nbfolio.notebook.mistakes import UnavailableError
from nbfolio.publish.keys import key
from nbfolio.publish.ledger import (
    LEDGER,
    Entry,
    Ledger,
    entry,
    read_ledger,
    take_over,
    unaltered,
    write_ledger,
)
from nbfolio.publish.runs import Runs
from nbfolio.publish.store import Store, cache_folder
from nbfolio.publish.swap import clear_leftovers, holds_nothing_else, replace_dir_atomically
from nbfolio.publish.update import Target, Update

from ..content import Content, draft_notice, load_content, refuse_overdue
from ..content.errors import did_you_mean
from ..content.talkslides import of_notebooks
from .artefact import FRAME, Artefact, Download, ExecutedCourse, Notes, Page, all_lessons
from .artefacts import ARTEFACTS, LANDING
from .folder import course_notebooks
from .inputs import beside, code, course_runs, facts
from .names import COURSE_DECK, DOWNLOADS_PAGE, LANDING_PAGE
from .notebook_checks import check_calls
from .notebooks import Progress, quiet


def unspoken(content: Content) -> Notes:
    """Return no notes."""
    return {}


@dataclass(frozen=True)
class BuildReport:
    """What a site holds, what of it a build wrote, and how long it took.

    Parameters
    ----------
    pages : tuple of Page
        The landing page first, then the page of all files, then those that it offers.
    seconds : float
        From start to end.
    left_out : tuple of str
        What could not be made here, why, and what to do.
    written : frozenset of str
        The names of the files that were made; the others are as they were.
    """

    pages: tuple[Page, ...]
    seconds: float
    left_out: tuple[str, ...] = ()
    written: frozenset[str] = frozenset()


def build_site(
    root: Path,
    output: Path,
    workers: int = 2,
    progress: Progress = quiet,
    overdue: bool = False,
    only: Collection[str] = (),
    speak: Callable[[Content], Notes] = unspoken,
    fresh: bool = False,
) -> BuildReport:
    """Bring the site of the course in `output` up to date, whole or not at all.

    What depends on something that has changed since the site was built is made anew, and the
    notebooks are run that this needs; where nothing has changed, nothing is written. The site is
    the same as one that is built from nothing.

    Parameters
    ----------
    root : Path
        The course's folder.
    output : Path
        The site's folder. One that was built before is replaced.
    workers : int
        How many notebooks run at a time.
    progress : callable
        Told of each notebook that has run and each file that is written.
    overdue : bool
        Build also past the review date; each page then says so.
    only : collection of str
        Names of artefacts; all that can be made here, where none is named.
    speak : callable
        Returns what a speaker says at the slides of the course.
    fresh : bool
        Run and make everything, whatever is there from before.

    Raises
    ------
    ContentError
        If something in ``content/`` is wrong, or the review is overdue.
    ExecutionError
        If a notebook does not run.
    ExportError
        If a notebook cannot become a page.
    UnavailableError
        If one that `only` names cannot be made here.
    OSError
        If a notebook lacks, or `output` is a folder that no build wrote.
    ValueError
        If `only` names what there is not.
    """
    start = time.perf_counter()
    content = load_content(root)
    if not overdue:
        refuse_overdue(root)
    paths = course_notebooks(root)
    check_calls(root, paths)
    clear_leftovers(output)
    ledger, told = Ledger() if fresh else read_ledger(output), _Told(progress)
    runs = course_runs(root, paths, workers, told.ran, fresh)
    runs.known.update(ledger.runs)
    pictures = Store(cache_folder() / "pictures", fresh=fresh)
    course = ExecutedCourse(root, content, (), speak(content), pictures)
    build = _Build(course, paths, runs, ledger, told)
    build.choose(_chosen(only), must=bool(only))
    pages = build.found(output) or build.write(output, must=bool(only))
    return BuildReport(
        pages, time.perf_counter() - start, tuple(build.left_out), frozenset(told.written)
    )


@dataclass
class _Told:
    """What a build tells of its progress."""

    progress: Progress
    steps: int = 0
    written: list[str] = field(default_factory=list)

    def ran(self, path: Path) -> None:
        self.progress(f"ran {path.name}", self.steps)

    def wrote(self, name: str) -> None:
        self.written.append(name)
        self.progress(f"wrote {name}", self.steps)


@dataclass
class _Build:
    """A build at work.

    Parameters
    ----------
    course
        The course, with none of its notebooks yet.
    paths
        Its notebooks, in order.
    runs
        What they give.
    ledger
        What the site before says of itself.
    told
        Who is told of each step.
    """

    course: ExecutedCourse
    paths: Sequence[Path]
    runs: Runs
    ledger: Ledger
    told: _Told
    artefacts: list[Artefact] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def choose(self, artefacts: Iterable[Artefact], must: bool) -> None:
        """Take what can be made here, or was made before and need not be made again.

        Raises
        ------
        UnavailableError
            If something cannot, and it must.
        """
        for artefact in artefacts:
            with self._left_out_unless(artefact, must):
                if self._update([artefact]).stale(self.ledger.files):
                    artefact.check()
                self.artefacts.append(artefact)

    def found(self, output: Path) -> tuple[Page, ...]:
        """Return the files of the site where all are as they should be; nothing otherwise."""
        present, known = unaltered(output, self.ledger), self.ledger.files
        names = {LANDING_PAGE, DOWNLOADS_PAGE, *(each.file for each in self._offers())}
        if not holds_nothing_else(output, {LEDGER, *names}) or names != present:
            return ()
        if self._update(self._all).stale(present):
            return ()
        pages = [Page(each.file, known[each.file].size, each) for each in self._offers()]
        if known[DOWNLOADS_PAGE].key != self._downloads_key(pages):
            return ()
        return (*(Page(name, known[name].size) for name in (LANDING_PAGE, DOWNLOADS_PAGE)), *pages)

    def write(self, output: Path, must: bool) -> tuple[Page, ...]:
        """Write the site anew, of files that were made before and of files that are made now."""
        with replace_dir_atomically(output) as folder:
            there = take_over(output.resolve(), folder, self.ledger, self.ledger.files)
            update = self._update(self._all)
            stale = update.stale(there)
            self.told.steps = len(update.lacking(stale)) + len(stale) + 1
            stale = update.settle(there)
            wanted = {each.name for each in stale}
            kept = {each.name for each in update.targets} - wanted
            for name in there - kept - {DOWNLOADS_PAGE}:
                (folder / name).unlink()
            executed = self._executed(stale)
            for artefact in tuple(self.artefacts):
                with self._left_out_unless(artefact, must, folder):
                    self._make(artefact, executed, wanted, folder)
            self._make(LANDING, executed, wanted, folder)
            keys = {each.name: update.key(each) or "" for each in update.targets}
            return self._finish(folder, keys, there - wanted)

    def _finish(
        self, folder: Path, keys: Mapping[str, str], kept: Collection[str]
    ) -> tuple[Page, ...]:
        """Write the page of all files and the ledger, and return all files."""
        entries = {
            name: self.ledger.files[name] if name in kept else entry(folder / name, keys[name])
            for name in (LANDING_PAGE, *(each.file for each in self._offers()))
        }
        pages = [Page(each.file, entries[each.file].size, each) for each in self._offers()]
        listed = self._downloads(folder, pages, DOWNLOADS_PAGE in kept)
        given = {self.runs.keys[path]: self.runs.digest(path) for path in self.paths}
        known = {run: digest for run, digest in given.items() if digest is not None}
        write_ledger(folder, Ledger({DOWNLOADS_PAGE: listed, **entries}, known))
        for store in (self.runs.store, self.course.pictures):
            if store is not None:
                store.prune()
        first = Page(LANDING_PAGE, entries[LANDING_PAGE].size)
        return (first, Page(DOWNLOADS_PAGE, listed.size), *pages)

    def _downloads(self, folder: Path, pages: Sequence[Page], kept: bool) -> Entry:
        own = self._downloads_key(pages)
        if kept and self.ledger.files[DOWNLOADS_PAGE].key == own:
            return self.ledger.files[DOWNLOADS_PAGE]
        (folder / DOWNLOADS_PAGE).unlink(missing_ok=True)
        write_downloads(folder, self.course.content, pages)
        self.told.wrote(DOWNLOADS_PAGE)
        return entry(folder / DOWNLOADS_PAGE, own)

    def _downloads_key(self, pages: Iterable[Page]) -> str:
        offered = [[each.name, each.size, each.offer and each.offer.words] for each in pages]
        return key(code=code(), reads=self._facts((*FRAME, "landing", "announced")), files=offered)

    def _make(
        self, artefact: Artefact, executed: ExecutedCourse, wanted: Collection[str], folder: Path
    ) -> None:
        if files := [each for each in artefact.files(executed) if each in wanted]:
            artefact.make(executed, files, folder, self.told.wrote)

    def _executed(self, stale: Iterable[Target]) -> ExecutedCourse:
        needed = {path for each in stale for path in each.notebooks}
        given = tuple((path, self.runs.notebook(path)) for path in self.paths if path in needed)
        return replace(self.course, notebooks=given)

    @property
    def _all(self) -> list[Artefact]:
        return [*self.artefacts, LANDING]

    def _offers(self) -> Iterator[Download]:
        for artefact in self.artefacts:
            yield from artefact.offers(self.course.content, self.course.notes)

    def _update(self, artefacts: Iterable[Artefact]) -> Update:
        targets = [target for artefact in artefacts for target in self._targets(artefact)]
        return Update(targets, self.runs, self.ledger)

    def _targets(self, artefact: Artefact) -> Iterator[Target]:
        """Give the files of an artefact, with all that they depend on."""
        shared = {
            "artefact": artefact.name,
            "code": code(),
            "beside": self._beside,
            "tool": artefact.tool(),
        }
        for offer in artefact.offers(self.course.content, self.course.notes):
            of = self._shown(artefact, offer)
            notebooks = tuple(path for path in self.paths if path.stem in of)
            reads = self._facts(artefact.reads, offer.notebook or offer.talk)
            leads = [each.file for each in self._offers()] if artefact is LANDING else []
            yield Target(
                offer.file,
                notebooks,
                {**shared, "file": offer.file, "reads": reads, "leads": leads},
            )

    def _shown(self, artefact: Artefact, offer: Download) -> Collection[str]:
        """Return the names of the notebooks of which a file shows something."""
        content = self.course.content
        if offer.talk:
            return of_notebooks(content, content.talks[offer.talk])
        if artefact is LANDING and f"{COURSE_DECK}.html" in {each.file for each in self._offers()}:
            return all_lessons(content)  # any slide of the deck can be chosen there
        return [offer.notebook] if offer.notebook else artefact.shows(content)

    @cached_property
    def _beside(self) -> str:
        return beside(self.course.root)

    def _facts(self, names: Iterable[str], of: str | None = None) -> dict[str, object]:
        return {name: self._fact(name, of) for name in names}

    @cached_property
    def _fact(self) -> Callable[[str, str | None], object]:
        return facts(self.course.content, self.course.notes)

    @contextmanager
    def _left_out_unless(
        self, artefact: Artefact, must: bool, folder: Path | None = None
    ) -> Iterator[None]:
        """Note why something cannot be made and remove what was made of it, unless it must be."""
        try:
            yield
        except UnavailableError as error:
            if must:
                raise
            self.left_out.append(f"Left out: {artefact.name}. {error}")
            if folder:
                self.artefacts.remove(artefact)
                for name in artefact.files(self.course):
                    (folder / name).unlink(missing_ok=True)


def write_downloads(folder: Path, content: Content, pages: Sequence[Page]) -> None:
    """Write the page that offers these files into a folder."""
    from .pages import downloads_page  # slow; where nothing has changed, nothing is laid out

    notice = draft_notice(content.article, content.verdicts)
    talks = {name: talk.title for name, talk in content.talks.items()}
    html = downloads_page(content.course, content.landing, pages, content.help, notice, talks)
    (folder / DOWNLOADS_PAGE).write_bytes(html.encode())


def _chosen(only: Collection[str]) -> list[Artefact]:
    known = {each.name: each for each in ARTEFACTS}
    for name in only:
        if name not in known:
            cure = did_you_mean(name, known, "name one of them, or none for all")
            raise ValueError(f"given {name!r}; a build can make: {', '.join(known)}; {cure}")
    return [each for each in ARTEFACTS if each.name in only or not only]
