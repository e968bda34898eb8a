"""What is said to a room and what is done, kept apart: nobody reads a stage direction aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from .citations import cited
from .errors import Problem, clip
from .files import Content
from .mentions import with_mentions
from .yamlfile import Document, Loc

STARRED = re.compile(r"\*([^*\n]+)\*")
"""What a step calls by the name that it has on the screen."""


class Speech(NamedTuple):
    """What is said and done at a slide, and where that is written."""

    file: str
    """By the name of its document: ``notes``, ``talks/20-minutes``."""
    loc: Loc
    say: str
    do: Sequence[str]


def speeches(content: Content) -> Iterator[Speech]:
    """Give all that is said and done: in speaker notes, in talks, and in those that were saved."""
    for notebook, notes in content.notes.items():
        for slide, note in notes.items():
            yield Speech("notes", (notebook, slide), note.say, note.do)
    saved = content.guide.saved
    for part, words in (("opening", saved.opening), ("take_home", saved.take_home)):
        yield Speech("guide", ("saved", part), words.say, words.do)
    for name, talk in content.talks.items():
        file = f"talks/{name}"
        for part, each in (("opening", talk.opening), ("take_home", talk.take_home)):
            if each:
                yield Speech(file, (part,), each.say, each.do)
        for place, shown in enumerate(talk.slides):
            yield Speech(file, ("slides", place), shown.say or "", shown.do or ())


def mixed(content: Content, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Find what is said and cannot be spoken as it is, and what is done and is no clear step.

    Parameters
    ----------
    content
        The course.
    documents
        Its files, by name.
    """
    for file, loc, say, do in speeches(content):
        if found := directed(say):
            given = f"a stage direction, '{clip(found, 80)}'"
            allowed = "words that can be spoken to the room as they are"
            cure = "move it to 'do', or ask the room: 'Please choose one', 'What do you see?'"
            yield documents[file].problem((*loc, "say"), given, allowed, cure)
        for place, step in enumerate(do):
            if unclear(step):
                allowed = "one sentence that begins with what to do, without numbers and sources"
                cure = "write each step as 'Press *Show it*.'; what is said goes to 'say'"
                yield documents[file].problem((*loc, "do", place), clip(step, 100), allowed, cure)


_AT_ONCE = (
    r"press|click|tap|type|scroll|drag|move|set|switch|choose|open|close|stop|point|show|read|go"
    r"|cover|count|welcome|hand out|walk through|hands up|wait|pause"
    r"|(?:begin|start|end) with|let (?!us\b|me\b)|take (?:two|three|four|questions|what)"
    r"|give (?:everybody|everyone|people|neighbours)|tell (?:people|everybody|everyone)"
    r"|say (?:it|this|that|both|slowly)|ask (?:the|everybody|everyone|somebody|people|two|three)"
    r"|ask for (?:a|one|hands|raised|votes?|answers?|verdicts?)"
)
"""What a speaker is told to do, where a sentence begins with it: a room is asked with *please*."""

_DIRECTED = re.compile(
    r"(?:^|(?<=[.!?:;]\s)|(?<=[.!?]\W\s))"
    rf"(?:(?:then|now|next|first|last),? (?:and )?)*(?:{_AT_ONCE})\b"
    r"|\*[^*\n]+\*"
    r"|\bthe room\b|\bhands up\b|\bshow of hands\b|\bpress [A-Z?]\b|\bpress(?:es)? play\b"
    r"|\bpoint(?:ing)? (?:at|out|to)\b|\bread (?:it |them |both |that )?(?:out|aloud)\b",
    re.IGNORECASE,
)

_END = re.compile(r"[.!?](?=\W*(?:\s|$))")
_NO_STEP = re.compile(
    r"(?:the|this|that|these|those|there|it|we|you|i|an?|then|now|please|everybody)\b",
    re.IGNORECASE,
)


def directed(say: str) -> str | None:
    """Return the stage direction within what is said, or None."""
    found = _DIRECTED.search(" ".join(say.split()))
    return found[0].strip() if found else None


def unclear(step: str) -> bool:
    """Return whether a step is no single sentence, tells no act, or has numbers or sources."""
    said = with_mentions(step, lambda id_, form: "#")
    alone = STARRED.sub("#", step)
    return (
        not step[:1].isupper()
        or len(_END.findall(alone)) != 1
        or not step.endswith(".")
        or step.count("*") % 2 == 1
        or said != step
        or bool([*cited(step)])
        or bool(_NO_STEP.match(step))
    )
