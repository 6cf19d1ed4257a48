"""`bdg report`: what was done in a period, on the screen and in files."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.planfile.example import PLAN

if TYPE_CHECKING:
    from tests.office import Office

SCREENS = Path(__file__).parent / "screens"
MADE_UP = """\
bdg: 1
number: 15/KH-UBND
title: Phòng, chống thiên tai năm 2020
issuer: UBND huyện Tân Lập
place: Tân Lập
issued: 6/3/2020
period: 6/3/2020–31/12/2020
signer: {name: Nguyễn Thị Thử, capacity: KT. CHỦ TỊCH / PHÓ CHỦ TỊCH}
recipients: ["Lưu: VT", Các xã]
units:
  vp: Văn phòng
  qs: Ban Chỉ huy quân sự
  xa:
    name: UBND các xã
    members: {dong: UBND xã Đông, doai: UBND xã Đoài, nam: UBND xã Nam}
sections:
  - number: I
    title: CHUẨN BỊ
    tasks:
      - {ref: I-1, text: Kiểm tra đê *kè* | cống., lead: [vp, xa], windows: 15/4}
      - {ref: I-2, text: Diễn tập., lead: qs, support: [vp, xa], windows: 1/5–31/5}
      - {ref: I-3, text: Mua áo phao., lead: vp}
  - number: II
    title: TRONG MÙA MƯA
    sections:
      - number: 1
        title: Trực ban
        tasks:
          - {ref: II.1-1, text: Trực ban., lead: xa, windows: [{by: 30/6}, {by: 30/9}]}
          - {ref: II.1-2, text: Tổng kết., lead: vp, windows: 1/12–20/12}
