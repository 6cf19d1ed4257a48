"""Lines -> lines: a document that lost its line ends is broken again where its marks stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.drafting.wording.vocabulary import (
    CAPITAL_LETTERS,
    DUTY_START,
    NAME_START,
    SMALL_LETTERS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bdg_cli.documents.lines import Line

_ROLLED: Final = 2000
"""Characters from which on a line that is most of a document has lost its line ends."""
_CAP: Final = f"[{CAPITAL_LETTERS}]"
_LINE: Final = (
    rf"(?={_CAP})(?:(?i:{DUTY_START.pattern})|{NAME_START.pattern}"
    r"|(?:Trong|Từ|Trước|Khi|Đối với|Việc)\b)"
)
"""How a line begins behind a dash, which stands within names as well: “Tài chính - Kế hoạch”."""
_TITLED: Final = "|".join(rf"(?<={_CAP}{{2}}\s{_CAP}{{{length}}})" for length in range(2, 7))
"""Behind two words in capitals, which a heading ends with."""
_BREAKS: Final = re.compile(
    rf"\s+(?=[IVX]{{1,5}}[.)] {_CAP}|\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}\.? {_CAP}"
    rf"|[a-zđ]\) {_CAP}|[+•] {_CAP}|[-–] {_LINE}|(?:CỘNG HÒA|CỘNG HOÀ|Số: |Nơi nhận|"
    r"Trên đây là|TM\. |KT\. |PHỤ LỤC |(?:Căn cứ|Thực hiện) (?:Luật|Nghị (?:định|quyết)|Kế hoạch"
    r"|Quyết định|Thông tư|Chỉ thị|Công văn|Chương trình|Hướng dẫn) (?:số|\d)))"
    r"|\s+(?=(?:Đơn vị|Cơ quan) (?:chủ trì|phối hợp|thực hiện)[^:.]{0,20}: |Thời gian[^:.]{0,25}: )"
    rf"|(?<=[.;:…])\s+(?=[-–] {_CAP})|(?<=Hạnh phúc)\s+(?=\S)"
    rf"|(?:{_TITLED})\s+(?={_CAP}[{SMALL_LETTERS}])"
)
"""Where a line ended: before a mark with a capital behind it, and around the parts of the head."""
_TITLE: Final = re.compile(r"\s+(KẾ HOẠCH)\s+")
"""It stands on a line of its own."""


def recover_line_breaks(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines of a document; the one that is most of it, if it is long, comes apart."""
    longest = max(lines, key=lambda line: len(line.text), default=None)
    if longest is None or len(longest.text) < _ROLLED:
        return lines
    if len(longest.text) * 2 < sum(len(line.text) for line in lines):
        return lines
    at = lines.index(longest)
    return (*lines[:at], *_apart(longest), *lines[at + 1 :])


def _apart(line: Line) -> Iterator[Line]:
    for part in _TITLE.split(line.text, maxsplit=1):
        for text in _BREAKS.split(part):
            yield line.replace(text=text, cells=())
