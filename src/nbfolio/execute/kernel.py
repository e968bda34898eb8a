"""A kernel of the Python that runs us, with matplotlib as it comes."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from ipykernel.kernelspec import RESOURCES, get_kernel_dict
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager

from .channel import WatchedManager
from .processes import runs

STARTUP_TIMEOUT = 120
"""Seconds that a kernel may take to start: a cold or busy machine is slow to import."""

_APP = "nbfolio.execute.kernel_app"


class _OwnKernel(KernelSpecManager):
    """Knows one kernel: this Python, whatever kernels the user has installed."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        spec = get_kernel_dict(["--log-level=ERROR", "--HistoryManager.hist_file=:memory:"])
        ours = [_APP if each == "ipykernel_launcher" else each for each in spec.pop("argv")]
        return KernelSpec(resource_dir=RESOURCES, argv=ours, **spec)


@asynccontextmanager
async def own_kernel(folder: Path) -> AsyncIterator[tuple[AsyncKernelManager, AsyncKernelClient]]:
    """Start a kernel, and end it whatever happens."""
    _remove_leftovers()
    with TemporaryDirectory(prefix=f"{_PREFIX}{os.getpid()}-", ignore_cleanup_errors=True) as own:
        manager = WatchedManager(
            kernel_name="python3",
            kernel_spec_manager=_OwnKernel(),
            connection_file=str(Path(own, "kernel.json")),
        )
        manager.context.rcvhwm = 0  # as in the kernel: what waits is kept, however much it is
        try:
            await manager.start_kernel(cwd=str(folder), env=_environment())
            async with _client(manager) as kernel:
                yield manager, kernel
        finally:
            await manager.shutdown_kernel(now=True)


@asynccontextmanager
async def _client(manager: AsyncKernelManager) -> AsyncIterator[AsyncKernelClient]:
    kernel = manager.client()
    try:
        kernel.start_channels()
        await kernel.wait_for_ready(timeout=STARTUP_TIMEOUT)
        kernel.allow_stdin = False
        yield kernel
    finally:
        kernel.stop_channels()


_PREFIX = "nbfolio-"


def _remove_leftovers() -> None:
    """Remove the folders of kernels whose owner was killed before it could."""
    for left in Path(gettempdir()).glob(f"{_PREFIX}*-*"):
        owner = left.name.removeprefix(_PREFIX).partition("-")[0]
        if owner.isdecimal() and not runs(int(owner)) and int(owner) != os.getpid():
            shutil.rmtree(left, ignore_errors=True)


def _environment() -> dict[str, str]:
    """Return the user's environment, but with matplotlib's own settings instead of the user's."""
    if not find_spec("matplotlib"):
        return dict(os.environ)
    import matplotlib

    return os.environ | {
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "MATPLOTLIBRC": str(Path(matplotlib.get_data_path()) / "matplotlibrc"),
    }
