"""axe-core, run on a page in a browser."""

from playwright.sync_api import Page

from .npm import AXE

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async tags => {
    const { passes, violations } = await axe.run(document, {
        runOnly: tags, resultTypes: ["violations"],
    });
    return [passes.length, violations.flatMap(({ id, nodes }) =>
        nodes.map(node => `${id}: ${node.html.slice(0, 200)}`))];
}"""


def violations(page: Page) -> list[str]:
    """Return the rule and the element of each violation on the page as it stands."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read("axe.min.js"))
    passes, found = page.evaluate(RUN, RULES)
    assert passes > 10, "axe-core has not looked at the page"
    return list(found)
