"""When tasks are due: by their details, by the section on time, or by words that are unclear."""

from __future__ import annotations

import pytest

from bdg_cli.domain.days import show_day
from tests.drafting.example import HEAD, of_body, of_duties, said, windows


def test_the_days_of_a_task_may_stand_in_its_details() -> None:
    """Below it, or below a label that names the time among other things."""
    draft = of_duties(
        "1. Đội Cây xanh\n- Quan trắc sâu bệnh tại các vườn cây.\n"
        "+ Vườn ươm huyện: từ tháng 3 đến tháng 10 năm 2026;\n+ Đồi Thông: tháng 4/2026.\n"
        "2. Phòng Kinh tế\n- Quan trắc độ ẩm của đất.\n- Thông số, tần suất, thời gian và số mẫu:\n"
        "+ Độ ẩm: từ tháng 5 đến tháng 6 năm 2026.\n"
    )
    assert [windows(task) for task in draft.tasks] == [
        ["2026-03-01/2026-10-31", "2026-04-01/2026-04-30"],
        ["2026-05-01/2026-06-30"],
    ]


def test_a_day_of_its_own_comes_before_those_of_the_details() -> None:
    """The details are then about parts of the work."""
    draft = of_duties(
        "1. Đội Cây xanh\n- Cắt tỉa cây xong trước ngày 30/4/2026:\n+ Đường A: tháng 3/2026."
    )
    assert windows(draft.tasks[0]) == ["../2026-04-30"]


@pytest.mark.parametrize(
    "section",
    [
        "II. THỜI GIAN\nTừ ngày 01/3/2026 đến ngày 31/3/2026",
        "II. NỘI DUNG\n1. Thời gian tổ chức: từ ngày 01/3/2026 đến ngày 31/3/2026.",
    ],
)
@pytest.mark.parametrize("words", ["trong suốt tuần lễ", "trong thời gian diễn ra Tuần lễ xanh"])
def test_an_event_is_dated_by_the_section_on_time(section: str, words: str) -> None:
    """The time is marked, because it stands elsewhere."""
    draft = of_body(f"I. NHIỆM VỤ\n1. Đội Cây xanh\n- Tưới cây {words}.\n{section}\n", foot="")
    (task,) = draft.tasks
    assert windows(task) == ["2026-03-01/2026-03-31"]
    assert [said(doubt)[:32] for doubt in task.unsure] == ["Thời gian lấy từ chỗ khác của vă"]


def test_of_two_times_in_such_sections_none_is_taken() -> None:
    """Nobody knows which one is meant."""
    draft = of_body(
        "I. NHIỆM VỤ\n1. Đội Cây xanh\n- Tưới cây trong suốt tuần lễ.\nII. HỘI THI\n"
        "1. Thời gian: từ ngày 01/3/2026 đến ngày 31/3/2026.\n"
        "2. Thời gian: từ ngày 01/4/2026 đến ngày 30/4/2026.\n",
        foot="",
    )
    assert windows(draft.tasks[0]) == []


def test_the_day_that_a_task_celebrates_is_not_its_day() -> None:
    """Beside a time of its own; the name of the day may be long and in quotation marks."""
    draft = of_duties(
        "1. Đội Cây xanh\n- Trồng cây (từ ngày 01/3 đến ngày 31/3) và hưởng ứng “Ngày Quốc tế bảo"
        " vệ mọi loài cây và mọi cánh rừng trên các dòng sông” (ngày 21/3)."
    )
    assert windows(draft.tasks[0]) == ["2026-03-01/2026-03-31"]


@pytest.mark.parametrize(
    ("label", "marked"),
    [
        ("Thời gian: theo lịch công tác", "theo lịch công tác"),
        ("Thời hạn: tuần sau lễ phát động", "tuần sau lễ phát động"),
        ("Địa bàn, quy mô, nội dung và thời gian: theo lịch công tác", "theo lịch công tác"),
        ("Các nội dung, kinh phí, quy mô và thời gian: theo lịch công tác", ""),
        ("Thời gian: Thường xuyên", ""),
        ("Thời gian: thực hiện thường xuyên trong năm", ""),
        ("Thời gian: 7h00 - 7h15", ""),
        ("Địa điểm: theo lịch công tác", ""),
    ],
)
def test_a_time_that_cannot_be_read_leaves_its_words_in_a_mark(label: str, marked: str) -> None:
    """What has no day of its own does not."""
    draft = of_duties(f"1. Đội Cây xanh\n- Tưới cây ven hồ.\n{label}\n")
    said_of_time = [said(doubt) for doubt in draft.tasks[0].unsure if "thời gian" in said(doubt)]
    wanted = [f"“{marked}”: chưa đọc được thời gian này; ghi ngày."] if marked else []
    assert said_of_time == wanted


