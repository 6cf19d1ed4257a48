"""The verbs of `bdg`, in the order of the help page. Each is a module of `cli/commands`."""

from __future__ import annotations

from bdg_cli.render.language import N_

PANELS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("Xem:"), ("status", "due", "list", "show", "units", "log")),
    (N_("Ghi sổ:"), ("done", "reopen", "cancel", "extend", "obstacle", "undo")),
    (N_("Kế hoạch và sổ theo dõi:"), ("draft", "check", "init", "schema", "restore")),
)
VERBS = tuple([verb for _, verbs in PANELS for verb in verbs])
