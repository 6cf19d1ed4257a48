"""Records find their assignments again after plans, tasks, units and windows were changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bdg_cli.domain.days import Window, date
from bdg_cli.domain.plan import LEAD, Plan, Role, Task, Unit
from bdg_cli.domain.records import AssignmentKey, Record
from bdg_cli.services.record_matching import match_records

MAY, JUNE = (Window(date(2019, month, 1), date(2019, month, 30)) for month in (5, 6))
UNITS = (
    Unit("vp", "Văn phòng", formerly=("hc",)),
    Unit(
        "thon",
        "Các thôn",
        members=(Unit("thon.a", "Thôn A"), Unit("thon.b", "Thôn B", formerly=("x", "to.y"))),
        formerly=("lang",),
    ),
)


def task(name: str, *windows: Window, lead: str = "thon", formerly: tuple[str, ...] = ()) -> Task:
    """Make a task that one unit leads."""
    return Task(name, name, "I", "…", (Role(lead, LEAD, name),), windows, formerly=formerly)


def plan(*tasks: Task, units: tuple[Unit, ...] = UNITS) -> Plan:
    """Make a plan that was once called `old`."""
    year = Window(date(2019, 1, 1), date(2019, 12, 31))
    return Plan(
        "k", "1/KH", "…", "…", "…", date(2019, 1, 1), year, units=units, tasks=tasks,
        formerly=("old",),
    )  # fmt: skip


def found(one: Plan, *about: str) -> tuple[str, ...] | None:
    """Resolve one record; return task, unit and window, or None for an orphan."""
    record = Record("r", 1, "r", "…", "Lan", "done", AssignmentKey(*about), date(2019, 5, 1))
    living, orphans = match_records(one, [record])
    assert list(living.values()) == ([] if orphans else [[record]])
    return next(((at.task, at.unit, at.window) for at in living), None)


def test_an_exact_record_is_found() -> None:
    """One of two windows, and an undated task."""
    one = plan(task("a", MAY, JUNE), task("b"))
    assert found(one, "k", "a", "thon.a", JUNE.key) == ("a", "thon.a", JUNE.key)
    assert found(one, "k", "b", "thon.a", "") == ("b", "thon.a", "")


def test_former_names_are_followed() -> None:
    """Of the plan, a task, a unit, a group and a member, alone and together."""
    one = plan(task("a", formerly=("z",)), task("b", lead="vp"))
    home = ("a", "thon.b", "")
    assert found(one, "old", "z", "lang.b", "") == home
    assert found(one, "k", "a", "thon.x", "") == home
    assert found(one, "k", "a", "lang.x", "") == home
    assert found(one, "k", "a", "to.y", "") == home
    assert found(one, "k", "b", "hc", "") == ("b", "vp", "")


def test_a_name_in_use_is_not_a_former_one() -> None:
    """Whoever had it before, and in whichever order they stand."""
    taken = (Unit("a", "A"), Unit("b", "B", formerly=("a",)))
    for units in (taken, taken[::-1]):
        one = plan(task("t", lead="a"), task("u", lead="b", formerly=("t",)), units=units)
        assert found(one, "k", "t", "a", "") == ("t", "a", "")
        assert found(one, "k", "u", "a", "") is None


def test_the_only_window_takes_what_was_recorded_for_another() -> None:
    """A window that was moved, one that is new, one that was dropped; never one of two."""
    assert found(plan(task("a", JUNE)), "k", "a", "thon.a", MAY.key) == ("a", "thon.a", JUNE.key)
    assert found(plan(task("a", JUNE)), "k", "a", "thon.a", "") == ("a", "thon.a", JUNE.key)
    assert found(plan(task("a")), "k", "a", "thon.a", MAY.key) == ("a", "thon.a", "")
    assert found(plan(task("a", MAY, JUNE)), "k", "a", "thon.a", "") is None


def test_what_fits_nowhere_is_an_orphan() -> None:
    """No such task, no such unit, a unit that does not lead, a group for its members."""
    one = plan(task("a"))
    for name, unit in (("z", "thon.a"), ("a", "thon.z"), ("a", "vp"), ("a", "thon")):
        assert found(one, "k", name, unit, "") is None


def test_records_of_other_plans_are_in_neither() -> None:
    """They are that plan's to resolve."""
    record = Record(
        "r", 1, "r", "…", "Lan", "done", AssignmentKey("q", "a", "vp", ""), date(2019, 5, 1)
    )
    assert match_records(plan(task("a")), [record]) == ({}, [])


NAMES = st.sampled_from(["a", "b", "z"])
ABOUTS = st.builds(
    AssignmentKey,
    st.sampled_from(["k", "old", "q"]),
    NAMES,
    st.sampled_from(["vp", "hc", "thon.a", "lang.b", "thon.x", "thon", "?"]),
    st.sampled_from(["", MAY.key, JUNE.key, "../2019-01-01"]),
)


@pytest.mark.unmeasured
@given(st.lists(ABOUTS, max_size=30))
def test_no_record_is_lost_and_their_order_stays(abouts: list[AssignmentKey]) -> None:
    """Each of the plan's records is in one place; living ones are about an assignment."""
    one = plan(task("a", MAY, JUNE), task("b", lead="vp", formerly=("z",)))
    records = [
        Record(str(n), n, "", "…", "Lan", "done", about, date(2019, 5, 1))
        for n, about in enumerate(abouts)
    ]
    living, orphans = match_records(one, records)
    kept = sorted([*orphans, *(r for lot in living.values() for r in lot)], key=lambda r: r.number)
    assert kept == [record for record in records if record.about.plan != "q"]
    assert all(lot == sorted(lot, key=lambda r: r.number) for lot in living.values())
    for about in living:
        assert found(one, about.plan, about.task, about.unit, about.window) is not None
