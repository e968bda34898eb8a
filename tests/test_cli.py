import shutil
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from ketamine_explainer import cli
from ketamine_explainer.course.artefact import Page
from ketamine_explainer.course.lab import CourseContents, strip_widgets_on_save
from ketamine_explainer.course.names import Name
from ketamine_explainer.course.notebooks import Refreshed
from ketamine_explainer.course.site import BuildReport
from nbfolio import ExportError
from nbfolio.execute.failures import ExecutionError
from nbfolio.paper.browser import BrowserError

REPOSITORY = Path(__file__).parents[1]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.app, arguments)


def giving(result: Any) -> Callable[..., Any]:
    """Return a function that gives `result`, or raises it."""

    def function(*args: Any) -> Any:
        if isinstance(result, BaseException):
            raise result
        return result

    return function


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)
    monkeypatch.setenv("COLUMNS", "200")


@pytest.mark.parametrize("verb", ["build", "check", "notebooks", "schemas", "lab"])
def test_help_names_every_verb(verb: str) -> None:
    assert f" {verb} " in run("--help").output
    assert "course's folder" in run(verb, "--help").output


def test_version() -> None:
    assert run("--version").output == f"ketamine-explainer {version('ketamine-explainer')}\n"


def test_an_unknown_verb_is_a_usage_error() -> None:
    assert run("bake").exit_code == 2


def test_a_root_that_is_no_folder_is_a_usage_error() -> None:
    assert run("check", "--root", "nowhere").exit_code == 2


def test_check_counts_what_is_in_order() -> None:
    result = run("check")

    assert result.exit_code == 0
    assert result.output.startswith("The content is in order: ")


def test_check_reports_problems_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "content" / "pages").mkdir(parents=True)
    (tmp_path / "content" / "pages" / "course.yaml").write_text("title: 3\n")

    result = run("check", "--root", str(tmp_path))

    assert result.exit_code == 1
    assert "course.yaml" in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


def test_schemas_are_current_in_the_course_and_written_into_a_copy(tmp_path: Path) -> None:
    assert run("schemas").output == "0 schemas changed.\n"
    (tmp_path / "content" / "pages").mkdir(parents=True)
    shutil.copy(REPOSITORY / "content" / "pages" / "course.yaml", tmp_path / "content" / "pages")
    result = run("schemas", "--root", str(tmp_path))
    assert result.exit_code == 0
    for schema in (REPOSITORY / "content" / "schemas").rglob("*.json"):
        copied = tmp_path / schema.relative_to(REPOSITORY)
        assert copied.read_text() == schema.read_text()
        assert f"{copied} written\n" in result.output.replace("\n\n", "\n")


