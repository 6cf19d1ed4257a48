"""What `bdg check` says of the copy of a shared ledger."""

from __future__ import annotations

from bdg_cli.domain.messages import say
from bdg_cli.domain.problems import Place, Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bdg_cli.domain.records import Record


def refused_records(
    records: Sequence[Record], refused: Collection[str], ledger_file: str
) -> list[Problem]:
    """P514: records that the shared ledger does not take, until they are undone."""
    return [
        Problem(
            "P514",
            say(
                "Bản ghi {id} (nhiệm vụ {task}, {unit}) không được sổ chung nhận: tên đăng nhập "
                "này không có quyền ghi việc của đơn vị ấy.",
                id=record.id[:8],
                task=record.about.task,
                unit=record.about.unit,
            ),
            Place(ledger_file),
            say(
                "Bản ghi chỉ có ở máy này. Bỏ đi: bdg undo {id}; hoặc nhờ người quản trị cấp quyền "
                "rồi gõ: bdg sync",
                id=record.id[:8],
            ),
            severity="warning",
        )
        for record in records
        if record.id in refused
    ]
