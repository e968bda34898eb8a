"""What the course says: records read from ``content/``, validated and cross-checked."""

from .citations import full_reference, reference, to_html, to_text, with_citations
from .dates import date_in_words
from .errors import ContentError, Problem
from .files import Content
from .loader import find_root, load_content, load_course, load_glossary, load_help
from .records import Course
from .review import draft_notice, is_overdue, load_draft, refuse_overdue

__all__ = [
    "Content",
    "ContentError",
    "Course",
    "Problem",
    "date_in_words",
    "draft_notice",
    "find_root",
    "full_reference",
    "is_overdue",
    "load_content",
    "load_course",
    "load_draft",
    "load_glossary",
    "load_help",
    "reference",
    "refuse_overdue",
    "to_html",
    "to_text",
    "with_citations",
]
