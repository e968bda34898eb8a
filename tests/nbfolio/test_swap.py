import os
import subprocess
import sys
from pathlib import Path

import pytest

from nbfolio.publish import swap
from nbfolio.publish.swap import MARKER, replace_dir_atomically


def build(site: Path, text: str) -> None:
    with replace_dir_atomically(site) as folder:
        (folder / "index.html").write_text(text)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site that was built before."""
    build(tmp_path / "site", "before")
    return tmp_path / "site"


def killed(site: Path, lines: str) -> None:
    """Begin to replace `site` in a process that ends as if killed, at 'die()' in `lines`."""
    program = (
        "import os, pathlib\n"
        "from nbfolio.publish import swap\n"
        "from nbfolio.publish.swap import replace_dir_atomically\n"
        f"site = pathlib.Path({str(site)!r})\n"
        f"def die(*args): os._exit(9)\n{lines}"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 9


KILLED_WHILE_WRITING = """
with replace_dir_atomically(site) as folder:
    (folder / "half.html").write_text("half")
    die()
"""

KILLED_BETWEEN_THE_RENAMES = """
rename = pathlib.Path.rename
swap.exchange = lambda one, other: False
with replace_dir_atomically(site) as folder:
    pathlib.Path.rename = lambda path, to: die() if "-new-" in path.name else rename(path, to)
"""


def test_a_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    site = tmp_path / "new" / "site"

    build(site, "now")

    assert names(site) == {"index.html", MARKER}


def test_a_site_is_replaced_as_a_whole(site: Path) -> None:
    with replace_dir_atomically(site) as folder:
        (folder / "gone.html").write_text("old")

    build(site, "now")

    assert (site / "index.html").read_text() == "now"
    assert names(site) == {"index.html", MARKER}
    assert names(site.parent) == {"site"}


def test_nothing_is_seen_of_it_before_the_end(site: Path) -> None:
    with replace_dir_atomically(site) as folder:
        (folder / "index.html").write_text("now")
        assert (site / "index.html").read_text() == "before"


@pytest.mark.parametrize("failure", [ValueError, KeyboardInterrupt])
def test_a_failure_leaves_the_site_before(site: Path, failure: type[BaseException]) -> None:
    def fail_half_way() -> None:
        with replace_dir_atomically(site) as folder:
            (folder / "index.html").write_text("half")
            raise failure

    with pytest.raises(failure):
        fail_half_way()

    assert (site / "index.html").read_text() == "before"
    assert names(site.parent) == {"site"}


def test_an_interrupt_between_the_renames_leaves_the_site_before(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def interrupted(path: Path, target: Path) -> Path:
        if "-new-" in path.name:
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(swap, "exchange", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        build(site, "now")

    assert (site / "index.html").read_text() == "before"
    assert names(site.parent) == {"site"}


def test_a_killed_build_leaves_the_site_before(site: Path) -> None:
    killed(site, KILLED_WHILE_WRITING)

    assert (site / "index.html").read_text() == "before"


def test_the_next_build_removes_what_a_killed_one_left(site: Path) -> None:
    killed(site, KILLED_WHILE_WRITING)

    build(site, "now")

    assert names(site.parent) == {"site"}


def test_the_next_start_restores_a_site_that_was_moved_aside(site: Path) -> None:
    killed(site, KILLED_BETWEEN_THE_RENAMES)
    assert not site.exists()

    with pytest.raises(ValueError, match="stop"), replace_dir_atomically(site):
        raise ValueError("stop")

    assert (site / "index.html").read_text() == "before"
    assert names(site.parent) == {"site"}


def test_the_folder_of_a_build_at_work_is_left_alone(site: Path) -> None:
    at_work = site.with_name(f".site-new-{os.getppid()}")
    at_work.mkdir()

    build(site, "now")

    assert at_work.exists()


def test_other_hidden_folders_are_left_alone(site: Path) -> None:
    others = {".site-notes", ".site-new-x", ".other-new-1"}
    for name in others:
        (site.parent / name).mkdir()

    build(site, "now")

    assert names(site.parent) == {"site", *others}


def test_an_empty_folder_is_used(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()

    build(tmp_path / "site", "now")

    assert (tmp_path / "site" / "index.html").read_text() == "now"


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")

    with pytest.raises(FileExistsError, match=r"is not a site that this command wrote.*--output"):
        build(tmp_path, "now")

    assert names(tmp_path) == {"thesis.txt"}


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")

    with pytest.raises(FileExistsError, match="is not a site"):
        build(tmp_path / "site", "now")


def test_a_link_to_a_site_stays_a_link(site: Path) -> None:
    link = site.with_name("public")
    link.symlink_to(site)

    build(link, "now")

    assert link.is_symlink()
    assert (site / "index.html").read_text() == "now"


def test_what_somebody_put_there_is_not_lost(site: Path) -> None:
    (site / "slides").mkdir()
    (site / "slides" / "mine.txt").write_text("mine")

    with pytest.raises(FileExistsError, match=r"no build wrote: slides/mine\.txt"):
        build(site, "now")

    assert (site / "slides" / "mine.txt").read_text() == "mine"
    assert (site / "index.html").read_text() == "before"