"""
RECORDED = (
    "done I-1 -u vp --on 15/4 --count 12 km -e '20/BC-VP' -n 'đê tốt'",
    "done I-1 -u dong --on 20/4 --count 3 km",
    "done I-1 -u doai --on 15/4 --count 1500 m -e '=1+1'",
    "extend I-2 -u qs --to 30/6 --basis 'Công văn 7/UBND' --on 20/5",
    "obstacle I-2 -u qs --note 'thiếu xuồng' --kind 'tài chính' --request 'cấp 2 xuồng' --on 2/5",
    "obstacle I-3 -u vp --note 'chưa có giá' --kind legal --on 1/6",
    "obstacle I-3 -u vp --resolve --on 10/6",
    "done II.1-1 -u dong --window 30/6 --on 30/6",
    "cancel II.1-1 -u nam --window 30/6 --reason 'đã sáp nhập' --on 25/6",
)
"""What is recorded until 1/7/2020."""


@pytest.fixture
def summer(office: Office) -> Office:
    """Return the office with one plan, in the summer of its year."""
    (office.plans / "2018.yaml").unlink()
    office.write("15.yaml", MADE_UP)
    for words in RECORDED:
        screen = office(words, today="2020-07-01")
        assert screen.code == 0, screen.err
    return office


def report(office: Office, words: str = "", *, today: str = "2020-07-01") -> Any:  # noqa: ANN401 -- JSON
    """Return the one report of a call as JSON."""
    screen = office(f"report {words} --json", today=today)
    assert screen.code == 0, screen.err
    (found,) = json.loads(screen.out)["reports"]
    return found


def tasks(found: Any) -> dict[str, Any]:  # noqa: ANN401 -- JSON
    """Return the results of the tasks by their ids."""
    return {task["id"]: task for section in found["sections"] for task in section["tasks"]}


def as_golden(name: str, text: str) -> None:
    """Compare with a file that was looked at and found good."""
    assert text == (SCREENS / name).read_text("utf-8")


def test_a_report_on_the_screen_and_as_markdown(summer: Office) -> None:
    """Both say the same, from the head to the recipients."""
    as_golden(
        "report-80.txt", summer("report --quarter 2/2020", today="2020-07-01", columns=80).out
    )
    as_golden("report.md", summer("report --quarter 2/2020 --format md", today="2020-07-01").out)
    assert summer("report --quarter 2/2020", today="2020-07-01", columns=80).err == ""


def test_the_state_is_that_of_the_last_day_of_the_period(summer: Office) -> None:
    """Whatever was recorded about later days; `--as-of` brings it forward."""
    april = report(summer, "--month 4/2020")
    assert april["as_of"] == "2020-04-30"
    assert [tasks(april)[name]["done"] for name in ("I-1", "II.1-1")] == [3, 0]
    assert april["obstacles"] == []
    early = report(summer, "--month 4/2020 --as-of 16/4")
    assert (early["as_of"], early["head"]["day"]) == ("2020-04-16", "2020-04-16")
    assert tasks(early)["I-1"]["done"] == 2


def test_the_same_call_gives_the_same_bytes_whenever_it_is_made(summer: Office) -> None:
    """With the read model and without; years later, apart from the day in the head."""
    words = "report --quarter 2/2020 --as-of 1/7/2020 --format md"
    first = summer(words, today="2020-07-01").out
    assert summer(words, today="2026-01-02").out == first
    assert summer(words, today="2020-07-01", env={"BDG_CACHE": "off"}).out == first


def test_what_nobody_recorded_is_no_data_and_never_undone(office: Office) -> None:
    """In an office that recorded nothing, no format says that something was not done."""
    for words in ("", "--format md", "--format csv", "--month 10/2018"):
        said = office(f"report {words}", today="2018-12-01").out
        assert "không có dữ liệu" in said
        for undone in ("chưa thực hiện", "đang thực hiện", "chưa hoàn thành, hạn"):
            assert undone not in said.replace("đã hay chưa thực hiện", "")


def test_who_said_something_is_not_without_data(summer: Office) -> None:
    """An obstacle or an extension tells that somebody is at work; a taken back one does not."""
    found = report(summer)
    assert tasks(found)["I-2"]["no_data"] == []
    assert tasks(found)["I-3"]["no_data"] == []
    assert tasks(found)["I-1"]["no_data"] == ["UBND xã Nam"]
    assert tasks(found)["II.1-1"]["no_data"] == ["UBND xã Đoài"]
    assert tasks(found)["II.1-2"]["no_data"] == []
    assert summer("undo --yes", today="2020-07-01").code == 0
    assert tasks(report(summer))["II.1-1"]["no_data"] == ["UBND xã Đoài", "UBND xã Nam"]


def test_results_tell_who_when_how_many_and_what_shows_it(summer: Office) -> None:
    """A unit by itself, the members of a group together."""
    assert tasks(report(summer))["I-1"]["said"] == [
        "Văn phòng: hoàn thành ngày 15/04/2020, đúng hạn; 12 km; đê tốt; minh chứng: 20/BC-VP",
        (
            "UBND các xã: hoàn thành 2/3 đơn vị; 3 km; 1.500 m; 1 hoàn thành quá hạn; "
            "1 không có dữ liệu"
        ),
        "Không có dữ liệu của: UBND xã Nam",
    ]


def test_what_is_not_done_has_its_reason_and_its_new_day(summer: Office) -> None:
    """Overdue, put off, dropped; and apart from them what nobody knows of."""
    found = [
        (one["task"], one["units"], one["reason"], one["new_day"], one["no_data"])
        for one in report(summer)["unfinished"]
    ]
    assert found == [
        ("I-1", ["UBND xã Nam"], "không có dữ liệu", None, True),
        (
            "I-2",
            ["Ban Chỉ huy quân sự"],
            "vướng mắc: thiếu xuồng, gia hạn theo Công văn 7/UBND",
            "2020-06-30",
            False,
        ),
        ("II.1-1", ["UBND xã Đoài"], "không có dữ liệu", None, True),
        ("II.1-1", ["UBND xã Nam"], "đã sáp nhập", None, False),
    ]


def test_obstacles_by_kind_and_what_is_asked_for(summer: Office) -> None:
    """In the order of the kinds; one that was resolved in the period says when."""
    found = report(summer, "--quarter 2/2020")
    assert [(one["kind"], one["text"], one["resolved_on"]) for one in found["obstacles"]] == [
        ("legal", "chưa có giá", "2020-06-10"),
        ("money", "thiếu xuồng", None),
    ]
    assert found["requests"] == [
        {"task": "I-2", "units": ["Ban Chỉ huy quân sự"], "text": "cấp 2 xuồng"}
    ]
    later = report(summer, "--quarter 3/2020", today="2020-09-01")
    assert [one["text"] for one in later["obstacles"]] == ["thiếu xuồng"]


def test_figures_beside_those_of_the_period_before(summer: Office) -> None:
    """Of all and of those with a day, at the end of each period."""
    figures = report(summer, "--month 6/2020")["figures"]
    states = {name: number for name, number in figures["all"]["states"].items() if number}
    assert states == {
        "overdue": 1,
        "closing": 2,
        "upcoming": 1,
        "open": 3,
        "undated": 1,
        "done_late": 1,
        "done": 3,
        "cancelled": 1,
    }
    assert (figures["before"]["as_of"], figures["before"]["done"]) == ("2020-05-31", 3)
    assert figures["done_in_period"] == 1
    text = summer("report --month 6/2020", today="2020-07-01").out
    assert (
        "Đã hoàn thành                         4            4               3          +1" in text
    )


def test_a_period_before_the_plan_is_not_compared(summer: Office) -> None:
    """A plan that was not issued had no figures."""
    assert report(summer, "--quarter 1/2020")["figures"]["before"] is None
    assert report(summer)["figures"]["before"] is None


def test_quantities_are_summed_by_level_and_unit(summer: Office) -> None:
    """And in the period; a thing is one, however it is typed."""
    kilometres, metres = report(summer, "--from 16/4 --to 20/4")["quantities"]
    assert (kilometres["counted"], kilometres["number"], kilometres["in_period"]) == ("km", 15, 3)
    assert kilometres["levels"] == {"district": 12, "commune": 3}
    assert [(one["name"], one["number"]) for one in kilometres["units"]] == [
        ("Văn phòng", 12),
        ("UBND xã Đông", 3),
    ]
    assert metres["levels"] == {"district": 0, "commune": 1500}


def test_units_that_recorded_nothing_in_the_period(summer: Office) -> None:
    """Those that owe something begun. Whoever reports late has reported."""
    assert report(summer)["silent"] == []
    assert report(summer, "--month 9/2020", today="2020-09-15")["silent"] == [
        "Ban Chỉ huy quân sự",
        "UBND các xã",
    ]
    summer("done I-1 -u nam --on 15/4", today="2020-09-15")
    assert report(summer, "--month 9/2020", today="2020-09-15")["silent"] == [
        "Ban Chỉ huy quân sự",
        "UBND xã Đông",
        "UBND xã Đoài",
    ]


def test_the_report_of_one_unit_goes_to_the_issuer_of_the_plan(summer: Office) -> None:
    """It has what the unit owes and no more, and nobody's signature."""
    found = report(summer, "--unit dong")
    assert found["units"] == ["xa.dong"]
    assert list(tasks(found)) == ["I-1", "II.1-1"]
    assert tasks(found)["I-1"]["of"] == 1
    head = found["head"]
    assert (head["issuer"], head["parent"], head["to"]) == (
        "UBND xã Đông",
        "UBND huyện Tân Lập",
        ["UBND huyện Tân Lập"],
    )
    assert (head["symbol"], head["signer"], head["recipients"]) == (
        "/BC",
        None,
        ["Như trên", "Lưu: VT"],
    )
    assert "ĐƠN VỊ CHƯA BÁO CÁO" not in summer("report -u dong", today="2020-07-01").out


