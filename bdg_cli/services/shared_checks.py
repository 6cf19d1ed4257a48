"""What `bdg check` says of the copy of a shared ledger, and of the plans that came with it."""

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


def unpublished_plan(file: str, name: str, published: str = "") -> Problem:
    """P515: a plan that only this machine has, where others came by the shared ledger.

    `published` is the name by which it was published, if it is another.
    """
    if published:
        message = say("Kế hoạch này đã phát hành với tên {published}.", published=published)
        hint = say(
            "Các bản mới không đến tệp này. Đổi tên tệp thành {published}, rồi gõ: bdg sync",
            published=published,
        )
    else:
        message = say("Kế hoạch chưa phát hành qua sổ chung: các máy khác không có.")
        hint = say("Đơn vị chủ trì phát hành: bdg publish {name}", name=name)
    return Problem("P515", message, Place(file), hint, "warning")


def plan_unlike_edition(file: str, name: str, number: int) -> Problem:
    """P516: a plan file that says something else than its newest edition."""
    return Problem(
        "P516",
        say("Tệp khác bản {number} đã phát hành, là bản các máy khác dùng.", number=number),
        Place(file),
        say(
            "Xem chỗ khác: bdg sync --changes. Lấy bản ấy: bdg sync --take {name}. Nếu tệp này mới "
            "đúng thì đơn vị chủ trì phát hành: bdg publish {name}",
            name=name,
        ),
        "warning",
    )


def edition_not_taken(file: str, number: int) -> Problem:
    """P517: an edition that came by the shared ledger, and that this machine could not take."""
    return Problem(
        "P517",
        say("Bản {number} ở sổ chung không dùng được nên không lấy về.", number=number),
        Place(file),
        say("Báo đơn vị chủ trì phát hành lại. Nếu bdg ở máy này cũ: cài bản mới, gõ: bdg sync"),
        "warning",
    )
