"""Who does a task whose sentence does not begin with it, in the ways of the table `DOERS`."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from bdg_cli.drafting.names import heading, leading
from bdg_cli.drafting.vocabulary import HEADS, OPENS, VERB


class Doer(NamedTuple):
    """A way to say who does what a sentence tells, with an example and whom it names.

    The names are the first group of the pattern, whole; without a group they stand behind what it
    matches, and `does` is what follows them.
    """

    pattern: re.Pattern[str]
    does: re.Pattern[str] | None
    example: str
    names: tuple[str, ...]


_CHARGE: Final = re.compile(
    r"(?:chủ trì|phụ trách|thực hiện|vận hành|đảm nhiệm|đảm trách|tham mưu|chịu trách nhiệm)\b"
)
"""What is said behind “do” of who does something; else it tells of something else."""
_CAPITAL: Final = "A-ZĐỦÚ"

DOERS: Final = (
    Doer(
        re.compile(rf"[.;”]\s+(?=[{_CAPITAL}])"),
        VERB,
        "Đối thoại mỗi quý một lần. Phòng Kinh tế chuẩn bị nội dung.",
        ("Phòng Kinh tế",),
    ),
    Doer(
        re.compile(rf"\bdo (?=[{_CAPITAL}]|các |phòng |ban )"),
        _CHARGE,
        "Trực đường dây nóng do Trạm Y tế vận hành.",
        ("Trạm Y tế",),
    ),
    Doer(
        re.compile(rf"(?<=[\w.;,”\"] )[Gg]iao (?=[{_CAPITAL}]|các )"),
        OPENS,
        "Chuẩn bị xe đưa đón giao Văn phòng huyện thực hiện.",
        ("Văn phòng huyện",),
    ),
    Doer(
        re.compile(
            r"\(([^()]{2,160}?) (?:chủ trì|thực hiện|phụ trách|tham mưu|đảm nhiệm|phối hợp)\b"
        ),
        None,
        "Hội nghị viên chức (Phòng Nội vụ chủ trì).",
        ("Phòng Nội vụ",),
    ),
    Doer(
        re.compile(
            r"\(([^();:]{3,160}?);\s+"
            r"(?:thời gian|thời hạn|hoàn thành|xong|trước|chậm nhất|trong|từ)\b[^()]*\)[.;]?$",
            re.IGNORECASE,
        ),
        None,
        "Phát tờ rơi (UBND các xã; hoàn thành trong tháng 3).",
        ("UBND các xã",),
    ),
    Doer(
        re.compile(r"\(([^()]{2,160})\)[.;]?$"),
        None,
        "Trực trường dịp Tết (Tổ Văn phòng).",
        ("Tổ Văn phòng",),
    ),
    Doer(
        re.compile(
            r"[.;,]\s+([^.;:()]{3,160}?) (?:chủ trì|phụ trách|thực hiện|đảm nhiệm|trực tiếp chỉ "
            r"đạo)(?:,[^.;]{3,160})?[.;]?$"
        ),
        None,
        "Họp giao ban, Phòng Nội vụ chủ trì.",
        ("Phòng Nội vụ",),
    ),
    Doer(
        re.compile(r":\s+([^:]{3,160})$"),
        None,
        "Lập danh mục cây: Đội Cây xanh",
        ("Đội Cây xanh",),
    ),
)
"""All ways, the surest first."""
_ADDRESSED: Final = re.compile(
    rf"\b(?:về|gửi|báo cáo|trình|cho|với|của|tại|là|qua)(?: các)? [{_CAPITAL}][^.;()]{{0,80}}$"
)
"""Before brackets that say more of a unit that is named there: “gửi Sở Nội vụ (Ban Thi đua)”."""


def doers_in(text: str) -> tuple[str, ...]:
    """Return who is said to do something where the sentence does not begin with it."""
    for way in DOERS:
        for found in way.pattern.finditer(text):
            names = _behind(way.does, text[found.end() :]) if way.does else _whole(found)
            if names:
                return names
    return ()


def _behind(does: re.Pattern[str], words: str) -> tuple[str, ...]:
    """Return the names that words begin with, if these do something."""
    names, rest = leading(words)
    return names if does.match(rest) else ()


def _whole(found: re.Match[str]) -> tuple[str, ...]:
    """Return the names that a group is made of; none where it says more of what is before it."""
    alone = found[0].startswith("(") and found[1] == found[0].rstrip(".;")[1:-1]
    names, rest = leading(found[1], loose=alone)
    if not alone:
        return () if rest else names
    names = heading(found[1]) if rest else names
    before = found.string[: found.start()].rstrip()
    return () if not all(map(_is_known, names)) or _ADDRESSED.search(before) else names


def _is_known(name: str) -> bool:
    return (" " in name or name in HEADS) and not name.startswith(("tập thể", "cá nhân"))
