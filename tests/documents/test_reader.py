"""Documents of all kinds: lines, or one clear error, whatever the bytes are."""

from __future__ import annotations

import io
import re
import sys
import time
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bdg_cli.documents.document_errors import ScanError, install_command
from bdg_cli.documents.reader import MAX_DOCUMENT_BYTES, document_text, read_document
from bdg_cli.domain.errors import BdgError, MissingError, PlanError, RefusedError
from tests.documents.examples import (
    abstract,
    docx,
    fault,
    level,
    listed,
    num,
    para,
    pdf,
    table,
    texts,
    zipped,
)

TEXT = "KẾ HOẠCH\n\n- Được thực hiện\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
WORD = docx(
    listed("MỤC ĐÍCH", 1),
    para("Trồng cây"),
    table(("TT", "Nội dung", "Đơn vị"), ("1", "Trồng cây", "Văn phòng")),
    numbering=abstract(0, level(0, "upperRoman", "%1.")) + num(1, 0),
)
PDF = pdf(["KẾ HOẠCH", "- Trồng cây"], ["- Chăm cây", "2"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_plain_text_is_its_lines(encoding: str) -> None:
    """In any encoding; empty lines count."""
    lines = read_document(TEXT.encode(encoding), "k.txt")
    assert [(line.number, line.text) for line in lines] == [
        (1, "KẾ HOẠCH"),
        (3, "- Được thực hiện"),
    ]
    assert document_text(TEXT.encode(encoding), "k.txt") == TEXT


def test_the_old_encoding_of_windows_and_apart_marks_are_composed() -> None:
    """cp1258 and NFD write tone marks after their letters."""
    apart = "Kê\u0301 hoa\u0323ch thư\u0323c hiê\u0323n"
    assert texts(apart.encode("cp1258")) == texts(apart.encode()) == ["Kế hoạch thực hiện"]


MISREAD = "Ủy ban xă tŕnh, pḥng chủ tŕ\nH̉A B̀NH: quản lư, cho ư kiến, theo dơi rơ việc lănh đạo"
MEANT = "Ủy ban xã trình, phòng chủ trì\nHÒA BÌNH: quản lý, cho ý kiến, theo dõi rõ việc lãnh đạo"


def test_letters_taken_for_those_of_another_encoding_are_mended() -> None:
    """As PDFs have them that were made of old files; what the language has is left alone."""
    other = "\nNăm 2026, tăng như thư, cơ sở, ăn, tư; Hoa Lư, lư hương, rơ moóc; Đoković, Šikić"
    assert texts((MISREAD + other).encode()) == (MEANT + other).split("\n")
    assert document_text((MISREAD + other).encode(), "k.txt") == MEANT + other
    table = read_document(
        f"| STT | Việc | Ai |\n|---|---|---|\n| 1 | {MISREAD.splitlines()[0]} | xă |".encode(),
        "k.md",
    )
    assert table[-1].cells[1:] == (MEANT.splitlines()[0], "xã")


def test_two_slips_are_no_other_encoding() -> None:
    """A typist made them."""
    assert texts("Phòng tŕnh xă, chủ tŕ".encode()) == ["Phòng tŕnh xă, chủ tŕ"]


def test_a_slip_does_not_spoil_the_letters_around_it() -> None:
    """One wrong byte, or a last letter cut off, becomes one sign."""
    line = "Ủy ban nhân dân xã được giao thực hiện kế hoạch ngày ấy".encode()
    assert texts(line + b"\xff")[0].startswith("Ủy ban nhân dân xã được")
    assert texts((line * 3)[:-1])[0].startswith("Ủy ban nhân dân xã được")


def test_what_is_not_seen_is_left_out() -> None:
    """Hidden characters, control characters, and all kinds of spaces."""
    text = "\ufeff- Tr\u200bồng\u00a0 \tcây\x0c\u2028 x\u00ada\u0001nh\u202e\n\uf0b7  Chăm\n"
    assert texts(text.encode()) == ["- Trồng cây xa nh", "• Chăm"]
    assert document_text(text.encode(), "k.txt").split("\n")[0] == "- Trồng cây xa nh"


def test_a_text_keeps_its_columns() -> None:
    """`bdg check` shows positions as an editor does: the spaces of the file are kept."""
    text = "I.  NHIỆM VỤ\n   - Trồng  cây\n\tcột | cột\n| a |  b |\n"
    assert (
        document_text(text.encode(), "k.txt")
        == "I.  NHIỆM VỤ\n   - Trồng  cây\n\tcột | cột\na | b\n"
    )


def test_a_text_is_checked_as_it_is_drafted() -> None:
    """Where a space before a comma is left out, its line is not that of the file any more."""
    text = "1.  Giao Sở A  , Sở B trồng cây .\n   - Tưới  cây\n"
    assert document_text(text.encode(), "k.txt") == (
        "1. Giao Sở A, Sở B trồng cây.\n   - Tưới  cây\n"
    )


def test_a_table_that_was_copied_into_an_editor_has_cells() -> None:
    """Tabs stand between them; what is only laid out with tabs is no table."""
    text = (
        "Số: 5/KH\tCỘNG HÒA\n\nSTT\tNội dung\tĐơn vị\tGhi chú\n1\tTrồng  cây\tUBND xã\n"
        "2\t\tĐội Cây xanh\t\nNơi nhận:\t\tCHỦ TỊCH\n"
    )
    assert [line.cells for line in read_document(text.encode(), "k.txt")] == [
        (),
        ("STT", "Nội dung", "Đơn vị", "Ghi chú"),
        ("1", "Trồng cây", "UBND xã"),
        ("2", "", "Đội Cây xanh", ""),
        (),
    ]


def test_a_row_of_a_text_has_cells() -> None:
    """With or without lines around it; a bar within a word makes no cell."""
    text = (
        "TT | Nội dung | Đơn vị\n| 1 | Trồng\\|cây |  |\n|---|:--:|---|\n2 |  | UBND\na|b\nc | |\n"
    )
    lines = read_document(text.encode(), "k.txt")
    assert [line.cells for line in lines] == [
        ("TT", "Nội dung", "Đơn vị"),
        ("1", "Trồng|cây", ""),
        ("2", "", "UBND"),
        (),
        ("c", "", ""),
    ]
    assert [line.text for line in lines][2:] == ["2 | | UBND", "a|b", "c | |"]


MARKDOWN = """\
KẾ HOẠCH
========

**I. MỤC ĐÍCH, YÊU CẦU**

## 1\\. Mục đích ##
---
> - Trồng <u>**cây**</u>, *chăm* cây <br> 5*3 (*) \\*
* Giao ***Văn phòng***

| **TT** | Nội dung<br>công việc |
|:---|---|
| 1 | _a_ \\| b |
```
"""


def test_the_marks_of_markdown_are_no_words() -> None:
    """Headings, strong words, quotes, tables and their rules, escapes."""
    lines = read_document(MARKDOWN.encode(), "k.md")
    assert [line.text for line in lines] == [
        "KẾ HOẠCH",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích",
        "- Trồng cây, chăm cây 5*3 (*) *",
        "* Giao Văn phòng",
        "TT | Nội dung công việc",
        "1 | _a_ | b",
    ]
    assert lines[-1].cells == ("1", "_a_ | b")
    assert read_document(MARKDOWN.encode(), "k.txt") == lines


def test_a_text_that_is_no_markdown_keeps_its_signs() -> None:
    """`>`, `*` and `_` are kept."""
    text = "> 90% số thôn\n* Ghi chú (*) và (*)\n____\n(1) 5 ** 3\n"
    assert texts(text.encode(), "k.txt") == text.splitlines()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "document-empty"),
        (b"\xef\xbb\xbf \n\t\n", "document-empty"),
        (b"Tr\0ng c\0y xanh", "document-unknown"),
        (bytes(range(256)) * 4, "document-unknown"),
        (OLE + "Workbook".encode("utf-16-le"), "document-unknown"),
    ],
)
def test_what_is_no_document_is_reported(content: bytes, code: str) -> None:
    """By its first bytes, not by its name; with advice."""
    assert fault(content, "k.docx") == (code, PlanError)
    with pytest.raises(PlanError) as raised:
        document_text(content, "k.docx")
    assert raised.value.code == code


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"\xff\xd8\xff\xe0\0\x10JFIF",
        b"MM\0*" + bytes(20),
        pdf([], [], scanned=True),
    ],
)
def test_pictures_of_pages_are_to_be_recognised(content: bytes) -> None:
    """Reading alone does not do it; drafting does."""
    assert fault(content, "k.docx") == ("document-scanned", ScanError)


