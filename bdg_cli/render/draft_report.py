"""What was read from a document: in short, line by line, and compared with another edition."""

from __future__ import annotations

from bdg_cli.drafting.shared_doubts import SharedDoubts
from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.drafting.draft import Draft
    from bdg_cli.services.edition_diff import Change, Fate
    from bdg_cli.wording.language import Language

LINE_KIND_LABELS = {
    "heading": N_("tên mục"),
    "attribute": N_("nói thêm về nhiệm vụ: ai, khi nào, ở đâu"),
    "lead-in": N_("lời dẫn"),
    "closing": N_("lời kết"),
    "detail": N_("chi tiết của nhiệm vụ bên trên"),
    "aside": N_("mục đích, yêu cầu, tình hình: không giao việc"),
    "target": N_("mục tiêu, chỉ tiêu"),
    "money": N_("nguồn kinh phí"),
    "table": N_("bảng không giao việc"),
    "table head": N_("đầu bảng"),
    "noise": N_("số trang, dấu vết"),
    "footnote": N_("cước chú"),
    "head": N_("phần đầu văn bản"),
    "title": N_("tên văn bản"),
    "basis": N_("căn cứ, lời mở đầu"),
    "foot": N_("nơi nhận, chữ ký"),
    "annex": N_("phụ lục, biểu mẫu"),
}
FATE_LABELS: dict[Fate, str] = {
    "kept": N_("giữ nguyên"),
    "reworded": N_("sửa lời"),
    "new": N_("mới"),
    "gone": N_("không còn"),
}


def draft_summary(t: Language, draft: Draft, output: str) -> str:
    """Return how much was read, and how many places somebody has to decide."""
    unsure = SharedDoubts(draft).count(draft) + len(draft.head.doubts)
    unsure += sum(unit.group for unit in draft.units)
    return (
        t(
            "Đã viết {file}: {tasks} nhiệm vụ, {units} đơn vị.",
            file=output,
            tasks=len(draft.tasks),
            units=len(draft.units),
        )
        + "\n"
        + t("Còn {n} chỗ cần người quyết định: bdg check {file}", n=unsure, file=output)
        + "\n"
    )


def line_readings(t: Language, draft: Draft) -> list[tuple[bool, str, str, str]]:
    """Return for each line whether it is a task, its number, how it was read, and its words."""
    rows = [
        (task.first, task.last, True, f"{t('nhiệm vụ')} {task.id}", task.text)
        for task in draft.tasks
    ]
    rows += [
        (one.first, one.last, False, t(LINE_KIND_LABELS[one.kind]), one.text)
        for one in draft.skipped
    ]
    rows.sort(key=lambda row: row[0])
    return [
        (is_task, str(first) if first == last else f"{first}–{last}", kind, text)
        for first, last, is_task, kind, text in rows
    ]


def fate_counts(t: Language, changes: Sequence[Change]) -> str:
    """Return in words how many tasks were kept, reworded, added and dropped."""
    counts = {fate: sum(one.fate == fate for one in changes) for fate in FATE_LABELS}
    return ", ".join(f"{t(FATE_LABELS[fate])} {count}" for fate, count in counts.items())
