"""A picture as SVG beside its PNG: what a program shows that knows both, sharp at any size."""

from __future__ import annotations

from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

_NAMES = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_URI = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""The extension of DrawingML by which a picture has an SVG: MS-ODRAWXML, 2.3.1."""


def add_drawing(slide: Any, picture: Any, svg: str) -> None:
    """Give a picture its SVG; older programs, and LibreOffice, show the PNG that it has.

    Parameters
    ----------
    slide, picture
        As python-pptx holds them.
    svg
        A whole SVG that needs nothing outside itself.
    """
    package = slide.part.package
    name = PackURI(f"/ppt/media/drawing{slide.part.partname.idx}.svg")
    part = Part(name, "image/svg+xml", package, svg.encode())
    relation = slide.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    blip = picture._element.find(f".//{qn('a:blip')}")
    blip.append(
        parse_xml(
            f'<a:extLst {nsdecls("a", "r")}><a:ext uri="{_URI}">'
            f'<asvg:svgBlip xmlns:asvg="{_NAMES}" r:embed="{relation}"/></a:ext></a:extLst>'
        )
    )
