"""Plans and ledgers of any size to measure with, always the same for the same size and day.

A plan of N tasks has a dozen units; most tasks are due 32 to 1,460 days ahead, and always a score
(`NEAR`) within the next 29, so that what `bdg due` has to show does not grow with the plan.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

DAY = date(2026, 3, 2)
"""The as-of day of the benches that are free to choose one."""

PLAN = "plan"
"""The id of a plan, which names its file."""
NEAR = 20
"""How many tasks are due soon, in a plan of any size."""
_SOON, _FAR, _HORIZON = 29, 32, 1460
_IN_SECTION = 25
_NUMERALS = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"))
UNITS = {
    "vp": "Văn phòng HĐND và UBND",
    "nv": "Phòng Nội vụ",
    "tckh": "Phòng Tài chính - Kế hoạch",
    "tnmt": "Phòng Tài nguyên và Môi trường",
    "gddt": "Phòng Giáo dục và Đào tạo",
    "yt": "Phòng Y tế",
    "vhtt": "Phòng Văn hóa và Thông tin",
    "nn": "Phòng Nông nghiệp",
    "tp": "Phòng Tư pháp",
    "ktht": "Phòng Kinh tế và Hạ tầng",
    "tt": "Thanh tra huyện",
    "ca": "Công an huyện",
}
_VERBS = ("Xây dựng", "Rà soát", "Tổ chức", "Kiểm tra, đôn đốc", "Tổng hợp, báo cáo", "Phối hợp")
_MATTERS = (
    "công tác tuyên truyền, phổ biến pháp luật về bình đẳng giới",
    "phương án phòng, chống thiên tai và tìm kiếm cứu nạn",
    "việc giải quyết thủ tục hành chính tại bộ phận một cửa",
    "kế hoạch phát triển kinh tế - xã hội",
    "công tác vệ sinh môi trường, trồng cây xanh",
)


class Task(NamedTuple):
    """One task of a plan: its id, its words, who leads it, its last day and its window's key."""

    id: str
    text: str
    lead: str
    due: date
    deadline: bool
    """A deadline is open from the start; otherwise the window is that one day."""

    @property
    def window(self) -> str:
        """How the ledger names the window."""
        return f"{'..' if self.deadline else self.due}/{self.due}"


def tasks(size: int, day: date) -> list[Task]:
    """Return the tasks of a plan, those due soon spread evenly among the others."""
    near = min(size, NEAR)
    step = size // near
    made: list[Task] = []
    leads = list(UNITS)
    for number in range(size):
        soon = number % step == 0 and number // step < near
        ahead = 1 + number // step % _SOON if soon else _FAR + number * 7919 % (_HORIZON - _FAR + 1)
        section, bullet = divmod(number, _IN_SECTION)
        made.append(
            Task(
                id=f"{_roman(section + 1)}-{bullet + 1}",
                text=words(number),
                lead=leads[number % len(leads)],
                due=day + timedelta(days=ahead),
                deadline=number % 2 == 1,
            )
        )
    return made


def words(number: int) -> str:
    """Return what a task says, another for each number."""
    return f"{_VERBS[number % len(_VERBS)]} {_MATTERS[number % len(_MATTERS)]}, đợt {number + 1}"


def due_soon(made: Iterable[Task], day: date) -> list[Task]:
    """Return the tasks due in the next thirty days."""
    return [task for task in made if (task.due - day).days <= _SOON]


def write_plan(folder: Path, made: Iterable[Task], day: date) -> Path:
    """Write the plan file into the folder of plans; return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{PLAN}.yaml"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(_plan_lines(made, day))
    return path


def _plan_lines(made: Iterable[Task], day: date) -> Iterator[str]:
    first, last = day - timedelta(days=60), day + timedelta(days=_HORIZON + 30)
    yield (
        "bdg: 1\nnumber: 1/KH-UBND\ntitle: Công tác năm\nissuer: UBND huyện\nplace: Yên Thế\n"
        f"issued: {first}\nperiod: {{first: {first}, last: {last}}}\nunits:\n"
    )
    yield from (f"  {code}: {name}\n" for code, name in UNITS.items())
    yield "sections:\n"
    at = ""
    for task in made:
        section = task.id.partition("-")[0]
        if section != at:
            yield f"  - number: {section}\n    title: Mục {section}\n    tasks:\n"
            at = section
        window = f"{{by: {task.due:%d/%m/%Y}}}" if task.deadline else f"{task.due:%d/%m/%Y}"
        yield (
            f"      - ref: {task.id}\n        text: {task.text}\n"
            f"        lead: {task.lead}\n        windows: {window}\n"
        )


def records(made: Iterable[Task], count: int, day: date) -> Iterator[str]:
    """Yield the ledger's text: an obstacle, its end and the completion of tasks not due soon.

    So what is due stays the same, however many records there are.
    """
    kinds = ("obstacle", "resolve", "done")
    far = (task for task in made if (task.due - day).days >= _FAR)
    about = (
        {"plan": PLAN, "task": task.id, "unit": task.lead, "window": task.window, "kind": kind}
        for task in far
        for kind in kinds
    )
    for number, one in zip(range(1, count + 1), about, strict=False):
        yield record(number, one, day)


def record(number: int, about: Mapping[str, str], day: date) -> str:
    """Return one line of the ledger's text; `about` holds plan, task, unit, window and kind."""
    name = f"{number:020x}"
    data: dict[str, object] = (
        {"evidence": [f"{number}/BC-UBND"]}
        if about["kind"] == "done"
        else {"text": "Chưa bố trí kinh phí"}
    )
    line = {
        "schema_version": 1,
        "id": name,
        "number": number,
        "batch": name,
        "recorded_at": f"{day}T08:30:00+07:00",
        "by": "Nguyễn Văn An",
        **about,
        "day": str(day - timedelta(days=1)),
        "data": data,
    }
    return json.dumps(line, ensure_ascii=False) + "\n"


def _roman(number: int) -> str:
    """Write the number of a section as documents do."""
    thousands, rest = divmod(number, 1000)
    text = "M" * thousands
    for value, letters in ((900, "CM"), (500, "D"), (400, "CD"), *_NUMERALS, (4, "IV"), (1, "I")):
        times, rest = divmod(rest, value)
        text += letters * times
    return text
