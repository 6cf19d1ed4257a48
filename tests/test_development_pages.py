"""What the pages for developers name is there: modules, what is in them, folders, links.

A name in backticks is looked for from the top of the repository: `bdg_cli/cli/app.py`, a module;
`bdg_cli/cli/app.py::run`, what it defines; `bdg_cli/cli/`, a folder; `bdg_cli.cli.app`, a module.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = (ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs" / "development").glob("*.md")))
NEW = {"bdg_cli/cli/commands/week.py"}
"""What the reader is told to write."""
PATH = re.compile(r"`((?:bdg_cli|tests|scripts|bench)/[\w/.-]*?(?:\.py(?:::\w+)?|/))`")
DOTTED = re.compile(r"`(bdg_cli(?:\.\w+)+)`")
LINK = re.compile(r"\]\(([^)#:]+)\)")


def is_there(name: str) -> bool:
    """Return True if a path is there, and defines what is named after `::`."""
    path, _, wanted = name.partition("::")
    if not (ROOT / path).exists():
        return False
    return not wanted or wanted in defined(ROOT / path)


def defined(module: Path) -> set[str]:
    """Return the names that a module defines itself."""
    names: set[str] = set()
    for node in ast.parse(module.read_text("utf-8")).body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
            case ast.Assign(targets=targets):
                names |= {one.id for one in targets if isinstance(one, ast.Name)}
            case ast.AnnAssign(target=ast.Name(id=name)):
                names.add(name)
            case _:
                pass
    return names


def path_of(dotted: str) -> str:
    """Return the path of a dotted name: of a package, a module, or what a module defines."""
    path = dotted.replace(".", "/")
    if (ROOT / path).is_dir():
        return f"{path}/"
    if (ROOT / f"{path}.py").exists():
        return f"{path}.py"
    module, _, name = path.rpartition("/")
    return f"{module}.py::{name}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.name))
def test_what_a_page_names_is_there(page: Path) -> None:
    """No page speaks of a module, a function or a folder that was renamed or has gone."""
    text = page.read_text("utf-8")
    named = {*PATH.findall(text), *map(path_of, DOTTED.findall(text))} - NEW
    assert named
    assert [name for name in sorted(named) if not is_there(name)] == []
    links = [link for link in LINK.findall(text) if not (page.parent / link).exists()]
    assert links == []


def test_a_name_that_is_not_there_is_noticed() -> None:
    """The check itself tells one from the other."""
    assert is_there("bdg_cli/cli/app.py::run")
    assert is_there(path_of("bdg_cli.cli.app"))
    assert is_there(path_of("bdg_cli.cli.app.run"))
    assert not is_there("bdg_cli/cli/app.py::stroll")
    assert not is_there("bdg_cli/cli/nowhere.py")
    assert not is_there(path_of("bdg_cli.cli.nowhere"))
