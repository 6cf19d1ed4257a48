"""Confirming what others completed: what waits, who sees it, what is refused, how it is undone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.office import Office

MANY = "xa.dong-son, xa.canh-nau, xa.hong-ky"


@pytest.fixture
def confirming(office: Office) -> Office:
    """Let the labour office confirm what others complete."""
    return asking(office)


def asking(office: Office, who: str = "ldtbxh") -> Office:
    """Add the key to the plan."""
    file = office.plans / "2018.yaml"
    file.write_text(
        file.read_text("utf-8").replace("bdg: 1", f"bdg: 1\nconfirm: {who}", 1), "utf-8"
    )
    return office


def standing(
    office: Office, unit: str = "xa.dong-son", today: str = "2018-11-20"
) -> tuple[str, str | None, int]:
    """Return how a unit's part of IV.5-1b stands, when it was completed, and how many are done."""
    task = json.loads(office("show IV.5-1b --json", today=today).out)["task"]
    (found,) = [one for one in task["assignments"] if one["unit"] == unit]
    return found["state"], found["completed_on"], task["done"]


def test_a_completion_waits_until_it_is_confirmed(confirming: Office) -> None:
    """It is not owed any more, and not done; the day of its completion says whether it was late."""
    office = confirming
    said = office("done IV.5-1b --unit xa.dong-son --on 19/11 --by Hạnh")
    assert said.code == 0
    assert standing(office) == ("awaiting", "2018-11-19", 0)
    assert office("due --unit xa.dong-son --role lead").out == ""
    assert office("confirm IV.5-1b --unit xa.dong-son", today="2018-12-28").out == (
        "xác nhận\tIV.5-1b\tUBND xã Đông Sơn\t15/11/2018–15/12/2018\tngày 28/12/2018\n"
    )
    assert standing(office, today="2018-12-28") == ("done", "2018-11-19", 1)
    assert standing(office, today="2018-12-27") == ("awaiting", "2018-11-19", 0)


def test_what_was_completed_too_late_is_late_when_it_is_confirmed(confirming: Office) -> None:
    """Also if a return made it late."""
    office = confirming
    office("done IV.5-1b --unit xa.dong-son --on 19/11")
    office("return IV.5-1b --unit xa.dong-son --reason 'thiếu biên bản'", today="2018-12-20")
    assert standing(office, today="2018-12-20")[0] == "overdue"
    office("done IV.5-1b --unit xa.dong-son", today="2018-12-21")
    assert standing(office, today="2018-12-21")[0] == "awaiting"
    office("confirm IV.5-1b --unit xa.dong-son", today="2018-12-22")
    assert standing(office, today="2018-12-22") == ("done_late", "2018-12-21", 1)


def test_the_reason_of_a_return_is_seen_until_the_work_is_recorded_again(
    confirming: Office,
) -> None:
    """In `due`, `list`, `show`, on the screen and in tables."""
    office = confirming
    office(f"done IV.5-1b --unit '{MANY}'")
    office("return IV.5-1b --unit xa.canh-nau --reason 'thiếu biên bản'")
    for words in ("due --unit xa.canh-nau", "list --unit xa", "show IV.5-1b", "due --csv"):
        assert "thiếu biên bản" in office(words).out
        assert "thiếu biên bản" in office(words, columns=80).out
        assert "thiếu biên bản" in office(words, columns=120).out
    assert "UBND xã Canh Nậu (bị trả lại)" in office("due IV.5-1b").out
    assert "2 đơn vị chờ xác nhận" in office("due IV.5-1b").out
    office("done IV.5-1b --unit xa.canh-nau")
    for words in ("due --unit xa.canh-nau", "list --unit xa"):
        assert "thiếu biên bản" not in office(words).out
    assert "thiếu biên bản" in office("show IV.5-1b").out, "the ledger keeps it"


def test_all_that_waits_in_a_task_is_confirmed_at_once(confirming: Office) -> None:
    """Twenty-one communes in one command, all but one; which one is meant is never guessed."""
    office = confirming
    assert office("done IV.5-1b --each").out == "đã ghi 21; IV.5-1b chờ xác nhận 21/21\n"
    refused = office("confirm IV.5-1b")
    assert refused.code == 5
    assert "có 21 phần việc chờ xác nhận" in refused.err
    said = office("confirm IV.5-1b --each --except 'Hồng Kỳ'").out
    assert said == "đã ghi 20 (xác nhận); IV.5-1b chờ xác nhận 1/21\n"
    assert office("confirm IV.5-1b").code == 0, "only one waits"
    assert standing(office)[2] == 21


