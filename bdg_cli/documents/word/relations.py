"""Where the parts of a Word document are that belong to another part."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def relations_path(path: str) -> str:
    """Return the path of a part's relations: `word/_rels/document.xml.rels`."""
    folder, file = posixpath.split(path)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def relation_target(path: str, relation: Mapping[str, str]) -> str:
    """Return the path of the part that a relation points to."""
    folder = posixpath.dirname(path)
    return posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
