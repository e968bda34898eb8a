"""Writing HTML elements: the one place where text is escaped; what is `Markup` is HTML already."""

from __future__ import annotations

from html import escape

from markupsafe import Markup

_VOID = {"img", "input"}
Attribute = str | int | bool | None


def text(words: object) -> Markup:
    """Return `words` as HTML: escaped, unless they are HTML already."""
    return words if isinstance(words, Markup) else Markup(escape(str(words), quote=False))


def joined(*parts: object) -> Markup:
    """Return texts and HTML one after the other."""
    return Markup("".join(map(text, parts)))


def element(name: str, /, *content: object, **attributes: Attribute) -> Markup:
    """Return an element with `content`, texts and HTML.

    An attribute that is None or False is left out and one that is True stands without value.
    An underscore in its name becomes a hyphen; a last one is dropped (``class_``, ``for_``).
    """
    opening = f"<{name}{''.join(_attribute(*pair) for pair in attributes.items())}>"
    return Markup(opening if name in _VOID else f"{opening}{joined(*content)}</{name}>")


def _attribute(name: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    name = name.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
