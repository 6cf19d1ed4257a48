"""Each rule has a section in the page of problems, and the page has no other."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_every_code_has_a_section_and_every_section_a_code() -> None:
    """In both directions."""
    used = {
        code
        for path in (ROOT / "bdg_cli").rglob("*.py")
        for code in re.findall(r'"(P[0-9]{3})"', path.read_text("utf-8"))
    }
    page = (ROOT / "docs" / "problems.md").read_text("utf-8")
    assert set(re.findall(r"^## (P[0-9]{3})", page, re.MULTILINE)) == used
