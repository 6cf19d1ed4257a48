"""A small plan to break, and the words a problem points at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bdg_cli.planfile.reader import read_plan_file

if TYPE_CHECKING:
    from bdg_cli.domain.plan import Plan, Task
    from bdg_cli.domain.problems import Place
    from bdg_cli.planfile.reader import PlanFileReading

PLAN = """\
bdg: 1
number: 15/KH-UBND
title: Phòng, chống thiên tai năm 2020
issuer: UBND xã Tân Lập
place: Tân Lập
issued: 6/3/2020
period: 6/3/2020–31/12/2020
units:
  vp: Văn phòng
  qs: [Ban Chỉ huy quân sự xã, BCH quân sự]
  thon:
    name: Các thôn
    members:
      dong: [Thôn Đông, thôn]
      doai: [Thôn Đoài, thôn]
sections:
  - number: I
    title: NHIỆM VỤ
    tasks:
      - ref: I-1
        text: Kiểm tra đê, kè trước mùa mưa bão.
        lead: vp
        support: [qs, thon]
        windows: 15/4
"""
_SECTION = """\
sections:
  - number: I
    title: NHIỆM VỤ
    tasks:
"""


def with_part(part: str) -> str:
    """Return the plan with some of its keys, or with its tasks, written anew."""
    if part.lstrip().removeprefix("# sai").removeprefix("# đúng").lstrip().startswith("- "):
        part = _SECTION + "".join(f"      {line}\n" for line in part.splitlines())
    keys = set(re.findall(r"^(\w+):", part, re.MULTILINE))
    kept = [
        block
        for block in re.findall(r"^\w+:.*\n(?:[ ].*\n)*", PLAN, re.MULTILINE)
        if block.partition(":")[0] not in keys
    ]
    return "".join(kept) + part


def with_task(lines: str) -> str:
    """Return the plan with one task, `I-1` led by `vp`, that has these lines as well."""
    return with_part("- ref: I-1\n  text: Kiểm tra đê.\n" + _indented(lines))


def reading_of(text: str) -> PlanFileReading:
    """Read a plan file with this text."""
    return read_plan_file(text.encode(), file="plans/15.yaml", plan_id="15")


def plan_of(text: str) -> Plan:
    """Read a plan file that has no problems."""
    reading = reading_of(text)
    assert reading.problems == ()
    assert reading.plan is not None
    return reading.plan


def task_of(lines: str) -> Task:
    """Read the one task of `with_task`."""
    (task,) = plan_of(with_task(lines)).tasks
    return task


def codes(reading: PlanFileReading) -> list[str]:
    """Return the codes of the problems, in order."""
    return [problem.code for problem in reading.problems]


def pointed_at(place: Place) -> str:
    """Return the words that stand at a place."""
    return place.excerpt[place.column - 1 : place.column - 1 + place.length]


def findings(text: str) -> list[tuple[str, str]]:
    """Return the code and the words pointed at, of each problem."""
    return [(one.code, pointed_at(one.place)) for one in reading_of(text).problems]


def said(text: str) -> tuple[str, str]:
    """Return sentence and hint of the one problem, filled in plainly."""
    (problem,) = reading_of(text).problems
    assert problem.hint is not None
    return (
        problem.message.template.format_map(problem.message.filling),
        problem.hint.template.format_map(problem.hint.filling),
    )


def _indented(lines: str) -> str:
    return "".join(f"  {line}\n" for line in lines.splitlines())
