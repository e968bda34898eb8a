"""Numbers in words: the same here as in the page's script."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Any

_FORM = re.compile(r"\.(\d{1,2})([f%g])")


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

    Known are ``d``, ``.2f``, ``.1%``, and ``.3g``, whose three digits are all that are said; with
    any other the number is written as it is.
    """
    if form == "d":
        return 0, ""
    known = _FORM.fullmatch(form)
    if not known:
        return None, ""
    unit = known[2].strip("f")
    return (max(1, int(known[1])) if unit == "g" else int(known[1])), unit


def formatted(value: Any, form: str) -> str:
    """Return a number as its ``readout_format`` asks for, with a minus sign, not a hyphen.

    >>> formatted(0.125, ".2f"), formatted(-3, "d"), formatted(0.5, ".0%"), formatted(2.0, ",")
    ('0.13', '−3', '50%', '2')
    >>> formatted(12345.0, ".3g"), formatted(2.5e-8, ".3g"), formatted(10.0, ".3g")
    ('1.23e+4', '2.50e-8', '10.0')
    """
    decimals, unit = digits(form)
    if decimals is None:
        return plain(value)
    with localcontext(prec=200):  # enough for any number with as many decimals as may be asked
        if unit == "g":
            return _precise(Decimal(number(value)), decimals)
        exact = Decimal(number(value)) * (100 if unit else 1)
        fixed = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{fixed}{unit}".replace("-", "−" if fixed else "")


def _precise(exact: Decimal, places: int) -> str:
    """Return a number with so many digits, as ``toPrecision`` of JavaScript does."""
    last = exact.adjusted() - places + 1 if exact else 1 - places
    kept = exact.quantize(Decimal(1).scaleb(last), ROUND_HALF_UP)
    if kept and kept.adjusted() - places + 1 != last:  # 9.999 has become 10.00
        kept = kept.quantize(Decimal(1).scaleb(last + 1), ROUND_HALF_UP)
    power = kept.adjusted() if kept else 0
    sign, figures = ("−" if kept < 0 else ""), f"{abs(kept):f}"
    if not -7 < power < places:
        scaled = f"{abs(kept).scaleb(-power):.{places - 1}f}"
        figures = f"{scaled}e{power:+d}"
    return sign + figures
