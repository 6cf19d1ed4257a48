"""An everyday command pays for every module it imports: these keep to the cheap ones."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from bdg_cli.domain import days
from bdg_cli.shared.copy_state import CopyState, StateFile
from bdg_cli.storage.hashing import name_of_path

ROOT = Path(__file__).resolve().parent.parent

COSTLY = {
    "babel",
    "collections",
    "dataclasses",
    "datetime",
    "dateutil",
    "defusedxml",
    "difflib",
    "enum",
    "functools",
    "gettext",
    "hashlib",
    "importlib.metadata",
    "inspect",
    "json",
    "logging",
    "psycopg",
    "socket",
    "tomllib",
    "pathlib",
    "pydantic",
    "pydantic_core",
    "pypdfium2",
    "re",
    "rich",
    "shutil",
    "subprocess",
    "tempfile",
    "typer",
    "typing",
    "xml.etree.ElementTree",
    "yaml",
    "zipfile",
}
"""Modules that take as long to import as the whole of an everyday command, or longer."""

LIGHT = (
    "bdg_cli.cli.app",
    "bdg_cli.cli.commands.calendar",
    "bdg_cli.cli.commands.check",
    "bdg_cli.cli.commands.done",
    "bdg_cli.cli.commands.due",
    "bdg_cli.cli.commands.list",
    "bdg_cli.cli.commands.log",
    "bdg_cli.cli.commands.remind",
    "bdg_cli.cli.commands.show",
    "bdg_cli.cli.commands.status",
    "bdg_cli.cli.commands.timeline",
    "bdg_cli.cli.commands.undo",
    "bdg_cli.cli.commands.units",
    "bdg_cli.cli.help_pages",
    "bdg_cli.cli.several_ledgers",
    "bdg_cli.cli.shared_copy",
    "bdg_cli.domain.days",
    "bdg_cli.domain.errors",
    "bdg_cli.domain.folding",
    "bdg_cli.domain.messages",
    "bdg_cli.domain.naming",
    "bdg_cli.domain.plan",
    "bdg_cli.domain.problems",
    "bdg_cli.domain.records",
    "bdg_cli.domain.states",
    "bdg_cli.domain.value",
    "bdg_cli.readmodel.assignment_rows",
    "bdg_cli.readmodel.database",
    "bdg_cli.readmodel.queries",
    "bdg_cli.readmodel.refresh",
    "bdg_cli.readmodel.reminder_filling",
    "bdg_cli.render.text_renderer",
    "bdg_cli.services.agenda",
    "bdg_cli.services.recording",
    "bdg_cli.services.listing",
    "bdg_cli.services.month_calendar",
    "bdg_cli.services.reminding",
    "bdg_cli.services.status",
    "bdg_cli.services.summary",
    "bdg_cli.services.timeline",
    "bdg_cli.ledger.sqlite",
    "bdg_cli.shared.copy_ledger",
    "bdg_cli.workspace.sharing",
    "bdg_cli.workspace.side_by_side",
    "bdg_cli.workspace.workspace",
)


def pulled_in(code: str) -> set[str]:
    """Return the modules that a piece of code adds to a fresh interpreter.

    The interpreter runs without `site`: what start-up files of the machine import would hide what
    the code does. It finds the packages that this one finds.
    """
    asks = (
        "import sys; sys.path[:0] = sys.argv[1:]; before = set(sys.modules)\n"
        f"{code}\n"
        "print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", asks, str(ROOT), *sys.path],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("module", LIGHT)
def test_a_module_of_the_everyday_way_imports_nothing_costly(module: str) -> None:
    """The modules that `bdg due` goes through pull in none of the costly ones."""
    assert pulled_in(f"import {module}") & COSTLY == set()


def test_the_days_of_the_domain_are_those_of_datetime() -> None:
    """The cheap way to `date` and `timedelta` leads to the very classes everybody has."""
    assert (days.date, days.timedelta) == (date, timedelta)


def test_a_ledger_is_opened_without_functools() -> None:
    """And whoever needs it afterwards gets the real one."""
    opening = "from bdg_cli.storage.connection import connect; connect('x.db', 'memory', 1)"
    assert "_sqlite3" in pulled_in(opening)
    assert pulled_in(opening) & COSTLY == set()
    assert "_functools" in pulled_in(
        f"{opening}; import functools; functools.wraps, functools.cache"
    )


@pytest.mark.parametrize(
    "words",
    [
        "due",
        "status",
        "show IV.4",
        "timeline",
        "calendar 11",
        "obstacle IV.4 --note x",
        "remind --send -u tckh",
    ],
)
def test_an_everyday_call_imports_nothing_costly(tmp_path: Path, words: str) -> None:
    """Once the plan is in the read model. `obstacle` records every time."""
    plans = tmp_path / "plans"
    plans.mkdir()
    shutil.copy(ROOT / "plans" / "2018.yaml", plans)
    call = (
        "import os; os.environ.update(BDG_TODAY='2018-11-20', BDG_BY='Lan', "
        f"BDG_PLANS={str(plans)!r}, BDG_CACHE={str(tmp_path / 'cache')!r}); "
        "from bdg_cli.cli.app import run; from bdg_cli.cli.env import real_env; "
        f"env = real_env(); run(env, {words.split()!r}); env.stdout.flush(); print()"
    )
    assert "pydantic" in pulled_in(call)
    assert pulled_in(call) & COSTLY == set()


def test_with_a_shared_ledger_an_everyday_call_imports_no_more(tmp_path: Path) -> None:
    """It reads the copy alone: no driver, no TOML, no JSON."""
    plans = tmp_path / "plans"
    plans.mkdir()
    shutil.copy(ROOT / "plans" / "2018.yaml", plans)
    (plans / "shared.toml").write_text('# sổ chung\nledger = "service=bdg"\n', "utf-8")
    copy = tmp_path / "data" / "bdg" / name_of_path(f"{plans}\nservice=bdg")
    copy.mkdir(parents=True, mode=0o700)
    StateFile(str(copy / "shared.json")).write(CopyState())
    call = (
        "import os; os.environ.update(BDG_TODAY='2018-11-20', BDG_BY='Lan', "
        f"XDG_DATA_HOME={str(tmp_path / 'data')!r}, HOME={str(tmp_path)!r}, "
        f"BDG_PLANS={str(plans)!r}, BDG_CACHE={str(tmp_path / 'cache')!r}); "
        "from bdg_cli.cli.app import run; from bdg_cli.cli.env import real_env; "
        "env = real_env(); assert run(env, ['due']) == 0; env.stdout.flush(); print()"
    )
    assert "pydantic" in pulled_in(call)
    assert pulled_in(call) & COSTLY == set()


def test_what_a_module_imports_is_noticed() -> None:
    """The check itself sees an import, also an indirect one."""
    assert {"json", "re"} <= pulled_in("import json")
