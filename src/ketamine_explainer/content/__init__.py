"""What the course says: records read from ``content/``, validated and cross-checked."""

from .citations import full_reference, reference, to_html, to_text, with_citations
from .course import Content, find_root, load_content, load_course
from .errors import ContentError, Problem
from .records import Course

__all__ = [
    "Content",
    "ContentError",
    "Course",
    "Problem",
    "find_root",
    "full_reference",
    "load_content",
    "load_course",
    "reference",
    "to_html",
    "to_text",
    "with_citations",
]
