"""The columns of a form, by the words of their heads; forms are Vietnamese in every language."""

from __future__ import annotations

from bdg_cli.domain.folding import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.days import Window, date

HEADS = {
    "key": "Mã phần việc",
    "task": "Mã nhiệm vụ",
    "text": "Nhiệm vụ",
    "window": "Thời gian",
    "now": "Tình trạng",
    "result": "Kết quả",
    "on": "Ngày hoàn thành",
    "count": "Số lượng",
    "evidence": "Minh chứng",
    "obstacle": "Vướng mắc",
    "note": "Ghi chú",
}
"""The head of each column, in their order."""
ANSWERS = ("result", "on", "count", "evidence", "obstacle", "note")
"""The columns that are to be filled in."""
UNIT_LABEL = "Đơn vị"
BY_LABEL = "Người lập phiếu"
COMPLETED = "Đã hoàn thành"
NOT_COMPLETED = "Chưa hoàn thành"
OBSTRUCTED = "Có vướng mắc"
RESOLVED = "Hết vướng mắc"
RESULTS = (COMPLETED, NOT_COMPLETED, OBSTRUCTED, RESOLVED)
"""What may be chosen as the result."""
_OTHER_HEADS = {
    "thoi gian thuc hien": "window",
    "han": "window",
    "thoi han": "window",
    "noi dung": "text",
    "ket qua thuc hien": "result",
    "ngay xong": "on",
    "so van ban": "evidence",
    "kho khan, vuong mac": "obstacle",
    "ma": "key",
}
_BY_HEAD = {**_OTHER_HEADS, **{fold(head): field for field, head in HEADS.items()}}
_MEANINGS = {
    COMPLETED: ("hoàn thành", "đã xong", "xong", "x", "100%", "1", "rồi", "đã làm", "đạt"),
    NOT_COMPLETED: ("chưa", "chưa xong", "đang làm", "đang thực hiện", "đang triển khai", "không"),
    OBSTRUCTED: ("vướng mắc", "vướng"),
    RESOLVED: ("đã hết vướng mắc", "đã gỡ", "đã giải quyết"),
}
_BY_WORDS = {
    fold(words): result for result, others in _MEANINGS.items() for words in (result, *others)
}
_MARKS = " .:*!;✓✔"


def column_of(head: str) -> str | None:
    """Return the field of a column with this head, None if it is no column of a form."""
    return _BY_HEAD.get(fold(head).strip(_MARKS))


def result_of(text: str) -> str | None:
    """Return the one of RESULTS that is meant, None if none is."""
    if text.strip() in ("✓", "✔"):
        return COMPLETED
    return _BY_WORDS.get(fold(text).strip(_MARKS))


def window_words(window: Window | None) -> str:
    """Return the days of a window in words, so that nobody swaps day and month."""
    if window is None:
        return "không có hạn"
    if window.first is None:
        return f"chậm nhất {day_words(window.last)}"
    if window.first == window.last:
        return day_words(window.last)
    return f"từ {day_words(window.first)} đến {day_words(window.last)}"


def day_words(day: date) -> str:
    """Return a day in words: `ngày 5 tháng 11 năm 2018`."""
    return f"ngày {day.day} tháng {day.month} năm {day.year}"
