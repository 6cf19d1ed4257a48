"""A task that nobody leads yet: no verb loses it, and nothing is recorded of it."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from bdg_cli.workspace.discovery import shown

if TYPE_CHECKING:
    from tests.office import Office, Screen

FILE = """\
bdg: 1
number: 15/KH-UBND
title: Phòng, chống thiên tai năm 2020
issuer: UBND xã Tân Lập
place: Tân Lập
issued: 6/3/2020
period: 6/3/2020–31/12/2020
units: {vp: Văn phòng, qs: Ban Chỉ huy quân sự}
sections:
  - number: I
    title: NHIỆM VỤ
    tasks:
      - {ref: I-1, text: Kiểm tra đê., lead: vp, windows: 15/4}
      - {ref: I-2, text: Trực ban., support: qs, windows: [15/4, 1/5–31/12], unsure: ai chủ trì}
      - {ref: I-3, text: Tổng kết., unsure: ai chủ trì}
"""
DAY = "2020-04-20"


@pytest.fixture
def plan(office: Office) -> Office:
    """Return an office whose plan has two tasks that nobody leads."""
    office.write("15.yaml", FILE)
    (office.plans / "2018.yaml").unlink()
    return office


def ask(plan: Office, words: str, columns: int | None = None) -> Screen:
    """Make a call that goes well, twice: the second time by way of what was kept."""
    first, second = (plan(words, today=DAY, columns=columns) for _ in range(2))
    assert first == second
    assert first.code == 0
    return first


def test_check_notes_what_is_open(plan: Office) -> None:
    """With and without --strict it is no finding that fails."""
    screen = ask(plan, "check --strict")
    file = shown(str(plan.plans / "15.yaml"))
    assert screen.out.startswith(f"{file}:14:86: P215 lưu ý: Còn phải quyết định: ai chủ trì\n")
    assert screen.out.count("P215") == 2
    assert '"severity": "note"' in ask(plan, "check --format json").out


def test_it_is_due_like_any_other(plan: Office) -> None:
    """As a line of its own for each window; the undated one is counted."""
    screen = ask(plan, "due")
    assert screen.out == (
        "quá hạn 5 ngày\t15/04/2020\tI-1\tvp\tchủ trì\t\t\tKiểm tra đê.\n"
        "quá hạn 5 ngày\t15/04/2020\tI-2\tchưa rõ đơn vị chủ trì\tchủ trì\t\t\tTrực ban.\n"
        "11 ngày nữa bắt đầu\t01/05/2020–31/12/2020\tI-2\tchưa rõ đơn vị chủ trì\tchủ trì\t\t\t"
        "Trực ban.\n"
    )
    assert "1 nhiệm vụ không ghi thời hạn" in screen.err
    assert ask(plan, "due --each").out == screen.out
    assert "đến hết kế hoạch\tI-3\tchưa rõ đơn vị chủ trì" in ask(plan, "due --within 400d").out


def test_a_schedule_is_told_of_it(plan: Office) -> None:
    """It makes --fail-on fail when nothing else is overdue."""
    plan("done I-1", today=DAY)
    assert plan("due --fail-on overdue", today=DAY).code == 1


def test_it_is_counted_as_long_as_nobody_leads_it(plan: Office) -> None:
    """The rows add up to the total, and the plan is not done when all that is led is done."""
    plan("done I-1", today=DAY)
    assert ask(plan, "status").out.splitlines()[1:5] == [
        "tất cả\t1/4\t25%\tquá hạn 1, chưa đến kỳ 1, không có hạn 1, hoàn thành quá hạn 1",
        "có hạn\t1/3\t33%\tquá hạn 1, chưa đến kỳ 1, hoàn thành quá hạn 1",
        "vp\tVăn phòng\t1/1\t100%\thoàn thành quá hạn 1",
        "chưa rõ đơn vị chủ trì\t\t0/3\t0%\tquá hạn 1, chưa đến kỳ 1, không có hạn 1",
    ]
    assert "còn 3 phần việc" in plan("due", today="2021-01-05").err


def test_a_unit_is_asked_about_its_own_only(plan: Office) -> None:
    """It owes nothing of it; one that supports it sees it as such."""
    assert "I-2" not in ask(plan, "due --unit vp").out
    assert [line.split("\t")[3] for line in ask(plan, "list --unit vp").out.splitlines()] == ["I-1"]
    assert ask(plan, "status --unit vp").out.splitlines()[1].startswith("tất cả\t0/1\t")
    assert ask(plan, "status --unit qs").out.splitlines()[1] == "tất cả\t0/0"
    assert ask(plan, "due --unit qs").out.splitlines()[0] == (
        "quá hạn 5 ngày\t15/04/2020\tI-2\tqs\tphối hợp\t\t\tTrực ban."
    )


def test_lists_say_that_it_is_open_who_leads_it(plan: Office) -> None:
    """In plain lines, with its state."""
    assert ask(plan, "list --state undated").out == (
        "không có hạn\t0/1\tkhông có hạn\tI-3\tchưa rõ đơn vị chủ trì\t\tTổng kết.\n"
    )
    assert ask(plan, "--lang en list --search truc").out == (
        "overdue\t0/2\t15/04/2020, 01/05/2020–31/12/2020\tI-2\tnobody yet\tqs\tTrực ban.\n"
    )


def test_show_says_it_too(plan: Office) -> None:
    """Beside those who support it, and for each window."""
    assert ask(plan, "show I-2").out == (
        "I-2\tI-2\tTrực ban.\n"
        "chủ trì\tchưa rõ đơn vị chủ trì\n"
        "phối hợp\tqs\tBan Chỉ huy quân sự\tcăn cứ I-2\n"
        "quá hạn\t15/04/2020\tchưa rõ đơn vị chủ trì\n"
        "chưa đến kỳ\t01/05/2020–31/12/2020\tchưa rõ đơn vị chủ trì\n"
    )


@pytest.mark.parametrize("words", ["due --within 400d", "list", "show I-3", "status"])
def test_tables_say_it_too(plan: Office, words: str) -> None:
    """On a terminal, narrow or wide."""
    for columns in (80, 140):
        assert "chưa rõ đơn vị chủ trì" in ask(plan, words, columns).out


def test_programs_read_a_unit_without_a_code(plan: Office) -> None:
    """In JSON and in CSV: an empty text, and no lead."""
    (task,) = json.loads(ask(plan, "list --search tong --json").out)["tasks"]
    assert (task["lead"], task["state"], task["of"]) == ([], "undated", 1)
    assert [one["unit"] for one in task["assignments"]] == [""]
    items = json.loads(ask(plan, "due --json").out)["items"]
    assert [one["unit"] for one in items] == ["vp", "", ""]
    units = json.loads(ask(plan, "status --json").out)["units"]
    assert [(one["unit"], one["name"], one["of"]) for one in units] == [
        ("vp", "Văn phòng", 1),
        ("", "", 3),
    ]
    rows = list(
        csv.DictReader(
            io.StringIO(ask(plan, "list --csv --headings en").out.removeprefix("\ufeff"))
        )
    )
    assert [(row["id"], row["unit"], row["lead"]) for row in rows] == [
        ("I-1", "vp", "vp"),
        ("I-2", "", ""),
        ("I-2", "", ""),
        ("I-3", "", ""),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "done I-2",
        "done I-2 --unit vp",
        "done I-2 --each",
        "done I-1 I-2",
        "extend I-2 --to 31/12 --basis x",
        "cancel I-3 --reason x",
        "obstacle I-3 --note x",
        "reopen I-3",
    ],
)
def test_nothing_is_recorded_before_it_is_clear_who_leads_it(plan: Office, words: str) -> None:
    """The plan file is to be corrected first."""
    screen = plan(words, today=DAY)
    assert (screen.code, screen.out) == (5, "")
    assert "chưa có đơn vị nào chủ trì" in screen.err
    assert "“lead: …”" in screen.err
    assert plan("log", today=DAY).out == ""


def test_once_somebody_leads_it_it_is_theirs(plan: Office) -> None:
    """The officer adds the lead, deletes the reason, and records."""
    plan("status", today=DAY)
    plan.write("15.yaml", FILE.replace("Tổng kết., unsure: ai chủ trì", "Tổng kết., lead: qs"))
    assert plan("done I-3", today=DAY).code == 0
    assert "qs\tBan Chỉ huy quân sự\t1/1" in plan("status", today=DAY).out
    plan.write("15.yaml", FILE)  # and takes it away again: the record is not lost
    assert plan("list --search tong", today=DAY).out.startswith("không có hạn\t0/1")
    assert "P503" in plan("check", today=DAY).out
