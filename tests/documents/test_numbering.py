"""Numbers and bullets that Word makes are shown as Word shows them."""

from __future__ import annotations

import pytest

from bdg_cli.documents.list_numbers import numeral
from tests.documents.examples import (
    abstract,
    docx,
    level,
    listed,
    num,
    para,
    styled,
    texts,
)

PLAN = abstract(
    0,
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "lowerLetter", "%3)"),
    level(3, "bullet", "-"),
)


def test_each_level_counts_and_restarts_below_the_next_heading() -> None:
    """I, 1, a, -; and 1 again below II."""
    blocks = [
        listed("MỤC ĐÍCH", 1),
        listed("Mục đích", 1, 1),
        listed("Yêu cầu", 1, 1),
        listed("Đúng hạn", 1, 2),
        listed("Đủ người", 1, 2),
        listed("Trồng cây", 1, 3),
        listed("NHIỆM VỤ", 1),
        listed("Tuyên truyền", 1, 1),
        listed("Treo pa nô", 1, 2),
    ]
    assert texts(docx(*blocks, numbering=PLAN + num(1, 0))) == [
        "I. MỤC ĐÍCH",
        "1. Mục đích",
        "2. Yêu cầu",
        "a) Đúng hạn",
        "b) Đủ người",
        "- Trồng cây",
        "II. NHIỆM VỤ",
        "1. Tuyên truyền",
        "a) Treo pa nô",
    ]


def test_a_number_is_made_of_those_above_it() -> None:
    """1.2.; in digits throughout if the level says so, with its own start."""
    levels = (
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "%1.%2."),
        level(2, "lowerRoman", "%1.%2.%3", '<w:isLgl/><w:start w:val="4"/>'),
    )
    blocks = [listed("Một", 1), listed("Hai", 1, 1), listed("Ba", 1, 2)]
    assert texts(docx(*blocks, numbering=abstract(0, *levels) + num(1, 0))) == [
        "I. Một",
        "I.1. Hai",
        "1.1.4 Ba",
    ]


def test_a_level_that_is_left_out_counts_as_it_is_shown() -> None:
    """A document that begins with 1.1. continues with 2."""
    kinds = abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."))
    blocks = [listed("a", 1, 1), listed("b", 1, 1), listed("c", 1), listed("d", 1, 1)]
    assert texts(docx(*blocks, numbering=kinds + num(1, 0))) == [
        "1.1. a",
        "1.2. b",
        "2. c",
        "2.1. d",
    ]


def test_lists_of_one_kind_go_on_and_one_with_a_start_begins_there() -> None:
    """As in Word, the count belongs to the abstract list."""
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    kinds = abstract(0, level(0, "decimal", "%1."))
    lists = num(1, 0) + num(2, 0) + num(3, 0, again)
    blocks = [listed("a", 1), listed("b", 2), listed("c", 3), listed("d", 3), listed("e", 1)]
    assert texts(docx(*blocks, numbering=kinds + lists)) == ["1. a", "2. b", "1. c", "2. d", "3. e"]


def test_a_list_may_show_a_level_in_its_own_way() -> None:
    """`lvlOverride` with a complete level."""
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1/")}</w:lvlOverride>'
    kinds = abstract(0, level(0, "decimal", "%1."))
    assert texts(docx(listed("a", 1), numbering=kinds + num(1, 0, other))) == ["A/ a"]


def test_a_level_that_never_restarts_goes_on() -> None:
    """`lvlRestart` 0: articles are numbered through all chapters."""
    levels = (
        level(0, "upperRoman", "Chương %1"),
        level(1, "decimal", "Điều %2.", '<w:lvlRestart w:val="0"/>'),
    )
    blocks = [listed("a", 1), listed("b", 1, 1), listed("c", 1), listed("d", 1, 1)]
    assert texts(docx(*blocks, numbering=abstract(0, *levels) + num(1, 0))) == [
        "Chương I a",
        "Điều 1. b",
        "Chương II c",
        "Điều 2. d",
    ]


