"""What others wrote, as HTML that runs nothing, asks for nothing and ends where it ends.

All HTML that notebooks store goes through here once, ours too: a mark of ours could be copied.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import accumulate

import nh3
from markupsafe import Markup

from ..notebook import ballot
from .stylesheets import confined


def _words(listed: str) -> set[str]:
    return set(listed.split())


_TEXT = _words(
    "a abbr acronym article aside audio b bdi bdo big blockquote br button caption center cite "
    "code col colgroup data dd del details dfn dir div dl dt em figcaption figure font footer "
    "h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd label li main mark meter nav ol p "
    "pre progress q "
    "rb rp rt rtc ruby s samp section small span strike strong style sub summary sup table tbody "
    "td tfoot th thead time tr tt u ul var video wbr"
)
_SVG = _words(
    "circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite "
    "feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood "
    "feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset "
    "fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter foreignObject g image "
    "line linearGradient marker mask path pattern polygon polyline radialGradient rect stop svg "
    "switch symbol text textPath title tspan use view"
)
_MATHS = _words(
    "annotation annotation-xml maction math menclose merror mfenced mfrac mi mmultiscripts mn mo "
    "mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable "
    "mtd mtext mtr munder munderover none semantics"
)
_NOT_KEPT = {"script", "noscript", "template"}
"""These go with what is in them; of all others that are not named here the words stay."""

_ATTRIBUTES = _words(
    # of HTML
    "abbr align alt axis bgcolor border cellpadding cellspacing char charoff checked cite class "
    "color colspan compact datetime dir disabled face for headers height hidden high href hspace "
    "id label lang low max min noshade nowrap open optimum popover popovertarget "
    "popovertargetaction rel reversed role rowspan rules scope scoped size span src start style "
    "summary tabindex target title translate valign value vspace width "
    # of SVG: how things look, then where they are
    "alignment-baseline baseline-shift clip-path clip-rule color-interpolation "
    "color-interpolation-filters cursor direction display dominant-baseline fill fill-opacity "
    "fill-rule filter flood-color flood-opacity font-family font-size font-size-adjust "
    "font-stretch font-style font-variant font-weight image-rendering letter-spacing "
    "lighting-color marker-end marker-mid marker-start mask mask-type opacity overflow "
    "paint-order shape-rendering stop-color stop-opacity stroke stroke-dasharray "
    "stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity "
    "stroke-width text-anchor text-decoration text-rendering unicode-bidi vector-effect "
    "visibility word-spacing writing-mode amplitude azimuth baseFrequency bias clipPathUnits cx "
    "cy d diffuseConstant divisor dx dy edgeMode elevation exponent filterUnits font fr fx fy "
    "gradientTransform gradientUnits in in2 intercept k1 k2 k3 k4 kernelMatrix kernelUnitLength "
    "lengthAdjust limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits "
    "maskUnits method mode numOctaves offset operator order orient pathLength "
    "patternContentUnits patternTransform patternUnits points pointsAtX pointsAtY pointsAtZ "
    "preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY result rotate rx ry "
    "scale seed slope spacing specularConstant specularExponent spreadMethod startOffset "
    "stdDeviation stitchTiles surfaceScale systemLanguage tableValues targetX targetY textLength "
    "transform transform-origin version viewBox x x1 x2 xChannelSelector y y1 y2 "
    "yChannelSelector z "
    # of maths
    "accent accentunder columnalign columnlines columnspacing columnspan close depth display "
    "displaystyle encoding fence form frame largeop linethickness lspace mathbackground mathcolor "
    "mathsize mathvariant maxsize minsize movablelimits notation rowalign rowlines rowspacing "
    "rspace scriptlevel separator separators stretchy symmetric voffset"
)
_REL = {"noopener", "noreferrer", "nofollow", "external"}
_SCHEMES = {"http", "https", "mailto", "tel", "doi", "data"}

OURS = re.compile(r"v\d+|w\d+|main|keys|keys-title|words|speaker|about|on-this-page|page-data")
"""Ids that pages and decks keep for themselves."""

_SCRIPTS_OWN = re.compile(
    # what our scripts read …
    r"data-(?:model|kind|as|digits|unit|min|max|step|interval|repeat|playing|tool|go|slide|stop|least"
    r"|colour|float|on|once|rest|sure|first|name|part|pick|sparse|within"
    r"|minutes|ready|clock|elapsed|planned"
    # … and reveal.js
    r"|auto.*|background.*|controls-.*|fragment.*|id|ignore|index-.*|layout|lazy-loaded"
    r"|line-number.*|loaded|markdown|muted-.*|navigation-mode|noprocess|notes|paused-.*|preload"
    r"|prevent-swipe|preview.*|previous-indexv|scrollbar|separator.*|src.*|start-indexv|state"
    r"|transition.*|trim|visibility)"
)
_MEDIA = re.compile(
    r"data:(?:audio|video)/[\w.+-]+(?:;[\w-]+=[\w.-]+)*(?:;base64)?,", re.IGNORECASE
)
_PICTURE = re.compile(r"data:image/[\w.+-]+(?:;[\w-]+=[\w-]+)*(?:;base64)?,", re.IGNORECASE)
_LINK = re.compile(r"(?!\s*data:)|data:(?:text/csv|text/plain|application/json)[;,]", re.IGNORECASE)
_OUTSIDE = re.compile(
    r"""(?:url|src|image-set|image)\s*\(\s*["']?\s*(?!["'\s]|#|data:image/)""", re.I
)

DEEPEST = 200
"""Elements inside one another; browsers close what they hold beyond about 500."""

_SWALLOWS = (
    "textarea", "title", "style", "script", "noscript", "template", "select", "xmp", "iframe",
    "noembed", "noframes", "desc", "object", "frameset",
)  # fmt: skip
_OPENS = re.compile(rf"<({'|'.join(_SWALLOWS)})(?=[\s/>])[^>]*>", re.IGNORECASE)
_CLOSES = re.compile(rf"</({'|'.join(_SWALLOWS)})(?=[\s/>])", re.IGNORECASE)
_NEVER_CLOSES = re.compile(r"</?plaintext\b[^>]*>", re.IGNORECASE)
_UNENDED = re.compile(r"<(?=!--(?!.*?-->)|!\[CDATA\[(?!.*?\]\]>))", re.DOTALL)
_DROPPED_TAG = re.compile(
    r"</?(?:xmp|iframe|noembed|noframes|textarea|select|option|optgroup|frameset)\b[^>]*>", re.I
)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^>]*?(/?)>")
_SHALLOW = _words(
    "area base br col embed hr img input link meta source track wbr "
    "p li td th tr dt dd option rp rt tbody thead tfoot colgroup"
)
_SECTION = re.compile(r"<(/?)section(?=[ >])")  # inside a slide it would be slides below it
_EMPTY = re.compile(r"></(path|use|rect|circle|line|polyline|polygon|ellipse|stop|image)>")


