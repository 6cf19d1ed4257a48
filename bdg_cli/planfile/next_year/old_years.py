"""Years of the old plan in the words of its document: shown to the officer, never rewritten.

“Năm 2018” may be the year of the plan, of a law, or of last year's figures; only a person knows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.value import Value

if TYPE_CHECKING:
    from bdg_cli.domain.plan import Plan

_AROUND: Final = 30


class OldYears(Value):
    """The years that the old plan is about, with one before and one after."""

    first: int
    last: int

    def mention(self, text: str) -> str | None:
        """Return the words around the first such year in a text, None if it has none.

        The year in the number of a law, 45/2018/NĐ-CP, is not meant.
        """
        for found in re.finditer(r"(?<!\d)\d{4}(?![\d/])", text):
            if self.first <= int(found[0]) <= self.last:
                start = text.rfind(" ", 0, max(0, found.start() - _AROUND)) + 1
                stop = text.find(" ", found.end())
                words = text[start : stop if stop > 0 else None].strip(" .,;:")
                return f"… {words}" if start else words
        return None


def old_years(plan: Plan) -> OldYears:
    """Return the years of a plan."""
    first = plan.period.first or plan.period.last
    return OldYears(min(first, plan.issued).year - 1, plan.period.last.year + 1)
