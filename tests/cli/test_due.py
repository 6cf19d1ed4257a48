"""`bdg due` on days in and around the plan of 2018."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.office import Office


def ids(text: str) -> list[str]:
    """Return the ids of the tasks in plain lines."""
    return [line.split("\t")[2] for line in text.splitlines()]


def test_a_group_sees_each_task_once_with_how_many_are_missing(office: Office) -> None:
    """Asking for the group counts its members."""
    screen = office("due --unit xa", today="2018-11-20")
    assert screen.code == 0
    line = next(line for line in screen.out.splitlines() if "IV.5-1b" in line)
    assert line.split("\t")[:6] == [
        "còn 25 ngày",
        "15/11/2018–15/12/2018 (ngày cuối là ngày nghỉ; ngày làm việc tiếp theo 17/12/2018)",
        "IV.5-1b",
        "xa",
        "chủ trì",
        "còn 21/21 đơn vị",
    ]


def test_each_names_the_members(office: Office) -> None:
    """With --each every member has a line of its own."""
    office("done IV.5-1b --unit 'dong son'")
    screen = office("due --unit xa --role lead --each")
    units = [line.split("\t")[3] for line in screen.out.splitlines()]
    assert len(units) == 20
    assert "xa.dong-son" not in units


def test_a_member_sees_what_its_group_owes(office: Office) -> None:
    """A commune has its own share and sees where the group supports."""
    screen = office("due --unit 'xã Đông Sơn'")
    assert {line.split("\t")[3] for line in screen.out.splitlines()} == {"xa.dong-son"}
    assert ids(screen.out) == ["II.1-3", "IV.5-1b"]


def test_the_last_day_counts_whole(office: Office) -> None:
    """15/12 is the last day; overdue begins on 16/12."""
    on_the_day = office("due --unit xa --role lead", today="2018-12-15").out
    assert on_the_day.startswith("hết hạn hôm nay\t")
    assert office("due --unit xa --role lead", today="2018-12-16").out.startswith("quá hạn 1 ngày")


def test_a_window_is_announced_before_it_opens(office: Office) -> None:
    """Within the notice days a window is opening, earlier it is upcoming."""
    document = json.loads(office("due --unit xa --role lead --json", today="2018-11-10").out)
    assert [(one["task"], one["state"], one["days"]) for one in document["items"]] == [
        ("IV.5-1b", "opening", 5)
    ]


def test_the_document_is_exactly_as_promised(office: Office) -> None:
    """The JSON has these fields and no others."""
    document = json.loads(office("due --unit dai --role lead --json").out)
    assert list(document) == ["schema_version", "as_of", "items", "ended"]
    item = document["items"][0]
    assert item.pop("text").startswith("Xây dựng tin, bài tuyên truyền")
    assert item == {
        "plan": "2018",
        "task": "II.1-1",
        "ref": "II.1-1",
        "unit": "dai",
        "role": "lead",
        "first": "2018-10-20",
        "last": "2018-10-20",
        "state": "overdue",
        "days": -31,
        "missing": 1,
        "of": 1,
        "obstacle": False,
        "extended": False,
        "next_working_day": "2018-10-22",
    }


def test_nothing_is_said_when_quiet_and_empty(office: Office) -> None:
    """A scheduler then sends no mail."""
    assert office("due --unit tckh --quiet-when-empty") == (0, "", "")
    assert "Không có việc nào" in office("due --unit tckh").err


def test_fail_on_tells_a_script(office: Office) -> None:
    """Exit 1 when something like it is there, 0 otherwise."""
    assert office("due --fail-on overdue").code == 1
    assert office("due --unit xa --fail-on overdue").code == 0
    assert office("due --unit xa --fail-on any").code == 1
    assert office("due --unit tckh --fail-on any").code == 0


def test_years_later_the_output_stays_calm(office: Office) -> None:
    """It says that the plan is over and what was left, not how many thousand days late."""
    screen = office("due --plan 2018", today="2026-11-24")
    assert screen.err.splitlines()[0] == (
        "Kế hoạch 70/KH-UBND đã hết thời gian thực hiện ngày 31/12/2018: còn 130 phần việc chưa "
        "hoàn thành. Xem một ngày khác: --as-of 31/12/2018."
    )
    assert "quá hạn" not in screen.out
    assert screen.out.startswith("chưa hoàn thành\t20/10/2018\tII.1-1\tdai")


def test_filters_keep_one_state(office: Office) -> None:
    """--overdue, --opening and --closing."""
    assert ids(office("due --overdue").out) == ["II.1-1", "II.1-1"]
    assert office("due --opening").out == ""
    assert "IV.5-1b" in ids(office("due --closing", today="2018-12-10").out)


def test_within_looks_so_many_days_ahead(office: Office) -> None:
    """25 days to go are seen with 25d, not with 24d."""
    assert "IV.5-1b" in office("due --within 25d").out
    assert "IV.5-1b" not in office("due --within 24d").out


def test_an_unknown_or_ambiguous_unit_is_refused_with_the_choices(office: Office) -> None:
    """Never a guess: Bố Hạ is a commune and a town."""
    screen = office("due --unit 'Bo Ha'")
    assert screen.code == 5
    assert "xa.tt-bo-ha" in screen.err
    assert "xa.bo-ha" in screen.err
    assert office("due --unit 'dong-so'").code == 5


def test_a_default_unit_comes_from_the_environment(office: Office) -> None:
    """BDG_UNIT stands in for --unit."""
    assert office("due", env={"BDG_UNIT": "dai"}).out == office("due --unit dai").out


def test_a_table_for_excel_has_a_mark_and_no_formulas(office: Office) -> None:
    """CSV begins with the byte order mark; a line an item."""
    out = office("due --unit xa --csv --headings en").out
    assert out.startswith(
        "\ufeffplan,task,ref,unit,role,first,last,state,days,missing,of,text,"
        "obstacle,planned_first,planned_last\r\n"
    )
    assert out.count("\r\n") == 3


def test_within_a_day_without_a_year_is_answered_when_all_plans_are_over(office: Office) -> None:
    """No plan that counts says which year; the answer is the line about the plan that is over."""
    screen = office("due --within 5/1", today="2019-01-10")
    assert (screen.code, "đã hết 31/12/2018" in screen.out + screen.err) == (0, True)
