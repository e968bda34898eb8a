"""The facilitator's guide: the plan of each talk, objections with replies, and advice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from nbfolio.html.frontend import page_style
from nbfolio.html.prose import Markdown
from nbfolio.typeface import typeset
from nbfolio.writers.paper.document import paper_style

from ..content import Content, draft_notice, with_citations
from ..content.records import SPOKEN
from ..content.talkcheck import WHOLE
from ..content.talkslides import take_home, total
from ..synthesis.help import list_html
from ..synthesis.typeface import typeface
from ..synthesis.values import with_spans
from .artefact import ExecutedCourse
from .explainer import ASSETS, ExplainerExporter
from .handout.frame import held
from .names import GUIDE_PAGE, PAPERS, of_talk
from .plans import Block, Row, blocks, objections, rows
from .talks import aims, audience, length

PAGE, PAPER, PLAN, HANDOUT = (
    f"{name}.html.j2" for name in ("guide", "guide-paper", "talk-plan", "talk-handout")
)


@dataclass(frozen=True)
class Planned:
    """A talk as plans and the guide tell of it.

    Parameters
    ----------
    name
        The talk's.
    title, audience, length
        What it is called, for whom it is, how long it takes.
    minutes
        The same as a number.
    aims
        What listeners can do after it.
    points
        What to take home, as HTML.
    rows
        Its plan.
    blocks
        The same by notebook, where it is long.
    deck
        The file of its slides.
    """

    name: str
    title: str
    audience: str
    length: str
    minutes: float
    aims: list[str]
    points: list[Markup]
    rows: list[Row]
    blocks: list[Block]
    deck: str


def planned(executed: ExecutedCourse, name: str) -> Planned:
    """Return a talk as plans and the guide tell of it."""
    content = executed.content
    talk, say = content.talks[name], said(content)
    points = [say(each) for each in take_home(content, talk).points]
    plan = rows(executed, name)
    return Planned(
        name, talk.title, audience(content, talk), length(content, talk), total(content, talk),
        aims(content, talk), points, plan, blocks(content, plan),
        of_talk(name),
    )  # fmt: skip


def said(content: Content) -> Callable[[str], Markup]:
    """Return what makes HTML of the words of guide.yaml and talks; numbers name their estimates."""
    prose = Markdown(Path())

    def html(text: str) -> Markup:
        return Markup(prose.html(with_spans(content, with_citations(text, content.sources))))

    return html


def write_guide(executed: ExecutedCourse, folder: Path) -> None:
    """Write the guide as a page into a folder."""
    content = executed.content
    given = {
        "assets": {"style": Markup(page_style()) + _style("talks.css")},
        "help_html": list_html(content.help),
    }
    html = _rendered(PAGE, content, **given, **_told(executed))
    (folder / GUIDE_PAGE).write_text(html, encoding="utf-8", newline="\n")


def printed_guide(executed: ExecutedCourse, paper: str) -> str:
    """Return the guide for a size of paper, a key of `PAPERS`."""
    return _printed(PAPER, executed.content, paper, **_told(executed))


def printed_plan(content: Content, talk: Planned, paper: str) -> str:
    """Return the plan of a talk for a size of paper, a key of `PAPERS`."""
    return _printed(PLAN, content, paper, talk=talk)


def printed_handout(content: Content, talk: Planned, paper: str) -> str:
    """Return the handout of a talk for a size of paper, a key of `PAPERS`."""
    return _printed(HANDOUT, content, paper, talk=talk)


def _told(executed: ExecutedCourse) -> dict[str, Any]:
    content = executed.content
    talks = [planned(executed, name) for name in content.talks]
    plans = [each.rows for each in talks if each.name != WHOLE]
    return {"talks": talks, "objections": objections(plans)}


def _printed(template: str, content: Content, paper: str, **given: Any) -> str:
    style = paper_style() + _style("handout.css", "talks.css")
    return held(_rendered(template, content, style=style, paper=PAPERS[paper], **given))


def _style(*names: str) -> Markup:
    return Markup("\n").join(Markup((ASSETS / name).read_text(encoding="utf-8")) for name in names)


def _rendered(template: str, content: Content, **given: Any) -> str:
    found = ExplainerExporter().environment.get_template(template)
    draft = draft_notice(content.article, content.verdicts)
    html = found.render(
        course=content.course, help=content.help, draft=draft, guide=content.guide,
        say=said(content), parts=SPOKEN, **given,
    )  # fmt: skip
    return typeset(html, typeface())
