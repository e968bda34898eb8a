"""What the course adds to slides for PowerPoint: its titles, its sources in full, help, notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from nbfolio.html.prose import Markdown
from nbfolio.notebook.document import Document
from nbfolio.stills import PlainText, paragraphs
from nbfolio.writers.deck.notes import NotePart
from nbfolio.writers.powerpoint.slides import (
    Cited,
    NotebookSlides,
    Outline,
    Slide,
    Spoken,
    Told,
    reference_slide,
)
from nbfolio.writers.powerpoint.theme import Theme, panose

from ..content import Content, date_in_words, draft_notice, full_reference, to_html, to_text
from ..content.quizcheck import right_places
from ..content.records import Help, Note, Question, Scene, Source
from ..synthesis.help import checked, distresses, list_text
from ..synthesis.polled import answered_by, rests_on
from ..synthesis.typeface import FAMILY, typeface
from ..synthesis.values import with_values
from .artefact import Notes
from .scene_cells import asked, polled
from .spoken import in_markdown, parts


def outline(documents: Iterable[Document], content: Content, notes: Notes | None = None) -> Outline:
    """Return the slides of executed notebooks.

    Parameters
    ----------
    documents
        In the order of the course.
    content
        The course: titles, sources, licence, disclaimer.
    notes
        What a speaker says; where there is nothing, the caption stands for it.
    """
    slides = [_title(content)]
    for document in documents:
        spoken = {
            slide: _spoken(note) for slide, note in (notes or {}).get(document.name, {}).items()
        }
        slides += CourseSlides(document, spoken, content=content).slides()
    return framed(content, slides)


def framed(content: Content, slides: Sequence[Slide]) -> Outline:
    """Return slides with those that end each presentation, with a footer, and as a theme looks."""
    course, draft = content.course, draft_notice(content.article, content.verdicts)
    last = (_sources(content, slides), _help(content.help))
    footer = (
        f"{course.title} · version {course.version} · "
        f"last checked {date_in_words(course.reviewed)} · education, not medical advice"
    )
    theme = Theme(course.title, FAMILY, panose(str(typeface().regular)))
    return Outline((*slides, *last), f"Draft · {footer}" if draft else footer, theme)


@dataclass(frozen=True)
class CourseSlides(NotebookSlides):
    """The slides of a notebook of the course.

    Parameters
    ----------
    document, spoken
        As for any notebook.
    content
        The course.
    """

    content: Content = field(kw_only=True)

    def opening(self, title: str, words: Iterable[str]) -> tuple[str, str]:
        """Return the notebook's title and summary in the course."""
        entries = {each.id: each for each in self.content.course.pages}
        entry = entries.get(self.document.name)
        return (entry.title, entry.summary) if entry else super().opening(title, [*words])

    def known(self, links: Cited) -> Cited:
        """Return which links lead to sources of the course, by their addresses."""
        return tuple(dict.fromkeys(link for link in links if _source(self.content, link)))

    def citation(self, cited: Cited) -> str:
        """Return the sources of a slide in a line; the article where there is no other."""
        return super().citation(cited) or f"Source: the article “{self.content.article.title}”"

    def told(self, heading: str) -> Told | None:
        """Return what the scene finds that asks this, and what it says of that."""
        if question := self._polled.get(heading):
            return self._of_poll(heading, question)
        scene = self._asked.get(heading)
        if scene is None:
            return None
        labels = self.content.captions[scene.shows or ""].controls if scene.builds else {}
        builds = labels.get(scene.builds or "", "")
        wrong = scene.wrong or self.content.misconceptions.get(scene.misconception or "")
        but = [f"“{wrong.says.rstrip('.')}”: {wrong.holds}"] if wrong else []
        alone = " ".join(self._plain(scene.finding).paragraphs)
        words = [self._plain(each).full for each in (scene.says, *but)]
        said, because = self._plain(scene.says), PlainText()
        if guess := scene.guess:
            right = [each.says for each in guess.options if each.right]
            because = self._plain(" ".join(right))
            said = self._citing(said, answered_by(self.content, guess))
        return Told(alone, said, tuple(words), builds, because)

    def _of_poll(self, heading: str, question: Question) -> Told:
        """Return why an option of a quiz is right, with all that this rests on."""
        told = question.options[right_places(question)[0]]
        rests = rests_on(self.content, question, told)
        return Told(heading, self._citing(self._plain(told.why), rests), ())

    def _citing(self, said: PlainText, names: Iterable[str]) -> PlainText:
        """Return words that cite these sources, too."""
        sources = (self.content.sources[each] for each in names)
        links = ((each.short, each.link or "") for each in sources)
        return replace(said, sources=tuple(dict.fromkeys((*said.sources, *links))))

    @cached_property
    def _polled(self) -> Mapping[str, Question]:
        return polled(self.content, self.document.name)

    @cached_property
    def _asked(self) -> Mapping[str, Scene]:
        return asked(self.content, self.document.name)

    def _plain(self, markdown: str) -> PlainText:
        html = with_values(self.content, to_html(markdown, self.content.sources))
        return paragraphs([html])

    def beside(self, seen: Iterable[str]) -> tuple[str, ...]:
        """Return who helps, in a line, where what is seen speaks of suicide and does not say it."""
        return who_helps(self.content, seen)


