"""Where the command begins: ready for orders to stop before anything else is loaded."""

from __future__ import annotations

import sys
from typing import NoReturn

from .stopping import exit_code, listen, say_stopped


def main() -> None:
    """Run the command line; an order to stop ends it with one message, also while it loads."""
    try:
        listen()
        from .cli import app  # slow: everything else is loaded here

        app()
    except KeyboardInterrupt as order:
        _stop(order)
    except SystemExit as end:  # typer makes an order that no verb has answered into a silent exit
        unsaid = getattr(end.__context__, "__cause__", None)
        if isinstance(unsaid, KeyboardInterrupt):
            _stop(unsaid)
        raise


def _stop(order: KeyboardInterrupt) -> NoReturn:
    say_stopped()
    sys.exit(exit_code(order))
