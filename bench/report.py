"""What was measured of each page, as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from .build import Page
from .chart import content
from .measure import Visit


@dataclass(frozen=True)
class Result:
    """A page and its visits.

    Parameters
    ----------
    page
        The page.
    size
        Its bytes.
    visits
        Those in which it answered, in the order of the rounds.
    failed
        In how many it did not.
    """

    page: Page
    size: int
    visits: tuple[Visit, ...]
    failed: int

    @classmethod
    def of(cls, page: Page, visits: Sequence[Visit | None]) -> Result:
        """Return the result of a page that is still there."""
        seen = tuple(each for each in visits if each)
        return cls(page, page.size, seen, len(visits) - len(seen))

    @property
    def interactive(self) -> float:
        """Median time to interactive, in milliseconds."""
        return median(each.interactive for each in self.visits)

    @property
    def presses(self) -> list[float]:
        """Times from key press to frame, in milliseconds."""
        return [press for each in self.visits for press in each.presses]

    @property
    def press(self) -> float:
        """Median of `presses`."""
        return median(self.presses)

    @property
    def late_press(self) -> float:
        """95th percentile of `presses`."""
        return quantiles(self.presses, n=20)[-1]

    @property
    def script(self) -> int:
        """Bytes of script."""
        return self.visits[0].script

    @property
    def model(self) -> int:
        """Bytes of script that are a model's alone."""
        return self.visits[0].model

    @property
    def offline(self) -> bool:
        """True where it asked for nothing outside its file."""
        return not any(each.asked for each in self.visits)

    @property
    def named(self) -> bool:
        """True where the slider has an accessible name."""
        return self.visits[0].named


Results = Sequence[Result]


def table(results: Results) -> Iterator[str]:
    """Yield the lines of a table; the times are medians."""
    yield (
        f"{'content':13}{'page':10}{'bytes':>12}{'of script':>12}{'built':>9}{'interactive':>13}"
        f"{'key press':>11}{'95 of 100':>11}{'offline':>9}{'named':>7}"
    )
    for result in sorted(results, key=lambda each: each.page.states):
        page = result.page
        row = f"{content(page.states):13}{page.peer.name:10}{result.size:12,}"
        yield row + (_failed(result) if result.failed else _measured(result))


def _measured(result: Result) -> str:
    return (
        f"{result.script:12,}{result.page.seconds:7.1f} s{result.interactive:10,.0f} ms"
        f"{result.press:8.1f} ms{result.late_press:8.1f} ms"
        f"{'yes' if result.offline else 'no':>9}{'yes' if result.named else 'no':>7}"
    )


def _failed(result: Result) -> str:
    rounds = result.failed + len(result.visits)
    return f"{'':12}{result.page.seconds:7.1f} s   no answer in {result.failed} of {rounds} visits"
