"""Files in the user's cache folder: nobody else can read them, and nobody else can plant them."""

from __future__ import annotations

import os
import stat

from bdg_cli.storage.regular_files import NO_FOLLOW, open_regular

_OWN_FOLDER, _OWN_FILE = 0o700, 0o600
_HAS_OWNERS = hasattr(os, "geteuid")
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_BINARY = getattr(os, "O_BINARY", 0)


def make_private_folder(folder: str) -> None:
    """Create a folder for the user alone.

    Raises OSError, also for an existing folder that others can write to.
    """
    os.makedirs(folder, mode=_OWN_FOLDER, exist_ok=True)
    if not _is_private(folder):
        raise PermissionError(folder)


def is_own_file(path: str) -> bool:
    """Return True if there is a regular file, no link, of the user, where nobody else can put one.

    In a folder that others can write to, a file of the user proves nothing: they can link to it.
    """
    try:
        found = os.lstat(path)
        return stat.S_ISREG(found.st_mode) and _is_own(found) and _is_private(os.path.dirname(path))
    except OSError:
        return False


def create_private(path: str) -> int:
    """Create a file that was not there, and return its descriptor. Raises OSError."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_FOLLOW | _BINARY
    return os.open(path, flags, _OWN_FILE)


def write_private(
    path: str, content: bytes, *, durable: bool = False, times: tuple[int, int] | None = None
) -> None:
    """Write a small file whole: beside it first, then renamed. Raises OSError.

    `durable` is on the disk when this returns. `times` are when it was used and changed, in
    nanoseconds since 1970, if not now.
    """
    draft = f"{path}.{os.urandom(6).hex()}"
    try:
        with open(create_private(draft), "wb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        if times is not None:
            os.utime(draft, ns=times)
        os.replace(draft, path)
    except OSError:
        delete(draft)
        raise
    if durable:
        _sync_folder(os.path.dirname(path))


def read_private(path: str, limit: int = 4096) -> bytes:
    """Return what a small file of the user holds; nothing where there is none."""
    if not is_own_file(path):
        return b""
    try:
        with open_regular(path, NO_FOLLOW) as file:
            return file.read(limit) or b""
    except OSError:
        return b""


def delete(path: str) -> None:
    """Delete a file if that is possible."""
    try:
        os.unlink(path)
    except OSError:  # it is not there, or somebody else uses it
        return


def _is_private(folder: str) -> bool:
    """Return True if the user alone can write to a folder, as ssh wants it of its own."""
    found = os.stat(folder or os.curdir)
    return _is_own(found) and not (_HAS_OWNERS and found.st_mode & _OTHERS_WRITE)


def _is_own(found: os.stat_result) -> bool:
    return not _HAS_OWNERS or found.st_uid == os.geteuid()


def _sync_folder(folder: str) -> None:
    """Make the new name durable, where a folder can be opened."""
    try:
        opened = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows
        return
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
