"""Compiling `table.py` from the declarations of the options: `python -m bdg_cli.cli.tabulating`."""

from __future__ import annotations

import sys
from typing import Final

from bdg_cli.cli.typer_app import verb_command

EVERYDAY: Final = ("status", "due", "list", "done", "check")
"""The verbs that people, schedulers and editors run all day."""
SHARED: Final = ("plans", "lang", "color")

HEAD: Final = '''\
"""The options of the everyday verbs, compiled by `tabulating.py`: do not edit by hand.

Each verb has the keyword of its arguments and whether it needs one, or None, and its options:
word -> (keyword, kind). A "flag" takes no value, "one" takes one, "many" may be repeated. What fits
no kind is left out.
"""

from __future__ import annotations

'''


def table() -> str:
    """Return the text of `table.py`."""
    shared: dict[str, tuple[str, str]] = {}
    lines = ["EVERYDAY: dict[str, tuple[tuple[str, bool] | None, dict[str, tuple[str, str]]]] = {"]
    for verb in EVERYDAY:
        argument = "None"
        lines.append(f'    "{verb}": (')
        options: dict[str, tuple[str, str]] = {}
        for param in verb_command(verb).params:
            keyword = str(param.name)
            if param.param_type_name == "argument":
                argument = f'("{keyword}", {param.required})'
                continue
            kind = _kind(param)
            into = shared if keyword in SHARED else options
            if kind is not None:
                into.update(dict.fromkeys(param.opts, (keyword, kind)))
        lines.append(f"        {argument},")
        lines.append("        {")
        lines += [f"            {_row(word, entry)}" for word, entry in options.items()]
        lines += ["        },", "    ),"]
    lines += ["}", "SHARED: dict[str, tuple[str, str]] = {"]
    lines += [f"    {_row(word, entry)}" for word, entry in shared.items()]
    return HEAD + "\n".join([*lines, "}"]) + "\n"


def _kind(param: object) -> str | None:
    if getattr(param, "is_flag", False):
        return "flag"
    if getattr(param, "nargs", 1) != 1:
        return None
    return "many" if getattr(param, "multiple", False) else "one"


def _row(word: str, entry: tuple[str, str]) -> str:
    return f'"{word}": ("{entry[0]}", "{entry[1]}"),'


if __name__ == "__main__":
    sys.stdout.write(table())
