"""Resolve a group of points to windows: work out missing years, read ranges and lists."""

from __future__ import annotations

from bdg_cli.domain.days import Window, timedelta
from bdg_cli.domain.messages import say
from bdg_cli.drafting.times.time_points import infer_year, point_window

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.days import date
    from bdg_cli.domain.messages import Message
    from bdg_cli.drafting.times.point_groups import PointGroup
    from bdg_cli.drafting.times.time_context import QualifiedGroup
    from bdg_cli.drafting.times.time_points import TimePoint

_DAY = timedelta(days=1)
_DAYS = frozenset(("day", "name", "lunar"))
_LONG = 10
"""A programme that spans so many years or more is named by them: “Giai đoạn 2016 - 2026”."""
_A_YEAR = 2001
"""Any year without a 29 February; what recurs has no year."""


def resolve_windows(
    phrase: QualifiedGroup, words: str, *, period: Window, issued: date
) -> tuple[tuple[Window, ...], Message | None] | None:
    """Return the windows of a phrase in a plan, and what is doubtful; None for mere history."""
    group = phrase.group
    years = _years(group, period=period, issued=issued)
    windows: list[Window] = []
    for at, point in enumerate(group.points):
        window = Window(issued, issued) if point.kind == "now" else point_window(point, years[at])
        if window is None:
            return (), say("“{words}”: lịch không có ngày này.", words=words)
        if at and group.ranges[at - 1]:
            begun = windows.pop()
            if window.last < (begun.first or begun.last):
                return (), say("“{words}”: kết thúc trước khi bắt đầu.", words=words)
            window = Window(begun.first, window.last)
        windows.append(window)
    if _is_history(group, windows, issued, phrase.means):
        return None
    meant = _apply_meaning(phrase, windows, period)
    return tuple(meant), _doubt(phrase, meant, words, period=period, issued=issued)


def recurring_days(group: PointGroup) -> tuple[str, ...]:
    """Return the days within a recurring period: `15/12` of a year, `25` of a month."""
    days = []
    for at, point in enumerate(group.points):
        if at < len(group.ranges) and group.ranges[at]:
            continue  # the last day of a range is the one that counts
        if point.kind == "day-number":
            days.append(str(point.number))
        elif (window := point_window(point, _A_YEAR)) is not None:
            days.append(f"{window.last.day}/{window.last.month}")
    return tuple(days)


def has_year(group: PointGroup) -> bool:
    """Return True if a year is written in the group."""
    return any(point.year for point in group.points)


def is_lunar(group: PointGroup) -> bool:
    """Return True if a day of the lunar calendar is in the group."""
    return any(point.kind == "lunar" for point in group.points)


def _years(group: PointGroup, *, period: Window, issued: date) -> list[int]:
    """Return the year of each point: its own, its neighbour's, or the plan's."""
    points = group.points
    years = [issued.year if point.kind == "now" else point.year for point in points]
    for i in range(len(points) - 2, -1, -1):
        if not years[i] and years[i + 1] and points[i + 1].kind != "now":
            years[i] = years[i + 1] - (_month_and_day(points[i]) > _month_and_day(points[i + 1]))
    for i, point in enumerate(points):
        if years[i]:
            continue
        before = years[i - 1] if i else 0
        if before and (group.ranges[i - 1] or points[i - 1].year):
            left = points[i - 1]
            if left.kind == "now":
                years[i] = infer_year(point, period=period, issued=issued)
            else:
                years[i] = max(before, before + left.until - left.year) + (
                    _month_and_day(point) < _month_and_day(left)
                )
        elif (
            i < len(group.ranges)
            and group.ranges[i]
            and _month_and_day(point) <= _month_and_day(points[i + 1])
        ):
            years[i] = infer_year(points[i + 1], period=period, issued=issued)
        else:
            years[i] = infer_year(point, period=period, issued=issued)
    return years


