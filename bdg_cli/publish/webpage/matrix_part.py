"""Units by tasks: of each group, its members by the tasks that they owe; of all other units, what
they owe in each section.
"""

from __future__ import annotations

from bdg_cli.domain.days import show_day
from bdg_cli.domain.plan import group_of
from bdg_cli.domain.states import COMPLETED, most_pressing
from bdg_cli.domain.value import Value
from bdg_cli.publish.webpage.markup import Html, joined, tag
from bdg_cli.publish.webpage.states import STATE_CLASSES, sign, word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bdg_cli.domain.days import Window, date
    from bdg_cli.publish.webpage.content import Content, PageTask
    from bdg_cli.services.status import AssignmentStatus
    from bdg_cli.wording.language import Language


class MatrixColumn(Value):
    """One duty of a group: a task in one window of the plan, and who owes it."""

    task: PageTask
    planned: Window | None
    owed: Mapping[str, AssignmentStatus]


def matrix_part(content: Content, t: Language) -> Html:
    """Return the tables."""
    members = {code for code in content.units if group_of(code) != code}
    tables = [
        _group(content, unit.name, [code for code in codes if code in content.units], t)
        for unit in content.report.plan.units
        if members.intersection(codes := [one.code for one in unit.members])
    ]
    others = [code for code in content.units if code not in members]
    return joined([*tables, *([_others(content, others, t)] if others else [])])


def _group(content: Content, name: str, codes: Sequence[str], t: Language) -> Html:
    columns = list(_columns(content, set(codes)))
    heads = [
        tag(
            "th",
            tag("a", one.task.status.task.id, href=f"#t{one.task.number}"),
            tag("small", _short(content, one.planned.last)) if one.planned else "",
            scope="col",
            title=one.task.status.task.text,
            data_task=str(one.task.number),
        )
        for one in columns
    ]
    rows = [_member(content, code, columns, t) for code in codes]
    done = [
        tag("td", f"{sum(one.completed for one in column.owed.values())}/{len(column.owed)}")
        for column in columns
    ]
    last = tag("tr", tag("th", t("Đã hoàn thành"), scope="row"), *done, class_="sum")
    return _table(name, t("Đơn vị"), heads, [*rows, last])


def _columns(content: Content, codes: set[str]) -> Iterator[MatrixColumn]:
    for task in content.tasks:
        found: dict[Window | None, dict[str, AssignmentStatus]] = {}
        for one in task.status.assignments:
            if one.unit in codes:
                found.setdefault(one.planned, {})[one.unit] = one
        for planned, owed in found.items():
            yield MatrixColumn(task, planned, owed)


def _member(content: Content, code: str, columns: Iterable[MatrixColumn], t: Language) -> Html:
    cells = [
        _cell(content, owed, t) if (owed := column.owed.get(code)) else tag("td")
        for column in columns
    ]
    return tag(
        "tr",
        tag("th", content.names[code], scope="row"),
        *cells,
        data_unit=str(content.units[code]),
    )


def _cell(content: Content, one: AssignmentStatus, t: Language) -> Html:
    said = word(one.state, t)
    if one.state == "done" and one.history.completed_on:
        said = t("xong {day}", day=_short(content, one.history.completed_on))
    elif one.state == "done_late" and one.history.completed_on:
        said = t("xong muộn {day}", day=_short(content, one.history.completed_on))
    elif one.awaiting and one.history.completed_on:
        said = t("báo xong {day}", day=_short(content, one.history.completed_on))
    elif one.returned is not None:
        said = t("{state}, bị trả lại", state=said)
    elif one.state == "overdue" and one.about in content.report.no_data:
        said = t("quá hạn, không có dữ liệu")
    return tag("td", sign(one.state), tag("i", said), class_=STATE_CLASSES[one.state])


def _short(content: Content, day: date) -> str:
    """Return a day; the year is left out if it is that of the page."""
    shown = show_day(day)
    return shown[:5] if day.year == content.report.day.year else shown


def _others(content: Content, codes: Sequence[str], t: Language) -> Html:
    owed: dict[tuple[str, int], list[AssignmentStatus]] = {}
    for section in content.sections:
        for task in section.tasks:
            for one in task.status.assignments:
                owed.setdefault((one.unit, section.number), []).append(one)
    shown = [
        section
        for section in content.sections
        if any((code, section.number) in owed for code in codes)
    ]
    heads = [
        tag(
            "th",
            one.results.section.number,
            scope="col",
            title=one.results.section.title,
            data_section=str(one.number),
        )
        for one in shown
    ]
    rows = [
        tag(
            "tr",
            tag("th", content.names[code], scope="row"),
            *[_count(owed.get((code, section.number), []), t) for section in shown],
            data_unit=str(content.units[code]),
        )
        for code in codes
    ]
    return _table(t("Các đơn vị, theo mục của văn bản"), t("Đơn vị"), heads, rows)


def _count(owed: Sequence[AssignmentStatus], t: Language) -> Html:
    """Return how much is done, in the most pressing state."""
    if not owed:
        return tag("td")
    state = most_pressing(one.state for one in owed)
    done = sum(one.state in COMPLETED for one in owed)
    of = sum(one.state != "cancelled" for one in owed)
    return tag(
        "td",
        sign(state),
        f" {done}/{of}",
        tag("i", word(state, t)),
        class_=STATE_CLASSES[state],
    )


def _table(name: str, corner: str, heads: Sequence[Html], rows: Iterable[Html]) -> Html:
    """Return a table whose heads stay in sight, in a frame that scrolls by keyboard too."""
    table = tag(
        "table",
        tag("thead", tag("tr", tag("th", corner, scope="col"), *heads)),
        tag("tbody", *rows),
        class_="matrix",
    )
    return joined(
        [
            tag("h3", name),
            tag("div", table, class_="scroll", role="region", tabindex="0", aria_label=name),
        ]
    )
