"""The file of units that others merged into, or were renamed to, since a plan was made.

It says them as a plan file does: a code, a name, other spellings, and in `formerly` the codes of
the units that are now part of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pydantic import Field

from bdg_cli.domain.messages import say
from bdg_cli.domain.problems import Place, Problem, in_file_order
from bdg_cli.domain.value import Value
from bdg_cli.planfile.models import MemberShape, UnitShape, UnitValue
from bdg_cli.planfile.units import units_of
from bdg_cli.yamlfile.parser import parse_yaml
from bdg_cli.yamlfile.problem_collector import ProblemCollector
from bdg_cli.yamlfile.shapes import KeysShape
from bdg_cli.yamlfile.validation import Shape, validate

if TYPE_CHECKING:
    from bdg_cli.domain.plan import Unit


class UnitsFileShape(KeysShape, title="Đơn vị mới"):
    """Các đơn vị đã sáp nhập, đổi tên."""

    units: dict[str, UnitValue] = Field(description="Các đơn vị: mã và tên.")


UNITS_FILE: Final = Shape(
    UnitsFileShape,
    {},
    {"units": UnitShape, "members": MemberShape},
    {},
    say("Tệp này không phải là danh sách đơn vị."),
)


class UnitsFileReading(Value):
    """What was read from a file: its units, and what is wrong with them."""

    units: tuple[Unit, ...]
    problems: tuple[Problem, ...]


def read_units_file(data: bytes, *, file: str) -> UnitsFileReading:
    """Read a file; `file` is the name shown in places. All mistakes are problems, in order."""
    tree = parse_yaml(data, file)
    if tree.root is None:
        empty = Problem(
            "P013",
            say("Tệp không có nội dung."),
            Place(file),
            say("Kể các đơn vị mới, như trong một kế hoạch; xem docs/nam-sau.md."),
        )
        return UnitsFileReading((), in_file_order(tree.problems or [empty]))
    shape = validate(tree, UNITS_FILE)
    if isinstance(shape, list):
        return UnitsFileReading((), in_file_order([*tree.problems, *shape]))
    problems = ProblemCollector(tree)
    units = units_of(shape.units, problems)
    return UnitsFileReading(units, in_file_order([*tree.problems, *problems.collected]))
