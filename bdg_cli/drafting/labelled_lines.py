"""Read labelled lines such as “Đơn vị chủ trì: …”: what they say about tasks nearby."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from bdg_cli.domain.plan import LEAD, SUPPORT
from bdg_cli.drafting.paragraphs import DASH, LETTER, NUMBER
from bdg_cli.drafting.wording.names import leading_names
from bdg_cli.drafting.wording.vocabulary import CAPITAL_LETTERS, DUTY_START

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bdg_cli.drafting.outline import OutlineNode

    Labels = dict[str, list[str]]
    """What was said under each label, in the order of the document."""

TIME, OTHER = "time", "other"
"""Kinds of labels beside `LEAD` and `SUPPORT`."""
_LONGEST: Final = 60
"""The most characters of a label."""
_LINE: Final = 200
"""The most characters of a numbered line that is a label and not a task."""


class Label(NamedTuple):
    """A way to label a line: what it says about a task, its pattern, an example."""

    kind: str
    pattern: re.Pattern[str]
    example: str


def _label(kind: str, pattern: str, example: str) -> Label:
    return Label(kind, re.compile(pattern, re.IGNORECASE), example)


LABELS: Final = (
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
        r"(?:địa điểm|thành phần|khách mời|kết quả|sản phẩm|kinh phí|nguồn lực|nguồn kinh phí|"
        r"đối tượng|số lượng|nguyên tắc|tài liệu|quy mô|hình thức|phương thức|phạm vi|yêu cầu|"
        r"mục tiêu|đầu ra|ghi chú|chủ đề|chương trình|nội dung)[^:]{0,40}",
        "Địa điểm tổ chức",
    ),
)
"""All ways to label a line; the first that matches wins."""


def parse_label(text: str) -> tuple[str, str] | None:
    """Return the kind of a labelled line and the words after its colon; None for any other line."""
    label, colon, value = text.partition(":")
    if colon and len(label) <= _LONGEST:
        for one in LABELS:
            if one.pattern.fullmatch(label.strip(" -+*")):
                return one.kind, value.strip()
    if _DONE_TOGETHER.fullmatch(text) and leading_names(text)[0]:
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


def labels_of(node: OutlineNode) -> Labels:
    """Return what a labelled line and the lines below it say; nothing for any other line.

    The words for a time include the label: “Thời gian hoàn thành” makes it a deadline.
    """
    if node.labels is None:
        node.labels = {TIME: [node.text]} if _is_phase(node) else _labels_of(node)
    return node.labels


def labels_below(node: OutlineNode) -> Labels:
    """Return what the labelled lines directly below a line say."""
    return _merged(map(labels_of, node.children))


def labels_at_end(node: OutlineNode) -> Labels:
    """Return what the labelled lines at the end of a heading, after its tasks, say."""
    last = itertools.takewhile(bool, map(labels_of, reversed(node.children)))
    return _merged(reversed(tuple(last)))


def _merged(several: Iterable[Labels]) -> Labels:
    labels: Labels = {}
    for one in several:
        for kind, texts in one.items():
            labels.setdefault(kind, []).extend(texts)
    return labels


def labels_in_text(text: str) -> Labels:
    """Return what labels in a text say: in brackets at its end, else after its first sentence."""
    labels: Labels = {}
    bracket = _BRACKET.search(_REMARK.sub("", text))
    parts = _SENTENCES.split(bracket[1]) if bracket else _SENTENCES.split(text)[1:]
    for part in parts:
        found = parse_label(part)
        if found is not None and found[0] != OTHER:
            _add(labels, found[0], part, found[1])
    return labels


def _add(labels: Labels, kind: str, text: str, value: str) -> None:
    labels.setdefault(kind, []).append(text if kind == TIME and value else value)


def _is_phase(node: OutlineNode) -> bool:
    """Return True if a bullet only says when a part of the task above it is done."""
    return node.rank >= DASH and not node.children and _PHASE.fullmatch(node.text) is not None


def _labels_of(node: OutlineNode) -> Labels:
    first, *others = _SENTENCES.split(node.text)
    found = parse_label(first)
    if found is None or _is_heading(node, found[0]):
        return {}
    below = labels_below(node)
    if below:
        return below
    kind, value = found
    if kind == OTHER and _has_tasks(node, first):
        return {}
    if kind == LEAD and not value:
        value = "; ".join(one.text for one in node.children)
        first = f"{first} {value}"
    if kind == LEAD and _is_work(value):
        return {}
    parts = [first]
    for part in others:
        if parse_label(part) is None:
            parts[-1] += f" {part}"
        else:
            parts.append(part)
    labels: Labels = {}
    for part in parts:
        said = parse_label(part)
        if said is not None:
            _add(labels, said[0], part, said[1])
    return labels


def _is_heading(node: OutlineNode, kind: str) -> bool:
    """Return True if a numbered line looks like a label but is more than that.

    It may be a section, a task, or the time of the whole plan.
    """
    if node.rank >= LETTER or node.introduces:
        return False
    whole = kind == TIME or node.rank < NUMBER
    return kind == OTHER or whole or len(node.text) > _LINE


def _has_tasks(node: OutlineNode, first: str) -> bool:
    """Return True if “Hình thức: …” has tasks below it, or “Nội dung: …” is itself a task.

    Such a line is not one of several labels of the task above it.
    """
    above = node.parent
    if any(DUTY_START.match(one.text) for one in node.children):
        return True
    return first.startswith("Nội dung") and not (
        above is not None
        and DUTY_START.match(above.text) is not None
        and any(parse_label(one.text) for one in above.children if one is not node)
    )


def _is_work(value: str) -> bool:
    """Return True if the words after “Thực hiện:” are work, not names."""
    return bool(value) and DUTY_START.match(value) is not None and not leading_names(value)[0]


_REMARK: Final = re.compile(r" \([^():]{0,80}\)(?=[;,])")
_BRACKET: Final = re.compile(
    r"\(((?:cơ quan|đơn vị|bộ phận|thời gian|chủ trì|thực hiện|phối hợp)[^():]{0,30}:[^()]*)\)"
    r"[.;]?$",
    re.IGNORECASE,
)
_SENTENCES: Final = re.compile(r"(?<=[.;])\s+(?=[^\W\d_][^:.;]{2,60}:)")
"""The place in a line where another labelled part begins."""
