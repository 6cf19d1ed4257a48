"""A plan file of one year -> that of the next, byte for byte."""

from __future__ import annotations

import json
from unicodedata import normalize

import pytest

from bdg_cli.domain.errors import InvalidPlanError, UsageError
from bdg_cli.domain.messages import Message
from bdg_cli.domain.plan import Carried
from bdg_cli.planfile.next_year.renewal import Renewed, renew
from bdg_cli.planfile.reader import read_plan_file
from tests.planfile.example import PLAN, with_part, with_task


def told(message: Message) -> str:
    """Say a message plainly."""
    filling = {k: told(v) if isinstance(v, Message) else v for k, v in message.filling.items()}
    return message.template.format_map(filling)


def renewed(
    data: bytes, *, years: int = 1, carried: dict[str, list[Carried]] | None = None
) -> Renewed:
    """Return a plan file some years later."""
    plan = read_plan_file(data, file="plans/15.yaml", plan_id="15").plan
    assert plan is not None
    return renew(data, plan, years=years, translate=told, carried=carried)


def later(text: str, years: int = 1) -> str:
    """Return the text of a plan file a year later."""
    return renewed(text.encode(), years=years).content.decode()


def changed(text: str) -> tuple[list[str], list[str]]:
    """Return the lines that are no more, and those that are new, without the marks of the head."""
    before, after = text.splitlines(), later(text).splitlines()
    head = set(MARKS.splitlines())
    gone = [line for line in before if line not in after]
    return gone, [line for line in after if line not in before and line not in head]


MARKS = """\
unsure:
  - >-
    Điền số văn bản của năm mới (năm cũ: 15/KH-UBND).
  - >-
    Sửa ngày ban hành theo văn bản mới (năm cũ: 06/03/2020).
  - >-
    Còn ghi “Phòng, chống thiên tai năm 2020”: sửa cho năm mới.
"""
HEAD = ("number: …/KH-UBND", "issued: 6/3/2021", "period: 6/3/2021–31/12/2021")


def test_only_the_head_of_a_plain_plan_changes() -> None:
    """Number, day of issue and period: all else, and above all 15/4, stays."""
    expected = PLAN.replace("number: 15/", "number: …/").replace(
        "issued: 6/3/2020\nperiod: 6/3/2020–31/12/2020\n",
        f"issued: 6/3/2021\n{MARKS}period: 6/3/2021–31/12/2021\n",
    )
    assert later(PLAN) == expected


def test_comments_blank_lines_and_quotes_stay() -> None:
    """Nothing is written anew that does not have to change."""
    text = (
        "# năm 2020\n\n"
        + PLAN.replace("number: 15/KH-UBND", "number:   '15/KH-UBND'   # số năm 2020").replace(
            "issued: 6/3/2020", 'issued: "2020-03-06"'
        )
        + "# hết\n\n# thật hết"
    )
    made = later(text)
    assert "number:   '…/KH-UBND'   # số năm 2020\n" in made
    assert 'issued: "2021-03-06"\n' in made
    assert made.startswith("# năm 2020\n\nbdg: 1\n")
    assert made.endswith("        windows: 15/4\n# hết\n\n# thật hết")


def test_bytes_of_windows_files_stay() -> None:
    """A byte order mark and the line ends of Windows are those of the new file too."""
    data = b"\xef\xbb\xbf" + PLAN.replace("\n", "\r\n").encode()
    assert renewed(data).content == b"\xef\xbb\xbf" + later(PLAN).replace("\n", "\r\n").encode()


def test_letters_with_marks_apart_stay_so() -> None:
    """A file from a Mac is edited at the right places, and its letters are not put together."""
    text = PLAN.replace("period: 6", "period:   6")
    made = renewed(normalize("NFD", text).encode()).content.decode()
    assert normalize("NFC", made) == later(text)
    kept = normalize("NFD", "issuer: UBND xã Tân Lập\nplace: Tân Lập\nissued: 6/3/2021\n")
    assert kept in made


def test_what_belonged_to_the_old_plan_goes() -> None:
    """Its source, its former ids; an id of its own becomes another one."""
    text = with_part("source: a.txt # đây\nid: kh-2020\nformerly: [cũ, x]\n")
    gone, new = changed(text)
    assert gone[-3:] == ["source: a.txt # đây", "id: kh-2020", "formerly: [cũ, x]"]
    assert [line for line in new if "id:" in line] == ["id: kh-2021"]
    assert any("Đã bỏ tệp văn bản gốc của năm cũ (a.txt)" in line for line in new)
    assert "id: thien-tai-2021\n" in later(with_part("id: thien-tai\n"))


