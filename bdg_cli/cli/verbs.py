"""The verbs of `bdg`, in the order of the help page. Each is a module of `cli/commands`."""

from __future__ import annotations

from bdg_cli.cli.option_groups import OptionGroup
from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FunctionType
    from typing import Protocol

    from bdg_cli.cli.env import Env

    class VerbModule(Protocol):
        """A module of `cli/commands`."""

        HELP: str
        run: FunctionType


PANELS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        N_("Xem:"),
        ("status", "due", "list", "show", "timeline", "calendar", "units", "log", "plans"),
    ),
    (N_("Ghi sổ:"), ("done", "reopen", "cancel", "extend", "obstacle", "close", "undo", "collect")),
    (N_("Gửi đi:"), ("remind", "export", "report", "form")),
    (N_("Kế hoạch và sổ theo dõi:"), ("draft", "new", "check", "init", "schema", "restore")),
    (N_("Sổ chung:"), ("sync", "publish", "share")),
)
VERB_NAMES = tuple([verb for _, verbs in PANELS for verb in verbs])


def verb_module(verb: str) -> VerbModule:
    """Import the module of a verb. `importlib` would do the same, but takes longer to import."""
    module: VerbModule = __import__(f"bdg_cli.cli.commands.{verb}", fromlist=["run"])
    return module


def call_verb(verb: str, env: Env, given: dict[str, object]) -> int:
    """Call a verb with its options by keyword, and return the exit code.

    The options of a group may stand among the others: they are put into the group here.
    """
    run = verb_module(verb).run
    for parameter, default in (run.__kwdefaults__ or {}).items():
        if isinstance(default, OptionGroup):
            own = [name for name in default.field_names() if name in given]
            given[parameter] = default.replace(**{name: given.pop(name) for name in own})
    return int(run(env, **given))
