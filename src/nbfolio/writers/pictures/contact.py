"""All pictures of an archive on one page: to find one, and to see what there is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from urllib.parse import quote

from markupsafe import Markup

from ...markup import element, joined
from .still import Still

CONTACT = "contact-sheet.html"

_STYLE = """
body { font: 1rem/1.5 Verdana, "DejaVu Sans", sans-serif; margin: 2rem; color: #1a1f24; }
ul { list-style: none; padding: 0; display: grid; gap: 1.5rem;
     grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); }
img { width: 100%; height: auto; border: 1px solid #c9d1d9; }
a { color: #005f99; }
h2 { margin-top: 2.5rem; }
@media print { li { break-inside: avoid; } }
"""

_META = (
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; img-src 'self' file: data:; style-src 'unsafe-inline'\">"
)


def contact_sheet(title: str, lead: str, pictures: Sequence[Still], language: str = "en-GB") -> str:
    """Return a page that shows all pictures, from the files beside it.

    Parameters
    ----------
    title
        Its heading.
    lead
        What stands below that.
    pictures
        All of them, those of a figure one after the other.
    language
        Of its words.
    """
    head = joined(Markup(_META), element("title", title), element("style", Markup(_STYLE)))
    body = joined(element("h1", title), element("p", lead), *_figures(pictures))
    page = element("html", element("head", head), element("body", body), lang=language)
    return f"<!doctype html>\n{page}\n"


def _figures(pictures: Sequence[Still]) -> Iterator[Markup]:
    for _, of_figure in groupby(pictures, lambda each: each.name.rpartition("/")[0]):
        stills = list(of_figure)
        yield element("h2", stills[0].figure.title)
        yield element("ul", *map(_item, stills))


def _item(still: Still) -> Markup:
    file = quote(f"{still.name}.{'png' if still.as_png else 'svg'}")
    words = still.state.text or "as it stands"
    image = element("img", src=file, alt=still.figure.described(still.state), loading="lazy")
    return element("li", image, element("a", words, href=quote(f"{still.name}.svg")))
