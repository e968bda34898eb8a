"""The nbconvert exporter of pages: ``jupyter nbconvert --to folio notebook.ipynb``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from nbformat import NotebookNode

from ...exporter import FolioBaseExporter
from .build import Page, build_page


class FolioExporter(FolioBaseExporter):
    """Writes a notebook as one HTML page whose controls need no kernel and no network."""

    export_from_notebook = "Page without a kernel"

    def _template_name_default(self) -> str:
        return "folio"

    def default_filters(self) -> Iterable[tuple[str, Any]]:
        """Return nbconvert's filters and ours: a notebook as a page."""
        return [*super().default_filters(), ("folio_page", self._page)]

    def _page(self, nb: NotebookNode, resources: dict[str, Any]) -> Page:
        document = self.document(nb, resources)
        page = build_page(
            document,
            self.is_lenient(),
            self.frame(document),
            self.is_online(),
            self.tried_modules,
        )
        self.warn(page.notes)
        return page
