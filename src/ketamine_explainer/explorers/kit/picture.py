"""A matplotlib figure as a picture with words, for exercises."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from typing import Any

import matplotlib.pyplot as plt
from matplotlib.figure import Figure

_DPI = 96


@dataclass(frozen=True)
class Described:
    """A picture with the words for those who do not see it.

    Parameters
    ----------
    png : bytes
        The picture.
    words : str
        What it shows.
    width : int
        In CSS pixels.
    """

    png: bytes
    words: str
    width: int

    def __repr__(self) -> str:
        return self.words

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, str], dict[str, Any]]:
        data = {"image/png": base64.b64encode(self.png).decode("ascii"), "text/plain": self.words}
        return data, {"image/png": {"alt": self.words, "width": self.width}}


def picture(figure: Figure, words: str) -> Described:
    """Return a figure of your own to show in a notebook, and close it.

    Parameters
    ----------
    figure : Figure
        As `matplotlib.pyplot.subplots` gives it.
    words : str
        What it shows, for those who do not see it.

    Raises
    ------
    ValueError
        If there are no words.
    """
    if not words.strip():
        raise ValueError(
            "given no words; allowed: a sentence or two that say what the figure shows"
        )
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=_DPI, bbox_inches="tight")
    plt.close(figure)  # so that the notebook does not show it a second time
    width = round(figure.get_size_inches()[0] * 80)
    return Described(buffer.getvalue(), words, width)
