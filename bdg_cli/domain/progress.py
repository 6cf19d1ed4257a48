"""Who looks on while something takes long: told what is being done, and how much of it is done.

A watcher may be told a thousand times in a second, and should then do next to nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from bdg_cli.domain.messages import Message

    ProgressCallback: TypeAlias = Callable[[Message, float], None]
    """Takes what is being done, and the share of it that is done, from 0 to 1."""

PROGRESS_INTERVAL = 1024
"""How many tasks are gone through between two tellings: some ten milliseconds."""


def no_progress(what: Message, share: float) -> None:
    """Let nobody look on."""