@pytest.mark.parametrize(("year", "last"), [(2056, "30/06/2056"), (2057, "31/12/2026")])
def test_a_plan_ends_at_most_thirty_years_later_than_it_says(year: int, last: str) -> None:
    """A later year was misread."""
    draft = of_duties(f"1. Đội Cây xanh\n- Trồng cây xong trước ngày 30/6/{year}.")
    assert show_day(draft.head.period.last) == last


@pytest.mark.parametrize(
    ("last", "found"),
    [("09/6/2026", "2026-03-01/2026-06-09"), ("10/6/2026", "2026-12-01/2026-12-31")],
)
def test_a_window_of_a_hundred_days_is_precise(last: str, found: str) -> None:
    """A longer one gives way to the time that is said below several tasks."""
    draft = of_duties(
        f"1. Đội Cây xanh\n- Trồng cây từ ngày 01/3/2026 đến ngày {last}.\n- Tưới cây.\n"
        "- Thời gian: tháng 12/2026."
    )
    assert windows(draft.tasks[0]) == [found]


@pytest.mark.parametrize(("first", "found"), [("16/3", []), ("17/3", ["2026-03-17/2026-12-31"])])
def test_a_heading_that_covers_the_whole_plan_gives_its_tasks_no_time(
    first: str, found: list[str]
) -> None:
    """That is, nine tenths of the plan from 12/02."""
    draft = of_duties(f"1. Cây ven đường từ {first}/2026 đến 31/12/2026\n- Trồng cây.\n- Tưới cây.")
    assert windows(draft.tasks[0]) == found


@pytest.mark.parametrize(("words", "found"), [(36, ["2026-03-01/2026-03-10"]), (39, [])])
def test_the_time_of_an_event_stands_near_its_name(words: int, found: list[str]) -> None:
    """And is read to its end."""
    draft = of_duties(
        "1. Đội Cây xanh\n- Tưới cây trong suốt tuần lễ xanh.\n"
        f"- Tuần lễ xanh {'cây ' * words}từ ngày 01/3/2026 đến ngày 10/3/2026.\n"
    )
    assert windows(draft.tasks[0]) == found


@pytest.mark.parametrize(("words", "days"), [(26, 1), (29, 2)])
def test_the_name_of_a_day_that_is_celebrated_has_a_length(words: int, days: int) -> None:
    """A longer one is taken for a second time, not lost."""
    draft = of_duties(
        "1. Đội Cây xanh\n- Trồng cây (từ ngày 01/3 đến ngày 31/3) và hưởng ứng "
        f"“{'cây ' * words}” (ngày 21/3)."
    )
    assert len(windows(draft.tasks[0])) == days


@pytest.mark.parametrize(
    ("begins", "found"),
    [
        ("Tổ chức tưới cây", ["2026-03-01/2026-03-10"]),
        ("Xây dựng kế hoạch tưới cây", []),
        ("Đối với các xã: ban hành hướng dẫn tưới cây", []),
    ],
)
def test_what_prepares_an_event_is_not_done_during_it(begins: str, found: list[str]) -> None:
    """A plan for the week is written before the week."""
    draft = of_duties(
        f"1. Đội Cây xanh\n- {begins} trong suốt tuần lễ xanh.\n"
        "- Tuần lễ xanh diễn ra từ ngày 01/3/2026 đến ngày 10/3/2026.\n"
    )
    assert windows(draft.tasks[0]) == found


@pytest.mark.parametrize(
    ("sentence", "doubted"),
    [
        ("Kiểm tra các tuyến đường có kế hoạch trồng cây trong năm 2026 tại các xã.", True),
        ("Trồng cây tại các tuyến đường được giao trong năm 2026 của huyện.", True),
        ("Trồng cây tại các tuyến đường mới mở, hoàn thành trong năm 2026.", False),
        ("Năm 2026, trồng cây tại các tuyến đường mới mở của huyện.", False),
        ("Trồng cây tại các tuyến đường trong quý II năm 2026 của huyện.", False),
    ],
)
def test_a_year_within_a_sentence_may_be_that_of_something_else(
    sentence: str, *, doubted: bool
) -> None:
    """Half of such years are; where the sentence says that it is the end, there is no doubt."""
    (task,) = of_duties(f"1. {sentence}").tasks
    assert any("việc khác trong câu" in said(doubt) for doubt in task.unsure) is doubted


