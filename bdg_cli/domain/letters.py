"""What is sent to one unit, however it leaves."""

from __future__ import annotations

from bdg_cli.domain.value import Value


class Letter(Value):
    """A letter. `text` is for every reader; `html` says the same in a page.

    `calendar` is an iCalendar file to attach. `short` is what chat services get, with their limits,
    instead of `text`.
    """

    subject: str
    text: str
    html: str = ""
    calendar: bytes | None = None
    short: str = ""
