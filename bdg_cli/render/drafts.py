"""What was read of a document: in short, line by line, as JSON, and beside another edition."""

from __future__ import annotations

from bdg_cli.render.language import N_
from bdg_cli.render.machine import SCHEMA_VERSION, dumps
from bdg_cli.render.untrusted import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bdg_cli.domain.days import Window
    from bdg_cli.drafting.draft import Draft, DraftSection, DraftTask
    from bdg_cli.render.language import Language
    from bdg_cli.render.machine import Json, Object
    from bdg_cli.services.editions import Change

KINDS = {
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
FATES = {
    "kept": N_("giữ nguyên"),
    "reworded": N_("sửa lời"),
    "new": N_("mới"),
    "gone": N_("không còn"),
}


def summary(t: Language, draft: Draft, output: str) -> str:
    """Say how much was read, and how much is left to decide."""
    unsure = sum(len(task.unsure) for task in draft.tasks) + len(draft.head.doubts)
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


def explained(t: Language, draft: Draft) -> str:
    """Tell of every line how it was read: its number, what it is, its words, with tabs between."""
    rows = [
        (task.first, task.last, f"{t('nhiệm vụ')} {task.id}", task.text) for task in draft.tasks
    ]
    rows += [(one.first, one.last, t(KINDS[one.kind]), one.text) for one in draft.aside]
    rows.sort(key=lambda row: row[0])
    return "".join(
        f"{first if first == last else f'{first}–{last}'}\t{clean(kind)}\t{clean(text)}\n"
        for first, last, kind, text in rows
    )


def differences(t: Language, changes: Sequence[Change]) -> str:
    """Show what a new edition changes, a task a line; a reworded one with its words before."""
    lines: list[str] = []
    for one in changes:
        lines.append(f"{t(FATES[one.fate])}\t{clean(one.id)}\t{clean(one.after or one.before)}\n")
        if one.fate == "reworded":
            lines.append(f"\t\t{t('trước đây')}: {clean(one.before)}\n")
    counts = {fate: sum(one.fate == fate for one in changes) for fate in FATES}
    lines.append(", ".join(f"{t(FATES[fate])} {count}" for fate, count in counts.items()) + "\n")
    return "".join(lines)


def as_json(t: Language, draft: Draft) -> str:
    """Write the reading itself."""
    head = draft.head
    document: Object = {
        "schema_version": SCHEMA_VERSION,
        "number": head.number,
        "title": head.title,
        "issuer": head.issuer,
        "place": head.place,
        "issued": head.issued.isoformat(),
        "period": _window(head.period),
        "based_on": list(head.based_on),
        "recipients": list(head.recipients),
        "signer": {"name": head.signer[0], "capacity": head.signer[1]} if head.signer else None,
        "unsure": [t.say(doubt) for doubt in head.doubts],
        "units": [
            {
                "code": unit.code,
                "name": unit.name,
                "spellings": list(unit.spellings),
                "line": unit.line,
                "group": unit.group,
            }
            for unit in draft.units
        ],
        "sections": [one for section in draft.sections for one in _sections(section, "")],
        "tasks": [_task(t, task) for task in draft.tasks],
        "aside": [
            {"line": [one.first, one.last], "kind": one.kind, "text": one.text}
            for one in draft.aside
        ],
    }
    return dumps(document)


def _sections(section: DraftSection, above: str) -> Iterator[Json]:
    number = f"{above}.{section.number}" if above else section.number
    yield {
        "number": number,
        "title": section.title,
        "line": section.line,
        "statements": list(section.statements),
        "targets": list(section.targets),
    }
    for one in section.sections:
        yield from _sections(one, number)


def _task(t: Language, task: DraftTask) -> Json:
    return {
        "id": task.id,
        "ref": task.ref,
        "text": task.text,
        "line": [task.first, task.last],
        "lead": list(task.lead),
        "support": list(task.support),
        "times": [
            {
                "words": time.words,
                "windows": [_window(window) for window in time.windows],
                "every": time.every or None,
                "by": list(time.by),
            }
            for time in task.times
        ],
        "unsure": [t.say(doubt) for doubt in task.unsure],
    }


def _window(window: Window) -> Json:
    first = window.first.isoformat() if window.first else None
    return {"first": first, "last": window.last.isoformat()}