def test_both_windows_of_a_task_can_be_confirmed_with_each(confirming: Office) -> None:
    """Otherwise it has to be said which window is meant."""
    office = confirming
    office("done II.1-1 --unit dai --window 20/10 --on 20/10")
    office("done II.1-1 --unit dai --window 15/11–15/12")
    refused = office("confirm II.1-1 --unit dai")
    assert refused.code == 5
    assert "nhiều thời gian thực hiện chờ xác nhận" in refused.err
    assert office("confirm II.1-1 --unit dai --each").out.count("xác nhận") == 2


def test_what_the_confirming_unit_does_itself_needs_no_confirmation(confirming: Office) -> None:
    """It is done at once, and cannot be confirmed."""
    office = confirming
    office("done II.1-3")
    assert json.loads(office("show II.1-3 --json").out)["task"]["state"] == "done"
    refused = office("confirm II.1-3")
    assert refused.code == 5
    assert "không cần xác nhận" in refused.err


@pytest.mark.parametrize(
    ("before", "words", "said"),
    [
        ((), "confirm IV.5-1b --unit xa.dong-son", "chưa ghi hoàn thành nhiệm vụ IV.5-1b"),
        (
            ("confirm IV.5-1b",),
            "confirm IV.5-1b --each",
            "không có phần việc nào đang chờ xác nhận",
        ),
        (
            ("confirm IV.5-1b -u xa.canh-nau --by Mai",),
            "return IV.5-1b -u xa.canh-nau --reason x",
            "đã được Mai xác nhận ngày 20/11/2018",
        ),
        (
            ("return IV.5-1b -u xa.canh-nau --reason x",),
            "confirm IV.5-1b -u xa.canh-nau",
            "đã trả lại ngày 20/11/2018; đơn vị chưa ghi hoàn thành lại",
        ),
        ((), "return IV.5-1b -u xa.canh-nau --reason ' '", "--reason cần có nội dung"),
        (
            ("cancel IV.5-1b -u xa.dong-son --reason x",),
            "confirm IV.5-1b -u xa.dong-son",
            "đã ghi là không thực hiện",
        ),
        ((), "confirm IV.5-1b -u xa.canh-nau --on 18/11", "trước ngày hoàn thành (19/11/2018)"),
        ((), "done IV.5-1b -u xa.canh-nau", "đang chờ Phòng Lao động - TB&XH xác nhận"),
        ((), "confirm II.1-1 -u xa.canh-nau", "không chủ trì nhiệm vụ II.1-1"),
    ],
)
def test_what_does_not_wait_is_refused(
    confirming: Office, before: tuple[str, ...], words: str, said: str
) -> None:
    """With a sentence that says why, and nothing recorded."""
    office = confirming
    office("done IV.5-1b --unit xa.canh-nau --on 19/11")
    for one in before:
        assert office(one).code == 0
    ledger = (office.plans / "ledger.db").read_bytes()
    refused = office(words)
    assert refused.code == 5
    assert said in refused.err
    assert (office.plans / "ledger.db").read_bytes() == ledger


def test_a_plan_without_the_key_has_nothing_to_confirm(office: Office) -> None:
    """The refusal says which line is missing."""
    office("done IV.5-1b --unit xa.dong-son")
    refused = office("confirm IV.5-1b --unit xa.dong-son")
    assert refused.code == 5
    assert "“confirm: MÃ-ĐƠN-VỊ”" in refused.err
    assert "dòng “confirm:”" in office("due --to-confirm").err
    asking(office)
    assert standing(office)[0] == "awaiting", "what was recorded before waits, too"


def test_undo_takes_back_a_verdict_or_what_it_is_about(confirming: Office) -> None:
    """After the verdict it waits again; after the completion it is owed, whatever was confirmed."""
    office = confirming
    office("done IV.5-1b --unit xa.dong-son --by Hạnh")
    for words in ("confirm IV.5-1b", "return IV.5-1b --reason x"):
        assert office(f"{words} --by Mai").code == 0
        assert standing(office)[0] != "awaiting"
        office("undo --by Mai --yes")
        assert standing(office)[0] == "awaiting"
    office("confirm IV.5-1b --by Mai")
    office("undo --by Hạnh --yes")
    assert standing(office)[0] == "open"
    office("done IV.5-1b --unit xa.dong-son --by Hạnh")
    assert standing(office)[0] == "awaiting", "the confirmation was about another record"


def test_reopening_what_waits_or_was_confirmed_works_as_before(confirming: Office) -> None:
    """Then it is owed, and waits again when it is completed."""
    office = confirming
    for words in ("", "confirm IV.5-1b"):
        office("done IV.5-1b --unit xa.dong-son")
        if words:
            office(words)
        assert office("reopen IV.5-1b --unit xa.dong-son").code == 0
        assert standing(office)[0] == "open"


