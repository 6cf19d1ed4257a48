"""Where `bdg` and `python -m bdg_cli` begin and end.

A call is over before there is garbage worth collecting, and when it is over nothing is left that
would have to be taken down; both together cost a quarter of what the interpreter itself costs.
"""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


def main() -> NoReturn:
    """Run the program on this process's words and streams, and end the process."""
    gc.disable()
    from bdg_cli.cli.app import run
    from bdg_cli.cli.env import real_env

    code = run(real_env(), sys.argv[1:])
    try:
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):  # closed, or never there
        code = code or 0
    os._exit(code)


if __name__ == "__main__":
    main()
