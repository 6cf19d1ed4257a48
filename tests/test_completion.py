"""What the shell offers after a TAB."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bdg_cli.cli import app, shell_completion
from bdg_cli.cli.env import real_env
from tests.office import Office

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Set up an office."""
    return Office(tmp_path)


@pytest.fixture
def offered(
    office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[str], list[str]]:
    """Return a function that returns what bash is offered for the last word of a line."""

    def offer(line: str) -> list[str]:
        for name, value in question(office, line).items():
            monkeypatch.setenv(name, value)
        with pytest.raises(SystemExit):  # Typer ends the process itself
            app.run(real_env(), [])
        screen = capsys.readouterr()
        assert screen.err == ""
        return screen.out.split()

    return offer


def question(office: Office, line: str) -> dict[str, str]:
    """Return the variables with which bash asks for the last word of a line."""
    return {
        "_BDG_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(line.split()) - 1),
        "BDG_PLANS": str(office.plans),
        "BDG_CACHE": "off",
    }


def test_ids_codes_sections_and_verbs_are_completed(offered: Callable[[str], list[str]]) -> None:
    """From the plans that are there."""
    assert offered("bdg show II.1-") == ["II.1-1", "II.1-2", "II.1-3", "II.1-4"]
    assert "xa.dong-son" in offered("bdg due --unit xa.do")
    assert offered("bdg list --section II.") == ["II.1", "II.2", "II.3"]
    assert offered("bdg d") == ["due", "done", "draft"]


def test_a_broken_plan_offers_nothing_and_says_nothing(office: Office) -> None:
    """Completion never fails in the process that the shell starts."""
    office.write("2018.yaml", "a: [")
    done = subprocess.run(
        [sys.executable, "-c", "from bdg_cli.cli.app import main; main()"],
        cwd=ROOT,
        env=question(office, "bdg show II.1-"),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.stdout.split(), done.stderr) == ([], "")


def test_a_broken_plan_does_not_hide_the_others(
    office: Office, offered: Callable[[str], list[str]]
) -> None:
    """The plans that can be read are offered as before."""
    office.write("2019.yaml", "a: [")
    assert offered("bdg show II.1-") == ["II.1-1", "II.1-2", "II.1-3", "II.1-4"]


@pytest.mark.parametrize("name", ["$(touch a);x", "`id`", "a'b&c", "kế hoạch 2"])
def test_a_name_that_the_shell_would_run_is_quoted(
    office: Office, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A file that somebody sent may have any name. Other shells than bash are not offered it."""
    (office.plans / "2018.yaml").rename(office.plans / f"{name}.yaml")
    monkeypatch.setenv("BDG_PLANS", str(office.plans))
    monkeypatch.setenv("_BDG_COMPLETE", "complete_bash")
    assert [value for value, _ in shell_completion.plans("")] == [shlex.quote(name)]
    monkeypatch.setenv("_BDG_COMPLETE", "complete_zsh")
    offered = [value for value, _ in shell_completion.plans("")]
    assert offered == (["kế hoạch 2"] if name == "kế hoạch 2" else [])
