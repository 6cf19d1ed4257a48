"""The way from a call to its verb, and the one error boundary."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import NoReturn

    from bdg_cli.cli.env import Env


def main() -> NoReturn:
    """Run the program on this process's words and streams, and end the process.

    A call is over before there is garbage worth collecting, and nothing is left after it that would
    have to be taken down; both together would cost a quarter of what the interpreter itself costs.
    """
    gc.disable()
    from bdg_cli.cli.env import real_env

    code = run(real_env(), sys.argv[1:])
    try:
        sys.stderr.flush()
    finally:  # it may be closed, or never have been there
        os._exit(code)


def run(env: Env, words: Sequence[str], *, short_way: bool = True) -> int:
    """Run one call; return its exit code. Nothing gets past this boundary.

    `short_way` lets well-formed calls of everyday verbs past Typer; it changes nothing but time.
    """
    from bdg_cli.cli import door

    try:
        call = (door.parse(env, words) if short_way else None) or _by_typer(env, words)
        code = call if isinstance(call, int) else call()
        env.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 -- the last boundary
        from bdg_cli.cli.failures import told

        return told(env, error)
    else:
        return code
    finally:
        env.close()


def _by_typer(env: Env, words: Sequence[str]) -> Callable[[], int] | int:
    from bdg_cli.cli.typed import parse

    return parse(env, words)
