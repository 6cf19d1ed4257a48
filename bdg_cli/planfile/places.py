"""Where the parts of a plan stand in its file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from bdg_cli.domain.problems import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.planfile.content import Content
    from bdg_cli.planfile.shape import PlanShape, SectionShape
    from bdg_cli.planfile.tree import Path

    Name = tuple[str, ...]
    Marks = Iterator[tuple[Name, tuple[Path, bool]]]


class Places(Mapping[tuple[str, ...], Place]):
    """Looked up in the file when somebody asks: nothing is kept for a plan without problems.

    Names say what a part is: ("plan", "source"), ("unit", code), ("section", number),
    ("section", number, "0") for its first statement, ("section", number, "targets", "0") for its
    first target, ("task", id), ("task", id, "text").
    """

    def __init__(self, content: Content) -> None:
        self._content = content
        self._paths: dict[Name, tuple[Path, bool]] | None = None

    @property
    def _marked(self) -> dict[Name, tuple[Path, bool]]:
        """The path of each part, and whether its key is meant."""
        if self._paths is None:
            shape = self._content.shape(lambda _: None)
            self._paths = {} if isinstance(shape, list) else dict(_marks(shape))
        return self._paths

    def __getitem__(self, name: Name) -> Place:
        """Return the place of a part; KeyError for one that the file does not have."""
        path, key = self._marked[name]
        return self._content.tree.find(path, key=key)

    def __iter__(self) -> Iterator[Name]:
        """Go through the names of all parts."""
        return iter(self._marked)

    def __len__(self) -> int:
        """Count the parts."""
        return len(self._marked)


def _marks(shape: PlanShape) -> Marks:
    for code, unit in shape.units.items():
        yield ("unit", code), (("units", code), True)
        for own in unit.members or {}:
            yield ("unit", f"{code}.{own}"), (("units", code, "members", own), True)
    for name in ("number", "title", "issued", "source", "period", "id"):
        yield ("plan", name), ((name,), False)
    yield from _marks_below(shape.sections, "", ("sections",))


def _marks_below(shapes: Sequence[SectionShape], above: str, path: Path) -> Marks:
    for index, shape in enumerate(shapes):
        here: Path = (*path, index)
        number = f"{above}.{shape.number}" if above else shape.number
        yield ("section", number), ((*here, "number"), False)
        for place in range(len(shape.statements)):
            yield ("section", number, str(place)), ((*here, "statements", place), False)
        for place in range(len(shape.targets)):
            yield ("section", number, "targets", str(place)), ((*here, "targets", place), False)
        for place, task in enumerate(shape.tasks):
            task_id = task.id or task.ref
            there: Path = (*here, "tasks", place)
            yield ("task", task_id), ((*there, "ref"), False)
            for name in ("ref", "text", "windows"):
                yield ("task", task_id, name), ((*there, name), False)
        yield from _marks_below(shape.sections, number, (*here, "sections"))
