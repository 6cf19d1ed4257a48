"""The signs of states in a drawing, for terminals that have them and for those that do not.

The last day of a window is the sign of its state, and the line that leads to it says the same once
more.
"""

from __future__ import annotations

from bdg_cli.domain.value import Value
from bdg_cli.wording.state_signs import STATE_SIGNS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from bdg_cli.domain.states import State


class Signs(Value):
    """The signs of a drawing, each one column wide.

    `lines` are the lines of a window in a state, `crossed` what they become where today's line
    crosses them. `moved` leads from a last day to the one that replaced it, and `was_last` is the
    day that was replaced. `later` leads from a last day that is off to the next one that is worked.
    """

    states: Mapping[State, str]
    lines: Mapping[State, str]
    crossed: Mapping[str, str]
    moved: str
    was_last: str
    undated: str
    today: str
    here: str
    before: str
    after: str
    column: str
    begins: str
    later: str
    holiday: str
    obstacle: str


_OWED, _AHEAD, _SETTLED, _DROPPED = "━", "─", "═", "╌"
FANCY = Signs(
    states=STATE_SIGNS,
    lines={
        "overdue": _OWED,
        "closing": _OWED,
        "open": _OWED,
        "opening": _AHEAD,
        "upcoming": _AHEAD,
        "awaiting": _SETTLED,
        "done_late": _SETTLED,
        "done": _SETTLED,
        "cancelled": _DROPPED,
    },
    crossed={_OWED: "┿", _AHEAD: "┼", _SETTLED: "╪", _DROPPED: "┼", "┄": "┼"},
    moved="┄",
    was_last="┤",
    undated="·",
    today="│",
    here="▼",
    before="◀",
    after="▶",
    column="┊",
    begins="▸",
    later="→",
    holiday="★",
    obstacle="▲",
)
PLAIN = Signs(
    states={
        "overdue": "!",
        "closing": ">",
        "open": "O",
        "opening": "<",
        "upcoming": "o",
        "undated": ".",
        "awaiting": "?",
        "done_late": "&",
        "done": "+",
        "cancelled": "x",
    },
    lines={
        "overdue": "=",
        "closing": "=",
        "open": "=",
        "opening": "-",
        "upcoming": "-",
        "awaiting": "_",
        "done_late": "_",
        "done": "_",
        "cancelled": "~",
    },
    crossed={},
    moved=".",
    was_last="]",
    undated=".",
    today="|",
    here="v",
    before="<",
    after=">",
    column=":",
    begins="[",
    later=">",
    holiday="*",
    obstacle="^",
)
