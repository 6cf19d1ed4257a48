"""Names of files and words of a call are the same text, however the machine writes their marks."""

from __future__ import annotations

import json
import os
import stat
import sys
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest

from tests.ledger.test_file import as_somebody
from tests.office import ROOT, Office, call

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Literal

NAME = "Kế hoạch đợt 2"


@pytest.mark.parametrize("on_disk", ["NFC", "NFD"])
@pytest.mark.parametrize("typed", ["NFC", "NFD"])
def test_a_plan_is_found_by_its_name_in_either_form(
    office: Office, on_disk: Literal["NFC", "NFD"], typed: Literal["NFC", "NFD"]
) -> None:
    """What is recorded about it is still there after a computer renamed the file."""
    (office.plans / "2018.yaml").rename(office.plans / f"{normalize(on_disk, NAME)}.yaml")
    words = normalize(typed, f"done II.1-3 --unit ldtbxh --plan '{NAME}' --note 'đã xong ở xã'")
    assert office(words, env={"BDG_BY": normalize(typed, "Nguyễn Văn Hòa")}).code == 0
    for path in office.plans.glob("*.yaml"):
        path.rename(office.plans / f"{normalize('NFC', NAME)}.yaml")
    codes = {one["code"] for one in json.loads(office("check --format json").out)["problems"]}
    assert codes == {"P209"}  # such a name cannot be typed; no record is lost
    out = office("log --json").out
    assert normalize("NFC", out) == out
    assert f'"plan": "{NAME}"' in out
    assert "đã xong ở xã" in out
    assert "Nguyễn Văn Hòa" in out


def test_a_folder_keeps_its_name(office: Office) -> None:
    """A path is not composed: it is found under no other name."""
    folder = office.plans.rename(office.plans.parent / normalize("NFD", "kế hoạch"))
    environ = {"BDG_CACHE": "off"}
    assert call(["status", "--plans", str(folder)], environ).code == 0
    assert call(["status", f"--plans={folder}"], environ).code == 0
    assert call(["status"], {**environ, "BDG_PLANS": str(folder)}).code == 0


@pytest.mark.parametrize(
    ("name", "right"),
    [("2019.YAML", "2019.yaml"), ("2019.yaml.txt", "2019.yaml"), ("2019.yml.TXT", "2019.yml")],
)
def test_a_plan_file_with_another_ending_is_told(office: Office, name: str, right: str) -> None:
    """Alone in the folder it is named by every verb; beside others by `check`."""
    (office.plans / "2018.yaml").rename(office.plans / name)
    screen = office("due")
    assert screen.code == 3
    assert name in screen.err
    assert f"Đổi tên thành “{right}”." in screen.err
    office.write("2018.yaml", (ROOT / "plans" / "2018.yaml").read_text("utf-8"))
    screen = office("check")
    assert screen.code == 0
    assert f"{name}: P017 cảnh báo" in screen.out


def test_a_conflict_of_git_is_called_one(office: Office) -> None:
    """Once for each place, whatever stands between the marks."""
    path = office.plans / "2018.yaml"
    lines = path.read_text("utf-8").split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("number:"))
    marked = ["<<<<<<< HEAD", lines[at], "=======", "number: 71/KH-UBND", ">>>>>>> lan"]
    path.write_text("\n".join([*lines[:at], *marked, *lines[at + 1 :]]), "utf-8")
    screen = office("check")
    assert screen.code == 1
    assert f"2018.yaml:{at + 1}:1: P016 lỗi" in screen.out
    assert screen.out.count("lỗi:") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such rights there")
def test_a_folder_that_may_not_be_read_is_called_that(office: Office) -> None:
    """It is not said to be missing."""
    office.plans.chmod(0)
    try:
        with as_somebody():
            screen = office("due", env={"BDG_CACHE": "off"})
    finally:
        office.plans.chmod(0o755)
    assert screen.code == 3
    assert "Không đọc được" in screen.err
    assert "không có quyền" in screen.err


@pytest.mark.skipif(sys.platform == "win32", reason="files have no groups there")
@pytest.mark.parametrize(
    ("mode", "shared"), [(0o2775, stat.S_IWGRP), (0o775, stat.S_IWGRP), (0o755, 0)]
)
def test_a_new_ledger_takes_the_rights_of_the_group(office: Office, mode: int, shared: int) -> None:
    """Whatever the umask of whoever records first."""
    office.plans.chmod(mode)
    before = os.umask(0o077)
    try:
        assert office("done II.1-3 --unit ldtbxh").code == 0
    finally:
        os.umask(before)
    status = (office.plans / "ledger.db").stat()
    assert status.st_mode & stat.S_IWGRP == shared
    assert not status.st_mode & stat.S_IRWXO
    assert status.st_gid == office.plans.stat().st_gid


@pytest.mark.skipif(sys.platform == "win32", reason="files have no groups there")
def test_who_may_not_record_is_told_the_cure(office: Office, tmp_path: Path) -> None:
    """The command, for whoever owns the ledger."""
    assert office("done II.1-3 --unit ldtbxh").code == 0
    for folder in (tmp_path, *tmp_path.parents[:3]):
        folder.chmod(folder.stat().st_mode | 0o055)
    office.plans.chmod(0o777)
    (office.plans / "ledger.db").chmod(0o444)
    with as_somebody():
        screen = office("done II.1-4 --unit ldtbxh", env={"BDG_CACHE": "off"})
    assert screen.code == 4
    assert "+w '" in screen.err
    assert "ledger.db'" in screen.err