@pytest.mark.parametrize(
    ("windows", "moved"),
    [
        ("15/4", "15/4"),
        ("15/4/2020", "15/4/2021"),
        ("2020-04-15", "2020-04-15".replace("2020", "2021")),
        ("[20/10, 15/11–15/12/2020]", "[20/10, 15/11–15/12/2021]"),
        ("{first: 1/6/2020, last: '30/6/2020'}", "{first: 1/6/2021, last: '30/6/2021'}"),
        ("{by: 30/11/2020}", "{by: 30/11/2021}"),
        ("{every: month, day: 25}", "{every: month, day: 25}"),
        ("{every: quarter, by: 31}", "{every: quarter, by: 31}"),
        ("30/9/2020 # quý III", "30/9/2021 # quý III"),
    ],
)
def test_days_move_as_they_are_written(windows: str, moved: str) -> None:
    """The form of each day stays; only a year that is written down is another one."""
    assert later(with_task(f"lead: vp\nwindows: {windows}")) == later(
        with_task("lead: vp\nwindows: 15/4")
    ).replace("windows: 15/4\n", f"windows: {moved}\n")


def test_a_leap_day_is_marked() -> None:
    """29/2 is no day of the next year: the day before is taken, and told."""
    text = PLAN.replace("6/3/2020", "6/1/2020").replace("15/4", "29/2")
    gone, new = changed(text)
    assert "        windows: 28/2" in new
    assert any("không có ngày 29/2 (29/02/2020 ở năm cũ)" in line for line in new)
    assert gone[-1] == "        windows: 29/2"


def test_the_end_of_february_stays_the_end() -> None:
    """Where the words say so; else the day stays, and the other one is offered."""
    base = PLAN.replace("2020", "2019").replace("6/3/", "6/1/").replace("15/4", "{by: 28/2}")
    text = base.replace("trước mùa mưa bão", "trước cuối tháng 2")
    assert "        windows: {by: 29/02/2020}\n" in later(text)
    assert "        windows: {by: 28/2}\n" in later(base)
    assert "Năm mới có ngày 29/02/2020" in later(base)


def test_a_place_among_weekdays_is_kept() -> None:
    """The first Monday of November is another day each year."""
    words = "Kiểm tra vào thứ Hai tuần đầu tháng 11."
    text = PLAN.replace("15/4", "2/11").replace("Kiểm tra đê, kè trước mùa mưa bão.", words)
    assert "        windows: 1/11\n" in later(text)
    last = text.replace("2/11", "30/11").replace("tuần đầu", "tuần cuối")
    assert "        windows: 29/11\n" in later(last)


def test_a_weekday_beside_a_day_is_told() -> None:
    """“Thứ Tư, ngày 15/4” is a Thursday a year later: the day stays, and is marked."""
    words = "Họp thứ Tư, ngày 15/4."
    text = PLAN.replace("Kiểm tra đê, kè trước mùa mưa bão.", words)
    assert "        windows: 15/4\n" in later(text)
    assert "ngày 15/04/2021 của năm mới là thứ Năm" in " ".join(later(text).split())


def test_a_second_time_is_no_monday() -> None:
    """“Lần thứ hai”, “thứ tự”: words that look like the name of a day."""
    text = PLAN.replace("Kiểm tra đê, kè trước mùa mưa bão.", "Kiểm tra lần thứ tư, theo thứ tự.")
    assert changed(text)[1] == list(HEAD)


