"""The page for the coordinating unit and for leaders: figures, who is late with what, who has
reported nothing, and what stands in the way.
"""

from __future__ import annotations

from bdg_cli.domain.days import show_day
from bdg_cli.domain.states import AWAITING
from bdg_cli.publish.letters.letter_builder import LetterBuilder
from bdg_cli.wording import labels
from bdg_cli.wording.confirmation import waiting
from bdg_cli.wording.sanitize import sanitize
from bdg_cli.wording.wrapping import wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.letters import Letter
    from bdg_cli.domain.states import State
    from bdg_cli.services.agenda import AgendaItem
    from bdg_cli.services.reminder_messages import Digest
    from bdg_cli.services.summary import OpenObstacle, PlanTotals
    from bdg_cli.wording.language import Language

_COUNTED: tuple[State, ...] = ("overdue", "closing")
_LONGEST = 100
"""So many characters of a task's words are enough to know which it is."""


def page_of(digest: Digest, t: Language) -> Letter:
    """Return the page as a letter."""
    counts = digest.summary.all
    subject = t(
        "Tổng hợp đến {day}: hoàn thành {done}, quá hạn {overdue}",
        day=digest.today,
        done=labels.fraction(counts),
        overdue=counts["overdue"],
    )
    made = LetterBuilder(t)
    made.paragraph(
        t(
            "Tính đến ngày {day}: đã hoàn thành {done} phần việc, quá hạn {overdue}.",
            day=digest.today,
            done=labels.fraction(counts),
            overdue=counts["overdue"],
        )
    )
    _add_figures(made, t, digest.summary.totals)
    if counts[AWAITING]:
        made.paragraph(waiting(t, counts[AWAITING]))
    for late in digest.late:
        made.heading(t("Quá hạn: {unit}", unit=late.name or labels.unit(t, "")))
        made.items([_late(t, item, count) for item, count in late.by_task()])
    if digest.silent:
        made.heading(t("Chưa báo cáo việc nào"))
        made.items([sanitize(name) for name in digest.silent])
    if digest.obstacles:
        made.heading(t("Vướng mắc chưa giải quyết"))
        made.items([_obstacle(t, one) for one in digest.obstacles])
    return made.letter(subject)


def _add_figures(made: LetterBuilder, t: Language, totals: Sequence[PlanTotals]) -> None:
    """Add how far each plan is."""
    counted = _COUNTED
    if any(one.plan.confirm is not None for one in totals):
        counted = (*_COUNTED, AWAITING)
    states = [t(labels.STATE_LABELS[state]) for state in counted]
    made.table(
        [t("kế hoạch"), t("hoàn thành"), *states],
        [
            [
                sanitize(labels.plan_number(t, one.plan)),
                labels.done_of(one.all),
                *[str(one.all[state]) for state in counted],
            ]
            for one in totals
        ],
    )


def _late(t: Language, item: AgendaItem, count: int) -> str:
    said = [labels.times(t, labels.urgency(t, item), count), labels.members_left(t, item)]
    late = ", ".join([item.task.ref, *filter(None, said)])
    window = labels.item_window(t, item)
    return sanitize(f"{late} ({window}): {_beginning(item.task.text)}")


def _obstacle(t: Language, one: OpenObstacle) -> str:
    unit = labels.unit_name(t, one.plan, one.unit)
    record = one.record
    return sanitize(f"{one.task.ref}, {unit}: {record.details.text} ({show_day(record.day)})")


def _beginning(text: str) -> str:
    first, *rest = wrap(text, _LONGEST)
    return f"{first.rstrip(' ,;:.-–')}…" if rest else first.rstrip(".;")
