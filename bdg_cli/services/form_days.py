"""The day in a cell of a form.

A text is read day first, as everywhere. A date was made by a spreadsheet, which may have put the
month first: where that would fit as well, nobody can tell, and it has to be asked.
"""

from __future__ import annotations

from bdg_cli.domain.days import DayError, Window, date
from bdg_cli.domain.errors import RefusedError
from bdg_cli.domain.messages import say
from bdg_cli.domain.typed_days import possible_days
from bdg_cli.services.batch_rows import excel_day
from bdg_cli.services.form_layout import day_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.plan import Plan
    from bdg_cli.services.filled_form import FilledCell


class UnclearError(RefusedError):
    """A cell cannot be understood."""

    def __init__(self, message: Message, hint: Message) -> None:
        super().__init__("form-unclear", message, hint)


class SwappedError(UnclearError):
    """Day and month may have been swapped: both days are possible."""

    def __init__(self, days: tuple[date, date]) -> None:
        super().__init__(
            say(
                "Là {one} hay {other}? Bảng tính có thể đã đổi chỗ ngày và tháng.",
                one=day_words(days[0]),
                other=day_words(days[1]),
            ),
            say("Gõ ngày bằng chữ vào ô ấy: {one}.", one=day_words(days[0])),
        )
        self.days = days


def day_in(cell: FilledCell, plan: Plan, window: Window | None, *, today: date) -> date:
    """Return the day in a cell. Raises UnclearError, and SwappedError where it has to be asked."""
    since = Window(plan.issued, max(plan.issued, today))
    if cell.day is not None:
        return _made_by_program(cell.day, since, window or plan.period)
    day = _typed(cell.text, since, today)
    if day not in since:
        raise _outside(day, since)
    return day


def _made_by_program(day: date, since: Window, window: Window) -> date:
    other = _swapped(day)
    if other is None or other not in since:
        if day not in since:
            raise _outside(day, since)
        return day
    if day not in since or other in window or day not in window:
        raise SwappedError((day, other) if day in since else (other, day))
    return day


def _swapped(day: date) -> date | None:
    """Return the day with day and month exchanged; None if that is no other day."""
    try:
        other = date(day.year, day.day, day.month)
    except ValueError:
        return None
    return other if other != day else None


def _typed(text: str, since: Window, today: date) -> date:
    said = text.strip()
    if said[:1] in ("+", "-") or not any(map(str.isdigit, said)):
        raise UnclearError(
            say("Không đọc được ngày “{text}”.", text=text),
            say("Gõ ngày/tháng/năm, ví dụ 15/11/2018."),
        )
    try:
        days = possible_days(excel_day(_with_slashes(said)), since, today=today)
    except DayError as error:
        raise UnclearError(
            say("Không đọc được ngày “{text}”.", text=text),
            say("Gõ ngày/tháng/năm, ví dụ 15/11/2018.")
            if error.hint is None
            else say("Gõ một ngày: ngày/tháng/năm, ví dụ 15/11/2018."),
        ) from None
    if len(days) > 1:
        raise UnclearError(
            say("Ngày “{text}” có thể thuộc nhiều năm.", text=text),
            say("Ghi thêm năm: {days}.", days=tuple(sorted(days))),
        )
    return days[0]


def _with_slashes(text: str) -> str:
    """Return a day of three numbers with slashes, whatever stands between them."""
    parts = text.replace(",", " ").replace("-", " ").replace("/", " ").replace(".", " ").split()
    numbers = all(part.isascii() and part.isdigit() for part in parts)
    return "/".join(parts) if numbers and len(parts) == len("dmy") else text


def _outside(day: date, since: Window) -> UnclearError:
    if day > since.last:
        return UnclearError(
            say("Ngày {on} chưa đến: hôm nay là {today}.", on=day, today=since.last),
            say("Chỉ ghi việc đã làm; sửa lại ngày trong ô ấy."),
        )
    return UnclearError(
        say("Ngày {on} trước ngày ban hành kế hoạch ({issued}).", on=day, issued=since.first),
        say("Sửa lại ngày trong ô ấy, nhất là năm."),
    )
