"""Reading a plan file: text -> tree -> shape -> plan, with all problems at once."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from pydantic import ValidationError

from bdg_cli.domain.messages import say
from bdg_cli.domain.plan import Plan, Signer
from bdg_cli.domain.problems import Place, Problem, in_order
from bdg_cli.domain.value import Value
from bdg_cli.planfile import duties, misshapen, responsible, timing
from bdg_cli.planfile.findings import Findings
from bdg_cli.planfile.shape import PlanShape
from bdg_cli.planfile.tree import parse

if TYPE_CHECKING:
    from collections.abc import Mapping


class Reading(Value):
    """What came of a plan file. `plan` is None when there are errors; `places` tells where its
    parts stand: ("task", id, "text"), ("unit", code), ("section", number), ("plan", "source").
    """

    plan: Plan | None
    problems: tuple[Problem, ...]
    places: Mapping[tuple[str, ...], Place]


def read(data: bytes, *, file: str, plan_id: str) -> Reading:
    """Read a plan file. `file` is the name shown in places, `plan_id` the id unless it has one.

    Never raises for what is in the file: all mistakes are problems, in order.
    """
    collecting = gc.isenabled()
    gc.disable()  # a large file is all growth: looking for cycles would double its time
    try:
        return _read(data, file, plan_id)
    finally:
        if collecting:
            gc.enable()


def _read(data: bytes, file: str, plan_id: str) -> Reading:
    tree = parse(data, file)
    if tree.root is None:
        problems = tree.problems or [
            Problem(
                "P013",
                say("Tệp không có nội dung."),
                Place(file),
                say("Tạo kế hoạch mẫu: bdg init; hoặc xem docs/plan-file.md."),
            )
        ]
        return Reading(None, in_order(problems), {})
    try:
        shape = PlanShape.model_validate(tree.plain())
    except ValidationError as error:
        found = misshapen.problems_of(error.errors(include_url=False, include_input=False), tree)
        return Reading(None, in_order([*tree.problems, *found]), {})
    findings = Findings(tree)
    plan = _plan(shape, plan_id, findings)
    problems = [*tree.problems, *findings.problems]
    failed = any(problem.severity == "error" for problem in problems)
    return Reading(None if failed else plan, in_order(problems), findings.places)


def _plan(shape: PlanShape, plan_id: str, found: Findings) -> Plan | None:
    period = timing.period_of(shape, found)
    issued = timing.issued_on(shape, found)
    units = responsible.units_of(shape.units, found)
    sections = duties.sections_of(shape.sections, found)
    for name in ("number", "title", "issued", "source", "period"):
        found.mark(("plan", name), (name,))
    if period is None or issued is None:
        return None
    tasks = duties.tasks_of(shape.sections, units, period, found)
    if not tasks:
        found.trouble(
            "P214",
            ("sections",),
            say("Kế hoạch chưa có nhiệm vụ nào."),
            say("Thêm “tasks:” vào các mục."),
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
