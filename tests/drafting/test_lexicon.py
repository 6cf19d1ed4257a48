"""The lexicon: each word is read as its example says, and what only looks like it is not.

`CHECKS` has for each list what an example of it must do, by the functions that read documents. A
list without a check, a word without an example, and a pattern without one fail.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from bdg_cli import drafting
from bdg_cli.documents.lines import Line
from bdg_cli.drafting.certainty import may_be_cut
from bdg_cli.drafting.items import items_of
from bdg_cli.drafting.labels import label_of
from bdg_cli.drafting.lexicon import phrases
from bdg_cli.drafting.lexicon.word_lists import FILES, read_file, rows_of, split_words, words_of
from bdg_cli.drafting.outline import section_kind
from bdg_cli.drafting.paragraphs import join_paragraphs
from bdg_cli.drafting.rules import names_actor
from bdg_cli.drafting.task_tables import COLUMNS, TaskTable
from bdg_cli.drafting.wording.names import UnitNames
from bdg_cli.drafting.wording.role_phrases import subject_of
from bdg_cli.drafting.wording.spellings import unit_key
from bdg_cli.drafting.wording.vocabulary import DUTY_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bdg_cli.drafting.items import Item

NAMES = UnitNames()
ASKED = {
    name
    for path in Path(drafting.__file__).parent.rglob("*.py")
    for name in re.findall(r"\bphrases\.(?!toml)([a-z_]+)", path.read_text("utf-8"))
}
"""The phrases that modules ask for."""


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
            word = row.get("says") or row.get("kind") or row.get("pattern") or row["words"]
            yield Entry(word, row["example"], row.get("counter", ""))
    elif "words" not in table:
        for word, whole in table.items():
            yield Entry(word, whole, "")
    else:
        own, counters = table.get("examples", {}), table.get("counters", {})
        for word in split_words(table["words"]):
            example = own.get(word) or table["example"].replace("{word}", word)
            yield Entry(word, example, counters.get(word, ""))


def heads(wanted: str) -> Callable[[str, str], bool]:
    """Return what says whether a heading begins a section of this kind."""

    def is_wanted(_: str, text: str) -> bool:
        line = Line(1, text[:3] + text[3:].capitalize())
        (node,) = items_of(tuple(join_paragraphs([line])), NAMES).children
        return section_kind(node) == wanted

    return is_wanted


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
    return bool(names) and word.rpartition(" ")[2] in names[0].split()


def is_one(_: str, text: str) -> bool:
    """Return True if a list is one name."""
    return len(NAMES.split(text)) == 1


def is_own(word: str, text: str) -> bool:
    """Return True if a list has the word's name beside another."""
    names = NAMES.split(text)
    return len(names) > 1 and names[-1].startswith(word)


def of_line(text: str) -> Item:
    """Return a line as an item."""
    (item,) = items_of(tuple(join_paragraphs([Line(1, text)])), NAMES).children
    return item


def stays_apart(_: str, text: str) -> bool:
    """Return True if a line does not continue the unfinished one before it."""
    lines = [Line(1, "- Trồng cây xanh trên các tuyến đường và"), Line(2, text)]
    return len(list(join_paragraphs(lines))) > 1


def goes_on(_: str, text: str) -> bool:
    """Return True if a name in the next line belongs to a line."""
    lines = [Line(1, text), Line(2, "Hội trường Nhà văn hóa huyện Tân Hòa")]
    return len(list(join_paragraphs(lines))) == 1


def said_in_column(name: str, head: str) -> bool:
    """Return True if a column with this head says something of a task."""
    table = TaskTable.of(("TT", head, "Ngày" if name == "text" else "Nội dung"))
    row = table.row(("1", "Đội Cây xanh", "Cắt tỉa cây trước mưa bão")) if table else None
    key = "time" if name in {"first", "last"} else name
    return row is not None and "Đội Cây xanh" in (
        (row.text if name == "text" else row.labels.get(key)) or ""
    )


def is_ended(word: str, text: str) -> bool:
    """Return True if a name ends with the word, before a duty that begins with a capital."""
    names, rest = NAMES.leading(text)
    return bool(names) and names[0].endswith(word) and rest.startswith("Theo dõi")


