"""What PowerPoint asks of a file before it opens it without repair: rules of ISO/IEC 29500.

Parts are checked as a package, and the order of the elements that we write, or move, by hand: its
schemas have them in sequences, and what comes out of sequence makes PowerPoint offer a repair.
"""

from __future__ import annotations

import io
import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from zipfile import ZipFile

from lxml import etree

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_URI = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

_FILL = "noFill solidFill gradFill blipFill pattFill grpFill"
_EFFECT = "effectLst effectDag"
_LETTERS = f"ln {_FILL} {_EFFECT} highlight uLnTx uLn uFillTx uFill latin ea cs sym"
_PARAGRAPH = (
    "lnSpc spcBef spcAft buClrTx buClr buSzTx buSzPct buSzPts buFontTx buFont "
    "buNone buAutoNum buChar buBlip tabLst defRPr extLst"
)
_SHEET = "cSld clrMap clrMapOvr"
ORDER: Mapping[str, str] = {
    "a:blip": (
        "alphaBiLevel alphaCeiling alphaFloor alphaInv alphaMod alphaModFix alphaRepl biLevel blur "
        "clrChange clrRepl duotone fillOverlay grayscl hsl lum tint extLst"
    ),
    "a:bodyPr": "prstTxWarp noAutofit normAutofit spAutoFit scene3d sp3d flatTx extLst",
    "a:clrScheme": (
        "dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink extLst"
    ),
    "a:defRPr": f"{_LETTERS} hlinkClick hlinkMouseOver rtl extLst",
    "a:endParaRPr": f"{_LETTERS} hlinkClick hlinkMouseOver rtl extLst",
    "a:rPr": f"{_LETTERS} hlinkClick hlinkMouseOver rtl extLst",
    "a:majorFont": "latin ea cs font extLst",
    "a:minorFont": "latin ea cs font extLst",
    "a:p": "pPr r br fld endParaRPr",
    "a:pPr": _PARAGRAPH,
    "a:lvl1pPr": _PARAGRAPH,
    "a:tbl": "tblPr tblGrid tr",
    "a:themeElements": "clrScheme fontScheme fmtScheme extLst",
    "p:bgPr": f"{_FILL} {_EFFECT} extLst",
    "p:blipFill": "blip srcRect tile stretch",
    "p:cNvPr": "hlinkClick hlinkHover extLst",
    "p:cSld": "bg spTree custDataLst controls extLst",
    "p:graphicFrame": "nvGraphicFramePr xfrm graphic extLst",
    "p:nvPicPr": "cNvPr cNvPicPr nvPr",
    "p:nvSpPr": "cNvPr cNvSpPr nvPr",
    "p:pic": "nvPicPr blipFill spPr style extLst",
    "p:presentation": (
        "sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz smartTags "
        "embeddedFontLst custShowLst photoAlbum custDataLst kinsoku defaultTextStyle "
        "modifyVerifier extLst"
    ),
    "p:sld": f"{_SHEET} transition timing extLst",
    "p:sldLayout": f"{_SHEET} transition timing hf extLst",
    "p:sldMaster": f"{_SHEET} sldLayoutIdLst transition timing hf txStyles extLst",
    "p:sp": "nvSpPr spPr style txBody extLst",
    "p:spPr": f"xfrm custGeom prstGeom {_FILL} ln {_EFFECT} scene3d sp3d extLst",
    "p:spTree": "nvGrpSpPr grpSpPr sp grpSp graphicFrame cxnSp pic contentPart extLst",
    "p:txBody": "bodyPr lstStyle p",
}
"""What may stand in an element, in its order; shapes of a tree, and runs, in any."""

_ANY_ORDER = {"p:spTree": 2, "a:p": 1}
"""How many of the names come first; what follows but for the last may come in any order."""

_FIRST_LAYOUT, _FIRST_SLIDE = 2**31, 256
"""The least numbers that layouts and masters, and slides, may have."""


def faults(data: bytes) -> list[str]:
    """Return what is wrong with a presentation: nothing, where all is well."""
    package = Package(ZipFile(io.BytesIO(data)))
    found = list(package.broken())
    return found or [
        *package.unrelated(),
        *package.unlisted(),
        *package.misplaced(),
        *package.untold(),
    ]


