"""Pictures, sound and film that a notebook names, as data that stands in the page."""

from __future__ import annotations

import base64
import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.parse import unquote, urlsplit
from urllib.request import Request, urlopen

Attachments = Mapping[str, Mapping[str, str]]

LARGEST = 50_000_000
"""Bytes that a file from elsewhere may have."""

_TIMEOUT = 30
"""Seconds that a server may take to answer."""

_SIGNS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
)
_BEFORE = rb"(?:<\?xml[^>]*>|<!--(?:(?!-->).)*-->|<!DOCTYPE[^>]*>|\s)*"
_SVG = re.compile(rb"\A(?:\xef\xbb\xbf)?" + _BEFORE + rb"<svg[\s>]", re.DOTALL)
_DATA = re.compile(r"data:(image|audio|video)/[\w.+-]+[;,]", re.IGNORECASE)
_ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+:")  # longer than the letter of a drive
_WORDS = {"image": "picture", "audio": "sound", "video": "film"}
_PREFERRED = ("image/svg+xml", "image/png", "image/jpeg")


class LostError(Exception):
    """Something that a page should show and cannot.

    Parameters
    ----------
    reason
        What is wrong, as a sentence without its full stop.
    cure
        What to do, likewise.
    """

    def __init__(self, reason: str, cure: str) -> None:
        super().__init__(f"{reason}. {cure}.")
        self.reason, self.cure = reason, cure


@dataclass(frozen=True)
class Files:
    """Where the files are that a notebook names.

    Parameters
    ----------
    folder
        That of the notebook.
    online
        Whether what stands at an address of the network is fetched, once, as the page is made.
    """

    folder: Path
    online: bool = False

    def inside(
        self, url: str, kinds: tuple[str, ...] = ("image",), attachments: Attachments | None = None
    ) -> str:
        """Return a file as an address that holds all of it (``data:``).

        Parameters
        ----------
        url
            As the notebook names the file: a path, maybe with ``%20``, an attachment of the cell,
            or an address.
        kinds
            What it may be: of ``image``, ``audio`` and ``video``.
        attachments
            Those of the cell: by name, each in base 64 by its MIME types.

        Raises
        ------
        LostError
            If there is no such file, or it is of another kind.
        """
        url = url.strip()
        if url[:5].lower() == "data:":
            return _checked(url, kinds)
        if attached := _attached(url, attachments or {}):
            return attached
        if url.lower().startswith("attachment:"):
            raise LostError("the cell has no such attachment", "Attach the file to the cell again")
        content = self._fetched(url) if _ELSEWHERE.match(url) else self._read(url)
        return _packed(content, url, kinds)

    def _fetched(self, url: str) -> bytes:
        if not self.online:
            raise LostError(
                "it is elsewhere, and a page asks no network",
                "Save it beside the notebook, or export with --embed-images, which fetches it",
            )
        address = url if url.startswith("http") else f"https:{url}"
        try:
            request = Request(address, headers={"User-Agent": "nbfolio"})
            with urlopen(request, timeout=_TIMEOUT) as answer:
                content: bytes = answer.read(LARGEST + 1)
        except (URLError, OSError, ValueError) as error:
            raise LostError(
                f"it could not be fetched ({error})", "Try again, or save it beside the notebook"
            ) from None
        if len(content) > LARGEST:
            raise LostError("it has more than 50 MB", "Save a smaller one beside the notebook")
        return content

    def _read(self, url: str) -> bytes:
        for path in self._paths(url):
            if path.is_file():
                return path.read_bytes()
        raise LostError(
            "there is no such file beside the notebook",
            "Put it there, under this very name, or leave it out",
        )

    def _paths(self, url: str) -> list[Path]:
        """Return where a file may be: what it is called, then what its name stands for."""
        if _SCHEME.match(url) or url.startswith(("/", "\\")) or "\0" in url:
            return []  # the files of one computer, or of one server
        bare = urlsplit(url).path if not Path(self.folder, url).is_file() else url
        names = [url, bare, unquote(bare), unquote(url).replace("\\", "/")]
        names += [unquote(bare).removeprefix("files/")]  # as the first notebooks said it
        return [self.folder / name for name in dict.fromkeys(names) if name]


def _attached(url: str, attachments: Attachments) -> str:
    """Return an attachment as an address; empty where there is none of that name."""
    bare = re.sub(r"^attachment:", "", url, flags=re.IGNORECASE)
    stored = attachments.get(bare) or attachments.get(unquote(bare)) or {}
    for mime in (*_PREFERRED, *stored):
        if mime in stored and _DATA.match(f"data:{mime};"):
            packed = stored[mime]
            if packed.lstrip().startswith("<"):  # SVG is stored as text, too
                packed = base64.b64encode(packed.encode()).decode()
            return f"data:{mime};base64,{''.join(packed.split())}"
    return ""


def _checked(url: str, kinds: tuple[str, ...]) -> str:
    found = _DATA.match(url)
    if found and found[1].lower() in kinds:
        return url
    raise LostError(f"what it holds is no {_named(kinds)}", "Put in another one")


def _packed(content: bytes, url: str, kinds: tuple[str, ...]) -> str:
    mime = _kind(content) or mimetypes.guess_type(urlsplit(url).path)[0] or ""
    if mime.partition("/")[0] not in kinds:
        raise LostError(f"it is no {_named(kinds)} that browsers show", "Save it in another format")
    return f"data:{mime};base64,{base64.b64encode(content).decode()}"


def _kind(content: bytes) -> str:
    """Return the MIME type of a picture as its first bytes tell it; empty where they do not."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:12] == b"ftypavif":
        return "image/avif"
    if _SVG.match(content[:4000]):
        return "image/svg+xml"
    return next((mime for sign, mime in _SIGNS if content.startswith(sign)), "")


def _named(kinds: tuple[str, ...]) -> str:
    return " or ".join(_WORDS[kind] for kind in kinds)
