"""Restore the line breaks of a document that has lost them, at its markers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.drafting.lexicon.phrases import CAPITAL_LETTERS, SMALL_LETTERS
from bdg_cli.drafting.wording.vocabulary import DUTY_START, NAME_START

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bdg_cli.documents.lines import Line

_LONG_LINE: Final = 2000
"""A line with this many characters that is most of a document has lost its line breaks."""
_CAP: Final = f"[{CAPITAL_LETTERS}]"
_LINE: Final = (
    rf"(?={_CAP})(?:(?i:{DUTY_START.pattern})|{NAME_START.pattern}"
    r"|(?:Trong|Từ|Trước|Khi|Đối với|Việc)\b)"
)
"""How a line begins after a dash; names contain dashes as well: “Tài chính - Kế hoạch”."""
_TITLED: Final = "|".join(rf"(?<={_CAP}{{2}}\s{_CAP}{{{length}}})" for length in range(2, 7))
"""The position after two words in capitals, where a heading ends."""
_BREAKS: Final = (
    rf"\s+(?=[IVX]{{1,5}}[.)] {_CAP}|\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}\.? {_CAP}"
    rf"|[a-zđ]\) {_CAP}|[+•] {_CAP}|[-–] {_LINE}|(?:CỘNG HÒA|CỘNG HOÀ|Số: |Nơi nhận|"
    r"Trên đây là|TM\. |KT\. |PHỤ LỤC |(?:Căn cứ|Thực hiện) (?:Luật|Nghị (?:định|quyết)|Kế hoạch"
    r"|Quyết định|Thông tư|Chỉ thị|Công văn|Chương trình|Hướng dẫn) (?:số|\d)))"
    r"|\s+(?=(?:Đơn vị|Cơ quan) (?:chủ trì|phối hợp|thực hiện)[^:.]{0,20}: |Thời gian[^:.]{0,25}: )"
    rf"|(?<=[.;:…])\s+(?=[-–] {_CAP})|(?<=Hạnh phúc)\s+(?=\S)"
    rf"|(?:{_TITLED})\s+(?={_CAP}[{SMALL_LETTERS}])"
)
"""The end of a line: before a marker that a capital follows, and around the parts of the head.

Few documents need it, so it is compiled only for them.
"""
_TITLE: Final = re.compile(r"\s+(KẾ HOẠCH)\s+")
"""The title is on a line of its own."""


def recover_line_breaks(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines of a document, with a long line that is most of it split."""
    longest = max(lines, key=lambda line: len(line.text), default=None)
    if longest is None or len(longest.text) < _LONG_LINE:
        return lines
    if len(longest.text) * 2 < sum(len(line.text) for line in lines):
        return lines
    at = lines.index(longest)
    return (*lines[:at], *_split_line(longest), *lines[at + 1 :])


def _split_line(line: Line) -> Iterator[Line]:
    for part in _TITLE.split(line.text, maxsplit=1):
        for text in re.split(_BREAKS, part):
            yield line.replace(text=text, cells=())
