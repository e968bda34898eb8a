"""What a page of ours may do: run its own scripts, show its own pictures and styles."""

import re


def refuses_all_but_scripts(html: str, count: int) -> None:
    """Hold that a page's policy names so many scripts by their hashes, and allows nothing else."""
    [policy] = re.findall(r'Content-Security-Policy" content="([^"]+)"', html)
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    scripts = [each for each in rules.pop("script-src").split(" ") if each != "'none'"]
    assert all(re.fullmatch(r"'sha256-[\w+/]+='", each) for each in scripts)
    assert len(scripts) == count
    assert rules.pop("font-src", "data:") == "data:"  # of pages with a typeface
    assert rules == {
        "default-src": "'none'",
        "style-src": "'unsafe-inline'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
