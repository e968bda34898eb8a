"""A kernel as ipykernel starts it, which drops nothing of what it puts out."""

import sys
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    if sys.path[0] in ("", str(Path.cwd())):
        del sys.path[0]  # as `ipykernel_launcher` does, so that no file there hides one of Python

    from ipykernel import kernelapp

    class IPKernelApp(kernelapp.IPKernelApp):
        """ipykernel's, by whose name it is given options."""

        def init_iopub(self, context: Any) -> None:
            """Keep what waits to be sent: ZeroMQ drops what is beyond 1,000 messages."""
            context.sndhwm = 0
            super().init_iopub(context)  # type: ignore[no-untyped-call]

    IPKernelApp.launch_instance()
