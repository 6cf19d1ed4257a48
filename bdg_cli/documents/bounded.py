"""Run a reader in a process of its own, with bounds of time and memory.

Libraries that are not written in Python cannot be stopped from within, and a file made to harm can
make them take hours, or all memory.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_SECONDS: Final = 15
"""How long a reader may take. A page takes a few hundredths of a second."""
_MEMORY: Final = 900 << 20
"""How many bytes of memory it may use, where the system can hold it to that."""


class ReaderStoppedError(Exception):
    """A reader took too long, too much memory, or broke off; `code` is its exit code, or None."""

    def __init__(self, code: int | None) -> None:
        super().__init__(code)
        self.code = code


def read_apart(module: str, content: bytes, *arguments: str, seconds: float = _SECONDS) -> bytes:
    """Run a module with the content of a file on its standard input; return what it writes.

    Raises ReaderStoppedError if it does not end with exit code 0 in time.
    """
    try:
        done = subprocess.run(  # noqa: S603 -- our own module, by the interpreter that runs us
            [sys.executable, "-m", module, *arguments],
            input=content,
            capture_output=True,
            timeout=seconds,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        raise ReaderStoppedError(None) from None
    if done.returncode:
        raise ReaderStoppedError(done.returncode)
    return done.stdout


def limited(command: Sequence[str]) -> list[str]:
    """Return a command that runs another one within the bound of memory."""
    if sys.platform == "win32":
        return list(command)
    return [sys.executable, "-m", "bdg_cli.documents.bounded", *command]


def limit_memory() -> None:
    """Hold this process to its bound of memory, where the system can do that."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    limit_memory()
    os.execvp(sys.argv[1], sys.argv[1:])  # noqa: S606 -- becomes the program it was told, no shell
