"""Files that a page offers, compressed, so that every browser can save them without a script."""

from __future__ import annotations

import base64
import html
import io
from datetime import date
from urllib.parse import unquote_to_bytes
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

LARGE = 8_000
"""Bytes of an address from which on its file is compressed."""

LONG_AGO = date(1980, 1, 1)
"""When what is in an archive was made: the same page has the same bytes whenever it is written."""

ADDED = " in a zip archive"
"""What is said after a link to a file that was compressed."""


def packed(name: str, address: str) -> tuple[str, str]:
    """Return name and address of a table as those of a zip archive of it.

    One that is small, or of another kind, stays as it is.

    Parameters
    ----------
    name, address
        Attributes of a link as they stand in HTML; the address holds the file.
    """
    kind, _, content = address.partition(",")
    if len(address) < LARGE or not kind.startswith("data:text/csv") or kind.endswith(";base64"):
        return name, address
    archive = _archive(html.unescape(name), unquote_to_bytes(html.unescape(content)))
    coded = base64.b64encode(archive).decode()
    return f"{name}.zip", f"data:application/zip;base64,{coded}"


def stamped(name: str, day: date = LONG_AGO, kind: int = ZIP_DEFLATED) -> ZipInfo:
    """Return an entry of an archive that bears a day, whenever it is written."""
    entry = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    entry.compress_type, entry.external_attr = kind, 0o644 << 16
    return entry


def _archive(name: str, content: bytes) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr(stamped(name), content, compresslevel=9)
    return file.getvalue()
