"""Write notebooks with any installed writer: ``python -m nbfolio a.ipynb --to paper``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from .exporter import run_first
from .notebook.document import read_document
from .notebook.marks import FORMS, why_run
from .notebook.mistakes import MistakeError
from .notebook.shape import read
from .notebook.view import View
from .writers import find_writer, writers


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the notebooks that the command line names; return 0 where all went well."""
    parser = argparse.ArgumentParser("python -m nbfolio", description=(__doc__ or "").split(":")[0])
    parser.add_argument("notebooks", nargs="+", type=Path, metavar="NOTEBOOK")
    known = ", ".join(sorted(writers()))
    parser.add_argument("--to", default="page", metavar="WRITER", help=f"one of: {known}")
    parser.add_argument("--output-dir", type=Path, metavar="FOLDER", help="beside each notebook")
    parser.add_argument("--execute", action="store_true", help="run the notebooks first")
    parser.add_argument(
        "--code", choices=FORMS, default="", help="as the notebook says, else shown"
    )
    asked = parser.parse_args(arguments)
    try:
        for path in asked.notebooks:
            folder, view = asked.output_dir or path.parent, View(asked.code, otherwise="shown")
            print(_write(path, asked.to, folder, view, asked.execute))
    except OSError as error:
        print(f"{error.filename}: {error.strerror}; name another path", file=sys.stderr)
        return 1
    except MistakeError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _write(path: Path, name: str, folder: Path, view: View, execute: bool) -> Path:
    """Write a notebook, run first if that is asked or it stores no widgets; return the file."""
    writer, nb, home = find_writer(name), read(path), path.parent.resolve()
    if execute or why_run(nb):
        nb = run_first(nb, home, path.stem)
    target = folder / f"{path.stem}{writer.ending}"
    folder.mkdir(parents=True, exist_ok=True)
    target.write_bytes(writer.write(read_document(nb, path.stem, home, view)))
    return target


if __name__ == "__main__":
    sys.exit(main())
