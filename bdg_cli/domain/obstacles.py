"""The kinds of obstacles, as reports group them, and what is asked for because of one.

A record of an obstacle says both under keys of its own; older records say neither.
"""

from __future__ import annotations

from bdg_cli.domain.messages import say
from bdg_cli.domain.records import extra

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.records import Record

    ObstacleKind = Literal[
        "legal", "money", "staff", "coordination", "progress", "data", "technical", "other"
    ]

OBSTACLE_KINDS: dict[ObstacleKind, Message] = {
    "legal": say("pháp lý"),
    "money": say("tài chính"),
    "staff": say("nhân sự"),
    "coordination": say("phối hợp"),
    "progress": say("tiến độ"),
    "data": say("dữ liệu"),
    "technical": say("kỹ thuật"),
    "other": say("khác"),
}
"""What each is called, in the order of a report; what says no kind is `other`."""
OBSTACLE_KIND = "obstacle_kind"
"""Extra of OBSTACLE: one of the kinds."""
REQUEST = "request"
"""Extra of OBSTACLE: what the unit asks for."""


def obstacle_kind(record: Record) -> str:
    """Return the kind that a record says, empty if it says none.

    One that a newer program knows stays as it is.
    """
    return str(extra(record, OBSTACLE_KIND) or "")


def request_of(record: Record) -> str:
    """Return what the unit asks for, empty if nothing."""
    return str(extra(record, REQUEST) or "")


def obstacle_kind_words(kind: str) -> Message | str:
    """Return what a kind is called; one that a newer program knows stays as it is."""
    return next((label for code, label in OBSTACLE_KINDS.items() if code == kind), kind)
