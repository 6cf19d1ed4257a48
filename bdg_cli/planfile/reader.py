"""Read a plan file: bytes -> tree -> shape -> plan, with all problems at once.

The text is parsed once and validated once. The tree that pydantic validates also knows the places
of its parts, for the problems that are found later.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.document_kinds import KIND_WORDS, PLAN, kind_by_number
from bdg_cli.domain.messages import say
from bdg_cli.domain.plan import AS_WRITTEN, DEFAULT_NOTICE, Plan, Signer
from bdg_cli.domain.problems import Place, Problem, in_file_order
from bdg_cli.domain.progress import no_progress
from bdg_cli.domain.value import Value
from bdg_cli.planfile import tasks, units, windows
from bdg_cli.planfile.ladder import ladder_of
from bdg_cli.planfile.roles import RoleReader
from bdg_cli.planfile.shorthands import ID_PATTERN
from bdg_cli.planfile.source_map import SourceMap
from bdg_cli.yamlfile.parser import PurePythonParser, fastest_parser, parse_yaml
from bdg_cli.yamlfile.problem_collector import ProblemCollector

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bdg_cli.domain.plan import Unit
    from bdg_cli.domain.progress import ProgressCallback
    from bdg_cli.planfile.models import PlanShape
    from bdg_cli.yamlfile.parser import ParserFactory


_PARSING_SHARE: Final = 0.7
"""The share of the time that has passed when the text is parsed and validated."""
_LARGE: Final = 128 * 1024
"""With this many bytes, some thousand tasks, the Python parser takes more than half a second."""


class PlanFileReading(Value):
    """What was read from a plan file. `plan` is None when there are errors. `places` has the
    places of its parts: ("task", id, "text"), ("unit", code), ("section", number),
    ("plan", "source").
    """

    plan: Plan | None
    problems: tuple[Problem, ...]
    places: Mapping[tuple[str, ...], Place]


def read_plan_file(
    data: bytes,
    *,
    file: str,
    plan_id: str,
    progress: ProgressCallback = no_progress,
    make_parser: ParserFactory | None = None,
) -> PlanFileReading:
    """Read a plan file. `file` is the name shown in places; `plan_id` is the plan's id unless the
    file has one. `progress` is called with the progress. The fastest parser is used unless one is
    given.

    Never raises for the content of the file: all mistakes are problems, in order.
    """
    reading = say("Đang đọc {file}", file=file)
    progress(reading, 0)
    make_parser = make_parser or fastest_parser()
    tree = parse_yaml(
        data, file, make_parser, lambda share: progress(reading, share * _PARSING_SHARE)
    )
    if make_parser is PurePythonParser and len(data) > _LARGE:
        tree.problems.append(_slow(file))
    if tree.root is None:
        return PlanFileReading(None, in_file_order(tree.problems or [_empty(file)]), {})
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # no stranger has a say, or costs
    from bdg_cli.planfile.validation import PLAN_FILE  # makes the models
    from bdg_cli.yamlfile.validation import validate

    shape = validate(tree, PLAN_FILE)
    if isinstance(shape, list):
        return PlanFileReading(None, in_file_order([*tree.problems, *shape]), {})
    collector = ProblemCollector(
        tree, lambda share: progress(reading, _PARSING_SHARE + share * (1 - _PARSING_SHARE))
    )
    plan = _plan(shape, plan_id, collector)
    problems = [*tree.problems, *collector.collected]
    failed = any(problem.severity == "error" for problem in problems)
    return PlanFileReading(
        None if failed else plan, in_file_order(problems), SourceMap(shape, tree)
    )


def _plan(shape: PlanShape, plan_id: str, problems: ProblemCollector) -> Plan | None:
    period = windows.period_of(shape, problems)
    issued = windows.issued_on(shape, period, problems)
    made_units = units.units_of(shape.units, problems)
    sections = tasks.sections_of(shape.sections, problems)
    problems.add_unsure(shape.unsure, ())
    _check_id(shape, plan_id, problems)
    _check_kind(shape, problems)
    if period is None or issued is None:
        return None
    reader = windows.WindowReader(period, problems)
    made_tasks = tasks.tasks_of(shape.sections, made_units, reader, problems)
    if not made_tasks:
        problems.add(
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
        notice=shape.notice or DEFAULT_NOTICE,
        units=made_units,
        sections=sections,
        tasks=made_tasks,
        recipients=tuple(shape.recipients),
        formerly=tuple(shape.formerly),
        deadline_rule=shape.deadline_rule or AS_WRITTEN,
        remind=ladder_of(shape.remind, problems),
        kind=shape.kind or PLAN,
        template=shape.report.template if shape.report else None,
        confirm=_confirming(shape, made_units, problems),
    )


def _confirming(shape: PlanShape, units: Sequence[Unit], problems: ProblemCollector) -> str | None:
    """Return the code of the unit that confirms what others complete; None if none has to."""
    if shape.confirm is None:
        return None
    unit = RoleReader(units, (), problems).unit_named(shape.confirm, ("confirm",))
    return unit.code if unit else None


def _check_kind(shape: PlanShape, problems: ProblemCollector) -> None:
    """Check that the kind is said where the number tells of another one: P216.

    A decision may only introduce the plan that the file is of.
    """
    told = kind_by_number(shape.number)
    if shape.kind is None and told not in (None, PLAN, "decision"):
        words = KIND_WORDS[told]
        problems.add(
            "P216",
            ("number",),
            say("Số này là của {kind}, mà tệp không ghi “kind”.", kind=words),
            say("Thêm dòng “kind: {kind}”, để màn hình và thư gọi đúng tên.", kind=words),
            severity="note",
        )


def _check_id(shape: PlanShape, plan_id: str, problems: ProblemCollector) -> None:
    """Check the plan's id, its own or that of its file name: P209; P213 a former id in use."""
    own = shape.id or plan_id
    if not re.fullmatch(ID_PATTERN, own):
        problems.add(
            "P209",
            ("id",) if shape.id else (),
            say("Mã “{id}” không gõ được.", id=own),
            say("Thêm “id:” chỉ gồm chữ không dấu, chữ số và các dấu “.”, “_”, “-”."),
            severity="error" if shape.id else "warning",
        )
    for index, former in enumerate(shape.formerly):
        if former == own:
            problems.add(
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


def _slow(file: str) -> Problem:
    return Problem(
        "P015",
        say("Tệp lớn mà PyYAML ở máy này thiếu phần viết bằng C: đọc chậm hơn nhiều lần."),
        Place(file),
        say("Cài lại gói PyYAML, bản có libyaml."),
        "note",
    )
