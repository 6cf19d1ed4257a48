"""What a person still has to decide, as the plan file says below `unsure`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bdg_cli.domain.messages import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.planfile.findings import Findings
    from bdg_cli.planfile.tree import Path


def note_unsure(reasons: Sequence[str], path: Path, found: Findings) -> None:
    """Note what is to be decided of the part at a path, each reason at its place: P215."""
    for index, reason in enumerate(reasons):
        found.trouble(
            "P215",
            (*path, "unsure", index),
            say("Còn phải quyết định: {reason}", reason=reason),
            say("Xem lại văn bản, sửa cho đúng, rồi xóa dòng này."),
            severity="note",
        )
