"""A finished page in fewer bytes, of which a browser makes the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from .minify import minified_style
from .packed import packed
from .passages import shared

_TOKEN = re.compile(
    r"<style>(?P<sheet>[^<]*)</style>"
    r"|<(?P<aside>script|style|defs|textarea)\b[^>]*>.*?</(?P=aside)>"
    r'|(?P<file><a download="[^"]*" href="data:[^"]*">[^<]*</a>)'
    r'|<(?P<tag>[a-zA-Z][\w:-]*)(?P<attributes>(?:\s+[^\s"\'=<>/]+(?:="[^"]*")?)*)\s*(?P<end>/?)>'
    # what comes next closes these, too
    r"|</d[td]>(?=<d[td]\b|</dl>)"
    r"|</li>(?=\s*(?:<li\b|</[uo]l>))"
    r"|</t[hd]>(?=<t[hd]\b|</tr>)"
    r"|</tr>(?=<tr\b|</(?:thead|tbody|table)>)"
    r"|</thead>(?=<tbody\b)"
    r"|</tbody>(?=</table>)"
    r"|</p>(?=<(?:p|d[lt]|dd|[uo]l|li|div|h[1-6])\b|</(?:div|d[dl]|[uo]l|li|t[dh])>)",
    re.DOTALL,
)
"""Of HTML whose attributes stand in double quotes: what is left alone, tags, needless endings."""

_ATTRIBUTE = re.compile(r'\s+([^\s"\'=<>/]+)(?:="([^"]*)")?')
_BARE = re.compile(r"[\w.%,()-]+")
_UPRIGHT = re.compile(r"(?<=M)([\d.-]+) ([\d.-]+)L\1 (?=[\d.-]+(?:[A-Za-z]|$))")
"""Where a line of a path begins that goes straight up or down."""

_CARD = "estimate-"

_SHAPES = {"circle", "ellipse", "line", "path", "polygon", "polyline", "rect", "text", "use"}

_STYLE = re.compile(r' style="([^"]+)"')
_OFTEN = 8
"""Parts of one style from which on it is a class: a page has room for few rules."""

_RULE = r"[a-z-]+:(?:[\w.,#%-]+|var\(--ke-\w+,#?\w+\))"
_OURS = re.compile(rf"(?=.*var\(){_RULE}(?:;{_RULE})*")
"""The style of a part of our own drawings, of which no stylesheet speaks: it names our colours.

It stands in a stylesheet as it is, so that nothing else may be in it that ends one.
"""

_LEAST = re.compile(r"min-width:\d+px")
"""That of a whole drawing of ours: how narrow it may become."""


def light(html: str) -> str:
    """Return a page with the same elements and the same words in fewer bytes.

    Quotes and closing tags that HTML does not need are left out; stylesheets are shortened; styles
    that many parts of our drawings share become classes; the cards of numbers get short ids; files
    are compressed; passages that waiting panes share are kept once. Of what is said nothing is
    decoded or escaped anew: what was safe stays so.

    Parameters
    ----------
    html
        A page as our templates and `clean` write it: attributes in double quotes, each element
        closed. Panes that wait as comments are lightened, too.
    """
    return shared(_Light(html).page(html))


class _Light:
    """The short names that one page has given."""

    def __init__(self, html: str) -> None:
        self.often = Counter(_STYLE.findall(html))
        self.classes: dict[str, str] = {}
        self.cards: dict[str, str] = {}

    def page(self, html: str) -> str:
        written = _TOKEN.sub(self._token, html)
        rules = "".join(f".{name}{{{style}}}" for style, name in self.classes.items())
        return written.replace("</style>", f"</style><style>{rules}</style>", 1)

    def _token(self, token: re.Match[str]) -> str:
        if token["file"]:
            return packed(token[0])
        if token["sheet"] is not None:
            return f"<style>{minified_style(token['sheet'])}</style>"
        if not token["tag"]:
            return token[0] if token["aside"] else ""
        given = dict(_ATTRIBUTE.findall(token["attributes"]))
        tag, attributes = token["tag"], self._attributes(token["tag"], given)
        end = token["end"] and (" /" if attributes and not attributes.endswith('"') else "/")
        return f"<{tag}{attributes}{end}>"

    def _attributes(self, tag: str, given: dict[str, str]) -> str:
        style = given.get("style", "")
        known = _OURS if tag in _SHAPES else _LEAST if tag == "svg" else None
        if self.often[style] >= _OFTEN and known and known.fullmatch(style):
            given = self._classed(style, given)
        if given.get("target") == "_blank" and given.get("rel") == "noopener":
            del given["rel"]  # browsers take it for said
        for name in ("id", "popovertarget"):
            if given.get(name, "").startswith(_CARD):
                given[name] = self.cards.setdefault(given[name], f"_{len(self.cards)}")
        if tag == "path" and "d" in given:
            given["d"] = _UPRIGHT.sub(r"\1 \2V", given["d"])
        return "".join(_written(given.items(), quoted=tag == "meta"))

    def _classed(self, style: str, given: dict[str, str]) -> dict[str, str]:
        name = self.classes.setdefault(style, f"_{len(self.classes)}")
        kept = {key: value for key, value in given.items() if key not in ("class", "style")}
        return {"class": " ".join(filter(None, (given.get("class"), name))), **kept}


def _written(attributes: Iterable[tuple[str, str]], quoted: bool) -> Iterable[str]:
    for name, value in attributes:
        if not value:
            yield f" {name}"
        elif quoted or not _BARE.fullmatch(value):
            yield f' {name}="{value}"'
        else:
            yield f" {name}={value}"
