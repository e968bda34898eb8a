"""Files that a page offers, compressed, so that every browser can save them without a script."""

from __future__ import annotations

import base64
import html
import io
import re
from urllib.parse import unquote_to_bytes
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

LARGE = 8_000
"""Bytes of an address from which on its file is compressed."""

_LINK = re.compile(r'<a download="([^"]*)" href="data:text/csv[^",]*,([^"]*)">([^<]*)</a>')
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same page has the same bytes whenever it is written


def packed(link: str) -> str:
    """Return a link to a table that its address holds as one to a zip archive of it.

    A small one, or a link of another kind, is returned as it is.
    """
    match = _LINK.fullmatch(link)
    if not match or len(link) < LARGE or ";base64," in link[:200]:
        return link
    name, address, words = match.groups()
    archive = _archive(html.unescape(name), unquote_to_bytes(html.unescape(address)))
    coded = base64.b64encode(archive).decode()
    return (
        f'<a download="{name}.zip" href="data:application/zip;base64,{coded}">{words}</a>'
        " in a zip archive"
    )


def _archive(name: str, content: bytes) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        entry = ZipInfo(name, _LONG_AGO)
        entry.external_attr = 0o644 << 16
        archive.writestr(entry, content, ZIP_DEFLATED, compresslevel=9)
    return file.getvalue()
