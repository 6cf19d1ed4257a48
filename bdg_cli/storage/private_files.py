"""Files in the user's cache folder: nobody else can read them, and nobody else can plant them."""

from __future__ import annotations

import os
import stat

_OWN_FOLDER, _OWN_FILE = 0o700, 0o600
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)


def make_private_folder(folder: str) -> None:
    """Create a folder for the user alone.

    Raises OSError, also for an existing folder of somebody else.
    """
    os.makedirs(folder, mode=_OWN_FOLDER, exist_ok=True)
    if not _is_own(os.stat(folder)):
        raise PermissionError(folder)


def is_own_file(path: str) -> bool:
    """Return True if there is a regular file, no link, that belongs to the user."""
    try:
        found = os.lstat(path)
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and _is_own(found)


def create_private(path: str) -> int:
    """Create a file that was not there, and return its descriptor. Raises OSError."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW | _BINARY
    return os.open(path, flags, _OWN_FILE)


def write_private(path: str, content: bytes) -> None:
    """Write a small file whole: beside it first, then renamed. Raises OSError."""
    draft = f"{path}.{os.urandom(6).hex()}"
    try:
        with open(create_private(draft), "wb") as file:
            file.write(content)
        os.replace(draft, path)
    except OSError:
        delete(draft)
        raise


def read_private(path: str, limit: int = 4096) -> bytes:
    """Return what a small file of the user holds; nothing where there is none."""
    if not is_own_file(path):
        return b""
    try:
        with open(path, "rb", buffering=0) as file:
            return file.read(limit) or b""
    except OSError:
        return b""


def delete(path: str) -> None:
    """Delete a file if that is possible."""
    try:
        os.unlink(path)
    except OSError:  # it is not there, or somebody else uses it
        return


def _is_own(found: os.stat_result) -> bool:
    user = getattr(os, "geteuid", None)
    return user is None or found.st_uid == user()
