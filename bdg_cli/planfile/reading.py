"""Reading a plan file: text -> shape -> plan, with all problems at once."""

from __future__ import annotations

import gc
import re
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.messages import say
from bdg_cli.domain.plan import Plan, Signer
from bdg_cli.domain.problems import Place, Problem, in_file_order
from bdg_cli.domain.progress import no_progress
from bdg_cli.domain.value import Value
from bdg_cli.planfile import duties, responsible, timing
from bdg_cli.planfile.content import Content
from bdg_cli.planfile.findings import Findings
from bdg_cli.planfile.places import Places
from bdg_cli.planfile.shorthands import ID
from bdg_cli.planfile.unsure import note_unsure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bdg_cli.domain.progress import ProgressCallback
    from bdg_cli.planfile.parsing import MakeParser
    from bdg_cli.planfile.shape import PlanShape


_SKIMMED: Final = 0.7
"""The share of the time that is over when the text has been skimmed and its shape checked."""


class Reading(Value):
    """What came of a plan file. `plan` is None when there are errors; `places` tells where its
    parts stand: ("task", id, "text"), ("unit", code), ("section", number), ("plan", "source").
    """

    plan: Plan | None
    problems: tuple[Problem, ...]
    places: Mapping[tuple[str, ...], Place]


def read(
    data: bytes,
    *,
    file: str,
    plan_id: str,
    watch: ProgressCallback = no_progress,
    make_parser: MakeParser | None = None,
) -> Reading:
    """Read a plan file. `file` is the name shown in places, `plan_id` the id unless it has one.
    `watch` is told of the tasks as they are read; the parser is the quickest, unless one is given.

    Never raises for what is in the file: all mistakes are problems, in order.
    """
    collecting = gc.isenabled()
    gc.disable()  # a large file is all growth: looking for cycles would double its time
    try:
        return _read(Content(data, file, make_parser), plan_id, watch)
    finally:
        if collecting:
            gc.enable()


def _read(content: Content, plan_id: str, watch: ProgressCallback) -> Reading:
    reading = say("Đang đọc {file}", file=content.file)
    watch(reading, 0)
    shape = content.shape(lambda share: watch(reading, share * _SKIMMED))
    if isinstance(shape, list):
        problems = [*content.problems, *shape]
        return Reading(None, in_file_order(problems or [_empty(content.file)]), {})
    findings = Findings(content, lambda share: watch(reading, _SKIMMED + share * (1 - _SKIMMED)))
    plan = _plan(shape, plan_id, findings)
    problems = [*content.problems, *findings.problems]
    failed = any(problem.severity == "error" for problem in problems)
    return Reading(None if failed else plan, in_file_order(problems), Places(content))


def _plan(shape: PlanShape, plan_id: str, found: Findings) -> Plan | None:
    period = timing.period_of(shape, found)
    issued = timing.issued_on(shape, period, found)
    units = responsible.units_of(shape.units, found)
    sections = duties.sections_of(shape.sections, found)
    note_unsure(shape.unsure, (), found)
    _check_id(shape, plan_id, found)
    if period is None or issued is None:
        return None
    tasks = duties.tasks_of(shape.sections, units, timing.Calendar(period, found), found)
    if not tasks:
        found.trouble(
            "P214",
            ("sections",),
            say("Kế hoạch chưa có nhiệm vụ nào."),
            say("Thêm “tasks:” vào các mục."),
            key=True,
            severity="warning",
        )
    return Plan(
        id=shape.id or plan_id,
        number=shape.number,
        title=shape.title,
        issuer=shape.issuer,
        place=shape.place,
        issued=issued,
        period=period,
        signer=Signer(shape.signer.name, shape.signer.capacity or "") if shape.signer else None,
        based_on=tuple(shape.based_on),
        source=shape.source,
        notice=shape.notice,
        units=units,
        sections=sections,
        tasks=tasks,
        recipients=tuple(shape.recipients),
        formerly=tuple(shape.formerly),
    )


def _check_id(shape: PlanShape, plan_id: str, found: Findings) -> None:
    """Check the plan's id, its own or that of its file name: P209; P213 a former id in use."""
    own = shape.id or plan_id
    if not re.fullmatch(ID, own):
        found.trouble(
            "P209",
            ("id",) if shape.id else (),
            say("Mã “{id}” không gõ được.", id=own),
            say("Thêm “id:” chỉ gồm chữ không dấu, chữ số và các dấu “.”, “_”, “-”."),
            severity="error" if shape.id else "warning",
        )
    for index, former in enumerate(shape.formerly):
        if former == own:
            found.trouble(
                "P213",
                ("formerly", index),
                say("“{code}” đã là mã của “{owner}”.", code=former, owner=own),
                say("Chỉ kể ở “formerly” những mã không còn dùng, mỗi mã một lần."),
            )


def _empty(file: str) -> Problem:
    return Problem(
        "P013",
        say("Tệp không có nội dung."),
        Place(file),
        say("Tạo kế hoạch mẫu: bdg init; hoặc xem docs/plan-file.md."),
    )
