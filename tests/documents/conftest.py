"""Programs of the machine that tests of several kinds of documents put in place of real ones."""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def put_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """Return a function that puts a shell script on PATH under a name, and nothing else of its kind
    before it; it returns the folder in which temporary folders are made.
    """

    def put(name: str, script: str) -> Path:
        folder = tmp_path / "bin"
        folder.mkdir()
        path = folder / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")
        kept = tmp_path / "kept"
        kept.mkdir()
        monkeypatch.setattr(tempfile, "tempdir", str(kept))
        return kept

    return put
