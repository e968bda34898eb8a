"""Say where two recordings of a site differ.

Run ``python tools/compare.py OLD NEW [--reasons FILE]`` on two folders that ``tools/record.py``
wrote. Each change of words is told once, with all places where it is found. The file of reasons, in
YAML, lists what may differ::

    - reason: the page on models now names its units
      file: 02_*.html
      old: mg
      new: mg/ml

``file``, ``place`` and ``state`` are patterns as in a shell; ``old`` and ``new`` are regular
expressions of the whole of the words that went and came. What a reason leaves out may be anything,
yet it names one of them at least. The exit status is 1 where a difference has no reason.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import yaml

States = Mapping[str, Sequence[str]]
"""The lines of each state of a place."""
Places = Mapping[str, States]
"""The states of each place of a file."""
PLACES_NAMED = 4
"""How many places a change names; the others are counted."""
NEAR = 2
"""How many words that stayed may stand within a change of others."""
LONGEST = 300
"""Characters of words that are printed."""
FIELDS = ("reason", "file", "place", "state", "old", "new")
GONE, ADDED = "(not there)", "(not there before)"


@dataclass(frozen=True)
class Difference:
    """Words that are not the same in two recordings, and where.

    Parameters
    ----------
    file, place, state
        Where: the recorded file, a place of it, and a state of that; empty where all of it differs.
    old, new
        The words that went and came.
    """

    file: str
    place: str
    state: str
    old: str
    new: str


@dataclass(frozen=True)
class Reason:
    """What may differ, and why.

    Parameters
    ----------
    reason
        Why.
    file, place, state
        Patterns as in a shell of where.
    old, new
        Regular expressions of the words.
    """

    reason: str
    file: str = "*"
    place: str = "*"
    state: str = "*"
    old: str = "(?s:.*)"
    new: str = "(?s:.*)"

    def allows(self, found: Difference) -> bool:
        """Return whether it is the reason of a difference."""
        where = ((found.file, self.file), (found.place, self.place), (found.state, self.state))
        words = ((found.old, self.old), (found.new, self.new))
        return all(fnmatchcase(*each) for each in where) and all(
            re.fullmatch(pattern, text) for text, pattern in words
        )


class ReasonError(ValueError):
    """A file of reasons that does not say what it has to."""


def main() -> int:
    """Compare the recordings that the command line names; return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("old", type=Path, help="a recording")
    parser.add_argument("new", type=Path, help="another one")
    parser.add_argument("--reasons", type=Path, help="a file that says what may differ, and why")
    asked = parser.parse_args()
    try:
        reasons = read_reasons(asked.reasons) if asked.reasons else []
        found = list(differences(read(asked.old), read(asked.new)))
    except (OSError, ReasonError) as error:
        parser.error(str(error))
    lines, status = report(found, reasons)
    print("\n".join(lines))
    return status


def read(folder: Path) -> dict[str, Places]:
    """Return a recording: what each file says.

    Raises
    ------
    OSError
        If there is none in the folder.
    """
    files = sorted(folder.glob("*.json"))
    if not files:
        raise OSError(f"{folder} holds no recording: write one with tools/record.py")
    return {file.name.removesuffix(".json"): json.loads(file.read_text("utf-8")) for file in files}


def read_reasons(file: Path) -> list[Reason]:
    """Return what may differ.

    Raises
    ------
    ReasonError
        If an entry has no reason, names nothing or has a field that there is not.
    """
    entries = yaml.safe_load(file.read_text("utf-8"))
    if not isinstance(entries, list):
        raise ReasonError(f"{file} is no list: begin each reason with '- reason: …'")
    return [_reason(f"{file}, reason {number}", entry) for number, entry in enumerate(entries, 1)]


def _reason(where: str, entry: Any) -> Reason:
    fields = entry if isinstance(entry, dict) else {}
    if unknown := sorted(set(fields) - set(FIELDS)):
        raise ReasonError(f"{where} has '{unknown[0]}'; it may have {', '.join(FIELDS)}")
    if not str(fields.get("reason") or "").strip():
        raise ReasonError(f"{where} does not say why: give it a 'reason'")
    if len(fields) == 1:
        raise ReasonError(f"{where} allows everything: name one of {', '.join(FIELDS[1:])}")
    for name in ("old", "new"):
        try:
            re.compile(str(fields.get(name, "")))
        except re.error as error:
            raise ReasonError(f"{where}, '{name}' is no regular expression: {error}") from error
    return Reason(**{name: str(value) for name, value in fields.items()})


