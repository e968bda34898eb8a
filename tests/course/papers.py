"""All that is printed of a course, but for its talks: the HTML of each document."""

from __future__ import annotations

from collections.abc import Iterator

from ketamine_explainer.course.artefact import ExecutedCourse
from ketamine_explainer.course.handout.artefact import documents
from ketamine_explainer.course.handout.checklist import checklist
from ketamine_explainer.course.handout.findings import findings
from ketamine_explainer.course.handout.reader import reader, sheets
from ketamine_explainer.course.handout.summary import summary
from ketamine_explainer.course.names import PAPERS
from ketamine_explainer.course.script import script


def papers(executed: ExecutedCourse) -> Iterator[tuple[str, str]]:
    """Give name and HTML of each document on paper."""
    content, spoken, chapters = executed.content, script(executed), sheets(executed)
    yield from documents(executed)
    for paper, size in PAPERS.items():
        yield f"summary-{paper}.pdf", summary(executed, paper)
        yield f"findings-{paper}.pdf", findings(content, paper)
        yield f"questions-{paper}.pdf", checklist(content, paper)
        yield f"reader-{paper}.pdf", reader(content, chapters, paper)
        yield f"script-{paper}.pdf", spoken(paper=size)