_PLACES = r"(?::nth-child\((?:n\+|-n\+)?\d{1,4}\))+"
_SOME = rf"{_PLACES}(?:,{_PLACES})*"
_LESS = re.compile(rf":not\(\*\)|tbody>:not\({_SOME}\)(?:,tr>:is\({_SOME}\))?")
"""What a mark leaves out of a table: rows, and columns, by their places."""


def _attribute(tag: str, name: str, value: str) -> str | None:
    """Return what an attribute may say, None where it says nothing that a page may hold."""
    match name:
        case "src":
            known = {"img": _PICTURE, "audio": _MEDIA, "video": _MEDIA}.get(tag)
            return value if known and known.match(value.strip()) else None
        case "href":
            return _href(tag, value)
        case "style":
            return None if _OUTSIDE.search(_plain(value)) else _unmoved(value)
        case "id" | "popovertarget" if OURS.fullmatch(value):
            return None
        case "target":
            return value if value == "_blank" else None
        case "rel":
            return " ".join(word for word in value.split() if word in _REL) or None
    if name.startswith("data-"):
        return value if _MARKS.get(name, _is_free(name))(value) else None
    if "(" in value and _OUTSIDE.search(_plain(value)) and name not in ("title", "alt", "d"):
        return None  # fill, filter, mask and their like name things that are elsewhere
    return value


