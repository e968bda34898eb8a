"""The course's typeface: what pages bring, and what its figures are measured with."""

from __future__ import annotations

from nbfolio.typeface import Typeface, installed

FAMILY = "Atkinson Hyperlegible"
"""Drawn so that letters are told apart by people who see little; under the Open Font License."""


def typeface() -> Typeface:
    """Return the files of the course's typeface."""
    return installed(FAMILY)
