"""The days on which offices work: a file in the package, and the user's beside the plans.

Both have the same shape, and a year in the user's file takes the place of the package's.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated, Final

from pydantic import BeforeValidator, Field

from bdg_cli.domain.days import DayError, Window, date, parse_window
from bdg_cli.domain.messages import say
from bdg_cli.domain.problems import in_file_order
from bdg_cli.domain.value import Value
from bdg_cli.domain.working_days import DaysOff, WorkingDays, WorkingYear
from bdg_cli.yamlfile.parser import parse_yaml
from bdg_cli.yamlfile.problem_collector import ProblemCollector
from bdg_cli.yamlfile.shapes import KeysShape, Text, as_list
from bdg_cli.yamlfile.validation import Shape, validate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bdg_cli.domain.problems import Problem
    from bdg_cli.yamlfile.tree import YamlPath

_PACKAGE_FILE: Final = os.path.join(os.path.dirname(__file__), "working-days.yaml")
_YEARS: Final = range(1945, 2201)
_FRIDAY: Final = 4


Days = Annotated[
    list[Text],
    Field(min_length=1),
    BeforeValidator(as_list, json_schema_input_type=Text | list[Text]),
]


class YearShape(KeysShape, title="Năm"):
    """Lịch nghỉ của một năm."""

    decision: Text | None = Field(None, description="Số văn bản ấn định.")
    off: dict[str, Days] = Field(
        default_factory=dict, description="Các ngày nghỉ: tên và ngày, kể cả nghỉ bù, hoán đổi."
    )
    worked: Annotated[list[Text], BeforeValidator(as_list)] = Field(
        default_factory=list, description="Các ngày thứ Bảy, Chủ nhật phải đi làm."
    )


class WorkingDaysShape(KeysShape, title="Ngày làm việc"):
    """Lịch nghỉ lễ, Tết từng năm."""

    years: dict[str, YearShape] = Field(description="Các năm.")


WORKING_DAYS_FILE: Final = Shape(
    WorkingDaysShape,
    {},
    {"years": YearShape},
    {},
    say("Tệp này không phải là lịch nghỉ."),
)


class WorkingDaysReading(Value):
    """What was read from a file: its years, and what is wrong with them."""

    years: tuple[WorkingYear, ...]
    problems: tuple[Problem, ...]


def known_working_days(own: Sequence[WorkingYear] = ()) -> WorkingDays:
    """Return the years of the package, and in place of some of them those of the user."""
    with open(_PACKAGE_FILE, "rb") as file:
        ours = read_working_days(file.read(), file=_PACKAGE_FILE).years
    years = {one.year: one for one in (*ours, *own)}
    return WorkingDays(tuple([years[number] for number in sorted(years)]))


def read_working_days(data: bytes, *, file: str) -> WorkingDaysReading:
    """Read a file; `file` is the name shown in places. Of a file without content, there is none.

    Never raises for the content of the file: all mistakes are problems, in order.
    """
    tree = parse_yaml(data, file)
    if tree.root is None:
        return WorkingDaysReading((), in_file_order(tree.problems))
    shape = validate(tree, WORKING_DAYS_FILE)
    if isinstance(shape, list):
        return WorkingDaysReading((), in_file_order([*tree.problems, *shape]))
    problems = ProblemCollector(tree)
    years = [_year(number, one, problems) for number, one in shape.years.items()]
    return WorkingDaysReading(
        tuple([one for one in years if one is not None]),
        in_file_order([*tree.problems, *problems.collected]),
    )


def _year(written: str, shape: YearShape, problems: ProblemCollector) -> WorkingYear | None:
    """Return a year: P601 a key that is none, P603 a day off that is worked, or the other way."""
    path: YamlPath = ("years", written)
    if not (written.isascii() and written.isdigit() and int(written) in _YEARS):
        problems.add(
            "P601",
            path,
            say("“{year}” không phải là một năm.", year=written),
            say("Viết bốn chữ số: 2027."),
            key=True,
        )
        return None
    year = int(written)
    off = tuple(
        DaysOff(days, name)
        for name, texts in shape.off.items()
        for _, days in _windows(year, texts, (*path, "off", name), problems)
    )
    worked: list[date] = []
    for here, days in _windows(year, shape.worked, (*path, "worked"), problems):
        if days.first != days.last or days.last.weekday() <= _FRIDAY:
            problems.add(
                "P603",
                here,
                say("Chỉ kể từng ngày thứ Bảy, Chủ nhật phải đi làm."),
                say("Ngày thường đã là ngày làm việc; ngày nghỉ thì kể ở “off”."),
            )
        elif any(days.last in one.days for one in off):
            problems.add(
                "P604",
                here,
                say("Ngày {day} vừa là ngày nghỉ vừa là ngày đi làm.", day=days.last),
                say("Bỏ ngày ấy ở một trong hai nơi: “off” hoặc “worked”."),
            )
        worked.append(days.last)
    return WorkingYear(year, shape.decision or "", off, tuple(worked))


def _windows(
    year: int, texts: Sequence[str], path: YamlPath, problems: ProblemCollector
) -> Iterator[tuple[YamlPath, Window]]:
    """Read days of a year: P301 not a day, P302 ends before it begins, P602 not in that year."""
    whole = Window(date(year, 1, 1), date(year, 12, 31))
    for index, text in enumerate(texts):
        here: YamlPath = (*path, index)
        try:
            days = parse_window(text, whole)
        except DayError as error:
            problems.add_day_error(here, error)
            continue
        if not (days.first and days.first in whole and days.last in whole):
            problems.add(
                "P602",
                here,
                say("“{days}” không nằm trong năm {year}.", days=text, year=year),
                say("Ngày của năm nào thì kể dưới năm ấy."),
            )
        else:
            yield here, days
