"""The plan file of one year -> that of a later year.

Days move, the number of the document is left open, its source and what the plan was called before
are dropped. Everything else stays as it is, comments, order, quotes and line ends included. What an
officer has to look at is marked `unsure` where it stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.days import show_day
from bdg_cli.domain.errors import InvalidPlanError, UsageError
from bdg_cli.domain.messages import say
from bdg_cli.domain.value import Value
from bdg_cli.planfile.next_year.carried_text import carried_items
from bdg_cli.planfile.next_year.edited_text import EditedText
from bdg_cli.planfile.next_year.moved_days import moved_day, moved_period
from bdg_cli.planfile.next_year.old_years import old_years
from bdg_cli.planfile.next_year.plan_editor import PlanEditor
from bdg_cli.planfile.next_year.renewed_units import renew_units
from bdg_cli.planfile.next_year.written_days import DayMover, years_later
from bdg_cli.planfile.reader import read_plan_file
from bdg_cli.yamlfile.parser import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.plan import Carried, Plan, Unit
    from bdg_cli.planfile.models import PlanShape, SectionShape
    from bdg_cli.yamlfile.tree import YamlPath, YamlTree

_NUMBER: Final = re.compile(r"\d+(?:\s*[a-zA-Z])?(?=\s*[/–-])")
_OPEN: Final = "…"
_LAST_YEAR: Final = 9999


class Renewed(Value):
    """A plan file for a later year: its bytes, its plan, and how many marks were made in it.

    `left_out` are the codes of new units that take the place of none in this plan.
    """

    content: bytes
    plan: Plan
    marks: int
    left_out: tuple[str, ...] = ()


class _Marks:
    """What is to be marked, by the part of the file that it is about."""

    def __init__(self, translate: Callable[[Message], str]) -> None:
        self._translate = translate
        self.by_path: dict[YamlPath, list[str]] = {}

    def add(self, path: YamlPath, message: Message) -> None:
        self.by_path.setdefault(path, []).append(self._translate(message))


def renew(
    data: bytes,
    plan: Plan,
    *,
    years: int,
    translate: Callable[[Message], str],
    carried: Mapping[str, Sequence[Carried]] | None = None,
    units: Sequence[Unit] = (),
) -> Renewed:
    """Return the plan file so many years later. `data` is the file of `plan`, without mistakes.

    `carried` is what was not done, by the id of the task; `units` are units that others merged
    into, or were renamed to. Raises UsageError for years outside of the
    calendar, and InvalidPlanError where the file would have mistakes.
    """
    if not 1 <= years <= _LAST_YEAR - plan.period.last.year:
        raise UsageError(
            "bad-years",
            say("Không dời được {years} năm.", years=years),
            say("Viết số năm từ 1 trở lên: --years 2."),
        )
    tree = parse_yaml(data, plan.id)
    edited = EditedText(data)
    renewal = _Renewal(tree, edited, plan, years, _Marks(translate))
    renewal.head()
    renewal.tasks(carried or {})
    left_out = renew_units(renewal.editor, renewal.shape, plan, units)
    marks = renewal.write_marks()
    content = edited.result()
    reading = read_plan_file(content, file=plan.id, plan_id=f"{plan.id}-{years}")
    if reading.plan is None:
        raise InvalidPlanError(
            say("Viết cho năm sau thì tệp có lỗi; chưa ghi gì."), reading.problems
        )
    return Renewed(content, reading.plan, marks, left_out)


class _Renewal:
    """One plan file on its way to a later year."""

    def __init__(
        self, tree: YamlTree, edited: EditedText, plan: Plan, years: int, marks: _Marks
    ) -> None:
        from bdg_cli.planfile.models import PlanShape

        self.editor = PlanEditor(tree, edited)
        self.shape: PlanShape = PlanShape.model_validate(tree.root)
        self._plan = plan
        self._years = years
        self._marks = marks
        self._old = old_years(plan)
        self._period = moved_period(plan.period, years)
        self._days = DayMover(self.editor, years, plan.period, self._period)

    def head(self) -> None:
        """Write what stands before the units."""
        shape, marks, editor = self.shape, self._marks, self.editor
        editor.rewrite(("number",), self._open_number)
        marks.add((), say("Điền số văn bản của năm mới (năm cũ: {number}).", number=shape.number))
        self._days.move_day(("issued",), shape.issued, moved_day(self._plan.issued, self._years))
        marks.add(
            (),
            say(
                "Sửa ngày ban hành theo văn bản mới (năm cũ: {day}).",
                day=show_day(self._plan.issued),
            ),
        )
        period = shape.period
        given = period if isinstance(period, str) else (period.first, period.last)
        self._days.move_period(given, ("period",))
        if shape.id is not None:
            editor.rewrite(("id",), self._other_id)
        if editor.has(("formerly",)):
            editor.drop(("formerly",))
        if shape.source is not None:
            marks.add(
                (),
                say(
                    "Đã bỏ tệp văn bản gốc của năm cũ ({source}): có văn bản mới thì ghi “source”.",
                    source=shape.source,
                ),
            )
        if editor.has(("source",)):
            editor.drop(("source",))
        self._mark_words((), [shape.title, *shape.based_on])
        for path, section in _sections(shape.sections, ("sections",)):
            self._mark_words(path, [section.title, *section.statements, *section.targets])

    def tasks(self, carried: Mapping[str, Sequence[Carried]]) -> None:
        """Write the days of the tasks, and what is carried over of them."""
        for path, section in _sections(self.shape.sections, ("sections",)):
            for index, task in enumerate(section.tasks):
                here = (*path, "tasks", index)
                left = carried.get(task.id or task.ref, ())
                if self.editor.has((*here, "carried")) and not left:
                    self.editor.drop((*here, "carried"))
                if left:
                    self.editor.add(here, "carried", carried_items(left), after="text")
                for one in left:
                    if one.extended:
                        self._marks.add(here, _extended(one))
                self._mark_words(here, [task.text, task.note or ""])
                for doubt in self._days.move_windows(task.windows, (*here, "windows"), task.text):
                    self._marks.add(here, doubt)

    def write_marks(self) -> int:
        """Write all marks, each behind what its part is known by; return their number."""
        for path, texts in self._marks.by_path.items():
            after = "text" if "tasks" in path[-2:] else "title" if path else "issued"
            self.editor.add_texts(path, "unsure", texts, after=after)
        return sum(map(len, self._marks.by_path.values()))

    def _open_number(self, number: str) -> str:
        """Leave the number of a document open, and keep its sign; a year in it moves."""
        return years_later(_NUMBER.sub(_OPEN, number, count=1), self._years)

    def _other_id(self, text: str) -> str:
        """Return another id for the plan: with the years in it later, or with a year behind it."""
        moved = years_later(text, self._years)
        if moved != text:
            return moved
        quote = text[-1] if text[:1] in ("'", '"') else ""
        return f"{text.removesuffix(quote)}-{self._period.last.year}{quote}"

    def _mark_words(self, path: YamlPath, texts: Sequence[str]) -> None:
        for text in texts:
            words = self._old.mention(text)
            if words is not None:
                self._marks.add(path, say("Còn ghi “{words}”: sửa cho năm mới.", words=words))


def _extended(one: Carried) -> Message:
    return say(
        "Phần của kế hoạch {plan} được gia hạn đến {day}: kết quả vẫn ghi vào kế hoạch ấy; có hạn "
        "ấy ở đây nữa thì thêm vào “windows”.",
        plan=one.plan,
        day=one.extended,
    )


def _sections(
    shapes: Sequence[SectionShape], path: YamlPath
) -> Iterator[tuple[YamlPath, SectionShape]]:
    for index, shape in enumerate(shapes):
        here: YamlPath = (*path, index)
        yield here, shape
        yield from _sections(shape.sections, (*here, "sections"))
