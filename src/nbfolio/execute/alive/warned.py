"""Warnings that are given in each state that calls for them, not in the first one alone."""

from __future__ import annotations

import warnings


def warn_anew() -> None:
    """Forget which warnings were given, by the filters of the author: Python tells each once.

    Else a division by zero would be told in one state and not in the next, which would then seem
    to depend on what was done before.
    """
    with warnings.catch_warnings():
        pass  # to enter and to leave it makes all records of what was given out of date
