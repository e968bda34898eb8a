"""How the course is worded: plain British English, and no number or dose that is typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .errors import ContentError, Problem, clip
from .files import SECTIONS
from .loader import load_content, load_documents
from .notecheck import misspoken
from .places import texts
from .speech import mixed
from .textfile import read_text
from .yamlfile import Document, place


@dataclass(frozen=True)
class Passage:
    """Words of the content, and where they stand.

    Parameters
    ----------
    name : str
        The file within ``content/``, without its ending: ``evidence/studies/pain``.
    line : int
        The line of its first word, or of the entry that holds it.
    spread : bool
        Whether its lines are those of the file, so that each word has its own.
    """

    file: Path
    name: str
    line: int | None
    place: str
    text: str
    spread: bool

    def line_at(self, offset: int) -> int | None:
        """Return the line of a word in the file."""
        if not self.spread or self.line is None:
            return self.line
        return self.line + self.text.count("\n", 0, offset)

    @property
    def record(self) -> bool:
        """Whether it is from a record of evidence or of a model: it may say how it was read."""
        return self.name.startswith(("evidence/", "models/"))


@dataclass(frozen=True)
class Rule:
    """Words that a reader should not meet.

    Parameters
    ----------
    sign : Pattern
        Finds them.
    name, allowed, cure : str
        What they are, what may stand there, and what to do.
    records : bool
        Whether it holds in records of evidence and of models too.
    but : tuple of str
        Files in which it does not hold, or a file and a place in it.
    aside : Pattern or None
        Where they may stand: looked over before `sign` is looked for.
    """

    sign: re.Pattern[str]
    name: str
    allowed: str
    cure: str
    records: bool = False
    but: tuple[str, ...] = ()
    aside: re.Pattern[str] | None = None

    def broken(self, passage: Passage) -> Iterator[Problem]:
        """Find where a passage breaks it."""
        spared = {passage.name, f"{passage.name}: {passage.place}"} & {*self.but}
        if spared or (passage.record and not self.records):
            return
        text = passage.text
        if self.aside:
            text = self.aside.sub(lambda known: re.sub(r"[^\n]", " ", known[0]), text)
        for found in self.sign.finditer(text):
            around = clip(passage.text[max(0, found.start() - 40) : found.end() + 40], 120)
            given = f"{self.name}, '{' '.join(found[0].split())}': ... {around.strip()} ..."
            line = passage.line_at(found.start())
            yield Problem(passage.file, line, passage.place, given, self.allowed, self.cure)


def _words(*patterns: str) -> re.Pattern[str]:
    """Return a pattern of any of these, whatever their case and wherever their lines break."""
    return re.compile("|".join(patterns).replace(" ", r"\s+"), re.IGNORECASE)


KNOWN_NUMBERS = {
    r"\{[^{}]+\}": "a mention, whose value comes from its estimate",
    r"\[[^\[\]@\d]*@[^\]\s]+\]": "a citation",
    r"\]\([^)\s]*\)": "the address of a link",
    r"\$\$[^$]+\$\$|\$(?!\s)[^$\n]+(?<!\s)\$(?!\d)": "a formula",
    r"```.*?```|`[^`\n]*`": "code",
    r"<!--.*?-->": "the name of a block",
    r"^#+ .*": "a heading",
    r"^\d+\. ": "an item of a list",
    r"\b[AkV]\d{1,2}\b": "the name of a parameter",
    r"\b(?:in|November) (?:19|20)\d\d\b": "a date",
    r"\b[Oo]ut of 100\b|\b[Oo]f 100\b": "what shares are given as",
    r"\bday 0\b": "where a curve begins",
    r"\b95 % interval\b": "what intervals are given as",
    r"\bscale from \d+ to \d+\b": "the name of a scale",
    r"\bmagnesium is fixed at 1 mM\b": "a parameter of a model that a test holds the caption to",
    r"\b0 to 60 % are settings, taken from unverified estimates of about 10 to 60 %": "settings",
    r"\(first without ketamine: 1\)": "what an axis counts in",
    r"\bat least \d+(?:/\d+)? mmHg\b": "the limit that defines an outcome",
}
"""Where a digit may stand in the prose, and why; any other is a number without a source."""

RULES = (
    Rule(
        _words(
            r"\b(?:that|which|what) we read\b", r"\bwe (?:have )?read (?:one|no|a|stored)\b",
            r"\bwe found no(?:thing)?\b", r"\bwe (?:did not see|saw (?:no|only))\b",
            r"\bnot seen\b", r"\b(?:scores|shares|interval was) seen\b",
        ),
        "an account of our search",
        "what is known, and what is not",
        "say what holds; how it was looked for stands in the verdict's search or the study's note",
    ),
    Rule(
        _words(
            r"\breckon\w*", r"\bfelt too\b", r"\b(?:had|has) not yielded\b",
            r"\bsuppositions?\b", r"\bsee the words\b", r"\bcrisis lines?\b",
            r"\bsingle patients\b", r"\bno date seen\b",
            r"\bcalming drugs?\b", r"\bfor pleasure\b", r"\bgave no sure\b", r"\bhow it is borne\b",
        ),
        "an idiom",
        "plain clinical English, such as: calculate, active placebo, treatment-resistant, sedative",
        "say it in the usual words",
        records=True,
    ),
    Rule(
        _words(
            r"\bsalt water\b", r"\bcould (?:still )?be counted\b", r"\bhow few would do\b",
            r"\billness speaks against\b", r"\bholds? where you (?:are|live)\b",
            r"\bmade-up cell\b",
            r"\b(?:average|largest|first|last|clear) lead\b", r"\bthe lead (?:over|of|at)\b",
            r"\bpeople who misuse\w*",
        ),
        "a second word for one thing",
        "saline, could be assessed, advantage or difference, recreational use, how few are enough",
        "say it in the words that stand everywhere else",
        aside=re.compile(r"saline \(salt water\)|Salt water, given as a placebo"),
    ),
    Rule(
        _words(
            r"\b(?!(?:re|cap)?siz|priz|seiz|maize\b)\w+iz(?:e[ds]?|ing|ations?)\b",
            r"\b\w+lyz(?:e[ds]?|ing)\b",
            r"\b(?:behavi|col|fav|hum|lab|rum|tum)or(?:s|al|ed|ing|ful|ably|able)?\b",
            r"\b(?:center|fiber|liter)s?\b", r"\b(?:model|label|cancel|travel)(?:ed|ing)\b",
            r"\b(?:anesth|pediatr|hemor|hemo|hemat)\w+", r"\b(?:edema|diarrhea|gray)\b",
        ),
        "American spelling",
        "British spelling, but in words that are quoted",
        "spell it as in Britain: randomised, behaviour, centre, anaesthesia",
        records=True,
    ),
    Rule(
        re.compile(r"[.!?] - (?=\*{0,2}[A-Z])"),
        "an item of a list within a line",
        "each item of a list on a line of its own",
        "begin a line with it",
        records=True,
    ),
    Rule(
        re.compile(r"\d[\d.,]*"),
        "a number without a source",
        "a mention of an estimate, {its-id} or {its-id|of 100}, or words",
        "record the estimate in evidence/ and mention it, or say it without the number",
        but=("course", "help"),
        aside=re.compile("|".join(f"(?:{each})" for each in KNOWN_NUMBERS), re.DOTALL | re.M),
    ),
    Rule(
        re.compile(r"\b(?:mg|mL|µg|microgram\w*|milligrams?\s+(?:per|for\s+each)\s+kilogram)\b"),
        "a dose",
        "no dose but on the controls and in the words of a figure that simulates one",
        "take it out: doses are for the prescriber, and this course advises none",
        but=("captions", "wording"),
    ),
)  # fmt: skip
"""What `check` looks for in every text that a reader reads."""

_QUOTED = {
    "article": ("quote", "words"),
    "verdicts": ("search",),
}
"""Fields whose words are not ours: the article's, and those typed into a search."""


