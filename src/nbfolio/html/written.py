"""What templates are told of a page and of a deck alike, by its body and its language."""

from __future__ import annotations

from markupsafe import Markup

from .finish import plays, styles_for
from .language import in_english, spoken


class Written:
    """A body of HTML in a language."""

    body: Markup
    language: str

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
