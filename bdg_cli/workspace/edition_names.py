"""Which names a published plan and its documents may have: what every machine can keep, in the
folder of plans and nowhere else. Held when publishing, and again on arrival.
"""

from __future__ import annotations

import os
from typing import Final

from bdg_cli.domain.folding import compose
from bdg_cli.domain.invisible import is_visible
from bdg_cli.workspace.discovery import is_plan

_MOST_BYTES: Final = 200
_MOST_PARTS: Final = 6
_FORBIDDEN: Final = frozenset('<>:"/\\|?*')
"""What Windows allows in no name, and what parts the names of a path."""
_DEVICES: Final = frozenset(
    ["con", "prn", "aux", "nul", *[f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10)]]
)
"""What Windows takes for a device, whatever ending it has."""
_DOCUMENTS: Final = frozenset(
    [
        *(".txt", ".md", ".docx", ".dotx", ".doc", ".rtf", ".odt", ".ott", ".pdf"),
        *(".htm", ".html", ".mht", ".mhtml", ".png", ".jpg", ".jpeg", ".tif", ".tiff"),
    ]
)
"""How a document ends that a plan names; nothing that a machine would run."""


def is_plan_name(name: str) -> bool:
    """Return True if a published plan file may have this name."""
    return _is_plain(name) and is_plan(name)


def is_document_path(path: str) -> bool:
    """Return True if a document of a published plan may lie here, from the folder of plans on."""
    parts = path.split("/")
    ending = os.path.splitext(path)[1].lower()
    return len(parts) <= _MOST_PARTS and all(map(_is_plain, parts)) and ending in _DOCUMENTS


def as_one_name(name: str) -> str:
    """Return what two names have in common that some machines take for one."""
    return compose(name.casefold())


def _is_plain(name: str) -> bool:
    return (
        name == compose(name).strip(" ").lstrip(".").rstrip(".")
        and name != ""
        and is_visible(name)
        and not _FORBIDDEN.intersection(name)
        and name.partition(".")[0].strip().lower() not in _DEVICES
        and len(name.encode("utf-8", "surrogatepass")) <= _MOST_BYTES
    )
