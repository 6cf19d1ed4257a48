"""The sign of each state, the same in drawings and in letters, so that nothing is said by colour
alone.

Circles are calm and diamonds are near; what is filled has begun.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.states import State

STATE_SIGNS: dict[State, str] = {
    "overdue": "!",
    "closing": "◆",
    "open": "●",
    "opening": "◇",
    "upcoming": "○",
    "undated": "·",
    "awaiting": "◐",
    "done_late": "»",
    "done": "✓",
    "cancelled": "×",
}