CHECKS: dict[str, Callable[[str, str], bool]] = {
    "names.whole": is_ended,
    "headings.duty": heads("duty"),
    "headings.target": heads("target"),
    "headings.money": heads("money"),
    "headings.background": heads("aside"),
    "headings.setting": heads("seldom"),
    "headings.award": heads("seldom"),
    "headings.contest": heads("seldom"),
    "headings.inspection": heads("looked at"),
    "units.heads": lambda word, text: begins(word, text) or is_own(word, text),
    "units.collective": begins,
    "units.generic": is_one,
    "units.people": lambda word, text: begins(f"các {word}", text),
    "units.fields": lambda word, text: f"Sở {word}" in NAMES.split(text),
    "units.cities": lambda word, text: f"UBND thành phố {word}" in NAMES.split(text),
    "units.own": is_own,
    "units.kinds": is_own,
    "units.abbreviations": lambda word, whole: unit_key(f"Phó {word}") == unit_key(f"Phó {whole}"),
    "units.not_units": lambda _, text: not NAMES.in_heading(text),
    "units.loose": lambda _, text: bool(NAMES.leading(text, loose=True)[0]),
    "lines.sent": lambda _, text: of_line(text).acts,
    "verbs.verbs": is_duty,
    "verbs.duties": lambda _, text: of_line(text).begins_with_verb,
    "verbs.naming": is_in_name,
    "verbs.compounds": is_in_name,
    "verbs.connectives": is_duty,
    "verbs.bodies": is_in_name,
    "verbs.before_noun": lambda word, text: begins(f"các đơn vị {word} xây dựng", text),
    "verbs.never_nouns": is_duty,
    "verbs.complete": lambda _, text: is_duty("in", text),
    "verbs.in_names": lambda _, text: NAMES.leading(text)[1].startswith("chủ trì"),
    "verbs.strong": lambda _, text: not NAMES.in_heading(text),
    "labels.labels": lambda kind, text: (label_of(f"{text}: Đội Cây xanh") or ("",))[0] == kind,
    "lines.captions": lambda _, text: of_line(text).caption,
    "lines.orders": lambda _, text: of_line(text).orders_something,
    "lines.manner": lambda _, text: not of_line(text).likely,
    "lines.things": lambda _, text: of_line(text).thing,
    "lines.acts": lambda _, text: names_actor(of_line(text)),
    "lines.beginnings": stays_apart,
    "lines.open_ends": goes_on,
    "lines.adverbials": lambda _, text: subject_of(NAMES, text)[0] == ("Phòng Nội vụ",),
    "names.bare": lambda _, text: may_be_cut(text, NAMES),
    "names.unfinished": lambda _, text: may_be_cut(text, NAMES),
    "names.clause": lambda _, text: may_be_cut(text, NAMES),
    "names.joined": lambda _, text: may_be_cut(text, NAMES),
    "names.going_on": lambda _, text: phrases.placed.search(text) is None,
    "names.goes_on": is_one,
    "names.initials": is_one,
    "names.posts": is_one,
    "columns.columns": said_in_column,
}


LISTS = sorted({f"{file}.{name}" for file in FILES for name in read_file(file)})


@pytest.mark.parametrize("listed", LISTS)
def test_each_word_is_read_as_in_its_example(listed: str) -> None:
    """And what only looks like it is not; the words that are not as they say are shown."""
    fires = CHECKS[listed]
    assert [
        one for one in entries(listed) if not one.example or not fires(one.word, one.example)
    ] == []
    assert [one for one in entries(listed) if one.counter and fires(one.word, one.counter)] == []


@pytest.mark.parametrize("name", sorted(read_file("phrases")))
def test_each_phrase_tells_its_example_from_what_only_looks_like_it(name: str) -> None:
    """At the start, as a whole, or anywhere; and some module asks for it."""
    one, pattern = read_file("phrases")[name], getattr(phrases, name)
    tells = {"whole": pattern.fullmatch, "anywhere": pattern.search}.get(
        one.get("at", ""), pattern.match
    )
    assert tells(one["example"])
    assert not tells(one["counter"])
    assert name in ASKED


def test_each_phrase_that_a_module_asks_for_is_there() -> None:
    """A missing one would only be found where it is asked for first."""
    assert sorted(ASKED - read_file("phrases").keys()) == []


@pytest.mark.parametrize("file", FILES)
def test_no_word_is_listed_twice(file: str) -> None:
    """In one list, or in one that another contains."""
    lists = {
        name: split_words(table["words"])
        for name, table in read_file(file).items()
        if isinstance(table, dict) and "words" in table
    }
    within = {"people": "generic", "duties": "verbs"}
    for name, words in lists.items():
        both = (*words, *lists.get(within.get(name, ""), ()))
        assert sorted(both) == sorted(set(both))


def test_the_second_half_of_each_compound_begins_a_duty() -> None:
    """Otherwise it would not be needed."""
    begins_duty = {word.split()[0] for word in DUTY_WORDS}
    compounds = words_of("verbs", "compounds")
    assert [word for word in compounds if word.split()[1] not in begins_duty] == []
    assert {len(word.split()) for word in compounds} == {2}


@pytest.mark.parametrize("row", rows_of("labels", "labels"), ids=lambda row: row["example"])
def test_each_label_is_known_by_its_words(row: dict[str, str]) -> None:
    """In lower case and capitals, also after a bullet; not without its colon."""
    kind, example = row["kind"], row["example"]
    for written in (example, example.upper(), example.lower()):
        assert label_of(f"{written}: Đội Cây xanh") == (kind, "Đội Cây xanh")
    assert label_of(f"- {example} : Đội Cây xanh") == (kind, "Đội Cây xanh")
    assert label_of(f"{example} đội cây xanh") is None


@pytest.mark.parametrize(("name", "signs"), COLUMNS, ids=str)
def test_each_sign_of_a_column_is_enough(name: str, signs: tuple[str, ...]) -> None:
    """In any case."""
    for sign in signs:
        for head in (sign, sign.capitalize(), sign.upper()):
            assert said_in_column(name, head)
