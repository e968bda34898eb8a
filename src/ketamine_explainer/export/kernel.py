"""A kernel of the Python that runs us, with matplotlib as it comes."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import matplotlib
from ipykernel.kernelspec import RESOURCES, get_kernel_dict
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager

STARTUP_TIMEOUT = 120
"""Seconds that a kernel may take to start: a cold or busy machine is slow to import."""


class _OwnKernel(KernelSpecManager):
    """Knows one kernel: this Python, whatever kernels the user has installed."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        spec = get_kernel_dict(["--log-level=ERROR", "--HistoryManager.hist_file=:memory:"])
        return KernelSpec(resource_dir=RESOURCES, **spec)


@asynccontextmanager
async def own_kernel(folder: Path) -> AsyncIterator[tuple[AsyncKernelManager, AsyncKernelClient]]:
    """Start a kernel, and end it whatever happens."""
    manager = AsyncKernelManager(kernel_name="python3", kernel_spec_manager=_OwnKernel())
    await manager.start_kernel(cwd=str(folder), env=_environment())
    kernel = manager.client()
    try:
        kernel.start_channels()
        await kernel.wait_for_ready(timeout=STARTUP_TIMEOUT)
        kernel.allow_stdin = False
        yield manager, kernel
    finally:
        kernel.stop_channels()
        await manager.shutdown_kernel(now=True)


def _environment() -> dict[str, str]:
    """Return the user's environment, but with matplotlib's own settings instead of the user's."""
    return os.environ | {
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "MATPLOTLIBRC": str(Path(matplotlib.get_data_path()) / "matplotlibrc"),
    }
