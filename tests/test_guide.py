"""What the officer's guide says is so.

The rule: a `yaml` block that begins with the name of a plan file is added below the first key of
that file. The `console` blocks run in order, in one folder, each `$ bdg …` as a call of its own;
`$ cd FOLDER` changes the folder, `> FILE` at the end of a line writes standard output there. What
follows a command is what it prints, standard output first, then the errors. A block without any
such line is only run. A command that shows a line `Lỗi: …` fails, every other exits 0.
"""

from __future__ import annotations

import ast
import difflib
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bdg_cli.cli.verbs import PANELS
from tests.office import call

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

ROOT = Path(__file__).resolve().parent.parent
GUIDE = (ROOT / "docs" / "huong-dan.md").read_text("utf-8")


class Step(NamedTuple):
    """One command of the guide, and what it shows; None where the block shows nothing.

    Lines for a file are its name and the lines.
    """

    words: str
    shown: list[str] | None
    lines: str = ""


def steps_of(text: str) -> list[Step]:
    """Return the commands of all `console` blocks, in order."""
    steps: list[Step] = []
    blocks = re.findall(r"^```(console|yaml)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    for kind, block in blocks:
        if kind == "yaml":
            name, _, added = block.partition("\n")
            if name.startswith("# plans/"):
                steps.append(Step(f"edit {name.removeprefix('# ')}", None, added))
            continue
        lines = block.splitlines()
        shows = any(not line.startswith("$ ") for line in lines)
        shown: list[str] = []
        for line in lines:
            if line.startswith("$ "):
                shown = []
                steps.append(Step(line.removeprefix("$ "), shown if shows else None))
            else:
                shown.append(line)
    return steps


def test_the_guide_shows_what_the_program_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An officer who follows the guide sees what it shows, line by line."""
    environ = {"BDG_CACHE": str(tmp_path / "cache"), "BDG_BY": "Lan"}
    monkeypatch.chdir(tmp_path)
    for step in steps_of(GUIDE):
        program, *words = shlex.split(step.words)
        if program == "cd":
            monkeypatch.chdir(words[0])
            continue
        if program == "edit":
            file = Path(words[0])
            first, _, rest = file.read_text("utf-8").partition("bdg: 1\n")
            file.write_text(f"{first}bdg: 1\n{step.lines}{rest}", "utf-8")
            continue
        assert program == "bdg"
        target = words[-1] if words[-2:-1] == [">"] else None
        screen = call(words[:-2] if target else words, environ, today="2018-11-20")
        printed = screen.err if target else screen.out + screen.err
        if target:
            Path(target).write_text(screen.out, "utf-8")
        fails = any(line.startswith("Lỗi: ") for line in step.shown or ())
        assert (screen.code != 0) == fails, f"$ {step.words}\n{printed}"
        if step.shown is not None:
            difference = difflib.unified_diff(
                step.shown, printed.splitlines(), "guide", "program", lineterm=""
            )
            assert "\n".join(difference) == "", f"$ {step.words}"


def test_the_guide_tells_of_every_verb() -> None:
    """A verb that no example of the guide runs is one that no officer finds."""
    run = {step.words.split()[1] for step in steps_of(GUIDE)}
    assert {name for _, names in PANELS for name in names} <= run


def test_the_guide_quotes_the_errors_as_they_are() -> None:
    """An error in the guide's table is word for word one of the program's, `…` for what varies."""
    texts = {re.sub(r"\{\w+\}", "…", text) for text in texts_of_the_program()}
    table = GUIDE.partition("| lỗi |")[2].splitlines()[2:]
    quoted = [line.split(" | ")[0].removeprefix("| ") for line in table if line.startswith("| ")]
    assert quoted
    assert [text for text in quoted if text not in texts] == []


def texts_of_the_program() -> Iterator[str]:
    """Yield all texts in the program's source."""
    for file in (ROOT / "bdg_cli").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
