"""Read labelled lines such as “Đơn vị chủ trì: …”: what they say about tasks nearby."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.plan import LEAD, SUPPORT
from bdg_cli.drafting.lexicon.word_lists import any_of, rows_of, split_words
from bdg_cli.drafting.wording.vocabulary import CAPITAL_LETTERS, DUTY_START

if TYPE_CHECKING:
    from bdg_cli.drafting.wording.names import UnitNames

    Labels = dict[str, list[str]]
    """What was said under each label, in the order of the document."""

TIME, OTHER, CONTENT = "time", "other", "content"
"""Kinds of labels beside `LEAD` and `SUPPORT`."""
AIM: Final = re.compile(r"(?:Để|Nhằm) .*|(?:Căn cứ|Theo|Thực hiện) .*\b(?=(?:yêu cầu|đề nghị) )")
"""What a lead-in says first of why or for what; a time in it is not the tasks’."""
_LONGEST: Final = 60
"""The most characters of a label."""


def _label(row: dict[str, str]) -> tuple[str, re.Pattern[str]]:
    """Return what a label says about a task, and its pattern."""
    words = f"(?:{any_of(split_words(row['words']))})" if "words" in row else row["pattern"]
    pattern = f"{row.get('before', '')}{words}{row.get('after', '')}"
    return row["kind"], re.compile(pattern, re.IGNORECASE)


LABELS: Final = tuple(map(_label, rows_of("labels", "labels")))
"""All ways to label a line; the first that matches wins."""


def label_of(reader: UnitNames, text: str) -> tuple[str, str] | None:
    """Return the kind of a labelled line and the words after its colon; None for any other line."""
    label, colon, value = text.partition(":")
    if colon and len(label) <= _LONGEST:
        for kind, pattern in LABELS:
            if pattern.fullmatch(label.strip(" -+*")):
                return kind, value.strip()
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
    parts = SENTENCES.split(bracket[1]) if bracket else SENTENCES.split(text)[1:]
    for part in parts:
        found = label_of(reader, part)
        if found is not None and found[0] not in (OTHER, CONTENT):
            labels.setdefault(found[0], []).append(
                part if found[0] == TIME and found[1] else found[1]
            )
    return labels


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
SENTENCES: Final = re.compile(r"(?<=[.;])\s+(?=[^\W\d_][^:.;]{2,60}:)")
"""The place in a line where another labelled part begins."""
