"""Word documents: the words that are printed, each once, in reading order."""

from __future__ import annotations

import pytest

from bdg_cli.documents.reader import document_text, read_document
from bdg_cli.domain.errors import PlanError, RefusedError
from tests.documents.examples import (
    abstract,
    cell,
    cells,
    docx,
    fault,
    level,
    listed,
    num,
    para,
    run,
    styled,
    table,
    texts,
    zipped,
)


def test_paragraphs_are_lines_with_their_numbers() -> None:
    """Empty ones are left out but counted; a line break makes another line."""
    inner = run("KẾ HOẠCH") + "<w:r><w:br/></w:r>" + run("Trồng cây")
    lines = read_document(docx(para("Số: 5/KH-UBND"), para(), para(inner=inner)), "k.docx")
    assert [(line.number, line.text) for line in lines] == [
        (1, "Số: 5/KH-UBND"),
        (3, "KẾ HOẠCH"),
        (4, "Trồng cây"),
    ]


def test_the_text_has_each_line_at_its_number() -> None:
    """Including empty lines."""
    assert document_text(docx(para("a"), para(), para("b")), "k.docx") == "a\n\nb"


def test_revisions_are_read_as_accepted() -> None:
    """Inserted words are kept, deleted words dropped, moved words read once, at their new place."""
    inner = (
        run("Hạn ")
        + f'<w:ins w:id="1">{run("15/11")}</w:ins>'
        + '<w:del w:id="2"><w:r><w:delText>20/11</w:delText></w:r></w:del>'
        + f'<w:moveFrom w:id="3">{run(" gửi phòng")}</w:moveFrom>'
    )
    moved = f'<w:moveTo w:id="4">{run("Gửi phòng")}</w:moveTo>'
    assert texts(docx(para(inner=inner), para(inner=moved))) == ["Hạn 15/11", "Gửi phòng"]


def test_a_deleted_end_of_a_paragraph_joins_it_with_the_next() -> None:
    """And an empty paragraph that remains is not counted in its list."""
    end = '<w:rPr><w:del w:id="1"/></w:rPr>'
    place = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    gone = '<w:del w:id="2"><w:r><w:delText>bỏ</w:delText></w:r></w:del>'
    blocks = [
        para("Trồng ", properties=end),
        para("cây"),
        listed("a", 1),
        para(inner=gone, properties=place + end),
        listed("b", 1),
        para("cuối", properties=end),
    ]
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)
    assert texts(docx(*blocks, numbering=numbering)) == ["Trồng cây", "1. a", "2. b", "cuối"]


def test_words_in_links_fields_and_controls_are_words_and_their_codes_are_not() -> None:
    """A field shows its result; the instruction of a field is not text."""

    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    asked = '<w:r><w:instrText> PAGEREF "x" </w:instrText></w:r>'
    field = (
        mark("begin")
        + asked
        + (mark("begin") + asked + mark("separate") + run("sai") + mark("end"))
        + mark("separate")
        + run("12")
        + mark("end")
    )
    inner = (
        f"<w:hyperlink>{run('Trang ')}</w:hyperlink>{field}"
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run(' và')}</w:sdtContent></w:sdt>"
        f'<w:fldSimple w:instr="DATE">{run(" 5/3")}</w:fldSimple>'
        f"<w:smartTag>{run(' ở Hoa Sen')}</w:smartTag>"
    )
    control = f"<w:sdt><w:sdtContent>{para('Kết luận')}</w:sdtContent></w:sdt>"
    assert texts(docx(para(inner=inner), control)) == ["Trang 12 và 5/3 ở Hoa Sen", "Kết luận"]


def test_a_field_that_does_not_end_takes_no_other_paragraph_with_it() -> None:
    """The file is odd, but its words are kept."""
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert texts(docx(para(inner=begun + run("IF")), para("Trồng cây"))) == ["Trồng cây"]