def differences(old: Mapping[str, Places], new: Mapping[str, Places]) -> Iterator[Difference]:
    """Give each difference between two recordings, file by file."""
    for file in _either(old, new):
        if file not in old or file not in new:
            what = ("the file", GONE) if file in old else (ADDED, "the file")
            yield Difference(file, "", "", *what)
            continue
        for one, other in _paired(list(old[file]), list(new[file])):
            yield from _of_place(file, one, other, old[file], new[file])


def _either(old: Iterable[str], new: Iterable[str]) -> list[str]:
    return list(dict.fromkeys([*old, *new]))


def _of_place(
    file: str,
    one: str | None,
    other: str | None,
    old: Mapping[str, States],
    new: Mapping[str, States],
) -> Iterator[Difference]:
    if one is None:
        yield Difference(file, other or "", "", ADDED, _words(new[other or ""]))
    elif other is None:
        yield Difference(file, one, "", _words(old[one]), GONE)
    else:
        if one != other:
            yield Difference(file, other, "", f"the place {one}", f"the place {other}")
        yield from _of_states(file, other, old[one], new[other])


def _words(states: States) -> str:
    return "\n".join(line for lines in states.values() for line in lines)


def _of_states(file: str, place: str, old: States, new: States) -> Iterator[Difference]:
    for one, other in _paired(list(old), list(new)):
        if one != other:
            yield Difference(file, place, "", _state(one, ADDED), _state(other, GONE))
        if one is not None and other is not None:
            for before, after in changes(old[one], new[other]):
                yield Difference(file, place, other, before, after)


def _state(state: str | None, lacking: str) -> str:
    return lacking if state is None else f"the state {state}"


def _paired(old: list[str], new: list[str]) -> Iterator[tuple[str | None, str | None]]:
    """Give what both have; the others one by one, where there are as many: they were renamed."""
    yield from ((state, state) for state in old if state in set(new))
    gone = [state for state in old if state not in set(new)]
    added = [state for state in new if state not in set(old)]
    if len(gone) == len(added):
        yield from zip(gone, added, strict=True)
    else:
        yield from ((state, None) for state in gone)
        yield from ((None, state) for state in added)


def changes(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give the words that went from and came to some lines, change by change."""
    for before, after in _runs(old, new):
        if not before or not after:
            yield "\n".join(before), "\n".join(after)
            continue
        for went, came in _runs(" ".join(before).split(), " ".join(after).split(), NEAR):
            yield " ".join(went), " ".join(came)


def _runs(
    old: Sequence[str], new: Sequence[str], near: int = 0
) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Give the parts that differ; parts with at most `near` items between them are one."""
    spans: list[tuple[int, int, int, int]] = []
    for kind, start, end, begin, stop in SequenceMatcher(None, old, new).get_opcodes():
        if kind == "equal":
            continue
        if spans and start - spans[-1][1] <= near:
            start, _, begin, _ = spans.pop()
        spans.append((start, end, begin, stop))
    for start, end, begin, stop in spans:
        yield old[start:end], new[begin:stop]


def report(found: Sequence[Difference], reasons: Sequence[Reason]) -> tuple[list[str], int]:
    """Return what to say of differences, those without a reason last, and the exit status."""
    used: Counter[Reason] = Counter()
    left: dict[tuple[str, str], list[Difference]] = {}
    for each in found:
        if reason := next((reason for reason in reasons if reason.allows(each)), None):
            used[reason] += 1
        else:
            left.setdefault((each.old, each.new), []).append(each)
    lines = [f"allowed {used[reason]} times: {reason.reason}" for reason in reasons]
    for (old, new), places in sorted(left.items(), key=lambda item: -len(item[1])):
        lines += ["", *_told(old, new, places)]
    without = sum(map(len, left.values()))
    lines += ["", f"{len(found)} differences, {without} without a reason, {len(left)} changes"]
    return lines, int(bool(left))


def _told(old: str, new: str, places: Sequence[Difference]) -> Iterator[str]:
    yield f"- {_short(old)}"
    yield f"+ {_short(new)}"
    named = Counter((each.file, each.place) for each in places)
    for (file, place), count in list(named.items())[:PLACES_NAMED]:
        first = next(each for each in places if (each.file, each.place) == (file, place))
        states = f", in {count} states or times, first {first.state}" if first.state else ""
        yield f"    {file}{place and f', {place}'}{states}"
    if len(named) > PLACES_NAMED:
        yield f"    and {len(named) - PLACES_NAMED} more places"


def _short(words: str) -> str:
    said = words.replace("\n", " / ") or "(nothing)"
    return said if len(said) <= LONGEST else f"{said[:LONGEST]} … ({len(said)} characters)"


if __name__ == "__main__":
    sys.exit(main())
