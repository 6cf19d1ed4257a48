"""The phrases of `phrases.toml` as patterns: `phrases.member` is the one with this name.

A pattern is compiled when it is first asked for. One that the file does not have is an
AttributeError; a test holds that all are there, and that each is used.
"""

from __future__ import annotations

import re
from typing import Final

from bdg_cli.domain.document_kinds import KIND_WORDS
from bdg_cli.domain.folding import fold
from bdg_cli.drafting.lexicon.word_lists import any_of, read_file, words_of

SMALL_LETTERS: Final = "a-zđàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
CAPITAL_LETTERS: Final = SMALL_LETTERS.upper()
"""All lower-case letters, and all capitals, as they stand within a character class."""
_PARTS: Final = {
    "small": SMALL_LETTERS,
    "capitals": CAPITAL_LETTERS,
    "kinds": "|".join(map(fold, KIND_WORDS.values())),
}
_PART: Final = re.compile(r"\{(?:([a-z]+)\.)?([a-z_]+)\}")


def __getattr__(name: str) -> re.Pattern[str]:
    if name not in read_file("phrases"):
        raise AttributeError(name)
    pattern = globals()[name] = re.compile(filled(_written(name)))
    return pattern


def filled(pattern: str) -> str:
    """Return a pattern of the lexicon without its line ends, and with the letters, the kinds of
    documents, the phrases and the lists of words that it names in braces.
    """
    return _PART.sub(_named, pattern.replace("\n", ""))


def _named(found: re.Match[str]) -> str:
    file, name = found.groups()
    if file:
        return any_of(words_of(file, name))
    return _PARTS.get(name) or filled(_written(name).removeprefix("(?i)"))


def _written(name: str) -> str:
    pattern: str = read_file("phrases")[name]["pattern"]
    return pattern
