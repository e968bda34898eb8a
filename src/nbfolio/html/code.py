"""Code in its colours, without a script: each word has the class of what it is."""

from __future__ import annotations

import re
from functools import cache

from markupsafe import Markup
from pygments import lex
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Keyword, Literal, Name, Operator, _TokenType
from pygments.util import ClassNotFound

from ..markup import element, joined

_KINDS: tuple[tuple[_TokenType, str], ...] = (
    (Comment, "c"),
    (Keyword, "k"),
    (Operator.Word, "k"),
    (Literal.Number, "n"),
    (Literal, "s"),
    (Name.Function, "f"),
    (Name.Class, "f"),
    (Name.Decorator, "f"),
    (Name.Builtin, "b"),
    (Name.Exception, "b"),
)
"""Classes of tokens, the first that holds: ``hl-c`` for a comment."""

STYLE = Markup(
    ".hl-c{color:var(--ke-muted);font-style:italic}.hl-k{color:var(--accent,#005f99);font-weight:600}"
    ".hl-s{color:var(--ke-good)}.hl-n{color:var(--ke-rust)}.hl-f{color:var(--accent,#005f99)}"
    ".hl-b{color:var(--ke-part)}"
)
"""The colours of the page, which change with the reader's scheme; forced ones leave the weights."""

_MAGIC = re.compile(r"\s*%%(\w+)")
_MAGICS = {
    **{name: "bash" for name in ("bash", "sh", "script")},
    **{name.lower(): name.lower() for name in ("R", "html", "javascript", "perl", "ruby", "sql")},
    **{"js": "javascript", "svg": "xml", "latex": "latex", "markdown": "text", "cython": "cython"},
    **{"writefile": "text", "file": "text"},
}
_PYTHON = {"ipython2", "ipython3", "ipython", "python2", "python3"}


def highlighted(source: str, language: str) -> Markup:
    """Return code as HTML, its words in the colours of what they are.

    Parameters
    ----------
    source
        The code.
    language
        What it is written in, as Jupyter names it. A first line such as ``%%bash`` names another.
    """
    magic = _MAGIC.match(source)
    named = _MAGICS.get(magic[1].lower(), language) if magic else language
    lexer = _lexer("python" if named in _PYTHON else named.lower())
    if lexer is None:
        return joined(source)
    head, rest = source[: magic.end()] if magic else "", source[magic.end() :] if magic else source
    words = (_word(kind, word) for kind, word in _merged(lexer, rest))
    return joined(head, *words)


@cache
def _lexer(name: str) -> Lexer | None:
    try:
        return get_lexer_by_name(name, stripnl=False, ensurenl=False) if name else None
    except ClassNotFound:
        return None


def _merged(lexer: Lexer, source: str) -> list[tuple[str, str]]:
    """Return words with their classes; neighbours of one class are one word."""
    found: list[tuple[str, str]] = []
    for token, word in lex(source, lexer):
        kind = next((name for each, name in _KINDS if token in each), "")
        if found and found[-1][0] == kind:
            found[-1] = kind, found[-1][1] + word
        else:
            found.append((kind, word))
    return found


def _word(kind: str, word: str) -> Markup:
    return element("span", word, class_=f"hl-{kind}") if kind else joined(word)
