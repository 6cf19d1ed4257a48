"""The letter that reminds a unit of all that concerns it, most urgent first."""

from __future__ import annotations

from bdg_cli.domain.plan import LEAD
from bdg_cli.domain.states import STATES
from bdg_cli.publish.letters.letter_builder import LetterBuilder
from bdg_cli.publish.letters.task_words import task_words
from bdg_cli.wording import labels
from bdg_cli.wording.confirmation import waiting
from bdg_cli.wording.sanitize import sanitize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.letters import Letter
    from bdg_cli.services.reminder_messages import UnitMessage
    from bdg_cli.wording.language import Language


def letter_of(
    message: UnitMessage, t: Language, *, record: bool = False, to_confirm: int = 0
) -> Letter:
    """Return the letter. With `record`, it says what to type when a task is done: for the unit that
    keeps the ledger. So much waits `to_confirm` by this unit.
    """
    counted = _counted(t, message)
    plans = message.plans
    subject = t(
        "Nhắc việc: {counted} ({plans})",
        counted=counted,
        plans=tuple([plan.number for plan in plans]),
    )
    made = LetterBuilder(t)
    made.paragraph(t("Kính gửi: {name}", name=message.name))
    made.paragraph(
        t.count(
            "Tính đến ngày {day}, đơn vị có {n} việc cần chú ý: {counted}.",
            len(message.reminders),
            day=message.today,
            counted=counted,
        )
    )
    if to_confirm:
        made.paragraph(waiting(t, to_confirm))
    for plan in plans:
        made.heading(sanitize(f"{labels.plan_number(t, plan)}: {plan.title}"))
        for one in message.reminders:
            if one.item.plan.id == plan.id:
                words = task_words(t, one.item, message.unit, today=message.today, record=record)
                made.task(words)
    made.paragraph(_how_to_answer(t, message))
    return made.letter(subject)


def _counted(t: Language, message: UnitMessage) -> str:
    """Return how many tasks are in which state: `2 quá hạn, 1 sắp hết hạn`."""
    found = [one.item.state for one in message.reminders]
    return ", ".join(
        [
            f"{found.count(state)} {t(labels.STATE_LABELS[state])}"
            for state in STATES
            if state in found
        ]
    )


def _how_to_answer(t: Language, message: UnitMessage) -> str:
    led = next((one.item for one in message.reminders if one.item.role == LEAD), None)
    if led is None:
        return t("Các việc này do đơn vị khác chủ trì. Cần trao đổi, xin trả lời thư này.")
    return t(
        "Báo kết quả: trả lời thư này, ghi rõ vị trí của việc (ví dụ {ref}), ngày hoàn thành và "
        "minh chứng (số văn bản, đường dẫn). Có vướng mắc hoặc cần gia hạn, cũng trả lời thư này.",
        ref=led.task.ref,
    )
