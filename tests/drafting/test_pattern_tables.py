"""The tables of patterns: the example of each row is read as the row says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bdg_cli.drafting.labels import label_of
from bdg_cli.drafting.lexicon.word_lists import rows_of
from bdg_cli.drafting.wording.actors import ACTOR_PATTERNS, actors_in
from bdg_cli.drafting.wording.names import UnitNames
from bdg_cli.outline.marks import LIST_MARKERS, PLAIN, split_marker

NAMES = UnitNames()

if TYPE_CHECKING:
    from bdg_cli.outline.marks import ListMarker


@pytest.mark.parametrize("mark", LIST_MARKERS, ids=lambda mark: mark.example)
def test_each_marker_is_taken_off_its_line(mark: ListMarker) -> None:
    """By its own row before all others, and the words stay whole."""
    rank, label, words = split_marker(mark.example)
    found = next(one for one in LIST_MARKERS if one.pattern.match(mark.example))
    assert found is mark
    assert rank == mark.rank
    assert label
    assert mark.example.endswith(words)
    assert words


@pytest.mark.parametrize("text", ["32/CT-TTg ngày 21/10/2026", "57-NQ/TW của Bộ Chính trị"])
def test_the_number_of_a_document_is_no_marker(text: str) -> None:
    """A line may break before it."""
    assert split_marker(text) == (PLAIN, "", text)


def test_who_leads_or_supports_is_known_though_the_colon_was_lost() -> None:
    """If a name follows directly."""
    assert label_of("Cơ quan chủ trì Đội Cây xanh") == ("lead", "Đội Cây xanh")
    assert label_of("Đơn vị phối hợp Đội Cây xanh") == ("support", "Đội Cây xanh")


@pytest.mark.parametrize("at", range(len(ACTOR_PATTERNS)))
def test_each_way_to_say_who_does_a_task_names_them(at: int) -> None:
    """By its own pattern, and nobody in what only looks like it."""
    row = rows_of("actors", "actors")[at]
    assert ACTOR_PATTERNS[at].pattern.search(row["example"])
    assert actors_in(NAMES, row["example"]) == tuple(row["names"])
    assert actors_in(NAMES, row["counter"]) == ()


@pytest.mark.parametrize(
    "text",
    [
        "20.000 cây bóng mát",
        "2026",
        "năm 2026",
        "Sở Nội vụ",
        "I",
        "- ",
        "(Kèm theo)",
        "V/v trồng cây",
    ],
)
def test_what_only_looks_like_a_marker_is_words(text: str) -> None:
    """Numbers, a remark, a lone sign."""
    assert split_marker(text) == (PLAIN, "", text)
