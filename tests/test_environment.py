"""The program in the environments it meets: no locale, no home, a pipe that closes, a full disk."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bdg_cli.cli.env import Env
from bdg_cli.workspace import discovery
from bdg_cli.yamlfile.text import MAX_BYTES
from tests.office import Office

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Set up an office."""
    return Office(tmp_path)


def bdg(
    office: Office,
    *words: str,
    stdout: int = subprocess.PIPE,
    env: dict[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a process with nothing in its environment but what is given."""
    return subprocess.run(
        [sys.executable, "-m", "bdg_cli", *words],
        cwd=ROOT,
        env={"BDG_PLANS": str(office.plans), "BDG_TODAY": "2018-11-20", **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
    )


@pytest.mark.parametrize(
    "env",
    [
        {},
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1258"},
        {"TERM": "dumb", "COLUMNS": "0"},
        {"COLUMNS": "abc", "TZ": "garbage"},
        {"XDG_CACHE_HOME": "/dev/null/x", "HOME": "/dev/null"},
    ],
)
def test_vietnamese_comes_out_in_any_environment(office: Office, env: dict[str, str]) -> None:
    """UTF-8 on a pipe, whatever the locale says."""
    done = bdg(office, "due", "--unit", "xa", env=env)
    assert done.returncode == 0, done.stderr
    assert "chủ trì" in done.stdout.decode("utf-8")


def test_a_pipe_that_closes_is_no_error(office: Office) -> None:
    """`bdg status | head -1` is silent."""
    reading, writing = os.pipe()
    os.close(reading)
    done = bdg(office, "list", "--json", stdout=writing)
    os.close(writing)
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_output_that_cannot_be_written_is_told(office: Office) -> None:
    """Exit 74 and a sentence, no traceback."""
    with Path("/dev/full").open("wb") as full:
        done = bdg(office, "list", stdout=full.fileno())
    assert done.returncode == 74
    assert b"Traceback" not in done.stderr


def test_no_plans_anywhere_says_what_to_do(tmp_path: Path) -> None:
    """Exit 3 and the way to an example."""
    done = subprocess.run(
        [sys.executable, "-m", "bdg_cli", "status"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 3
    assert "bdg init" in done.stderr.decode("utf-8")


def test_on_a_machine_in_utc_the_evening_is_already_tomorrow() -> None:
    """18:00 UTC on 19/10 is 01:00 on 20/10 in Việt Nam."""
    evening = 1539972000  # 2018-10-19T18:00:00Z
    outside = Env(
        stdin=sys.stdin,
        stdout=sys.stdout,
        stderr=sys.stderr,
        environ={"TZ": "UTC"},
        clock=lambda: evening,
    )
    assert outside.today().isoformat() == "2018-10-20"
    assert outside.now() == "2018-10-20T01:00:00+07:00"


def test_an_everyday_call_reads_no_yaml_when_nothing_has_changed(office: Office) -> None:
    """The second run asks the read model; nothing of ours imports YAML, pydantic or Rich."""
    code = (
        "import sys; from bdg_cli.workspace.workspace import Workspace; "
        "from bdg_cli.ledger.sqlite import open_ledger; from bdg_cli.domain.days import date; "
        f"p = {str(office.plans)!r}; c = {str(office.cache)!r}; "
        "w = Workspace(p, open_ledger(p + '/ledger.db', c), cache=c); "
        "w.plans(); w.views(today=date(2018, 11, 20)); "
        "print(*[m for m in ('yaml', 'pydantic', 'dateutil', 'rich', 'typer') if m in sys.modules])"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.split()
        for _ in range(2)
    ]
    assert "yaml" in runs[0]
    assert runs[1] == []


def test_what_is_no_plan_file_is_refused_at_once(office: Office) -> None:
    """A folder, a device that never ends, and more bytes than a plan file may have."""
    folder = office.plans.parent / "x.yaml"
    folder.mkdir()
    assert "không phải là một tệp" in office(f"check '{folder}'").err
    assert office(f"check '{os.devnull}'").code == 3
    assert office("check nowhere.yaml").code == 3
    assert discovery.MOST == MAX_BYTES


def test_an_everyday_call_loads_its_own_verb_and_nothing_costly(office: Office) -> None:
    """No Typer, no pydantic, no Rich, no other verb, once the read model is filled."""
    code = (
        "import sys; from bdg_cli.cli import app, env; e = env.real_env(); app.run(e, ['due']); "
        "sys.stderr.write(' '.join(sys.modules))"
    )
    given = {
        "BDG_PLANS": str(office.plans),
        "BDG_CACHE": str(office.cache),
        "BDG_TODAY": "2018-11-20",
    }
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env=given, capture_output=True, check=True
        )
        for _ in range(2)
    ]
    loaded = set(runs[1].stderr.decode("utf-8").split())
    assert not loaded & {"typer", "pydantic", "yaml", "dateutil", "rich", "json", "gettext"}
    verbs = {name for name in loaded if name.startswith("bdg_cli.cli.commands.")}
    assert verbs == {"bdg_cli.cli.commands.due"}
