"""The mark beside a window in a column, where its last day is off, and what it means."""

from __future__ import annotations

from bdg_cli.domain.days import show_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from bdg_cli.domain.days import Window, date
    from bdg_cli.domain.plan import Plan
    from bdg_cli.wording.language import Language

_ARROW = " → "


def marked(plan: Plan, window: Window | None, words: str, today: date) -> str:
    """Add to the words for a window that is owed the next working day, in few letters."""
    day = plan.put_off_to(window, today)
    if day is None:
        return words
    last = window.last if window else plan.period.last
    return words + _ARROW + show_day(day).removesuffix(f"/{last.year:04}")


def footnote(t: Language, windows: Iterable[tuple[Plan, Window | None]], today: date) -> str:
    """Return what the arrows beside windows that are owed mean; empty if there are none."""
    plans = [plan for plan, window in windows if plan.put_off_to(window, today) is not None]
    if not plans:
        return ""
    if all(plan.counts_next for plan in plans):
        return t("→ ngày làm việc tiếp theo, vì ngày cuối là ngày nghỉ: hạn tính đến ngày ấy.")
    return t("→ ngày làm việc tiếp theo, vì ngày cuối là ngày nghỉ.")
