"""What is found while a plan is made of its file: problems, and the places of its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bdg_cli.domain.problems import Problem

if TYPE_CHECKING:
    from bdg_cli.domain.days import DayError
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.problems import Place, Severity
    from bdg_cli.planfile.tree import Tree

    Path = tuple[str | int, ...]


class Findings:
    """Collects; `places` is keyed by what a part is: ("task", "II.1-1", "text")."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self.problems: list[Problem] = []
        self.places: dict[tuple[str, ...], Place] = {}

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
        place = self._tree.find(path, key=key)
        self.problems.append(Problem(code, message, place, hint, severity))

    def bad_day(self, path: Path, error: DayError) -> None:
        """Add a text that is no day."""
        self.trouble("P301", path, error.message, error.hint)

    def mark(self, name: tuple[str, ...], path: Path, *, key: bool = False) -> None:
        """Remember where a part of the plan stands."""
        self.places[name] = self._tree.find(path, key=key)

    def line_of(self, path: Path) -> int:
        """Return the line of what stands at a path."""
        return self._tree.find(path).line
