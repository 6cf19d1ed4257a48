"""The steps on which a plan file has units reminded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bdg_cli.domain.messages import say
from bdg_cli.domain.reminders import DEFAULT_LADDER, ReminderLadder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.working_days import Lead
    from bdg_cli.planfile.models import RemindShape
    from bdg_cli.yamlfile.problem_collector import ProblemCollector

_WEEK, _WORKING_WEEK = 7, 5


def ladder_of(shape: RemindShape | None, problems: ProblemCollector) -> ReminderLadder:
    """Return the ladder of a plan; what is not written is as without the key.

    P106 for so many days that are written twice: a step is known by their number.
    """
    if shape is None:
        return DEFAULT_LADDER
    default = DEFAULT_LADDER
    before = default.before if shape.before is None else tuple(shape.before)
    after = default.after if shape.after is None else tuple(shape.after)
    _check_twice("before", [one.count for one in before], problems)
    _check_twice("after", after, problems)
    return ReminderLadder(
        tuple(sorted(before, key=_length, reverse=True)),
        tuple(sorted(after)),
        default.every if shape.every is None else shape.every,
    )


def _length(lead: Lead) -> float:
    """Return about how many days there are in it."""
    return lead.count * _WEEK / _WORKING_WEEK if lead.working else lead.count


def _check_twice(key: str, counts: Sequence[int], problems: ProblemCollector) -> None:
    for index, days in enumerate(counts):
        if days in counts[:index]:
            problems.add(
                "P106",
                ("remind", key, index),
                say("Bậc nhắc {days} ngày kể hai lần trong “{key}”.", days=days, key=key),
                say("Giữ lại một; ngày và ngày làm việc phải khác số."),
            )
