"""A large plan file is known by its marks only once no coarse clock can repeat them."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from bdg_cli.domain.progress import no_progress
from bdg_cli.workspace.plan_files import PlanFiles

if TYPE_CHECKING:
    from pathlib import Path

    from bdg_cli.readmodel.plan_rows import PlanFile


def read(path: Path, seconds_later: float) -> PlanFile:
    """Read a file so many seconds after its last change."""
    status = path.stat()
    now = max(status.st_mtime, status.st_ctime) + seconds_later
    return PlanFiles(lambda: now, lambda: nullcontext(no_progress)).read(str(path))[0]


def test_marks_of_a_young_file_are_not_kept(tmp_path: Path) -> None:
    """FAT counts in steps of two seconds: a change within them leaves the marks as they were."""
    path = tmp_path / "2018.yaml"
    path.write_text("# \n" * 500_000)
    assert read(path, 0.5).marks is None
    assert read(path, 1.9).marks is None
    assert read(path, -60).marks is None  # a clock of another machine
    assert read(path, 2.5).marks is not None
