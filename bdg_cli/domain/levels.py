"""At which level a unit is: province, district or commune, by its name.

Quantities are summed by level. A unit whose name tells nothing is at the level of the authority
that issued the plan: so are the offices of a district's People's Committee.
"""

from __future__ import annotations

from bdg_cli.domain.plan import group_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from bdg_cli.domain.plan import Plan

    Level = Literal["province", "district", "commune", ""]

LEVELS: tuple[Level, ...] = ("province", "district", "commune", "")
"""From the top; the last is of what has no level."""
_WORDS: dict[str, Level] = {
    "thị xã": "district",
    "thị trấn": "commune",
    "đặc khu": "commune",
    "phường": "commune",
    "tổ dân phố": "commune",
    "thôn": "commune",
    "xã": "commune",
    "huyện": "district",
    "quận": "district",
    "sở": "province",
    "tỉnh": "province",
}
"""The longer ones first: a “thị xã” is no “xã”."""
_BEFORE = ("các", "ủy ban nhân dân", "uỷ ban nhân dân", "ubnd", "hội đồng nhân dân", "hđnd")
"""What may stand before the word that tells the level."""
_NO_LEVEL = ("xã hội", "trụ sở", "cơ sở")
"""Words that only look as if they told one."""


def level_of(plan: Plan, code: str) -> Level:
    """Return the level of a unit of a plan; of a member, also by the name of its group."""
    for name in (plan.unit_name(code), plan.unit_name(group_of(code)), plan.issuer):
        level = level_by_name(name)
        if level:
            return level
    return ""


def level_by_name(name: str) -> Level:
    """Return the level that a name tells: by its beginning (`UBND xã …`), else by a word in it
    (`Đài Truyền thanh huyện`, `Sở Tài chính tỉnh …`).
    """
    letters = [c if c.isalnum() else " " for c in name.casefold()]
    said = f" {' '.join(''.join(letters).split())} "
    for words in _NO_LEVEL:
        said = said.replace(f" {words} ", " ")
    start = said
    while before := next((one for one in _BEFORE if start.startswith(f" {one} ")), ""):
        start = start.removeprefix(f" {before}")
    for word, level in _WORDS.items():
        if start.startswith(f" {word} "):
            return level
    return next((level for word, level in _WORDS.items() if f" {word} " in said), "")
