"""The user's file of working days beside the plans: whether it is still the one that was read."""

from __future__ import annotations

from bdg_cli.domain.errors import InvalidPlanError
from bdg_cli.domain.messages import say
from bdg_cli.readmodel.calendar_rows import NO_FILE
from bdg_cli.storage.hashing import digest
from bdg_cli.workspace.discovery import content_of, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.working_days import WorkingDays


class CalendarFile:
    """The file as it is now, and what its content is known by; `path` is None if there is none.

    Raises PlanError if it cannot be read.
    """

    def __init__(self, path: str | None) -> None:
        self._path = path
        self._content = content_of(path)[0] if path else b""
        self.digest = digest(self._content) if path else NO_FILE

    def calendar(self) -> WorkingDays:
        """Return the days that are worked, by the package and by this file.

        Raises InvalidPlanError with all problems of the file.
        """
        from bdg_cli.settings.working_days import known_working_days, read_working_days

        if self._path is None:
            return known_working_days()
        reading = read_working_days(self._content, file=shown(self._path))
        if any(one.severity == "error" for one in reading.problems):
            raise InvalidPlanError(
                say("Lịch nghỉ “{file}” có lỗi nên chưa dùng được.", file=shown(self._path)),
                reading.problems,
            )
        return known_working_days(reading.years)
