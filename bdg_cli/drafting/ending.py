"""Where in a sentence the names of units end and what they shall do begins.

Names have no mark of their end: “Công an xã tuần tra”, “Ban tổ chức họp”. What ends them is a verb
that no name has in it, any verb behind a place or a capital, or what stands behind “liên quan”.
"""

from __future__ import annotations

import re
from typing import Final

from bdg_cli.drafting.vocabulary import ACTION, JOINED, SMALL_LETTERS, VERB

_CONNECTIVES: Final = ("trong ", "để", "nhằm", "khi", "nếu", "theo ", "căn cứ", "tới ", "đến ")
_BODIES: Final = {"ban", "tổ", "đoàn", "hội", "bộ", "đội"}
_NEVER_OF_BODIES: Final = (
    "thực hiện", "triển khai", "chủ trì", "phối hợp", "báo cáo", "có ", "chủ động", "tích cực",
    "tiếp tục", "tăng cường", "đẩy mạnh", "kịp thời", "thường xuyên", "sẽ", "cần", "phải", "bố trí",
    "đôn đốc", "nghiêm túc", "khẩn trương", "tham gia", "tham mưu", "chịu trách nhiệm",
)  # fmt: skip
"""What a body such as a “ban” does, and is not named by."""
_BEFORE_NOUN: Final = {
    "được", "cơ", "công", "việc", "đơn", "các", "sự", "về", "để", "tiểu", "bầu", "vực", "kiểu",
    "quan", "quản", "trách", "hoạt", "phó", "chuyên", "của", "tác",
}  # fmt: skip
"""Behind such a word a verb is a noun."""
_WHOLE: Final = {
    "tỉnh", "huyện", "xã", "phường", "phố", "thôn", "bản", "ấp", "phòng", "đoàn", "trường", "sở",
    "niên", "nữ", "tế", "chính", "trưởng", "lâm", "vụ", "binh", "nhiệm", "tiết", "viên",
}  # fmt: skip
"""Behind such a word a name may be whole."""
_PLACED: Final = re.compile(
    r"(?:(?<=\w )(?:tỉnh|huyện|xã|phường|thành phố|thị trấn|khu vực)|liên quan|chức năng|\)|"
    r"Sở (?:Xây dựng|Tài chính|Nội vụ|Y tế|Tư pháp|Công Thương|Ngoại vụ)|Đào tạo|Công nghệ|"
    r"Môi trường|Du lịch|Hội Nông dân|Cựu chiến binh|Phụ nữ|Thanh niên)"
    rf"(?: (?=[{SMALL_LETTERS}])(?!"
    r"(?:và|các|có|liên|thuộc|trên|cùng|hội|ủy|uỷ|đoàn|đảo|đội|trực|được|trong|tại|ở|khu|khác|đến|"
    r"tới|của|với|miền|vùng|ven|biên|như|hoặc|đóng|cấp|làm|nơi|chủ|còn|theo|nói|không|mới|phụ|gồm|"
    r"bao|qua|là|trung|giáp|lân|xã|phường|thị|huyện|quận|tỉnh|đặc|thành|chuyên|ngoài|cụ|sau)\b))"
)
"""Where a name ends for certain: behind a place, if no word follows that goes on with it."""


def end_of_names(words: str) -> int | None:
    """Return where the duty begins; None where there are but names."""
    joined = JOINED.search(words)
    stop = joined.end() if joined else None
    for found in VERB.finditer(words[:stop]):
        if not _is_noun(words[: found.start()], found[0].lower()):
            stop = found.start()
            break
    for found in ACTION.finditer(words[:stop]):
        before = words[: found.start()].rstrip(" ")
        last = before.rpartition(" ")[2]
        proper = last[:1].isupper() and " " in found[0]  # “Khoa học” is one word of a name
        if last in _WHOLE or proper or before.endswith("liên quan"):
            stop = found.start()
            break
    if words[:1].isupper() and not words.startswith(("Các ", "Những ")):
        placed = _PLACED.search(words[:stop])
        stop = placed.end() if placed else stop
    if stop is None and len(words) > _SENTENCE:
        stop = next((found.start() for found in ACTION.finditer(words) if found.start()), None)
    return stop


_SENTENCE: Final = 60
"""Characters from which on what begins with a name is a sentence, not names alone."""


def _is_noun(before: str, verb: str) -> bool:
    """Tell whether a verb is a part of a name: “Ban tổ chức”, “cơ quan chủ trì”."""
    if verb.startswith(_CONNECTIVES) or before.endswith(("liên quan ", "xã hội ")):
        return False
    last = before.rstrip(" ,").rpartition(" ")[2].lower()
    if last in _BODIES:
        return not verb.startswith(_NEVER_OF_BODIES)
    return last in _BEFORE_NOUN
