"""Reporting progress of long work: what is being done, and how much of it is done.

A callback may be called a thousand times a second, so it must do very little each time.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from bdg_cli.domain.messages import Message

    ProgressCallback: TypeAlias = Callable[[Message, float], None]
    """Takes what is being done, and the fraction of it that is done, from 0 to 1."""

PROGRESS_INTERVAL = 1024
"""How many tasks are worked through between two reports: about ten milliseconds."""


def no_progress(what: Message, share: float) -> None:
    """Ignore the report."""
