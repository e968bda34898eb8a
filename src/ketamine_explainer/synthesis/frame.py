"""All estimates that are shown as one table, for students and for download."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..content import Content
from ..content.records import Estimate
from . import words

if TYPE_CHECKING:
    import pandas as pd


def frame(content: Content) -> pd.DataFrame:
    """Return one row for each estimate that is shown, by its id.

    Returns
    -------
    pandas.DataFrame
        Columns: ``outcome``; ``value`` in words; ``events``, ``percent`` or ``number`` with its
        ``unit``; ``of``, the people, and ``basis``, which of them are counted; ``low`` and
        ``high`` of the interval of `level` percent (of a share in percent); ``reckoned``, true
        where we reckoned it; ``certainty``; ``measure``, ``arm``, ``against``, ``who``; ``time``
        with its ``time_unit`` and ``when`` in words; ``design``, ``source``, ``doi``, ``pmid``,
        ``link``, ``where``, ``read``, ``checked``.
    """
    import pandas as pd  # slow, and of use for the table alone

    rows = pd.DataFrame([_row(content, each) for each in content.evidence.shown.values()])
    whole = {name: "Int64" for name in ("events", "of", "level")}
    return rows.set_index("id").astype(whole)


def _row(content: Content, estimate: Estimate) -> dict[str, object]:
    evidence = content.evidence
    study, bounds = evidence.study(estimate), words.interval(estimate)
    source = content.sources[study.reference]
    return {
        "id": estimate.id,
        "outcome": evidence.outcomes[estimate.outcome].name,
        "value": words.value(estimate),
        "events": estimate.events,
        "percent": estimate.percent,
        "number": estimate.number,
        "unit": estimate.unit,
        "of": estimate.n,
        "basis": estimate.basis,
        "low": bounds and round(bounds.low, 3),
        "high": bounds and round(bounds.high, 3),
        "level": bounds and bounds.level,
        "reckoned": estimate.interval == "wilson",
        "certainty": estimate.grade and estimate.grade.level,
        "measure": estimate.measure,
        "arm": estimate.arm,
        "against": estimate.comparator or study.comparator,
        "who": evidence.population(estimate),
        "time": estimate.when.at,
        "time_unit": estimate.when.unit,
        "when": words.when(estimate),
        "design": study.design,
        "source": source.short,
        "doi": source.doi,
        "pmid": source.pmid,
        "link": source.link,
        "where": estimate.locator,
        "read": study.read,
        "checked": estimate.checked,
    }