def test_check_wants_each_file_to_name_its_schema(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    shutil.copytree(REPOSITORY / "notebooks", tmp_path / "notebooks")
    path = tmp_path / "content" / "pictures" / "loop.yaml"
    path.write_text(path.read_text().partition("\n")[2])
    result = run("check", "--root", str(tmp_path), "--overdue")
    assert result.exit_code == 1
    assert f"{path}, line 1\n" in result.stderr


@pytest.mark.parametrize(
    ("written", "mark", "told"),
    [
        ({"index.html", "a.html"}, "", "2 files, all made anew"),
        ({"index.html"}, "  made anew", "2 files, 1 made anew"),
        (set(), "", "2 files, none made anew"),
    ],
)
def test_build_lists_the_pages_and_marks_those_that_are_new(
    monkeypatch: pytest.MonkeyPatch, written: set[str], mark: str, told: str
) -> None:
    pages = (Page("index.html", 12_345), Page("a.html", 700))
    report = BuildReport(pages, 1.5, (), frozenset(written))
    monkeypatch.setattr("ketamine_explainer.course.site.build_site", giving(report))

    result = run("build", "--output", "out")

    assert result.exit_code == 0
    page = Path("out", "index.html")
    other = page.with_name("a.html")
    listed = f"      12 kB  {page}{mark}\n       1 kB  {other}\n"
    assert result.stdout == f"{listed}{told}, in 1.5 s. Open {page}\n"
    assert result.stderr == ""


def test_build_writes_into_site_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []

    def remember(root: Path, output: Path, *others: Any) -> BuildReport:
        asked.append(output)
        return BuildReport((), 0)

    monkeypatch.setattr("ketamine_explainer.course.site.build_site", remember)

    run("build")

    assert asked == [REPOSITORY / "site"]


@pytest.mark.parametrize("error", [ExecutionError("cell 3"), FileExistsError("not a site")])
def test_a_failed_build_says_why(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ketamine_explainer.course.site.build_site", giving(error))

    result = run("build")

    assert result.exit_code == 1
    assert result.stderr == f"{error}\n"


STALE = [
    Refreshed(Path("a.ipynb"), ("a.ipynb, cell 2: differs",), written=True),
    Refreshed(Path("b.ipynb"), (), written=False),
]


def test_notebooks_says_what_it_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ketamine_explainer.course.notebooks.refresh", giving(STALE))

    result = run("notebooks")

    assert result.exit_code == 0
    assert result.stdout == "a.ipynb, cell 2: differs\n2 notebooks, 1 stored afresh.\n"


def test_notebooks_check_fails_on_a_stale_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ketamine_explainer.course.notebooks.refresh", giving(STALE))

    result = run("notebooks", "--check")

    assert result.exit_code == 1
    assert result.stderr.startswith("a.ipynb, cell 2: differs\nRun 'ketamine-explainer notebooks'")


def test_notebooks_check_passes_when_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ketamine_explainer.course.notebooks.refresh", giving(STALE[1:]))

    assert run("notebooks", "--check").exit_code == 0


def test_lab_opens_the_notebooks_and_passes_arguments_on(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr("jupyterlab.labapp.LabApp.launch_instance", asked.append)

    run("lab", "--no-browser", "--port", "8890")

    [[folder, contents, hook, *rest]] = asked
    assert folder == str(REPOSITORY / "notebooks")
    manager = f"{CourseContents.__module__}.{CourseContents.__name__}"
    assert contents == f"--ServerApp.contents_manager_class={manager}"
    assert (
        hook.partition("=")[2]
        == f"{strip_widgets_on_save.__module__}.{strip_widgets_on_save.__name__}"
    )
    assert rest == ["--no-browser", "--port", "8890"]


def test_lab_says_what_to_install_where_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jupyterlab", None)
    monkeypatch.delitem(sys.modules, "jupyterlab.labapp", raising=False)

    result = run("lab")

    assert result.exit_code == 1
    assert "JupyterLab needs jupyterlab" in result.output
    assert "Without it, check, notebooks and build work." in result.output
    assert "pip install 'ketamine-explainer[lab]'" in result.output


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[Any, ...]]:
    """Record what the verbs ask for, by function."""
    calls: dict[str, tuple[Any, ...]] = {}

    def build(*args: Any) -> BuildReport:
        calls["build_site"] = args
        return BuildReport((), 1.0)

    def refresh(*args: Any) -> list[Refreshed]:
        calls["refresh"] = args
        return []

    monkeypatch.setattr("ketamine_explainer.course.site.build_site", build)
    monkeypatch.setattr("ketamine_explainer.course.notebooks.refresh", refresh)
    return calls


def test_build_writes_where_and_as_it_is_told(asked: dict[str, tuple[Any, ...]]) -> None:
    run("build", "--output", "elsewhere", "--jobs", "3")
    assert asked["build_site"][:3] == (REPOSITORY, Path("elsewhere"), 3)


def test_build_writes_into_site_by_default(asked: dict[str, tuple[Any, ...]]) -> None:
    run("build")
    assert asked["build_site"][:3] == (REPOSITORY, REPOSITORY / "site", 2)


@pytest.mark.parametrize("only", [(), ("pages",), ("handout", "pages")])
def test_build_makes_only_what_it_is_told(
    asked: dict[str, tuple[Any, ...]], only: tuple[str, ...]
) -> None:
    run("build", *(word for name in only for word in ("--only", name)))
    assert tuple(asked["build_site"][5]) == only


def test_build_refuses_what_it_cannot_make() -> None:
    result = run("build", "--only", "film")
    assert result.exit_code == 2
    said = " ".join(result.stderr.replace("│", " ").split())
    assert f"'film' is not one of {', '.join(repr(str(each)) for each in Name)}" in said


def test_build_says_what_it_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    report = BuildReport((), 1.0, ("Left out: handout. No browser.",))
    monkeypatch.setattr("ketamine_explainer.course.site.build_site", giving(report))

    result = run("build")

    assert result.exit_code == 0
    assert result.stderr == "Left out: handout. No browser.\n"


def test_build_fails_where_what_is_asked_for_cannot_be_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    error = BrowserError("No browser to print with: looked for chromium.")
    monkeypatch.setattr("ketamine_explainer.course.site.build_site", giving(error))

    result = run("build", "--only", "handout")

    assert result.exit_code == 1
    assert result.stderr == f"{error}\n"


@pytest.mark.parametrize("check", [True, False])
def test_notebooks_only_looks_when_told(asked: dict[str, tuple[Any, ...]], check: bool) -> None:
    run("notebooks", *(["--check"] if check else []))
    assert asked["refresh"][:3] == (REPOSITORY, check, 2)


def test_an_export_error_is_said_without_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    error = ExportError("02", 4, "Dropdown", "it leads nowhere", "Link it")
    monkeypatch.setattr("ketamine_explainer.course.site.build_site", giving(error))

    result = run("build")

    assert result.exit_code == 1
    assert result.stderr == f"{error}\n"


def test_check_reads_the_course_it_is_given(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    article = tmp_path / "content" / "article" / "article.yaml"
    article.write_text(article.read_text("utf-8").replace("unit: weeks", "unit: wekes", 1), "utf-8")

    result = run("check", "--root", str(tmp_path))

    assert result.exit_code == 1
    assert f"{article}, line" in result.stderr


def test_check_misses_a_lacking_notebook(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")

    result = run("check", "--root", str(tmp_path))

    assert result.exit_code == 1
    assert "00_start_here.ipynb" in result.stderr
