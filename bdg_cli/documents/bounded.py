"""Run readers, and programs of the machine, apart: in processes with bounds of time and memory.

Libraries that are not written in Python cannot be stopped from within, and a file made to harm can
make them take hours, or all memory. Nothing that lies in the current folder is run: documents come
from anywhere, and a program or a module may lie beside them.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import IO

_SECONDS: Final = 15
"""How long a reader may take. A page takes a few hundredths of a second."""
_MEMORY: Final = 900 << 20
"""How many bytes of memory a process may use, where the system can hold it to that."""
_MOST_WRITTEN: Final = 256 << 20
"""How many bytes a file that it writes may have."""
_NOT_STARTED: Final = 127
"""The exit code of a program that cannot be started, as shells have it."""
_ROOT: Final = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
"""The folder that has this package."""
_START: Final = (
    "import runpy, sys; sys.path.insert(0, sys.argv[1]); import bdg_cli; "
    "module = sys.argv[2]; del sys.path[0], sys.argv[1:3]; "
    "runpy.run_module(module, run_name='__main__')"
)
"""Runs a module of this very package; `-m` would look for it in the current folder first."""


class ReaderStoppedError(Exception):
    """A reader took too long, too much memory, or broke off; `code` is its exit code, or None."""

    def __init__(self, code: int | None) -> None:
        super().__init__(code)
        self.code = code


def read_apart(module: str, content: bytes, *arguments: str) -> bytes:
    """Run a module with the content of a file on its standard input; return what it writes.

    Raises ReaderStoppedError if it does not end with exit code 0 in time.
    """
    command = [sys.executable, "-P", "-c", _START, _ROOT, module, *arguments]
    with tempfile.TemporaryFile() as output:
        code = _run(command, _SECONDS, _ROOT, output, content=content)
        if code != 0:
            raise ReaderStoppedError(code)
        return _written(output)


def run_program(
    command: Sequence[str], folder: str, seconds: float, variables: Mapping[str, str]
) -> tuple[int | None, bytes]:
    """Run a program of the machine in a folder; return its exit code and what it writes.

    The code is None if it takes too long; then it is ended, with all that it has started.
    """
    if sys.platform != "win32":
        command = [sys.executable, "-P", os.path.abspath(__file__), *command]
    with tempfile.TemporaryFile() as output:
        code = _run(command, seconds, folder, output, variables=variables)
        return code, _written(output)


def installed_program(names: Iterable[str], places: Iterable[str] = ()) -> str | None:
    """Return the path of a program that is on PATH, or at one of the places; None if there is none.

    One that lies in the current folder does not count; Windows would find it there first.
    """
    here = os.path.realpath(os.curdir)
    for name in names:
        found = shutil.which(name)
        if found and os.path.realpath(os.path.dirname(found) or os.curdir) != here:
            return os.path.abspath(found)
    return next(filter(os.path.isfile, places), None)


def limit_memory() -> None:
    """Hold this process to its bounds, where the system can do that."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for what, most in ((resource.RLIMIT_DATA, _MEMORY), (resource.RLIMIT_FSIZE, _MOST_WRITTEN)):
        _, highest = resource.getrlimit(what)
        bound = most if highest == resource.RLIM_INFINITY else min(most, highest)
        resource.setrlimit(what, (bound, bound))


def _run(
    command: Sequence[str],
    seconds: float,
    folder: str,
    output: IO[bytes],
    *,
    content: bytes | None = None,
    variables: Mapping[str, str] | None = None,
) -> int | None:
    """Run a command; return its exit code, None if it takes too long.

    It writes to a file: a pipe would be held open by whatever it leaves behind.
    """
    try:
        process = subprocess.Popen(  # noqa: S603 -- no shell; nothing of a document is in the words
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL if content is None else subprocess.PIPE,
            stdout=output,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **(variables or {})},
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError:
        return _NOT_STARTED
    try:
        process.communicate(content, timeout=seconds)
    except subprocess.TimeoutExpired:
        return None
    finally:
        _end(process)
    return process.returncode


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and those that it started."""
    if sys.platform == "win32":
        if process.poll() is None:
            system = os.environ.get("SYSTEMROOT", "C:/Windows")
            taskkill = os.path.join(system, "System32", "taskkill.exe")
            words = [taskkill, "/F", "/T", "/PID", str(process.pid)]
            with contextlib.suppress(OSError):
                subprocess.run(words, capture_output=True, check=False)  # noqa: S603 -- a number only
            process.kill()
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdin is not None:  # open still where not all of the content was taken
        with contextlib.suppress(OSError):
            process.stdin.close()


def _written(output: IO[bytes]) -> bytes:
    output.seek(0)
    return output.read(_MOST_WRITTEN)


if __name__ == "__main__":
    limit_memory()
    os.execv(sys.argv[1], sys.argv[1:])  # noqa: S606 -- becomes the program it was told, no shell
