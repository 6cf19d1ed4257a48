"""What the read model answers is what working everything out anew gives."""

from __future__ import annotations

import io
import tempfile
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bdg_cli.domain.days import date, timedelta
from bdg_cli.domain.periods import ReportPeriod
from bdg_cli.domain.plan import LEAD, SUPPORT, group_of
from bdg_cli.domain.records import (
    CONFIRM,
    DONE,
    KINDS,
    REMIND,
    RETURN,
    AssignmentKey,
    Details,
    Record,
)
from bdg_cli.ledger.sqlite import open_ledger
from bdg_cli.publish.report.plain_text import plain_text
from bdg_cli.readmodel.database import FileDatabase
from bdg_cli.render.json_renderer import JsonRenderer
from bdg_cli.render.text_renderer import TextRenderer
from bdg_cli.services.agenda import agenda
from bdg_cli.services.awaiting import to_confirm
from bdg_cli.services.listing import listing
from bdg_cli.services.lookup import StatusQuery
from bdg_cli.services.plan_overview import plan_overview
from bdg_cli.services.record_matching import record_names
from bdg_cli.services.reminder_report import Delivery, ReminderReport
from bdg_cli.services.reminding import messages
from bdg_cli.services.report import report_on
from bdg_cli.services.summary import summary
from bdg_cli.services.unit_lookup import scope_of
from bdg_cli.wording.language import Language
from bdg_cli.workspace.due_messages import due_messages
from bdg_cli.workspace.workspace import Workspace
from tests.planfile.example import PLAN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bdg_cli.domain.states import State
    from bdg_cli.services.agenda import Agenda
    from bdg_cli.services.awaiting import ToConfirm
    from bdg_cli.services.lookup import Scope
    from bdg_cli.services.reminder_messages import UnitMessage
    from bdg_cli.services.report import Report
    from bdg_cli.services.status import PlanStatus
    from bdg_cli.services.summary import Summary

TASKS = """\
      - {ref: I-2, text: Trực ban., lead: thon, support: qs, windows: [15/4, 1/6–30/9]}
      - {ref: I-3, text: Diễn tập., lead: [qs, thon], support: vp, windows: {by: 31/10}}
      - {ref: I-4, text: Báo cáo., lead: thon, formerly: cu}
      - {ref: I-5, text: Sơ kết., lead: thon.dong, support: thon.doai, windows: 20/12}
      - {ref: I-6, text: Kiểm kê., lead: vp, support: thon,
         carried: {plan: a, task: b, units: [vp, thon], reason: c}}
      - {ref: I-7, text: Tu sửa., lead: [vp, qs], windows: [1/5, 2/5, 1/12–31/12]}
      - {ref: I-8, text: Vận động., unsure: ai chủ trì, support: thon, windows: [2/5, {by: 1/12}]}
      - {ref: I-9, text: Tổng kết., unsure: [ai chủ trì, khi nào]}
      - {ref: I-10, text: Trồng cây., lead: [thon.dong, thon.doai], support: qs, windows: 1/6–30/9}
"""
START = date(2020, 3, 6)
DAYS = st.integers(0, 330).map(lambda n: START + timedelta(days=n))
RECORDED = st.integers(-5, 330).map(lambda n: START + timedelta(days=n))
UNITS = ("vp", "qs", "thon.dong", "thon.doai")
WINDOWS = ("", "2020-04-15/2020-04-15", "2020-06-01/2020-09-30", "../2020-10-31", "x")
WHOLE_PLANS = st.sampled_from([AssignmentKey(plan, "", "", "") for plan in ("15", "16")])
ABOUTS = WHOLE_PLANS | st.builds(
    AssignmentKey,
    st.sampled_from(["15", "15", "15", "16"]),
    st.sampled_from(
        ["I-1", "I-2", "I-3", "I-4", "cu", "I-5", "I-6", "I-7", "I-8", "I-9", "I-10", "gone"]
    ),
    st.sampled_from(UNITS),
    st.sampled_from(WINDOWS),
)
LISTS: tuple[tuple[bool, tuple[State, ...]], ...] = (
    (False, ()),
    (True, ()),
    (False, ("overdue", "done")),
)
"""Whether members are told apart, and in which states."""
SAID = st.just("") | st.builds(
    '{{"recipient": "{}", "step": "{} {:+}"}}'.format,
    st.sampled_from(UNITS),
    st.sampled_from(["opens 2020-06-01", "ends 2020-04-15", "ends 2020-09-30", "ends 2020-10-31"]),
    st.sampled_from([-7, -3, 0, 1, 7, 14]),
)
"""What a reminder says; of other kinds it means nothing."""
VERDICTS = (CONFIRM, RETURN)
SCOPES = st.sampled_from(
    [
        None,
        None,
        "vp",
        "qs",
        "thon",
        "thon.dong",
        "thon.doai",
        "vp, thon.dong",
        "thon.doai, thon.dong",
    ]
)


