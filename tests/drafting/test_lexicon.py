"""The lexicon: each word is read as its example says, and what only looks like it is not.

`CHECKS` has for each list what an example of it must do, by the functions that read documents. A list
without a check, a word without an example, and a pattern without one fail.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from bdg_cli.documents.lines import Line
from bdg_cli.drafting.items import items_of
from bdg_cli.drafting.labels import label_of
from bdg_cli.drafting.lexicon.word_lists import FILES, read_file, split_words
from bdg_cli.drafting.outline import build_outline, section_kind
from bdg_cli.drafting.paragraphs import join_paragraphs
from bdg_cli.drafting.task_tables import TaskTable
from bdg_cli.drafting.wording.names import UnitNames
from bdg_cli.drafting.wording.spellings import unit_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NAMES = UnitNames()


class Entry(NamedTuple):
    """A word or pattern, its example, and what only looks like it; empty if there is nothing."""

    word: str
    example: str
    counter: str


def entries(listed: str) -> Iterator[Entry]:
    """Yield all that a list has."""
    file, name = listed.split(".")
    table = read_file(file)[name]
    if isinstance(table, list):
        for row in table:
            word = row.get("says") or row.get("kind") or row["pattern"]
            yield Entry(word, row["example"], row.get("counter", ""))
    elif "words" not in table:
        for word, whole in table.items():
            yield Entry(word, whole, "")
    else:
        own, counters = table.get("examples", {}), table.get("counters", {})
        for word in split_words(table["words"]):
            example = own.get(word) or table["example"].replace("{word}", word)
            yield Entry(word, example, counters.get(word, ""))


def kind(_: str, text: str) -> str | None:
    """Return the kind of section that a heading begins."""
    (node,) = build_outline(tuple(join_paragraphs([Line(1, text[:3] + text[3:].capitalize())]))).children
    return section_kind(node)


def begins(word: str, text: str) -> bool:
    """Return True if a name at the beginning begins with the word and leaves the duty."""
    names, rest = NAMES.leading(text)
    return bool(names and rest) and names[0].startswith(word)


def is_duty(word: str, text: str) -> bool:
    """Return True if the duty after a name begins with the word."""
    names, rest = NAMES.leading(text)
    return bool(names) and rest.startswith(word)


def is_in_name(word: str, text: str) -> bool:
    """Return True if the word is part of the name at the beginning of a text."""
    names, _ = NAMES.leading(text)
    return bool(names) and word.split()[-1] in names[0].split()


def is_one(_: str, text: str) -> bool:
    """Return True if a list is one name."""
    return len(NAMES.split(text)) == 1


def is_own(word: str, text: str) -> bool:
    """Return True if a list has the word's name beside another."""
    names = NAMES.split(text)
    return len(names) > 1 and names[-1].startswith(word)


def acts(_: str, text: str) -> bool:
    """Return True if a line begins with what is to be done."""
    (item,) = items_of(build_outline(tuple(join_paragraphs([Line(1, text)]))), NAMES).children
    return item.begins_with_verb


def said_in_column(name: str, head: str) -> bool:
    """Return True if a column with this head says something of a task."""
    table = TaskTable.of(("TT", head, "Ngày" if name == "text" else "Nội dung"))
    row = table.row(("1", "Đội Cây xanh", "Cắt tỉa cây trước mưa bão")) if table else None
    return row is not None and "Đội Cây xanh" in ((row.text if name == "text" else row.labels.get(name)) or "")


CHECKS: dict[str, Callable[[str, str], bool]] = {
    **{
        f"headings.{name}": lambda word, text, wanted=wanted: kind(word, text) == wanted
        for name, wanted in (
            ("duty", "duty"),
            ("target", "target"),
            ("money", "money"),
            ("background", "aside"),
            ("setting", "seldom"),
            ("award", "seldom"),
            ("inspection", "looked at"),
        )
    },
    "units.heads": begins,
    "units.collective": begins,
    "units.generic": is_one,
    "units.people": begins,
    "units.fields": lambda word, text: f"Sở {word}" in NAMES.expand(text),
    "units.own": is_own,
    "units.kinds": is_own,
    "units.abbreviations": lambda word, whole: unit_key(f"Phó {word}") == unit_key(f"Phó {whole}"),
    "units.not_units": lambda _, text: not NAMES.in_heading(text),
    "units.loose": lambda _, text: bool(NAMES.leading(text, loose=True)[0]),
    "verbs.verbs": is_duty,
    "verbs.duties": acts,
    "verbs.naming": is_in_name,
    "verbs.compounds": is_in_name,
    "verbs.connectives": is_duty,
    "verbs.bodies": is_in_name,
    "verbs.before_noun": is_in_name,
    "verbs.complete": is_in_name,
    "verbs.in_names": lambda _, text: NAMES.leading(text)[1].startswith("chủ trì"),
    "verbs.strong": lambda _, text: not NAMES.in_heading(text),
    "labels.labels": lambda kind, text: (label_of(NAMES, f"{text}: Đội Cây xanh") or ("",))[0] == kind,
    "columns.columns": said_in_column,
}


LISTS = sorted({f"{file}.{name}" for file in FILES for name in read_file(file)})


@pytest.mark.parametrize("listed", LISTS)
def test_each_word_is_read_as_in_its_example(listed: str) -> None:
    """And what only looks like it is not; the words that are not as they say are shown."""
    fires = CHECKS[listed]
    assert [one for one in entries(listed) if not one.example or not fires(one.word, one.example)] == []
    assert [one for one in entries(listed) if one.counter and fires(one.word, one.counter)] == []
