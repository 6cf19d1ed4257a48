"""What the shell offers after a TAB."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.office import Office

ROOT = Path(__file__).resolve().parent.parent


def offered(office: Office, line: str) -> list[str]:
    """Return what bash is offered for the last word of a line."""
    done = subprocess.run(
        [sys.executable, "-c", "from bdg_cli.cli.app import main; main()"],
        cwd=ROOT,
        env={
            "_BDG_COMPLETE": "complete_bash",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(line.split()) - 1),
            "BDG_PLANS": str(office.plans),
            "BDG_CACHE": "off",
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Set up an office."""
    return Office(tmp_path)


def test_ids_codes_sections_and_verbs_are_completed(office: Office) -> None:
    """From the plans that are there."""
    assert offered(office, "bdg show II.1-") == ["II.1-1", "II.1-2", "II.1-3", "II.1-4"]
    assert "xa.dong-son" in offered(office, "bdg due --unit xa.do")
    assert offered(office, "bdg list --section II.") == ["II.1", "II.2", "II.3"]
    assert offered(office, "bdg d") == ["due", "done", "draft"]


def test_a_broken_plan_offers_nothing_and_says_nothing(office: Office) -> None:
    """Completion never fails."""
    office.write("2018.yaml", "a: [")
    assert offered(office, "bdg show II.1-") == []
