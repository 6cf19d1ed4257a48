"""Plan files: whether one is still what the read model was filled from, and reading it anew."""

from __future__ import annotations

import os
import stat

from bdg_cli.domain.errors import InvalidPlanError
from bdg_cli.domain.messages import say
from bdg_cli.readmodel.plan_rows import PlanFile
from bdg_cli.storage.hashing import digest
from bdg_cli.workspace.discovery import content_of, shown, stem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.progress import ProgressCallback
    from bdg_cli.readmodel.plan_rows import StoredPlan

_SMALL = 1 << 20
"""Files up to so many bytes are recognised by their content alone."""
_SETTLED = 2.0
"""Seconds after which no coarse clock gives a changed file the times that it had before."""


class PlanFiles:
    """Reads plan files; `clock` gives the seconds since 1970."""

    def __init__(
        self,
        clock: Callable[[], float],
        progress: Callable[[], AbstractContextManager[ProgressCallback]],
    ) -> None:
        self._clock = clock
        self._progress = progress

    def is_known(self, path: str, stored: StoredPlan | None) -> bool:
        """Return True if a large file is known to be unchanged without being read."""
        if stored is None or stored.file.marks is None:
            return False
        try:
            found = os.stat(path)
        except OSError:
            return False
        return (
            found.st_size > _SMALL
            and stat.S_ISREG(found.st_mode)
            and stored.file.marks == _marks(found)
        )

    def read(self, path: str) -> tuple[PlanFile, bytes]:
        """Read a file; return what is known of it, and its content. Raises PlanError."""
        now = self._clock()
        content, status = content_of(path)
        settled = now - max(status.st_mtime, status.st_ctime) > _SETTLED
        return PlanFile(
            os.path.basename(path), digest(content), _marks(status) if settled else None
        ), content

    def parse(self, path: str, content: bytes) -> Plan:
        """Return the plan in a file. Raises InvalidPlanError with all its problems."""
        from bdg_cli.planfile.reader import read_plan_file

        with self._progress() as progress:
            reading = read_plan_file(
                content, file=shown(path), plan_id=stem(path), progress=progress
            )
        if reading.plan is None:
            raise InvalidPlanError(
                say("Kế hoạch “{file}” có lỗi nên chưa dùng được.", file=shown(path)),
                reading.problems,
            )
        return reading.plan


def _marks(found: os.stat_result) -> str:
    marks = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_dev)
    return " ".join(map(str, marks))