def test_signs_are_read_as_they_look() -> None:
    """Tabs, non-breaking hyphens, symbols, soft hyphens, hidden words, decomposed letters."""
    inner = (
        '<w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:tab/></w:r>'
        + run("Tre\u0302\u0301 em\u00a0 1")
        + "<w:r><w:noBreakHyphen/></w:r>"
        + run("6 tu\u00adổi\u200b")
        + run("ẩn", "<w:rPr><w:vanish/></w:rPr>")
        + run(".", '<w:rPr><w:vanish w:val="0"/></w:rPr>')
        + '<w:r><w:footnoteReference w:id="2"/></w:r>'
    )
    assert texts(docx(para(inner=inner))) == ["• Trế em 1-6 tuổi."]


_STYLES = (
    '<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="AnNua"><w:basedOn w:val="An"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Hoa"><w:rPr><w:caps/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Bo"><w:rPr><w:strike/></w:rPr></w:style>'
)


def props(*names: str) -> str:
    """Write the properties of a run."""
    return f"<w:rPr>{''.join(f'<w:{name}/>' for name in names)}</w:rPr>"


@pytest.mark.parametrize("name", ["strike", "dstrike", "vanish"])
def test_words_struck_through_or_hidden_are_left_out(name: str) -> None:
    """The day that was struck is not the day."""
    inner = run("Nộp trước ngày ") + run("30/6", props(name)) + run(" 15/7.")
    assert texts(docx(para(inner=inner))) == ["Nộp trước ngày 15/7."]


def test_words_hidden_by_a_style_are_left_out() -> None:
    """Also by a style that is based on it, and by that of the paragraph; unless the run says no."""
    hidden = run("ẩn", '<w:rPr><w:rStyle w:val="AnNua"/></w:rPr>')
    shown = run("hiện", '<w:rPr><w:rStyle w:val="AnNua"/><w:vanish w:val="0"/></w:rPr>')
    blocks = (para(inner=hidden + shown), styled("Bỏ cả đoạn.", "Bo"), para("Giữ."))
    assert texts(docx(*blocks, styles=_STYLES)) == ["hiện", "Giữ."]


def test_capitals_by_font_are_capitals() -> None:
    """As they are printed: the title of a document is often typed so."""
    blocks = (para(inner=run("Kế hoạch", props("caps"))), styled("Chỉ thị", "Hoa"))
    assert texts(docx(*blocks, styles=_STYLES)) == ["KẾ HOẠCH", "CHỈ THỊ"]


def test_hidden_rows_are_left_out() -> None:
    """Rows of a table that Word does not print."""
    rows = table([cell(para("Việc")), cell(para("Ai")), cell(para("Hạn"))]).replace(
        "<w:tr>", "<w:tr><w:trPr><w:hidden/></w:trPr>", 1
    )
    assert texts(docx(rows, para("Hết."))) == ["Hết."]


def test_columns_laid_out_with_tabs_are_known() -> None:
    """A gap before a small letter, or before the slash of a number, is only left blank."""
    lines = list(
        read_document(
            docx(
                para(inner=f"{run('Nơi nhận:')}<w:r><w:tab/><w:tab/></w:r>{run('CHỦ TỊCH')}"),
                para("Số:        /KH-UBND"),
                para("Tân Lập, ngày        tháng 6 năm 2026"),
            ),
            "k.docx",
        )
    )
    assert lines[0].text == "Nơi nhận: CHỦ TỊCH"
    assert [line.columns for line in lines] == [("Nơi nhận:", "CHỦ TỊCH"), (), ()]


def test_a_text_box_is_read_once_below_its_paragraph() -> None:
    """The file has it in two forms, for newer and for older programs."""
    box = f"<w:txbxContent>{para('DỰ THẢO')}</w:txbxContent>"
    inner = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(docx(para(inner=run("Số: 5") + inner), para("b"))) == ["Số: 5", "DỰ THẢO", "b"]


def test_headers_footers_and_notes_are_left_out() -> None:
    """They are other parts of the file. A table of contents only repeats headings."""
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{para('I. MỤC ĐÍCH 2')}</w:sdtContent></w:sdt>"
    )
    styles = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    other = f"<w:hdr>{para('Trang 1')}</w:hdr>"
    parts = {"word/header1.xml": other, "word/footnotes.xml": other}
    blocks = [contents, styled("II. NHIỆM VỤ 3", "TOC1"), para("I. MỤC ĐÍCH")]
    assert texts(docx(*blocks, styles=styles, parts=parts)) == ["I. MỤC ĐÍCH"]


