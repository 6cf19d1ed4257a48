"""The two languages of the screen: no template without English, and no filling that is obeyed."""

from __future__ import annotations

import io
import string
from functools import cache
from typing import TYPE_CHECKING

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from bdg_cli.domain.days import date
from bdg_cli.domain.messages import say, say_n
from bdg_cli.wording.language import LANGUAGES, Language
from scripts.compile_catalogue import (
    MO,
    PO,
    collect,
    forms,
    key,
    mo_bytes,
    po_bytes,
    read,
    refreshed,
    untranslated,
)

if TYPE_CHECKING:
    from pathlib import Path

    from babel.messages.catalog import Catalog

    from scripts.compile_catalogue import Templates

REFRESH = "run: python3 dev.py generate, and translate what is empty"
CATALOGUE = read()
VIETNAMESE, ENGLISH = map(Language, LANGUAGES)
ONE_PLACE = "Lỗi: {message}"


@cache
def all_templates() -> Templates:
    """Return the templates of the program; not while tests are collected, it takes a second."""
    return collect()


def places(template: str) -> list[str]:
    """Return the names of the places in a template, each with its conversion and format."""
    parsed = string.Formatter().parse(template)
    return sorted({f"{name}!{how}:{shape}" for _, name, shape, how in parsed if name is not None})


def words(catalogue: Catalog) -> dict[str, tuple[str, ...]]:
    """Return the translations of a catalogue by template, without its header."""
    return {key(one.id): forms(one.string) for one in catalogue if one.id}


def templates_of(tmp_path: Path, source: str) -> tuple[dict[str, bool], int]:
    """Return the templates of a module, and how many of its calls are errors."""
    file = tmp_path / "module.py"
    file.write_text(source, "utf-8")
    found = collect([file])
    return found.plural, len(found.errors)


def test_every_template_can_be_collected() -> None:
    """No text for people is put together in the call that marks it."""
    assert not all_templates().errors


def test_every_template_is_in_the_catalogue() -> None:
    """Nothing that the code says is missing in the .po."""
    assert not all_templates().plural.keys() - words(CATALOGUE).keys(), REFRESH


def test_the_catalogue_has_nothing_that_the_code_no_longer_says() -> None:
    """Nothing dead is kept in the .po, as an entry or as a comment."""
    assert not words(CATALOGUE).keys() - all_templates().plural.keys(), REFRESH
    assert not CATALOGUE.obsolete, REFRESH


def test_nothing_in_the_catalogue_is_empty_or_a_guess() -> None:
    """Each entry has all its forms, and none is marked fuzzy."""
    assert not untranslated(CATALOGUE), REFRESH
    assert not [one.id for one in CATALOGUE if one.fuzzy]


def test_what_counts_has_two_forms_and_nothing_else_has() -> None:
    """A template counts something in the .po exactly if it does in the code."""
    counting = {template for template, plural in all_templates().plural.items() if plural}
    assert {key(one.id) for one in CATALOGUE if one.pluralizable} == counting
    assert all(len(words(CATALOGUE)[template]) == 2 for template in counting)


def test_both_sides_have_the_same_places() -> None:
    """A translation fills in all that its template does, and asks for nothing more."""
    differing = {
        template: translated
        for template, translated in words(CATALOGUE).items()
        if template in all_templates().plural
        and any(places(form) != places(template) for form in translated)
    }
    assert not differing


def test_both_sides_begin_and_end_alike() -> None:
    """Spaces and line ends around a template are there in its translation."""

    def edges(text: str) -> tuple[str, str]:
        return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]

    differing = {
        template
        for template, translated in words(CATALOGUE).items()
        if any(edges(form) != edges(template) for form in translated)
    }
    assert not differing


def test_no_translation_says_itself_again() -> None:
    """A text that was pasted behind itself, as merging two catalogues can do, is none."""

    def is_repeated(text: str) -> bool:
        return len(text) > 20 and text in (text + text)[1:-1]

    assert not [one for forms in words(CATALOGUE).values() for one in forms if is_repeated(one)]


def test_examples_of_commands_are_the_same_in_english() -> None:
    """The example lines of a help page can be typed as they stand, in either language."""

    def examples(text: str) -> list[str]:
        return [line for line in text.splitlines() if line.startswith("  bdg ")]

    assert all(
        examples(form) == examples(template)
        for template, translated in words(CATALOGUE).items()
        for form in translated
    )


def test_the_compiled_catalogue_is_the_one_that_people_read() -> None:
    """The .mo says what the .po says."""
    with MO.open("rb") as stream:
        assert words(read_mo(stream)) == words(CATALOGUE), REFRESH


def test_the_catalogue_is_sorted_and_has_no_dates() -> None:
    """The .po changes where the templates do, and nowhere else."""
    templates = [key(one.id) for one in CATALOGUE if one.id]
    assert templates == sorted(templates), REFRESH
    assert b"-Date:" not in PO.read_bytes() + MO.read_bytes()


def test_a_refresh_writes_the_same_files_each_time() -> None:
    """Read again, what a refresh has written makes the same bytes."""
    once = refreshed(all_templates(), CATALOGUE)
    twice = refreshed(all_templates(), read_po(io.BytesIO(po_bytes(once)), locale="en"))
    assert words(once) == words(CATALOGUE), REFRESH
    assert (po_bytes(once), mo_bytes(once)) == (po_bytes(twice), mo_bytes(twice))