def _is_free(name: str) -> Callable[[str], bool]:
    return lambda value: not _SCRIPTS_OWN.fullmatch(name)


def _is_ballot(value: str) -> bool:
    try:
        ballot.read(value)
    except ValueError:
        return False
    return True


_MARKS: Mapping[str, Callable[[str], object]] = {
    "data-less": _LESS.fullmatch,
    ballot.ATTRIBUTE: _is_ballot,
}
"""Marks that our scripts read and that others may set, to what these let through."""


def _href(tag: str, value: str) -> str | None:
    if tag == "a":
        return value if _LINK.match(value) else None
    if tag in ("image", "feImage"):
        return value if _PICTURE.match(value.strip()) else None
    return value if value.strip().startswith("#") else None


_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6}\s?|.)|/\*.*?\*/", re.DOTALL)


def _plain(css: str) -> str:
    r"""Return CSS without comments and escapes, in which ``u\72l(`` is ``url(``."""

    def meant(match: re.Match[str]) -> str:
        code = match[1]
        if code is None:
            return ""
        number = int(code, 16) if re.fullmatch(r"[0-9a-fA-F]+\s?", code) else ord(code)
        return chr(number) if number <= 0x10FFFF else "\ufffd"

    return _ESCAPE.sub(meant, css) if "\\" in css or "/*" in css else css


_POSITION = re.compile(r"position\s*:", re.IGNORECASE)


def _unmoved(style: str) -> str:
    """Leave out of a ``style`` that its element lies over the rest of the page."""
    if not _POSITION.search(_plain(style)):
        return style
    return ";".join(
        rule for rule in style.split(";")
        if not re.match(r"\s*position\s*:", _plain(rule), re.IGNORECASE)
    )  # fmt: skip


_PLAYED = {name: {"controls", "loop"} for name in ("audio", "video")}
_CLEANER = nh3.Cleaner(
    tags=_TEXT | _SVG | _MATHS,
    clean_content_tags=_NOT_KEPT,
    attributes={"*": _ATTRIBUTES, "a": {"download", "name"}} | _PLAYED,
    set_tag_attribute_values={"input": {"type": "checkbox"}},
    attribute_filter=_attribute,
    generic_attribute_prefixes={"data-", "aria-"},
    url_schemes=_SCHEMES,
    link_rel=None,
)


@lru_cache(maxsize=8192)
def clean(html: str) -> Markup:
    """Return HTML as one whole fragment, of which nothing runs and nothing asks for anything.

    Each element is closed inside the fragment, so that nothing which stands after it is part of
    it. What a script, a frame, a form or a picture from elsewhere would be is left out; of forms
    and frames the words stay.
    """
    html = str(html)  # Markup would escape what is put into it
    if "<" not in html and "&" not in html:
        return Markup(html)
    if _depth(html) > DEEPEST:
        html = _TAG.sub(" ", html)  # a browser would not nest it either
    written = _EMPTY.sub("/>", _CLEANER.clean(_ended(html)))
    return Markup(confined(_SECTION.sub(r"<\1div", written)))


def _ended(html: str) -> str:
    """Return HTML in which nothing that swallows what follows is left open."""
    html = _NEVER_CLOSES.sub("", _UNENDED.sub("&lt;", html))
    last = {match[1].lower(): match.start() for match in _CLOSES.finditer(html)}

    def closed(match: re.Match[str]) -> str:
        return match[0] if match.start() < last.get(match[1].lower(), -1) else ""

    return _DROPPED_TAG.sub("", _OPENS.sub(closed, html))


def _depth(html: str) -> int:
    """Return about how deep elements lie in one another, at most."""
    steps = (
        -1 if tag[1] else 1
        for tag in _TAG.finditer(html)
        if not tag[3] and tag[2].lower() not in _SHALLOW
    )
    return max(accumulate(steps), default=0)
