"""Odd documents: whatever they contain, there is a draft that can be read back, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bdg_cli.documents.reader import read_document
from bdg_cli.domain.errors import PlanError
from bdg_cli.drafting.lexicon.word_lists import rows_of
from bdg_cli.drafting.pipeline import draft_from_lines
from bdg_cli.outline.marks import LIST_MARKERS
from bdg_cli.planfile.reader import read_plan_file
from bdg_cli.render.draft_report import LINE_KIND_LABELS
from tests.drafting.example import FOOT, HEAD, PLAN, written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bdg_cli.documents.lines import Line
    from bdg_cli.drafting.draft import Draft

FINE = {"P214", "P215", "P309"}
"""What a person has to decide: no task, a doubt, other days in a heading than in the words."""
LABEL = st.sampled_from(
    (
        "",
        *(mark.example.split()[0] for mark in LIST_MARKERS),
        "I.",
        "II.",
        "1.",
        "2.",
        "1.1.",
        "a)",
        "- ",
    )
)
UNIT = st.sampled_from(
    (
        *(
            "Phòng Kinh tế",
            "UBND các xã",
            "các sở, ban, ngành",
            "PHÒNG NỘI VỤ",
            "Sở KH&CN",
            "CDC tỉnh",
            "Phòng Kinh tế Phòng Nội vụ",
        ),
        *("Đề nghị Hội Nông dân", "Giao Văn phòng", "Đồng chí Lê Văn Bình", "Ban", "Phòng, chống"),
    )
)
DUTY = st.sampled_from(
    (
        *(
            "trồng cây",
            "chủ trì, phối hợp với",
            "tổ chức",
            "báo cáo trước ngày 15/12 hằng năm",
            "và",
        ),
        *(
            "từ ngày 31/2 đến 5/13/2026",
            "năm 2030",
            "sau 05 ngày",
            "MỤC TIÊU",
            "Kinh phí",
            "NHIỆM VỤ",
        ),
        *(
            "Trên đây là Kế hoạch",
            "phụ lục",
            "định kỳ 6 tháng",
            "(sau đây gọi tắt là Ban)",
            "[red]",
        ),
        *(
            "Nơi nhận:",
            "TM. ỦY BAN NHÂN DÂN",
            "KẾ HOẠCH",
            "QUYẾT ĐỊNH",
            "...",
            "12",
            "¹ ghi chú",
            "&*!",
        ),
    )
)
NAMED = st.sampled_from([f"{row['example']}: " for row in rows_of("labels", "labels")])
STOP = st.sampled_from(("", ".", ";", ":", ",", "./.", " |", " | a | b", "…"))
PIECE = st.builds("{} {}{} {}{}".format, LABEL, NAMED | st.just(""), UNIT | st.just(""), DUTY, STOP)
NOISE = st.text("aạẤđĐ1Iv0 .,;:()/-–+|#\"'{}[]\u0301\u200b\t&%@!*", max_size=30)
ROW = st.lists(UNIT | DUTY | st.just(""), min_size=2, max_size=5).map(tuple)


STACKED = st.lists(
    UNIT
    | DUTY
    | st.sampled_from(("1", "2", "3.", "II", "Tháng 5/2026", "hằng năm", "các xã", "Tân Hòa")),
    min_size=1,
    max_size=16,
).map(lambda cells: "\n".join(("TT", "Nội dung", "Đơn vị chủ trì", "Thời gian", "1", *cells)))
"""A table with each cell on a line of its own."""


def lines(texts: Iterable[str | tuple[str, ...]], *, apart: bool = False) -> tuple[Line, ...]:
    """Return texts and rows of cells as a document, with empty lines between them if `apart`."""
    shown = (" | ".join(text) if isinstance(text, tuple) else text for text in texts)
    try:
        return read_document(("\n\n" if apart else "\n").join(shown).encode(), "k.txt")
    except PlanError:  # it has no words
        return ()


def checked(document: tuple[Line, ...]) -> None:
    """Draft a document twice; both drafts are equal, can be read back, and leave out no line."""
    draft = draft_from_lines(document)
    if draft is None:
        return
    text = written(draft)
    reading = read_plan_file(text.encode(), file="plans/27.yaml", plan_id="27")
    assert {one.code for one in reading.problems} <= FINE, (reading.problems, text)
    again = draft_from_lines(document)
    assert again is not None
    assert written(again) == text
    assert {one.kind for one in draft.skipped} <= LINE_KIND_LABELS.keys()
    told = {number for first, last in _told(draft) for number in range(first, last + 1)}
    assert told >= {line.number for line in document}


def _told(draft: Draft) -> list[tuple[int, int]]:
    return [
        *((one.first, one.last) for one in draft.tasks),
        *((one.first, one.last) for one in draft.skipped),
    ]


@given(st.lists(PIECE | NOISE | ROW | STACKED, max_size=14), st.booleans(), st.booleans())
def test_any_structure_gives_a_plan_file_that_is_read(
    body: list[str | tuple[str, ...]],
    apart: bool,  # noqa: FBT001 -- hypothesis hands it over by place
    whole: bool,  # noqa: FBT001 -- hypothesis hands it over by place
) -> None:
    """Markers, headings, units, labels, rows and noise in any order."""
    before: list[str | tuple[str, ...]] = [
        *(HEAD.splitlines() if whole else ["KẾ HOẠCH"]),
        "I. NHIỆM VỤ",
    ]
    after: list[str | tuple[str, ...]] = [*FOOT.splitlines()] if whole else []
    checked(lines([*before, *body, *after], apart=apart))


@given(st.lists(NOISE | PIECE, max_size=12))
def test_any_lines_give_a_plan_file_or_none(texts: list[str]) -> None:
    """Without a head or any other structure."""
    checked(lines(texts))


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), NOISE), max_size=6))
def test_a_plan_whose_lines_are_moved_and_spoilt_is_read(
    changes: list[tuple[int, int, str]],
) -> None:
    """As after a bad scan.

    It takes more than a second: each example drafts a whole plan twice and reads it back.
    """
    texts: list[str | tuple[str, ...]] = [*PLAN.splitlines()]
    for taken, put, noise in changes:
        line = texts.pop(taken % len(texts))
        texts.insert(put % len(texts), f"{line}{noise}")
    checked(lines(texts))


LONG = 20_000
"""Characters of a line that nobody would write."""


@pytest.mark.parametrize(
    "piece",
    [
        *("phối hợp với ", "Ban tổ chức ", "(", "1.1.1 ", "Sở ", "các ", "a) ", "xã và các xã "),
        *(
            "Sở Nội vụ, ",
            "Đơn vị chủ trì: ",
            "; ",
            "Phòng Kinh tế (",
            ". Thời gian: ",
            "A",
            "do Sở ",
        ),
        *("đề nghị các ", "(gọi tắt là ", "| ", "UBND các xã, phường, "),
        *("Giao ", "Đề nghị ", ". Phòng Kinh tế ", "(Tổ 1) ", "nhân ngày 1/1 ", "; Tổ 1 tổ chức "),
    ],
)
def test_a_line_without_end_is_read(piece: str) -> None:
    """Endless repetitions, anywhere in the document."""
    words = (piece * (LONG // len(piece) + 1)).strip()
    document = lines(
        [
            *("KẾ HOẠCH", "Trồng cây", f"Căn cứ {words}", "I. NHIỆM VỤ", "1. Phòng Kinh tế"),
            *(
                f"- {words}",
                "- Trồng cây.",
                f"- Đơn vị chủ trì: {words}",
                "Nơi nhận:",
                f"- {words}",
            ),
        ]
    )
    draft = draft_from_lines(document)
    assert draft is not None
    assert written(draft)
