"""Old Word files and rich text: by way of an office program, which may do anything."""

from __future__ import annotations

import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bdg_cli.documents import office_program
from bdg_cli.documents.bounded import installed_program
from bdg_cli.domain.errors import MissingError, PlanError, RefusedError
from tests.documents.examples import docx, fault, para, texts, without_program

if TYPE_CHECKING:
    from collections.abc import Callable

RICH = rb"{\rtf1\ansi{\fonttbl{\f0 Times New Roman;}}\f0 Tr\u7891?ng c\'e2y\par Giao x\u227?\par}"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
WORD = OLD + b"\xec\xa5" + bytes(510) + "WordDocument".encode("utf-16-le")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs are shell scripts")


@pytest.fixture
def program(put_program: Callable[[str, str], Path]) -> Callable[[str], Path]:
    """Return a function that puts an office program on PATH."""
    return partial(put_program, "soffice")


def test_the_answer_of_the_program_is_read(program: Callable[[str], Path], tmp_path: Path) -> None:
    """It works in an own folder, with an own profile; of the document nothing is in its words, and
    nothing is left behind.
    """
    (tmp_path / "answer.docx").write_bytes(docx(para("Trồng cây")))
    kept = program(
        f'for word in "$@"; do echo "$word"; done > {tmp_path}/told; pwd > {tmp_path}/where\n'
        f"cp {tmp_path}/answer.docx document.docx"
    )
    assert texts(RICH, "$(touch x); ké hoạch.rtf") == ["Trồng cây"]
    told = (tmp_path / "told").read_text()
    assert "hoạch" not in told
    assert f"-env:UserInstallation=file://{kept}" in told
    assert (tmp_path / "where").read_text().startswith(str(kept))
    assert list(kept.iterdir()) == []


@pytest.mark.parametrize(
    ("script", "code", "kind"),
    [
        ("exit 0", "document-damaged", PlanError),
        ("echo convert document.rtf; echo warn >&2", "document-damaged", PlanError),
        ("exit 77", "document-damaged", PlanError),
        ("head -c 70000000 /dev/zero > document.docx", "document-too-large", RefusedError),
        ("printf x > document.docx", "document-damaged", PlanError),
        ("sleep 60 & sleep 60", "document-too-large", RefusedError),
        ("trap '' TERM HUP INT; while :; do :; done", "document-too-large", RefusedError),
    ],
)
def test_a_program_that_fails_ends_with_a_sentence(
    program: Callable[[str], Path],
    monkeypatch: pytest.MonkeyPatch,
    script: str,
    code: str,
    kind: type[Exception],
) -> None:
    """Whether it hangs, says nothing, or writes what is no document; its folder is gone after.

    Some take more than a second: they are given one.
    """
    monkeypatch.setattr(office_program, "_SECONDS", 1)
    kept = program(script)
    found = fault(RICH, "k.rtf")
    assert found in ((code, kind), ("document-unknown", PlanError))
    assert list(kept.iterdir()) == []


def runs(process: int) -> bool:
    """Return True if a process has not ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text().split()[2] not in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_what_a_program_has_started_ends_with_it(
    program: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """LibreOffice is two programs. It takes a second."""
    monkeypatch.setattr(office_program, "_SECONDS", 1)
    program(f"(sleep 60; touch {tmp_path}/alive) & echo $! > {tmp_path}/child; wait")
    assert fault(RICH, "k.rtf")[0] == "document-too-large"
    child = int((tmp_path / "child").read_text())
    until = time.monotonic() + 10  # who was killed ends when it gets the processor
    while runs(child) and time.monotonic() < until:
        time.sleep(0.01)
    assert not runs(child)


def test_without_a_program_the_officer_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """One sentence, and how to do without."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office_program, "_PLACES", ())
    assert fault(RICH, "k.rtf") == ("draft-missing", MissingError)
    assert fault(WORD, "k.doc") == ("draft-missing", MissingError)


def test_a_program_beside_the_document_is_never_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Windows looks in the current folder first; so does a PATH with a dot."""
    path = tmp_path / "soffice"
    path.write_text("#!/bin/sh\ntouch ran\n")
    path.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    for found in (".", "", str(tmp_path)):
        monkeypatch.setenv("PATH", found)
        assert installed_program(("soffice",)) is None


def test_an_old_word_file_with_a_password_says_so() -> None:
    """Without asking any program."""
    flags = bytearray(WORD)
    flags[512 + 11] = 1
    assert fault(bytes(flags), "k.doc") == ("document-locked", RefusedError)


@without_program("soffice")
def test_rich_text_is_read_by_libreoffice() -> None:
    """It takes some seconds."""
    assert texts(RICH, "k.rtf") == ["Trồng cây", "Giao xã"]
