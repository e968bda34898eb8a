"""Measure the code: modules, functions, words about them, requirements, circles, duplicates.

Run ``python -m tools.measures [PATH]`` on a folder with ``src/``, ``tests/`` and
``pyproject.toml``, by default this one; a worktree of another commit is one, too. The table is
Markdown.

Imports are found by grimp, those under ``TYPE_CHECKING`` included; duplicated passages by pylint's
``symilar``: four lines or more that are alike in two modules, comments, docstrings, imports and
signatures left out. All else is counted in Python's own syntax trees and tokens.
"""

from __future__ import annotations

import argparse
import ast
import io
import re
import subprocess
import sys
import tokenize
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from statistics import median, quantiles

import grimp

HERE = Path(__file__).parents[1]
ALIKE = 4
"""Lines that two modules must share to count as a duplicated passage."""
_SYMILAR = "import sys, pylint; pylint.run_symilar(sys.argv[1:])"
_FOUND = re.compile(r"^\d+ similar lines in (?:\d+) files$((?:\n==.+)+)", re.MULTILINE)
_NOT_CODE = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
}

Function = ast.FunctionDef | ast.AsyncFunctionDef
Documented = ast.Module | ast.ClassDef | Function


@dataclass(frozen=True)
class Module:
    """A file of Python.

    Parameters
    ----------
    path
        Where it is.
    text
        What stands in it.
    """

    path: Path
    text: str

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return len(self.text.splitlines())

    @property
    def tree(self) -> ast.Module:
        """Its syntax tree."""
        return ast.parse(self.text)

    def functions(self) -> Iterator[Function]:
        """Give all functions and methods, also those within others."""
        return (each for each in ast.walk(self.tree) if isinstance(each, Function))

    def public(self) -> Iterator[Documented]:
        """Give the module, and the classes, functions and methods that others may use."""
        waiting: list[ast.Module | ast.ClassDef] = [self.tree]
        yield self.tree
        while waiting:
            for each in waiting.pop().body:
                if isinstance(each, ast.ClassDef | Function) and not each.name.startswith("_"):
                    yield each
                    waiting += [each] if isinstance(each, ast.ClassDef) else []

    def comments_and_code(self) -> tuple[int, int]:
        """Return how many comments there are, and how many lines with code."""
        tokens = list(tokenize.generate_tokens(io.StringIO(self.text).readline))
        coded = {
            line
            for token in tokens
            if token.type not in _NOT_CODE
            for line in range(token.start[0], token.end[0] + 1)
        }
        documented = {
            line
            for each in ast.walk(self.tree)
            if isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant)
            for line in range(each.lineno, (each.end_lineno or each.lineno) + 1)
        }
        comments = sum(token.type == tokenize.COMMENT for token in tokens)
        return comments, len(coded - documented)


def modules(folder: Path) -> list[Module]:
    """Return the modules in a folder and in those below it, ordered by their paths."""
    return [Module(path, path.read_text("utf-8")) for path in sorted(folder.rglob("*.py"))]


def packages(root: Path) -> list[str]:
    """Return the names of the packages in ``src/``."""
    return sorted(each.parent.name for each in (root / "src").glob("*/__init__.py"))


def circles(root: Path) -> list[list[str]]:
    """Return circles of imports, each as the modules that import one another in turn.

    Where circles share an import, one of them is told.
    """
    sys.path.insert(0, str(root / "src"))
    try:
        graph = grimp.build_graph(*packages(root), cache_dir=None)
    finally:
        sys.path.pop(0)
    imports = {
        each: sorted(graph.find_modules_directly_imported_by(each))
        for each in sorted(graph.modules)
    }
    found: list[list[str]] = []
    while circle := _circle(imports):
        found.append(circle)
        imports[circle[0]].remove(circle[1])
    return found


def _circle(imports: dict[str, list[str]]) -> list[str]:
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))  # there, each is imported by the next
    return []


