"""Units and roles: who there is, and who has which part in a task."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.folding import fold
from bdg_cli.domain.messages import say
from bdg_cli.domain.naming import find_units
from bdg_cli.domain.plan import LEAD, SUPPORT, Role, Unit, group_of
from bdg_cli.planfile.shorthands import CODE
from bdg_cli.planfile.unsure import note_unsure

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from bdg_cli.domain.plan import RoleKind
    from bdg_cli.planfile.findings import Findings
    from bdg_cli.planfile.shape import MemberShape, RoleShape, TaskShape, UnitShape
    from bdg_cli.planfile.tree import Path

_CODE: Final = re.compile(CODE)


def units_of(shapes: Mapping[str, UnitShape], found: Findings) -> tuple[Unit, ...]:
    """Make the units: P201 a code nobody can type, P202 a group without members, P203 an official
    name that two units share, P213 a former code in use.
    """
    units: list[Unit] = []
    for code, shape in shapes.items():
        path: Path = ("units", code)
        _check_code(code, path, found)
        note_unsure(shape.unsure, path, found)
        if shape.members is not None and not shape.members:
            found.trouble(
                "P202",
                (*path, "members"),
                say("Nhóm “{unit}” không có thành viên nào.", unit=code),
                say("Kể các thành viên, hoặc xóa dòng “members”."),
                key=True,
            )
        members: list[Unit] = []
        for own, member in (shape.members or {}).items():
            _check_code(own, (*path, "members", own), found)
            note_unsure(member.unsure, (*path, "members", own), found)
            members.append(_unit(f"{code}.{own}", member, ()))
        units.append(_unit(code, shape, tuple(members)))
    _check_names(units, found)
    _check_former(units, found)
    return tuple(units)


class Casting:
    """Gives units their roles in tasks; `refs` are the folded numbers of all sections."""

    def __init__(self, units: Sequence[Unit], refs: Container[str], found: Findings) -> None:
        self._units = units
        self._refs = refs
        self._found = found
        self._bearers: dict[str, tuple[Unit, ...]] = {}

    def roles_of(self, shape: TaskShape, path: Path) -> tuple[Role, ...]:
        """Make the roles of a task: P204 an unknown unit, P205 an ambiguous one, P206 no lead and
        not unsure, P207 a unit twice, P208 a basis that the sections do not have.
        """
        if not shape.lead and not shape.unsure:
            self._no_lead(shape, path)
        if shape.basis is not None:
            self._check_basis(shape.basis, (*path, "basis"))
        roles: list[Role] = []
        kinds: tuple[tuple[RoleKind, list[RoleShape]], ...] = (
            (LEAD, shape.lead),
            (SUPPORT, shape.support),
        )
        for kind, shapes in kinds:
            for index, one in enumerate(shapes):
                bearers = self._bearers.get(one.unit, ())
                unit = bearers[0] if len(bearers) == 1 else self._unit(one, (*path, kind, index))
                if one.basis is not None:
                    self._check_basis(one.basis, (*path, kind, index, "basis"))
                if unit is None or (
                    roles and self._is_twice(unit, kind, roles, (*path, kind, index))
                ):
                    continue
                inferred = shape.inferred if one.inferred is None else one.inferred
                roles.append(Role(unit.code, kind, one.basis or shape.basis or shape.ref, inferred))
        return tuple(roles)

    def _unit(self, one: RoleShape, path: Path) -> Unit | None:
        bearers = self._bearers.get(one.unit)
        if bearers is None:
            bearers = self._bearers[one.unit] = find_units(self._units, one.unit)
        if len(bearers) == 1:
            return bearers[0]
        if bearers:
            self._found.trouble(
                "P205",
                (*path, "unit"),
                say("“{unit}” có thể là nhiều đơn vị.", unit=one.unit),
                say("Viết mã: {units}.", units=tuple(f"{u.code} ({u.name})" for u in bearers)),
            )
            return None
        close = self._nearest(one.unit)
        self._found.trouble(
            "P204",
            (*path, "unit"),
            say("Không có đơn vị “{unit}” trong “units”.", unit=one.unit),
            say("Có phải là: {units}? Nếu không, thêm đơn vị vào “units”.", units=close)
            if close
            else say("Các đơn vị: {units}.", units=tuple(unit.code for unit in self._units)),
        )
        return None

    def _nearest(self, name: str) -> tuple[str, ...]:
        from difflib import get_close_matches  # for a mistake only

        everyone = (one for unit in self._units for one in (unit, *unit.members))
        known = {
            fold(name): unit.code
            for unit in everyone
            for name in (unit.code, unit.name, *unit.spellings)
        }
        close = get_close_matches(fold(name), known, n=3)
        return tuple(dict.fromkeys(known[one] for one in close))

    def _no_lead(self, shape: TaskShape, path: Path) -> None:
        self._found.trouble(
            "P206",
            path,
            say("Nhiệm vụ “{task}” chưa có đơn vị chủ trì.", task=shape.id or shape.ref),
            say("Thêm dòng “lead: …”; nếu văn bản không nói rõ thì thêm “inferred: true”."),
        )

    def _is_twice(self, unit: Unit, kind: RoleKind, roles: list[Role], path: Path) -> bool:
        """Tell whether the unit, or the group it is in, has a role already."""
        for role in roles:
            if role.unit == unit.code or (
                role.kind == kind and unit.code in _kin(role.unit, self._units)
            ):
                self._found.trouble(
                    "P207",
                    (*path, "unit"),
                    say("Đơn vị “{unit}” được kể hai lần.", unit=unit.code),
                    say("Mỗi đơn vị có một vai trò trong một nhiệm vụ: giữ lại một."),
                )
                return True
        return False

    def _check_basis(self, ref: str, path: Path) -> None:
        if fold(ref) not in self._refs and section_of(ref) not in self._refs:
            self._found.trouble(
                "P208",
                path,
                say("Căn cứ “{ref}” không có trong các mục.", ref=ref),
                say("Viết số mục, hoặc số mục và gạch đầu dòng: IV.1, IV.1-1."),
            )


def section_of(ref: str) -> str:
    """Return the folded section of a ref: `II.1-3` -> `ii.1`."""
    head, dash, bullet = fold(ref).rpartition("-")
    return head if dash and is_bullet(bullet) else fold(ref)


def is_bullet(text: str) -> bool:
    """Tell whether a text is the number of a bullet; they count from 1."""
    return text.isascii() and text.isdigit() and text.strip("0") != ""


def _kin(code: str, units: Sequence[Unit]) -> tuple[str, ...]:
    """Return the codes of a group's members, or of a member's group."""
    group = group_of(code)
    if group != code:
        return (group,)
    return tuple(m.code for unit in units if unit.code == code for m in unit.members)


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
            found.trouble(
                "P203",
                (*_path(unit.code), "name"),
                say("Tên “{name}” đã là của đơn vị “{unit}”.", name=unit.name, unit=seen[name]),
                say("Mỗi đơn vị có một tên chính thức riêng."),
            )
        seen.setdefault(name, unit.code)


def _check_former(units: list[Unit], found: Findings) -> None:
    """Refuse a former code that another unit bears, or bore as well: records would be of two."""
    everyone = [one for group in units for one in (group, *group.members)]
    owners = {unit.code: unit.code for unit in everyone}
    for unit in everyone:
        group = group_of(unit.code)
        for index, former in enumerate(unit.formerly):
            full = f"{group}.{former}" if group != unit.code and "." not in former else former
            if full in owners:
                found.trouble(
                    "P213",
                    (*_path(unit.code), "formerly", index),
                    say("“{code}” đã là mã của “{owner}”.", code=former, owner=owners[full]),
                    say("Chỉ kể ở “formerly” những mã không còn dùng, mỗi mã một lần."),
                )
            owners.setdefault(full, unit.code)


def _path(code: str) -> Path:
    group, _, member = code.partition(".")
    return ("units", group, "members", member) if member else ("units", group)
