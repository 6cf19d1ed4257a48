"""The verbs that write: what they refuse, what they record, how it is taken back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.office import Office


def state(office: Office, task: str, unit: str, today: str = "2018-11-20") -> str:
    """Return the state of the last assignment of a unit in a task."""
    document = json.loads(office(f"show {task} --json", today=today).out)
    found = [one["state"] for one in document["task"]["assignments"] if one["unit"] == unit]
    return str(found[-1])


def test_done_is_recorded_with_what_shows_it(office: Office) -> None:
    """Evidence, count, day and who are in the ledger; the day it was recorded is shown."""
    screen = office("done IV.2a --on 15/10 -e 'Tờ trình 12/TTr' -e anh.jpg --count 3 buổi")
    assert screen.code == 0
    assert screen.out == (
        "hoàn thành\tIV.2a\tPhòng Tài chính - Kế hoạch\tkhông có hạn\txong ngày 15/10/2018\t"
        "3 buổi; minh chứng: Tờ trình 12/TTr, anh.jpg; vào sổ ngày 20/11/2018\n"
    )
    record = json.loads(office("log --json").out)["records"][0]
    assert (record["by"], record["day"], record["recorded_at"]) == (
        "Lan",
        "2018-10-15",
        "2018-11-20T12:00:00+07:00",
    )


def test_a_second_done_is_refused_and_changes_nothing(office: Office) -> None:
    """The first completion stands."""
    office("done IV.2a")
    before = (office.plans / "ledger.db").read_bytes()
    screen = office("done IV.2a", today="2018-11-21")
    assert screen.code == 5
    assert "20/11/2018" in screen.err
    assert (office.plans / "ledger.db").read_bytes() == before


def test_several_open_windows_are_listed(office: Office) -> None:
    """On 20/11 both windows of II.1-1 have begun: which one is meant must be said."""
    screen = office("done II.1-1 --unit dai")
    assert screen.code == 5
    assert "20/10/2018, 15/11/2018–15/12/2018" in screen.err
    assert office("done II.1-1 --unit dai --window 20/10").code == 0
    assert office("done II.1-1 --unit dai").code == 0


def test_the_only_window_that_has_begun_is_meant(office: Office) -> None:
    """On 25/10 the Action Month has not come."""
    assert "20/10/2018" in office("done II.1-1 --unit dai", today="2018-10-25").out


def test_a_group_needs_a_member_or_each(office: Office) -> None:
    """A group alone is unclear; --each completes for those still missing."""
    refused = office("done IV.5-1b --unit xa")
    assert refused.code == 5
    assert "xa.dong-son (UBND xã Đông Sơn)" in refused.err
    office("done IV.5-1b --unit 'UBND XA DONG SON'")
    assert office("done IV.5-1b --each").out == "đã ghi 20; IV.5-1b đã xong 21/21\n"
    assert json.loads(office("show IV.5-1b --json").out)["task"]["state"] == "done"


def test_a_supporting_unit_owes_no_completion(office: Office) -> None:
    """It is refused, and the leads are named."""
    screen = office("done IV.1-2 --unit dai")
    assert screen.code == 5
    assert "chỉ phối hợp" in screen.err
    assert "ldtbxh (Phòng Lao động - TB&XH)" in screen.err


def test_a_day_in_the_future_or_before_the_plan_is_refused(office: Office) -> None:
    """Only what was done can be recorded."""
    assert "chưa đến" in office("done IV.2a --on 21/11").err
    assert "trước ngày ban hành" in office("done IV.2a --on 19/9/2018").err


def test_a_batch_is_recorded_whole_or_not_at_all(office: Office) -> None:
    """One task that is refused keeps the others out."""
    office("done IV.2b")
    assert office("done IV.2a IV.2b IV.4").code == 5
    assert len(json.loads(office("log --json").out)["records"]) == 1
    assert office("done IV.2a IV.4").out.count("\n") == 2


def test_completed_after_the_last_day_is_late(office: Office) -> None:
    """The state says whether it was in time."""
    office("done II.1-3 --on 15/12", today="2018-12-20")
    assert state(office, "II.1-3", "ldtbxh", "2018-12-20") == "done"
    office("done IV.5-1b --unit xa.bo-ha", today="2018-12-16")
    assert state(office, "IV.5-1b", "xa.bo-ha", "2018-12-20") == "done_late"
    assert state(office, "IV.5-1b", "xa.bo-ha", "2018-12-10") == "closing"


def test_an_extension_moves_the_last_day_and_keeps_the_old_one(office: Office) -> None:
    """The old window is shown beside the new last day; an earlier day is refused."""
    assert office("extend II.1-3 --to 10/12 --basis x").code == 5
    assert office("extend II.1-3 --to 25/12 --basis 'Công văn 8'").code == 0
    assert state(office, "II.1-3", "ldtbxh", "2018-12-20") == "closing"
    sheet = office("show II.1-3", today="2018-12-20").out
    assert "15/11/2018–25/12/2018 (gia hạn, trước đây 15/11/2018–15/12/2018)" in sheet


def test_cancelled_is_out_of_the_count_and_can_be_reopened(office: Office) -> None:
    """A reason is needed."""
    assert office("cancel II.2-1 --reason ' '").code == 5
    office("cancel II.2-1 --reason 'tỉnh không tổ chức'")
    assert state(office, "II.2-1", "ldtbxh") == "cancelled"
    assert json.loads(office("status --json").out)["of"] == 129
    office("reopen II.2-1")
    assert state(office, "II.2-1", "ldtbxh") == "undated"
    assert office("reopen II.2-1").code == 5


def test_an_obstacle_is_a_mark_until_it_is_resolved(office: Office) -> None:
    """It does not change the state."""
    office("obstacle II.1-2 --unit vhtt --note 'chưa có kinh phí'")
    assert "chưa có kinh phí" in office("status").out
    assert state(office, "II.1-2", "vhtt") == "undated"
    assert office("obstacle II.1-2 --unit vhtt --resolve").code == 0
    assert "chưa có kinh phí" not in office("status").out
    assert office("obstacle II.1-2 --unit vhtt --resolve").code == 5
    assert office("obstacle II.1-2 --unit vhtt").code == 5


def test_undo_takes_back_the_last_command_by_an_added_record(office: Office) -> None:
    """A batch goes together, and what was undone stays in the ledger."""
    office("done IV.2a")
    office("done IV.2b IV.4")
    assert office("undo --yes").out.count("hoàn tác") >= 2
    assert state(office, "IV.4", "dai") == "undated"
    assert state(office, "IV.2a", "tckh") == "done"
    office("undo --yes")
    assert state(office, "IV.2a", "tckh") == "undated"
    assert len(json.loads(office("log --json").out)["records"]) == 6
    assert office("undo --yes").code == 5


def test_undo_can_be_undone(office: Office) -> None:
    """The record of an undo is a record like others."""
    office("done IV.2a")
    office("undo --yes")
    last = json.loads(office("log --json").out)["records"][-1]["id"]
    assert office(f"undo {last} --yes").code == 0
    assert state(office, "IV.2a", "tckh") == "done"


def test_undo_asks_on_a_terminal_and_refuses_elsewhere(office: Office) -> None:
    """It shows what it takes back first."""
    office("done IV.2a")
    assert office("undo").code == 5
    shown = office("undo", answer="k\n")
    assert "IV.2a" in shown.out
    assert state(office, "IV.2a", "tckh") == "done"
    office("undo", answer="có\n")
    assert state(office, "IV.2a", "tckh") == "undated"


def test_an_unknown_task_is_refused_with_the_near_ones(office: Office) -> None:
    """Ids are found whatever their case."""
    screen = office("done II.1-9")
    assert screen.code == 5
    assert "II.1-3" in screen.err
    assert office("done iv.2A").code == 0


def test_the_ledger_travels_as_text(office: Office) -> None:
    """What is written out comes back whole, and only what is missing is added."""
    office("done IV.2a -e 'Tờ trình'")
    office("done IV.5-1b --each")
    text = office("log --json-lines").out
    copy = office.plans.parent / "ledger.jsonl"
    copy.write_text(text, "utf-8")
    assert "Đã thêm 0 bản ghi, 22 đã có sẵn." in office(f"restore '{copy}'").out
    (office.plans / "ledger.db").unlink()
    assert "Đã thêm 22 bản ghi" in office(f"restore '{copy}'").out
    assert office("log --json-lines").out == text


def test_a_bad_line_is_named_and_nothing_is_added(office: Office) -> None:
    """All or nothing."""
    copy = office.plans.parent / "ledger.jsonl"
    office("done IV.2a")
    copy.write_text(office("log --json-lines").out + "xx\n", "utf-8")
    (office.plans / "ledger.db").unlink()
    screen = office(f"restore '{copy}'")
    assert screen.code == 4
    assert ":2:" in screen.err
    assert not (office.plans / "ledger.db").exists()


def test_a_renamed_task_keeps_its_records(office: Office) -> None:
    """`formerly` says what it was called; without it check tells how to say so."""
    office("done IV.4")
    path = office.plans / "2018.yaml"
    text = path.read_text("utf-8").replace(
        "- ref: IV.4\n", "- ref: IV.4\n            id: phat-song\n"
    )
    path.write_text(text, "utf-8")
    screen = office("check")
    assert screen.code == 1
    assert "P502" in screen.out
    assert "formerly: IV.4" in screen.out
    path.write_text(
        text.replace("id: phat-song\n", "id: phat-song\n            formerly: IV.4\n"), "utf-8"
    )
    assert office("check") == (0, "", "")
    assert state(office, "phat-song", "dai") == "done"


def test_reading_writes_nothing_beside_the_plans(office: Office) -> None:
    """Neither before nor after there is a ledger."""
    for verb in ("status", "due", "list", "show IV.4", "units", "log", "check"):
        assert office(verb).code == 0
    assert not (office.plans / "ledger.db").exists()
    office("done IV.4")
    before = sorted(path.name for path in office.plans.iterdir())
    for verb in ("status", "due", "list", "show IV.4", "units", "log", "check"):
        office(verb)
    assert sorted(path.name for path in office.plans.iterdir()) == before


def test_a_task_named_twice_is_recorded_once(office: Office) -> None:
    """Whatever the case it is written in."""
    assert office("done IV.4 iv.4 IV.4").out.count("\n") == 1
    assert len(json.loads(office("log --json").out)["records"]) == 1


def test_undo_takes_back_ones_own_last_command(office: Office) -> None:
    """Somebody else recorded after it; that stays."""
    office("done IV.2a")
    office("done IV.4", env={"BDG_BY": "Minh"})
    assert office("undo --yes").out.count("IV.2a") == 1
    assert json.loads(office("show IV.4 --json").out)["task"]["done"] == 1
    nothing = office("undo --yes")
    assert (nothing.code, "của Lan" in nothing.err) == (5, True)
    assert office("undo --yes --by minh").code == 0


def test_the_record_of_somebody_else_is_undone_by_its_id_and_never_without_a_question(
    office: Office,
) -> None:
    """The question says whose it is and when it was recorded."""
    office("done IV.4 IV.2b", env={"BDG_BY": "Minh"})
    first = json.loads(office("log --json").out)["records"][0]["id"]
    refused = office(f"undo {first} --yes")
    assert (refused.code, f"bdg undo {first[:8]}" in refused.err) == (5, True)
    assert office(f"undo {first}").code == 5
    asked = office(f"undo {first}", answer="c\n")
    assert "Hoàn tác 1 bản ghi của Minh, ghi lúc 12:00 20/11/2018? [c/K]" in asked.err
    assert json.loads(office("show IV.4 --json").out)["task"]["done"] == 0


def test_a_batch_is_asked_about_in_short_with_who_recorded_it(office: Office) -> None:
    """Which units, and how many records."""
    office("done IV.5-1b --each --except 'Hồng Kỳ'")
    asked = office("undo", answer="k\n")
    assert asked.out.startswith("hoàn thành · IV.5-1b · ")
    assert "20 bản ghi" in asked.out
    assert "Hoàn tác 20 bản ghi của Lan" in asked.err


def test_an_id_that_fits_none_or_several_records_is_told_as_such(office: Office) -> None:
    """With the ids, if they are few."""
    office("done IV.5-1b --each")
    ids = [one["id"] for one in json.loads(office("log --json").out)["records"]]
    letter = next(c for c in "0123456789abcdef" if sum(i.startswith(c) for i in ids) > 1)
    assert office(f"undo {letter}").err.startswith("Lỗi: Có ")
    assert "Không có bản ghi nào mã “zz”" in office("undo zz").err
    assert office(f"undo {ids[3].upper()[:12]} --yes").code == 0


def test_obstacles_are_resolved_one_by_one(office: Office) -> None:
    """By words or by the beginning of the id; of several it must be said which."""
    office("obstacle IV.4 --note 'thiếu máy'", today="2018-11-01")
    office("obstacle IV.4 --note 'thiếu người viết tin'", today="2018-11-05")
    unclear = office("obstacle IV.4 --resolve")
    assert (unclear.code, "thiếu người viết tin" in unclear.err) == (5, True)
    assert "2 vướng mắc" in office("obstacle IV.4 --resolve thieu").err
    assert "không có vướng mắc nào như" in office("obstacle IV.4 --resolve mưa").err
    assert "05/11/2018" in office("obstacle IV.4 --resolve 'nguoi viet' --on 4/11").err
    assert office("obstacle IV.4 --resolve 'nguoi viet' --on 6/11").code == 0
    shown = office("status").out
    assert ("thiếu máy" in shown, "thiếu người viết tin" in shown) == (True, False)
    ids = [one["id"] for one in json.loads(office("log --json").out)["records"]]
    assert json.loads(office("log --json").out)["records"][2]["resolves"] == ids[1]
    assert office(f"obstacle IV.4 --resolve {ids[0][:6]}").code == 0
    assert office("obstacle IV.4 kinh --note x").code == 2


def test_all_obstacles_can_be_resolved_at_once(office: Office) -> None:
    """Each by a record of its own, so that each can be undone."""
    for words in ("a", "b"):
        office(f"obstacle IV.4 --note {words}")
    assert office("obstacle IV.4 --resolve --all").out.count("giải quyết") == 2
    last = json.loads(office("log --json").out)["records"][-1]["id"]
    office(f"undo {last} --yes")
    assert office("status").out.count("vướng mắc\t") == 1


def test_what_an_older_program_resolved_stays_resolved(office: Office) -> None:
    """Its record names no obstacle: all that were open then."""
    for words in ("a", "b"):
        office(f"obstacle IV.4 --note {words}")
    office("obstacle IV.4 --resolve --all")
    lines = [json.loads(line) for line in office("log --json-lines").out.splitlines()[:3]]
    del lines[2]["data"]["resolves"]
    (office.plans / "ledger.db").unlink()
    text = office.write("x.jsonl", "".join(json.dumps(line) + "\n" for line in lines))
    assert office(f"restore '{text}'").code == 0
    assert "vướng mắc\t" not in office("status").out


def test_nothing_is_reopened_before_it_was_completed(office: Office) -> None:
    """The day of the completion itself is fine."""
    office("done IV.4 --on 10/11")
    assert "10/11/2018" in office("reopen IV.4 --on 9/11").err
    assert office("reopen IV.4 --on 10/11").code == 0


def test_windows_and_plans_stand_in_every_row_of_log_and_undo(office: Office) -> None:
    """On a terminal as well; the plan only where there are several."""
    office("done II.1-1 --unit dai --window 20/10 --on 20/10")
    office("done II.1-1 --unit dai --on 16/11")
    asked = office("undo", answer="k\n", columns=120)
    assert ("15/11/2018" in asked.out, "Kế hoạch" in asked.out) == (True, False)
    shown = office("log", columns=120).out
    assert ("20/10/2018   " in shown, "15/12/2018" in shown) == (True, True)
    other = (office.plans / "2018.yaml").read_text("utf-8").replace("70/KH", "71/KH")
    office.write("khac.yaml", other.replace("source:", "# source:"))
    assert "Kế hoạch" in office("log", columns=120).out
    assert office("log").out.splitlines()[0].startswith("2018\t")
    assert "2018 · " in office("undo", answer="k\n", columns=120).out
