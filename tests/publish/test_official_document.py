"""An official document in Word, read back: decree 30/2020/NĐ-CP, Phụ lục I."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.section import WD_ORIENTATION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Mm, Pt
from hypothesis import given
from hypothesis import strategies as st

from bdg_cli.documents.word_template import word_template
from bdg_cli.publish.report.blocks import Heading, ListItem, Table, TableColumn, TextParagraph
from bdg_cli.publish.report.official_document import DocumentHead, OfficialDocument, Signature
from bdg_cli.publish.report.word_styles import STYLES
from bdg_cli.publish.report.word_xml import paragraph
from bdg_cli.wording.language import Language

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as WordParagraph

    from bdg_cli.documents.word_template import WordTemplate

DAY = date(2020, 7, 1)
HEAD = DocumentHead(
    "UBND HUYỆN TÂN LẬP",
    "PHÒNG VĂN HÓA",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số:      /BC-VH",
    "Tân Lập, ngày 01 tháng 7 năm 2020",
)
SIGNED = Signature(
    "Nơi nhận:", ("- Như trên;", "- Lưu: VT."), ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "A"
)
TABLE = Table(
    (TableColumn("TT", 1, number=True), TableColumn("Nhiệm vụ", 6), TableColumn("Ngày", 2)),
    ((1, "Kiểm tra đê.\nVà cống.", DAY), (2, "Diễn tập. " * 150, None)),
    groups=((1, "II. SAU ĐÓ"),),
    caption="Bảng 1. Việc",
)


def written(template: WordTemplate | None = None, *, text: str = "Lời dẫn.") -> bytes:
    """Return a document with one of everything."""
    document = OfficialDocument(Language(), template)
    document.head(HEAD)
    document.title("BÁO CÁO", "Kết quả")
    document.addressed_to("Kính gửi: UBND huyện Tân Lập")
    document.text(text)
    document.blocks(
        (Heading(1, "I", "KẾT QUẢ"), Heading(2, "1", "Nhỏ"), TextParagraph("Có."), ListItem("a"))
    )
    document.blocks((ListItem("b", 2), TABLE))
    document.signature("Hết./.", SIGNED)
    document.annex("Phụ lục", "CÁC VIỆC", "(Kèm theo Báo cáo)")
    document.table(TABLE)
    return document.content(title="Kết quả", author="Phòng Văn hóa", day=DAY)


def opened(content: bytes) -> Document:
    """Return a document as the library reads it."""
    return docx.Document(io.BytesIO(content))


@pytest.fixture(scope="module")
def document() -> Document:
    """Return the document with one of everything."""
    return opened(written())


def line(document: Document, text: str) -> WordParagraph:
    """Return the paragraph with a text, wherever it stands."""
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    everything: list[WordParagraph] = [
        *document.paragraphs,
        *[one for cell in cells for one in cell.paragraphs],
    ]
    return next(one for one in everything if one.text == text)


def test_the_page_is_a4_with_the_margins_of_the_decree(document: Document) -> None:
    """20 to 25 mm above and below, 30 to 35 at the left, 15 to 20 at the right."""
    page = document.sections[0]
    size = page.page_width, page.page_height
    margins = page.top_margin, page.bottom_margin, page.left_margin, page.right_margin
    found = [round((one or 0) / Mm(1)) for one in (*size, *margins)]
    assert found == [210, 297, 20, 20, 30, 20]


@pytest.mark.parametrize(
    ("text", "style", "size", "look"),
    [
        (HEAD.parent, "Cơ quan cấp trên", 12, "CENTER"),
        (HEAD.issuer, "Cơ quan ban hành", 12, "bold CENTER"),
        (HEAD.nation, "Quốc hiệu", 12, "bold CENTER"),
        (HEAD.motto, "Tiêu ngữ", 13, "bold CENTER"),
        (HEAD.number, "Số, ký hiệu", 13, "CENTER"),
        (HEAD.place_and_day, "Địa danh, ngày tháng", 13, "italic CENTER"),
        ("BÁO CÁO", "Tên loại văn bản", None, "bold CENTER"),
        ("Kết quả", "Trích yếu", None, "bold CENTER"),
        ("Lời dẫn.", "Nội dung", None, "JUSTIFY"),
        ("I. KẾT QUẢ", "Heading 1", None, "bold JUSTIFY"),
        ("1. Nhỏ", "Heading 2", None, "bold JUSTIFY"),
        ("- a", "Gạch đầu dòng", None, "JUSTIFY"),
        ("+ b", "Dấu cộng", None, "JUSTIFY"),
        ("KT. CHỦ TỊCH", "Quyền hạn, chức vụ", None, "bold CENTER"),
        ("A", "Người ký", None, "bold CENTER"),
        ("Nơi nhận:", "Nơi nhận", 12, "bold italic LEFT"),
        ("- Lưu: VT.", "Danh sách nơi nhận", 11, "LEFT"),
        ("(Kèm theo Báo cáo)", "Kèm theo", None, "italic CENTER"),
    ],
)
def test_each_part_has_a_style_with_a_name_people_know(
    document: Document, text: str, style: str, size: int | None, look: str
) -> None:
    """None stands for the size of running text, which is 14; nothing is laid out by hand."""
    found = line(document, text)
    assert found.style is not None
    font = found.style.font
    assert found.style.name == style
    assert (font.bold, font.italic) == ("bold" in look, "italic" in look)
    assert font.size == (Pt(size) if size else None)
    assert found.style.paragraph_format.alignment == getattr(
        WD_ALIGN_PARAGRAPH, look.rpartition(" ")[2]
    )
    assert all(run.font.size is None and run.font.bold is None for run in found.runs)


def test_running_text_is_times_new_roman_14_with_its_first_line_in(document: Document) -> None:
    """1.27 cm, and 6 pt to the next paragraph."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    (fonts,) = defaults.iter(qn("w:rFonts"))
    (size,) = defaults.iter(qn("w:sz"))
    assert {value for key, value in fonts.items()} == {"Times New Roman"}
    assert size.get(qn("w:val")) == "28"
    shape = document.styles["Nội dung"].paragraph_format
    assert (round(shape.first_line_indent / Mm(1), 1), shape.space_after) == (12.7, Pt(6))


