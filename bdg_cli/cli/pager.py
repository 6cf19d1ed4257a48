"""Showing a long answer page by page, as git does: with `less`, or what PAGER names.

Only an answer that is longer than the screen is paged, and only on a terminal. Before somebody
reads it, the command is over for everybody else: its locks are given back.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli.env import Env

_LESS = "FRX"
"""Options of `less`, where nobody set others: leave if all fits, keep colours and the screen."""


def show_answer(env: Env) -> None:
    """Write the answer that was kept back, if there is one, through the pager if it is long."""
    answer = env.take_answer()
    if answer is None:
        return
    command = env.pager()
    height = env.height()
    if command and height is not None and answer.count("\n") >= height:
        env.close()
        if _page(env, command, answer):
            return
    if not env.on_terminal():  # a table for a file
        answer = "".join(f"{line.rstrip()}\n" for line in answer.splitlines())
    env.stdout.write(answer)


def _page(env: Env, command: str, answer: str) -> bool:
    """Run the pager; return False if there is no such program."""
    import shutil
    import signal
    import subprocess

    words = command.split()
    if not words or shutil.which(words[0]) is None:
        return False
    env.stdout.flush()
    process = subprocess.Popen(  # noqa: S602 -- PAGER is a command line of the user's own
        command,
        shell=True,
        stdin=subprocess.PIPE,
        env={"LESS": _LESS, "LV": "-c", **os.environ},
    )
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the pager
    try:
        process.communicate(answer.encode(env.stdout.encoding or "utf-8", "replace"))
    finally:
        signal.signal(signal.SIGINT, before)
    return True
