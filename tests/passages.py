"""What waits in a page until its script shows it, put back as the script does it."""

import re

from nbfolio.html.passages import apart

KEPT = re.compile(r'\{"kept":"(?:[^"\\]|\\.)*","size":\d+\}')


def kept_panes(html: str) -> list[str]:
    """Return the panes that a page keeps with its data, which come last."""
    data = KEPT.search(html)
    return apart(data[0])[:-1] if data else []


def whole(html: str) -> str:
    """Return a page with all that waits in it, no longer as data nor as comments."""
    panes = dict(enumerate(kept_panes(html)))
    if data := KEPT.search(html):
        html = html.replace(data[0], apart(data[0])[-1])
    html = re.sub(r"<!--(\d+)-->", lambda pane: panes.get(int(pane[1]), pane[0]), html)
    return re.sub("<!--(.*?)-->", r"\1", html, flags=re.DOTALL)