def duplicates(root: Path) -> list[list[str]]:
    """Return the passages that stand in several modules, each as its places."""
    files = [str(each.path.relative_to(root)) for each in modules(root / "src")]
    ignored = [f"--ignore-{what}" for what in ("comments", "docstrings", "imports", "signatures")]
    told = subprocess.run(
        [sys.executable, "-c", _SYMILAR, f"--duplicates={ALIKE}", *ignored, *files],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [match[1].replace("==", "").split() for match in _FOUND.finditer(told)]


def dependencies(root: Path) -> Iterator[tuple[str, str]]:
    """Give what each distribution requires itself, and what its extras add."""
    for file in [*sorted((root / "src").glob("*/pyproject.toml")), root / "pyproject.toml"]:
        if not file.exists():
            continue
        project = tomllib.loads(file.read_text("utf-8"))["project"]
        yield f"{project['name']}: direct dependencies", str(len(project["dependencies"]))
        extras = project.get("optional-dependencies", {})
        told = ", ".join(f"{name} {len(listed)}" for name, listed in extras.items())
        yield f"{project['name']}: in extras", told or "none"


def table(root: Path) -> list[tuple[str, str]]:
    """Return each measure by its name."""
    ours, tests = modules(root / "src"), modules(root / "tests")
    lines = sum(each.lines for each in ours)
    rows = [("lines of src/", str(lines))]
    for name in packages(root):
        own = sum(each.lines for each in modules(root / "src" / name))
        rows.append((f"lines of src/{name}/", str(own)))
    rows += [("modules", str(len(ours))), ("module: median / largest", _modules(ours))]
    functions = [function for each in ours for function in each.functions()]
    rows += [
        ("functions", str(len(functions))),
        ("function: median / 90 % / longest", _lengths([*map(_length, functions)])),
        ("comments per 100 lines of code", _comments(ours)),
        ("parameters and results with a type", _share(_typed(functions))),
        ("public modules, classes and functions with a docstring", _share(
            ast.get_docstring(each) is not None for module in ours for each in module.public()
        )),
        ("tests : source", f"{sum(each.lines for each in tests) / lines:.2f}"),
        *dependencies(root),
        ("circles of imports", _told(" -> ".join(each) for each in circles(root))),
        ("duplicated passages", _told(" = ".join(each) for each in duplicates(root))),
    ]  # fmt: skip
    return rows


def longest(root: Path, number: int = 10) -> Iterator[str]:
    """Give the longest functions, with the place of each."""
    found = [
        (_length(function), f"{module.path.relative_to(root)}:{function.lineno} {function.name}")
        for module in modules(root / "src")
        for function in module.functions()
    ]
    yield from (f"{lines} {place}" for lines, place in sorted(found, reverse=True)[:number])


def _length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _modules(ours: Sequence[Module]) -> str:
    largest = max(ours, key=lambda each: each.lines)
    return f"{median(each.lines for each in ours):g} / {largest.lines} ({largest.path.name})"


def _lengths(lengths: Sequence[int]) -> str:
    most = quantiles(lengths, n=10, method="inclusive")[-1]
    return f"{median(lengths):g} / {most:.0f} / {max(lengths)}"


def _comments(ours: Iterable[Module]) -> str:
    comments, code = map(sum, zip(*(each.comments_and_code() for each in ours), strict=True))
    return f"{100 * comments / code:.1f}"


def _typed(functions: Iterable[Function]) -> Iterator[bool]:
    """Give for each parameter, but for self and cls, and each result whether its type is said."""
    for function in functions:
        given = function.args
        named = [*given.posonlyargs, *given.args, *given.kwonlyargs]
        named += filter(None, (given.vararg, given.kwarg))
        yield from (
            each.annotation is not None for each in named if each.arg not in {"self", "cls"}
        )
        yield function.returns is not None


def _share(answers: Iterable[bool]) -> str:
    given = list(answers)
    return f"{100 * sum(given) / len(given):.0f} %"


def _told(found: Iterable[str]) -> str:
    listed = list(found)
    return f"{len(listed)}: {'; '.join(listed)}" if listed else "none"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="measures", description="Measure the code of a folder.")
    parser.add_argument("root", nargs="?", type=Path, default=HERE, metavar="PATH")
    parser.add_argument("--longest", type=int, metavar="N", help="list the N longest functions")
    given = parser.parse_args()
    print("| measure | |", "| --- | --: |", sep="\n")
    for name, measured in table(given.root.resolve()):
        print(f"| {name} | {measured} |")
    if given.longest:
        print("", *longest(given.root.resolve(), given.longest), sep="\n")


if __name__ == "__main__":
    main()
