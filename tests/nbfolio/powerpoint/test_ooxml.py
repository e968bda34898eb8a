import io
from posixpath import normpath
from zipfile import ZipFile

import pytest

from nbfolio.notebook.ballot import Choice, Numbers, Row, Tick, Truth
from nbfolio.stills import Card
from nbfolio.writers.powerpoint.slides import Outline, Slide
from nbfolio.writers.powerpoint.writer import presentation

from ..figured import spec
from .ooxml import faults

CHOICE = Choice("Which one flies?", ("a stone", "a kite"), right=1)
NUMBERS = Numbers(
    "How many?", (Row("Kites", Truth(80, "80 of 100")),), (Tick(0, "0", 0), Tick(100, "all", 100))
)


@pytest.fixture(scope="module")
def written() -> bytes:
    """Return a presentation with a slide of each kind."""
    card = Card("lines", 1, "show", spec("Two lines"))
    [figure] = card.figures()
    slides = (
        Slide("title", "A title", ("Below it.",), "Notes."),
        Slide("section", "A section", (), "Notes."),
        Slide("words", "One line", ("Alone.",), "Notes.", citation="Source: Doe"),
        Slide("words", "Two lines " * 20, ("Many words. " * 40, "And more."), "Notes."),
        Slide("figure", "A figure", ("Beside it.",), "Notes.", figure, "Source: Doe"),
        Slide("table", "A table", (), "Notes.", table=(("A", "B"), ("c", "d"))),
        Slide("question", "Which one?", ("First this.", "Which?"), "Notes.", ballot=CHOICE),
        Slide("answer", "A kite", ("It was seen.",), "Notes.", ballot=CHOICE),
        Slide("question", "How many?", ("Look up.",), "Notes.", ballot=NUMBERS),
        Slide("answer", "Most", (), "Notes.", ballot=NUMBERS),
        Slide("sources", "Sources", ("Doe 2001",), "Notes."),
    )
    data = io.BytesIO()
    presentation(Outline(slides, "A footer")).save(data)
    return data.getvalue()


def test_a_slide_of_each_kind_is_as_powerpoint_wants_it(written: bytes) -> None:
    assert faults(written) == []


@pytest.mark.parametrize(
    ("part", "old", "new", "said"),
    [
        ("slides/slide3", "<a:buNone/>", "<a:defRPr/><a:buNone/>", "defRPr, buNone is not"),
        ("slides/slide5", 'r:embed="rId', 'r:embed="x', "is no relation"),
        ("slides/slide5", "96DAC541", "00000000", "an SVG that is no extension of a picture"),
        ("slides/slide5", "<p:cNvPr id=\"2\"", "<p:cNvPr id=\"3\"", "2 shapes are number 3"),
        ("slides/slide6", "<a:tc>", "<a:tc/><a:tc>", "not a cell for each column"),
        ("slides/slide6", "<a:gridCol w=\"", "<a:gridCol w=\"1", "not as wide as its columns"),
        ("slides/slide1", "</p:sld>", "", "is no XML"),
        ("slides/_rels/slide5.xml", "notesSlide5.xml", "notesSlide99.xml", "is not there"),
        ("slideMasters/slideMaster1", "<p:sldLayoutId ", "<p:sldLayoutId id=\"7\" x", "below 214"),
        ("theme/theme1", "<a:dk1>", "<a:accent6/><a:dk1>", "a:clrScheme: accent6, dk1"),
        ("slides/slide9", 'sz="2800" lang="en-GB"/></a:p></a:txBody>', "/></a:p></a:txBody>",
         "how large its letters"),
        ("presentation", "<p:notesMasterId ", "<p:x ", "other masters of notes"),
        ("presentation", "<p:sldSz ", '<p:sldSz type="screen4x3" ', "says 4:3 and is not"),
        ("../docProps/app", "<Slides>11", "<Slides>0", "does not say 11 slides"),
        ("notesSlides/notesSlide1", "<p:txBody>", "<p:txBody><a:p/>", "p:txBody: p, bodyPr"),
    ],
)  # fmt: skip
def test_what_powerpoint_would_repair_is_found(
    written: bytes, part: str, old: str, new: str, said: str
) -> None:
    name = normpath(f"ppt/{part}") + (".rels" if "_rels" in part else ".xml")

    found = faults(altered(written, name, old, new))

    assert any(said in each for each in found), found


def test_a_part_that_is_of_no_kind_or_that_nothing_leads_to_is_found(written: bytes) -> None:
    types = "[Content_Types].xml"
    [kind] = faults(altered(written, types, "image/svg+xml", "image/svg"))
    assert kind.endswith(".svg is not image/svg+xml")
    [kind] = faults(altered(written, types, 'Extension="png"', 'Extension="gif"'))
    assert kind.endswith(".png is of no kind")

    data = io.BytesIO(written)
    with ZipFile(data, "a") as archive:
        archive.writestr("ppt/media/lost.png", b"")
        archive.writestr("ppt/printerSettings/printer.bin", b"")
    assert faults(
        altered(data.getvalue(), types, '"png"', '"bin" ContentType="x"/><Default Extension="png"')
    ) == [
        "nothing leads to ppt/media/lost.png",
        "nothing leads to ppt/printerSettings/printer.bin",
        "ppt/printerSettings/printer.bin is of a printer",
    ]


def altered(data: bytes, name: str, old: str, new: str) -> bytes:
    """Return a presentation with words of one of its parts replaced, where they are first."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as archive, ZipFile(made, "w") as other:
        for each in archive.namelist():
            part = archive.read(each)
            if each == name:
                assert old.encode() in part, part[:2000]
                part = part.replace(old.encode(), new.encode(), 1)
            other.writestr(each, part)
    return made.getvalue()
