"""Documents built piece by piece, the way office programs write them."""

from __future__ import annotations

import importlib.util
import io
import re
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import pytest

from bdg_cli.documents.reader import read_document
from bdg_cli.domain.errors import BdgError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OTHERS = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"

_FONT = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H "
    b"/DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"
)
_LETTERS = (
    b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /DW 500 "
    b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
)


def run(text: str, properties: str = "") -> str:
    """Write a run of words."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def para(text: str = "", *, inner: str = "", properties: str = "") -> str:
    """Write a paragraph: words, or the XML of what is in it."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner or run(text)}</w:p>"


def listed(text: str, number: int, level: int = 0) -> str:
    """Write a paragraph with an automatic number."""
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return para(text, properties=place)


def styled(text: str, style: str) -> str:
    """Write a paragraph that has a style."""
    return para(text, properties=f'<w:pStyle w:val="{style}"/>')


def level(at: int, kind: str, pattern: str, more: str = "") -> str:
    """Write one level of a list."""
    start = "" if "<w:start " in more else '<w:start w:val="1"/>'
    return (
        f'<w:lvl w:ilvl="{at}">{start}<w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def abstract(number: int, *levels: str) -> str:
    """Write an abstract list."""
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int, kind: int, more: str = "") -> str:
    """Write a list made from an abstract list."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/>{more}</w:num>'


def cell(*paragraphs: str, properties: str = "") -> str:
    """Write a cell: each text is a paragraph; a text that begins with `<` is written as XML."""
    inner = "".join(one if one.startswith("<") else para(one) for one in paragraphs)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*rows: Sequence[str], properties: str = "", before: str = "") -> str:
    """Write a table; `before` is added to each row."""
    lines = "".join(
        f"<w:tr>{before}{''.join(one if one.startswith('<') else cell(one) for one in row)}</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{lines}</w:tbl>"


def docx(
    *blocks: str,
    numbering: str = "",
    styles: str = "",
    parts: Mapping[str, str | bytes] | None = None,
    namespace: str = _WORD,
    main: str = "word/document.xml",
) -> bytes:
    """Build a Word file from blocks of XML, and from other parts by path."""
    outer = f'xmlns:w="{namespace}" {_OTHERS}'
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _related(officeDocument=main),
        "word/_rels/document.xml.rels": _related(numbering="numbering.xml", styles="styles.xml"),
        main: f"<w:document {outer}><w:body>{''.join(blocks)}</w:body></w:document>",
    }
    if numbering:
        files["word/numbering.xml"] = f"<w:numbering {outer}>{numbering}</w:numbering>"
    if styles:
        files["word/styles.xml"] = f"<w:styles {outer}>{styles}</w:styles>"
    return zipped(files | dict(parts or {}))


def _related(**targets: str) -> str:
    inner = "".join(
        f'<Relationship Id="{kind}" Type="{_KINDS}/{kind}" Target="{path}"/>'
        for kind, path in targets.items()
    )
    return f'<Relationships xmlns="{_RELATIONS}">{inner}</Relationships>'


def pasted(*pictures: bytes) -> bytes:
    """Build a Word file with nothing but pictures, the last of them packed first."""
    paths = {f"word/media/image{at}.png": one for at, one in enumerate(pictures)}
    names = 'xmlns:a="a" xmlns:r="r"'
    drawn = (
        para(inner=f'<w:drawing><a:blip {names} r:embed="p{at}"/></w:drawing>')
        for at in range(len(pictures))
    )
    related = "".join(
        f'<Relationship Id="p{at}" Type="{_KINDS}/image" Target="media/image{at}.png"/>'
        for at in range(len(pictures))
    )
    parts = dict(reversed(paths.items()))
    relations = f'<Relationships xmlns="{_RELATIONS}">{related}</Relationships>'
    return docx(*drawn, parts={**parts, "word/_rels/document.xml.rels": relations})


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """Pack files into a zip file."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return held.getvalue()


def pdf(*pages: Sequence[str], scanned: bool = False) -> bytes:
    """Build a PDF file from pages of lines."""
    drawn = (
        [written(72, 780 - 20 * row, line) for row, line in enumerate(page) if line]
        for page in pages
    )
    return drawn_pdf(*([["0 0 595 842 re f"]] * len(pages) if scanned else drawn))


def written(x: float, y: float, text: str, *, size: float = 12, turn: str = "1 0 0 1") -> str:
    """Write words at a place of a page, from its lower left corner; letters are half as wide as
    their font is high.
    """
    code = text.encode("utf-16-be").hex()
    return f"BT /F1 {size} Tf {turn} {x} {y} Tm <{code}> Tj ET"


