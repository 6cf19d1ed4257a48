"""The pictures in a Word document; one without words is a scan that was pasted into it."""

from __future__ import annotations

from typing import Final

from bdg_cli.documents.package import Package
from bdg_cli.documents.word.parts import main_part, part_of, related_parts

_DRAWN: Final = ("blip", "imagedata")
"""What names a picture where it stands, in new documents and in old ones."""


def picture_paths(package: Package) -> list[str]:
    """Return the paths of the pictures in the text of a document, each once, in their order."""
    main = main_part(package)
    paths = {one.id: one.path for one in related_parts(package, main) if one.kind == "image"}
    root = part_of(package, main)
    drawn = [one for one in (root.walk() if root else ()) if one.name in _DRAWN]
    named = dict.fromkeys(one.get("embed") or one.get("id") for one in drawn)
    return [paths[one] for one in named if paths.get(one) in package.names]


def picture_in_word(content: bytes, number: int) -> tuple[bytes, int]:
    """Return a picture of a document, counted from 0, and how many it has.

    Raises the errors of `lines_from_word`.
    """
    package = Package(content, "")
    paths = picture_paths(package)
    return package.read_part(paths[number]) or b"", len(paths)
