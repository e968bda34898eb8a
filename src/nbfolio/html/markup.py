"""Writing HTML elements: the only place where text is escaped."""

from __future__ import annotations

from html import escape

_VOID = {"img", "input"}
Attribute = str | int | bool | None


def text(words: str) -> str:
    """Return `words` safe to stand between tags."""
    return escape(words, quote=False)


def element(name: str, /, *content: str, **attributes: Attribute) -> str:
    """Return an element with HTML `content`.

    An attribute that is None or False is left out and one that is True stands without value.
    An underscore in its name becomes a hyphen; a last one is dropped (``class_``, ``for_``).
    """
    opening = f"<{name}{''.join(_attribute(*pair) for pair in attributes.items())}>"
    return opening if name in _VOID else f"{opening}{''.join(content)}</{name}>"


def _attribute(name: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    name = name.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
