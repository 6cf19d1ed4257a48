"""The end of a document: who receives it and who signed it."""

from __future__ import annotations

import re
from typing import Final

RECIPIENTS: Final = re.compile(
    r"[\W_]*n\s?[ơờớo]\s?i\s*n\s?h\s?[ậâaạ]\s?n(?![^\W_])(?!\s*[^\W\d_])", re.IGNORECASE
)
"""How the list of recipients begins: “Nơi nhận:”."""
SIGNATURE: Final = re.compile(
    r"[\W_]*(?:(?:TM|KT|TL|TUQ|Q)\s*\.|(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG|BÍ THƯ|CHÁNH|"
    r"HIỆU TRƯỞNG|CỤC TRƯỞNG|TỔNG GIÁM ĐỐC|VIỆN TRƯỞNG)|THỦ TRƯỞNG)"
)
PERSON_NAME: Final = re.compile(
    r"(?:[A-ZĐÂÊÔƠƯÁÀẢÃẠĂÝÍÚỦỨỨ][^\W\d_]*\s+){1,4}[A-ZĐÂÊÔƠƯÁÀẢÃẠĂÝÍÚỦỨ][^\W\d_]*"
)
