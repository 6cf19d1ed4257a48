"""What is found while a plan is made of its file: problems at their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bdg_cli.domain.days import BackwardsError
from bdg_cli.domain.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from bdg_cli.domain.days import DayError
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.problems import Severity
    from bdg_cli.planfile.content import Content
    from bdg_cli.planfile.tree import Path


class Findings:
    """Collects while the plan is made; `tell` is told how much of it is."""

    def __init__(self, content: Content, tell: Callable[[float], None]) -> None:
        self._content = content
        self.tell = tell
        self.problems: list[Problem] = []

    def trouble(
        self,
        code: str,
        path: Path,
        message: Message,
        hint: Message | None = None,
        *,
        key: bool = False,
        severity: Severity = "error",
    ) -> None:
        """Add a problem with what stands at a path, or with its key."""
        place = self._content.tree.find(path, key=key)
        self.problems.append(Problem(code, message, place, hint, severity))

    def bad_day(self, path: Path, error: DayError) -> None:
        """Add a text that is no day, P301, or a range that ends before it begins, P302."""
        code = "P302" if isinstance(error, BackwardsError) else "P301"
        self.trouble(code, path, error.message, error.hint)

    def line_of(self, path: Path) -> int:
        """Return the line of what stands at a path."""
        return self._content.tree.find(path).line
