"""The parts of a Word document: the one with the text, and those that it is related to."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from bdg_cli.documents.elements import parse_xml
from bdg_cli.domain.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bdg_cli.documents.elements import Element
    from bdg_cli.documents.package import Package

_USUAL: Final = "word/document.xml"
_IDLE: Final = frozenset((
    "bookmarkStart", "bookmarkEnd", "lang", "lastRenderedPageBreak", "proofErr", "bCs", "color",
    "ind", "jc", "pBdr", "shd", "spacing", "sz", "szCs", "tcMar", "tcW", "rsid", "pPrChange",
    "rPrChange", "tblPrChange", "tcPrChange", "trPrChange", "sectPrChange", "numberingChange",
    "tblPrExChange", "tblGridChange", "latentStyles",
))  # fmt: skip
"""Elements about looks or former states: they and their content are ignored."""


class RelatedPart(Value):
    """A part that another one names by its `id`; `kind` is what it is for."""

    id: str
    kind: str
    path: str


def main_part(package: Package) -> str:
    """Return the path of the part that holds the text."""
    paths = [one.path for one in related_parts(package, "") if one.kind == "officeDocument"]
    return next((path for path in paths if path in package.names), _USUAL)


def related_parts(package: Package, path: str) -> Iterator[RelatedPart]:
    """Yield each part that a part is related to."""
    folder, file = posixpath.split(path)
    relations = part_of(package, posixpath.join(folder, "_rels", f"{file}.rels"))
    for one in relations.elements("Relationship") if relations is not None else ():
        target = posixpath.normpath(posixpath.join("/", folder, one.get("Target"))).lstrip("/")
        yield RelatedPart(one.get("Id"), one.get("Type").rpartition("/")[2], target)


def part_of(package: Package, path: str) -> Element | None:
    """Return a part, as far as it matters for reading; None if there is no such part."""
    data = package.read_part(path)
    return None if data is None else parse_xml(data, package.name, idle=_IDLE, words_in="t")