def test_tables_are_real_and_their_heads_come_again(document: Document) -> None:
    """Rows stay whole, unless they are longer than a good part of a page; no text is a picture."""
    table = document.tables[1]
    marks = [
        [mark.tag.split("}")[1] for mark in row._tr.xpath("./w:trPr/*")]  # noqa: SLF001 -- no public way
        for row in table.rows
    ]
    assert marks == [["cantSplit", "tblHeader"], ["cantSplit"], ["cantSplit"], []]
    assert [cell.text for cell in table.rows[1].cells] == [
        "1",
        "Kiểm tra đê.\nVà cống.",
        "01/07/2020",
    ]
    assert len({cell.text for cell in table.rows[2].cells}) == 1
    assert sum(column.width or 0 for column in table.columns) == pytest.approx(Mm(160), abs=2000)


def test_pages_are_numbered_above_but_not_the_first(document: Document) -> None:
    """The annex lies across, and is numbered on its own."""
    first, annex = document.sections
    assert first.different_first_page_header_footer
    assert first.first_page_header.is_linked_to_previous
    (number,) = first.header.paragraphs
    assert 'w:instr=" PAGE "' in number._p.xml  # noqa: SLF001 -- no public way
    assert number.style is not None
    assert number.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert annex.orientation == WD_ORIENTATION.LANDSCAPE
    assert (annex.page_width, annex.page_height) == (first.page_height, first.page_width)
    assert 'w:pgNumType w:start="1"' in annex._sectPr.xml  # noqa: SLF001 -- no public way


def test_nothing_is_locked_or_drawn(document: Document) -> None:
    """All text is in paragraphs and cells that a person can change."""
    xml = document.element.xml + document.settings.element.xml
    for tag in ("w:drawing", "w:pict", "txbx", "w:sdt", "documentProtection", "w:locked"):
        assert tag not in xml


def test_the_same_words_make_the_same_bytes() -> None:
    """No part of the file has the time of the clock."""
    content = written()
    assert content == written()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = opened(content).core_properties
    assert (properties.title, properties.author) == ("Kết quả", "Phòng Văn hóa")
    assert properties.created is not None
    assert properties.created.date() == DAY


