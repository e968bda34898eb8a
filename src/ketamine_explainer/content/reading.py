"""How hard a text is to read: words, sentences, numbers, and the school grade that they ask for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NUMBER = re.compile(r"\d[\d.,]*")
_END = re.compile(r"[.!?](?=\W*(?:\s|$))|\n\s*(?:[-*]|\d+\.)\s|\n\s*\n")
"""Where a sentence ends, or an item of a list, or a paragraph."""
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?<=[^aeiouyl])e$|(?<=[^aeiouytd])es$|(?<=[^aeiouytd])ed$")


@dataclass(frozen=True)
class Reading:
    """A text as its reader meets it.

    Parameters
    ----------
    text : str
        Plain words, paragraphs apart by an empty line.
    """

    text: str

    @cached_property
    def words(self) -> list[str]:
        """Its words; numbers are none."""
        return _WORD.findall(self.text)

    @property
    def numbers(self) -> int:
        """How many numbers it has."""
        return len(_NUMBER.findall(self.text))

    @property
    def sentences(self) -> int:
        """How many sentences it has, at least one."""
        parts = _END.split(self.text)
        return max(1, sum(bool(_WORD.search(part)) for part in parts))

    @property
    def grade(self) -> float:
        """The school grade of the United States in which it is read.

        Kincaid, Fishburne, Rogers and Chissom (1975), "Derivation of new readability formulas";
        syllables are counted by `syllables`.
        """
        if not self.words:
            return 0
        spoken = sum(map(syllables, self.words))
        return 0.39 * len(self.words) / self.sentences + 11.8 * spoken / len(self.words) - 15.59


def syllables(word: str) -> int:
    """Return about how many syllables an English word has: its groups of vowels, less silent ones.

    >>> [syllables(word) for word in ("people", "differed", "placebo", "state", "antidepressant")]
    [2, 2, 3, 1, 5]
    """
    return max(1, len(_VOWELS.findall(_SILENT.sub("", word.lower()))))
