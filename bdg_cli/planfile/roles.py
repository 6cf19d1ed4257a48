"""The roles of a task: which units lead it, and which support it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.folding import fold
from bdg_cli.domain.messages import say
from bdg_cli.domain.naming import WAYS, search_key, unit_keys
from bdg_cli.domain.plan import LEAD, SUPPORT, Role, group_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from bdg_cli.domain.plan import RoleKind, Unit
    from bdg_cli.domain.similarity import SimilarNames
    from bdg_cli.planfile.models import RoleShape, TaskShape
    from bdg_cli.yamlfile.problem_collector import ProblemCollector
    from bdg_cli.yamlfile.tree import YamlPath


_MOST_LISTED: Final = 50
"""The most units that a hint lists."""


class RoleReader:
    """Reads the roles of tasks. `refs` are the folded numbers of all sections."""

    def __init__(
        self, units: Sequence[Unit], refs: Container[str], problems: ProblemCollector
    ) -> None:
        self._units = units
        self._refs = refs
        self._problems = problems
        self._units_by_name: dict[str, tuple[Unit, ...]] = {}
        self._by_key: dict[int, dict[str, list[Unit]]] = {}

    def roles_of(
        self, shape: TaskShape, path: YamlPath, *, unsure: bool = False
    ) -> tuple[Role, ...]:
        """Return the roles of a task: P204 an unknown unit, P205 an ambiguous one, P206 no lead
        and nothing unsure, P207 a unit twice, P208 a basis that is not in the sections.

        `unsure` says that its section still has something to decide.
        """
        if not shape.lead and not shape.unsure and not unsure:
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
                matches = self._units_by_name.get(one.unit, ())
                unit = (
                    matches[0]
                    if len(matches) == 1
                    else self.unit_named(one.unit, (*path, kind, index, "unit"))
                )
                if one.basis is not None:
                    self._check_basis(one.basis, (*path, kind, index, "basis"))
                if unit is None or (
                    roles and self._is_twice(unit, kind, roles, (*path, kind, index))
                ):
                    continue
                inferred = shape.inferred if one.inferred is None else one.inferred
                roles.append(Role(unit.code, kind, one.basis or shape.basis or shape.ref, inferred))
        return tuple(roles)

    def unit_named(self, name: str, path: YamlPath) -> Unit | None:
        """Return the unit with a name: P204 an unknown one, P205 an ambiguous one."""
        matches = self._units_by_name.get(name)
        if matches is None:
            matches = self._units_by_name[name] = self._found(name)
        if len(matches) == 1:
            return matches[0]
        if matches:
            self._problems.add(
                "P205",
                path,
                say("“{unit}” có thể là nhiều đơn vị.", unit=name),
                say("Viết mã: {units}.", units=tuple(f"{u.code} ({u.name})" for u in matches)),
            )
            return None
        close = self._nearest(name)
        self._problems.add(
            "P204",
            path,
            say("Không có đơn vị “{unit}” trong “units”.", unit=name),
            say("Có phải là: {units}? Nếu không, thêm đơn vị vào “units”.", units=close)
            if close
            else say("Các đơn vị: {units}.", units=tuple(unit.code for unit in self._units))
            if len(self._units) <= _MOST_LISTED
            else say("Viết mã của một đơn vị trong “units”, hoặc thêm đơn vị vào đó."),
        )
        return None

    def _found(self, name: str) -> tuple[Unit, ...]:
        """Return what `find_units` does, by index: a plan may name thousands."""
        for way in WAYS:
            if way not in self._by_key:
                keys = self._by_key[way] = {}
                for unit in self._everyone():
                    for key in dict.fromkeys(unit_keys(unit, way)):
                        keys.setdefault(key, []).append(unit)
            found = self._by_key[way].get(search_key(name, way))
            if found:
                return tuple(found)
        return ()

    @cached_property
    def _codes(self) -> dict[str, str]:
        return {
            name: unit.code
            for unit in self._everyone()
            for name in (unit.code, unit.name, *unit.spellings)
        }

    @cached_property
    def _similar(self) -> SimilarNames:
        from bdg_cli.domain.similarity import SimilarNames  # for a mistake only

        return SimilarNames(self._codes)

    def _nearest(self, name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._codes[one] for one in self._similar.closest(name)))

    def _everyone(self) -> Iterator[Unit]:
        return (one for unit in self._units for one in (unit, *unit.members))

    def _no_lead(self, shape: TaskShape, path: YamlPath) -> None:
        self._problems.add(
            "P206",
            path,
            say("Nhiệm vụ “{task}” chưa có đơn vị chủ trì.", task=shape.id or shape.ref),
            say("Thêm dòng “lead: …”; nếu văn bản không nói rõ thì thêm “inferred: true”."),
        )

    def _is_twice(self, unit: Unit, kind: RoleKind, roles: list[Role], path: YamlPath) -> bool:
        """Return True if the unit, its group or one of its members has a role already: P207."""
        for role in roles:
            if role.unit == unit.code or (
                role.kind == kind and unit.code in _relatives(role.unit, self._units)
            ):
                self._problems.add(
                    "P207",
                    (*path, "unit"),
                    say("Đơn vị “{unit}” được kể hai lần.", unit=unit.code),
                    say("Mỗi đơn vị có một vai trò trong một nhiệm vụ: giữ lại một."),
                )
                return True
        return False

    def _check_basis(self, ref: str, path: YamlPath) -> None:
        if fold(ref) not in self._refs and folded_section_of(ref) not in self._refs:
            self._problems.add(
                "P208",
                path,
                say("Căn cứ “{ref}” không có trong các mục.", ref=ref),
                say("Viết số mục, hoặc số mục và gạch đầu dòng: IV.1, IV.1-1."),
            )


def folded_section_of(ref: str) -> str:
    """Return the folded section of a ref: `II.1-3` -> `ii.1`."""
    head, dash, bullet = fold(ref).rpartition("-")
    return head if dash and is_bullet(bullet) else fold(ref)


def is_bullet(text: str) -> bool:
    """Return True if the text is the number of a bullet. Bullets count from 1."""
    return text.isascii() and text.isdigit() and text.strip("0") != ""


def _relatives(code: str, units: Sequence[Unit]) -> tuple[str, ...]:
    """Return the codes of a group's members, or of a member's group."""
    group = group_of(code)
    if group != code:
        return (group,)
    return tuple(m.code for unit in units if unit.code == code for m in unit.members)
