"""Charts that are stored as Vega or Vega-Lite, drawn as the page is made: no script is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from markupsafe import Markup

from ..notebook.bundles import Output
from .clean import clean
from .files import LostError
from .gate import UnseenError

_LITE, _VEGA = "application/vnd.vegalite.v{}+json", "application/vnd.vega.v{}+json"
CHARTS = [_LITE.format(version) for version in range(6, 0, -1)]
CHARTS += [_VEGA.format(version) for version in range(6, 1, -1)]
"""MIME types of charts, those that tell most first."""

_MISSING = LostError(
    "a chart of Vega is drawn by a script",
    "Install what draws it as the page is made: pip install 'nbfolio[charts]', "
    "or store a picture beside it (alt.renderers.enable('png'))",
)


def drawn(spec: Any, output: Output, mime: str) -> Markup:
    """Return a chart as SVG.

    Raises
    ------
    UnseenError
        If it cannot be drawn here: what draws is not installed, the chart is none, or its data are
        elsewhere.
    """
    draws = _library()
    if draws is None:
        raise UnseenError("chart", _MISSING)
    if address := next(_addresses(spec), ""):
        lost = LostError(f"its data are elsewhere ({address})", "Keep them in the chart")
        raise UnseenError("chart", lost)
    try:
        svg = draws["vegalite" if "vegalite" in mime else "vega"](spec)
    except ValueError as error:
        reason = f"it cannot be drawn ({' '.join(str(error).split())[:200]})"
        raise UnseenError("chart", LostError(reason, "Correct the chart")) from None
    return clean(svg)


def _library() -> Mapping[str, Callable[[Any], str]] | None:
    try:
        import vl_convert
    except ImportError:
        return None
    return {
        "vegalite": lambda spec: str(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])),
        "vega": lambda spec: str(vl_convert.vega_to_svg(spec, allowed_base_urls=[])),
    }


def _addresses(spec: Any) -> Iterator[str]:
    """Give what a chart would fetch: data, pictures, other charts."""
    if isinstance(spec, Mapping):
        for key, value in spec.items():
            if key == "url" and isinstance(value, str) and not value.startswith("data:"):
                yield value
            yield from _addresses(value)
    elif isinstance(spec, list):
        for each in spec:
            yield from _addresses(each)
