"""Dates and times as HTML writes them: ipywidgets stores their parts, a month counted from 0."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

KINDS = {"DatePickerModel": "date", "TimeModel": "time", "NaiveDatetimeModel": "datetime-local"}
"""Kinds of models that hold moments, and the type of the field of each."""

_TRAITS = ("value", "min", "max")


def written(kind: str, traits: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a model's traits with each moment as a text, which is empty where there is none."""
    if kind not in KINDS:
        return traits
    moments = {name: moment(traits[name]) for name in _TRAITS if traits.get(name) is not None}
    return {**traits, **moments}


def moment(parts: Mapping[str, Any]) -> str:
    """Return a date, a time or both as a field of a form holds them.

    >>> moment({"year": 2026, "month": 10, "date": 29})
    '2026-11-29'
    >>> moment({"hours": 9, "minutes": 30, "seconds": 0, "milliseconds": 0})
    '09:30'
    >>> moment({"year": 987, "month": 0, "date": 2, "hours": 9, "minutes": 5, "seconds": 7.0})
    '0987-01-02T09:05:07'
    """
    day = (
        f"{parts['year']:04}-{parts['month'] + 1:02}-{parts['date']:02}" if "year" in parts else ""
    )
    time = _time(parts) if "hours" in parts else ""
    return "T".join(filter(None, (day, time)))


def _time(parts: Mapping[str, Any]) -> str:
    """Return a time of day, without seconds where they are 0, as browsers write it."""
    seconds, thousandths = int(parts.get("seconds") or 0), int(parts.get("milliseconds") or 0)
    told = f"{parts['hours']:02}:{parts['minutes']:02}"
    if seconds or thousandths:
        told += f":{seconds:02}"
    return f"{told}.{thousandths:03}" if thousandths else told
