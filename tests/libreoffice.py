"""LibreOffice without a window: opens what Word and Excel open, and prints it as PDF.

Every call has a profile of its own, so that several can run at once.
"""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

PROGRAMS = {name: shutil.which(name) for name in ("soffice", "pdftotext")}
needs_libreoffice = pytest.mark.skipif(
    None in PROGRAMS.values(),
    reason="there is no LibreOffice (soffice) or no pdftotext on this machine",
)

_BETWEEN = 60
"""The most characters between two words of a text."""


def printed(document: Path, folder: Path) -> list[str]:
    """Return the text of each page of a document as it would be printed. It takes some seconds."""
    _run(
        *("soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"),
        *("--convert-to", "pdf", "--outdir", str(folder), str(document)),
    )
    return _run("pdftotext", str(folder / f"{document.stem}.pdf"), "-").split("\f")[:-1]


def is_printed(text: str, pages: str) -> bool:
    """Return True if the words of a text stand one after the other on pages.

    A few words of the next column may stand between them, where pdftotext takes lines of two
    columns for one; a hyphen at the end of a line it leaves out.
    """
    words = [one for one in unicodedata.normalize("NFC", text).split() if one != "-"]
    start = pages.find(words[0])
    while start >= 0:
        place = start
        for word in words:
            place = pages.find(word, place, place + len(word) + _BETWEEN)
            if place < 0:
                break
            place += len(word)
        else:
            return True
        start = pages.find(words[0], start + 1)
    return False


def _run(name: str, *words: str) -> str:
    program = PROGRAMS[name]
    assert program is not None
    done = subprocess.run([program, *words], capture_output=True, timeout=180, check=False)
    assert done.returncode == 0, done
    return done.stdout.decode()
