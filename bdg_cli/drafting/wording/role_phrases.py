"""Who leads and who supports, in the words of a task or of a labelled line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.drafting.lexicon.word_lists import word_pattern
from bdg_cli.drafting.wording.actors import ONLY_HELPS
from bdg_cli.drafting.wording.vocabulary import CAPITAL_LETTERS, DUTY_START

if TYPE_CHECKING:
    from bdg_cli.drafting.wording.names import UnitNames

_TOGETHER: Final = re.compile(
    r"\b(?:(?:ph[ốôồổọ]i|kết) hợp(?:,? (?:và )?"
    r"(?:chặt chẽ|đồng bộ|tốt|cùng|trao đổi(?: thông tin)?|"
    r"thường xuyên|kịp thời|(?:có )?hiệu quả|liên hệ|(?:làm đầu mối )?kết nối|làm việc))*,?"
    r"(?: với| cùng| của)?|cùng với|chủ trì,? cùng(?: với)?):?\s+(?=\S)",
    re.IGNORECASE,
)
_TOLD: Final = re.compile(
    r"(?:chỉ đạo|đôn đốc|hướng dẫn|yêu cầu|vận động|huy động|kiểm tra việc)(?:,? (?:và )?"
    r"(?:chỉ đạo|đôn đốc|hướng dẫn|kiểm tra))* (?!việc|thực hiện|triển khai)[^,;.:]{3,140} \Z"
    r"|chỉ đạo (?!việc|thực hiện|triển khai)[^;.:]{3,250}, \Z"
    r"|(?:kiểm tra|giám sát|thanh tra) việc [^;.]{0,200}\Z"
    r"|\bđể (?:(?:Sở|Bộ|Ban|Phòng|Văn phòng|UBND) [^,;.]{2,40} )?\Z|\bnhận được sự \Z",
    re.IGNORECASE,
)
"""“Chỉ đạo các đơn vị phối hợp với …”, “gửi Sở A để phối hợp với …”: others work together."""
_LEADS: Final = re.compile(
    r"(.{3,160}?)\s+(?:là (?:cơ quan|đơn vị) )?(?:chủ trì|đầu mối)\b.*", re.IGNORECASE
)
_REVIEWS: Final = re.compile(r"(?:tiến hành|rà soát|xây dựng|tham mưu|triển khai|báo cáo|lập)\b")
"""What the unit does, if “Cơ quan thực hiện:” is followed by a sentence and not by names."""
_GIVES: Final = re.compile(r"(?:trân trọng |kính )?(?:giao(?: cho)?|đề nghị|yêu cầu) ")
_AUTHORITY: Final = re.compile(
    r"(?:UBND|[UỦ][ỷỶyY] ban nhân dân|Chủ tịch|HĐND|Ban Chỉ đạo|"
    r"Ban Thường (?:trực|vụ)|Thường trực|(?:Phó )?Thủ tướng)\b"
)
_PREMIER: Final = re.compile(r"(?:Phó )?Thủ tướng(?: Chính phủ)? ")
"""Who gives orders and is no unit."""
_HELPING: Final = re.compile(
    rf"[;,]\s+([{CAPITAL_LETTERS}](?:(?! đề nghị | khi )[^;()]){{3,200}}?) (?:tham gia )?phối hợp"
    r"(?: thực hiện)?"
    r"(?=[).;]|$)"
)
"""“(Sở A chủ trì; Sở B, Sở C phối hợp)”."""
_HELPS: Final = re.compile(r"[;,]\s+([^;]{3,200}?) phối hợp(?: thực hiện)?\W*$")
_ASKED: Final = re.compile(
    r"\b(?:[Đđ]ề nghị|[Yy]êu c[ầâàấ]u|[Gg]iao)\s+"
    rf"(?=các |Các |lãnh đạo |thủ trưởng |[{CAPITAL_LETTERS}])"
)
_CLAUSE: Final = re.compile(r"[,;.]\s+(?=[Cc]ác )")
_TITLED: Final = re.compile(r"(?:[^:.;]{3,120}|Về (?:đề|kiến) nghị [^:]{3,1200}):\s+(?=\S)")
"""A short title, or a request that is answered: “Về đề nghị của Sở A …: Sở B …”."""
_ADVERBIAL: Final = word_pattern("lines", "adverbials")
_NAME_NEXT: Final = re.compile(rf"(?<=\w\w\w) (?=[{CAPITAL_LETTERS}])")
_TITLE: Final = 60
"""The most characters of a title before the unit that its sentence begins with."""
_AGAIN: Final = re.compile(r"(?:Hằng|Hàng|Mỗi|Định kỳ(?: hằng| hàng)?) (?:năm|tháng|quý|tuần) ")
"""“Hằng năm tổ chức …” has no subject further on."""
_COMMA: Final = re.compile(
    r",\s+(?=\S)|;\s+(?=[Cc]ác |Văn phòng |Sở |Phòng |UBND |Ủy ban )"
    r"|(?<=vướng mắc)\s+(?=các )|(?<=phát sinh)\s+(?=các )"
    r"|(?<=bổ sung)\s+(?=các )"
    r"|(?<=\bthì)\s+(?=các )"
)
"""Where a phrase may end that stands before the subject; its comma is sometimes forgotten."""
_BACK: Final = 300
"""The most characters of a sentence that are searched for its subject."""
FOR_CLAUSE: Final = re.compile(r"Đối với\b[^:]{3,120}:")
"""“Đối với các thôn xa trạm: …” does not say who does it."""
_PROPER: Final = re.compile(r"(?!Các |Những |Cán bộ|Người|Chủ tịch|Lãnh đạo|Đơn vị|Cơ quan)\w+ \S")
"""A name that begins a sentence and may be the subject of the one before: not “Các …”."""
_LATER: Final = re.compile(
    rf"(?:;\s+(?:đồng thời,? )?|\.\s+)(?=[{CAPITAL_LETTERS}])|"
    rf";\s+(?=(?:thôn|ấp|bản|tổ|khu phố) [{CAPITAL_LETTERS}\d])"
)


def partners_in(reader: UnitNames, text: str) -> tuple[str, ...]:
    """Return the units after “phối hợp với”, unless others are told to work with them."""
    names = [
        reader.leading_at(text, one.end(), loose=True)[0]
        for one in _TOGETHER.finditer(text)
        if not _TOLD.search(text, max(0, one.start() - _BACK), one.start())
    ]
    names += [reader.split(found[1]) for found in _HELPING.finditer(text)]
    return tuple(dict.fromkeys(name for some in names for name in some))


def leads_in(reader: UnitNames, text: str) -> tuple[str, ...]:
    """Return the leads that a labelled line names: X in “X chủ trì, phối hợp với Y”."""
    found = _LEADS.fullmatch(text)
    if found:
        return reader.split(found[1])
    names, rest = reader.leading(text)
    if names and _REVIEWS.match(rest):
        clauses = (reader.leading(clause, loose=True) for clause in rest.split("; "))
        others = (name for some, after in clauses if DUTY_START.match(after) for name in some)
        return tuple(dict.fromkeys((*names, *others)))
    at = _TOGETHER.search(text)
    return reader.split(text[: at.start()].rstrip(" ,;") if at and at.start() else text)


def helpers_in(reader: UnitNames, text: str) -> tuple[str, ...]:
    """Return the supporting units that a labelled line on the lead names.

    This is Y in “X chủ trì, phối hợp với Y” and in “X chủ trì; Y phối hợp”.
    """
    found = _HELPS.search(text)
    return tuple(
        dict.fromkeys((*partners_in(reader, text), *(reader.split(found[1]) if found else ())))
    )


def delegated_to(
    reader: UnitNames, names: tuple[str, ...], rest: str, *, letter: bool = False
) -> tuple[tuple[str, ...], str]:
    """Return to whom a sentence delegates the duty, and the text after them.

    “UBND tỉnh giao Sở A …” names Sở A, not the authority that gives the order; in the paragraph of
    a letter, who asks may be anybody.
    """
    premier = None if names else _PREMIER.match(rest)
    order = _GIVES.match(rest, premier.end() if premier else 0)
    gives = len(names) == 1 and (letter or _AUTHORITY.match(names[0]))
    if order and (premier or gives):
        others, after = reader.leading(rest[order.end() :])
        if others and after:
            return others, after
    return names, rest


def subject_of(
    reader: UnitNames, text: str, *, letter: bool = False
) -> tuple[tuple[str, ...], str]:
    """Return the units that are to do something, and the text after them.

    They stand first, or after a short title, or after a phrase of time, ground or purpose: “Công
    tác tuyên truyền: Sở A …”, “Trước ngày 15/12, các sở …”.
    """
    names, rest = delegated_to(reader, *reader.leading(text), letter=letter)
    if not names and DUTY_START.match(text):
        names, rest = _after_repeated_title(reader, text)
    if names and not FOR_CLAUSE.match(text):
        return names, rest
    titled = _TITLED.match(text)
    title = titled.end() if titled else 0
    places = [title] if titled else []
    for start in {0, title}:
        again = _AGAIN.match(text, start)
        if _ADVERBIAL.match(text, start) and not (again and DUTY_START.match(text, again.end())):
            together = _TOGETHER.search(text, start)
            end = min(start + _BACK, together.start() if together else len(text))
            places += [found.end() for found in _COMMA.finditer(text, start, end)]
    for place in sorted(places):
        if text.count("(", 0, place) > text.count(")", 0, place):
            continue
        found, after = reader.leading_at(text, place, loose=place != title)
        found, after = delegated_to(reader, found, after)
        if found and DUTY_START.match(after):
            return delegated_to(reader, found, after, letter=letter)
    return names, rest


def _after_repeated_title(reader: UnitNames, text: str) -> tuple[tuple[str, ...], str]:
    """Return the units after a title that has lost its colon, and the text after them; none if
    their duty does not repeat the title: “Giám sát trực tiếp Ban A thực hiện giám sát trực tiếp …”.
    """
    for found in _NAME_NEXT.finditer(text, 0, _TITLE):
        names, rest = reader.leading_at(text, found.end())
        title = text[: found.start()].casefold()
        if names and DUTY_START.match(rest) and title in rest.casefold():
            return names, rest
    return (), text


def later_subjects(reader: UnitNames, text: str) -> tuple[str, ...]:
    """Return the subjects of the later clauses of a sentence that begins with its first subject.

    “Tổ 1 kiểm tra xã A; Tổ 2 kiểm tra xã B” names Tổ 2.
    """
    others: list[str] = []
    for found in _LATER.finditer(text):
        sentence = text[found.start()] == "."
        names, rest = reader.leading_at(text, found.end(), loose=not sentence)
        if sentence and not all(map(_PROPER.match, names)):
            continue
        if names and DUTY_START.match(rest) and not ONLY_HELPS.match(rest):
            others += names
    return tuple(others)


def requested_units(reader: UnitNames, text: str) -> tuple[str, ...]:
    """Return the units of which a closing paragraph requests something.

    An example is “… yêu cầu các phòng, ban … báo cáo”.
    """
    asked: list[str] = []
    for found in _ASKED.finditer(text):
        for start in (found.end(), found.start()):
            names, rest = reader.leading_at(text, start)
            if names and rest:
                asked += names
                break
    if asked:
        return tuple(dict.fromkeys(asked))
    for found in _CLAUSE.finditer(text):
        names, rest = reader.leading_at(text, found.end())
        if names and rest:
            return names
    return ()
