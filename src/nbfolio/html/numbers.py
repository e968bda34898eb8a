"""Numbers in words: the same here as in the page's script."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Any

_FIXED = re.compile(r"\.(\d{1,2})([f%])")


def number(value: Any) -> int | float:
    """Return a value as a number; one that is none counts as 0."""
    return value if isinstance(value, int | float) else 0


def plain(value: Any) -> str:
    """Return a value as JavaScript writes it.

    >>> plain(2.0), plain(0.5), plain(True), plain([0, 2]), plain(None)
    ('2', '0.5', 'true', '0,2', '')
    """
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case float():
            return repr(value).removesuffix(".0")
        case list() | tuple():
            return ",".join(map(plain, value))
    return str(value)


def digits(form: str) -> tuple[int | None, str]:
    """Return the decimals and the unit that a ``readout_format`` asks for.

    Known are ``d``, ``.2f`` and ``.1%``; with any other the number is written as it is.
    """
    if form == "d":
        return 0, ""
    known = _FIXED.fullmatch(form)
    return (int(known[1]), known[2].strip("f")) if known else (None, "")


def formatted(value: Any, form: str) -> str:
    """Return a number as its ``readout_format`` asks for, with a minus sign, not a hyphen.

    >>> formatted(0.125, ".2f"), formatted(-3, "d"), formatted(0.5, ".0%"), formatted(2.0, ",")
    ('0.13', '−3', '50%', '2')
    """
    decimals, unit = digits(form)
    if decimals is None:
        return plain(value)
    with localcontext(prec=200):  # enough for any number with as many decimals as may be asked
        exact = Decimal(number(value)) * (100 if unit else 1)
        fixed = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{fixed}{unit}".replace("-", "−" if fixed else "")