@given(st.text(min_size=1, max_size=40))
def test_any_text_is_text(text: str) -> None:
    """Marks, control characters and what XML refuses make no markup and no damage."""
    found = parse_xml(paragraph(text, "NoiDung").xml)
    assert [one.tag for one in found.iter()] == [
        qn(f"w:{tag}") for tag in ("p", "pPr", "pStyle", "r", "t")
    ]
    (said,) = [one.text or "" for one in found.iter(qn("w:t"))]
    assert len(said) >= len(unicodedata.normalize("NFC", text))
    assert not set(said) & set("\n\t\x00\x1b\u202e\ufffe")


def test_letters_and_marks_are_joined() -> None:
    """NFC, also where a plan file or a note has them apart."""
    apart = "Bi\u0300nh đă\u0309ng gio\u0301\u031bi"
    assert "Bình đẳng" in "".join(one.text for one in opened(written(text=apart)).paragraphs)


def test_a_template_lends_its_styles_its_page_and_its_footer() -> None:
    """What it says itself is left out, what it lacks is ours, and its lock is taken off."""
    office = docx.Document()
    office.add_paragraph("Nội dung cũ")
    office.add_table(1, 1)
    office.styles["Normal"].font.name = "Arial"
    own = office.styles.add_style("Quốc hiệu", 1)
    own.font.size = Pt(11)
    office.sections[0].left_margin = Mm(35)
    office.sections[0].footer.paragraphs[0].text = "Mẫu nội bộ"
    lock = office.settings.element.makeelement(qn("w:documentProtection"), {})
    office.settings.element.append(lock)
    kept = io.BytesIO()
    office.save(kept)
    content = written(word_template(kept.getvalue(), "mau.docx"))
    found = opened(content)
    assert "Nội dung cũ" not in "".join(one.text for one in found.paragraphs)
    assert found.styles["Normal"].font.name == "Arial"
    nation = line(found, HEAD.nation).style
    assert nation is not None
    assert nation.font.size == Pt(11)
    assert line(found, "Lời dẫn.").style is not None
    assert {row.name for row in STYLES if row.based_on == "Normal"} - {
        one.name for one in found.styles
    } <= {"heading 1", "heading 2", "caption", "header"}
    assert round((found.sections[0].left_margin or 0) / Mm(1)) == 35
    assert found.sections[0].footer.paragraphs[0].text == "Mẫu nội bộ"
    assert " PAGE " in found.sections[0].header._element.xml  # noqa: SLF001 -- no public way
    assert "documentProtection" not in found.settings.element.xml
    assert content == written(word_template(kept.getvalue(), "mau.docx"))


@pytest.mark.parametrize("place", ["header", "footer"])
def test_pages_are_not_numbered_twice(place: str) -> None:
    """A template with a header, or with page numbers below, keeps its own."""
    office = docx.Document()
    below = getattr(office.sections[0], place).paragraphs[0]
    below.text = "Trang"
    field = below._p.makeelement(qn("w:fldSimple"), {qn("w:instr"): " PAGE "})  # noqa: SLF001 -- no public way
    below._p.append(field)  # noqa: SLF001 -- no public way
    kept = io.BytesIO()
    office.save(kept)
    found = opened(written(word_template(kept.getvalue(), "mau.docx")))
    fields = found.sections[0].header._element.xml + found.sections[0].footer._element.xml  # noqa: SLF001 -- no public way
    assert fields.count(" PAGE ") == 1


def test_a_page_gets_what_it_lacks_where_word_wants_it() -> None:
    """A template whose page says only some things, or nothing."""
    office = docx.Document()
    page = office.sections[0]._sectPr  # noqa: SLF001 -- no public way
    for one in page.xpath("./w:pgMar | ./w:pgSz"):
        page.remove(one)
    page.insert(0, page.makeelement(qn("w:paperSrc"), {}))
    kept = io.BytesIO()
    office.save(kept)
    found = opened(written(word_template(kept.getvalue(), "mau.docx")))
    first, annex = [
        [one.tag.split("}")[1] for one in section._sectPr]  # noqa: SLF001 -- no public way
        for section in found.sections
    ]
    assert first == ["headerReference", "pgSz", "pgMar", "paperSrc", "cols", "titlePg", "docGrid"]
    assert [one for one in annex if one.startswith(("pg", "paper", "cols"))] == [
        *("pgSz", "pgMar", "paperSrc", "pgNumType", "cols"),
    ]
    assert round((found.sections[0].left_margin or 0) / Mm(1)) == 30
