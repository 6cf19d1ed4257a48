"""Turn old Word files (.doc) and rich text (.rtf) into .docx by an office program of the machine.

LibreOffice where it is, else Word on Windows. The program runs without a shell, in a folder and
with a profile of its own, for a limited time; of the document nothing is in its arguments, and its
answer is read like any other file.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bdg_cli.documents import document_errors as errors
from bdg_cli.documents.bounded import limited

if TYPE_CHECKING:
    from collections.abc import Sequence

_SECONDS: Final = 18
"""How long a program may take; LibreOffice takes two seconds, on a slow machine ten."""
_PROGRAMS: Final = ("soffice", "libreoffice")
_PLACES: Final = (
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
"""Where installers put LibreOffice without naming it on PATH."""
_ROOTS: Final = ("C:/Program Files", "C:/Program Files (x86)")
_WORD: Final = (
    "Microsoft Office/root/Office*/WINWORD.EXE",
    "Microsoft Office/Office*/WINWORD.EXE",
)
_RTF: Final = b"{\\rtf"
_MOST_BYTES: Final = 64 << 20
_BY_WORD: Final = (
    "$word = New-Object -ComObject Word.Application; $word.DisplayAlerts = 0; "
    "$word.AutomationSecurity = 3; try { "
    "$text = $word.Documents.Open($env:BDG_FROM, $false, $true, $false, 'no password'); "
    "$text.SaveAs2($env:BDG_TO, 16); $text.Close($false) } finally { $word.Quit($false) }"
)
"""For PowerShell: without macros, read-only; a file with a password fails instead of asking."""


def word_document(content: bytes, name: str) -> bytes:
    """Return a document as .docx.

    Raises MissingError where there is no program for it, PlanError for a document that the program
    cannot read, RefusedError for one that takes too long.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        rich = content.lstrip().startswith(_RTF)
        before = Path(folder, "document.rtf" if rich else "document.doc")
        after = Path(folder, "document.docx")
        before.write_bytes(content)
        command = _command(Path(folder), before)
        if command is None:
            raise errors.missing_office_program(name)
        _run(command, name, {"BDG_FROM": str(before), "BDG_TO": str(after)})
        if not after.is_file():
            raise errors.damaged_document(name)
        if after.stat().st_size > _MOST_BYTES:
            raise errors.document_too_large(name)
        return after.read_bytes()


def _command(folder: Path, document: Path) -> list[str] | None:
    """Return how to convert a document in a folder; None if there is no program for it."""
    found = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    office = found or next(filter(os.path.isfile, _PLACES), None)
    if office is not None:
        profile = Path(folder, "profile").as_uri()
        options = ["--headless", "--norestore", "--nologo", "--convert-to", "docx"]
        where = ["--outdir", str(folder), str(document)]
        return [office, f"-env:UserInstallation={profile}", *options, *where]
    powershell = shutil.which("powershell") if sys.platform == "win32" else None
    if powershell is None or not _has_word():
        return None
    return [powershell, "-NoProfile", "-NonInteractive", "-Command", _BY_WORD]


def _has_word() -> bool:
    """Return True if Word is installed on this Windows."""
    return any(True for root in _ROOTS for one in _WORD for _ in Path(root).glob(one))


def _run(command: Sequence[str], name: str, variables: dict[str, str]) -> None:
    """Run a program to its end, or end it and all that it started after a time."""
    process = subprocess.Popen(  # noqa: S603 -- a program of the machine; all arguments are ours
        limited(command),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **variables},
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        raise errors.document_too_large(name) from None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and those that it started."""
    if sys.platform == "win32":
        if process.poll() is None:
            tasks = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(tasks, capture_output=True, check=False)  # noqa: S603 -- a number only
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