def test_a_refresh_adds_drops_and_keeps(tmp_path: Path) -> None:
    """New templates come without a translation, dead ones go, translations of others stay."""
    file = tmp_path / "module.py"
    file.write_text("t('quá hạn')\nsay('hoàn toàn mới')\nsay_n('mới {n}', n)\n", "utf-8")
    new = refreshed(collect([file]), CATALOGUE)
    assert words(new) == {"quá hạn": ("overdue",), "hoàn toàn mới": ("",), "mới {n}": ("", "")}
    assert untranslated(new) == ["hoàn toàn mới", "mới {n}"]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("say('một')", {"một": False}),
        ("say_n('hai {n}', n)", {"hai {n}": True}),
        ("N_('''ba\n''')", {"ba\n": False}),
        ("t('bốn')", {"bốn": False}),
        ("self._t('năm')", {"năm": False}),
        ("env.t('sáu')", {"sáu": False}),
        ("t.count('bảy {n}', n)", {"bảy {n}": True}),
        ("self._t.count('tám {n}', n)", {"tám {n}": True}),
        ("say('chín '\n    'mười')", {"chín mười": False}),
        ("t(STATES[state])", {}),
        ("t.say(message)", {}),
        ("text.count('/')", {}),
    ],
)
def test_templates_are_collected_however_they_are_said(
    tmp_path: Path, source: str, found: dict[str, bool]
) -> None:
    """Each way to mark a text is known, and what only looks like one is left alone."""
    assert templates_of(tmp_path, source) == (found, 0)


@pytest.mark.parametrize(
    "source",
    [
        "say(text)",
        "say(f'còn {n}')",
        "say('còn ' + n)",
        "say('')",
        "say_n(text, n)",
        "N_(text)",
        "t(f'còn {n}')",
        "t('')",
        "t.count(text, n)",
    ],
)
def test_a_template_that_cannot_be_collected_is_an_error(tmp_path: Path, source: str) -> None:
    """A text that the collector would miss is reported, not passed over."""
    assert templates_of(tmp_path, source) == ({}, 1)


def test_vietnamese_is_what_the_code_says() -> None:
    """Without a catalogue every template comes back as it is, braces and all."""
    assert all(VIETNAMESE(template) == template for template in all_templates().plural)


def test_english_is_what_the_catalogue_says() -> None:
    """Each template that counts nothing comes back translated."""
    translated = words(CATALOGUE)
    assert all(
        (ENGLISH(template),) == translated[template]
        for template, plural in all_templates().plural.items()
        if not plural
    )


@pytest.mark.parametrize(
    ("n", "english", "vietnamese"),
    [
        (0, "0 days left", "còn 0 ngày"),
        (1, "1 day left", "còn 1 ngày"),
        (2, "2 days left", "còn 2 ngày"),
        (21, "21 days left", "còn 21 ngày"),
    ],
)
def test_english_counts_in_singular_and_plural(n: int, english: str, vietnamese: str) -> None:
    """One day, two days; Vietnamese has one form; a message says it as the screen does."""
    message = say_n("còn {n} ngày", n)
    assert ENGLISH.count("còn {n} ngày", n) == ENGLISH.say(message) == english
    assert VIETNAMESE.count("còn {n} ngày", n) == VIETNAMESE.say(message) == vietnamese


def test_a_filling_is_put_into_words_in_the_same_language() -> None:
    """A message in a message is translated, a list gets commas, a day is written day first."""
    inner = (say("quá hạn"), date(2018, 12, 1), "xa", 3, None)
    assert ENGLISH(ONE_PLACE, message=inner) == "Error: overdue, 01/12/2018, xa, 3, "
    assert VIETNAMESE(ONE_PLACE, message=inner) == "Lỗi: quá hạn, 01/12/2018, xa, 3, "


@pytest.mark.parametrize("hostile", ["{x}", "{message}", "{0}", "{", "}}", "%s", "%(message)s", ""])
@pytest.mark.parametrize("language", [VIETNAMESE, ENGLISH])
def test_a_filling_is_never_read_as_a_template(language: Language, hostile: str) -> None:
    """Braces and percent signs in data are shown as they are."""
    before = language("Lỗi: {message}", message="")
    assert language.say(say(ONE_PLACE, message=hostile)) == before + hostile
    assert language.say(say(ONE_PLACE, message=(hostile, hostile))).count(hostile) >= 2


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[31mđỏ", "�[31mđỏ"),
        ("a\nb\tc", "a b c"),
        ("a\u202eb", "a�b"),
        ("a\u200bb", "a�b"),
        ("a\udcffb", "a?b"),
    ],
)
@pytest.mark.parametrize("language", [VIETNAMESE, ENGLISH])
def test_a_filling_cannot_steer_the_terminal(language: Language, hostile: str, shown: str) -> None:
    """Escapes, line ends and what reverses or hides text are taken out of data."""
    assert language(ONE_PLACE, message=hostile).endswith(f": {shown}")


@given(text=st.text())
def test_any_filling_gives_one_line_that_can_be_printed(text: str) -> None:
    """Whatever stands in a plan, the sentence around it stays, on one line, in UTF-8."""
    for language in (VIETNAMESE, ENGLISH):
        said = language(ONE_PLACE, message=text)
        assert said.startswith(language(ONE_PLACE, message=""))
        assert len(said.splitlines()) == 1
        assert said.encode()