@st.composite
def batches(draw: st.DrawFn) -> list[list[Record]]:
    """Draw what was recorded, by whom does not matter, in a few goes.

    A go may come from a copy of the ledger that went apart: then it has numbers that are there.
    """
    recorded: list[list[Record]] = []
    number = shift = 0
    for _ in range(draw(st.integers(1, 4))):
        batch: list[Record] = []
        shift = min(number, shift + draw(st.sampled_from([0, 0, 0, 3])))
        for _ in range(draw(st.integers(0, 6))):
            number += 1
            details = Details(
                text="x",
                to=draw(DAYS),
                takes_back=f"r{draw(st.integers(1, number))}",
                rest=draw(SAID),
            )
            kind = draw(st.sampled_from(KINDS))
            about = draw(ABOUTS)
            completed = [one for one in chain(*recorded, batch) if one.kind == DONE]
            if kind in VERDICTS and completed:
                named = draw(st.sampled_from(completed))
                about, details = (
                    named.about,
                    details.replace(rest=f'{{"completion": "{named.id}"}}'),
                )
            returned = [one for one in chain(*recorded, batch) if one.kind == RETURN]
            if kind == REMIND and returned and draw(st.booleans()):
                back = draw(st.sampled_from(returned))
                about, told = back.about, f"returned {back.day.isoformat()} +0"
                rest = f'{{"recipient": "{about.unit}", "step": "{told}"}}'
                details = details.replace(rest=rest)
            moment = f"2020-03-06T0{draw(st.integers(0, 9))}:00:00+07:00"
            day = draw(RECORDED)
            name, place = f"r{number}", number - shift
            batch.append(Record(name, place, "b", moment, "a", kind, about, day, details))
        recorded.append(batch)
    return recorded


