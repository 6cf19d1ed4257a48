"""The pictures in a Word document; one without words is a scan that was pasted into it."""

from __future__ import annotations

from typing import Final

from bdg_cli.documents.package import Package
from bdg_cli.documents.word.parts import main_part, part_of, related_parts

_DRAWN: Final = ("blip", "imagedata")
"""What names a picture where it stands, in new documents and in old ones."""


def has_pictures(package: Package) -> bool:
    """Return True if a document has pictures."""
    return any("/media/" in name for name in package.names)


def pictures_of_word(content: bytes, name: str) -> list[bytes]:
    """Return the pictures of a document, in the order in which they stand in it.

    Raises the errors of `lines_from_word`.
    """
    package = Package(content, name)
    main = main_part(package)
    paths = {one.id: one.path for one in related_parts(package, main) if one.kind == "image"}
    root = part_of(package, main)
    drawn = [one for one in (root.walk() if root else ()) if one.name in _DRAWN]
    named = [one.get("embed") or one.get("id") for one in drawn]
    found = [package.read_part(paths[one]) for one in named if one in paths]
    return [picture for picture in found if picture]
