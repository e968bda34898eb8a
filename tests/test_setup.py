"""tools/setup.sh with stand-ins for Python and uv, which only note how they are called."""

import os
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
ENGINE = "src/nbfolio/pyproject.toml"
TOOLS = ("cat", "chmod", "cksum", "dirname", "mkdir", "rm", "sed")

PYTHON = """\
#!/bin/sh
echo "$0 $*" >>"$LOG"
case "$1 $2" in
    "-c "*import*) echo "{answer}" ;;
    "-m venv") mkdir -p "$3/bin" && cat "$0" >"$3/bin/python" && chmod +x "$3/bin/python" ;;
    "-m pip") exit {pip} ;;
esac
"""
UV = """\
#!/bin/sh
echo "uv $*" >>"$LOG"
[ "$1" != venv ] || {{ mkdir -p .venv/bin && cat "{python}" >.venv/bin/python &&
    chmod +x .venv/bin/python; }}
exit {code}
"""


class Machine:
    """A machine with a copy of what the set-up reads, and nothing but what a test puts there."""

    def __init__(self, folder: Path) -> None:
        self.project, self.bin, self.log = folder / "a course", folder / "bin", folder / "log"
        for name in ("pyproject.toml", ENGINE, "constraints.txt", "tools/setup.sh"):
            (self.project / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(REPOSITORY / name, self.project / name)
        self.bin.mkdir()
        for tool in TOOLS:
            (self.bin / tool).symlink_to(str(shutil.which(tool)))

    def put(self, name: str, program: str) -> None:
        (self.bin / name).write_text(program)
        (self.bin / name).chmod(0o755)

    def python(self, answer: str, name: str = "python3", pip: int = 0) -> None:
        self.put(name, PYTHON.format(answer=answer, pip=pip))

    def set_up(self, **variables: str) -> subprocess.CompletedProcess[str]:
        self.log.write_text("")
        return subprocess.run(
            ["/bin/sh", str(self.project / "tools" / "setup.sh")],
            env={"PATH": str(self.bin), "LOG": str(self.log), **variables},
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def installed(self) -> bool:
        """Return whether the last set-up called an installer."""
        return "install" in self.log.read_text()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_sets_up_from_the_constraints(machine: Machine) -> None:
    machine.python("3.12 fit")

    assert machine.set_up().returncode == 0
    told = "--constraint constraints.txt --editable src/nbfolio --editable .[dev]"
    assert told in machine.log.read_text()


def test_a_second_call_does_nothing(machine: Machine) -> None:
    machine.python("3.12 fit")
    machine.set_up()

    again = machine.set_up()

    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert not machine.installed


@pytest.mark.parametrize("name", ["pyproject.toml", ENGINE, "constraints.txt"])
def test_a_change_of_what_is_needed_sets_up_again(machine: Machine, name: str) -> None:
    machine.python("3.12 fit")
    machine.set_up()
    (machine.project / name).write_text("changed")

    machine.set_up()

    assert machine.installed


def test_a_new_date_alone_does_not_set_up_again(machine: Machine) -> None:
    machine.python("3.12 fit")
    machine.set_up()
    os.utime(machine.project / "pyproject.toml")

    machine.set_up()

    assert not machine.installed


def test_a_moved_folder_is_set_up_again(machine: Machine) -> None:
    machine.python("3.12 fit")
    machine.set_up()
    machine.project = machine.project.rename(machine.project.with_name("elsewhere"))

    machine.set_up()

    assert machine.installed


def test_a_failed_set_up_is_done_again(machine: Machine) -> None:
    machine.python("3.12 fit", pip=1)
    assert machine.set_up().returncode == 1

    machine.python("3.12 fit")

    assert machine.set_up().returncode == 0
    assert machine.installed


def test_uv_is_used_where_it_is(machine: Machine) -> None:
    machine.python("3.12 fit")
    machine.put("uv", UV.format(python=machine.bin / "python3", code=0))

    assert machine.set_up().returncode == 0
    assert "uv pip install" in machine.log.read_text()
    assert "-m pip" not in machine.log.read_text()


def test_pip_is_used_where_uv_fails(machine: Machine) -> None:
    machine.python("3.12 fit")
    machine.put("uv", UV.format(python=machine.bin / "python3", code=2))

    assert machine.set_up().returncode == 0
    assert "-m pip install" in machine.log.read_text()


def test_the_python_that_is_named_is_taken(machine: Machine) -> None:
    machine.python("3.12 fit")
    machine.python("3.13 fit", name="mine")
    machine.set_up()

    machine.set_up(PYTHON="mine")

    assert f"{machine.bin / 'mine'} -m venv" in machine.log.read_text()


def test_a_newer_python_is_found_beside_one_too_old(machine: Machine) -> None:
    machine.python("3.9 old")
    machine.python("3.13 fit", name="python3.13")

    assert machine.set_up().returncode == 0
    assert f"{machine.bin / 'python3.13'} -m venv" in machine.log.read_text()


def test_too_old_a_python_is_named_with_what_to_install(machine: Machine) -> None:
    machine.python("3.9 old")

    result = machine.set_up()

    assert result.returncode == 1
    assert "needs Python 3.11 or later; found: python3 (Python 3.9)." in result.stderr
    for advice in ("apt install python3", "brew install python", "conda env create"):
        assert advice in result.stderr


def test_no_python_at_all_says_so(machine: Machine) -> None:
    result = machine.set_up()

    assert result.returncode == 1
    assert "found: none (looked for python3 python3.14" in result.stderr


def test_a_lacking_venv_module_is_named_with_what_to_install(machine: Machine) -> None:
    machine.python("3.11 bare")

    result = machine.set_up()

    assert result.returncode == 1
    assert "python3 (Python 3.11) lacks the venv module" in result.stderr
    assert "sudo apt install python3-venv" in result.stderr


def test_a_refusal_leaves_what_was_there(machine: Machine) -> None:
    machine.python("3.9 old")
    (machine.project / ".venv").mkdir()

    machine.set_up()

    assert (machine.project / ".venv").is_dir()


def test_the_version_asked_for_is_the_projects() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    script = (REPOSITORY / "tools" / "setup.sh").read_text(encoding="utf-8")

    major, minor = project["requires-python"].removeprefix(">=").split(".")

    assert f"sys.version_info >= ({major}, {minor})" in script
    assert f'--python "${{PYTHON:->={major}.{minor}}}"' in script
    assert f"Python {major}.{minor} or later" in script