def ruled(x: float, y: float, to_x: float, to_y: float) -> str:
    """Draw a straight line on a page."""
    return f"{x} {y} m {to_x} {to_y} l S"


PAPER = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"
"""The picture of a page."""


def drawn_pdf(
    *pages: Sequence[str],
    more: str = "/MediaBox [0 0 595 842]",
    stamps: Sequence[tuple[float, float, str]] = (),
) -> bytes:
    """Build a PDF file from what is drawn on its pages; the font has the letters at their code
    points. Over each page a program that signs has put stamps: their places and their words.
    """
    over = [written(0, 4, text) for _, _, text in stamps]
    drawn = "".join("".join(page) for page in (*pages, over))
    codes = re.findall("<([0-9a-f]*)> Tj", drawn)
    letters = sorted({code[at : at + 4] for code in codes for at in range(0, len(code), 4)})
    mapped = "".join(f"<{one}> <{one}>\n" for one in letters)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /F def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{mapped}endbfchar endcmap end end"
    )
    first = 6
    count = len(pages)
    kids = " ".join(f"{first + 2 * at} 0 R" for at in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        _FONT,
        _LETTERS,
        stream(cmap.encode()),
    ]
    annotations = " ".join(
        f"<< /Type /Annot /Subtype /Widget /FT /Sig /F 4 /Rect [{x} {y - 4} {x + 200} {y + 16}]"
        f" /AP << /N {first + 2 * count + at} 0 R >> >>"
        for at, (x, y, _) in enumerate(stamps)
    )
    fonts = b"/Resources << /Font << /F1 3 0 R >> >>"
    for at, page in enumerate(pages):
        objects += [
            b"<< /Type /Page /Parent 2 0 R %s /Contents %d 0 R %s /Annots [%s] >>"
            % (more.encode(), first + 2 * at + 1, fonts, annotations.encode()),
            stream("\n".join(page).encode()),
        ]
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 200 20] " + fonts
    objects += [stream(one.encode(), form) for one in over]
    return bound(objects)


def open_document(body: str, *, styles: str = "", automatic: str = "") -> bytes:
    """Build an OpenDocument text from the XML of its text and of its styles."""
    outer = " ".join(f'xmlns:{key}="urn:{key}"' for key in ("office", "text", "table", "style"))
    outer += ' xmlns:fo="urn:fo" xmlns:loext="urn:loext" xmlns:draw="urn:draw"'
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {outer}>"
            f"<office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
            "styles.xml": f"<office:document-styles {outer}><office:styles>{styles}"
            "</office:styles></office:document-styles>",
        }
    )


def stream(content: bytes, about: bytes = b"") -> bytes:
    """Write a stream, and what its dictionary says about it."""
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (about, len(content), content)


def bound(objects: Sequence[bytes]) -> bytes:
    """Write the objects one after another, and the cross-reference table."""
    written = b"%PDF-1.7\n"
    places = []
    for number, one in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table_at = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    written += b"trailer\n<< /Size %d /Root 1 0 R >>\n" % (len(objects) + 1)
    return written + b"startxref\n%d\n%%%%EOF\n" % table_at


def texts(content: bytes, name: str = "k.docx") -> list[str]:
    """Read a document and return the texts of its lines."""
    return [line.text for line in read_document(content, name)]


def cells(content: bytes) -> list[tuple[str, ...]]:
    """Read a document and return the cells of its rows."""
    return [line.cells for line in read_document(content, "k.docx") if line.cells]


def without_program(name: str) -> pytest.MarkDecorator:
    """Skip a test where a program is not installed."""
    return pytest.mark.skipif(shutil.which(name) is None, reason=f"{name} is not installed")


def fault(content: bytes, name: str = "k.docx") -> tuple[str, type[BdgError]]:
    """Return the error that reading a document raises: its code and class."""
    with pytest.raises(BdgError) as raised:
        read_document(content, name)
    assert raised.value.hint is not None
    return raised.value.code, type(raised.value)


def lacking_for_scans() -> str:
    """Return what this machine lacks for reading scans."""
    for package in ("numpy", "PIL"):
        if importlib.util.find_spec(package) is None:
            return f"{package} is not installed"
    if shutil.which("tesseract") is None:
        return "tesseract is not installed"
    listed = subprocess.run(
        ["tesseract", "--list-langs"],  # noqa: S607 -- the one on PATH
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if "vie" in listed.stdout.split() else "tesseract has no Vietnamese here"
