"""`bdg remind` as an officer, a scheduler and a program use it."""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING

from bdg_cli.domain.days import date
from bdg_cli.ledger.sqlite import open_ledger
from tests.outbox import Outbox, send

if TYPE_CHECKING:
    from pathlib import Path

    from tests.office import Office


def test_it_says_who_is_told_of_what_and_why(office: Office) -> None:
    """A line for each unit and task, three days before the end of the month of action."""
    shown = office("remind --as-of 12/12 --unit xa.dong-son")
    assert (shown.code, shown.err) == (0, "")
    assert [line.split("\t")[:6] for line in shown.out.splitlines()] == [
        [
            *("chưa có địa chỉ", "xa.dong-son", "", task),
            *("còn 3 ngày là hết hạn 15/12/2018", role),
        ]
        for task, role in (("II.1-3", "phối hợp"), ("IV.5-1b", "chủ trì"))
    ]


def test_on_a_terminal_each_unit_has_its_own_heading(office: Office) -> None:
    """Its tasks stand below it, most urgent first."""
    shown = office("remind --as-of 12/12 --unit dai", columns=80).out.splitlines()
    assert shown[0] == "Đài Truyền thanh - Truyền hình huyện · chưa có địa chỉ"
    assert shown[1].startswith("quá hạn 53 ngày (hạn 20/10/2018)")
    assert all(len(line) <= 80 for line in shown)


def test_a_trial_goes_to_an_address(office: Office) -> None:
    """What can be none is said before anything is sent."""
    contacts = "mail: {server: 'smtp://127.0.0.1:1', from: vp@xa.example}\n"
    (office.plans / "contacts.yaml").write_text(contacts, "utf-8")
    for address in ("", "vanthu", "a@b.example, c@d.example"):
        shown = office(f"remind --test '{address}'")
        assert (shown.code, shown.out) == (2, "")
        assert "không phải là địa chỉ thư" in shown.err


def test_of_closed_plans_there_is_no_page(office: Office) -> None:
    """Nothing to say is nothing printed."""
    assert office("close 2018 --reason thử").code == 0
    assert office("remind --digest") == (0, "", "")


def test_where_nobody_is_told_nothing_is_printed(office: Office) -> None:
    """On a day without a step; and the document of a program is empty."""
    (office.plans / "2018.yaml").write_text(
        (office.plans / "2018.yaml").read_text("utf-8").replace("windows: 20/10", "windows: 20/11"),
        "utf-8",
    )
    assert office("remind --unit tckh") == (0, "", "")
    assert office("remind --send --unit tckh") == (0, "", "")
    assert json.loads(office("remind --unit tckh --json").out) == {
        "schema_version": 1,
        "as_of": "2018-11-20",
        "messages": [],
        "left_out": [],
    }


def test_another_day_can_be_looked_at_and_not_sent(office: Office) -> None:
    """--send is for today."""
    shown = office("remind --send --as-of 12/12")
    assert shown.code == 2
    assert "--as-of" in shown.err


def test_without_a_way_out_it_says_how_to_make_one(office: Office) -> None:
    """Nothing is recorded: nothing went."""
    shown = office("remind --send")
    assert shown.code == 69
    assert "contacts.yaml" in shown.err
    assert office("log").out == ""


def test_a_message_to_paste_names_the_late_ones_of_a_group(office: Office) -> None:
    """One for the group as a whole, shorter than Zalo takes."""
    for unit in ("Đông Sơn", "Canh Nậu"):
        office(f'done IV.5-1b --unit "{unit}"')
    shown = office("remind --unit xa --format text", today="2018-12-16").out
    assert len(shown) < 2000
    assert shown.startswith("Nhắc việc ngày 16/12/2018: UBND các xã, thị trấn\n")
    assert "IV.5-1b: quá hạn 1 ngày (hạn 15/12/2018)." in shown
    assert "UBND xã Đồng Hưu" in shown
    assert "Đông Sơn" not in shown
    assert "Canh Nậu" not in shown


def test_what_does_not_fit_into_a_message_is_counted(office: Office) -> None:
    """Forty tasks of one unit, each with many words."""
    words = "Kiểm tra và rà soát " * 30
    tasks = "".join(
        f"      - {{ref: I-{n}, text: {words.strip()}, lead: vp, windows: {{by: 15/6}}}}\n"
        for n in range(1, 41)
    )
    head = (
        "bdg: 1\nnumber: 15/KH-UBND\ntitle: T\nissuer: U\nplace: P\nissued: 6/3/2020\n"
        "period: 6/3/2020–31/12/2020\nunits:\n  vp: Văn phòng\n"
        "sections:\n  - number: I\n    title: T\n    tasks:\n"
    )
    office.write("2020.yaml", head + tasks)
    shown = office("remind --plan 2020 --format text", today="2020-06-12").out
    assert len(shown) < 2000
    lines = shown.splitlines()
    assert lines[-1] == f"… và {40 - len(lines) + 3} nhiệm vụ khác"


