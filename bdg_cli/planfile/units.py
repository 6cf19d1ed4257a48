"""The units of a plan: who there is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.folding import fold
from bdg_cli.domain.messages import say
from bdg_cli.domain.plan import Unit, group_of
from bdg_cli.planfile.shorthands import UNIT_CODE_PATTERN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bdg_cli.planfile.models import MemberShape, UnitShape
    from bdg_cli.yamlfile.problem_collector import ProblemCollector
    from bdg_cli.yamlfile.tree import YamlPath

_CODE: Final = re.compile(UNIT_CODE_PATTERN)


def units_of(shapes: Mapping[str, UnitShape], problems: ProblemCollector) -> tuple[Unit, ...]:
    """Return the units: P201 a code that is hard to type, P202 a group without members, P203 an
    official name that two units share, P213 a former code in use.
    """
    units: list[Unit] = []
    for code, shape in shapes.items():
        path: YamlPath = ("units", code)
        _check_code(code, path, problems)
        problems.add_unsure(shape.unsure, path)
        if shape.members is not None and not shape.members:
            problems.add(
                "P202",
                (*path, "members"),
                say("Nhóm “{unit}” không có thành viên nào.", unit=code),
                say("Kể các thành viên, hoặc xóa dòng “members”."),
                key=True,
            )
        members: list[Unit] = []
        for own, member in (shape.members or {}).items():
            _check_code(own, (*path, "members", own), problems)
            problems.add_unsure(member.unsure, (*path, "members", own))
            members.append(_unit(f"{code}.{own}", member, ()))
        units.append(_unit(code, shape, tuple(members)))
    _check_names(units, problems)
    _check_former(units, problems)
    return tuple(units)


def _unit(code: str, shape: MemberShape, members: tuple[Unit, ...]) -> Unit:
    return Unit(code, shape.name, tuple(shape.spellings), members, tuple(shape.formerly))


def _check_code(code: str, path: YamlPath, problems: ProblemCollector) -> None:
    if not _CODE.fullmatch(code):
        problems.add(
            "P201",
            path,
            say("Mã đơn vị “{unit}” không gõ được.", unit=code),
            say("Mã chỉ gồm chữ thường không dấu, chữ số và dấu “-”, ví dụ dong-son."),
            key=True,
        )


def _check_names(units: list[Unit], problems: ProblemCollector) -> None:
    """Refuse an official name that two units share; other spellings may be shared."""
    seen: dict[str, str] = {}
    for unit in [one for group in units for one in (group, *group.members)]:
        name = fold(unit.name)
        if name in seen:
            problems.add(
                "P203",
                (*_path(unit.code), "name"),
                say("Tên “{name}” đã là của đơn vị “{unit}”.", name=unit.name, unit=seen[name]),
                say("Mỗi đơn vị có một tên chính thức riêng."),
            )
        seen.setdefault(name, unit.code)


def _check_former(units: list[Unit], problems: ProblemCollector) -> None:
    """Refuse a former code that is or was also the code of another unit: a record with it could
    belong to either.
    """
    everyone = [one for group in units for one in (group, *group.members)]
    owners = {unit.code: unit.code for unit in everyone}
    for unit in everyone:
        group = group_of(unit.code)
        for index, former in enumerate(unit.formerly):
            full = f"{group}.{former}" if group != unit.code and "." not in former else former
            if full in owners:
                problems.add(
                    "P213",
                    (*_path(unit.code), "formerly", index),
                    say("“{code}” đã là mã của “{owner}”.", code=former, owner=owners[full]),
                    say("Chỉ kể ở “formerly” những mã không còn dùng, mỗi mã một lần."),
                )
            owners.setdefault(full, unit.code)


def _path(code: str) -> YamlPath:
    group, _, member = code.partition(".")
    return ("units", group, "members", member) if member else ("units", group)
