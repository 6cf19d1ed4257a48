"""Phrases of time in an official document."""

from __future__ import annotations

from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.messages import Message


class Time(Value):
    """One phrase of time: where it stands in the text, its words, and what they mean.

    `windows` are inclusive; without a first day only the last one is known. What recurs has `every`
    (day, week, month, quarter, half-year, year) and `by`, the days within it: `15/12` of a year,
    `25` of a month. `doubt` says what a person has to decide; a phrase that depends on something
    unknown has neither windows nor `every`, and a doubt.
    """

    start: int
    end: int
    words: str
    windows: tuple[Window, ...] = ()
    every: str = ""
    by: tuple[str, ...] = ()
    doubt: Message | None = None


def times_in(text: str, *, period: Window, issued: date) -> tuple[Time, ...]:
    """Find the phrases of time in a task's words, in order; they do not overlap."""
    del text, period, issued
    return ()
