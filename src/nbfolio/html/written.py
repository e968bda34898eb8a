"""What templates are told of a page or a deck: what its body, data and language ask for."""

from __future__ import annotations

from markupsafe import Markup

from .finish import plays, styles_for
from .frontend import page_script, script_hash
from .language import in_english, spoken


class Written:
    """A body of HTML in a language, and its data."""

    body: Markup
    data: Markup
    language: str

    @property
    def beside(self) -> Markup:
        """The HTML that it holds beside its body."""
        return Markup()

    @property
    def script(self) -> Markup:
        """Our script, with what it needs of it."""
        return page_script(self.body, self.beside, self.data)

    @property
    def script_hash(self) -> Markup:
        """What the policy says of that script."""
        return Markup(f"'{script_hash(self.script)}'")

    @property
    def spoken(self) -> Markup:
        """What ``<html>`` says of its language."""
        return spoken(self.language)

    @property
    def english(self) -> Markup:
        """What our own words say of theirs."""
        return in_english(self.language)

    @property
    def style(self) -> Markup:
        """The styles that only some need."""
        return styles_for(f"{self.spoken}{self.body}")

    @property
    def media(self) -> bool:
        """Whether it holds sound or film, which the policy allows then."""
        return plays(self.body)
