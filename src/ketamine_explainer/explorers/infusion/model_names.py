"""What the explorers of infusions share: which models there are, what to call them, and levels."""

from __future__ import annotations

from typing import Any

from nbfolio.trace import branching

from ...content import Content


def models(content: Content) -> list[str]:
    """Return the sets that can be chosen, the main one first: those without metabolites."""
    sets, source = content.models.ketamine.sets.values(), made(content)[0]
    ordered = sorted(sets, key=lambda each: each.role != "main")
    return [each.id for each in ordered if each.id != source]


def made(content: Content) -> list[str]:
    """Return the set from which metabolites are made, and these."""
    made_of = content.models.metabolites.metabolites
    sources = [each.made_from for each in made_of.values() if each.made_from not in made_of]
    return [*dict.fromkeys(sources), *made_of]


def names(content: Content) -> dict[str, str]:
    """Return what to call each set and each metabolite."""
    found = {**content.models.ketamine.sets, **content.models.metabolites.metabolites}
    return {id_: each.name for id_, each in found.items()}


@branching
def amount(level: Any) -> str:
    """Return a simulated level in words: two digits, or whole from 10 on."""
    return f"{level:.2g}" if level < 10 else f"{level:,.0f}"
