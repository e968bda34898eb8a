"""What an output stores, form by form: a form that is not what its name says is none."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from typing import Any

from .state import VIEW_MIME

Output = Mapping[str, Any]

_SIGNS = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}


def data_of(output: Output) -> Mapping[str, Any]:
    """Return the forms of an output by their MIME types; none where it stores none."""
    data = output.get("data")
    return data if isinstance(data, Mapping) else {}


def text_of(value: Any) -> str | None:
    r"""Return a stored text, which may be a list of its lines; None if it is none.

    >>> text_of(["a\n", "b"]), text_of("a"), text_of(3), text_of(["a", None])
    ('a\nb', 'a', None, None)
    """
    lines = [value] if isinstance(value, str) else value
    if not isinstance(lines, list | tuple) or not all(isinstance(line, str) for line in lines):
        return None
    return "".join(lines)


def form(output: Output, mime: str) -> str | None:
    """Return one form of an output, None where it lacks or is not what its MIME type says.

    Returns
    -------
    str or None
        Text as it is stored, a picture in base 64 without its blanks, a widget view's model.
    """
    value = data_of(output).get(mime)
    if mime == VIEW_MIME:
        model = value.get("model_id") if isinstance(value, Mapping) else None
        return model if isinstance(model, str) and model else None
    words = text_of(value)
    return words if words is None or mime not in _SIGNS else _picture(words, _SIGNS[mime])


def _picture(words: str, sign: bytes) -> str | None:
    packed = "".join(words.split())
    try:
        data = b64decode(packed, validate=True)
    except ValueError:
        return None
    return packed if data.startswith(sign) else None


def described(output: Output, mime: str) -> Mapping[str, Any]:
    """Return what an output says about one of its forms: a picture's width and words."""
    metadata = output.get("metadata")
    own = metadata.get(mime) if isinstance(metadata, Mapping) else None
    return own if isinstance(own, Mapping) else {}