def _month_and_day(point: TimePoint) -> tuple[int, int]:
    return point.months[0], point.days[0]


def _is_history(group: PointGroup, windows: list[Window], issued: date, means: str) -> bool:
    """Return True if the days belong to something past: a founding, an old programme."""
    first, last = windows[0].first or windows[0].last, windows[-1].last
    if not has_year(group):
        return False
    if last.year < issued.year - 1:
        return True
    return not means and first.year < issued.year and last.year - first.year >= _LONG


def _apply_meaning(phrase: QualifiedGroup, windows: list[Window], period: Window) -> list[Window]:
    """Return the windows as changed by the words before the group."""
    group, means = phrase.group, phrase.means
    last = windows[-1].last
    if means == "span":
        return [Window(None, last + timedelta(days=phrase.days))]
    if means == "lasts" and all(point.kind in _DAYS for point in group.points):
        more = timedelta(days=max(phrase.days, 1) - 1)
        windows = [Window(window.last, window.last + more) for window in windows]
    if means in {"by", "done", "until"} and (means != "done" or not any(group.ranges)):
        if group.points[0].kind == "now":
            return windows
        if all(point.kind in _DAYS for point in group.points) and not any(group.ranges):
            return [Window(None, window.last) for window in windows]
        return [Window(None, last)]
    if means in {"from", "after"} and len(windows) == 1 and not any(group.ranges):
        first = last + _DAY if means == "after" else windows[0].first or last
        return [Window(first, period.last)] if first <= period.last else []
    merged: list[Window] = []
    for window in windows:
        follows = merged and window.first == merged[-1].last + _DAY
        merged.append(Window(merged.pop().first, window.last) if follows else window)
    return merged


def _doubt(
    phrase: QualifiedGroup, windows: list[Window], words: str, *, period: Window, issued: date
) -> Message | None:
    """Return what a person has to check, the most important first."""
    if not windows:
        return say("“{words}”: sau ngày cuối của kế hoạch; ghi hạn cụ thể.", words=words)
    last = max(window.last for window in windows)
    if any(point.next_year for point in phrase.group.points):
        several = (period.first or issued).year < period.last.year
        return say("“{words}”: có thể là mỗi năm một lần.", words=words) if several else None
    if last < issued:
        return say("“{words}”: đã qua trước ngày ban hành; kiểm tra lại ngày.", words=words)
    if last > period.last and not has_year(phrase.group) and _begins_after(windows[-1], period):
        return say(
            "“{words}”: không ghi năm; hiểu là {day}, sau khi kế hoạch kết thúc.",
            words=words,
            day=last,
        )
    if phrase.means in {"from", "after"} and last == period.last and not any(phrase.group.ranges):
        return say(
            "“{words}”: chỉ nói ngày bắt đầu; lấy ngày cuối của kế hoạch làm hạn.", words=words
        )
    return _vagueness(phrase, words)


def _vagueness(phrase: QualifiedGroup, words: str) -> Message | None:
    """Return what is vague in the words themselves."""
    points = phrase.group.points
    if is_lunar(phrase.group):
        return say("“{words}”: ngày âm lịch, đã đổi ra dương lịch; kiểm tra lại ngày.", words=words)
    before_period = "trước" in words.casefold() and points[-1].kind not in _DAYS
    ends = phrase.means in {"by", "until", "done"} and "đầu" not in words.casefold()
    if before_period or (any(point.loose for point in points) and not ends):
        return say("“{words}”: không nói rõ ngày; kiểm tra lại khoảng thời gian.", words=words)
    if all(point.kind == "name" for point in points) and phrase.means in {"", "in"}:
        return say("“{words}”: là ngày lễ, sự kiện; kiểm tra xem có phải là hạn.", words=words)
    return None


def _begins_after(window: Window, period: Window) -> bool:
    """Return True if a window begins after the plan; one across the turn of the year does not."""
    return (window.first or window.last) > period.last
