"""A plan file for a later year, made of the one on the disk."""

from __future__ import annotations

import os

from bdg_cli.domain.errors import InvalidPlanError, RefusedError
from bdg_cli.domain.messages import say
from bdg_cli.planfile.next_year.renewal import renew
from bdg_cli.planfile.reader import read_plan_file
from bdg_cli.planfile.units_file import read_units_file
from bdg_cli.workspace.discovery import content_of, shown, stem
from bdg_cli.workspace.whole_files import lay_down_whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.plan import Carried, Unit
    from bdg_cli.planfile.next_year.renewal import Renewed


def new_units(path: str) -> tuple[Unit, ...]:
    """Read a file of units. Raises PlanError, and InvalidPlanError with all mistakes in it."""
    reading = read_units_file(content_of(path)[0], file=shown(path))
    if any(problem.severity == "error" for problem in reading.problems):
        raise InvalidPlanError(
            say("Danh sách đơn vị “{file}” có lỗi.", file=shown(path)), reading.problems
        )
    return reading.units


def renewed_file(
    path: str,
    *,
    years: int,
    carried: Mapping[str, Sequence[Carried]],
    units: Sequence[Unit],
    told: Callable[[Message], str],
) -> Renewed:
    """Return the plan file at a path for a later year. Raises PlanError, InvalidPlanError,
    UsageError.
    """
    data = content_of(path)[0]
    reading = read_plan_file(data, file=shown(path), plan_id=stem(path))
    if reading.plan is None:
        raise InvalidPlanError(
            say("Kế hoạch “{file}” có lỗi nên chưa dùng được.", file=shown(path)), reading.problems
        )
    return renew(data, reading.plan, years=years, translate=told, carried=carried, units=units)


def lay_down_beside(old: str, path: str, content: bytes, *, force: bool) -> None:
    """Write the new plan file; never over the old one. Raises PlanError, RefusedError."""
    if os.path.exists(path) and os.path.samefile(old, path):
        raise RefusedError(
            "same-file",
            say("“{file}” là tệp của năm cũ; không ghi đè.", file=shown(path)),
            say("Chọn tên khác cho kế hoạch mới."),
        )
    lay_down_whole(path, content, force=force)
