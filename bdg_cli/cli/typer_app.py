"""From words to a call of a verb, by Typer: options resolved, shared ones added, help translated.

A verb's module is imported only when it is called or its help is shown; the verb itself runs after
Typer has done its work, under the error boundary of `app.py`.
"""

from __future__ import annotations

import contextlib
import functools
import inspect
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, get_type_hints

import typer
import typer.main
from typer.core import TyperCommand, TyperGroup

from bdg_cli import __version__
from bdg_cli.cli import help_pages as pages
from bdg_cli.cli import options
from bdg_cli.cli.env import Env, real_env
from bdg_cli.cli.verbs import PANELS
from bdg_cli.domain.errors import UsageError
from bdg_cli.domain.messages import say
from bdg_cli.services.lookup import close_matches

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from typer._click import Context, HelpFormatter  # what the methods below get and override

    Call = Callable[[], int]

_SETTINGS = {"help_option_names": ["--help", "-h"]}


class VerbModule(Protocol):
    """A module of `cli/commands`."""

    HELP: str
    run: Callable[..., int]


def parse(env: Env, words: Sequence[str]) -> Call | int:
    """Return the call that the words ask for, or the exit code if all is done already.

    Raises UsageError when the words make no sense.
    """
    _speak_early(env, words)
    program = typer.main.get_command(_program())
    try:
        with contextlib.redirect_stdout(env.stdout):  # where Typer writes its help pages
            parsed: Call | int | None = program.main(
                list(words), prog_name="bdg", standalone_mode=False, obj=env
            )
    except typer.TyperException as error:
        raise pages.usage_error(error) from error
    except typer.Abort:
        raise KeyboardInterrupt from None
    return parsed if parsed is not None else 0


def _speak_early(env: Env, words: Sequence[str]) -> None:
    """Find --lang wherever it stands: help pages and errors need it before the call is parsed."""
    for word, following in zip(words, [*words[1:], ""], strict=False):
        if word == "--":
            break
        if word == "--lang":
            env.set_language(following)
        elif word.startswith("--lang="):
            env.set_language(word.partition("=")[2])


class VerbCommand(TyperCommand):
    """A verb, whose help page is ours."""

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the page in the language of the user."""
        env = _env(ctx)
        formatter.write(
            pages.command_page(
                env.t, ctx.command_path, self, _module(self.name or "").HELP, env.width()
            )
        )


class Program(TyperGroup):
    """The verbs, imported when they are needed."""

    def list_commands(self, ctx: Context) -> list[str]:
        """Return all names, in the order of the help page."""
        del ctx
        return [name for _, names in PANELS for name in names]

    def get_command(self, ctx: Context, cmd_name: str) -> TyperCommand | None:
        """Import one verb."""
        return verb_command(cmd_name) if cmd_name in self.list_commands(ctx) else None

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, TyperCommand | None, list[str]]:
        """Find the verb that a call begins with; raises UsageError with the near ones."""
        name, known = args[0], self.list_commands(ctx)
        if name not in known and not ctx.resilient_parsing:
            close = close_matches(name, known)
            raise UsageError(
                "unknown-command",
                say("Không có lệnh “{command}”.", command=name),
                say("Có phải là: {commands}? Gõ “bdg --help” để xem mọi lệnh.", commands=close)
                if close
                else say("Gõ “bdg --help” để xem mọi lệnh."),
            )
        return name, self.get_command(ctx, name), args[1:]

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the page in the language of the user."""
        env = _env(ctx)
        panels = [
            (title, [(name, _module(name).HELP) for name in names]) for title, names in PANELS
        ]
        formatter.write(pages.program_page(env.t, panels, self, env.width()))


def _program() -> typer.Typer:
    program = typer.Typer(
        cls=Program,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=_SETTINGS,
        no_args_is_help=False,
    )
    program.callback(invoke_without_command=True)(_before_verb)
    return program


def _before_verb(
    ctx: typer.Context,
    *,
    version: options.VersionOption = False,
    plans: options.PlansOption = None,
    lang: options.LangOption = None,
    color: options.ColorOption = None,
) -> int:
    env = _env(ctx)
    _set(env, plans, lang, color)
    if version:
        python = ".".join(map(str, sys.version_info[:3]))
        env.stdout.write(f"bdg {__version__} (Python {python})\n")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        env.stdout.write(ctx.get_help() + "\n")
    return 0


@functools.cache
def verb_command(name: str) -> TyperCommand:
    """Make the command of one verb from the signature of its `run`."""
    run = _module(name).run
    hints = get_type_hints(run, localns={"opt": options, "Env": Env}, include_extras=True)
    own = [
        parameter.replace(annotation=hints[parameter.name])
        for parameter in inspect.signature(run).parameters.values()
        if parameter.name != "env"
    ]

    def call(
        ctx: typer.Context,
        *,
        plans: str | None = None,
        lang: str | None = None,
        color: str | None = None,
        **given: object,
    ) -> Call:
        env = _env(ctx)
        _set(env, plans, lang, color)
        return functools.partial(run, env, **given)

    context = inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_ONLY, annotation=typer.Context)
    shared = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=kind)
        for name, kind in (
            ("plans", options.PlansOption),
            ("lang", options.LangOption),
            ("color", options.ColorOption),
        )
    ]
    signature = inspect.Signature([context, *own, *shared])
    call.__signature__ = signature  # type: ignore[attr-defined]  # where inspect looks for it
    call.__annotations__ = {one.name: one.annotation for one in signature.parameters.values()}
    alone = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=_SETTINGS)
    alone.command(name, cls=VerbCommand, help=_module(name).HELP, context_settings=_SETTINGS)(call)
    made = typer.main.get_command(alone)
    assert isinstance(made, TyperCommand)  # noqa: S101 -- one verb makes a command, no group
    return made


def _env(ctx: Context) -> Env:
    """Return the environment of the call; a shell's completion comes without one."""
    return ctx.find_object(Env) or real_env()


def _module(name: str) -> VerbModule:
    return import_module(f"bdg_cli.cli.commands.{name}")


def _set(env: Env, plans: str | None, lang: str | None, color: str | None) -> None:
    if plans is not None:
        env.set_plans_folder(plans)
    if lang is not None:
        env.set_language(lang)
    if color is not None:
        env.set_color(color)
