"""Read the lists of words from the TOML files beside this module, each file once.

A list of words has `words`, an `example` in which `{word}` stands for each of them, under
`examples` the example of a word that needs its own, and under `counters` what looks like a word and
is not. A table of patterns has rows, each with a `pattern`, an `example` and mostly a `counter`.
"""

from __future__ import annotations

import os
import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FOLDER: Final = os.path.dirname(__file__)
_FINAL_Y: Final = re.compile(r"(?<=[hklmst])[yýỷỹỳỵ](?!\w)")
"""A vowel that is written in two ways where a syllable ends with it: “quản lý”, “quản lí”."""
_FINAL_I: Final = re.compile(r"(?<=\b[lkmtLKMT])[íĩỉ](?!\w)")
"""The same vowel as a text has it, where the lists write “y”."""
_AS_I: Final = dict(zip("yýỷỹỳỵ", "iíỉĩìị", strict=True))
_AS_Y: Final = {i: y for y, i in _AS_I.items()}
FILES: Final = ("columns", "headings", "labels", "lines", "names", "units", "verbs")


@cache
def read_file(name: str) -> Mapping[str, Any]:
    """Return what a file has, by the names of its lists."""
    with open(os.path.join(_FOLDER, f"{name}.toml"), "rb") as file:
        return tomllib.load(file)


def words_of(file: str, name: str) -> tuple[str, ...]:
    """Return the words of a list."""
    return split_words(read_file(file)[name]["words"])


def split_words(listed: str | list[str]) -> tuple[str, ...]:
    """Return words that are listed one by one, or in one text between commas."""
    if isinstance(listed, list):
        return tuple(listed)
    return tuple(filter(None, map(str.strip, listed.replace("\n", " ").split(","))))


@cache
def all_words() -> tuple[str, ...]:
    """Return the words of all lists, also of those for scans alone."""
    lists = (one for name in (*FILES, "scans") for one in read_file(name).values())
    listed = (one["words"] for one in lists if isinstance(one, dict) and "words" in one)
    return tuple(word for words in listed for word in split_words(words))


def pairs_of(file: str, name: str) -> Mapping[str, str]:
    """Return a table of words, each with what it stands for."""
    table: Mapping[str, str] = read_file(file)[name]
    return table


def rows_of(file: str, name: str) -> list[dict[str, str]]:
    """Return the rows of a table of patterns or columns."""
    rows: list[dict[str, str]] = read_file(file)[name]
    return rows


def any_row(file: str, name: str) -> str:
    """Return a pattern that matches where one of the patterns of a table does."""
    return "|".join(row["pattern"].replace("\n", "") for row in rows_of(file, name))


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, the longest first, where a whole word ends:
    what words with the same first syllable share stands in it once. Both “quản lý” and “quản lí”
    match, as schools write it.
    """
    by_first: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        first, space, rest = word.partition(" ")
        by_first.setdefault(re.escape(first), []).append(space + re.escape(rest))
    pattern = "|".join(
        first + (f"(?:{'|'.join(rests)})" if len(rests) > 1 else rests[0])
        for first, rests in by_first.items()
    )
    return _FINAL_Y.sub(lambda found: f"[{found[0]}{_AS_I[found[0]]}]", pattern)


def with_final_y(text: str) -> str:
    """Return a text in which “quản lí” is “quản lý”, of the same length."""
    return _FINAL_I.sub(lambda found: _AS_Y[found[0]], text)


def word_pattern(file: str, name: str, before: str = "", flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that matches any of the words of a list, as a whole word."""
    return re.compile(rf"{before}(?:{any_of(words_of(file, name))})\b", flags)