def test_a_word_document_with_a_password_is_locked() -> None:
    """It is no longer a zip file."""
    content = OLE + "EncryptedPackage".encode("utf-16-le")
    assert fault(content) == ("document-locked", RefusedError)


def test_letters_of_the_fonts_before_unicode_are_reported() -> None:
    """A text for .VnTime would be read as garbage; the officer has to convert it."""
    text = "KÕ ho¹ch trång c©y, giao V¨n phßng thùc hiÖn cïng th«n, b¶n ®Ó bµ con râ"
    for content in (text.encode("latin-1"), text.encode(), docx(para(text)), pdf([text])):
        assert fault(content) == ("document-unknown", PlanError)
    with pytest.raises(PlanError):
        document_text(text.encode(), "k.txt")


def test_a_file_that_is_too_large_is_not_looked_into() -> None:
    """More than 64 MiB, of any kind."""
    assert fault(b" " * (MAX_DOCUMENT_BYTES + 1)) == ("document-too-large", RefusedError)


def test_the_kind_is_not_decided_by_the_name() -> None:
    """A renamed Word file, and a text named like a PDF file."""
    assert texts(WORD, "k.pdf")[0] == "I. MỤC ĐÍCH"
    assert texts(b"\n" + PDF, "k.txt")[0] == "KẾ HOẠCH"
    assert texts(TEXT.encode(), "k.pdf")[0] == "KẾ HOẠCH"
    assert texts("BM và RIFF".encode(), "k.bmp") == ["BM và RIFF"]