def answers(space: Workspace, today: date, unit: str | None, within: int, *, each: bool) -> str:
    """Ask everything that the everyday verbs ask; return what is shown."""
    views = space.views(today=today)
    out = io.StringIO()
    out.write(f"{[view.unmatched for view in views]}\n")
    out.write(f"{[(view.plan.remind, view.plan.notice, view.plan.template) for view in views]}\n")
    scope = scope_of([view.plan for view in views], [unit] if unit else [])

    def standings(question: StatusQuery) -> tuple[PlanStatus, ...]:
        return tuple(view.status(question) for view in views)

    plain, json = TextRenderer(Language(), out, out), JsonRenderer(Language(), out)
    for roles in ((LEAD,), (SUPPORT,), (LEAD, SUPPORT)):
        asked = StatusQuery(scope, within, roles, apart=each)
        pressing = agenda(
            standings(asked), today=today, within=within, scope=scope, roles=roles, each=each
        )
        plain.agenda(pressing)
        json.agenda(pressing)
        single = agenda(
            standings(asked.replace(apart=True)),
            today=today,
            within=within,
            scope=scope,
            roles=roles,
            each=True,
        )
        assert spoken_for(pressing) == spoken_for(single)
        for apart, states in LISTS:
            listed = listing(
                standings(StatusQuery(scope, roles=roles, apart=apart)),
                today=today,
                scope=scope,
                roles=roles,
                states=states,
            )
            if apart:
                json.listing(listed)
            else:
                plain.listing(listed)
    everything = standings(StatusQuery(apart=True))
    for per, sections in (("unit", False), ("unit", True), ("section", True), ("plan", False)):
        asked = StatusQuery(scope, within, counts=True, sections=sections)
        counts, expected = (
            summary(found, today=today, scope=scope, per=per, within=within)
            for found in (standings(asked), everything)
        )
        assert figures(counts) == figures(expected)
        assert undone(counts) == undone(expected)
        plain.summary(counts)
        if sections:
            json.summary(counts)
    waiting, expected_waiting = (
        to_confirm(found, space.ledger.read(), today=today, scope=scope)
        for found in (standings(StatusQuery(apart=True, awaiting=True)), everything)
    )
    assert awaited(waiting) == awaited(expected_waiting)
    overview = summary(standings(StatusQuery(scope, counts=True)), today=today, scope=scope)
    assert overview.awaiting == len(waiting.items)
    json.to_confirm(waiting)
    plain.to_confirm(waiting)
    json.plan_overview(plan_overview(everything, today=today))
    for status in standings(StatusQuery(scope, roles=(LEAD,), apart=True)):
        told = reported(space, status, scope)
        out.write(plain_text(told, Language(), None))
        counted = summary(everything, today=today, scope=scope).totals
        assert told.figures.all in [one.all for one in counted if one.plan.id == status.plan.id]
    reminders = due_messages(views, today=today, scope=scope)
    sent = [one for view in views for one in view.sent(StatusQuery())]
    out.write(f"{[view.unfinished_runs() for view in views]} {sent}\n")
    assert steps(reminders) == steps(messages(everything, sent, today=today, scope=scope))
    json.reminders(ReminderReport(today, tuple(Delivery(one, (), "planned") for one in reminders)))
    return out.getvalue()


def reported(space: Workspace, status: PlanStatus, scope: Scope) -> Report:
    """Return the report on a plan from its beginning; what is in no other line is overdue, running,
    not due, or has no day.
    """
    period = ReportPeriod(date(2019, 1, 1), status.today)
    records = space.ledger.read(record_names(status.plan))
    found = report_on(status, None, records, period=period, scope=scope, made_on=status.today)
    lines = {line.code: line.all for line in found.figures.lines}
    parts = ("done", "awaiting", "running", "overdue", "not_due", "undated")
    assert lines["total"] == sum(lines.get(name, 0) for name in parts)
    assert lines["done"] == lines["done_on_time"] + lines["done_late"] + lines["done_undated"]
    return found


def spoken_for(found: Agenda) -> Counter[tuple[object, ...]]:
    """Count for how many assignments the lines about a task speak that are in a state."""
    counts: Counter[tuple[object, ...]] = Counter()
    for one in found.items:
        group = group_of(one.unit)
        counts[one.task.id, one.role, group, one.window, one.state, one.days] += one.missing
    return counts


def steps(found: Iterable[UnitMessage]) -> list[tuple[object, ...]]:
    """Return who is told of which step."""
    return [
        (one.unit, each.about, each.step)
        for one in found
        for each in one.reminders
        if each.step is not None
    ]


def awaited(found: ToConfirm) -> list[tuple[object, ...]]:
    """Return what waits; a status of some tasks has a plan with these alone."""
    return [(one.task, one.unit, one.window, one.record, one.late) for one in found.items]


def undone(found: Summary) -> list[int | None]:
    """Return what the scope has left undone in the plans that are over."""
    return [one.left_undone(found.scope) for one in found.statuses if one.ended]


def figures(found: Summary) -> tuple[object, ...]:
    """Return all numbers of a summary."""
    return (found.all, found.dated, [(row.code, row.name, row.counts) for row in found.rows])


def lay(file: Path, text: str | None) -> None:
    """Write a file, or see that it is not there."""
    if text is None:
        file.unlink(missing_ok=True)
    else:
        file.write_text(text, "utf-8")


