"""Find who does a task if its sentence does not begin with the unit: the table `ACTOR_PATTERNS`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from bdg_cli.drafting.wording.vocabulary import CAPITAL_LETTERS, DUTY_START, NAME_WORDS, VERB

if TYPE_CHECKING:
    from bdg_cli.drafting.wording.names import UnitNames


class ActorPattern(NamedTuple):
    """A way of saying who does something, with an example and the names in it.

    The names are the first group of the pattern. If it has no group, the names follow the match,
    and `does` matches what follows the names.
    """

    pattern: re.Pattern[str]
    does: re.Pattern[str] | None
    example: str
    names: tuple[str, ...]


ACTOR_PATTERNS: Final = (
    ActorPattern(
        re.compile(
            rf"\bdo (?=[{CAPITAL_LETTERS}]|các |phòng |ban )([^.;:()]{{3,120}}?) "
            r"(?:chủ trì|phụ trách|thực hiện|vận hành|đảm nhiệm|đảm trách|tham mưu|bố trí|chuẩn bị|"
            r"chịu trách nhiệm)\b"
        ),
        None,
        "Trực đường dây nóng do Trạm Y tế vận hành.",
        ("Trạm Y tế",),
    ),
    ActorPattern(
        re.compile(rf"(?<=[\w.;,”\"] )[Gg]iao (?=[{CAPITAL_LETTERS}]|các )"),
        DUTY_START,
        "Chuẩn bị xe đưa đón giao Văn phòng huyện thực hiện.",
        ("Văn phòng huyện",),
    ),
    ActorPattern(
        re.compile(
            r"\(([^()]{2,160}?) (?:chủ trì|thực hiện|phụ trách|tham mưu|đảm nhiệm|chuẩn bị|"
            r"phối hợp với)\b"
        ),
        None,
        "Hội nghị viên chức (Phòng Nội vụ chủ trì).",
        ("Phòng Nội vụ",),
    ),
    ActorPattern(
        re.compile(
            r"\(([^();:]{3,160}?);\s+"
            r"(?:thời gian|thời hạn|hoàn thành|xong|trước|chậm nhất|trong|từ)\b[^()]*\)[.;]?$",
            re.IGNORECASE,
        ),
        None,
        "Phát tờ rơi (UBND các xã; hoàn thành trong tháng 3).",
        ("UBND các xã",),
    ),
    ActorPattern(
        re.compile(rf"[.;”]\s+(?=[{CAPITAL_LETTERS}])"),
        VERB,
        "Đối thoại mỗi quý một lần. Phòng Kinh tế chuẩn bị nội dung.",
        ("Phòng Kinh tế",),
    ),
    ActorPattern(
        re.compile(r"\(([^()]{2,160})\)[.;]?$"),
        None,
        "Trực trường dịp Tết (Tổ Văn phòng).",
        ("Tổ Văn phòng",),
    ),
    ActorPattern(
        re.compile(
            r"[.;,]\s+([^.;:()]{3,160}?) (?:chủ trì|phụ trách|thực hiện|đảm nhiệm|trực tiếp chỉ "
            r"đạo)(?:,[^.;]{3,160})?[.;]?$"
        ),
        None,
        "Họp giao ban, Phòng Nội vụ chủ trì.",
        ("Phòng Nội vụ",),
    ),
    ActorPattern(
        re.compile(r":\s+([^:]{3,160})$"),
        None,
        "Lập danh mục cây: Đội Cây xanh",
        ("Đội Cây xanh",),
    ),
)
"""All ways, the most reliable first."""
ONLY_HELPS: Final = re.compile(r"(?:tham gia |cùng )?phối hợp\b|tham gia\b")
"""How the action of a unit begins that only supports."""
_NOT_ACTING: Final = ("tập thể", "cá nhân", "xã ", "phường ", "tỉnh ", "huyện ", "thành phố ")
"""Who is praised, and where something is: “An Cư (xã Ô Loan)”."""
_LOOKED_AT: Final = re.compile(
    r"\b(?:giữa|gồm|kiểm tra|thăm|giám sát|khảo sát|gửi|báo cáo|làm việc)\b[^:]*$", re.IGNORECASE
)
"""Actions whose objects a colon lists."""
_MEMBERS: Final = re.compile(
    r"\b(?:gồm|thành phần)(?: có)?:?\s+(?=(?:Trưởng|Phó|đại diện|đồng chí|đ/c|ông|bà)\b)"
)
"""After it stands who makes up a body, not who acts: “gồm: Trưởng ban là …”."""
_ADDRESSED: Final = re.compile(
    r"\b(?:về|gửi|báo cáo|trình|cho|với|của|tại|là|qua)(?: các)? "
    rf"[{CAPITAL_LETTERS}][^.;()]{{0,80}}$"
)
"""Before brackets that describe a unit named there: “gửi Sở Nội vụ (Ban Thi đua)”."""


def actors_in(reader: UnitNames, text: str) -> tuple[str, ...]:
    """Return the units that do something, if the sentence does not begin with them."""
    text = _MEMBERS.split(text, maxsplit=1)[0]
    for way in ACTOR_PATTERNS:
        for found in way.pattern.finditer(text):
            names = (
                _names_after(reader, way.does, found)
                if way.does
                else _names_in_group(reader, found)
            )
            if names:
                return names
    return ()


def _names_after(reader: UnitNames, does: re.Pattern[str], found: re.Match[str]) -> tuple[str, ...]:
    """Return the names after a match if they do something.

    Within brackets another pattern finds them.
    """
    names, rest = reader.leading_at(found.string, found.end())
    inside = found.string.count("(", 0, found.start()) > found.string.count(")", 0, found.start())
    return names if does.match(rest) and not ONLY_HELPS.match(rest) and not inside else ()


def _names_in_group(reader: UnitNames, found: re.Match[str]) -> tuple[str, ...]:
    """Return the names in the first group; none if it only describes what stands before it."""
    alone = found[0].startswith("(") and found[1] == found[0].rstrip(".;")[1:-1]
    names, rest = reader.leading(found[1], loose=alone)
    if not alone:
        listed = found[0].startswith(":") and _LOOKED_AT.search(found.string, 0, found.start())
        return () if rest or listed else names
    if rest:
        names = () if VERB.search(found[1]) else reader.in_heading(found[1])
    before = found.string[: found.start()].rstrip()
    return () if not all(map(_is_known, names)) or _ADDRESSED.search(before) else names


def _is_known(name: str) -> bool:
    return (" " in name or name in NAME_WORDS) and not name.startswith(_NOT_ACTING)
