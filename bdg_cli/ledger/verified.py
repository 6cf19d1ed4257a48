"""Which state of a ledger was last checked whole and found sound.

It is remembered in the user's cache folder, so that the next command need not read the whole ledger
again. A missing or spoilt entry only costs time.
"""

from __future__ import annotations

import os

from bdg_cli.storage.hashing import name_of_path
from bdg_cli.storage.private_files import make_private_folder, read_private, write_private

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.ledger.fingerprint import Fingerprint


class VerifiedState:
    """The memory of one ledger; without a path nothing is remembered."""

    def __init__(self, path: str | None = None) -> None:
        self._path = path

    @classmethod
    def in_folder(cls, folder: str | None, ledger: str) -> VerifiedState:
        """Return the memory of a ledger in a cache folder, named after the ledger's path."""
        if folder is None:
            return cls()
        name = name_of_path(os.path.abspath(ledger))
        return cls(os.path.join(folder, f"{name}.verified"))

    def load(self) -> Fingerprint | None:
        """Return the fingerprint of the state that was found sound, if there is one."""
        if self._path is None:
            return None
        try:
            return tuple(map(int, read_private(self._path).split())) or None
        except ValueError:
            return None

    def save(self, fingerprint: Fingerprint) -> None:
        """Remember a state that was found sound; failing does no harm."""
        if self._path is None:
            return
        try:
            make_private_folder(os.path.dirname(self._path))
            write_private(self._path, " ".join(map(str, fingerprint)).encode())
        except OSError:
            return