def test_a_style_numbers_its_paragraphs_also_by_the_style_it_is_based_on() -> None:
    """A heading style has the list, the level refers to the style, and 0 removes a number."""
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/>'
        '</w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Con">'
        '<w:basedOn w:val="Muc"/></w:style><w:style w:type="paragraph" w:styleId="Nho"><w:pPr>'
        '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    kinds = abstract(
        0,
        level(0, "decimal", "%1."),
        level(1, "lowerLetter", "%2)"),
        level(2, "bullet", "+", '<w:pStyle w:val="Con"/>'),
    )
    bare = '<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    blocks = [
        styled("Một", "Muc"),
        styled("a", "Nho"),
        styled("cộng", "Con"),
        para("Không", properties=bare),
        styled("Hai", "Muc"),
    ]
    assert texts(docx(*blocks, numbering=kinds + num(1, 0), styles=styles)) == [
        "1. Một",
        "a) a",
        "+ cộng",
        "Không",
        "2. Hai",
    ]


def test_the_usual_style_numbers_paragraphs_without_one() -> None:
    """It is the style marked as default."""
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Thuong"><w:pPr><w:numPr>'
        '<w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    kinds = abstract(0, level(0, "decimal", "%1."))
    assert texts(docx(para("a"), numbering=kinds + num(1, 0), styles=styles)) == ["1. a"]


def test_a_list_may_be_that_of_a_list_style() -> None:
    """`numStyleLink` refers to the style, and the style to the list with the levels."""
    kinds = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Ke"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Ke"/>'
        f"{level(0, 'decimal', '%1)')}</w:abstractNum>"
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="Ke"><w:pPr><w:numPr><w:numId w:val="2"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    numbering = kinds + num(1, 0) + num(2, 1)
    assert texts(docx(listed("a", 1), listed("b", 2), numbering=numbering, styles=styles)) == [
        "1) a",
        "2) b",
    ]


@pytest.mark.parametrize(
    ("pattern", "shown"),
    [
        ("-", "- cây"),
        ("–", "– cây"),
        ("+", "+ cây"),
        ("\uf0b7", "• cây"),
        ("\uf02d", "- cây"),
        ("\uf0a7", "▪ cây"),
        ("\uf0d8", "• cây"),
        ("o", "+ cây"),
        ("", "cây"),
    ],
)
def test_a_bullet_is_one_that_can_be_read(pattern: str, shown: str) -> None:
    """Bullets of Symbol and Wingdings are private characters."""
    kinds = abstract(0, level(0, "bullet", pattern))
    assert texts(docx(listed("cây", 1), numbering=kinds + num(1, 0))) == [shown]


@pytest.mark.parametrize(
    ("number", "kind", "shown"),
    [
        (4, "upperRoman", "IV"),
        (49, "lowerRoman", "xlix"),
        (2019, "upperRoman", "MMXIX"),
        (1, "lowerLetter", "a"),
        (27, "lowerLetter", "aa"),
        (28, "upperLetter", "BB"),
        (3, "decimalZero", "03"),
        (3, "cardinalText", "3"),
        (3, "none", ""),
        (0, "upperRoman", "0"),
        (99_999, "lowerLetter", "99999"),
    ],
)
def test_a_number_is_written_as_its_kind_asks(number: int, kind: str, shown: str) -> None:
    """A number that cannot be written in letters or Roman digits is written in digits."""
    assert numeral(number, kind) == shown


def test_what_follows_a_number_closely_does_so() -> None:
    """`suff` nothing; a level that shows only words keeps them."""
    kinds = abstract(
        0,
        level(0, "decimal", "%1.", '<w:suff w:val="nothing"/>'),
        level(1, "none", "Phần %2:"),
    )
    assert texts(docx(listed("a", 1), listed("b", 1, 1), numbering=kinds + num(1, 0))) == [
        "1.a",
        "Phần: b",
    ]


def test_an_empty_paragraph_counts_and_shows_nothing() -> None:
    """Word counts it, too; a bullet without words is no line."""
    kinds = abstract(0, level(0, "decimal", "%1."))
    blocks = [listed("a", 1), listed("", 1), listed("c", 1)]
    assert texts(docx(*blocks, numbering=kinds + num(1, 0))) == ["1. a", "3. c"]


def test_lists_that_are_not_there_or_lead_in_a_circle_number_nothing() -> None:
    """The words are kept."""
    circle = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Ke"/></w:abstractNum>'
        + num(1, 0)
        + num(2, 7)
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="Ke"><w:basedOn w:val="Ke"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    blocks = [listed("a", 1), listed("b", 2), listed("c", 3), listed("d", 1, 8)]
    assert texts(docx(*blocks, numbering=circle, styles=styles)) == ["a", "b", "c", "d"]
