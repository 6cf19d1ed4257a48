"""Files made to harm: each ends with a sentence, and soon.

Readers get one second here instead of fifteen, so some of these tests take more than a second.
"""

from __future__ import annotations

import sys
import time
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from bdg_cli.documents import bounded, package
from bdg_cli.documents.bounded import ReaderStoppedError, read_apart
from bdg_cli.documents.reader import read_document
from bdg_cli.domain.errors import BdgError
from tests.documents.examples import bound, docx, open_document, para, stream

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << "
    b"/Font << /F1 3 0 R >> /XObject << /X 6 0 R >> >> >>"
)
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def one_page(content: bytes, *more: bytes) -> bytes:
    """Build a PDF file from the stream of its page and further objects, from number 6."""
    pages = b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>"
    return bound([CATALOG, pages, FONT, PAGE, content, *more])


def packed(content: bytes, times: int = 1) -> bytes:
    """Write a stream that is packed once or more."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    filters = b"/FlateDecode " * times
    return b"<< /Length %d /Filter [%s] >>\nstream\n%s\nendstream" % (
        len(content),
        filters,
        content,
    )


def forms() -> list[bytes]:
    """Return drawings, each of which has the next one twenty times."""
    content = b"/X Do " * 20
    return [
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] "
        b"/Resources << /XObject << /X %d 0 R >> >> /Length %d >>\nstream\n%s\nendstream"
        % (at + 1, len(content), content)
        for at in range(6, 16)
    ]


def many_pages() -> bytes:
    """Build a PDF file that has one page a hundred thousand times."""
    pages = b"<< /Type /Pages /Kids [%s] /Count 100000 >>" % (b"4 0 R " * 100_000)
    return bound([CATALOG, pages, FONT, PAGE, stream(b"")])


def tables_in_tables() -> bytes:
    """Build a text with repeated cells in repeated cells."""
    text = "<text:p>x</text:p>"
    for _ in range(20):
        text = (
            '<table:table><table:table-row table:number-rows-repeated="999"><table:table-cell '
            f'table:number-columns-repeated="999">{text}</table:table-cell></table:table-row>'
            "</table:table>"
        )
    return open_document(text)


def mail(inner: bytes) -> bytes:
    """Write a saved page whose parts have parts."""
    return b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n" + inner


FILES: dict[str, Callable[[], bytes]] = {
    "a bomb in a page": lambda: one_page(packed(b" " * (64 << 20))),
    "a bomb in a bomb": lambda: one_page(packed(b" " * (64 << 20), 2)),
    "words without end": lambda: one_page(
        packed(b"BT /F1 12 Tf " + b"(Trong cay) Tj " * 2_000_000 + b"ET")
    ),
    "strokes without end": lambda: one_page(packed(b"0 0 m 100 100 l S " * 2_000_000)),
    "a grid of hairs": lambda: one_page(
        packed(b"".join(b"%d 0 m %d 800 l S 0 %d m 500 %d l S " % ((x,) * 4) for x in range(9000)))
    ),
    "ascii85": lambda: one_page(
        b"<< /Length 2000000 /Filter /ASCII85Decode >>\nstream\n"
        + b"z" * 2_000_000
        + b"\nendstream"
    ),
    "drawings in drawings": lambda: one_page(stream(b"/X Do"), *forms()),
    "many pages": many_pages,
    "a deep page": lambda: b"<html>" + b"<div>" * 100_000,
    "comments": lambda: b"<html>" + b"<!---->" * 2_000_000,
    "an open comment": lambda: b"<html>" + b"<!--" * 2_000_000,
    "end tags": lambda: b"<html>" + b"<div>" * 150 + b"</x>" * 2_000_000,
    "attributes": lambda: b"<html><p " + b"a=1 " * 1_000_000,
    "list items": lambda: b"<html><ol start=999>" + b"<li value=99999999>x" * 70_000,
    "parts of parts": lambda: mail(
        b"".join(b"--a\nContent-Type: multipart/mixed; boundary=a\n\n" for _ in range(3000))
    ),
    "a deep text": lambda: open_document("<text:section>" * 9000 + "</text:section>" * 9000),
    "repeated tables": tables_in_tables,
    "an unpacked text": lambda: open_document("<text:p>" + "a " * 9_000_000 + "</text:p>"),
    "empty paragraphs": lambda: docx("<w:p/>" * 70_000),
    "a deep word file": lambda: docx("<w:sdt>" * 200 + "</w:sdt>" * 200),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_made_to_harm_ends_with_a_sentence(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever it says, it is not read for hours."""
    monkeypatch.setattr(bounded, "_SECONDS", 1)
    content = FILES[name]()
    began = time.process_time()
    with pytest.raises(BdgError) as raised:
        read_document(content, "k")
    assert raised.value.hint is not None
    assert time.process_time() - began < 10  # the reader, a process of its own, has its limit


def test_a_part_that_is_named_a_thousand_times_is_read_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Relations of a Word file may all point to the styles."""
    one = '<Relationship Type="x/styles" Target="styles.xml"/>'
    relations = f"<Relationships>{one * 1000}</Relationships>"
    parts = {"word/_rels/document.xml.rels": relations, "word/styles.xml": "<styles/>"}
    read: list[str] = []
    real = package.Package.read_part

    def counted(self: package.Package, path: str) -> bytes | None:
        read.append(path)
        return real(self, path)

    monkeypatch.setattr(package.Package, "read_part", counted)
    read_document(docx(para("a"), parts=parts), "k.docx")
    assert read.count("word/styles.xml") == 1


def test_a_stored_part_has_the_same_bound_as_a_packed_one() -> None:
    """Nothing is unpacked there, and yet it is too large."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("word/document.xml", b" " * ((32 << 20) + 1))
    with pytest.raises(BdgError) as raised:
        read_document(held.getvalue(), "k.docx")
    assert raised.value.code == "document-too-large"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not bound memory so")
def test_a_reader_is_held_to_its_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is too much ends it, and nothing else."""
    folder = tmp_path / "bdg_cli"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "greedy.py").write_text(
        "import resource\nresource.setrlimit(resource.RLIMIT_DATA, (200 << 20,) * 2)\n"
        "kept = bytearray(400 << 20)\n"
    )
    monkeypatch.setattr(bounded, "_ROOT", str(tmp_path))
    with pytest.raises(ReaderStoppedError) as raised:
        read_apart("bdg_cli.greedy", b"")
    assert raised.value.code == 1


def test_a_module_beside_the_document_is_never_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python looks in the current folder first where it runs a module by name."""
    for name in ("bdg_cli", "json", "pypdfium2"):
        (tmp_path / f"{name}.py").write_text("open('ran', 'w')\nraise SystemExit(3)\n")
    monkeypatch.chdir(tmp_path)
    content = one_page(stream(b"BT /F1 12 Tf 72 700 Td (Trong cay) Tj ET"))
    assert [line.text for line in read_document(content, "k.pdf")] == ["Trong cay"]
    assert not (tmp_path / "ran").exists()
