"""`bdg restore` reads a text as it is, whatever the machine's language and whoever wrote it."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from bdg_cli.domain.errors import PlanError
from bdg_cli.domain.messages import say
from tests.office import ROOT, Office, call

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOTE = "Đã phát tờ rơi tại 5 thôn, ủy ban đồng ý"


@pytest.fixture
def text(office: Office) -> str:
    """Return the ledger as a text, after one record; the ledger is gone."""
    assert office(f"done II.1-3 --unit ldtbxh --note '{NOTE}'").code == 0
    text = office("log --json-lines").out
    (office.plans / "ledger.db").unlink()
    return text


def as_powershell_has_it(text: str, console: str) -> bytes:
    """Let PowerShell 5 redirect a text: the console reads the bytes its own way, `>` writes
    UTF-16.
    """
    read = [bytes([code]).decode(console, "ignore") or chr(code) for code in text.encode()]
    return "".join(read).encode("utf-16")


FORMS: dict[str, Callable[[str], bytes]] = {
    "utf-8": lambda text: text.encode(),
    "utf-8 with a mark": lambda text: text.encode("utf-8-sig"),
    "utf-16 little": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
    "utf-16 big": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "utf-16 bare": lambda text: text.encode("utf-16-le"),
    "windows lines": lambda text: text.replace("\n", "\r\n").encode("utf-8-sig"),
    "powershell, vietnamese": lambda text: as_powershell_has_it(text, "cp1258"),
    "powershell, american": lambda text: as_powershell_has_it(text, "cp437"),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["-", "so.jsonl"])
def test_every_form_of_the_text_gives_the_same_record(
    office: Office, tmp_path: Path, text: str, form: str, name: str
) -> None:
    """From a file and from standard input, in a locale that knows no Vietnamese."""
    content = FORMS[form](text)
    path = tmp_path / "so.jsonl"
    path.write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-m", "bdg_cli", "restore", name if name == "-" else str(path)],
        cwd=ROOT,
        env={
            "BDG_PLANS": str(office.plans),
            "BDG_CACHE": "off",
            "PYTHONIOENCODING": "cp1258",
            "PYTHONUTF8": "0",
        },
        input=content if name == "-" else b"",
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert NOTE in office("log").out


def test_what_is_no_text_is_refused(office: Office, tmp_path: Path) -> None:
    """Nothing gets into the ledger."""
    path = tmp_path / "so.jsonl"
    path.write_bytes("Đã xong".encode("cp1258", "replace"))
    screen = office(f"restore {path}")
    assert (screen.code, screen.out) == (4, "")
    assert "không phải là văn bản UTF-8" in screen.err


class FullDisk(io.StringIO):
    """A stream that cannot be written to."""

    def flush(self) -> None:
        """Fail as a full disk does."""
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    "words",
    [
        *(["done", "II.1-4", "--unit", "ldtbxh"], ["close", "2018", "--reason", "x"]),
        *(["undo", "--yes"], ["restore", "-"]),
    ],
)
def test_a_record_that_could_not_be_told_about_is_told_to_be_there(
    office: Office, words: list[str]
) -> None:
    """So that nobody repeats the command: an undo would take back one more."""
    assert office("done II.1-3 --unit ldtbxh").code == 0
    before = office("log").out
    environ = {"BDG_PLANS": str(office.plans), "BDG_CACHE": "off", "BDG_BY": "Lan"}
    screen = call(words, environ, stdout=FullDisk(), stdin=io.StringIO(""))
    assert screen.code == 74
    assert "Đã ghi sổ; chỉ không in ra được kết quả: đĩa đã đầy." in screen.err
    assert "Đừng gõ lại lệnh này" in screen.err
    assert (office("log").out != before) == (words != ["restore", "-"])


def test_a_mistake_that_comes_after_the_record_is_told_as_such(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer reads the plans again; somebody may have just spoiled a file."""

    def fail(*_: object, **__: object) -> None:
        raise PlanError("plan-unreadable", say("Không đọc được."))

    monkeypatch.setattr("bdg_cli.cli.recording_verbs.show_recorded", fail)
    screen = office("done II.1-3 --unit ldtbxh")
    assert screen.code != 0
    assert "Đã ghi sổ trước khi có lỗi này.\nĐừng gõ lại" in screen.err
    assert "II.1-3" in office("log").out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_pipe_is_read_once(office: Office, tmp_path: Path, text: str) -> None:
    """As in `bdg restore <(zcat so.jsonl.gz)`; it is no ledger file."""
    pipe = tmp_path / "so"
    os.mkfifo(pipe)
    writing = threading.Thread(target=pipe.write_text, args=(text, "utf-8"))
    writing.start()
    assert office(f"restore {pipe}").code == 0
    writing.join()
    assert NOTE in office("log").out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
@pytest.mark.parametrize("verb", ["restore", "done --from"])
def test_what_never_ends_is_not_waited_for(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    """A pipe that nobody writes to, a link to a device, the log of the kernel."""
    monkeypatch.setattr("bdg_cli.storage.regular_files._WAIT", 0.01)
    os.mkfifo(tmp_path / "ong")
    (tmp_path / "may").symlink_to("/dev/zero")
    for name, told in (("ong", "không có gì để đọc"), ("may", "không phải là một tệp")):
        screen = office(f"{verb} {tmp_path / name}")
        assert (screen.code != 0, told in screen.err) == (True, True)
    assert not (office.plans / "ledger.db").exists()


@pytest.mark.parametrize("moment", ["20181120T083000Z", "9999-12-31T23:59:59-12:00"])
def test_a_moment_in_any_form_breaks_nothing(office: Office, text: str, moment: str) -> None:
    """Neither the question of undo, nor the order of joined ledgers."""
    line = text.replace("2018-11-20T12:00:00+07:00", moment)
    assert line != text
    twice = line + text.replace('"id": "', '"id": "z')
    path = office.write("so.jsonl", twice)
    assert office(f"restore '{path}'").code == 0
    assert office("log").code == office("check").code == 0
    asked = office("undo", answer="k\n")
    assert (asked.code, "Hoàn tác" in asked.err) == (0, True)


def test_a_list_that_could_not_be_printed_was_not_recorded(office: Office) -> None:
    """Reading verbs say nothing of a record."""
    environ = {"BDG_PLANS": str(office.plans), "BDG_CACHE": "off"}
    screen = call(["due"], environ, stdout=FullDisk())
    assert screen.code == 74
    assert "Lỗi: Không ghi được kết quả: đĩa đã đầy.\n" in screen.err
    assert "Đã ghi sổ" not in screen.err
