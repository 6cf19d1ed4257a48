"""What `bdg check` says of folders with ledgers of their own that lie beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bdg_cli.domain.messages import say
from bdg_cli.domain.problems import Place, Problem
from bdg_cli.services.plan_identity import documents_beside
from bdg_cli.workspace.discovery import folders_without_ledger, plan_files, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bdg_cli.domain.plan import Plan


def problems_beside(folder: str, plans: Iterable[Iterable[tuple[str, Plan]]]) -> list[Problem]:
    """Return what is wrong with folders in a folder; `plans` are those of each, with their files.

    P518: plan files beside the others that nothing reads. P519: one document in two of them.
    """
    unread = [
        Problem(
            "P518",
            say("Tệp kế hoạch “{file}” không được đọc.", file=shown(file)),
            Place(shown(file)),
            say(
                "Thư mục con chỉ được đọc khi có shared.toml, nói sổ chung của nó ở đâu. Thêm tệp "
                "ấy, hoặc dời kế hoạch ra nơi khác."
            ),
            severity="warning",
        )
        for inner in folders_without_ledger(folder)
        for file in plan_files(inner)
    ]
    twice = [
        Problem(one.problem, one.message, Place(one.file), one.hint, severity="warning")
        for one in documents_beside(plans)
    ]
    return [*unread, *twice]
