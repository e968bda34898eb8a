"""reveal.js: the release that decks are made with, and what of it stands in each of them."""

from __future__ import annotations

from functools import cache

from ...html.npm import Package

REVEAL = Package(
    "reveal.js",
    "6.0.2",
    "sha512-JYIg5D9aoxoaLeb84O+OvAwsKWdIavVgEDScxtYEXFCT6t6TQrhNtSgogcjdCpdLsWglhJn3zyE3fUOwiH5KEg==",
)
"""The one place that pins it; `npm view reveal.js version dist.integrity` tells of later ones."""


@cache
def reveal_script() -> str:
    """Return the script as it was released, with its notice of copyright.

    Raises
    ------
    PackageError
        If it is neither in the cache nor to be fetched.
    """
    return REVEAL.read("dist/reveal.js")


@cache
def reveal_style() -> str:
    """Return the stylesheet for its layout, without a theme."""
    return REVEAL.read("dist/reveal.css")
