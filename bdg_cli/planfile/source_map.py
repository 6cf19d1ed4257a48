"""Where the parts of a plan are in its file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from bdg_cli.domain.problems import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.planfile.models import PlanShape, SectionShape
    from bdg_cli.yamlfile.tree import YamlPath, YamlTree

    PartName = tuple[str, ...]
    Location = tuple[YamlPath, bool]
    """The path of a part, and whether its key is meant."""


class SourceMap(Mapping[tuple[str, ...], Place]):
    """The places of a plan's parts, worked out from the tree when they are asked for.

    Names say what a part is: ("plan", "source"), ("unit", code), ("section", number),
    ("section", number, "0") for its first statement, ("section", number, "targets", "0") for its
    first target, ("task", id), ("task", id, "text").
    """

    def __init__(self, shape: PlanShape, tree: YamlTree) -> None:
        self._shape = shape
        self._tree = tree

    @cached_property
    def _locations(self) -> dict[PartName, Location]:
        return dict(_locations(self._shape))

    def __getitem__(self, name: PartName) -> Place:
        """Return the place of a part. Raises KeyError for a part that the plan does not have."""
        path, key = self._locations[name]
        return self._tree.find(path, key=key)

    def __iter__(self) -> Iterator[PartName]:
        """Iterate over the names of all parts."""
        return iter(self._locations)

    def __len__(self) -> int:
        """Count the parts."""
        return len(self._locations)


def _locations(shape: PlanShape) -> Iterator[tuple[PartName, Location]]:
    for code, unit in shape.units.items():
        yield ("unit", code), (("units", code), True)
        for own in unit.members or {}:
            yield ("unit", f"{code}.{own}"), (("units", code, "members", own), True)
    for name in ("number", "title", "issued", "source", "period", "id"):
        yield ("plan", name), ((name,), False)
    yield ("plan", "template"), (("report", "template"), False)
    yield from _section_locations(shape.sections, "", ("sections",))


def _section_locations(
    shapes: Sequence[SectionShape], above: str, path: YamlPath
) -> Iterator[tuple[PartName, Location]]:
    for index, shape in enumerate(shapes):
        here: YamlPath = (*path, index)
        number = f"{above}.{shape.number}" if above else shape.number
        yield ("section", number), ((*here, "number"), False)
        for place in range(len(shape.statements)):
            yield ("section", number, str(place)), ((*here, "statements", place), False)
        for place in range(len(shape.targets)):
            yield ("section", number, "targets", str(place)), ((*here, "targets", place), False)
        for place, task in enumerate(shape.tasks):
            task_id = task.id or task.ref
            there: YamlPath = (*here, "tasks", place)
            yield ("task", task_id), ((*there, "ref"), False)
            for name in ("ref", "text", "windows"):
                yield ("task", task_id, name), ((*there, name), False)
        yield from _section_locations(shape.sections, number, (*here, "sections"))
