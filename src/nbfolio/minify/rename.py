"""Names that a script of ours gives within itself, as short as can be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, product
from string import ascii_letters

_KEPT = (
    r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\''
    r"|(?<=[(,=:\[!&|?{};])/(?![*/])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\[])+/[a-z]*"
)
_TOKEN = re.compile(
    rf"(?P<kept>{_KEPT})|(?P<word>[A-Za-z_$][\w$]*)|(?P<number>\d[\w.]*)"
    r"|(?P<arrow>=>)|(?P<spread>\.\.\.)|(?P<sign>\s+|.)",
    re.DOTALL,
)
_TEXT = re.compile(r"`|\$\{|(?:\\.|\$(?!\{)|[^`\\$])+", re.DOTALL)
"""What stands in a template: text, and what begins a part of it that is calculated."""

_OPENS_NAME, _ENDS_NAME = {"(", "{", "[", ",", ":", "..."}, {")", "}", "]", ",", "="}
_CLOSED_BY = {"(": ")", "[": "]", "{": "}", "${": "}"}
_BEFORE_BLOCK = {"", ")", "=>", ";", "{", "}", "else", "try", "do", "finally"}
_ASKS = {"if", "while", "switch", "for", "with"}


def _listed(words: str) -> set[str]:
    return set(words.split())


_GLOBAL = _listed(
    "close document event find focus frames history length location name open origin parent print "
    "screen self status stop top undefined window"
)
"""Names that scripts have anyway: one that is declared here and used there might be either."""

_WORDS = _listed(
    "async await break case catch class const continue default delete do else export extends "
    "false finally for from function get if import in instanceof let new null of return set "
    "static super switch this throw true try typeof var void while yield"
)


@dataclass
class _Token:
    """A piece of a script, and the bracket that it stands in."""

    text: str
    is_word: bool
    within: str = ""
    is_object: bool = False
    depth: int = 0
    is_bracket: bool = False


def shorter(script: str) -> str:
    """Return a script in which the names that it declares, but for global ones, are short.

    A name is the same wherever it stands. What is named after a dot, as a key, or by another script
    stays; of a property in short, ``{ name }``, the value alone is renamed.

    Parameters
    ----------
    script
        One of ours, without comments.
    """
    tokens = list(_placed(_pieces(script)))
    solid = [token for token in tokens if not token.text.isspace()]
    kinds = {id(token): _kind(solid, at) for at, token in enumerate(solid) if token.is_word}
    declared = {solid[at].text for at in _declarations(solid)}
    outer = {solid[at].text for at in _declarations(solid) if not solid[at].depth}
    uses = Counter(token.text for token in solid if kinds.get(id(token)) in ("name", "short"))
    taken = {token.text for token in solid if token.is_word} | _WORDS
    wanted = [word for word in declared - outer - _GLOBAL - _WORDS if len(word) > 1]
    wanted.sort(key=lambda word: (-uses[word], word))
    free = (name for name in _names() if name not in taken)
    renamed = dict(zip(wanted, free, strict=False))
    return "".join(_written(token, kinds.get(id(token)), renamed) for token in tokens)


def _names() -> Iterator[str]:
    for length in count(1):
        yield from map("".join, product(ascii_letters, repeat=length))


def _written(token: _Token, kind: str | None, renamed: dict[str, str]) -> str:
    name = renamed.get(token.text, token.text)
    if kind == "short" and name != token.text:
        return f"{token.text}:{name}"
    return name if kind == "name" else token.text


def _pieces(script: str) -> Iterator[tuple[str, str]]:
    """Give what a script is made of, and its kind; templates are parted, too."""
    at, open_ = 0, [""]  # by level of brackets, what opened it
    while at < len(script):
        in_template = open_[-1] == "`"
        match = (_TEXT if in_template else _TOKEN).match(script, at)
        assert match  # any sign is one
        piece, at = match[0], match.end()
        is_text = in_template and piece not in ("`", "${")
        yield piece, "text" if is_text else match.lastgroup or "sign"
        if is_text:
            continue
        if piece == "`" and in_template:
            open_.pop()
        elif piece in ("`", "${", "{"):
            open_.append(piece)
        elif piece == "}":
            open_.pop()


def _placed(pieces: Iterator[tuple[str, str]]) -> Iterator[_Token]:
    """Give pieces as tokens that know their brackets."""
    open_: list[tuple[str, bool]] = []
    before = ""
    for text, kind in pieces:
        is_bracket = kind == "sign"
        if is_bracket and open_ and text == _CLOSED_BY[open_[-1][0]]:
            open_.pop()
        within, is_object = open_[-1] if open_ else ("", False)
        yield _Token(text, kind == "word", within, is_object, len(open_), is_bracket)
        if is_bracket and text in _CLOSED_BY:
            open_.append((text, text == "{" and before not in _BEFORE_BLOCK))
        before = before if text.isspace() else text


def _kind(tokens: Sequence[_Token], at: int) -> str:
    """Return what a word is: a name, a property, a key, or in short a key and its value."""
    before, after = _text(tokens, at - 1), _text(tokens, at + 1)
    if before == ".":
        return "property"
    if tokens[at].is_object:
        if after == "(" and before in ("{", ",", "async", "get", "set"):
            return "key"
        if before in ("{", ","):
            return {":": "key", ",": "short", "}": "short", "=": "short"}.get(after, "name")
    return "name"


def _text(tokens: Sequence[_Token], at: int) -> str:
    return tokens[at].text if 0 <= at < len(tokens) else ""


def _declarations(tokens: Sequence[_Token]) -> Iterator[int]:
    """Give the places of names that are declared: constants, arguments, parts of patterns."""
    ends = dict(_pairs(tokens))
    for at, token in enumerate(tokens):
        before, after = _text(tokens, at - 1), _text(tokens, at + 1)
        if token.is_word and token.text not in _WORDS:
            constant = before in ("const", "let") or (before == "," and after == "=")
            if after == "=>" or (constant and not token.is_object):
                yield at
        elif at in ends and _declares(tokens, at, ends[at]):
            yield from _bound(tokens, at, ends[at])


def _pairs(tokens: Sequence[_Token]) -> Iterator[tuple[int, int]]:
    """Give the places of brackets, and of those that close them."""
    open_: list[int] = []
    for at, token in enumerate(tokens):
        if token.is_bracket and open_ and token.text == _CLOSED_BY[tokens[open_[-1]].text]:
            yield open_.pop(), at
        elif token.is_bracket and token.text in _CLOSED_BY:
            open_.append(at)


def _declares(tokens: Sequence[_Token], start: int, end: int) -> bool:
    """Return whether brackets hold arguments of a function, or are a pattern of constants."""
    before, after = tokens[start - 1] if start else None, _text(tokens, end + 1)
    if tokens[start].text == "(":
        of_body = after == "{" and before is not None and before.is_word
        return after == "=>" or bool(of_body and before and before.text not in _ASKS)
    is_first = before is not None and before.text in ("const", "let", ",")
    return is_first and (after == "of" or (after == "=" and _text(tokens, end + 2) != "="))


def _bound(tokens: Sequence[_Token], start: int, end: int) -> Iterator[int]:
    for at in range(start + 1, end):
        is_bound = _text(tokens, at - 1) in _OPENS_NAME and _text(tokens, at + 1) in _ENDS_NAME
        if tokens[at].is_word and is_bound:
            yield at
