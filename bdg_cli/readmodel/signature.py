"""What wrote a read model: one that another version of the program wrote is built again."""

from __future__ import annotations

import os

from bdg_cli import __version__
from bdg_cli.readmodel.schema import VERSION
from bdg_cli.storage.hashing import digest

_PACKAGE = os.path.dirname(os.path.dirname(__file__))


def signature() -> str:
    """Return the version of the program and of its tables, with a digest of its files' marks.

    The marks matter for an installation from a clone, where the code changes under one version.
    """
    found: list[tuple[str, int, int]] = []
    folders = [_PACKAGE]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name.endswith((".py", ".yaml")):
                    status = entry.stat()
                    found.append((entry.path, status.st_size, status.st_mtime_ns))
                elif "." not in entry.name and entry.name != "__pycache__":
                    folders.append(entry.path)
    return f"{__version__} {VERSION} {digest(repr(sorted(found)).encode()).hex()}"
