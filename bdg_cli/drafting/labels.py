"""Read labelled lines such as “Đơn vị chủ trì: …”: what they say about tasks nearby."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from bdg_cli.domain.plan import LEAD, SUPPORT
from bdg_cli.drafting.wording.vocabulary import CAPITAL_LETTERS, DUTY_START

if TYPE_CHECKING:
    from bdg_cli.drafting.wording.names import UnitNames

    Labels = dict[str, list[str]]
    """What was said under each label, in the order of the document."""

TIME, OTHER, CONTENT = "time", "other", "content"
"""Kinds of labels beside `LEAD` and `SUPPORT`."""
_LONGEST: Final = 60
"""The most characters of a label."""


class Label(NamedTuple):
    """A way to label a line: what it says about a task, its pattern, an example."""

    kind: str
    pattern: re.Pattern[str]
    example: str


def _label(kind: str, pattern: str, example: str) -> Label:
    return Label(kind, re.compile(pattern, re.IGNORECASE), example)


LABELS: Final = (
    _label(OTHER, r"lãnh đạo[^:]{0,20} (?:phụ trách|chỉ đạo)[^:]{0,20}", "Lãnh đạo phụ trách"),
    _label(
        OTHER,
        r"(?:nguyên nhân|tồn tại|hạn chế|thực trạng|khó khăn|vướng mắc|tồn tại, hạn chế)[^:]{0,40}",
        "Nguyên nhân",
    ),
    _label(
        CONTENT,
        r"(?:nội dung|nhiệm vụ|giải pháp|công việc|biện pháp)(?: (?:thực hiện|triển khai|cụ thể|"
        r"hoạt động|khắc phục|công việc))?",
        "Giải pháp",
    ),
    _label(
        SUPPORT,
        r"(?:(?:đơn vị|cơ quan|bộ phận|sở|các|cán bộ|lực lượng)[^:]{0,30}\b)?phối hợp\b"
        r"(?! với)[^:]{0,30}",
        "Cơ quan phối hợp",
    ),
    _label(
        LEAD,
        r"(?:(?:đơn vị|cơ quan|bộ phận|cán bộ|người|tổ chức|ban|phòng)[^:]{0,12}\b)?"
        r"(?:chủ trì|thực hiện|đầu mối|phụ trách|chịu trách nhiệm|tham mưu|tổ chức)"
        r"(?: (?:thực hiện|tham mưu|thực hiện chính|chính))*(?: (?:mục|phần|nội dung) [\w.]{1,8})?"
        r"|phụ trách (?:các |những )?(?:nội dung|nhiệm vụ|công việc|phần việc)[^:]{0,30}",
        "Đơn vị chủ trì thực hiện",
    ),
    _label(
        LEAD,
        r"(?:trách nhiệm|phân công)(?: (?:thực hiện|chủ trì))?|giao cho",
        "Trách nhiệm thực hiện",
    ),
    _label(
        TIME,
        r"(?:dự kiến )?(?:về )?(?:thời gian|thời hạn|tiến độ|hạn|thời điểm|lộ trình|hạn chót|"
        r"hạn hoàn thành|hoàn thành)[^:]{0,40}",
        "Thời gian thực hiện",
    ),
    _label(
        OTHER,
        r"(?:tên (?:miền|gọi|web|trang|phần mềm)|địa chỉ|đường (?:link|dẫn)|link|website|"
        r"địa điểm|thành phần|khách mời|kết quả|sản phẩm|kinh phí|nguồn lực|nguồn kinh phí|"
        r"đối tượng|số lượng|nguyên tắc|tài liệu|quy mô|hình thức|phương thức|phạm vi|yêu cầu|"
        r"mục tiêu|đầu ra|ghi chú|chủ đề|chương trình|nội dung (?!thực|triển|cụ|hoạt))[^:]{0,40}",
        "Địa điểm tổ chức",
    ),
)
"""All ways to label a line; the first that matches wins."""


def label_of(reader: UnitNames, text: str) -> tuple[str, str] | None:
    """Return the kind of a labelled line and the words after its colon; None for any other line."""
    label, colon, value = text.partition(":")
    if colon and len(label) <= _LONGEST:
        for one in LABELS:
            if one.pattern.fullmatch(label.strip(" -+*")):
                return one.kind, value.strip()
    if _DONE_TOGETHER.fullmatch(text) and reader.leading(text)[0]:
        return LEAD, text
    bare = _BARE.match(text)
    return (LEAD if bare[1] == "chủ trì" else SUPPORT, text[bare.end() :]) if bare else None


_PHASE: Final = re.compile(
    r"(?:Đợt|Vòng|Giai đoạn|Lớp) (?:\d|[IVX]+)\b[^:]{0,60}: ?"
    r"(?:(?:dự kiến|từ|ngày|trong|trước|tháng|quý|đến|hết|và|năm|vào) ?|[\d/.,;-]+ ?|[-–] ?){2,30}",
    re.IGNORECASE,
)
"""“Đợt 1 (10 xã vùng cao): từ ngày 20/3 đến ngày 30/4” says when, but nothing to do."""
_DONE_TOGETHER: Final = re.compile(
    r"[^:.;]{3,160}? chủ trì(?:,? (?:phối hợp|cùng)\b[^:.;]{3,260}?)?"
    r" (?:(?:tổ chức|triển khai|thực hiện) ?){1,3}(?:các )?"
    r"(?:nội dung|nhiệm vụ|công việc|giải pháp|hoạt động)"
    r"(?: (?:nêu|tại|ở|của|thuộc))?(?: (?:trên|này|mục này|phần này))\.?"
)
"""“Sở A chủ trì, phối hợp với Sở B thực hiện các nội dung trên.”"""
_BARE: Final = re.compile(rf"(?:Cơ quan|Đơn vị) (chủ trì|phối hợp)\s+(?=[{CAPITAL_LETTERS}])")
"""A label that has lost its colon."""


def labels_in_text(reader: UnitNames, text: str) -> Labels:
    """Return what labels in a text say: in brackets at its end, else after its first sentence."""
    labels: Labels = {}
    bracket = _BRACKET.search(_REMARK.sub("", text))
    parts = _SENTENCES.split(bracket[1]) if bracket else _SENTENCES.split(text)[1:]
    for part in parts:
        found = label_of(reader, part)
        if found is not None and found[0] not in (OTHER, CONTENT):
            labels.setdefault(found[0], []).append(
                part if found[0] == TIME and found[1] else found[1]
            )
    return labels


def split_labelled(text: str) -> list[str]:
    """Split a line where another labelled part begins."""
    return _SENTENCES.split(text)


def is_phase(text: str) -> bool:
    """Return True if a bullet only says when a part of the task above it is done."""
    return _PHASE.fullmatch(text) is not None


def is_work(reader: UnitNames, value: str) -> bool:
    """Return True if the words after “Thực hiện:” are work, not names."""
    return bool(value) and DUTY_START.match(value) is not None and not reader.leading(value)[0]


_REMARK: Final = re.compile(r" \([^():]{0,80}\)(?=[;,])")
_BRACKET: Final = re.compile(
    r"\(((?:cơ quan|đơn vị|bộ phận|thời gian|chủ trì|thực hiện|phối hợp)[^():]{0,30}:[^()]*)\)"
    r"[.;]?$",
    re.IGNORECASE,
)
_SENTENCES: Final = re.compile(r"(?<=[.;])\s+(?=[^\W\d_][^:.;]{2,60}:)")
"""The place in a line where another labelled part begins."""