@dataclass(frozen=True)
class Package:
    """A presentation as the parts of its archive."""

    archive: ZipFile

    @cached_property
    def names(self) -> list[str]:
        return self.archive.namelist()

    @cached_property
    def trees(self) -> Mapping[str, Any]:
        """Its parts that are XML, and all relations, by name."""
        named = (name for name in self.names if name.endswith((".xml", ".rels")))
        return {name: etree.fromstring(self.archive.read(name)) for name in named}

    def broken(self) -> Iterator[str]:
        """Give names that are there twice, parts that are no XML, and parts of no kind."""
        for name, count in Counter(map(str.lower, self.names)).items():
            if count > 1:
                yield f"{name} is there {count} times"
        try:
            types = self.trees["[Content_Types].xml"]
        except etree.XMLSyntaxError as error:
            yield f"a part is no XML: {error}"
            return
        defaults = {each.get("Extension"): each.get("ContentType")
                    for each in types.iter(f"{_TYPES}Default")}  # fmt: skip
        overrides = {each.get("PartName"): each.get("ContentType")
                     for each in types.iter(f"{_TYPES}Override")}  # fmt: skip
        yield from (f"{name} has a kind and is not there" for name in overrides
                    if name.removeprefix("/") not in self.names)  # fmt: skip
        for name in self.names:
            if name != "[Content_Types].xml":
                yield from _of_kind(name, overrides.get(f"/{name}"), defaults)

    def relations(self, part: str) -> Mapping[str, tuple[str, str]]:
        """Return kind and target of each relation of a part, by id; those within the package."""
        folder, _, name = part.rpartition("/")
        tree = self.trees.get(f"{folder}/_rels/{name}.rels".lstrip("/"))
        return {
            each.get("Id"): (
                each.get("Type").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/" + folder, each.get("Target"))).lstrip("/"),
            )
            for each in (() if tree is None else tree)
            if each.get("TargetMode") != "External"
        }

    def unrelated(self) -> Iterator[str]:
        """Give relations to parts that are not there, and parts that nothing leads to."""
        reached, waiting = set[str](), [""]
        while waiting:
            part = waiting.pop()
            for ident, (_, target) in self.relations(part).items():
                if target not in self.names:
                    yield f"{part}: {ident} leads to {target}, which is not there"
                elif target not in reached:
                    reached.add(target)
                    waiting.append(target)
        parts = {each for each in self.names if not each.endswith((".rels", "Types].xml"))}
        yield from (f"nothing leads to {each}" for each in sorted(parts - reached))
        for part, tree in self.trees.items():
            known = self.relations(part)
            for element in tree.iter():
                for name, value in element.attrib.items():
                    if name.startswith(f"{{{_R}}}") and value and value not in known:
                        yield f"{part}: {name.rpartition('}')[2]} {value} is no relation"

    def unlisted(self) -> Iterator[str]:
        """Give sheets without what they need, and numbers that PowerPoint does not take."""
        needs = {"slides": {"slideLayout": 1, "notesSlide": 1}, "slideLayouts": {"slideMaster": 1},
                 "notesSlides": {"notesMaster": 1, "slide": 1}, "slideMasters": {"theme": 1},
                 "notesMasters": {"theme": 1}}  # fmt: skip
        for part in self.trees:
            folder = posixpath.basename(posixpath.dirname(part))
            kinds = Counter(kind for kind, _ in self.relations(part).values())
            for kind, count in needs.get(folder, {}).items():
                if kinds[kind] != count:
                    yield f"{part} has {kinds[kind]} of {kind}"
            yield from (f"{part}: {each}" for each in _unnumbered(self.trees[part]))
        for part in self.trees:
            if posixpath.dirname(part) == "ppt/slideMasters":
                listed = {
                    each.get(f"{{{_R}}}id") for each in _all(self.trees[part], "p:sldLayoutId")
                }
                had = {ident for ident, (kind, _) in self.relations(part).items()
                       if kind == "slideLayout"}  # fmt: skip
                if listed != had:
                    yield f"{part} lists other layouts than it has"

    def misplaced(self) -> Iterator[str]:
        """Give elements out of their order, with negative sizes, and pictures without a PNG."""
        for part, tree in self.trees.items():
            for name, order in ORDER.items():
                for element in _all(tree, name):
                    if said := _disorder(element, order.split(), _ANY_ORDER.get(name)):
                        yield f"{part}: {name}: {said}"
            for each in _all(tree, "a:ext"):
                if any(int(each.get(side, 0)) < 0 for side in ("cx", "cy")):
                    yield f"{part}: a size below nothing"
            yield from (f"{part}: {each}" for each in self._drawings(part, tree))
            yield from (f"{part}: {each}" for each in _tables(tree))

    def untold(self) -> Iterator[str]:
        """Give what the file as a whole does not say, or says of another file."""
        whole = "ppt/presentation.xml"
        masters = {each.get(f"{{{_R}}}id") for each in _all(self.trees[whole], "p:notesMasterId")}
        had = {key for key, (kind, _) in self.relations(whole).items() if kind == "notesMaster"}
        if masters != had:
            yield f"{whole} lists other masters of notes than it has"
        for size in _all(self.trees[whole], "p:sldSz"):
            wide, high = int(size.get("cx")), int(size.get("cy"))
            if size.get("type") == "screen4x3" and 3 * wide != 4 * high:
                yield f"{whole} says 4:3 and is not"
        yield from (f"{each} is of a printer" for each in self.names if "printerSettings" in each)
        slides = sum(posixpath.dirname(each) == "ppt/slides" for each in self.names)
        told = self.trees["docProps/app.xml"].find(f"{{{_EXTENDED}}}Slides")
        if told is None or int(told.text) != slides:
            yield f"docProps/app.xml does not say {slides} slides"

    def _drawings(self, part: str, tree: Any) -> Iterator[str]:
        """Give what is wrong with pictures that have an SVG."""
        known = self.relations(part)
        for drawing in tree.iter(f"{{{_SVG}}}svgBlip"):
            extension = drawing.getparent()
            blip = extension.getparent().getparent()
            if extension.get("uri") != _SVG_URI or blip.tag != f"{{{_A}}}blip":
                yield "an SVG that is no extension of a picture"
            for element, ending in ((drawing, ".svg"), (blip, ".png")):
                _, target = known.get(element.get(f"{{{_R}}}embed"), ("", ""))
                if not target.endswith(ending):
                    yield f"a picture without {ending}"


