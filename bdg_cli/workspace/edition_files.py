"""The files of published plans and documents in a folder, and what is laid beside them."""

from __future__ import annotations

import os
from hashlib import sha256
from typing import Final

from bdg_cli.workspace.discovery import content_of
from bdg_cli.workspace.whole_files import write_whole

_OWN: Final = ".may-nay"
"""What comes after the name of a file that was changed here, when an edition takes its place."""
_COMING: Final = ".dang-nhan"


def beside(path: str, number: int) -> str:
    """Return where an edition is laid whose file was changed here; no verb reads such a name."""
    return f"{path}.ban-{number}"


def digest_of(path: str) -> str | None:
    """Return the SHA-256 of a file; None if there is none. Raises PlanError."""
    if not os.path.lexists(path):
        return None
    return sha256(content_of(path)[0]).hexdigest()


def write_alone(path: str, content: bytes) -> None:
    """Write a file whole; nobody else writes it, since a lock is held. Raises PlanError."""
    write_whole(path, content, ending=_COMING)


def set_aside(path: str) -> None:
    """Keep what is in a file under another name, one that is free. Raises PlanError."""
    number, name = 1, f"{path}{_OWN}"
    while os.path.lexists(name):
        number += 1
        name = f"{path}{_OWN}-{number}"
    write_alone(name, content_of(path)[0])