def test_what_waits_is_listed_with_who_recorded_it_and_what_shows_it(confirming: Office) -> None:
    """The oldest record comes first, whichever unit and day it is about."""
    office = confirming
    office("done IV.5-1b --unit xa.canh-nau -e '12/BC-UBND' --count 3 buổi --by Hạnh")
    office("done IV.5-1b --unit xa.dong-son --on 15/11 --by Tú", today="2018-11-21")
    office("done II.1-1 --unit dai --window 20/10", today="2018-11-22")
    lines = office("due --to-confirm", today="2018-11-23").out.splitlines()
    assert [line.split("\t")[:6] for line in lines] == [
        [
            *("20/11/2018", "IV.5-1b", "UBND xã Canh Nậu", "15/11/2018–15/12/2018"),
            *("xong ngày 20/11/2018", "Hạnh"),
        ],
        [
            *("21/11/2018", "IV.5-1b", "UBND xã Đông Sơn", "15/11/2018–15/12/2018"),
            *("xong ngày 15/11/2018", "Tú"),
        ],
        [
            *("22/11/2018", "II.1-1", "Đài Truyền thanh - Truyền hình huyện", "20/10/2018"),
            *("xong ngày 22/11/2018, quá hạn", "Lan"),
        ],
    ]
    assert "3 buổi; minh chứng: 12/BC-UBND" in lines[0]
    for columns in (80, 120):
        drawn = office("due --to-confirm", today="2018-11-23", columns=columns).out
        assert "12/BC-UBND" in drawn
        assert "bdg confirm IV.5-1b --unit xa.canh-nau" in drawn
    for words in ("--csv", "--csv --headings en"):
        table = office(f"due --to-confirm {words}", today="2018-11-23").out.splitlines()
        assert len(table) == 4
    one = office("due II.1-1 --to-confirm", today="2018-11-23").out
    assert one.count("\n") == 1


def test_each_unit_sees_what_it_has_to_confirm_or_waits_for(confirming: Office) -> None:
    """Also by BDG_UNIT, which is who confirms and not whose work is confirmed."""
    office = confirming
    office(f"done IV.5-1b --unit '{MANY}'")
    home = {"BDG_UNIT": "ldtbxh"}
    for words, lines in (("", 3), ("--unit xa.dong-son", 1), ("--unit dai", 0)):
        assert office(f"due --to-confirm {words}").out.count("\n") == lines
    assert office("due --to-confirm", env=home).out.count("\n") == 3
    assert office("confirm IV.5-1b --each", env=home).code == 0
    assert office("due --to-confirm --fail-on any").code == 0
    assert office("due --to-confirm --quiet-when-empty").out == ""


def test_status_and_due_say_how_much_waits(confirming: Office) -> None:
    """With the command that lists it; of a unit that does not confirm, its own."""
    office = confirming
    assert "chờ xác nhận" not in "".join(office("status")[1:])
    office(f"done IV.5-1b --unit '{MANY}'")
    for words in ("status", "due"):
        shown = office(words, columns=100).out
        assert "3 phần việc chờ xác nhận: bdg due --to-confirm" in shown
        assert "3 phần việc chờ xác nhận: bdg due --to-confirm" in office(words).err
    assert "1 phần việc chờ xác nhận" in office("status --unit xa.dong-son").err
    assert "chờ xác nhận" not in "".join(office("status --unit dai")[1:])
    assert json.loads(office("status --json").out)["states"]["awaiting"] == 3
    assert office("due --to-confirm --fail-on any").code == 1


def test_without_the_key_no_answer_knows_of_it(office: Office) -> None:
    """No column, no key, no word."""
    office(f"done IV.5-1b --unit '{MANY}'")
    for words in ("status", "due", "list", "show IV.5-1b", "due IV.5-1b", "plans"):
        for form in ("", "--json", "--csv", "--csv --headings en"):
            shown = office(f"{words} {form}")
            for word in ("awaiting", "confirm", "returned", "chờ xác nhận", "trả lại"):
                assert word not in shown.out + shown.err, (words, form)


