"""Validated plans, kept compiled in the user's cache folder.

An entry is named by the path and the content of the plan file and by the version of the program,
so it can be missing but never stale. Whatever is wrong with the cache, the plan is read anew.
"""

from __future__ import annotations

import os

from bdg_cli import __version__
from bdg_cli.planfile import compiled

try:
    from _blake2 import blake2b  # the very function of `hashlib`, without OpenSSL
except ImportError:  # an interpreter without the C module
    from hashlib import blake2b

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.plan import Plan

ENDING = ".plan"


class Cache:
    """One folder of compiled plans; it is made when something is first kept in it."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def load(self, path: str, data: bytes) -> Plan | None:
        """Return the plan compiled from this file with this content, None in any doubt."""
        try:
            with open(os.path.join(self._folder, _name(path, data)), "rb") as file:
                return compiled.from_bytes(file.read())
        except OSError:
            return None

    def save(self, path: str, data: bytes, plan: Plan) -> None:
        """Keep the plan and drop what was kept of earlier contents; failing is no harm."""
        name = _name(path, data)
        draft = os.path.join(self._folder, f"{name}.{os.getpid()}")
        try:
            os.makedirs(self._folder, mode=0o700, exist_ok=True)
            with open(draft, "wb") as file:
                file.write(compiled.to_bytes(plan))
            os.replace(draft, os.path.join(self._folder, name))
            for other in os.listdir(self._folder):
                if other.startswith(_owner(path)) and other != name:
                    os.unlink(os.path.join(self._folder, other))
        except OSError:
            return


def _owner(path: str) -> str:
    return blake2b(
        os.path.abspath(path).encode("utf-8", "surrogatepass"), digest_size=8
    ).hexdigest()


def _name(path: str, data: bytes) -> str:
    key = blake2b(data, digest_size=16, key=__version__.encode())
    return f"{_owner(path)}-{key.hexdigest()}{ENDING}"
