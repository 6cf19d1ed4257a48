"""A report as a page: figures, all windows along time, units by tasks, and what filters them.

Everything is in it as text, so that it can be read without a script and printed; the script only
hides what was not asked for. The same report gives the same bytes.
"""

from __future__ import annotations

from bdg_cli.publish.webpage.axis import axis_of, grid, scale
from bdg_cli.publish.webpage.content import content_of
from bdg_cli.publish.webpage.figures_part import figures_part, tables_part
from bdg_cli.publish.webpage.markup import Html, joined, tag
from bdg_cli.publish.webpage.matrix_part import matrix_part
from bdg_cli.publish.webpage.shell import document, part
from bdg_cli.publish.webpage.states import legend, pins
from bdg_cli.publish.webpage.tasks_part import tasks_part
from bdg_cli.publish.webpage.toolbar import toolbar
from bdg_cli.publish.webpage.units_part import units_part

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.plan import Plan
    from bdg_cli.publish.webpage.axis import PageAxis
    from bdg_cli.publish.webpage.content import Content
    from bdg_cli.services.report import Report
    from bdg_cli.services.status import PlanStatus
    from bdg_cli.wording.language import Language


def page(report: Report, statuses: Sequence[PlanStatus], t: Language) -> bytes:
    """Return the file. What it says is the report's; `statuses` are there as for every format."""
    del statuses
    content = content_of(report, t)
    axis = _axis(content)
    said = report.head
    body = [
        tag("svg", tag("defs", pins(report.plan)), class_="defs", aria_hidden="true"),
        tag("a", t("Đến danh sách nhiệm vụ"), href="#tasks", class_="skip"),
        _header(report, t),
        tag(
            "main",
            _part("figures", t("Số liệu"), figures_part(report, t)),
            toolbar(content, t),
            _timeline(report.plan, content, axis, t),
            _part(
                "matrix", t("Đơn vị và nhiệm vụ"), legend(report.plan, t) + matrix_part(content, t)
            ),
            _part("tables", t("Bảng số liệu"), tables_part(report, t)),
        ),
        tag("footer", tag("p", t("Lập ngày {day}.", day=said.day))),
    ]
    title = t("{kind}: {title}", kind=said.kind, title=said.title)
    style = grid(axis) if report.plan.confirm is None else part("awaiting.css") + grid(axis)
    return document(t.code, title, style, joined(body))


def _axis(content: Content) -> PageAxis:
    days = [day for task in content.tasks for bar in task.bars for day in bar.days]
    period = content.report.plan.period
    first = [period.first] if period.first else []
    return axis_of([*days, *first, period.last], content.report.day)


def _header(report: Report, t: Language) -> Html:
    said = report.head
    return tag(
        "header",
        tag("p", said.issuer, class_="issuer"),
        tag("h1", t.say(said.kind), tag("small", t.say(said.title))),
        tag("p", report.plan.title),
        tag("p", t("Tình trạng tính đến hết ngày {day}", day=report.day), class_="day"),
        tag(
            "nav",
            tag("a", t("Số liệu"), href="#figures"),
            tag("a", t("Tiến độ"), href="#tasks"),
            tag("a", t("Đơn vị và nhiệm vụ"), href="#matrix"),
            tag("a", t("Bảng số liệu"), href="#tables"),
            aria_label=t("Các phần"),
        ),
    )


def _part(name: str, title: str, inside: str) -> Html:
    return tag(
        "section",
        tag("h2", title, id=f"{name}-title"),
        Html(inside),
        id=name,
        aria_labelledby=f"{name}-title",
    )


def _timeline(plan: Plan, content: Content, axis: PageAxis, t: Language) -> Html:
    """Return the timeline twice: by section, with all words, and by unit."""
    switch = tag(
        "div",
        tag("button", t("Theo mục"), type="button", data_view="sections", aria_pressed="true"),
        tag("button", t("Theo đơn vị"), type="button", data_view="units", aria_pressed="false"),
        class_="switch",
        role="group",
        aria_label=t("Xếp theo"),
        hidden=True,
    )
    views = (
        tag("div", tasks_part(content, axis, t), id="sections"),
        tag(
            "div",
            tag("h3", t("Theo đơn vị")),
            units_part(content, axis, t),
            id="units",
        ),
    )
    empty = tag("p", t("Không có nhiệm vụ nào như vậy."), id="nothing", hidden=True)
    inside = joined([switch, legend(plan, t), scale(axis), *views, empty])
    return _part("tasks", t("Tiến độ"), inside)
