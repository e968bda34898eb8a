"""axe-core, run on a page in a browser."""

from playwright.sync_api import Page

from .npm import AXE

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES: dict[str, object] = {"type": "tag", "values": TAGS}
"""All rules of WCAG 2.2 A and AA, and best practice."""
COLOURS: dict[str, object] = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""Those of them that another scheme of colours may break."""
RUN = """async ([within, rules]) => {
    const { passes, violations } = await axe.run(within || document, {
        runOnly: rules, resultTypes: ["violations"],
    });
    return [passes.length, violations.flatMap(({ id, nodes }) =>
        nodes.map(node => `${id}: ${node.html.slice(0, 200)}`))];
}"""


def violations(page: Page, rules: dict[str, object] = RULES, within: str = "") -> list[str]:
    """Return the rule and the element of each violation on the page as it stands.

    Parameters
    ----------
    page
        The page.
    rules
        RULES or COLOURS.
    within
        A selector of the part that is looked at; all of the page by default.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read("axe.min.js"))
    passes, found = page.evaluate(RUN, [within, rules])
    assert passes > (0 if within or rules is COLOURS else 10), "axe-core has not looked at the page"
    return list(found)
