"""The moment at which a record was written: ISO 8601 with an offset, in one form only.

The form is that of `datetime.isoformat`: 2018-11-20T08:30:00+07:00. Ledgers of before version 0.3
may have others, which `bdg restore` once took as they were.
"""

from __future__ import annotations


def written_form(text: str) -> str:
    """Return a moment in any form of ISO 8601 in the one form; raises ValueError."""
    from datetime import datetime, timedelta, timezone  # few calls read a moment

    moment = datetime.fromisoformat(text)
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError(text)
    if offset.seconds % 60 or offset.microseconds:  # readers of ISO 8601 know hours and minutes
        try:
            moment = moment.astimezone(timezone(timedelta(hours=7)))
        except OverflowError as error:
            raise ValueError(text) from error
    return moment.isoformat()


def in_written_form(text: str) -> bool:
    """Return True if a moment has the one form."""
    try:
        return written_form(text) == text
    except ValueError:
        return False
