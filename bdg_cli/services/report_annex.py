"""The annex of a report: one row for each task, under the headings of its sections."""

from __future__ import annotations

from bdg_cli.domain.messages import say
from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.days import date
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.plan import Section, Task
    from bdg_cli.domain.states import State

ANNEX_COLUMNS: tuple[Message, ...] = (
    say("TT"),
    say("Nhiệm vụ"),
    say("Chủ trì"),
    say("Phối hợp"),
    say("Thời hạn"),
    say("Kết quả"),
    say("Minh chứng"),
    say("Vướng mắc"),
)


class AnnexRow(Value):
    """One task. `number` counts through the whole annex.

    Cells of several lines are tuples. `due` says the days in words; `first` and `last` are the days
    from which and until which it counts (the last of several windows), None for an undated task.
    `result` begins with the state in words. `done`, `of` are assignments.
    """

    number: int
    section: Section
    task: Task
    lead: tuple[str, ...]
    support: tuple[str, ...]
    due: tuple[Message, ...]
    first: date | None
    last: date | None
    state: State
    done: int
    of: int
    result: tuple[Message, ...]
    evidence: tuple[str, ...]
    obstacles: tuple[str, ...]
