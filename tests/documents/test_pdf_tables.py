"""Ruled tables of PDF files: rows of cells, also where pages break them, and what is no table."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tests.documents.examples import cells, drawn_pdf, ruled, texts, written

if TYPE_CHECKING:
    from collections.abc import Sequence

COLUMNS = (60, 100, 340, 520)
HEAD = ("TT", "Nội dung", "Đơn vị")


def grid(*rows: Sequence[str], top: int = 760, columns: Sequence[int] = COLUMNS) -> list[str]:
    """Draw a table with all its rules; rows are forty points high, a cell may have two lines."""
    bottom = top - 40 * len(rows)
    drawn = [ruled(x, bottom, x, top) for x in columns]
    drawn += [
        ruled(columns[0], top - 40 * at, columns[-1], top - 40 * at) for at in range(len(rows) + 1)
    ]
    for at, row in enumerate(rows):
        for x, cell in zip(columns, row, strict=False):
            for line, text in enumerate(filter(None, cell.split("\n"))):
                drawn.append(written(x + 4, top - 40 * at - 16 - 16 * line, text, size=10))
    return drawn


def test_a_ruled_table_is_rows_of_cells() -> None:
    """The lines of a cell are one text; lines around the table stay lines."""
    page = [
        written(60, 800, "Phụ lục"),
        *grid(HEAD, ("1", "Trồng cây\nven đường", "Văn phòng"), ("2", "", "Công an xã")),
        written(60, 600, "Hết"),
    ]
    content = drawn_pdf(page)
    assert texts(content)[0] == "Phụ lục"
    assert texts(content)[-1] == "Hết"
    assert cells(content) == [
        HEAD,
        ("1", "Trồng cây ven đường", "Văn phòng"),
        ("2", "", "Công an xã"),
    ]


def test_a_table_over_two_pages_has_its_head_once_and_its_broken_row_whole() -> None:
    """Between the pages stands the number of the page."""
    first = [*grid(HEAD, ("1", "Trồng cây", "Văn phòng"), ("2", "Chăm cây", "Công an"))]
    second = [*grid(HEAD, ("", "ven đường", "xã"), ("3", "Tổng kết", "Văn phòng"))]
    pages = [[*first, written(290, 30, "1")], [*second, written(290, 30, "2")]]
    assert cells(drawn_pdf(*pages)) == [
        HEAD,
        ("1", "Trồng cây", "Văn phòng"),
        ("2", "Chăm cây ven đường", "Công an xã"),
        ("3", "Tổng kết", "Văn phòng"),
    ]


def test_merged_cells_have_their_words_once() -> None:
    """Where a rule is missing between two rows, or between all columns of a row: a heading."""
    left, *_, right = COLUMNS
    levels = [ruled(left, y, right, y) for y in (760, 720, 680, 600)]
    levels += [ruled(left, 640, 340, 640)]  # the unit is one for two rows
    uprights = [ruled(x, 600, x, 760) for x in (left, right)]
    uprights += [ruled(x, y, x, y + 40) for x in (100, 340) for y in (600, 640, 720)]
    words = [
        *(written(x + 4, 740, text, size=10) for x, text in zip(COLUMNS, HEAD, strict=False)),
        written(64, 700, "I. Trồng cây trong trường học", size=10),
        *(written(64, 660, "1", size=10), written(104, 660, "Trồng", size=10)),
        written(344, 650, "Văn phòng", size=10),
        *(written(64, 620, "2", size=10), written(104, 620, "Chăm", size=10)),
    ]
    content = drawn_pdf([*levels, *uprights, *words])
    assert texts(content)[1] == "I. Trồng cây trong trường học"
    assert cells(content)[2:] == [("1", "Trồng", "Văn phòng"), ("2", "Chăm", "")]


def test_a_page_that_lies_on_its_side_is_read_like_any_other() -> None:
    """Its words and its rules are turned by a quarter, as the page is shown turned back."""
    upright = grid(HEAD, ("1", "Trồng cây", "Văn phòng"))
    turned = ["q 0 1 -1 0 842 0 cm", *upright, "Q"]
    content = drawn_pdf(turned, more="/Rotate 90 /MediaBox [0 0 842 595]")
    assert cells(content) == [HEAD, ("1", "Trồng cây", "Văn phòng")]


def test_underlines_and_bars_beside_changed_lines_are_no_table() -> None:
    """Nor is a frame around a paragraph."""
    frame = [ruled(66, 700, 540, 700), ruled(66, 780, 540, 780)]
    frame += [ruled(66, 700, 66, 780), ruled(540, 700, 540, 780)]
    under = [ruled(72, 738, 200, 738), ruled(72, 718, 260, 718)]
    bars = [ruled(56, 700, 56, 760), ruled(56, 600, 56, 640)]
    lines = [written(72, 740, "Trồng cây ven đường"), written(72, 720, "Giao Văn phòng")]
    content = drawn_pdf([*frame, *under, *bars, *lines])
    assert cells(content) == []
    assert texts(content) == ["Trồng cây ven đường", "Giao Văn phòng"]


def test_colour_behind_words_is_no_table() -> None:
    """Word draws it as a box for each run; a cell may have it too, beside its rules."""
    words = ["Văn phòng", "trồng cây", "ven đường"]
    behind = [f"0.9 g {60 + 80 * at} {y - 4} 80 16 re f" for y in (700, 684) for at in range(3)]
    written_on = [
        written(62 + 80 * at, y, one, size=10) for y in (700, 684) for at, one in enumerate(words)
    ]
    content = drawn_pdf([*behind, "0 g", *written_on])
    assert texts(content) == ["Văn phòng trồng cây ven đường"] * 2
    shaded = ["0.9 g 60 720 460 40 re f 0 g", *grid(HEAD, ("1", "Trồng cây", "Văn phòng"))]
    assert cells(drawn_pdf(shaded)) == [HEAD, ("1", "Trồng cây", "Văn phòng")]


def test_rules_may_be_thin_boxes_and_several_of_them_one_drawing() -> None:
    """Word draws each side of a cell as a filled box."""
    xs, ys = COLUMNS, (680, 720, 760)
    sides = [f"{x} 680 0.5 80 re" for x in xs] + [f"60 {y} 460 0.5 re" for y in ys]
    row = ("1", "Trồng cây", "Văn phòng")
    words = [
        written(x + 4, y, one, size=10)
        for y, cells_of in ((740, HEAD), (700, row))
        for x, one in zip(xs, cells_of, strict=False)
    ]
    assert cells(drawn_pdf([f"{' '.join(sides)} f", *words])) == [HEAD, row]


def test_two_halves_of_a_head_are_apart() -> None:
    """As in the plain text of such a head."""
    page = [written(60, 800, "ỦY BAN NHÂN DÂN"), written(330, 800, "CỘNG HÒA XÃ HỘI")]
    assert texts(drawn_pdf(page)) == ["ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI"]


def test_letters_in_any_order_and_apart_are_words() -> None:
    """Another font has some letters, which then come later in the file."""
    words: list[str] = []
    rest: list[str] = []
    for at, letter in enumerate("Công an xã và bàn"):
        place = words if letter.isascii() else rest
        place.append(written(72 + 6 * at, 700, letter))
    assert texts(drawn_pdf([*words, *rest])) == ["Công an xã và bàn"]


def test_a_page_full_of_strokes_is_no_table_and_takes_no_time() -> None:
    """A map, a chart."""
    slanted = [ruled(x, y, x + 30, y + 17) for x in range(0, 500, 9) for y in range(0, 800, 9)]
    assert texts(drawn_pdf([*slanted, written(72, 700, "Bản đồ")])) == ["Bản đồ"]


def test_rows_on_many_pages_go_on_counting() -> None:
    """Numbers in the first column are no page numbers."""
    rows = [(str(at), f"Việc {at}", "Văn phòng") for at in range(1, 13)]
    pages = [grid(HEAD, *rows[at : at + 4]) for at in (0, 4, 8)]
    found = cells(drawn_pdf(*pages))
    assert found == [HEAD, *rows]
    assert all(int(after[0]) - int(before[0]) == 1 for before, after in pairwise(found[1:]))