def test_two_ledgers_that_were_joined_keep_each_verdict_with_its_completion(
    confirming: Office, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A completion recorded elsewhere on the same work does not take a confirmation away."""
    office = confirming
    office("done IV.5-1b --unit xa.dong-son --on 19/11")
    office("confirm IV.5-1b --unit xa.dong-son")
    lines = office("log --json-lines").out.splitlines()
    other = json.loads(lines[0]) | {"id": "ab12", "batch": "ab12", "day": "2018-11-16"}
    file = tmp_path_factory.mktemp("other") / "other.jsonl"
    file.write_text("\n".join([*lines, json.dumps(other)]) + "\n", "utf-8")
    assert office(f"restore '{file}'").code == 0
    assert standing(office)[0] == "done"
    assert [json.loads(one)["kind"] for one in office("log --json-lines").out.splitlines()] == [
        *("done", "done", "confirm")
    ]


def test_quantities_count_once_they_are_confirmed(confirming: Office) -> None:
    """What waits is not added up, nor what was returned."""
    office = confirming
    office("done IV.5-1b --unit xa.dong-son --count 3 buổi")
    office("done IV.5-1b --unit xa.canh-nau --count 4 buổi")
    assert json.loads(office("status --counts --json").out)["quantities"] == []
    office("confirm IV.5-1b --unit xa.dong-son")
    office("return IV.5-1b --unit xa.canh-nau --reason x")
    (counted,) = json.loads(office("status --counts --json").out)["quantities"]
    assert (counted["number"], counted["units"]) == (3, 1)


def test_a_group_may_confirm(office: Office) -> None:
    """Then none of its members has to be confirmed; a member alone is only itself."""
    asking(office, "xa")
    office("done IV.5-1b --unit xa.dong-son")
    assert standing(office)[0] == "done"
    file = office.plans / "2018.yaml"
    file.write_text(
        file.read_text("utf-8").replace("confirm: xa\n", "confirm: Đông Sơn\n"), "utf-8"
    )
    office("done IV.5-1b --unit xa.canh-nau")
    assert standing(office)[0] == "done"
    assert standing(office, "xa.canh-nau")[0] == "awaiting"
    states = json.loads(office("status --json").out)["states"]
    assert (states["done"], states["awaiting"]) == (1, 1)


def test_a_unit_that_is_not_there_cannot_confirm(office: Office) -> None:
    """The problem points at it."""
    asking(office, "ldtbxhh")
    found = office("check")
    assert found.code != 0
    assert "P204" in found.out
    assert "confirm: ldtbxhh" in found.out


def test_what_waits_when_the_plan_is_over_is_not_lost(confirming: Office) -> None:
    """December's work is confirmed in January, also beside the plan of the next year."""
    office = confirming
    office("done IV.5-1b --each --on 15/12", today="2018-12-31")
    text = (office.plans / "2018.yaml").read_text("utf-8")
    later = {"issued: 20/9/2018": "issued: 2/1/2019", "70/KH-UBND": "9/KH-UBND", "/2018": "/2019"}
    for _ in range(2):
        for words in ("status", "due"):
            shown = office(words, today="2019-01-20")
            assert "21 phần việc chờ xác nhận" in shown.err
            assert "21 phần việc chờ xác nhận" in office(words, today="2019-01-20", columns=90).out
        assert office("due --to-confirm", today="2019-01-20").out.count("\n") == 21
        for old, new in later.items():
            text = text.replace(old, new)
        office.write("2019.yaml", text)
    assert "Còn 21 phần việc chờ xác nhận" in office("close 2018", today="2019-01-20").err
    assert office("due --to-confirm", today="2019-01-20").out == ""
    assert office("due --to-confirm --plan 2018", today="2019-01-20").out.count("\n") == 21
    said = office("confirm IV.5-1b --each --plan 2018", today="2019-01-20").out
    assert said == "đã ghi 21 (xác nhận); IV.5-1b đã xong 21/21\n"
    assert office("due --to-confirm", today="2019-01-20").out == ""


def test_the_plan_of_the_next_year_asks_to_confirm_as_well(office: Office) -> None:
    """By the new code where the unit was merged; why something was returned is carried along."""
    asking(office, "UBND xã Đông Sơn")
    office("done IV.5-1b --unit xa.canh-nau")
    office("return IV.5-1b --unit xa.canh-nau --reason 'thiếu biên bản'")
    merged = "units:\n  xa:\n    name: UBND các xã, thị trấn\n    members:\n      bo-ha:\n"
    merged += "        name: UBND xã Bố Hạ\n        formerly: [dong-son]\n"
    (office.plans.parent / "don-vi.yaml").write_text(merged, "utf-8")
    old, made = office.plans / "2018.yaml", office.plans / "2019.yaml"
    words = f"new '{made}' --from '{old}' --carry"
    assert office(words, today="2019-01-10").code == 0
    assert "confirm: UBND xã Đông Sơn\n" in made.read_text("utf-8")
    assert "reason: thiếu biên bản" in made.read_text("utf-8")
    made.unlink()
    office(f"{words} --units '{office.plans.parent / 'don-vi.yaml'}'", today="2019-01-10")
    assert "confirm: xa.bo-ha\n" in made.read_text("utf-8")


def test_check_does_not_take_a_second_try_for_a_mistake(confirming: Office) -> None:
    """Completed, returned and completed again is not completed twice."""
    office = confirming
    about = "IV.5-1b -u xa.dong-son"
    for words in (
        f"done {about}",
        f"return {about} --reason x",
        f"done {about}",
        f"confirm {about}",
    ):
        assert office(words).code == 0
    found = json.loads(office("check --format json").out)["problems"]
    assert [one["code"] for one in found if one["code"].startswith("P5")] == []
