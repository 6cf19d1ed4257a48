"""The table of verbs: each is the module of `cli/commands` that has its name."""

from __future__ import annotations

from bdg_cli.render.language import N_

PANELS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("Xem:"), ("status", "due", "list", "show", "units", "log")),
    (N_("Ghi sổ:"), ("done", "reopen", "cancel", "extend", "obstacle", "undo")),
    (N_("Kế hoạch và sổ theo dõi:"), ("draft", "check", "init", "schema", "restore")),
)
