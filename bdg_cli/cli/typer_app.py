"""The command line as Typer understands it: all verbs, their options and their help pages.

Calls come here that `fast_args` does not understand. A verb's module is imported only when it is
called or its help is shown. The verb itself runs after Typer has done its work, inside the error
boundary of `app.py`.
"""

from __future__ import annotations

import contextlib
import functools
import inspect
import io
from typing import TYPE_CHECKING, get_type_hints

import typer
import typer.main
from typer.core import TyperCommand, TyperGroup, TyperOption

from bdg_cli.cli import help_pages as pages
from bdg_cli.cli import options
from bdg_cli.cli.env import Env, real_env
from bdg_cli.cli.option_groups import OptionGroup
from bdg_cli.cli.verbs import PANELS, VERB_NAMES, call_verb, verb_module
from bdg_cli.domain.errors import UsageError
from bdg_cli.domain.messages import say
from bdg_cli.services.lookup import close_matches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import FunctionType

    from typer._click import Command, Context, HelpFormatter  # what the methods below get

    Call = Callable[[], int]

_SHARED_OPTIONS = {
    "plans": options.PlansOption,
    "lang": options.LangOption,
    "color": options.ColorOption,
    "no_pager": options.NoPagerOption,
}
"""Options that may stand before a verb or after it."""
_SHARED_DEFAULTS = {"no_pager": False}
_SETTINGS = {"help_option_names": ["--help", "-h"]}


def parse_with_typer(env: Env, words: Sequence[str]) -> Call | int:
    """Return the call that the words ask for, or the exit code if there is nothing left to do.

    Raises UsageError for a call that is not understood.
    """
    _set_language_early(env, words)
    program = typer.main.get_command(_program())
    if "--install-completion" in words:
        return _install_completion(env, program, words)
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


def _install_completion(env: Env, program: Command, words: Sequence[str]) -> int:
    """Let Typer install the completion, and say so in the user's language, not in English."""
    said = io.StringIO()
    code = 0
    try:
        with contextlib.redirect_stdout(said):
            program.main(list(words), prog_name="bdg", standalone_mode=False, obj=env)
    except SystemExit as ended:  # how Typer ends after it
        code = ended.code if isinstance(ended.code, int) else 1
    shell, installed, rest = said.getvalue().partition(" completion installed in ")
    if installed:
        path = rest.partition("\n")[0].strip()
        told = env.t("Đã cài gợi ý phím Tab cho {shell}: {path}", shell=shell.strip(), path=path)
        env.stdout.write(f"{told}\n{env.t('Mở lại cửa sổ lệnh để dùng.')}\n")
    else:
        env.stdout.write(said.getvalue())
    return code


def _set_language_early(env: Env, words: Sequence[str]) -> None:
    """Look for --lang among all words: help pages and errors need it before the call is parsed."""
    for word, following in zip(words, [*words[1:], ""], strict=False):
        if word == "--":
            break
        if word == "--lang":
            env.set_language(following)
        elif word.startswith("--lang="):
            env.set_language(word.partition("=")[2])


def _refuse_twice(command: TyperCommand | TyperGroup, ctx: Context, words: list[str]) -> None:
    """Raise UsageError if an option that takes one value is given twice.

    Typer would take the last one and drop the others.
    """
    _, _, order = command.make_parser(ctx).parse_args(list(words))
    given = [
        one
        for one in order
        if one.param_type_name == "option" and not getattr(one, "is_flag", False)
    ]
    for one in given:
        if not one.multiple and given.count(one) > 1:
            raise _twice("/".join(one.opts))


def _twice(option: str) -> UsageError:
    return UsageError(
        "given-twice",
        say("Tùy chọn {option} được ghi hai lần.", option=option),
        say("Tùy chọn này chỉ nhận một giá trị: giữ lại một."),
    )


class VerbCommand(TyperCommand):
    """A verb with our own help page."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Parse the words after the verb; raises UsageError for an option given twice."""
        _refuse_twice(self, ctx, args)
        return super().parse_args(ctx, args)

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """Return --help; what the shell's completion says of it is in the user's language."""
        return _translated(super().get_help_option(ctx), ctx)

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the help page in the user's language."""
        env = _env(ctx)
        formatter.write(
            pages.command_page(
                env.t, ctx.command_path, self, verb_module(self.name or "").HELP, env.width()
            )
        )


