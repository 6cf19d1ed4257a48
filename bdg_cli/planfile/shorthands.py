"""What may be written shorter in a plan file, and the words that its keys accept.

Shorthands (one value for a list, a name for a unit) are written out before pydantic checks the
shape, and a key without a value counts as absent.
"""

from __future__ import annotations

from typing import Final

from pydantic_core import PydanticCustomError

from bdg_cli.domain.document_kinds import KIND_WORDS
from bdg_cli.domain.folding import fold
from bdg_cli.yamlfile.shapes import as_list

FORMAT_VERSION: Final = 1
"""The version of the format that this program reads."""

ID_PATTERN: Final = r"[A-Za-z0-9][A-Za-z0-9._-]*"
"""An id of a task or plan: easy to type, and safe in every shell."""
UNIT_CODE_PATTERN: Final = "[a-z0-9][a-z0-9-]*"
"""The code of a unit."""

YES_WORDS: Final = ("true", "có", "yes")
NO_WORDS: Final = ("false", "không", "no")
MAX_STEPS: Final = 20
"""So many reminders before a day, and so many after it."""


def none_as_list(value: object) -> object:
    """Turn a key without a value into an empty list."""
    return [] if value is None else value


def none_as_mapping(value: object) -> object:
    """Turn a key without a value into an empty mapping: `members:` still makes a group."""
    return {} if value is None else value


def none_as_absent(value: object) -> object:
    """Turn a list without a value into none at all, and one value into a list."""
    return None if value is None else as_list(value)


def as_unit(value: object) -> object:
    """Turn a name into a unit, and a list into a unit with a name and other spellings."""
    if isinstance(value, str):
        return {"name": value}
    if isinstance(value, list):
        return {"name": value[0], "spellings": value[1:]} if value else {}
    return value


def as_role(value: object) -> object:
    """Turn the name of a unit into its role."""
    return {"unit": value} if isinstance(value, str) else value


def as_signer(value: object) -> object:
    """Turn a name into a signer."""
    return {"name": value} if isinstance(value, str) else value


def text_or_keys(value: object) -> str:
    """Return the tag of a value that can be written both ways. No key has the name of a tag."""
    return "as_text" if isinstance(value, str) else "as_keys"


def as_kind(value: object) -> object:
    """Turn the words for a kind of document, with or without their marks, into its code."""
    if value is None:
        return None
    said = fold(value) if isinstance(value, str) else ""
    for code, words in KIND_WORDS.items():
        if said in (code, fold(words)):
            return code
    raise PydanticCustomError("kind", "a kind of document")


def as_flag(value: object) -> object:
    """Parse yes or no, in Vietnamese or English."""
    if value is None:
        return False
    word = value.casefold() if isinstance(value, str) else ""
    if word in YES_WORDS:
        return True
    if word in NO_WORDS:
        return False
    raise PydanticCustomError("flag", "true or false")
