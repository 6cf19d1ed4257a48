"""The words of a month: its name, the names of the days of a week, what happens on a day."""

from __future__ import annotations

from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.services.month_calendar import MonthCalendar, MonthDay
    from bdg_cli.wording.language import Language

MONTHS = (
    N_("Tháng 1"),
    N_("Tháng 2"),
    N_("Tháng 3"),
    N_("Tháng 4"),
    N_("Tháng 5"),
    N_("Tháng 6"),
    N_("Tháng 7"),
    N_("Tháng 8"),
    N_("Tháng 9"),
    N_("Tháng 10"),
    N_("Tháng 11"),
    N_("Tháng 12"),
)
WEEKDAYS = N_("T2"), N_("T3"), N_("T4"), N_("T5"), N_("T6"), N_("T7"), N_("CN")
"""Monday comes first."""
WHAT_LABELS = {"ends": N_("ngày cuối"), "only": N_("một ngày"), "begins": N_("ngày đầu")}


def month_title(t: Language, day: date) -> str:
    """Return the name of the month of a day, with its year."""
    return t("{month}/{year}", month=t(MONTHS[day.month - 1]), year=f"{day.year:04}")


def day_note(t: Language, day: MonthDay) -> str:
    """Return whether a day is off or worked where that is worth a word."""
    if not day.working:
        return t("nghỉ")
    return t("làm bù") if day.weekend else ""


def days_off(days: Sequence[MonthDay]) -> dict[date, date]:
    """Return the days that are off for more than the weekend, or worked in spite of it.

    Days in a row that are off for one reason are told of once: by the first day, until the last.
    """
    found: dict[date, date] = {}
    first: MonthDay | None = None
    for day in days:
        if not (day.holiday or (day.weekend and day.working)):
            first = None
        elif first and day.holiday and first.holiday == day.holiday:
            found[first.day] = day.day
        else:
            first = day
            found[day.day] = day.day
    return found


def unknown_year(t: Language, year: int) -> str:
    """Return that nothing is known about the days off in a year, weekends aside."""
    return t(
        "Chưa có danh sách ngày nghỉ lễ của năm {year}: chỉ tính thứ Bảy, Chủ nhật.", year=year
    )


def no_events(t: Language, result: MonthCalendar) -> str:
    """Return that nothing begins or ends in the month."""
    return t(
        "{month}: không có việc nào bắt đầu hay đến hạn.",
        month=month_title(t, result.month.last),
    )
