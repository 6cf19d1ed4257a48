"""Whether the plan files of a folder are those that were published in its shared ledger."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from bdg_cli.domain.folding import compose
from bdg_cli.services.shared_checks import (
    edition_not_taken,
    plan_unlike_edition,
    unpublished_plan,
)
from bdg_cli.workspace.discovery import shown
from bdg_cli.workspace.edition_files import digest_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.problems import Problem
    from bdg_cli.shared.edition_state import EditionState


def edition_problems(folder: str, files: Sequence[str], state: EditionState) -> list[Problem]:
    """Return P515 to P517; nothing where plans do not travel by the shared ledger."""
    if not state.editions:
        return []
    found: list[Problem] = []
    names = {one.detail: one.file for one in state.kept if one.why == "twice"}
    for path in files:
        name = compose(os.path.basename(path))
        newest = state.newest(name)
        if newest is None:
            found.append(unpublished_plan(shown(path), name, names.get(name, "")))
        elif newest.place not in state.refused and digest_of(path) != newest.sha256:
            found.append(plan_unlike_edition(shown(path), name, newest.number))
    found += [
        edition_not_taken(shown(os.path.join(folder, one.file)), one.number)
        for one in state.editions
        if one.place in state.refused and one == state.newest(one.file)
    ]
    return found
