"""What is found while a plan is made of its file: problems, and the places of its parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from bdg_cli.domain.days import BackwardsError
from bdg_cli.domain.problems import Problem

if TYPE_CHECKING:
    from bdg_cli.domain.days import DayError
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.problems import Place, Severity
    from bdg_cli.planfile.tree import Path, Tree


class Places(Mapping[tuple[str, ...], "Place"]):
    """Where the parts of a plan stand, looked up in the tree when somebody asks.

    Keys say what a part is: ("plan", "source"), ("unit", code), ("section", number), ("task", id),
    ("task", id, "text").
    """

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._paths: dict[tuple[str, ...], tuple[Path, bool]] = {}

    def mark(self, name: tuple[str, ...], path: Path, *, key: bool) -> None:
        """Remember the path of a part, or of its key."""
        self._paths[name] = (path, key)

    def __getitem__(self, name: tuple[str, ...]) -> Place:
        """Return the place of a part; KeyError for one that the file does not have."""
        path, key = self._paths[name]
        return self._tree.find(path, key=key)

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        """Go through the names of all parts."""
        return iter(self._paths)

    def __len__(self) -> int:
        """Count the parts."""
        return len(self._paths)


class Findings:
    """Collects while the plan is made."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self.problems: list[Problem] = []
        self.places = Places(tree)

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
        """Add a text that is no day, P301, or a range that ends before it begins, P302."""
        code = "P302" if isinstance(error, BackwardsError) else "P301"
        self.trouble(code, path, error.message, error.hint)

    def mark(self, name: tuple[str, ...], path: Path, *, key: bool = False) -> None:
        """Remember where a part of the plan stands."""
        self.places.mark(name, path, key=key)

    def line_of(self, path: Path) -> int:
        """Return the line of what stands at a path."""
        return self._tree.find(path).line
