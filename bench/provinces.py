"""A whole country: 34 provinces with 3,321 communes, who owe a million assignments of 40 plans.

Each plan has the provinces as groups whose members are the communes. A few tasks are led by all of
them, the others by some provinces; a third of the tasks is undated. Three of five assignments have
a record, mostly a completion.
"""

from __future__ import annotations

import unicodedata
from datetime import timedelta
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from workload import DAY, record, words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

COMMUNES, PLANS, ASSIGNMENTS = 3_321, 40, 1_000_000
_RECORDS, _OF = 3, 5
"""So many of so many assignments have a record."""
_OBSTACLES = 10
"""Each tenth record tells of an obstacle, the others of a completion."""
_BY_ALL, _BY_SOME = 4, 3
"""So many tasks of a plan are led by all provinces; the others by so many provinces each."""
_PROVINCES = [
    "An Giang",
    "Bắc Ninh",
    "Cà Mau",
    "Cao Bằng",
    "Cần Thơ",
    "Đà Nẵng",
    "Đắk Lắk",
    "Điện Biên",
    "Đồng Nai",
    "Đồng Tháp",
    "Gia Lai",
    "Hà Nội",
    "Hà Tĩnh",
    "Hải Phòng",
    "Hồ Chí Minh",
    "Huế",
    "Hưng Yên",
    "Khánh Hòa",
    "Lai Châu",
    "Lạng Sơn",
    "Lào Cai",
    "Lâm Đồng",
    "Nghệ An",
    "Ninh Bình",
    "Phú Thọ",
    "Quảng Ngãi",
    "Quảng Ninh",
    "Quảng Trị",
    "Sơn La",
    "Tây Ninh",
    "Thái Nguyên",
    "Thanh Hóa",
    "Tuyên Quang",
    "Vĩnh Long",
]
_FIRST, _LAST = DAY.replace(month=1, day=5), DAY.replace(month=12, day=31)


class Duty(NamedTuple):
    """One task of a plan: its ref, who leads it, and its window; undated without a last day."""

    ref: str
    leads: tuple[str, ...]
    shape: int
    number: int

    @property
    def window(self) -> str:
        """How the plan file writes the window; empty for none."""
        last = self._last
        written = ("", f"{{by: {last}}}", f"{{first: {last - timedelta(days=30)}, last: {last}}}")
        return written[self.shape]

    @property
    def key(self) -> str:
        """How the ledger names the window."""
        last = self._last
        return ("", f"../{last}", f"{last - timedelta(days=30)}/{last}")[self.shape]

    @property
    def _last(self) -> date:
        return _FIRST + timedelta(days=31 + self.number * 37 % 320)


class Country:
    """The country, or a part of it: of a hundredth, communes and plans are both a tenth."""

    def __init__(self, size: float) -> None:
        side = sqrt(size)
        self.plans = max(1, round(PLANS * side))
        self._each = round(ASSIGNMENTS * size / self.plans)
        count = max(len(_PROVINCES), round(COMMUNES * side))
        self.communes = {
            _code(name): count // len(_PROVINCES) + (number < count % len(_PROVINCES))
            for number, name in enumerate(_PROVINCES)
        }

    @property
    def one(self) -> str:
        """The code of a commune."""
        return f"{_code(_PROVINCES[0])}.x1"

    def assignments(self) -> int:
        """Return how many assignments all plans have."""
        duties = (duty for number in range(self.plans) for duty in self._duties(number))
        return sum(self.communes[lead] for duty in duties for lead in duty.leads)

    def write_plans(self, folder: Path) -> None:
        """Write the plan files into the folder of plans."""
        folder.mkdir(parents=True)
        units = "".join(self._unit_lines())
        for number in range(self.plans):
            with (folder / f"{_plan(number)}.yaml").open("w", encoding="utf-8") as file:
                file.write(
                    f"bdg: 1\nnumber: {number + 1}/KH-BNV\ntitle: Công tác năm, phần {number + 1}\n"
                    f"issuer: Bộ Nội vụ\nplace: Hà Nội\nissued: {_FIRST}\n"
                    f"period: {{first: {_FIRST}, last: {_LAST}}}\nunits:\n{units}"
                    "sections:\n  - number: I\n    title: NHIỆM VỤ\n    tasks:\n"
                )
                file.writelines(_task_lines(self._duties(number)))

    def records(self) -> Iterator[str]:
        """Yield the lines of the ledger's text."""
        written = 0
        for at, about in enumerate(self._abouts()):
            if at % _OF < _RECORDS:
                written += 1
                kind = "done" if written % _OBSTACLES else "obstacle"
                yield record(written, {**about, "kind": kind}, DAY)

    def _abouts(self) -> Iterator[dict[str, str]]:
        for number in range(self.plans):
            for duty in self._duties(number):
                about = {"plan": _plan(number), "task": duty.ref, "window": duty.key}
                for lead in duty.leads:
                    for commune in range(1, self.communes[lead] + 1):
                        yield {**about, "unit": f"{lead}.x{commune}"}

    def _duties(self, plan: int) -> Iterator[Duty]:
        """Yield the tasks of a plan until it has its share of assignments."""
        codes = list(self.communes)
        owed = number = 0
        while owed < self._each:
            few = tuple(codes[(plan + number * _BY_SOME + k) % len(codes)] for k in range(_BY_SOME))
            leads = tuple(codes) if number < _BY_ALL else few
            yield Duty(f"I-{number + 1}", leads, number % 3, number + plan)
            owed += sum(self.communes[lead] for lead in leads)
            number += 1

    def _unit_lines(self) -> Iterator[str]:
        yield "  bnv: Bộ Nội vụ\n"
        for name, (code, count) in zip(_PROVINCES, self.communes.items(), strict=True):
            yield f"  {code}:\n    name: UBND các xã của {name}\n    members:\n"
            for commune in range(1, count + 1):
                yield f"      x{commune}: UBND xã số {commune} của {name}\n"


def _task_lines(duties: Iterator[Duty]) -> Iterator[str]:
    for duty in duties:
        yield (
            f"      - ref: {duty.ref}\n        text: {words(duty.number)}\n"
            f"        lead: [{', '.join(duty.leads)}]\n        support: bnv\n"
        )
        if duty.window:
            yield f"        windows: {duty.window}\n"


def _plan(number: int) -> str:
    return f"kh-{number + 1:02}"


def _code(name: str) -> str:
    plain = unicodedata.normalize("NFD", name.lower().replace("đ", "d").replace(" ", "-"))
    return plain.encode("ascii", "ignore").decode()
