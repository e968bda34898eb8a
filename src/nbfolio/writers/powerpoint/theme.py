"""The theme of a presentation: the colours of our pages, and the letters that it asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from ...stills.theme import colours

COLOURS: Mapping[str, str] = {
    "dk1": "--ke-ink",
    "lt1": "--ground",
    "dk2": "--accent",
    "lt2": "--panel",
    "accent1": "--ke-blue",
    "accent2": "--ke-rust",
    "accent3": "--ke-good",
    "accent4": "--ke-part",
    "accent5": "--ke-purple",
    "accent6": "--ke-muted",
    "hlink": "--accent",
    "folHlink": "--ke-muted",
}
"""Which of the pages' colours each place of a theme has."""

COMMON = "Verdana"
"""Letters that almost every computer has, and wide ones: what fits in them fits in others too."""

_SANS = {"pitchFamily": "34", "charset": "0"}
"""Letters without serifs, each of its own width: what a program looks for in their place."""


@dataclass(frozen=True)
class Theme:
    """How a presentation looks.

    Parameters
    ----------
    name
        What programs call it.
    family
        The letters that it asks for; where a computer lacks them a program takes others of their
        kind.
    panose
        Ten numbers as hexadecimal digits that say what kind they are, as their file has them;
        empty where nobody knows.
    """

    name: str = "Folio"
    family: str = COMMON
    panose: str = ""

    def dress(self, sheet: Any) -> None:
        """Give a master, that of slides or of notes, this theme."""
        part = sheet.part.part_related_by(RELATIONSHIP_TYPE.THEME)
        root = part._element if hasattr(part, "_element") else parse_xml(part.blob)
        root.set("name", self.name)
        self._colour(root.find(f".//{qn('a:clrScheme')}"))
        self._letter(root.find(f".//{qn('a:fontScheme')}"))
        if not hasattr(part, "_element"):
            part._blob = serialize_part_xml(root)

    def _colour(self, scheme: Any) -> None:
        scheme.set("name", self.name)
        for place, variable in COLOURS.items():
            colour = scheme.find(qn(f"a:{place}"))
            colour.clear()
            value = _hex(colours()[variable])
            colour.append(parse_xml(f'<a:srgbClr {nsdecls("a")} val="{value}"/>'))

    def _letter(self, scheme: Any) -> None:
        scheme.set("name", self.name)
        for latin in scheme.iter(qn("a:latin")):
            latin.attrib.update({"typeface": self.family, **_SANS})
            if self.panose:
                latin.set("panose", self.panose)


def _hex(colour: str) -> str:
    """Return a colour of a stylesheet as a theme has it.

    >>> _hex("#fff"), _hex("#0072b2")
    ('FFFFFF', '0072B2')
    """
    digits = colour.strip().removeprefix("#").upper()
    return digits if len(digits) == 6 else "".join(2 * each for each in digits)


def panose(file: str) -> str:
    """Return what kind of letters a font has, as ten numbers in hexadecimal digits."""
    from fontTools.ttLib import TTFont

    with TTFont(file) as font:
        numbers = vars(font["OS/2"].panose)
    order = (
        "bFamilyType", "bSerifStyle", "bWeight", "bProportion", "bContrast", "bStrokeVariation",
        "bArmStyle", "bLetterForm", "bMidline", "bXHeight",
    )  # fmt: skip
    return "".join(f"{numbers[each]:02X}" for each in order)
