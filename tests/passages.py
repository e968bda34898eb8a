"""What several waiting panes of a page share, put back as the page's script does it."""

import json
import re


def kept_passages(html: str) -> list[str]:
    """Return the passages that a page keeps for its panes."""
    data = re.search(r'id="page-data">(.*?)</script>', html, flags=re.DOTALL)
    return json.loads(data[1]).get("kept", []) if data else []


def with_passages(pane: str, kept: list[str]) -> str:
    """Return what is in a waiting pane, whole."""
    places = dict(enumerate(kept))
    return re.sub(r"<(\d+)>", lambda place: places.get(int(place[1]), place[0]), pane)