def _of_kind(name: str, own: str | None, defaults: Mapping[str, str]) -> Iterator[str]:
    """Give what is wrong with the kind of a part: that of its ending, unless it has one."""
    ending = name.rpartition(".")[2]
    kind = own or (defaults.get(ending) if ending != "xml" else None)
    if kind is None:
        yield f"{name} is of no kind"
    elif ending == "svg" and kind != "image/svg+xml":
        yield f"{name} is not image/svg+xml"


def _unnumbered(tree: Any) -> Iterator[str]:
    """Give numbers that are there twice, or too small."""
    shapes = Counter(each.get("id") for each in _all(tree, "p:cNvPr"))
    yield from (
        f"{count} shapes are number {ident}" for ident, count in shapes.items() if count > 1
    )
    for name, least in (("p:sldLayoutId", _FIRST_LAYOUT), ("p:sldMasterId", _FIRST_LAYOUT),
                        ("p:sldId", _FIRST_SLIDE)):  # fmt: skip
        numbers = [int(each.get("id", least)) for each in _all(tree, name)]
        if len(numbers) != len(set(numbers)) or any(number < least for number in numbers):
            yield f"{name} is there twice, or below {least}"


def _tables(tree: Any) -> Iterator[str]:
    """Give tables whose rows have not a cell for each column, or are not as wide as they say."""
    for frame in _all(tree, "p:graphicFrame"):
        columns = [int(each.get("w")) for each in _all(frame, "a:gridCol")]
        if any(len(_all(row, "a:tc")) != len(columns) for row in _all(frame, "a:tr")):
            yield "a row of a table has not a cell for each column"
        for words in frame.iter(f"{{{_A}}}tc"):
            spanned = words.get("hMerge") or words.get("vMerge")
            ends = [each.get("sz") for each in words.iter(f"{{{_A}}}endParaRPr")]
            if not (spanned or _all(words, "a:r") or (all(ends) and ends)):
                yield "an empty cell says not how large its letters are"
        wide = int(_all(frame.find(f"{{{_P}}}xfrm"), "a:ext")[0].get("cx"))
        if abs(sum(columns) - wide) > 12_700:
            yield "a table is not as wide as its columns"


def _disorder(element: Any, order: list[str], first: int | None) -> str:
    """Return what of an element's children is not where it may be; empty where all is well."""
    names = [each.tag.rpartition("}")[2] for each in element if isinstance(each.tag, str)]
    for name in names:
        if name not in order:
            return f"{name} does not belong there"
    rank = order.index if first is None else lambda name: _loose(order, name, first)
    ranks = [rank(name) for name in names]
    if ranks != sorted(ranks):
        return f"{', '.join(names)} is not in order"
    return ""


def _loose(order: list[str], name: str, first: int) -> int:
    at = order.index(name)
    return at if at < first or at == len(order) - 1 else first


def _all(tree: Any, name: str) -> list[Any]:
    prefix, _, local = name.partition(":")
    return list(tree.iter(f"{{{_A if prefix == 'a' else _P}}}{local}"))