def test_the_head_of_a_whole_report_is_that_of_the_plan(summer: Office) -> None:
    """Its number is blank, and what is filed stands last."""
    head = report(summer, "--half 1/2020")["head"]
    assert head["symbol"] == "/BC-UBND"
    assert head["recipients"] == ["Các xã", "Lưu: VT"]
    assert head["title"] == (
        "Kết quả thực hiện Kế hoạch số 15/KH-UBND ngày 06/03/2020 của UBND huyện Tân Lập "
        "(6 tháng đầu năm 2020)"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--quarter 1/2019", "ban hành ngày 06/03/2020, sau kỳ báo cáo"),
        ("--quarter 4/2020", "Kỳ báo cáo bắt đầu ngày 01/10/2020"),
        ("--from 1/6 --to 1/5", "kết thúc trước khi bắt đầu"),
        ("--month 4 --year 2020", "--month không đi cùng --year"),
        ("--to 1/5 --quarter 2", "--quarter không đi cùng --to"),
        ("--quarter 5", "“5” không phải là quý"),
        ("-o bao-cao.pdf", "Không biết viết báo cáo thành tệp “bao-cao.pdf”"),
        ("-o bao-cao", "Không biết viết báo cáo thành tệp “bao-cao”"),
        ("--format pdf", "--format không nhận “pdf”"),
        ("--format docx", "phải ghi vào tệp"),
        ("--format csv -o x.md", "--format csv không hợp với x.md"),
        ("--format csv --json", "--format csv không hợp với json"),
    ],
)
def test_what_cannot_be_reported_is_refused(summer: Office, words: str, said: str) -> None:
    """With the way to mend it."""
    screen = summer(f"report {words}", today="2020-07-01")
    assert screen.code in (2, 5)
    assert screen.out == ""
    assert said in screen.err
    assert len(screen.err.splitlines()) > 1


