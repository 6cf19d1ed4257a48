"""The text of letters: the same as the page, in lines that every program shows."""

from __future__ import annotations

from bdg_cli.wording.wrapping import wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bdg_cli.publish.letters.task_words import TaskWords

WIDTH = 76
"""The longest line; a reader that quotes it adds two characters."""
_INDENT = "   "


def heading(text: str) -> str:
    """Return a heading, underlined."""
    lines = wrap(text, WIDTH)
    return "\n".join([*lines, "-" * max(map(len, lines))])


def paragraph(text: str) -> str:
    """Return a paragraph in lines."""
    return "\n".join(wrap(text, WIDTH))


def card(task: TaskWords, beside: str) -> str:
    """Return one task: below its state its words and facts, and the command for when it is done."""
    lines = wrap(f"{task.headline} {beside}", WIDTH)
    for one in (task.text, *[f"{name}: {said}" for name, said in task.facts]):
        lines += [_INDENT + line for line in wrap(one, WIDTH - len(_INDENT))]
    if task.command:
        lines.append(_INDENT + task.command)
    return "\n".join(lines)


def items(texts: Iterable[str]) -> str:
    """Return a list."""
    lines: list[str] = []
    for text in texts:
        first, *rest = wrap(text, WIDTH - len("- "))
        lines += [f"- {first}", *[f"  {one}" for one in rest]]
    return "\n".join(lines)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of figures, a line for each row with the headings in it."""
    return items(
        f"{row[0]}: "
        + "; ".join([f"{name} {one}" for name, one in zip(headings[1:], row[1:], strict=True)])
        for row in rows
    )