def test_words_with_the_old_year_are_marked_and_stay() -> None:
    """Nobody but an officer knows which “năm 2020” is to change; numbers of laws never do."""
    text = with_part(
        "- ref: I-1\n  text: Tổng kết năm 2020.\n  lead: vp\n  note: theo NĐ 09/2020/NĐ-CP"
    )
    made = later(text)
    assert "      - ref: I-1\n        text: Tổng kết năm 2020.\n" in made
    assert "        unsure: >-\n          Còn ghi “Tổng kết năm 2020”: sửa cho năm mới.\n" in made
    assert made.count("Còn ghi") == 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("unsure: chưa rõ", "unsure:\n        - >-\n          NEW\n        - chưa rõ"),
        ("unsure: [a, b]", 'unsure: ["NEW", a, b]'),
        ("unsure: []", 'unsure: ["NEW"]'),
        ("unsure:", 'unsure: ["NEW"]'),
        ("unsure:\n  - a", "unsure:\n          - >-\n            NEW\n          - a"),
        (
            "unsure: >-\n  a\n  b",
            "unsure:\n        - >-\n          NEW\n        - >-\n          a\n          b",
        ),
    ],
)
def test_marks_join_those_that_are_there(before: str, after: str) -> None:
    """Whatever style a list has, what is in it stays."""
    mark = "Còn ghi “Tổng kết năm 2020”: sửa cho năm mới."
    indented = before.replace("\n", "\n  ")
    text = with_part(f"- ref: I-1\n  text: Tổng kết năm 2020.\n  lead: vp\n  {indented}")
    assert "        " + after.replace("NEW", mark) + "\n" in later(text)


def test_flow_style_stays_flow_style() -> None:
    """A task on one line gets its marks on that line."""
    text = with_part("- {ref: I-1, text: Tổng kết năm 2020., lead: [vp], windows: [15/4/2020]}")
    assert (
        '      - {ref: I-1, text: Tổng kết năm 2020., unsure: ["Còn ghi “Tổng kết năm 2020”: sửa '
        'cho năm mới."], lead: [vp], windows: [15/4/2021]}\n' in later(text)
    )


def test_a_whole_plan_as_json_is_edited_too() -> None:
    """JSON is YAML in flow style; keys are dropped and added inside its braces."""
    text = json.dumps(
        {
            "bdg": "1", "number": "7/KH-UBND", "title": "T", "issuer": "I", "place": "P",
            "issued": "2/1/2020", "period": "2/1/2020–31/12/2020", "source": "a.txt",
            "units": {"vp": "Văn phòng"},
            "sections": [{"number": "I", "title": "N", "tasks": [
                {"ref": "I-1", "text": "Việc", "lead": "vp", "windows": ["15/4/2020"]}]}],
            "formerly": ["cu"],
        },
        ensure_ascii=False,
    )  # fmt: skip
    made = json.loads(later(text))
    assert made["number"] == "…/KH-UBND"
    assert made["sections"][0]["tasks"][0]["windows"] == ["15/4/2021"]
    assert {"source", "formerly"} & set(made) == set()
    assert len(made["unsure"]) == 3


def test_several_years_at_once() -> None:
    """A plan that is made every five years moves by five."""
    assert "period: 6/3/2025–31/12/2025\n" in later(PLAN, years=5)


@pytest.mark.parametrize("years", [0, -1, 9000])
def test_years_outside_of_the_calendar_are_refused(years: int) -> None:
    """There is no year 11020."""
    with pytest.raises(UsageError):
        later(PLAN, years=years)


def test_what_was_left_undone_stands_at_its_task() -> None:
    """It is no second task: a task of every year is there already."""
    left = Carried(
        "15", "15/KH-UBND", "I-1", ("vp", "thon.dong"), "15/04/2020", "", "Chờ vốn: thiếu"
    )
    made = renewed(PLAN.encode(), carried={"I-1": [left]})
    (task,) = made.plan.tasks
    assert task.carried == (left,)
    assert (
        "        carried:\n          - plan: 15\n            number: 15/KH-UBND\n"
        "            task: I-1\n            units: [vp, thon.dong]\n"
        '            window: 15/04/2020\n            reason: "Chờ vốn: thiếu"\n'
        in made.content.decode()
    )


def test_what_is_carried_again_keeps_its_first_origin() -> None:
    """A task that is late for two years says both; one that was done says none any more."""
    first = Carried("14", "14/KH-UBND", "I-1", ("vp",))
    text = renewed(PLAN.encode(), carried={"I-1": [first]}).content
    second = Carried("15", "15/KH-UBND", "I-1", ("vp",), "15/04/2021", "31/01/2022")
    made = renewed(text, carried={"I-1": [second]})
    assert made.plan.tasks[0].carried == (second, first)
    assert "carried" not in renewed(text).content.decode()


def test_a_file_that_would_have_mistakes_is_not_made() -> None:
    """A form that cannot be edited by place is told with the mistake, and nothing is written."""
    text = PLAN.replace("issued: 6/3/2020", "? issued\n: 6/3/2020")
    try:
        made = renewed(text.encode())
    except InvalidPlanError:
        return
    assert made.plan.issued.isoformat() == "2021-03-06"
