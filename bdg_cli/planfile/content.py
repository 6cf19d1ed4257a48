"""What a plan file says; where it says so is found out when somebody asks.

Most files are read because they are right, and then nobody asks: the places, and the models that
tell what is wrong, would take most of the time. So a file goes the quick way, and the careful one
where the quick one is in doubt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pydantic_core import SchemaValidator, ValidationError

from bdg_cli.domain.messages import say
from bdg_cli.domain.problems import Place, Problem
from bdg_cli.planfile.encoding import to_text
from bdg_cli.planfile.mould import MOULD
from bdg_cli.planfile.parsing import PurePythonParser, parse, quickest_parser
from bdg_cli.planfile.skimming import skim

if TYPE_CHECKING:
    from collections.abc import Callable

    from bdg_cli.planfile.parsing import MakeParser
    from bdg_cli.planfile.shape import PlanShape
    from bdg_cli.planfile.tree import Tree


_LARGE: Final = 128 * 1024
"""So many bytes, some thousand tasks, take the parser in Python more than half a second."""


class Content:
    """The content of one file; it keeps the bytes, and the tree once it was needed."""

    def __init__(self, data: bytes, file: str, make_parser: MakeParser | None = None) -> None:
        self.file = file
        self._data = data
        self._make_parser = make_parser or quickest_parser()
        self._tree: Tree | None = None

    @property
    def tree(self) -> Tree:
        """The content with its places."""
        if self._tree is None:
            self._tree = parse(self._data, self.file, self._make_parser)
        return self._tree

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the text itself; nothing, where the quick way took it."""
        slow = self._make_parser is PurePythonParser and len(self._data) > _LARGE
        remarks = [_slow(self.file)] if slow else []
        return remarks + (self._tree.problems if self._tree else [])

    def shape(self, tell: Callable[[float], None]) -> PlanShape | list[Problem]:
        """Return the shape, or what is wrong with it; the text's own problems are not in there.

        `tell` is told how much of the text was read.
        """
        text = to_text(self._data, self.file)
        said = None if isinstance(text, Problem) else skim(text, tell, self._make_parser)
        if said is not None:
            try:
                shape: PlanShape = SchemaValidator(MOULD).validate_python(said)
            except ValidationError:
                pass
            else:
                return shape
        if self.tree.root is None or self.tree.root.value is None:
            return []
        from bdg_cli.planfile.misshapen import shape_of  # makes the models

        return shape_of(self.tree)


def _slow(file: str) -> Problem:
    return Problem(
        "P015",
        say("Tệp lớn mà PyYAML ở máy này thiếu phần viết bằng C: đọc chậm hơn nhiều lần."),
        Place(file),
        say("Cài lại gói PyYAML, bản có libyaml."),
        "note",
    )
