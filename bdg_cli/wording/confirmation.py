"""What is said of completions that wait to be confirmed, or were returned."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.records import Record
    from bdg_cli.services.awaiting import Awaiting, ToConfirm
    from bdg_cli.services.lookup import Scope
    from bdg_cli.wording.language import Language


def completed(t: Language, one: Awaiting) -> str:
    """Return when something was completed, and that this was late."""
    day = one.record.day
    return t("xong ngày {day}, quá hạn", day=day) if one.late else t("xong ngày {day}", day=day)


def remarks(t: Language, result: ToConfirm) -> tuple[str, ...]:
    """Return how to confirm what waits, or why nothing does."""
    if not result.asked:
        return (t("Không kế hoạch nào có đơn vị xác nhận (dòng “confirm:” của tệp kế hoạch)."),)
    if not result.items:
        return (t("Không có việc nào chờ xác nhận."),)
    first = result.items[0]
    plan = f" --plan {first.plan.id}" if len(result.statuses) > 1 else ""
    about = f"{first.task.id}{plan}"
    return (
        t("Xác nhận: bdg confirm {task} --unit {unit}, hoặc --each.", task=about, unit=first.unit),
        t(
            'Trả lại: bdg return {task} --unit {unit} --reason "…".',
            task=about,
            unit=first.unit,
        ),
    )


def waiting(t: Language, count: int, scope: Scope | None = None) -> str:
    """Return how much waits to be confirmed, and how to see it."""
    named = scope.units if scope is not None else ()
    unit = "".join([f" --unit {code}" for plan, code in named if plan == named[0][0]])
    return t.count(
        "{n} phần việc chờ xác nhận: bdg due --to-confirm{unit}",
        count,
        unit=unit,
    )


def returned(t: Language, records: Sequence[Record], *, of: int) -> str:
    """Return when completions were given back, and why; where they differ, only how many.

    `of` is how many units are spoken of.
    """
    said = {(one.day, one.details.text) for one in records}
    if len(said) > 1:
        return t.count("{n} đơn vị bị trả lại", len(records))
    ((day, reason),) = said
    if of == 1:
        return t("trả lại ngày {day}: {reason}", day=day, reason=reason)
    return t.count(
        "{n} đơn vị bị trả lại ngày {day}: {reason}", len(records), day=day, reason=reason
    )
