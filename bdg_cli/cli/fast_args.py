"""The short way in: a well-formed call of an everyday verb, taken apart without Typer.

It holds the words against `table.py`, which is compiled from the declarations of the options. What
it does not surely understand (another verb, help, an abbreviation, a mistake) it leaves to Typer,
which does the same with all the rest.
"""

from __future__ import annotations

from bdg_cli.cli._fast_options import EVERYDAY, SHARED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bdg_cli.cli.env import Env

    Given = dict[str, str | bool | list[str]]


def parse(env: Env, words: Sequence[str]) -> Callable[[], int] | None:
    """Return the call that the words ask for; None where Typer has to look at them."""
    verb = words[0] if words else ""
    if verb not in EVERYDAY or env.var("_BDG_COMPLETE") is not None:
        return None
    given = _given(verb, words[1:])
    if given is None:
        return None
    for name, act in (
        ("plans", env.set_plans_folder),
        ("lang", env.set_language),
        ("color", env.set_color),
    ):
        value = given.pop(name, None)
        if isinstance(value, str):
            act(value)
    module = __import__(f"bdg_cli.cli.commands.{verb}", fromlist=["run"])
    return lambda: int(module.run(env, **given))


def _given(verb: str, words: Sequence[str]) -> Given | None:
    """Return the options and arguments by keyword; None in any doubt."""
    argument, options = EVERYDAY[verb]
    known = {**SHARED, **options}
    given: Given = {}
    arguments: list[str] = []
    rest = list(reversed(words))
    while rest:
        word = rest.pop()
        if not word.startswith("-"):
            arguments.append(word)
        elif not _took(word, rest, known, given):
            return None
    keyword, required = argument or ("", False)
    if (arguments and not keyword) or (required and not arguments):
        return None
    if arguments:
        given[keyword] = arguments
    return given if all(_plain(word) for word in words) else None


def _took(word: str, rest: list[str], known: dict[str, tuple[str, str]], given: Given) -> bool:
    """Take an option, and its value from the words after it; False in any doubt."""
    name, joined, value = word.partition("=")
    keyword, kind = known.get(name, ("", ""))
    if kind == "flag":
        given[keyword] = True
        return not joined
    if not joined:
        value = rest.pop() if rest else "-"
    if not kind or (keyword in given and kind == "one"):
        return False
    if (joined and not name.startswith("--")) or (not joined and value.startswith("-")):
        return False
    several = given.setdefault(keyword, [] if kind == "many" else value)
    if isinstance(several, list):
        several.append(value)
    return True


def _plain(word: str) -> bool:
    """Tell whether a word can be written as UTF-8: a terminal's broken bytes are Typer's matter."""
    if word.isascii():
        return True
    try:
        word.encode()
    except UnicodeEncodeError:
        return False
    return True
