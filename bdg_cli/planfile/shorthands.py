"""What may be written shorter in a plan file, and the words that its keys take.

Shorthands (one value for a list, a name for a unit) are written out before the shape is checked,
and a key without a value counts as not given. Nothing here needs the models of `shape.py`, which
take longer to make than a plan of thirty tasks takes to read.
"""

from __future__ import annotations

from typing import Final

from pydantic_core import PydanticCustomError

VERSION: Final = 1
"""The version of the format that this program reads."""

ID: Final = r"[A-Za-z0-9][A-Za-z0-9._-]*"
"""What an id is made of: a person can type it, and no shell trips over it."""
CODE: Final = "[a-z0-9][a-z0-9-]*"
"""What the code of a unit is made of."""

YES: Final = ("true", "có", "yes")
NO: Final = ("false", "không", "no")
MOST_DAYS: Final = 9999


class Moulded:
    """What the mould makes: an object with the fields of one of the shapes."""

    __slots__ = ("__dict__",)


def listed(value: object) -> object:
    """Let one value stand for a list of it, and none for an empty one."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def given(value: object) -> object:
    """Let a key without a value stand for an empty list."""
    return [] if value is None else value


def grouped(value: object) -> object:
    """Let a key without a value stand for a group without members, not for no group."""
    return {} if value is None else value


def named(value: object) -> object:
    """Let a name stand for a unit, and a list for its name and its other spellings."""
    if isinstance(value, str):
        return {"name": value}
    if isinstance(value, list):
        return {"name": value[0], "spellings": value[1:]} if value else {}
    return value


def role(value: object) -> object:
    """Let a unit stand for its role."""
    return {"unit": value} if isinstance(value, str) else value


def signed(value: object) -> object:
    """Let a name stand for a signer."""
    return {"name": value} if isinstance(value, str) else value


def form(value: object) -> str:
    """Tell words from keys, for what can be written both ways."""
    return "words" if isinstance(value, str) else "keys"


def flag(value: object) -> object:
    """Read yes or no, in Vietnamese or English."""
    if value is None:
        return False
    word = value.casefold() if isinstance(value, str) else ""
    if word in YES:
        return True
    if word in NO:
        return False
    raise PydanticCustomError("flag", "true or false")


def number(value: object) -> object:
    """Read a number of days; none is a week."""
    if value is None:
        return 7
    if isinstance(value, str) and value.isascii() and value.isdigit():
        digits = value.lstrip("0") or "0"
        if len(digits) <= len(str(MOST_DAYS)):
            return int(digits)
    raise PydanticCustomError("number", "a number")
