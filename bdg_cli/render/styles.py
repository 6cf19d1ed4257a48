"""The colours of states, plans and drafts on a screen; they repeat what words or signs say."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.plan import Phase
    from bdg_cli.domain.states import State
    from bdg_cli.services.edition_diff import Fate

STYLES: dict[State, str] = {
    "overdue": "bold red",
    "closing": "yellow",
    "open": "",
    "opening": "cyan",
    "upcoming": "dim",
    "undated": "dim",
    "awaiting": "magenta",
    "done_late": "green",
    "done": "green",
    "cancelled": "dim",
}
PHASE_STYLES: dict[Phase, str] = {"over": "yellow", "closed": "dim", "upcoming": "", "running": ""}
FATE_STYLES: dict[Fate, str] = {"kept": "dim", "reworded": "yellow", "new": "green", "gone": "red"}
