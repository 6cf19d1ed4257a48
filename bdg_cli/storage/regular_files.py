"""Opening files that may be anything: a pipe, a socket or a device must not make a command wait."""

from __future__ import annotations

import errno
import os
import stat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from io import FileIO

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a pipe opens at once, the log of the kernel reads at once
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
# What the shell makes of `<(…)`: its writer runs already, however long it takes.
_HANDED_OVER = ("/dev/", "/proc/")
_WAIT = 5.0
NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)


class NotRegularError(OSError):
    """The path leads to something that is no file."""


def open_regular(path: str, flags: int = 0) -> FileIO:
    """Open a regular file to read it, without a buffer. Raises OSError, also for anything else."""
    _require_regular(os.stat(path), path)  # opening alone can have effects on a device
    descriptor = os.open(path, _FLAGS | flags)
    try:
        _require_regular(os.fstat(descriptor), path)
        return open(descriptor, "rb", buffering=0)
    except BaseException:
        os.close(descriptor)
        raise


def read_up_to(file: FileIO, most: int) -> bytes:
    """Read to the end, or `most` bytes. Raises OSError, also where there is nothing to read yet."""
    pieces: list[bytes] = []
    left = most
    while left > 0:
        piece = file.read(left)
        if piece is None:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        if not piece:
            break
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def read_handed_over(path: str) -> bytes:
    """Read a file, or a pipe that a program writes to, to the end.

    Raises OSError, also for a device, and for a pipe with a name that nobody writes to.
    """
    mode = os.stat(path).st_mode
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
    if not stat.S_ISFIFO(mode):
        with open_regular(path) as file:
            return _to_the_end(file)
    with open(os.open(path, _FLAGS), "rb", buffering=0) as pipe:
        if not path.startswith(_HANDED_OVER):
            from select import select  # few name a pipe

            if not select([pipe], [], [], _WAIT)[0]:
                raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        os.set_blocking(pipe.fileno(), True)
        return _to_the_end(pipe)


def _to_the_end(file: FileIO) -> bytes:
    content = file.readall()
    if content is None:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
    return content


def _require_regular(found: os.stat_result, path: str) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise NotRegularError(errno.EINVAL, os.strerror(errno.EINVAL), path)
