"""OpenDocument texts: the words that are printed, with their automatic numbers."""

from __future__ import annotations

import pytest

from bdg_cli.domain.errors import PlanError, RefusedError
from tests.documents.examples import cells, fault, open_document, texts, zipped

NUMBERS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
    'style:num-format="I" style:num-suffix="."/><text:list-level-style-number text:level="2" '
    'style:num-format="1" style:num-suffix="." text:display-levels="1"/>'
    '<text:list-level-style-bullet text:level="3" text:bullet-char="-"/></text:list-style>'
)
LOOKS = (
    '<style:style style:name="Hidden"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="Struck"><style:text-properties '
    'style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="Capitals"><style:text-properties fo:text-transform="uppercase"/>'
    "</style:style>"
    '<style:style style:name="Old"><style:text-properties style:font-name=".VnTime"/></style:style>'
    '<style:style style:name="OldHead" style:parent-style-name="Old"><style:text-properties '
    'style:font-name=".VnTimeH"/></style:style>'
)


def p(text: str, style: str = "") -> str:
    """Write a paragraph; the text is XML."""
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def span(text: str, style: str) -> str:
    """Write words of a style."""
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def items(*texts_: str, more: str = 'text:style-name="L"') -> str:
    """Write a list; what begins with `<` is in the item before it."""
    inner = "".join(
        one if one.startswith("<") else f"</text:list-item><text:list-item>{p(one)}"
        for one in texts_
    ).removeprefix("</text:list-item>")
    return f"<text:list {more}>{inner}</text:list-item></text:list>"


def table(*rows: str, more: str = "") -> str:
    """Write a table; a row is the XML of its cells."""
    inner = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return f"<table:table {more}>{inner}</table:table>"


def cell(text: str, more: str = "") -> str:
    """Write a cell."""
    return f"<table:table-cell {more}>{p(text)}</table:table-cell>"


def test_automatic_numbers_are_counted_as_they_are_shown() -> None:
    """Level by level; a list goes on where it says so, a heading has the number of headings."""
    inner = items("Trồng", "Chăm", more="")
    body = items("MỤC ĐÍCH", inner, "NHIỆM VỤ", inner) + p("Lời")
    body += items("TỔ CHỨC", more='text:style-name="L" text:continue-numbering="true"')
    assert texts(open_document(body, automatic=NUMBERS)) == [
        *("I. MỤC ĐÍCH", "1. Trồng", "2. Chăm", "II. NHIỆM VỤ", "1. Trồng", "2. Chăm"),
        *("Lời", "III. TỔ CHỨC"),
    ]
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1" '
        'style:num-suffix="."/></text:outline-style>'
    )
    heads = '<text:h text:outline-level="1">Chung</text:h>' * 2
    assert texts(open_document(heads, styles=outline)) == ["1. Chung", "2. Chung"]


def test_words_that_are_not_printed_are_left_out() -> None:
    """Hidden, struck through, deleted, notes and comments, the table of contents."""
    body = (
        "<text:tracked-changes><text:deletion><text:p>cũ</text:p></text:deletion>"
        "</text:tracked-changes>"
        f"<text:table-of-content>{p('Mục lục')}</text:table-of-content>"
        + p(f"Trồng{span(' ẩn', 'Hidden')}{span(' bỏ', 'Struck')} cây")
        + p(
            f"Giao<text:note>{p('chú thích')}</text:note> xã"
            f"<office:annotation>{p('hỏi')}</office:annotation>"
        )
        + p("ẩn cả đoạn", "Hidden")
    )
    assert texts(open_document(body, automatic=LOOKS)) == ["Trồng cây", "Giao xã"]


def test_blanks_tabs_breaks_and_capitals_are_written_out() -> None:
    """As they look on paper."""
    body = p(
        f'{span("kế hoạch", "Capitals")}<text:s text:c="2"/>năm<text:line-break/>a<text:tab/>b'
    )
    assert texts(open_document(body, automatic=LOOKS)) == ["KẾ HOẠCH năm", "a b"]


def test_old_fonts_are_read_as_unicode() -> None:
    """Capitals stand in a font of their own; `ư` looks like a hyphen that is not seen."""
    body = p(span("KÕ ho¹ch", "OldHead")) + p(span("Th\u00adêng vô", "Old") + " tỉnh")
    assert texts(open_document(body, automatic=LOOKS)) == ["KẾ HOẠCH", "Thường vụ tỉnh"]


def test_merged_and_repeated_cells_keep_their_places() -> None:
    """A covered cell is empty; a cell may stand for several."""
    rows = (
        cell("TT") + cell("Nội dung") + cell("Đơn vị") + cell("Hạn"),
        cell("1", 'table:number-rows-spanned="2"') + cell("Trồng") + cell("xã") + cell("5/6"),
        "<table:covered-table-cell/>"
        + cell("Chăm")
        + cell("", 'table:number-columns-repeated="2"'),
        cell("Chung", 'table:number-columns-spanned="4"')
        + '<table:covered-table-cell table:number-columns-repeated="3"/>',
    )
    assert cells(open_document(table(*rows))) == [
        ("TT", "Nội dung", "Đơn vị", "Hạn"),
        ("1", "Trồng", "xã", "5/6"),
        ("", "Chăm", "", ""),
        ("Chung", "", "", ""),
    ]


def test_a_table_without_lines_is_the_layout_of_a_head() -> None:
    """Its cells are read one after another."""
    row = f"<table:table-cell>{p('ỦY BAN NHÂN DÂN')}{p('Số: 5/KH-UBND')}</table:table-cell>"
    row += f"<table:table-cell>{p('CỘNG HÒA XÃ HỘI')}{p('Độc lập')}</table:table-cell>"
    content = open_document(table(row))
    assert texts(content) == ["ỦY BAN NHÂN DÂN", "Số: 5/KH-UBND", "CỘNG HÒA XÃ HỘI", "Độc lập"]


def test_a_text_box_is_read_after_its_paragraph() -> None:
    """And whatever else may hold paragraphs."""
    box = f"<draw:frame><draw:text-box>{p('trong khung')}</draw:text-box></draw:frame>"
    body = f"<text:section>{p('Trước' + box)}</text:section>" + p("sau")
    assert texts(open_document(body)) == ["Trước", "trong khung", "sau"]


@pytest.mark.parametrize(
    ("content", "code", "kind"),
    [
        (open_document(p(" ")), "document-empty", PlanError),
        (open_document("<text:p>"), "document-damaged", PlanError),
        (open_document(p("a"))[:400], "document-damaged", PlanError),
        (
            open_document("<text:section>" * 300 + "</text:section>" * 300),
            "document-too-large",
            RefusedError,
        ),
        (
            zipped(
                {
                    "mimetype": "application/vnd.oasis.opendocument.text",
                    "META-INF/manifest.xml": "<m><manifest:encryption-data/></m>",
                    "content.xml": "x",
                }
            ),
            "document-locked",
            RefusedError,
        ),
    ],
)
def test_what_gives_no_lines_is_reported(content: bytes, code: str, kind: type[Exception]) -> None:
    """With one sentence each, and advice."""
    assert fault(content, "k.odt") == (code, kind)