def workspace(folder: str, cache: str | None = None) -> Workspace:
    """Open a folder of plans, with a read model that is kept in a folder or made in memory."""
    return Workspace(folder, open_ledger(f"{folder}/ledger.db", cache), cache=cache)


EDITS = st.sampled_from(
    [
        ("", ""),
        ("windows: 20/12", "windows: 25/12"),
        ("windows: [15/4, 1/6–30/9]", "windows: 15/4"),
        ("lead: [qs, thon], support: vp", "lead: vp, support: [qs, thon.dong]"),
        ("ref: I-4, text: Báo cáo., lead: thon, formerly: cu", "ref: I-4, text: Sơ kết., lead: vp"),
        ("period: 6/3/2020–31/12/2020", "period: 1/1/2020–31/12/2020"),
        ("bdg: 1", "bdg: 1\nkind: chỉ thị"),
        ("bdg: 1", "bdg: 1\nreport: {template: mau.docx}"),
        ("bdg: 1", "bdg: 1\nconfirm: vp"),
        ("bdg: 1", "bdg: 1\nconfirm: BCH quân sự"),
        ("bdg: 1", "bdg: 1\nconfirm: thon.dong"),
        ("bdg: 1", "bdg: 1\ndeadline-rule: next-working-day"),
        ("bdg: 1", "bdg: 1\ndeadline-rule: next-working-day\nnotice: 10wd"),
        ("bdg: 1", "bdg: 1\nnotice: 3wd\nremind: {before: [5wd, 1], after: 3, every: 0}"),
        (
            "period: 6/3/2020–31/12/2020",
            "deadline-rule: next-working-day\nperiod: 6/3/2020–2/1/2021",
        ),
    ]
)
CALENDARS = st.sampled_from(
    [
        None,
        None,
        "years: {2020: {off: {Nghỉ bù: 30/9–2/10}, worked: 31/10}}",
        "years: {2020: {off: {Nghỉ dài: 15/4–20/5}}, 2021: {off: {Tết: 1/1–3/1}}}",
    ]
)


@pytest.mark.unmeasured
@settings(max_examples=15)
@given(
    recorded=batches(),
    files=st.lists(st.tuples(EDITS, CALENDARS), min_size=4, max_size=4),
    days=st.lists(DAYS, min_size=5, max_size=5),
    unit=SCOPES,
    within=st.sampled_from([0, 7, 30, 400]),
    each=st.booleans(),
    back=st.booleans(),
)
def test_the_read_model_answers_as_no_read_model_does(
    recorded: list[list[Record]],
    files: list[tuple[tuple[str, str], str | None]],
    days: list[date],
    unit: str | None,
    within: int,
    *,
    each: bool,
    back: bool,
) -> None:
    """Filled before or between recordings and edits of the plan and of the days that are worked:
    every answer is the same, word by word.

    Days may lie before the last record, and the ledger may be put back to an earlier copy. It takes
    more than a second: each example asks all everyday questions several times over.
    """
    with tempfile.TemporaryDirectory() as made:
        folder, cache = Path(made), f"{made}/cache"
        ledger = folder / "ledger.db"
        copies: list[bytes] = []

        def same(today: date) -> None:
            space = workspace(made, cache)
            kept = answers(space, today, unit, within, each=each)
            if not any(plan.confirm for plan in space.plans(tasks=())):
                assert "awaiting" not in kept
                assert '"confirmed"' not in kept
            assert isinstance(space._database, FileDatabase)  # noqa: SLF001 -- no answer shows it
            space.close()
            assert kept == answers(workspace(made), today, unit, within, each=each)

        for batch, (edit, calendar), today in zip(recorded, files, days, strict=False):
            lay(folder / "working-days.yaml", calendar)
            (folder / "15.yaml").write_text((PLAN + TASKS).replace(*edit), "utf-8")
            with open_ledger(str(ledger)).writing() as writer:
                writer.add(batch)
            copies.append(ledger.read_bytes())
            same(today)
        if back:
            ledger.write_bytes(copies[0])
        same(days[-1])
