"""A small figure as data: two controls, three layers, a sentence."""

from nbfolio.notebook.figure import Control, Dependent, FigureSpec, Fork, Layer, Panel

TITLE = "Two <lines>"
RULE = ".ke-layers g[clip-path] { stroke: var(--ke-blue, #123) }"
CAPTION = "Drawn for a test."
SAID = ("<p>The first. It is.</p>", "<p>The second.</p>")
LINES = Control("Line", ("first", "second"), first=1)
DOTS = Control("Dot", ("red", "green", "blue"), "dropdown")


def svg(inside: str, size: str = "0 0 100 50") -> str:
    return f'<svg viewBox="{size}">{inside}</svg>'


def base() -> str:
    return svg(
        "<title>Two &lt;lines&gt;</title><desc>A line and a dot.</desc>"
        '<defs><clipPath id="f-0"><rect width="100" height="50"/></clipPath>'
        '<path id="f-1" d="M0 0H9"/><path id="f-2" d="M0 9H9"/></defs>'
        '<text x="5" y="20" style="fill:var(--ke-ink,currentColor);font-size:9px">words</text>'
    )


def line(number: int) -> str:
    return svg(f'<g clip-path="url(#f-0)"><use href="#f-{number}" y="3"/></g>')


def dot(colour: str) -> str:
    return svg(f'<circle r="5" cx="50" cy="25" fill="var(--unknown,{colour})"/>')


def places(control: str, count: int) -> tuple[Fork]:
    """Return what is shown where each option of a control shows a value of its own."""
    return (Fork(control, tuple((place,) for place in range(count))),)


def spec(title: str = "Two lines") -> FigureSpec:
    """Return a figure with two controls: which line, which of three dots."""
    layers = (
        Layer((base(),), (0,), "base"),
        Layer((line(1), line(2)), places("line", 2), "line"),
        Layer((dot("#f00"), dot("#0f0"), dot("#00f")), places("dot", 3), "dot"),
    )
    panel = Panel(TITLE, "A line and a dot.", layers, Dependent(SAID, places("line", 2)))
    return FigureSpec(title, CAPTION, {"line": LINES, "dot": DOTS}, (panel,), style=RULE)


def pictured(*sheets: str) -> FigureSpec:
    """Return a figure of these sheets, without controls."""
    layers = tuple(Layer((sheet,), (0,)) for sheet in sheets)
    return FigureSpec("Two lines", panels=(Panel(TITLE, "", layers),))
