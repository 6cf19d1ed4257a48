"""Options that several verbs have in common, declared once.

A group is a value whose fields are options. A verb takes it as one keyword parameter of `run`, with
an empty group as the default. On the command line, and on the help page, the group's options stand
in the place of that parameter.
"""

from __future__ import annotations

from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FunctionType
    from typing import Protocol

    from bdg_cli.cli.env import Env

    class VerbModule(Protocol):
        """A module of `cli/commands`."""

        HELP: str
        run: FunctionType


class OptionGroup(Value):
    """The base of all groups."""


def verb_module(verb: str) -> VerbModule:
    """Import the module of a verb. `importlib` would do the same, but costs more to import."""
    module: VerbModule = __import__(f"bdg_cli.cli.commands.{verb}", fromlist=["run"])
    return module


def call_verb(verb: str, env: Env, given: dict[str, object]) -> int:
    """Call a verb with options by keyword, those of a group put together; return the exit code."""
    run = verb_module(verb).run
    for parameter, default in (run.__kwdefaults__ or {}).items():
        if isinstance(default, OptionGroup):
            own = [name for name in type(default).fields if name in given]
            given[parameter] = default.replace(**{name: given.pop(name) for name in own})
    return int(run(env, **given))
