"""Units and roles: who there is, and who has which part in a task."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.folding import fold
from bdg_cli.domain.messages import say
from bdg_cli.domain.naming import find
from bdg_cli.domain.plan import LEAD, SUPPORT, Role, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bdg_cli.domain.plan import RoleKind
    from bdg_cli.planfile.findings import Findings, Path
    from bdg_cli.planfile.shape import MemberShape, RoleShape, TaskShape, UnitShape

_CODE: Final = re.compile(r"[a-z0-9][a-z0-9-]*")


def units_of(shapes: Mapping[str, UnitShape], found: Findings) -> tuple[Unit, ...]:
    """Make the units; P201 bad code, P202 group without members, P203 name used twice."""
    units: list[Unit] = []
    for code, shape in shapes.items():
        path: Path = ("units", code)
        _check_code(code, path, found)
        members: list[Unit] = []
        if shape.members is not None:
            if not shape.members:
                found.trouble(
                    "P202",
                    (*path, "members"),
                    say("Nhóm “{unit}” không có thành viên nào.", unit=code),
                    say("Kể các thành viên, hoặc xóa dòng “members”."),
                )
            for own, member in shape.members.items():
                _check_code(own, (*path, "members", own), found)
                members.append(_unit(f"{code}.{own}", member, ()))
                found.mark(("unit", f"{code}.{own}"), (*path, "members", own), key=True)
        units.append(_unit(code, shape, tuple(members)))
        found.mark(("unit", code), path, key=True)
    _check_names(units, found)
    return tuple(units)


def roles_of(
    shape: TaskShape, path: Path, *, units: tuple[Unit, ...], refs: frozenset[str], found: Findings
) -> tuple[Role, ...]:
    """Make the roles of a task; P204 unknown, P205 ambiguous, P206 no lead, P207 twice,
    P208 a basis that the sections do not have.
    """
    roles: list[Role] = []
    for kind, shapes in ((LEAD, shape.lead), (SUPPORT, shape.support)):
        for index, one in enumerate(shapes):
            here = (*path, kind, index)
            role = _role(one, kind, shape, path=here, units=units, found=found)
            if role is None:
                continue
            if role.unit in {other.unit for other in roles}:
                found.trouble(
                    "P207",
                    here,
                    say("Đơn vị “{unit}” được kể hai lần.", unit=role.unit),
                    say("Mỗi đơn vị có một vai trò trong một nhiệm vụ: giữ lại một."),
                )
                continue
            if section_of(role.basis) not in refs:
                found.trouble(
                    "P208",
                    (*path, "basis"),
                    say("Căn cứ “{ref}” không có trong các mục.", ref=role.basis),
                    say("Viết số mục và gạch đầu dòng: IV.1-1."),
                )
            roles.append(role)
    if not shape.lead:
        found.trouble(
            "P206",
            path,
            say("Nhiệm vụ “{task}” chưa có đơn vị chủ trì.", task=shape.id or shape.ref),
            say("Thêm dòng “lead: …”; nếu văn bản không nói rõ thì thêm “inferred: true”."),
        )
    return tuple(roles)


def section_of(ref: str) -> str:
    """Return the folded section of a ref: `II.1-3` -> `ii.1`."""
    head, dash, bullet = ref.rpartition("-")
    return fold(head if dash and bullet.isascii() and bullet.isdigit() else ref)


def _role(
    one: RoleShape,
    kind: RoleKind,
    task: TaskShape,
    *,
    path: Path,
    units: tuple[Unit, ...],
    found: Findings,
) -> Role | None:
    matches = find(units, one.unit)
    if len(matches) > 1:
        found.trouble(
            "P205",
            path,
            say("“{unit}” có thể là nhiều đơn vị.", unit=one.unit),
            say("Viết mã: {units}.", units=tuple(f"{u.code} ({u.name})" for u in matches)),
        )
        return None
    if not matches:
        known = {fold(name): u.code for u in units for name in (u.code, u.name, *u.spellings)}
        close = get_close_matches(fold(one.unit), known, n=3, cutoff=0.5)
        found.trouble(
            "P204",
            path,
            say("Không có đơn vị “{unit}” trong “units”.", unit=one.unit),
            say(
                "Có phải là: {units}? Hoặc thêm đơn vị vào “units”.",
                units=tuple(dict.fromkeys(known[name] for name in close)),
            )
            if close
            else say("Các đơn vị: {units}.", units=tuple(unit.code for unit in units)),
        )
        return None
    inferred = task.inferred if one.inferred is None else one.inferred
    return Role(matches[0].code, kind, one.basis or task.basis or task.ref, inferred)


def _unit(code: str, shape: MemberShape, members: tuple[Unit, ...]) -> Unit:
    return Unit(code, shape.name, tuple(shape.spellings), members, tuple(shape.formerly))


def _check_code(code: str, path: Path, found: Findings) -> None:
    if not _CODE.fullmatch(code):
        found.trouble(
            "P201",
            path,
            say("Mã đơn vị “{unit}” không gõ được.", unit=code),
            say("Mã chỉ gồm chữ thường không dấu, chữ số và dấu “-”, ví dụ dong-son."),
            key=True,
        )


def _check_names(units: list[Unit], found: Findings) -> None:
    """Refuse an official name that two units share; shared spellings are merely ambiguous."""
    seen: dict[str, str] = {}
    for unit in [one for group in units for one in (group, *group.members)]:
        name = fold(unit.name)
        if name in seen:
            group, _, member = unit.code.partition(".")
            found.trouble(
                "P203",
                ("units", group, "members", member) if member else ("units", group),
                say("Tên “{name}” đã là của đơn vị “{unit}”.", name=unit.name, unit=seen[name]),
                say("Mỗi đơn vị có một tên chính thức riêng."),
            )
        seen.setdefault(name, unit.code)
