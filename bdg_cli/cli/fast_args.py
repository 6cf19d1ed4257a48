"""Well-formed calls, understood without Typer.

Importing Typer costs twelve times a bare interpreter. So the words are first compared with
`_fast_options.py`, which is generated from the declarations that Typer uses. Whatever is not
certain (help, an abbreviation, a mistake, an unknown verb) is left to Typer.
"""

from __future__ import annotations

from bdg_cli.cli._fast_options import OPTIONS, VERB_OPTIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bdg_cli.cli.env import Env

_BEFORE_VERB = {
    "--version": ("version", "flag"),
    **{word: OPTIONS[word] for word in ("--plans", "--lang", "--color", "--no-pager")},
}


def parse_fast(env: Env, words: Sequence[str]) -> Callable[[], int] | None:
    """Return the call that the words ask for, or None if Typer has to look at them.

    Raises UsageError for a language or a use of colour that does not exist.
    """
    if env.var("_BDG_COMPLETE") is not None or not all(_is_utf8(word) for word in words):
        return None
    given: dict[str, object] = {}
    verb = _read(list(reversed(words)), given)
    if verb is None or (verb and "version" in given):
        return None
    for name, setter in (
        ("plans", env.set_plans_folder),
        ("lang", env.set_language),
        ("color", env.set_color),
    ):
        value = given.pop(name, None)
        if isinstance(value, str):
            setter(value)
    if given.pop("no_pager", False):
        env.set_paging(wanted=False)
    return (lambda: _call(verb, env, given)) if verb else (lambda: _show_version(env))


def _call(verb: str, env: Env, given: dict[str, object]) -> int:
    from bdg_cli.cli.verbs import call_verb

    return call_verb(verb, env, given)


def _show_version(env: Env) -> int:
    from bdg_cli.cli.help_pages import version_line

    env.stdout.write(version_line())
    return 0


def _read(rest: list[str], given: dict[str, object]) -> str | None:
    """Read the words, the next one last in `rest`, into `given`.

    Returns the verb, "" if only the version is asked for, or None in any doubt.
    """
    verb, argument, required, known = "", ("", ""), "version", _BEFORE_VERB
    while rest:
        word = rest.pop()
        if word.startswith("-"):
            understood = _read_option(word, rest, known, given)
        elif verb:
            understood = _add(argument, word, given)
        elif understood := word in VERB_OPTIONS:
            verb = word
            argument, required, options = VERB_OPTIONS[verb]
            known = {option: OPTIONS[option] for option in options.split()}
        if not understood:
            return None
    return verb if all(keyword in given for keyword in required.split()) else None


def _read_option(
    word: str, rest: list[str], known: dict[str, tuple[str, str]], given: dict[str, object]
) -> bool:
    """Read an option, and its value from `rest`; return False in any doubt."""
    name, joined, value = word.partition("=")
    option = known.get(name, ("", ""))
    if option[1] == "flag":
        given[option[0]] = True
        return not joined
    if joined:
        return name.startswith("--") and _add(option, value, given)
    value = rest.pop() if rest else "-"
    return not value.startswith("-") and _add(option, value, given)


def _add(option: tuple[str, str], value: str, given: dict[str, object]) -> bool:
    """Add a value to what is given; return False for one too many, or an unknown option."""
    keyword, kind = option
    if not kind or (kind == "one" and keyword in given):
        return False
    several = given.setdefault(keyword, [] if kind == "many" else value)
    if isinstance(several, list):
        several.append(value)
    return True


def _is_utf8(word: str) -> bool:
    """Return True if a word can be written as UTF-8. Broken bytes are left to Typer."""
    if word.isascii():
        return True
    try:
        word.encode()
    except UnicodeEncodeError:
        return False
    return True