@pytest.mark.parametrize(
    ("duty", "expected"),
    [
        ("Giao Đội Cây xanh tổ chức trồng cây ven đường.", ["2026-03-20/2026-03-20"]),
        ("Giao Đội Cây xanh tổ chức kiểm tra vườn ươm.", []),
        ("Đội Cây xanh tham mưu việc tổ chức trồng cây.", []),
    ],
)
def test_the_one_time_of_a_plan_is_that_of_what_it_is_named_after(
    duty: str, expected: list[str]
) -> None:
    """With a mark, and not that of other duties."""
    head = HEAD.replace("Trồng và chăm sóc cây xanh", "Tổ chức trồng cây xanh")
    draft = of_body(
        f"I. NỘI DUNG\n1. Thời gian: ngày 20/3/2026.\n2. Địa điểm: xã Tân Hòa.\n"
        f"II. TỔ CHỨC THỰC HIỆN\n1. {duty}",
        foot="",
        head=head,
    )
    (task,) = draft.tasks
    assert windows(task) == expected
    assert [said(doubt)[:9] for doubt in task.unsure] == ["Thời gian"] * len(expected)


@pytest.mark.parametrize(
    ("asks", "found"),
    [
        ("Đội Cây xanh hoàn thành trồng cây theo thời gian nêu tại khoản 1.", ["../2026-04-20"]),
        ("Đề nghị các thôn dự họp đúng thành phần, thời gian nêu trên.", ["2026-04-02/2026-04-02"]),
        ("Quá thời hạn nêu trên, Phòng Kinh tế báo cáo UBND huyện.", []),
    ],
)
def test_a_time_may_be_said_further_up(asks: str, found: list[str]) -> None:
    """Under the heading that says when, else in the nearest line; it is marked."""
    when = "2. Thời gian: ngày 02/4/2026.\n" if "dự họp" in asks else ""
    draft = of_body(
        f"I. NỘI DUNG\n{when}3. Phòng Kinh tế ươm giống cây xong trước ngày 20/4/2026.\n4. {asks}\n"
    )
    task = next(one for one in draft.tasks if one.text == asks)
    assert windows(task) == found
    assert any("từ chỗ khác" in said(doubt) for doubt in task.unsure) == bool(found)


@pytest.mark.parametrize(("day", "found"), [("28/01/2026", ["../2026-01-28"]), ("10/01/2026", [])])
def test_a_day_shortly_before_the_document_was_issued_is_kept_with_a_mark(
    day: str, found: list[str]
) -> None:
    """It was issued late; a day long before is misread."""
    (task,) = of_duties(f"1. Phòng Kinh tế\n- Báo cáo trước ngày {day}.").tasks
    assert windows(task) == found
    assert any(day in said(doubt) for doubt in task.unsure)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("1,5 ngày (bắt đầu từ 13h30 ngày 06/4/2026)", "2026-04-06/2026-04-07"),
        ("01 ngày, bắt đầu từ ngày 06/4/2026", "2026-04-06/2026-04-06"),
        ("0 ngày bắt đầu từ ngày 06/4/2026", "2026-04-06/2026-04-06"),
        ("từ 14h00 ngày 06/4/2026", "2026-04-06/2026-04-06"),
    ],
)
def test_an_event_lasts_as_long_as_it_says(words: str, found: str) -> None:
    """From the day on which it begins; one that begins at an hour is over on that day."""
    (task,) = of_duties(f"1. Phòng Kinh tế\n- Tập huấn trồng cây.\n+ Thời gian: {words}.").tasks
    assert windows(task) == [found]


def test_a_time_below_its_heading_is_the_one_that_is_referred_to() -> None:
    """Not that of the line right above the task."""
    draft = of_body(
        "I. NỘI DUNG\n1. Thời gian thực hiện:\nTừ ngày 01/4/2026 đến ngày 15/4/2026.\n"
        "2. Phòng Kinh tế ươm giống cây xong trước ngày 20/3/2026.\n"
        "3. Đội Cây xanh trồng cây đúng thời gian nêu trên.\n"
    )
    assert windows(draft.tasks[1]) == ["2026-04-01/2026-04-15"]


def test_a_labelled_time_comes_before_that_of_the_line_that_leads_in() -> None:
    """The nearer one is that of the task."""
    draft = of_duties(
        "1. Trước ngày 30/4/2026, các xã làm những việc sau:\na) Rà soát quỹ đất trồng cây.\n"
        "Thời gian: trước ngày 15/3/2026.\nb) Trồng cây tại trường học.\n"
    )
    assert [windows(task) for task in draft.tasks] == [["../2026-03-15"], ["../2026-04-30"]]


