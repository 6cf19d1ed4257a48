"""The digest of a day as lines of text."""

from __future__ import annotations

from bdg_cli.domain.states import AWAITING
from bdg_cli.wording import labels
from bdg_cli.wording.confirmation import waiting
from bdg_cli.wording.sanitize import sanitize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from bdg_cli.services.reminder_messages import Digest, LateUnit
    from bdg_cli.wording.language import Language


def digest_lines(t: Language, digest: Digest) -> list[str]:
    """Return the page: figures, who is late with what, who is silent, what is stopped."""
    return [sanitize(line) for line in _lines(t, digest)]


def _lines(t: Language, digest: Digest) -> Iterator[str]:
    yield t("Tình hình thực hiện đến ngày {day}", day=digest.today)
    for totals in digest.summary.totals:
        counts = totals.all
        figures = t("{done}/{of} phần việc đã hoàn thành", done=counts.done, of=counts.of)
        late = t.count("{n} quá hạn", counts["overdue"])
        yield t(
            "{plan}: {figures}, {late}.",
            plan=totals.plan.named,
            figures=figures,
            late=late,
        )
    waits = digest.summary.all[AWAITING]
    if waits:
        yield ""
        yield waiting(t, waits)
    if digest.late:
        yield ""
        yield t.count("Quá hạn: {n} đơn vị", len(digest.late))
        for one in digest.late:
            yield f"- {one.name or labels.unit(t, '')}: {_late(t, one)}"
    if digest.silent:
        yield ""
        yield t.count("Chưa báo cáo gì: {n} đơn vị", len(digest.silent))
        yield f"- {', '.join(digest.silent)}"
    if digest.obstacles:
        yield ""
        yield t.count("Vướng mắc chưa giải quyết: {n}", len(digest.obstacles))
        for stopped in digest.obstacles:
            yield t(
                "- {task}, {unit}, từ {day}: {text}",
                task=stopped.task.id,
                unit=labels.unit_name(t, stopped.plan, stopped.unit),
                day=stopped.record.day,
                text=stopped.record.details.text,
            )


def _late(t: Language, one: LateUnit) -> str:
    return "; ".join(
        [
            f"{item.task.id} ({labels.times(t, t.count('quá hạn {n} ngày', -item.days), of)})"
            for item, of in one.by_task()
        ]
    )
