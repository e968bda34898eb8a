"""What a mention of an estimate or a derived figure says."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..content.evidence import Evidence
from ..content.records import Estimate
from . import words
from .derived import derive

_FORMS: Mapping[str, Callable[[Estimate], str]] = {
    "value": words.text,
    "of 100": words.hundred,
    "interval": words.interval_words,
    "people": words.how_many,
    "when": words.when,
}


def mention_text(evidence: Evidence, id_: str, form: str) -> str:
    """Return an estimate or a derived figure in the words of a form.

    Raises
    ------
    ValueError
        If there is no such form, or not of this estimate.
    KeyError
        If there is no such estimate.
    """
    if id_ in evidence.derived:
        figure = derive(evidence, evidence.derived[id_])
        return figure.interval if form == "interval" else figure.words
    if form not in _FORMS:
        raise ValueError(f"given form '{form}'; allowed: {', '.join(_FORMS)}")
    return _FORMS[form](evidence.estimates[id_])