def who_helps(content: Content, seen: Iterable[str]) -> tuple[str, ...]:
    """Return who helps, in a line, where what is seen speaks of suicide and does not say it."""
    words = " ".join(seen)
    silent = distresses(words) and "Help in a crisis" not in words
    return (content.help.briefest,) if silent else ()


def _source(content: Content, cited: tuple[str, str]) -> Source | None:
    """Return the source of an address, or that of a short name where it has none."""
    name, link = cited
    return next((each for each in content.sources.values()
                 if (each.link == link if link else each.short == name)), None)  # fmt: skip


def _spoken(note: Note) -> Spoken:
    """Return a note, its parts as Markdown, as paragraphs, each part under its heading."""
    return spoken_of(note.minutes, parts(in_markdown(note)))


def spoken_of(minutes: float, said_in: Iterable[NotePart]) -> Spoken:
    """Return what is said and done for some minutes; each step of it keeps its number."""
    prose = Markdown(Path())
    said = [(part.heading.upper(), paragraphs([prose.html(part.words)])) for part in said_in]
    lines = (f"{heading}: {_stepped(each)}" for heading, each in said)
    cited = tuple(link for _, each in said for link in each.sources)
    return Spoken("\n\n".join([f"Time: {minutes:g} min", *lines]), cited)


def _stepped(words: PlainText) -> str:
    if not words.items:
        return words.full
    return " ".join(f"{number}. {step}" for number, step in enumerate(words.paragraphs, start=1))


def _title(content: Content) -> Slide:
    course, draft = content.course, draft_notice(content.article, content.verdicts)
    dates = (
        f"Version {course.version}, {date_in_words(course.published)}. "
        f"Next review {date_in_words(course.next_review)}."
    )
    body = (course.subtitle, dates, draft) if draft else (course.subtitle, dates)
    return Slide("title", course.title, body, course.disclaimer)


def _help(help_: Help) -> Slide:
    """Return the last slide: where to find help in a crisis."""
    return Slide("words", help_.title, list_text(help_), f"{help_.lead} {checked(help_)}")


def _sources(content: Content, slides: Iterable[Slide]) -> Slide:
    """Return the slide of sources: what the others and their notes cite, then what the course is.

    Those that most slides cite come first.
    """
    cited = (source.id for slide in slides
             for source in {_source(content, link) for link in slide.cited} if source)  # fmt: skip
    often = Counter(cited)
    found = [content.sources[id_] for id_ in often]
    ordered = sorted(found, key=lambda each: (-often[each.id], each.short.casefold()))
    course = content.course
    article = f"The article: “{content.article.title}”"
    return reference_slide(
        [article, *map(_reference, ordered)],
        (course.disclaimer, course.licence),
        "Sources and disclaimer",
        [article, *map(_brief, ordered)],
    )


def _brief(source: Source) -> str:
    """Return a source by its short name, and where it is found."""
    return f"{source.short}: {(source.link or source.title).removeprefix('https://')}"


def _reference(source: Source) -> str:
    """Return a source in full, with its address where it has no number to find it by."""
    words = to_text(full_reference(source), {})
    if source.link and words.endswith(" page"):
        words = f"{words.removesuffix(' page')} {source.link}"
    return f"{source.short}: {words}"