def test_a_table_is_rows_in_place() -> None:
    """Cells by column, with a cell's paragraphs joined; the text has all cells."""
    rows = table(("TT", "Nội dung", "Đơn vị"), ("1", cell("Trồng cây", "ở xã"), ""), ("", "", ""))
    lines = read_document(docx(para("Phụ lục"), rows, para("Hết")), "k.docx")
    assert [(line.number, line.text, line.cells) for line in lines] == [
        (1, "Phụ lục", ()),
        (2, "TT | Nội dung | Đơn vị", ("TT", "Nội dung", "Đơn vị")),
        (3, "1 | Trồng cây ở xã |", ("1", "Trồng cây ở xã", "")),
        (5, "Hết", ()),
    ]


def test_columns_stay_aligned_below_merged_cells() -> None:
    """A cell that spans columns or rows is followed by empty ones."""
    begins, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = (
        ("TT", cell("Thời gian", properties='<w:gridSpan w:val="2"/>'), "Đơn vị"),
        ("1", "Từ", "Đến", cell("Văn phòng", properties=begins)),
        ("2", "5/3", "6/3", cell("Văn phòng", properties=goes_on)),
        ("3", "7/3", "8/3", "Các thôn"),
    )
    assert cells(docx(table(*rows))) == [
        ("TT", "Thời gian", "", "Đơn vị"),
        ("1", "Từ", "Đến", "Văn phòng"),
        ("2", "5/3", "6/3", ""),
        ("3", "7/3", "8/3", "Các thôn"),
    ]


def test_a_row_that_begins_late_and_cells_in_controls_are_in_their_columns() -> None:
    """`gridBefore`, and rows and cells within content controls."""
    late = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    inner = f"<w:sdt><w:sdtContent>{cell('b')}</w:sdtContent></w:sdt>"
    assert cells(docx(table((inner, "c"), ("d", "e"), before=late))) == [
        ("", "b", "c"),
        ("", "d", "e"),
    ]


def test_a_deleted_row_is_no_row() -> None:
    """Its automatic numbers are not counted."""
    gone = "<w:tr><w:trPr><w:del w:id='1'/></w:trPr>" + cell(listed("x", 1)) + "</w:tr>"
    rows = table((cell(listed("a", 1)), "b")) + table((cell(listed("c", 1)), "d"))
    rows = rows.replace("</w:tr></w:tbl><w:tbl><w:tblPr></w:tblPr>", f"</w:tr>{gone}")
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)
    assert cells(docx(rows, numbering=numbering)) == [("1. a", "b"), ("2. c", "d")]


def test_the_head_and_the_foot_of_a_document_are_lines() -> None:
    """Layout tables are read cell by cell."""
    head = table(
        (
            cell("UBND XÃ HOA SEN", "-------"),
            cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        ),
        ("Số: 5/KH-UBND", "Hoa Sen, ngày 1 tháng 3 năm 2019"),
    )
    foot = table(
        (cell("Nơi nhận:", "- Như trên;", "- Lưu: VT."), cell("CHỦ TỊCH", "", "Trần Thị Sen"))
    )
    lines = read_document(docx(head, para("KẾ HOẠCH"), foot), "k.docx")
    assert [line.text for line in lines] == [
        "UBND XÃ HOA SEN",
        "-------",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 5/KH-UBND",
        "Hoa Sen, ngày 1 tháng 3 năm 2019",
        "KẾ HOẠCH",
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT.",
        "CHỦ TỊCH",
        "Trần Thị Sen",
    ]
    assert not any(line.cells for line in lines)


def test_a_small_table_with_lines_drawn_or_a_head_is_a_table() -> None:
    """Borders of its own, of its style or of a cell; a row repeated on each page."""
    drawn = '<w:tblBorders><w:insideV w:val="single"/></w:tblBorders>'
    styles = f'<w:style w:type="table" w:styleId="Ke"><w:tblPr>{drawn}</w:tblPr></w:style>'
    edge = '<w:tcBorders><w:top w:val="single"/></w:tcBorders>'
    rows = (("Nội dung", "Nơi nhận"), (cell("Trồng cây", "Chăm cây"), "Văn phòng"))
    edged = (rows[0], (rows[1][0], cell("Văn phòng", properties=edge)))
    head = "<w:trPr><w:tblHeader/></w:trPr>"
    for one in (
        table(*rows, properties=drawn),
        table(*rows, properties='<w:tblStyle w:val="Ke"/>'),
        table(*edged),
        table(*rows, before=head),
    ):
        assert cells(docx(one, styles=styles))[1] == ("Trồng cây Chăm cây", "Văn phòng")
    assert cells(docx(table(*rows))) == []


