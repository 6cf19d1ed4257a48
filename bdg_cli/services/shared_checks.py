"""What `bdg check` says of the copy of a shared ledger."""

from __future__ import annotations

from bdg_cli.domain.messages import say
from bdg_cli.domain.problems import Place, Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.records import Record


def refused_records(
    records: Sequence[Record], refused: Mapping[str, str], ledger_file: str
) -> list[Problem]:
    """P514: records that the shared ledger does not take from here, each with the reason."""
    return [
        Problem("P514", *_said(record, refused[record.id], ledger_file), severity="warning")
        for record in records
        if record.id in refused
    ]


def _said(record: Record, why: str, ledger_file: str) -> tuple[Message, Place, Message]:
    named = {"id": record.id[:8], "task": record.about.task, "unit": record.about.unit}
    if why == "lost":
        return (
            say(
                "Bản ghi {id} (nhiệm vụ {task}, {unit}) đã mất trên sổ chung; máy này còn giữ.",
                **named,
            ),
            Place(ledger_file),
            say("Nơi đã ghi hoặc đơn vị chủ trì gõ: bdg sync; sổ chung có lại bản ghi ấy."),
        )
    return (
        say(
            "Bản ghi {id} (nhiệm vụ {task}, {unit}) không được sổ chung nhận: tên đăng nhập "
            "này không có quyền ghi việc của đơn vị ấy.",
            **named,
        ),
        Place(ledger_file),
        say(
            "Bản ghi chỉ có ở máy này. Bỏ đi: bdg undo {id}; hoặc nhờ người quản trị cấp quyền "
            "rồi gõ: bdg sync",
            id=record.id[:8],
        ),
    )
