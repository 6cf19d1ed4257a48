"""The end of a document: who receives it, who signed it, and the annexes after that."""

from __future__ import annotations

import re
from typing import Final

RECIPIENTS: Final = re.compile(
    r"[\W_]*n\s?[ơờớo]\s?i\s*n\s?h\s?[ậâaạ]\s?n(?!\d|\s*[^\W\d_])", re.IGNORECASE
)
"""How the list of recipients begins: “Nơi nhận:”."""
SIGNATURE: Final = re.compile(
    r"[\W_]*(?:(?:TM|KT|TL|TUQ|Q)\s*\.|(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG|BÍ THƯ|CHÁNH|"
    r"HIỆU TRƯỞNG|CỤC TRƯỞNG|TỔNG GIÁM ĐỐC|VIỆN TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG)|"
    r"THỦ TRƯỞNG)"
)
PERSON_NAME: Final = re.compile(
    r"(?:[A-ZĐÂÊÔƠƯÁÀẢÃẠĂÝÍÚỦỨỨ][^\W\d_]*\s+){1,4}[A-ZĐÂÊÔƠƯÁÀẢÃẠĂÝÍÚỦỨ][^\W\d_]*"
)
ANNEX: Final = re.compile(
    r"[\W_]*(?:ph[ụu] l[ụu]c\b|\((?:ban hành )?kèm theo [^\W\d_]+ [^\W\d_]+ số\b)", re.IGNORECASE
)
"""How an annex begins, after the recipients; one without a heading says what it belongs to."""
ANNEX_ALONE: Final = re.compile(
    r"[\W_]*(?:PHỤ LỤC|Phụ lục)(?: (?:SỐ |số )?(?:[IVX]+|\d{1,2}|[A-E]))?[\W_]*"
)
"""The heading of an annex that follows a body without recipients."""


def signer_in(text: str) -> tuple[str, str]:
    """Return the name and the capacity in a line of a signature; the name is empty if the line has
    none: “KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Thị Hoa Sen”.
    """
    words = text.split()
    first = next((at for at, word in enumerate(words) if not word.isupper()), len(words))
    name = " ".join(words[first:])
    if first and PERSON_NAME.fullmatch(name) and SIGNATURE.match(text):
        return name, " ".join(words[:first])
    return "", text
