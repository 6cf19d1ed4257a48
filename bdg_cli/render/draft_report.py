"""What was read from a document: in short, line by line, and compared with another edition."""

from __future__ import annotations

from bdg_cli.domain.value import Value
from bdg_cli.drafting.shared_doubts import count_doubts
from bdg_cli.render.rule_sentences import rule_of, second_of
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
    "narrative": N_("lời kể, không nói ai làm gì"),
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
    unsure = count_doubts(draft.sections) + len(draft.head.doubts)
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


class LineReading(Value):
    """How a line of the document was read: as what, by which rule, and which came second.

    `by_place` is True if no rule was asked, because its place in the document says what it is.
    """

    first: int
    last: int
    is_task: bool
    kind: str
    text: str
    rule: str
    second: str
    by_place: bool

    @property
    def number(self) -> str:
        """Return its number, or those of its first and last line."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


def line_readings(t: Language, draft: Draft) -> list[LineReading]:
    """Return how each line was read, in the order of the document."""
    rows = [
        LineReading(
            *(one.first, one.last, True, f"{t('nhiệm vụ')} {one.id}", one.text),
            *(rule_of(t, one.read_by, ""), second_of(t, one.read_by)),
            by_place=False,
        )
        for one in draft.tasks
    ]
    rows += [
        LineReading(
            *(one.first, one.last, False, t(LINE_KIND_LABELS[one.kind]), one.text),
            *(rule_of(t, one.read_by, one.kind), second_of(t, one.read_by)),
            by_place=not one.read_by.rule,
        )
        for one in draft.skipped
    ]
    return sorted(rows, key=lambda row: row.first)


def fate_counts(t: Language, changes: Sequence[Change]) -> str:
    """Return in words how many tasks were kept, reworded, added and dropped."""
    counts = {fate: sum(one.fate == fate for one in changes) for fate in FATE_LABELS}
    return ", ".join(f"{t(FATE_LABELS[fate])} {count}" for fate, count in counts.items())
