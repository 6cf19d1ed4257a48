"""The phrases of `phrases.toml` as patterns: `phrases.member` is the one with this name.

A pattern is compiled when it is first asked for. One that the file does not have is an
AttributeError; a test holds that all are there, and that each is used.
"""

from __future__ import annotations

import re
from typing import Final

from bdg_cli.drafting.lexicon.word_lists import read_file

SMALL_LETTERS: Final = "a-zđàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
CAPITAL_LETTERS: Final = SMALL_LETTERS.upper()
"""All lower-case letters, and all capitals, as they stand within a character class."""
_LETTERS: Final = {"small": SMALL_LETTERS, "capitals": CAPITAL_LETTERS}
_PART: Final = re.compile(r"\{([a-z_]+)\}")


def __getattr__(name: str) -> re.Pattern[str]:
    if name not in read_file("phrases"):
        raise AttributeError(name)
    pattern = globals()[name] = re.compile(filled(_written(name)))
    return pattern


def filled(pattern: str) -> str:
    """Return a pattern of the lexicon without its line ends, and with the letters and the phrases
    that it names in braces.
    """
    return _PART.sub(
        lambda found: _LETTERS.get(found[1]) or filled(_written(found[1]).removeprefix("(?i)")),
        pattern.replace("\n", ""),
    )


def _written(name: str) -> str:
    pattern: str = read_file("phrases")[name]["pattern"]
    return pattern