def check_style(root: Path) -> None:
    """Read all words of the course as an editor would.

    Raises
    ------
    ContentError
        Every passage that breaks one of `RULES`, every speaker note that cannot be spoken, and
        what is said and done where it is mixed.
    """
    content, documents = load_content(root), load_documents(root)
    problems = [
        *(problem for passage in passages(root, documents) for problem in broken(passage)),
        *misspoken(content, documents["notes"]),
        *mixed(content, documents),
    ]
    if problems:
        raise ContentError(problems)


def broken(passage: Passage) -> Iterator[Problem]:
    """Find which rules a passage breaks, and where."""
    for rule in RULES:
        yield from rule.broken(passage)


def passages(root: Path, documents: Mapping[str, Document]) -> Iterator[Passage]:
    """Give all words of the course that are its own."""
    for name, document in documents.items():
        quoted = _QUOTED.get(name, ())
        for loc, text in texts(document.tree):
            if not _ID.fullmatch(text) and not any(key in quoted for key in loc):
                line = document.line(loc)
                yield Passage(document.path, name, line, place(loc), text, spread=False)
    folder = root / "content" / SECTIONS
    for path in sorted(folder.glob("*.md")):
        text = read_text(path, "a Markdown file")
        yield Passage(path, f"sections/{path.stem}", 1, "", text, spread=True)


_ID = re.compile(r"[a-z]+\d+|[a-z]\w*(?:[-_]\w+)+|\d\d_\w+(?:/[\w-]+)?")
"""Names of entries and files: no words."""
