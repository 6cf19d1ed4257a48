"""A plan against its source and against the ledger: small documents, and what is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bdg_cli.domain.days import date
from bdg_cli.domain.records import About, Record
from bdg_cli.planfile.reading import Reading, read
from bdg_cli.services.checking import check_source
from bdg_cli.services.reconciling import check_ledger

if TYPE_CHECKING:
    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.problems import Problem

FILE = """\
bdg: 1
number: 5/KH-UBND
title: Trồng cây năm 2019
issuer: UBND xã Hoa Sen
place: Hoa Sen
issued: 1/3/2019
period: 1/3/2019–31/12/2019
units: {vp: Văn phòng, thon: {name: Các thôn, members: {a: Thôn A, b: Thôn B}}}
sections:
  - number: I
    title: NHIỆM VỤ
    tasks:
      - {ref: I-1, text: Lập danh sách cây, lead: vp}
      - {ref: I-2, id: I-2a, text: Trồng cây, lead: thon, windows: [20/10, 5/11]}
      - {ref: I-2, id: I-2b, text: chăm sóc cây, lead: thon}
recipients: Lưu VT
"""
SOURCE = """\
Số: 5 /KH-UBND
TRỒNG CÂY NĂM 2019
I. NHIỆM VỤ
- Lập danh
  sách cây.
- Trồng cây; chăm sóc cây.
Nơi nhận:
- Lưu VT;
"""


def reading(text: str = FILE) -> Reading:
    """Read a plan that has no problems of its own."""
    found = read(text.encode(), file="k.yaml", plan_id="k")
    assert found.problems == ()
    return found


def plan_of(found: Reading) -> Plan:
    """Return the plan that was read."""
    assert found.plan is not None
    return found.plan


def against(source: str | None, text: str = FILE) -> list[tuple[str, int]]:
    """Hold a plan against a source; return codes and lines."""
    found = reading(text)
    problems = check_source(plan_of(found), found.places, source, "k.txt")
    return [(one.code, one.place.line) for one in problems]


def ledger(*abouts: tuple[str, str, str, str], text: str = FILE) -> list[Problem]:
    """Hold a ledger with a record about each of these against the plan."""
    found = reading(text)
    records = [
        Record(f"r{n}", n, f"r{n}", "2019-10-20T08:00:00+07:00", "Lan", "done", About(*about),
               date(2019, 10, 20))
        for n, about in enumerate(abouts, start=1)
    ]  # fmt: skip
    return check_ledger([plan_of(found)], {"k": found.places}, records, "ledger.db")


def test_a_source_that_the_plan_covers_has_no_problem() -> None:
    """Soft-wrapped lines, splits, spaces, capitals and ends of sentences are no matter."""
    assert against(SOURCE) == []


def test_an_absent_source_is_found() -> None:
    """The caller could not read it."""
    assert [code for code, _ in against(None)] == ["P401"]


def test_words_that_the_source_does_not_have_are_found_where_they_stand() -> None:
    """At the task in the plan file, and the bullet that is now uncovered in the source."""
    changed = FILE.replace("Lập danh sách cây", "Lập danh mục cây")
    assert against(SOURCE, changed) == [("P402", 13), ("P403", 4)]


def test_a_bullet_that_a_split_leaves_out_is_found() -> None:
    """Half of a bullet is not the bullet."""
    without = "\n".join(line for line in FILE.split("\n") if "I-2b" not in line)
    assert against(SOURCE, without) == [("P403", 6)]


def test_another_line_of_the_body_is_a_warning_unless_it_is_a_pen_mark() -> None:
    """Up to two strange words pass."""
    line = "- Lập danh\n"
    assert against(SOURCE.replace(line, "Mỗi thôn năm cây\n" + line)) == [("P404", 4)]
    assert against(SOURCE.replace(line, "*Ullh*\n" + line)) == []


def test_a_head_that_differs_is_a_warning() -> None:
    """The number of the plan is not in the source."""
    assert against(SOURCE.replace("5 /KH", "6 /KH")) == [("P405", 2)]


def test_records_that_fit_are_no_problem() -> None:
    """A member in each window, and a task that lost its only window."""
    window = "2019-10-20/2019-10-20"
    assert ledger(("k", "I-2a", "thon.a", window), ("k", "I-2b", "thon.a", window)) == []


def test_records_whose_plan_task_unit_or_window_is_gone_are_found() -> None:
    """Each once, with the line that would mend it."""
    found = ledger(
        ("x", "I-1", "vp", ""),
        ("k", "I-9", "vp", ""),
        ("k", "I-9", "vp", ""),
        ("k", "I-1", "bo", ""),
        ("k", "I-2a", "thon.a", "2019-01-01/2019-01-01"),
    )
    assert [one.code for one in found] == ["P501", "P502", "P503", "P504"]
    assert all(one.hint is not None for one in found)


def test_formerly_brings_records_home() -> None:
    """For the plan, a task, a unit, a group and a member."""
    renamed = FILE.replace("id: I-2b", "id: cham-soc, formerly: I-2b").replace(
        "thon: {name", "thon: {formerly: lang, name"
    )
    renamed = renamed.replace("b: Thôn B", "b: {name: Thôn B, formerly: b-cu}")
    renamed += "formerly: cu\n"
    assert ledger(
        ("cu", "I-1", "vp", ""),
        ("k", "I-2b", "lang.a", ""),
        ("k", "I-2b", "thon.b-cu", ""),
        text=renamed,
    ) == []  # fmt: skip


def test_an_unknown_kind_and_a_day_before_the_issue_are_told() -> None:
    """A note and a warning; neither is an error."""
    found = reading()
    about = About("k", "I-1", "vp", "")
    records = [
        Record("r1", 1, "r1", "2019-10-20T08:00:00+07:00", "Lan", "praise", about, date(2019, 1, 1))
    ]
    problems = check_ledger([plan_of(found)], {"k": found.places}, records, "ledger.db")
    assert [(one.code, one.severity) for one in problems] == [
        ("P505", "note"),
        ("P506", "warning"),
    ]