class Program(TyperGroup):
    """All verbs. Each is imported when it is needed."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Parse the words before the verb; raises UsageError for an option given twice."""
        _refuse_twice(self, ctx, args)
        return super().parse_args(ctx, args)

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """Return --help, as for a verb."""
        return _translated(super().get_help_option(ctx), ctx)

    def list_commands(self, ctx: Context) -> list[str]:
        """Return all verbs, in the order of the help page."""
        del ctx
        return list(VERB_NAMES)

    def get_command(self, ctx: Context, cmd_name: str) -> TyperCommand | None:
        """Import one verb."""
        del ctx
        return verb_command(cmd_name) if cmd_name in VERB_NAMES else None

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, TyperCommand | None, list[str]]:
        """Find the verb of a call. Raises UsageError, with similar verbs, for an unknown one."""
        name = args[0]
        if name == "help" and not ctx.resilient_parsing:
            if not args[1:]:
                _env(ctx).stdout.write(ctx.get_help() + "\n")
                raise typer.Exit
            return self.resolve_command(ctx, [args[1], "--help"])
        if name not in VERB_NAMES and not ctx.resilient_parsing:
            close = close_matches(name, VERB_NAMES)
            raise UsageError(
                "unknown-command",
                say("Không có lệnh “{command}”.", command=name),
                say("Có phải là: {commands}? Gõ “bdg --help” để xem mọi lệnh.", commands=close)
                if close
                else say("Gõ “bdg --help” để xem mọi lệnh."),
            )
        return name, self.get_command(ctx, name), args[1:]

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the help page in the user's language."""
        env = _env(ctx)
        panels = [
            (title, [(name, verb_module(name).HELP) for name in names]) for title, names in PANELS
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
    no_pager: options.NoPagerOption = False,
) -> int:
    env = _env(ctx)
    _set(env, plans, lang, color, no_pager=no_pager)
    if version:
        env.stdout.write(pages.version_line())
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        env.stdout.write(ctx.get_help() + "\n")
    return 0


@functools.cache
def verb_command(verb: str) -> TyperCommand:
    """Import a verb, and return Typer's command for it; calling that returns the verb's call."""

    def call(
        ctx: typer.Context,
        *,
        plans: str | None = None,
        lang: str | None = None,
        color: str | None = None,
        no_pager: bool = False,
        **given: object,
    ) -> Call:
        env = _env(ctx)
        before = ctx.parent.params if ctx.parent is not None else {}
        for name, value in (("plans", plans), ("lang", lang), ("color", color)):
            if value is not None and before.get(name) is not None:
                raise _twice("--" + name)
        _set(env, plans, lang, color, no_pager=no_pager)
        return lambda: call_verb(verb, env, given)

    module = verb_module(verb)
    signature = inspect.Signature(list(_parameters(module.run)))
    call.__signature__ = signature  # type: ignore[attr-defined]  # where inspect looks for it
    call.__annotations__ = {one.name: one.annotation for one in signature.parameters.values()}
    alone = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=_SETTINGS)
    alone.command(verb, cls=VerbCommand, help=module.HELP, context_settings=_SETTINGS)(call)
    made = typer.main.get_command(alone)
    assert isinstance(made, TyperCommand)  # noqa: S101 -- one verb makes a command, no group
    return made


def _parameters(run: FunctionType) -> Iterator[inspect.Parameter]:
    """Yield Typer's context, a verb's options with its groups unfolded, and the shared options."""
    yield inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_ONLY, annotation=typer.Context)
    hints = _hints(run)
    for parameter in inspect.signature(run).parameters.values():
        group = parameter.default
        if isinstance(group, OptionGroup):
            kinds = _hints(type(group))
            for name in group.field_names():
                yield _option(name, kinds[name], getattr(group, name))
        elif parameter.name != "env":
            yield parameter.replace(annotation=hints[parameter.name])
    for name, kind in _SHARED_OPTIONS.items():
        yield _option(name, kind, _SHARED_DEFAULTS.get(name))


def _hints(of: FunctionType | type) -> dict[str, object]:
    """Return the annotations of a verb or a group: types of `options.py`."""
    return get_type_hints(of, localns={"opt": options, "Env": Env}, include_extras=True)


def _option(name: str, kind: object, default: object) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind)


def _translated(option: TyperOption | None, ctx: Context) -> TyperOption | None:
    if option is not None:
        option.help = _env(ctx).t(pages.HELP_OPTION)
    return option


def _env(ctx: Context) -> Env:
    """Return the environment of the call. The shell's completion has none of its own."""
    return ctx.find_object(Env) or real_env()


def _set(
    env: Env, plans: str | None, lang: str | None, color: str | None, *, no_pager: bool
) -> None:
    if no_pager:
        env.set_paging(wanted=False)
    if plans is not None:
        env.set_plans_folder(plans)
    if lang is not None:
        env.set_language(lang)
    if color is not None:
        env.set_color(color)
