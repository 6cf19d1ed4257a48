"""Registers kept in the user's cache folder, and which state of a ledger was found sound.

An entry is named by the path of the plan file and knows the content that it was made of. It can be
missing, foreign or spoilt, but it is never taken for what it is not: whatever is wrong with it, the
plan is read anew.
"""

from __future__ import annotations

import os
import stat

from bdg_cli.compiled.pages import DoubtError
from bdg_cli.compiled.register import Register

try:
    from _blake2 import blake2b  # the very function of `hashlib`, without OpenSSL
except ImportError:  # an interpreter without the C module
    from hashlib import blake2b

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from bdg_cli.domain.plan import Plan

    Marks: TypeAlias = tuple[int, ...]

_SMALL = 1 << 20
"""Files up to so many bytes are told by their content alone."""
_LARGEST = 64 << 20


class Cache:
    """One folder of entries; it is made when something is first kept in it.

    A register of at most `small` bytes is written again whenever something was recorded; a larger
    one when that has become much.
    """

    def __init__(self, folder: str, *, small: int = 256 * 1024) -> None:
        self._folder = folder
        self.small = small

    def load(self, path: str, anew: Callable[[], Plan]) -> Register | None:
        """Return the register made of this file with the content it has now, None in any doubt.

        `anew` reads the plan file, should the register turn out to be spoilt later on.
        """
        try:
            register = Register(self._entry(path, "register"), anew)
            return register if _is_of(register, path) else None
        except (OSError, DoubtError):
            return None

    def save(self, path: str, register: bytes) -> None:
        """Keep a register in place of the one of an earlier content; failing is no harm."""
        self._put(self._entry(path, "register"), register)

    def drop(self, path: str) -> None:
        """Forget what was kept of a plan file."""
        try:
            os.unlink(self._entry(path, "register"))
        except OSError:
            return

    def sound(self, ledger: str) -> Marks | None:
        """Return what the ledger was known by when all of it was last found sound."""
        try:
            with open(self._entry(ledger, "sound"), "rb", buffering=0) as file:
                return tuple(map(int, (file.read(256) or b"").split()))
        except (OSError, ValueError):
            return None

    def vouch(self, ledger: str, marks: Marks) -> None:
        """Remember a state of the ledger that was found sound."""
        self._put(self._entry(ledger, "sound"), " ".join(map(str, marks)).encode())

    def _put(self, entry: str, content: bytes) -> None:
        """Write an entry whole, for nobody else to read."""
        draft = f"{entry}.{os.getpid()}"
        try:
            os.makedirs(self._folder, mode=0o700, exist_ok=True)
            flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
            file = os.open(draft, flags, 0o600)
        except OSError:
            return
        try:
            with open(file, "wb") as written:
                written.write(content)
            os.replace(draft, entry)
        except OSError:
            _drop(draft)

    def _entry(self, path: str, ending: str) -> str:
        full = os.path.abspath(path).encode("utf-8", "surrogatepass")
        return os.path.join(self._folder, f"{blake2b(full, digest_size=8).hexdigest()}.{ending}")


def digest_of(content: bytes) -> bytes:
    """Return what a plan file's content is told by."""
    return blake2b(content, digest_size=16).digest()


def marks_of(found: os.stat_result) -> Marks:
    """Return what an unchanged file is known by, without reading it."""
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_dev)


def _is_of(register: Register, path: str) -> bool:
    """Tell whether the plan file still is what the register was made of.

    A large file is known by its marks, unless it changed as late as the register was written: two
    changes within one tick of a clock look alike. That is git's rule for its index.
    """
    found = os.stat(path)
    if not stat.S_ISREG(found.st_mode) or found.st_size > _LARGEST:
        return False
    origin = register.origin
    if found.st_size > _SMALL:
        known = marks_of(found) == origin.marks
        if known and max(found.st_mtime_ns, found.st_ctime_ns) < register.written_ns:
            return True
    with open(path, "rb", buffering=0) as file:
        content = file.readall()
    return digest_of(content) == origin.digest


def _drop(draft: str) -> None:
    try:
        os.unlink(draft)
    except OSError:
        return