def test_a_file_has_the_format_of_its_ending_and_is_kept(summer: Office) -> None:
    """Another is written over it only when that is asked for."""
    path = summer.plans.parent / "bao-cao.md"
    words = f"report --month 4 -o {path}"
    assert summer(words, today="2020-07-01").out == f"Đã viết báo cáo vào {path}.\n"
    first = path.read_bytes()
    assert first.startswith("UBND HUYỆN TÂN LẬP\n".encode())
    again = summer(f"report --month 6 -o {path}", today="2020-07-01")
    assert again.code == 5
    assert path.read_bytes() == first
    assert summer(f"report --month 6 -o {path} --force", today="2020-07-01").code == 0
    assert path.read_bytes() != first
    for name, beginning in (("a.txt", "BÁO CÁO"), ("a.json", "{"), ("a.CSV", "\ufeffTT,")):
        assert summer(f"report -o {path.parent / name}", today="2020-07-01").code == 0
        assert (path.parent / name).read_text("utf-8").startswith(beginning)


def test_a_document_is_vietnamese_whatever_the_screen_speaks(summer: Office) -> None:
    """It goes to the level above; the locale of a computer does not turn it into English."""
    words = "report --quarter 2/2020 --format md"
    assert summer(words, today="2020-07-01", env={"LANG": "en_US.UTF-8"}).out == (
        summer(words, today="2020-07-01").out
    )
    screen = summer("report --quarter 2/2020 --lang en", today="2020-07-01").out
    assert screen.startswith("REPORT\nResults of Plan no. 15/KH-UBND of 06/03/2020")
    assert "UBND các xã: completed by 2 of 3 units; 3 km; 1,500 m; 1 completed late" in screen


def test_several_plans_are_reported_one_after_the_other(summer: Office) -> None:
    """A file is of one, which has to be named."""
    summer.write("16.yaml", PLAN.replace("15/KH", "16/KH"))
    text = summer("report --month 5", today="2020-07-01").out
    assert text.count("BÁO CÁO\nKết") == 2
    assert text.index("số 15/KH-UBND") < text.index("số 16/KH-UBND")
    assert (
        len(json.loads(summer("report --month 5 --json", today="2020-07-01").out)["reports"]) == 2
    )
    refused = summer("report --month 5 --format md", today="2020-07-01")
    assert (refused.code, refused.out) == (5, "")
    assert "--plan với một trong: 15, 16" in refused.err
    assert summer("report --month 5 --format md --plan 16", today="2020-07-01").code == 0


def test_the_plan_that_counted_in_the_period_is_reported(summer: Office) -> None:
    """In January the quarter that has passed is asked about, and its plan is over by then."""
    following = MADE_UP.replace("15/KH", "9/KH").replace("2020", "2021")
    summer.write("9.yaml", following)
    found = report(summer, "--quarter 4/2020", today="2021-04-05")
    assert (found["plan"], found["as_of"]) == ("15", "2020-12-31")
    assert report(summer, "--month 3", today="2021-04-05")["plan"] == "9"


def test_csv_has_a_row_a_task_and_no_formula(summer: Office) -> None:
    """Days are days; what a spreadsheet would calculate is text."""
    out = summer("report --format csv", today="2020-07-01").out
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
    assert [row["Mã nhiệm vụ"] for row in rows] == ["I-1", "I-2", "I-3", "II.1-1", "II.1-2"]
    first, second, third, *_ = rows
    assert (first["Từ ngày"], first["Đến ngày"]) == ("2020-04-15", "2020-04-15")
    assert (second["Đến ngày"], second["Vướng mắc"]) == ("2020-06-30", "thiếu xuồng")
    assert (third["Từ ngày"], third["Thời hạn"]) == ("", "không có hạn")
    assert first["Minh chứng"] == "Văn phòng: 20/BC-VP; UBND xã Đoài: =1+1"
    only = summer("report --format csv -u doai", today="2020-07-01").out
    assert ",'=1+1," in only


def test_text_of_others_makes_no_markdown_and_steers_no_screen(summer: Office) -> None:
    """Neither columns nor links nor headings; what cannot be seen is shown as such."""
    hostile = "[a](http://x) <b>|# x\x1b[31m\u202e &lt; `c` _d_"
    summer(
        f"done I-3 -u vp --on 1/7 --note '{hostile}' -e '# y' --count 1 '| z'", today="2020-07-01"
    )
    text = summer("report --format md", today="2020-07-01").out
    assert r"\[a\](http://x) \<b\>\|# x��\[31m" not in text
    assert r"\[a\](http://x) \<b\>\|# x�\[31m� \&lt; \`c\` \_d\_" in text
    assert "\x1b" not in text
    tables = [line for line in text.splitlines() if line.startswith("|")]
    widths = {line.replace(r"\|", "").count("|") for line in tables}
    assert widths == {4, 5, 6, 8, 9, 10}
    assert "\x1b" not in summer("report", today="2020-07-01", columns=100).out


