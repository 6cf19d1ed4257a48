"""Problems that are found while a value is made from a file, each at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bdg_cli.domain.days import BackwardsError
from bdg_cli.domain.messages import say
from bdg_cli.domain.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bdg_cli.domain.days import DayError
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.problems import Severity
    from bdg_cli.yamlfile.tree import YamlPath, YamlTree


class ProblemCollector:
    """Collects problems. `report` is called with the share of the work that is done."""

    def __init__(self, tree: YamlTree, report: Callable[[float], None] = lambda _: None) -> None:
        self._tree = tree
        self.report = report
        self.collected: list[Problem] = []

    def add(
        self,
        code: str,
        path: YamlPath,
        message: Message,
        hint: Message | None = None,
        *,
        key: bool = False,
        severity: Severity = "error",
    ) -> None:
        """Add a problem with the value at a path, or with its key."""
        place = self._tree.find(path, key=key)
        self.collected.append(Problem(code, message, place, hint, severity))

    def add_day_error(self, path: YamlPath, error: DayError) -> None:
        """Add P301 for a text that is not a day, P302 for a range that ends before it begins."""
        code = "P302" if isinstance(error, BackwardsError) else "P301"
        self.add(code, path, error.message, error.hint)

    def add_unsure(self, reasons: Sequence[str], path: YamlPath) -> None:
        """Add P215 for each thing still to be decided about the part at a path."""
        for index, reason in enumerate(reasons):
            self.add(
                "P215",
                (*path, "unsure", index),
                say("Còn phải quyết định: {reason}", reason=reason),
                say("Xem lại văn bản, sửa cho đúng, rồi xóa dòng này."),
                severity="note",
            )

    def line_of(self, path: YamlPath) -> int:
        """Return the line of the value at a path."""
        return self._tree.find(path).line
