"""What is the same for all that a page or a deck holds, whoever wrote it: done once, at the end."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from ..minify import minified_style
from .frontend import asset
from .tokens import Token


def plays(html: str) -> bool:
    """Return whether HTML holds sound or film."""
    return "<audio " in html or "<video " in html


_KINDS = ("w-span", "w-progress", "w-accordion", 'role="tablist"')
_FIELDS = ("w-note", "w-field", "w-tags", "w-needs", "<video ", "<audio ")


def styles_for(html: str) -> Markup:
    """Return the styles that not every page needs, where HTML has what they are for."""
    needed = {
        "kinds.css": any(each in html for each in _KINDS),
        "printed.css": "<pre" in html or "<code" in html,
        "board.css": "ke-board" in html,
        "fields.css": any(each in html for each in _FIELDS),
        "left.css": ' dir="' in html,
        "lost.css": 'class="lost"' in html,
        "plain.css": 'class="output' in html and 'class="ke-' not in html,
        "ground.css": "<img " in html or '<div class="output"><svg' in html,
    }
    sheets = (minified_style(asset(name)) for name, needs in needed.items() if needs)
    return Markup("".join(sheets))


@dataclass(frozen=True)
class Finish:
    """Leaves out stylesheets that stand there already, and leads links to where pages are.

    Parameters
    ----------
    pages
        Names of the notebooks that have pages: links to their files lead to their pages.
    headings
        Elements of headings, by those that are written in their place.
    """

    pages: Collection[str] = ()
    headings: Mapping[str, str] = field(default_factory=dict)

    def html(self, parts: Sequence[Token]) -> Markup:
        """Return HTML, given as its tokens, with these changes."""
        seen: set[str] = set()
        written: list[str] = []
        for part in parts:
            if part.raw == "</style>" and written[-2:-1] == ["<style>"]:
                sheet = written.pop()
                written[-1:] = [] if sheet in seen else [f"<style>{sheet}</style>"]
                seen.add(sheet)
            else:
                written.append(self._changed(part))
        return Markup("".join(written))

    def _changed(self, part: Token) -> str:
        if part.name in self.headings:
            return part.raw.replace(part.name, self.headings[part.name], 1)
        if part.name == "a" and ".ipynb" in part.raw and self.pages:
            return self._link.sub(r"\1\2.html", part.raw)
        return part.raw

    @property
    def _link(self) -> re.Pattern[str]:
        names = "|".join(map(re.escape, self.pages))
        return re.compile(rf'(href=")(?:\.\.?/|exercises/)?({names})\.ipynb(?=["#])')