def test_what_an_obstacle_says_is_read_back(summer: Office) -> None:
    """In the log, in the task's details, as JSON; it is kept by an export and a restore."""
    for words in ("log --unit qs", "show I-2"):
        said = summer(words, today="2020-07-01").out
        assert "thiếu xuồng; loại: tài chính; kiến nghị: cấp 2 xuồng" in said
    records = json.loads(summer("log --unit qs --json", today="2020-07-01").out)["records"]
    assert [(one["obstacle_kind"], one["request"]) for one in records] == [
        ("", ""),
        ("money", "cấp 2 xuồng"),
    ]
    table = summer("log --unit qs --csv", today="2020-07-01").out.splitlines()
    assert table[0].endswith(",Loại vướng mắc,Kiến nghị")
    assert table[2].endswith(",tài chính,cấp 2 xuồng")
    codes = summer("log --unit qs --csv --headings en", today="2020-07-01").out.splitlines()
    assert codes[2].endswith(",false,money,cấp 2 xuồng")
    english = summer("log --unit qs --lang en", today="2020-07-01").out
    assert "kind: money; request: cấp 2 xuồng" in english
    (shown,) = json.loads(summer("status --json", today="2020-07-01").out)["obstacles"]
    assert (shown["kind"], shown["request"]) == ("money", "cấp 2 xuồng")


def test_kind_and_request_belong_to_a_new_obstacle(summer: Office) -> None:
    """And a kind is one of eight, in either language."""
    refused = summer("obstacle I-2 -u qs --resolve --kind legal", today="2020-07-01")
    assert (refused.code, refused.out) == (2, "")
    unknown = summer("obstacle I-3 -u vp --note x --kind trời", today="2020-07-01")
    assert unknown.code == 2
    assert "technical (kỹ thuật), other (khác)" in unknown.err
    assert summer("obstacle I-3 -u vp --note x --kind ky-thuat", today="2020-07-01").code == 0


def test_what_comes_back_each_month_is_counted(office: Office) -> None:
    """More than three windows are not told one by one; a unit with one record has reported."""
    (office.plans / "2018.yaml").unlink()
    monthly = "lead: xa, windows: {every: month, day: 25, by: 31/12}"
    text = MADE_UP.replace("lead: xa, windows: [{by: 30/6}, {by: 30/9}]", monthly)
    office.write("15.yaml", text.replace(", by: 31/12", ""))
    office("done II.1-1 -u dong,doai --window 25/3 --on 25/3", today="2020-06-10")
    found = tasks(report(office, today="2020-06-10"))["II.1-1"]
    assert found["said"] == [
        "UBND các xã: hoàn thành 2/30 phần việc; 7 không có dữ liệu",
        "Không có dữ liệu của: UBND xã Nam",
    ]
    assert found["no_data"] == ["UBND xã Nam"]


def test_a_task_that_nobody_leads_yet_is_reported_as_such(office: Office) -> None:
    """It is in the results, in the figures and in the list of what is past its day."""
    (office.plans / "2018.yaml").unlink()
    office.write("15.yaml", MADE_UP.replace("lead: [vp, xa],", "unsure: ai chủ trì,"))
    out = office("report --month 5/2020", today="2020-06-10").out
    assert "Chưa rõ đơn vị chủ trì: không có dữ liệu; hạn 15/04/2020 đã qua." in out
    assert "I-1)  chưa rõ đơn vị chủ trì  15/04/2020" in out
    assert office("report --month 5/2020 --format csv", today="2020-06-10").code == 0


def test_a_unit_that_leads_nothing_has_nothing_to_report(summer: Office) -> None:
    """It is told where its part is; in a plan that does not know it, it is not looked for."""
    summer.write("16.yaml", PLAN.replace("15/KH", "16/KH"))
    screen = summer("report --unit 'Thôn Đông'", today="2020-07-01")
    assert (screen.code, screen.out) == (5, "")
    assert "Thôn Đông không chủ trì nhiệm vụ nào" in screen.err
    assert "bdg list --unit thon.dong --role support" in screen.err
    assert report(summer, "--unit xa.dong")["plan"] == "15"


def test_a_title_that_begins_with_about_is_not_doubled(summer: Office) -> None:
    """As many letters and directives have it."""
    text = MADE_UP.replace("title: Phòng", "title: Về việc phòng")
    summer.write("15.yaml", text)
    out = summer("report --month 5", today="2020-07-01").out
    assert "của UBND huyện Tân Lập về việc phòng, chống thiên tai năm 2020" in out
