"""Long answers on a terminal are shown page by page; tables go into files where they are asked for.

The pager of these tests writes what it gets into a file.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.office import Office

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="`cat > file` is no command there")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """Return where the pager writes what it gets."""
    return tmp_path / "page.txt"


def paging(page: Path) -> dict[str, str]:
    """Return the variables of a terminal with a few lines, and of a pager."""
    return {"LINES": "24", "PAGER": f"cat > '{page}'"}


def test_what_is_longer_than_the_screen_goes_to_the_pager(office: Office, page: Path) -> None:
    """The whole answer, in Vietnamese, and nothing beside it."""
    shown = office("list", columns=80, env=paging(page))
    assert shown == (0, "", "")
    assert page.read_text("utf-8") == office("list", columns=80).out


@pytest.mark.parametrize(
    ("words", "env"),
    [
        ("list --no-pager", {}),
        ("--no-pager list", {}),
        ("list", {"BDG_PAGER": "cat"}),
        ("list", {"BDG_PAGER": ""}),
        ("list", {"BDG_PAGER": "no-such-program-here -R"}),
        ("list", {"LINES": "300"}),
        ("list", {"TERM": "dumb"}),
        ("list --json", {}),
        ("list --csv", {}),
    ],
)
def test_everything_else_is_printed(
    office: Office, page: Path, words: str, env: dict[str, str]
) -> None:
    """Asked not to, no pager there, short enough, or meant for a program."""
    assert "IV.2a" in office(words, columns=80, env={**paging(page), **env}).out
    assert not page.exists()


def test_a_pipe_is_never_paged(office: Office, page: Path) -> None:
    """Also if a table was asked for."""
    assert "IV.2a" in office("list", env=paging(page)).out
    assert "IV.2a" in office("list --table", env=paging(page)).out
    assert not page.exists()


def test_others_may_write_while_somebody_reads(office: Office, tmp_path: Path) -> None:
    """The read model is let go before the pager waits: a call from inside it uses it."""
    seen = tmp_path / "seen.txt"
    inner = f"cat > /dev/null; ls '{office.cache}' > '{seen}'"
    assert office("list", columns=80, env={"LINES": "9", "PAGER": inner}).code == 0
    assert "-journal" not in seen.read_text("utf-8")


@pytest.mark.parametrize("verb", ["due", "list", "status", "log", "show II.1-1", "units", "plans"])
def test_a_table_goes_into_a_file(office: Office, verb: str) -> None:
    """A hundred columns or what COLUMNS says, without colour and blanks at the ends of lines."""
    office("done II.1-1 -u dai --window 20/10 --on 20/10")
    wide = office(f"{verb} --table").out
    narrow = office(f"{verb} --table", env={"COLUMNS": "72"}).out
    assert max(map(len, wide.splitlines())) <= 100
    assert max(map(len, narrow.splitlines())) <= 72
    assert "\t" not in wide
    assert "\x1b" not in wide
    assert all(line == line.rstrip() for line in wide.splitlines())
    assert office(f"{verb} --table --json").code == 2
