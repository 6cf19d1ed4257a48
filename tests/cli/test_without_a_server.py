"""Offices that share a ledger by git alone, with the script of the page for administrators."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.office import ROOT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    not (shutil.which("git") and shutil.which("sh")), reason="there is no git, or no shell"
)


class Desk:
    """A clone of the repository that the offices share."""

    def __init__(self, home: Path, name: str, *arguments: str) -> None:
        self.folder = home / name
        self._sync = ("sh", "dong-bo.sh", *arguments)
        self._environ = {
            "PATH": f"{home}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "HOME": str(home / f"home-{name}"),
            "BDG_TODAY": "2018-11-20",
            "BDG_BY": name,
            "GIT_CONFIG_GLOBAL": os.devnull,
            **{
                f"GIT_{who}_{what}": f"{name}@b.example"
                for who in ("AUTHOR", "COMMITTER")
                for what in ("NAME", "EMAIL")
            },
        }

    def run(self, *words: str) -> str:
        """Run a command in the clone; return what it prints."""
        done = subprocess.run(
            words, cwd=self.folder, env=self._environ, stdout=subprocess.PIPE, check=True
        )
        return done.stdout.decode()

    def bdg(self, *words: str) -> str:
        """Run `bdg`."""
        return self.run("bdg", *words)

    def sync(self) -> str:
        """Run the script."""
        return self.run(*self._sync)


def script() -> str:
    """Return the script that the page shows."""
    page = (ROOT / "docs/so-chung.md").read_text("utf-8")
    found: list[str] = re.findall(r"^```sh\n(#!/bin/sh\n.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert len(found) == 1
    return found[0]


@pytest.fixture
def desks(tmp_path: Path) -> tuple[Desk, Desk]:
    """Return the clones of a district and of a commune, with a plan and nothing recorded."""
    program = tmp_path / "bdg"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m bdg_cli "$@"\n', "utf-8")
    program.chmod(0o755)
    district = Desk(tmp_path, "huyen", "huyen")
    district.folder.mkdir()
    district.run("git", "init", "-q", "-b", "main")
    shutil.copytree(ROOT / "plans", district.folder / "plans")
    (district.folder / ".gitignore").write_text("plans/ledger.db*\n", "utf-8")
    (district.folder / "dong-bo.sh").write_text(script(), "utf-8")
    district.run("git", "add", ".")
    district.run("git", "commit", "-qm", "Kế hoạch")
    district.run("git", "clone", "-q", "--bare", ".", "../kho.git")
    district.run("git", "remote", "add", "origin", "../kho.git")
    district.run("git", "fetch", "-q")
    district.run("git", "branch", "-q", "-u", "origin/main")
    district.run("git", "clone", "-q", "../kho.git", "../xa")
    return district, Desk(tmp_path, "xa", "xa.dong-son", "--unit", "xa.dong-son")


def test_both_have_what_both_recorded(desks: tuple[Desk, Desk]) -> None:
    """Whoever writes and sends first: nothing collides, nothing is lost, and in the end both have
    the same ledger, byte by byte.

    It takes some seconds: it starts git and `bdg` some thirty times.
    """
    district, commune = desks
    commune.bdg("done", "IV.5-1b", "--unit", "xa.dong-son", "--on", "18/11/2018")
    district.bdg("extend", "IV.2a", "--to", "25/12/2018", "--basis", "CV 88/UBND")
    assert commune.sync() == "Đã thêm 0 bản ghi, 1 đã có sẵn.\n"
    assert district.sync() == "Đã thêm 0 bản ghi, 1 đã có sẵn.\nĐã thêm 1 bản ghi, 0 đã có sẵn.\n"
    commune.bdg("undo", "--yes")
    commune.bdg("done", "IV.5-1b", "--unit", "xa.dong-son")
    district.bdg("obstacle", "IV.5-1b", "--unit", "xa.tan-soi", "--note", "chưa có kinh phí")
    for desk in (district, commune, district):
        desk.sync()
    ledgers = [desk.bdg("log", "--json-lines") for desk in desks]
    assert ledgers[0].count("\n") == 5
    assert ledgers[0] == ledgers[1]
    assert '"done": 1,' in district.bdg("status", "--json")