def test_a_schedule_dates_the_tasks_of_the_parts_that_it_names() -> None:
    """It may say more or fewer words of a heading; other tasks have no part in it."""
    draft = of_body(
        "I. NỘI DUNG\n1. Tổ chức Hội thi trồng cây:\n- Thành lập tổ chấm thi.\n- In giấy khen.\n"
        "2. Vườn ươm\n- Xây dựng vườn ươm.\nII. TIẾN ĐỘ\n"
        "- Đối với nội dung tổ chức Hội thi trồng cây năm 2026:\n"
        "+ Thời gian thi: Từ 01/9/2026 đến 15/9/2026.\n",
        foot="",
    )
    assert [windows(task) for task in draft.tasks] == [["2026-09-01/2026-09-15"]] * 2 + [[]]
    assert all("chỗ khác" in said(time.doubt) for time in draft.tasks[0].times if time.doubt)


def test_days_from_to_of_each_month_and_quarters_of_the_next_year() -> None:
    """The last day counts."""
    draft = of_duties(
        "1. Đội Nước gửi báo cáo từ ngày 25 đến 28 hằng tháng.\n"
        "2. Trong quý I của năm liền kề, Đội Cây xanh đánh giá vườn ươm.\n"
    )
    assert [windows(task) for task in draft.tasks] == [["month 28"], ["2027-01-01/2027-03-31"]]


def test_what_is_done_at_an_event_of_one_day_is_done_on_that_day() -> None:
    """With a mark; what stands among the duties has no time of it."""
    draft = of_body(
        "I. NỘI DUNG SINH HOẠT\n1. Kiểm tra vườn ươm của huyện.\nII. THỜI GIAN, HÌNH THỨC\n"
        "1. Thời gian\nLúc 14 giờ 00 phút, ngày 28 tháng 4 năm 2026.\n"
        "III. TỔ CHỨC THỰC HIỆN\n1. Đội Cây xanh\n- Chuẩn bị hội trường.\n",
        foot="",
    )
    assert [windows(task) for task in draft.tasks] == [["2026-04-28/2026-04-28"], []]
    assert any(said(doubt).startswith("Thời gian lấy từ") for doubt in draft.tasks[0].unsure)


def test_a_head_above_several_columns_of_months_is_for_all_of_them() -> None:
    """“Thời gian trình” above the months for the minister and for the Government."""
    draft = of_body(
        "STT | Tên văn bản | Đơn vị chủ trì | Thời gian trình | | Ghi chú\n"
        "1 | Quy chế trồng cây | Phòng Kinh tế | Tháng 9/2026 | Tháng 10/2026 | \n"
        "2 | Quy chế tưới cây | Đội Cây xanh | Tháng 5/2026 | | \n"
    )
    assert [windows(task) for task in draft.tasks[:2]] == [
        ["2026-09-01/2026-09-30", "2026-10-01/2026-10-31"],
        ["2026-05-01/2026-05-31"],
    ]


def test_a_day_before_a_guessed_day_of_issue_is_kept() -> None:
    """A text without a letterhead may be of the year before the one in its title."""
    draft = of_body(
        "I. NHIỆM VỤ\n1. Đội Cây xanh\n- Báo cáo trước ngày 30/3/2025.\n",
        head="CHỈ THỊ\nVề việc xây dựng kế hoạch trồng cây năm 2026 - 2030\n",
        foot="",
    )
    assert windows(draft.tasks[0]) == ["../2025-03-30"]
    assert draft.tasks[0].unsure


def test_an_overdue_day_in_a_column_of_times_is_kept_and_marked() -> None:
    """A list of overdue work has no other; a sentence may tell of something else."""
    draft = of_body(
        "I. VIỆC CÒN LẠI\nSTT | Nhiệm vụ | Đơn vị chủ trì | Thời hạn\n"
        "1 | Trồng cây ven đường | Đội Cây xanh | 30/9/2025\n"
        "2 | Cắt tỉa cây | Đội Cây xanh | 30/3/2026\n"
        "II. NHIỆM VỤ\n- Đội Cây xanh tưới cây trồng theo Quyết định trước ngày 30/8/2025.\n"
    )
    overdue, _, told, *_ = draft.tasks
    assert windows(overdue) == ["../2025-09-30"]
    assert windows(told) == []
    assert overdue.unsure
    assert draft.head.period.first is not None
    assert show_day(draft.head.period.first) == "30/09/2025"
