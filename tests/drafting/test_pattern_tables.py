"""The tables of patterns: the example of each row is read as the row says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bdg_cli.drafting.labels import LABELS, label_of
from bdg_cli.drafting.paragraphs import LIST_MARKERS, PLAIN, split_marker
from bdg_cli.drafting.task_tables import COLUMNS, TaskTable
from bdg_cli.drafting.wording import vocabulary
from bdg_cli.drafting.wording.actors import ACTOR_PATTERNS, actors_in
from bdg_cli.drafting.wording.names import UnitNames

NAMES = UnitNames()

if TYPE_CHECKING:
    from bdg_cli.drafting.labelled_lines import Label

    from bdg_cli.drafting.paragraphs import ListMarker
    from bdg_cli.drafting.wording.actors import ActorPattern

WORDS = [
    name
    for name, value in vars(vocabulary).items()
    if name.isupper() and isinstance(value, tuple) and not name.startswith("_")
]


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


@pytest.mark.parametrize("label", LABELS, ids=lambda label: label.example)
def test_each_label_is_known_by_its_words(label: Label) -> None:
    """In lower case and capitals, also after a bullet."""
    for written in (label.example, label.example.upper(), label.example.lower()):
        assert label_of(NAMES, f"{written}: Đội Cây xanh") == (label.kind, "Đội Cây xanh")
    assert label_of(NAMES, f"- {label.example} : Đội Cây xanh") == (label.kind, "Đội Cây xanh")


@pytest.mark.parametrize("label", LABELS, ids=lambda label: label.example)
def test_no_label_is_known_without_its_colon(label: Label) -> None:
    """The words are ordinary words then."""
    assert label_of(NAMES, f"{label.example} đội cây xanh") is None


def test_who_leads_or_supports_is_known_though_the_colon_was_lost() -> None:
    """If a name follows directly."""
    assert label_of(NAMES, "Cơ quan chủ trì Đội Cây xanh") == ("lead", "Đội Cây xanh")
    assert label_of(NAMES, "Đơn vị phối hợp Đội Cây xanh") == ("support", "Đội Cây xanh")


@pytest.mark.parametrize("way", ACTOR_PATTERNS, ids=lambda way: way.example)
def test_each_way_to_say_who_does_a_task_names_them(way: ActorPattern) -> None:
    """By its own pattern."""
    assert way.pattern.search(way.example)
    assert actors_in(NAMES, way.example) == way.names


@pytest.mark.parametrize("name", WORDS)
def test_no_word_is_listed_twice(name: str) -> None:
    """Nor in another list that contains the list."""
    words = getattr(vocabulary, name)
    assert sorted(words) == sorted(set(words))


def test_the_second_half_of_each_compound_begins_a_duty() -> None:
    """Otherwise it would not be needed."""
    begins = {word.split()[0] for word in vocabulary.DUTY_WORDS}
    assert [word for word in vocabulary.COMPOUNDS if word.split()[1] not in begins] == []
    assert {len(word.split()) for word in vocabulary.COMPOUNDS} == {2}


DAYS = {"first", "last"}


@pytest.mark.parametrize(("name", "signs", "example"), COLUMNS, ids=str)
def test_each_column_is_known_by_its_head(name: str, signs: tuple[str, ...], example: str) -> None:
    """By one of its words; the cells below it belong to the task."""
    assert any(sign in example.lower() for sign in signs)
    assert "Đội Cây xanh" in said(name, example)


@pytest.mark.parametrize(
    ("name", "sign"), [(name, sign) for name, signs, _ in COLUMNS for sign in signs]
)
def test_each_sign_of_a_column_is_enough(name: str, sign: str) -> None:
    """In any case."""
    for head in (sign, sign.capitalize(), sign.upper()):
        assert "Đội Cây xanh" in said(name, head)


def said(name: str, head: str) -> str:
    """Return what a table says in a column with this head."""
    table = TaskTable.of(("TT", head, "Ngày" if name == "text" else "Nội dung"))
    assert table is not None
    row = table.row(("1", "Đội Cây xanh", "Cắt tỉa cây trước mưa bão"))
    assert row is not None
    return row.text if name == "text" else row.labels["time" if name in DAYS else name]


@pytest.mark.parametrize(
    "text", ["20.000 cây bóng mát", "2026", "năm 2026", "Sở Nội vụ", "I", "- ", "(Kèm theo)"]
)
def test_what_only_looks_like_a_marker_is_words(text: str) -> None:
    """Numbers, a remark, a lone sign."""
    assert split_marker(text) == (PLAIN, "", text)
