"""Compare the outputs of a cell with those it gave before."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from ..notebook.extras import extra

with extra("nbfolio[pictures]", "Comparing pictures", "a notebook can be run and shown"):
    import numpy as np
    from matplotlib.image import imread
    from numpy.typing import NDArray

PATCH = 24
"""Side of the squares, in pixels, whose mean colours are compared."""

PICTURE_TOLERANCE = 0.12
"""Difference of a square's mean colour, from 0 to 1, that still counts as the same picture.

Machines render fonts differently: other hinting moves edges and changes a square of our figures by
up to 0.10. What a picture shows is also in the text beside it, which is compared to the letter.
"""

LONGEST = 200
"""Characters of a line that a difference shows."""

_PNG = "image/png"
_EMBEDDED = re.compile(rf"data:{_PNG};base64,([A-Za-z0-9+/=]+)")

Output = Mapping[str, Any]


def differences(stored: Sequence[Output], fresh: Sequence[Output]) -> Iterator[str]:
    """Say in words what differs between the stored outputs of a cell and its fresh ones."""
    if len(stored) != len(fresh):
        yield f"{len(stored)} outputs are stored, running it gives {len(fresh)}"
        return
    for old, new in zip(map(_parts, stored), map(_parts, fresh), strict=True):
        if old.keys() != new.keys():
            yield f"stored is {_names(old)}, running it gives {_names(new)}"
            continue
        for kind in old:
            yield from _difference(kind, old[kind], new[kind])


def _parts(output: Output) -> dict[str, Any]:
    """Return an output as a mapping from its mime types, or its other fields, to the content."""
    match output["output_type"]:
        case "stream":
            return {output["name"]: output["text"]}
        case "error":
            return {"error": f"{output['ename']}: {output['evalue']}"}
        case _:
            return _pictures_apart(output["data"])


def _pictures_apart(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return a bundle whose Markdown names its pictures, which follow as parts of their own."""
    parts = dict(data)
    if isinstance(markdown := data.get("text/markdown"), str):
        pictures = _EMBEDDED.findall(markdown)
        parts["text/markdown"] = _EMBEDDED.sub("picture", markdown)
        parts |= {f"{_PNG} {number}": picture for number, picture in enumerate(pictures, 1)}
    return parts


def _names(parts: Mapping[str, Any]) -> str:
    return " and ".join(sorted(parts)) or "nothing"


def _difference(kind: str, old: Any, new: Any) -> Iterator[str]:
    if old == new:
        return
    mime = kind.partition(" ")[0]
    if mime in {_PNG, "image/jpeg"}:
        yield from _picture_difference(_pixels(old, mime), _pixels(new, mime))
    elif isinstance(old, str) and isinstance(new, str):
        yield f"{kind} differs {_first_line(old, new)}"
    else:
        yield f"{kind} differs"


def _picture_difference(old: NDArray[Any], new: NDArray[Any]) -> Iterator[str]:
    if old.shape != new.shape:
        yield f"the picture was {_size(old)} pixels and is now {_size(new)}"
    elif (change := float(np.abs(_patches(old) - _patches(new)).max())) > PICTURE_TOLERANCE:
        yield f"the picture differs by {change:.0%} in a place; {PICTURE_TOLERANCE:.0%} is allowed"


def _patches(pixels: NDArray[Any]) -> NDArray[Any]:
    """Return the mean colour of each square of a picture, shape (rows, columns, channels)."""
    rows, columns = (np.arange(0, length, PATCH) for length in pixels.shape[:2])
    sums = np.add.reduceat(np.add.reduceat(pixels, rows, axis=0), columns, axis=1)
    heights, widths = (np.diff([*starts, length]) for starts, length in
                       zip((rows, columns), pixels.shape[:2], strict=True))  # fmt: skip
    return np.asarray(sums / np.multiply.outer(heights, widths)[..., None])


def _pixels(data: str, kind: str) -> NDArray[Any]:
    pixels = np.asarray(imread(io.BytesIO(base64.b64decode(data)), format=kind.partition("/")[2]))
    return pixels / 255 if pixels.dtype == np.uint8 else pixels


def _size(pixels: NDArray[Any]) -> str:
    return f"{pixels.shape[1]} x {pixels.shape[0]}"


def _first_line(old: str, new: str) -> str:
    lines = zip_longest(old.splitlines(), new.splitlines())
    for number, (before, after) in enumerate(lines, start=1):
        if before != after:
            return f"in line {number}: stored {_quoted(before)}, now {_quoted(after)}"
    return "in its line ends"


def _quoted(line: str | None) -> str:
    said = repr(line)
    return "nothing" if line is None else said if len(said) <= LONGEST else f"{said[:LONGEST]} …"