@pytest.mark.parametrize(
    ("package", "content", "kind"),
    [("defusedxml", WORD, ".docx"), ("pypdfium2", PDF, ".pdf")],
)
def test_without_the_extra_the_error_says_how_to_install_it(
    package: str, content: bytes, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Plain text needs no extra."""
    for name in [one for one in sys.modules if one.partition(".")[0] == package]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingError) as raised:
        read_document(content, "k")
    assert (raised.value.code, raised.value.message.filling) == ("draft-missing", {"kind": kind})
    assert raised.value.hint is not None
    assert "defusedxml pypdfium2" in str(raised.value.hint.filling["command"])
    assert texts(TEXT.encode()) == ["KẾ HOẠCH", "- Được thực hiện"]


@pytest.mark.parametrize(
    ("prefix", "command"),
    [
        ("/home/lan/.local/share/pipx/venvs/bdg-cli", "pipx inject bdg-cli pypdfium2"),
        ("C:\\Users\\Lan\\pipx\\venvs\\bdg-cli", "pipx inject bdg-cli pypdfium2"),
        ("/home/lan/.local/share/uv/tools/bdg-cli", "uv pip install --python "),
        ("/home/lan/bdg/.venv", " -m pip install pypdfium2"),
    ],
)
def test_the_command_reaches_the_place_where_the_program_is(prefix: str, command: str) -> None:
    """`pip` alone does not reach an environment that pipx or uv keeps."""
    assert command in install_command("pypdfium2", prefix=prefix)


@pytest.mark.parametrize("content", [TEXT.encode(), WORD, PDF, MARKDOWN.encode()])
def test_the_text_and_the_lines_are_the_same(content: bytes) -> None:
    """Line `n` of the text is the line numbered `n`."""
    rows = document_text(content, "k").split("\n")
    for line in read_document(content, "k"):
        assert " ".join(rows[line.number - 1].split()) == line.text


def lines_or_error(content: bytes) -> None:
    """Read any bytes."""
    with suppress(BdgError):
        assert all(line.text == line.text.strip() != "" for line in read_document(content, "k"))
    with suppress(BdgError):
        document_text(content, "k").encode()


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail(content: bytes) -> None:
    """Lines, or an error with a code."""
    lines_or_error(content)


@given(
    st.sampled_from([WORD, PDF, TEXT.encode(), TEXT.encode("utf-16"), MARKDOWN.encode()]),
    st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6), st.integers(0, 9)), max_size=6),
)
def test_no_damage_makes_it_fail(content: bytes, changes: list[tuple[float, bytes, int]]) -> None:
    """Bytes changed, added or removed anywhere."""
    for share, put, taken in changes:
        at = int(share * len(content))
        content = content[:at] + put + content[at + taken :]
    lines_or_error(content)


TAGS = st.sampled_from(
    (
        *("p", "r", "t", "tbl", "tr", "tc", "pPr", "numPr", "numId", "ilvl", "sdt", "sdtContent"),
        *("ins", "del", "moveTo", "tcPr", "gridSpan", "vMerge", "trPr", "gridBefore", "fldChar"),
        *("br", "sym", "txbxContent", "AlternateContent", "Choice", "rPr", "pStyle", "num", "lvl"),
        *("abstractNum", "abstractNumId", "lvlOverride", "startOverride", "numFmt", "lvlText"),
        *("style", "basedOn", "numStyleLink", "start", "lvlRestart", "pict", "vanish", "tblHeader"),
    )
)
VALUES = st.sampled_from(
    ("", "0", "1", "2", "8", "63", "99999", "-1", "x", "restart", "end", "%1.")
)
NODES = st.recursive(
    st.just("") | st.text("ạđ |1-", max_size=4),
    lambda inner: st.builds(
        lambda tag, value, children: (
            f'<w:{tag} w:val="{value}" w:numId="{value}" w:ilvl="{value}" w:styleId="{value}" '
            f'w:abstractNumId="{value}" w:fldCharType="{value}" w:char="{value}">'
            f"{''.join(children)}</w:{tag}>"
        ),
        TAGS,
        VALUES,
        st.lists(inner, max_size=4),
    ),
    max_leaves=30,
)


@given(NODES, NODES, NODES)
def test_no_odd_document_makes_it_fail(body: str, numbering: str, styles: str) -> None:
    """Elements in any order and depth, with any values."""
    lines_or_error(docx(body, listed("a", 1), numbering=numbering, styles=styles))


@given(st.binary(max_size=200))
def test_no_odd_part_makes_it_fail(part: bytes) -> None:
    """Any bytes in place of a part."""
    lines_or_error(zipped({"word/document.xml": part}))
    lines_or_error(docx(para("a"), parts={"word/numbering.xml": part, "_rels/.rels": part}))


def test_a_part_is_read_once_however_often_it_is_named() -> None:
    """A few KB could name the same styles a thousand times, and each time they were parsed."""
    styles = "".join(f'<w:style w:styleId="s{at}"/>' for at in range(2000))
    plain = docx(para("trồng cây"), styles=styles)
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        path = "word/_rels/document.xml.rels"
        relations = archive.read(path).decode()
    named = re.search("<Relationship [^>]*styles[^>]*/>", relations)
    assert named
    many = relations.replace(named[0], named[0] * 3000)
    begun = time.monotonic()
    assert texts(docx(para("trồng cây"), styles=styles, parts={path: many})) == ["trồng cây"]
    assert time.monotonic() - begun < 10
