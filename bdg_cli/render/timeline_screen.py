"""Draws a timeline on a terminal: a row a task, time from left to right, today as a line down it.

Signs, ids and figures stand before the words; the words of a task are cut where the drawing begins.
Where there is no room for a drawing, tasks are listed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment, Segments

from bdg_cli.domain.states import STATES
from bdg_cli.domain.value import Value
from bdg_cli.render.screen_layout import ListEntry, packed, segment, text
from bdg_cli.render.signs import FANCY, PLAIN
from bdg_cli.render.styles import STYLES
from bdg_cli.render.timeline_axis import axis_of
from bdg_cli.render.timeline_cells import cells_of, empty_cells, runs_of
from bdg_cli.services.lookup import walk_sections
from bdg_cli.wording import labels, last_days
from bdg_cli.wording.sanitize import sanitize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from bdg_cli.domain.days import date
    from bdg_cli.render.screen_layout import ListLayout
    from bdg_cli.render.signs import Signs
    from bdg_cli.render.timeline_axis import Axis
    from bdg_cli.render.timeline_cells import Cells
    from bdg_cli.services.status import TaskStatus
    from bdg_cli.services.timeline import PlanTimeline, Timeline
    from bdg_cli.wording.language import Language

_LEAST_CELLS = 36
"""A drawing has at least so many columns."""
_LEAST_TITLE, _MOST_TITLE = 16, 60
_OBSTACLE = "yellow"
_SHARE = 4
"""The words of a task get one part in so many of the width, and what the drawing leaves."""


class Frame(Value):
    """What all rows of one plan have in common: the widths before the drawing, and its axis."""

    ids: int
    figures: int
    title: int
    axis: Axis

    @property
    def before(self) -> int:
        """Return where the drawing begins."""
        return sum(width + 1 for width in (1, self.ids, self.figures, self.title) if width)


def timeline_parts(t: Language, result: Timeline, layout: ListLayout) -> Iterator[RenderableType]:
    """Yield what a timeline consists of, from above."""
    signs = FANCY if layout.fancy else PLAIN
    several = len(result.found.statuses) > 1
    drawn: list[PlanTimeline] = []
    for n, plan in enumerate(result.plans):
        if n:
            yield text("")
        yield text(labels.plan_title(t, plan.plan, several=several), "bold")
        frame = _frame(t, plan, layout.width)
        if frame is None:
            yield from _listed(t, plan, layout, signs, result.today)
        else:
            drawn.append(plan)
            yield Segments([*_head(frame, signs, result.today), *_rows(plan, frame, signs, result)])
    if drawn:
        yield _legend(t, drawn, signs, layout.width)


def figures_of(task: TaskStatus) -> str:
    """Return how many are done of how many, where there are several."""
    return f"{task.done}/{task.of}" if task.of > 1 else ""


def _frame(t: Language, plan: PlanTimeline, width: int) -> Frame | None:
    """Divide the width; None if there is not enough of it."""
    ids = max(len(row.status.task.id) for row in plan.rows)
    figures = max(len(figures_of(row.status)) for row in plan.rows)
    left = width - sum(one + 1 for one in (1, ids, figures) if one)
    title = max(width // _SHARE, _LEAST_TITLE)
    if left - title - 1 < _LEAST_CELLS:
        return None
    axis = axis_of(t, plan.span, left - title - 1)
    return Frame(ids, figures, min(left - axis.cells - 1, _MOST_TITLE), axis)


def _head(frame: Frame, signs: Signs, today: date) -> Iterator[Segment]:
    for line in (*frame.axis.heads(), _today_head(frame.axis, signs, today)):
        bold = signs.here in line or line.strip(" ").startswith((signs.before, signs.after))
        if line.strip():
            yield segment(" " * frame.before)
            yield segment(line, "bold" if bold else "dim")
            yield Segment.line()


def _today_head(axis: Axis, signs: Signs, today: date) -> str:
    """Return the line that says where today is, or on which side of the drawing."""
    day = f"{today.day:02}/{today.month:02}"
    if axis.has(today):
        cell = axis.cell_of(today)
        if cell + 1 + len(day) < axis.cells:
            return " " * cell + f"{signs.here} {day}"
        return f"{day} {signs.here}".rjust(cell + 1)
    whole = f"{day}/{today.year}"
    if today.toordinal() < axis.end:
        return f"{signs.before} {whole}"
    return f"{whole} {signs.after}".rjust(axis.cells)


def _rows(plan: PlanTimeline, frame: Frame, signs: Signs, result: Timeline) -> Iterator[Segment]:
    titles = {one.number: one.title for one in walk_sections(plan.plan.sections)}
    section = None
    background = empty_cells(frame.axis, signs, result.today)
    for row in plan.rows:
        task = row.status.task
        if task.section != section:
            section = task.section
            yield from _section(sanitize(f"{section} {titles.get(section, '')}"), frame, background)
        state = row.status.state
        yield segment(signs.states[state] + " ", STYLES[state])
        yield segment(task.id.ljust(frame.ids) + " ")
        if frame.figures:
            yield segment(figures_of(row.status).rjust(frame.figures) + " ")
        mark = f"{signs.obstacle} " if row.obstacle else ""
        yield segment(mark, _OBSTACLE)
        yield segment(_cut(sanitize(task.text), frame.title - len(mark)) + " ")
        yield from _drawn(cells_of(plan.plan, row.bars, frame.axis, signs, result.today))
        yield Segment.line()


def _section(head: str, frame: Frame, background: Cells) -> Iterator[Segment]:
    """Yield the line of a section, which runs over the drawing if it is long."""
    room = frame.before + frame.axis.cells
    wide = min(max(cell_len(head) + 1, frame.before), room)
    yield segment(_cut(head, wide - 1) + " ", "bold")
    yield from _drawn(background[wide - frame.before :])
    yield Segment.line()


def _drawn(cells: Cells) -> Iterator[Segment]:
    for sign, style in runs_of(cells):
        yield segment(sign, style)


def _cut(shown: str, width: int) -> str:
    """Return the beginning of some words, exactly so wide on a terminal."""
    whole = set_cell_size(shown, width)
    if whole.rstrip() == shown:
        return whole
    return set_cell_size(set_cell_size(shown, width - 1).rstrip() + "…", width)


def _listed(
    t: Language, plan: PlanTimeline, layout: ListLayout, signs: Signs, today: date
) -> Iterator[RenderableType]:
    entries = [
        ListEntry(
            (
                text(f"{signs.states[row.status.state]} {row.status.task.id}"),
                text(labels.task_state(t, row.status), STYLES[row.status.state]),
                text(figures_of(row.status)),
                text(labels.few_windows(t, row.status, today), keep=True),
                text(t("[vướng mắc]") if row.obstacle else "", _OBSTACLE),
            ),
            row.status.task.text,
        )
        for row in plan.rows
    ]
    heads = t("Mã"), t("Tình trạng"), t("Xong"), t("Thời gian"), "", t("Nhiệm vụ")
    yield layout.entries(heads, entries)
    owed = [
        (plan.plan, one.window)
        for row in plan.rows
        for one in row.status.assignments
        if one.unfinished
    ]
    if said := last_days.footnote(t, owed, today):
        yield text(said, "dim")


def _legend(t: Language, plans: Sequence[PlanTimeline], signs: Signs, width: int) -> RenderableType:
    """Return what the signs mean that were drawn."""
    bars = [bar for plan in plans for row in plan.rows for bar in row.bars]
    found = {bar.state for bar in bars}
    parts = [
        text(f"{signs.states[state]} {t(labels.STATE_LABELS[state])}", STYLES[state])
        for state in STATES
        if state in found
    ]
    if any(row.obstacle for plan in plans for row in plan.rows):
        parts.append(text(f"{signs.obstacle} {t('có vướng mắc')}", _OBSTACLE))
    if any(bar.old_last for bar in bars):
        parts.append(text(f"{signs.was_last} {t('hạn cũ')}"))
    return packed(parts, "  ", width)