def test_a_table_in_a_cell_is_in_the_text_of_the_cell() -> None:
    """Its words are kept, and the columns around it as well."""
    inner = table(("x", "y"), ("z", "t"))
    rows = table(("1", cell("Gồm:", inner, "hết"), "Văn phòng"))
    assert cells(docx(rows)) == [("1", "Gồm: x y z t hết", "Văn phòng")]


def test_strict_documents_and_unusual_names_of_parts_are_read_alike() -> None:
    """`Strict Open XML`, and what some other programs write."""
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    assert texts(docx(para("a"), namespace=strict, main="word/document2.xml")) == ["a"]


def test_deep_documents_are_refused_not_a_crash() -> None:
    """Endless tables within tables, runs within runs."""
    deep = para("đáy")
    for _ in range(40):
        deep = table((cell(deep),))
    assert fault(docx(deep)) == ("document-too-large", RefusedError)
    links = "<w:hyperlink>" * 50_000 + run("x") + "</w:hyperlink>" * 50_000
    assert fault(docx(para(inner=links))) == ("document-too-large", RefusedError)


def test_a_few_tables_within_tables_are_read() -> None:
    """As deep as anybody nests them."""
    deep = para("đáy")
    for _ in range(8):
        deep = table((cell(deep), "bên"))
    assert "đáy" in document_text(docx(deep), "k.docx")


def test_what_would_grow_beyond_bounds_is_not_unpacked() -> None:
    """Both the stated and the real size count."""
    blank = docx(para(" " * (40 << 20)))
    assert fault(blank) == ("document-too-large", RefusedError)
    assert fault(docx(para("<w:t/>" * (1 << 20)))) == ("document-too-large", RefusedError)
    many = docx(*[para()] * 100_001)
    assert len(many) < 1 << 20
    assert fault(many) == ("document-too-large", RefusedError)


def test_a_part_that_is_larger_than_it_says_is_damaged() -> None:
    """No more is unpacked than the stated size."""
    content = docx(para("Trồng cây " * 1000))
    size = len(f"{para('Trồng cây ' * 1000)}".encode())
    at = content.rindex(b"word/document.xml") - 22
    told = int.from_bytes(content[at : at + 4], "little")
    assert told > size
    lying = content[:at] + (100).to_bytes(4, "little") + content[at + 4 :]
    assert fault(lying) == ("document-damaged", PlanError)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (docx(para()), "document-empty"),
        (docx(para(), parts={"word/media/logo.png": b"x"}), "document-empty"),
        (docx(para("a"))[:-40], "document-damaged"),
        (b"PK\x03\x04" + bytes(100), "document-damaged"),
        (zipped({"word/document.xml": "<w:document"}), "document-damaged"),
        (
            zipped({"word/document.xml": '<!DOCTYPE d [<!ENTITY x "y">]><d>&x;</d>'}),
            "document-damaged",
        ),
        (zipped({"word/document.xml": "<html><body/></html>"}), "document-unknown"),
        (zipped({"xl/workbook.xml": "<workbook/>"}), "document-unknown"),
        (zipped({"content.xml": "<office/>"}), "document-unknown"),
        (zipped({}), "document-unknown"),
    ],
)
def test_what_is_no_word_document_is_reported(content: bytes, code: str) -> None:
    """With one sentence each, and advice."""
    assert fault(content) == (code, PlanError)


def test_an_encrypted_part_is_locked() -> None:
    """A zip file with a password."""
    content = bytearray(docx(para("a")))
    start = 0
    while (start := content.find(b"PK\x01\x02", start)) >= 0:
        content[start + 8] |= 1
        start += 4
    assert fault(bytes(content)) == ("document-locked", RefusedError)