def sent(office: Office, day: str) -> list[str]:
    """Let everything of a day go, by a way out that takes it; return to whom."""
    outbox = Outbox(office.plans.parent / "outbox.jsonl")
    before = len(outbox.letters())
    send(office.plans, date.fromisoformat(day), outbox)
    return [one.to for one in outbox.letters()[before:]]


def test_what_went_is_said_and_left_out(office: Office) -> None:
    """On the same day; the day after, there is nothing to say of it."""
    assert len(sent(office, "2018-12-12")) == 25
    shown = office("remind", today="2018-12-12").out.splitlines()
    assert shown[0].split("\t") == [
        *("đã gửi hôm nay", "dai"),
        "Đài Truyền thanh - Truyền hình huyện: đã nhắc 2 nhiệm vụ, 08:00, qua thư",
    ]
    assert len(shown) == 25
    assert office("remind", today="2018-12-13") == (0, "", "")
    assert "xa.dong-son" in office("remind --again xa.dong-son", today="2018-12-12").out


def test_no_other_answer_depends_on_what_was_sent(office: Office) -> None:
    """Neither today's nor an earlier day's; only the log shows it, in words."""
    calls = ("due", "status", "list", "show IV.5-1b --json", "plans", "due --as-of 1/12", "check")
    before = [office(words, today="2018-12-12").out for words in calls]
    sent(office, "2018-12-12")
    for cache in ({}, {"BDG_CACHE": "off"}):
        after = [office(words, today="2018-12-12", env=cache) for words in calls]
        assert [one.err for one in after] == [""] * len(calls)
        assert [one.out for one in after] == before
    log = office("log --task IV.5-1b --unit xa.dong-son").out
    assert "nhắc việc" in log
    assert "còn 3 ngày là hết hạn 15/12/2018" in log


def test_undo_never_picks_a_reminder_by_itself(office: Office) -> None:
    """It takes back what its user recorded before; by its id it can be taken back."""
    office("done II.1-2 --unit ldtbxh --by Lan")
    sent(office, "2018-12-12")
    assert "II.1-2" in office("undo --yes", today="2018-12-12").out
    assert office("undo --yes", today="2018-12-12").code == 5
    (first, *_) = [
        one for one in open_ledger(str(office.plans / "ledger.db")).read() if one.kind == "remind"
    ]
    assert office(f"undo {first.id} --yes", today="2018-12-12").code == 0
    assert first.about.unit in office("remind", today="2018-12-12").out


def test_the_log_is_restored_with_what_was_sent(office: Office, tmp_path: Path) -> None:
    """And then nothing goes again."""
    sent(office, "2018-12-12")
    lines = tmp_path / "log.jsonl"
    lines.write_text(office("log --json-lines").out, "utf-8")
    (office.plans / "ledger.db").unlink()
    assert office("remind --unit dai", today="2018-12-12").out
    assert office(f"restore {lines}").code == 0
    assert sent(office, "2018-12-12") == []


def test_the_page_for_leaders(office: Office) -> None:
    """Figures, who is late with what, who is silent, what is stopped."""
    office('obstacle II.1-1 --unit dai --window 20/10 --note "mất điện"')
    page = office("remind --digest", today="2018-12-16").out
    assert page.startswith("Tình hình thực hiện đến ngày 16/12/2018\nKế hoạch 70/KH-UBND: 0/130")
    assert "- Đài Truyền thanh - Truyền hình huyện: II.1-1 (quá hạn 57 ngày, 2 lần)" in page
    assert "- II.1-1, Đài Truyền thanh - Truyền hình huyện, từ 20/11/2018: mất điện" in page
    silent = page.partition("Chưa báo cáo gì")[2].partition("Vướng mắc")[0]
    assert "UBND xã Đông Sơn" in silent
    assert "Đài" not in silent


def test_what_comes_back_each_month_is_one_line_of_the_page(office: Office) -> None:
    """With how often it is late, and for how long at most."""
    plan = office.plans / "2018.yaml"
    text = plan.read_text("utf-8")
    monthly = text.replace("[20/10, 15/11–15/12]", "{every: month, day: 5}")
    plan.write_text(monthly, "utf-8")
    page = office("remind --digest --unit dai", today="2018-12-14").out
    assert "- Đài Truyền thanh - Truyền hình huyện: II.1-1 (quá hạn 70 ngày, 3 lần)\n" in page


def test_a_run_that_was_stopped_is_told_of(office: Office) -> None:
    """Which message may not have gone, and how it goes again."""

    class PowerCutError(Exception):
        """The machine is off."""

    def cut() -> None:
        raise PowerCutError

    outbox = Outbox(office.plans.parent / "outbox.jsonl", meanwhile=cut)
    with contextlib.suppress(PowerCutError):
        send(office.plans, date(2018, 12, 12), outbox)
    shown = office("remind --unit ldtbxh", today="2018-12-12")
    assert "tin cho Phòng Lao động - TB&XH có thể chưa đi" in shown.err
    assert "bdg remind --send --again ldtbxh" in shown.err
