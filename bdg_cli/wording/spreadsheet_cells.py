"""Cells of a CSV table for people with a spreadsheet.

A byte order mark lets Excel read Vietnamese; days are in ISO, which a spreadsheet reads as days.
Two kinds of cells are guarded:

- what a spreadsheet would take for a formula gets an apostrophe in front, because it is dangerous;
- what is no day and no number, but looks like one (`2-1`, `12/2026`, `1e5`, `2.10`, `007`), gets a
  no-break space at its end. A spreadsheet then shows it as it was typed; nothing is seen of the
  space, and programs that strip cells lose it.
"""

from __future__ import annotations

import re

from bdg_cli.wording.sanitize import sanitize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.days import date

MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""The full-width forms too: some spreadsheets treat them the same."""
_LONGEST_VALUE = 40
_AS_TYPED = "\N{NO-BREAK SPACE}"
_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|thg"
_LOOKS_LIKE_A_VALUE = re.compile(
    r"[\d\s.,/:%$()-]*\d[\d\s.,/:%$()-]*(e[+-]?\d+)?"
    rf"|(\d+[-/. ])?({_MONTH})[a-z]*[-/. ]?\d*|true|false",
    re.IGNORECASE,
)
"""Numbers, days and times in any order of their parts, and names of months with a number."""


def cell(value: str | int | date | None) -> str | int:
    """Return a cell as it is written."""
    if value is None:
        return ""
    if isinstance(value, int):
        return value
    if not isinstance(value, str):
        return value.isoformat()
    text = sanitize(value)
    if text.startswith(FORMULA):
        return f"'{text}"
    if len(text) <= _LONGEST_VALUE and _LOOKS_LIKE_A_VALUE.fullmatch(text.strip()):
        return text + _AS_TYPED
    return text
