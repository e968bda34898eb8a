"""Notebooks made of real widgets, for what is built of a course."""

from ..nbfolio.conftest import as_notebook as as_notebook
from ..nbfolio.conftest import no_other_widgets as no_other_widgets
