"""Tables of tasks in all their shapes: what the columns say, and what is not sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bdg_cli.drafting.task_tables import TaskTable, columns_of, is_second_head
from tests.drafting.example import HEAD, of_body, of_duties, roles, said, windows

if TYPE_CHECKING:
    from bdg_cli.drafting.draft import Draft

CUT = ("Cắt tỉa cây trước mưa bão", "Đội Cây xanh", "")
PLANT = ("Trồng cây ven đường lớn", "Phòng Kinh tế", "")


def days(draft: Draft) -> list[list[str]]:
    """Return the windows of each task."""
    return [windows(task) for task in draft.tasks]


def test_the_first_and_the_last_day_may_stand_in_two_columns_below_one_head() -> None:
    """The head takes two rows; one of the days may be missing."""
    draft = of_duties(
        "STT | Nội dung | Đơn vị | | Thời gian |\n| | Chủ trì | Phối hợp | Bắt đầu | Kết thúc\n"
        "1 | Cắt tỉa cây trước mưa bão | Đội Cây xanh | Các xã | 05/3/2026 | 20/3/2026\n"
        "2 | Trồng cây ven đường lớn | Phòng Kinh tế | | | 30/6\n"
    )
    assert roles(draft) == [("Cắt tỉa cây trước mưa bão", "Đội Cây xanh", "Các xã"), PLANT]
    assert days(draft) == [["2026-03-05/2026-03-20"], ["../2026-06-30"]]
    assert [task.unsure for task in draft.tasks] == [(), ()]


@pytest.mark.parametrize(
    "head",
    [
        "TT | Nhiệm vụ | Chủ trì | T1 | T2 | T3 | T4",
        "TT | Nhiệm vụ | Chủ trì | Tháng thực hiện | | |\n| | | 3 | 4 | 5 | 6",
        "TT | Nhiệm vụ | Chủ trì | Thời gian (tháng) | | |\n| | | 1 | 2 | 3 | 4",
    ],
)
def test_a_cross_in_the_column_of_a_month_is_its_time(head: str) -> None:
    """Months that follow one another are one window."""
    draft = of_duties(
        f"{head}\n1 | Cắt tỉa cây trước mưa bão | Đội Cây xanh | | | x | x\n"
        "2 | Trồng cây ven đường lớn | Phòng Kinh tế | | X | | x\n"
    )
    first = 3 if "3 | 4 | 5" in head else 1
    assert roles(draft) == [CUT, PLANT]
    assert [len(some) for some in days(draft)] == [1, 2]
    assert days(draft)[0][0].startswith(f"2026-0{first + 2}-01/2026-0{first + 3}-3")


def test_two_columns_of_months_are_too_few_to_be_told_by_their_numbers() -> None:
    """Three are enough; the numbers have to rise."""
    assert TaskTable.of(("TT", "Nhiệm vụ", "1", "2")) is None
    assert TaskTable.of(("TT", "Nhiệm vụ", "1", "3", "2")) is None
    assert TaskTable.of(("TT", "Nhiệm vụ", "1", "2", "3")) is not None


@pytest.mark.parametrize("head", ["ĐV", "Đơn vị", "Nơi làm", ""])
@pytest.mark.parametrize("time", ["Hạn chót", "T/g", "Khi nào", "Xong"])
def test_a_column_whose_head_is_unknown_is_told_by_its_cells(head: str, time: str) -> None:
    """Cells that begin with units, cells that are times."""
    draft = of_duties(
        f"TT | Việc | {head} | {time}\n"
        "1 | Cắt tỉa cây trước mưa bão | Đội Cây xanh | 20/3/2026\n"
        "2 | Trồng cây ven đường lớn | Phòng Kinh tế | Quý II/2026\n"
    )
    assert roles(draft) == [CUT, PLANT]
    assert [some[0][-10:] for some in days(draft)] == ["2026-03-20", "2026-06-30"]
    guessed = time not in ("Hạn chót", "T/g")
    assert [bool(task.unsure) for task in draft.tasks] == [guessed, guessed]


def test_one_cell_is_too_little_to_tell_a_column() -> None:
    """And so is a column with other things in a third of its cells and more."""
    assert TaskTable.of(("TT", "Việc", "?"), [("1", "A", "20/3")], bool) is None
    rows = [("1", "A", "20/3"), ("2", "B", "Quý I"), ("3", "C", "5 xã")]
    assert TaskTable.of(("TT", "Việc", "?"), rows, lambda _: None) is not None
    assert TaskTable.of(("TT", "Việc", "?"), [*rows, ("4", "D", "x")], lambda _: None) is None


def test_a_row_may_be_short_and_leave_out_its_number() -> None:
    """But a sum, column numbers and the title of a group are no tasks."""
    draft = of_duties(
        "TT | Nội dung | Chủ trì | Thời gian\n"
        "I | CHĂM SÓC CÂY | CHĂM SÓC CÂY | CHĂM SÓC CÂY\n"
        "1 | Cắt tỉa cây trước mưa bão | Đội Cây xanh | Tháng 3\n"
        "Tổng kết | Phòng Kinh tế | 15/12\n2 | Sơ kết | Phòng Kinh tế | 30/6\n"
        "(1) | (2) | (3) | (4)\nTổng cộng | | 12 |\n"
    )
    assert roles(draft) == [
        CUT,
        ("Tổng kết", "Phòng Kinh tế", ""),
        ("Sơ kết", "Phòng Kinh tế", ""),
    ]
    assert not any(task.unsure for task in draft.tasks)


def test_cells_that_are_merged_with_those_above_are_filled_and_marked() -> None:
    """A second unit of a task; the units and the time of the row above."""
    draft = of_duties(
        "TT | Nội dung | Chủ trì | Thời gian\n"
        "1 | Cắt tỉa cây trước mưa bão | Đội Cây xanh | Tháng 3\n"
        "| | Phòng Kinh tế | Tháng 4\n2 | Trồng cây ven đường lớn | | \n"
    )
    assert roles(draft) == [CUT, (CUT[0], "Phòng Kinh tế", ""), PLANT]
    assert [some[0][5:7] for some in days(draft)] == ["03", "04", "04"]
    assert [len(task.unsure) for task in draft.tasks] == [0, 1, 2]


def test_the_details_of_a_task_may_have_a_column_of_their_own() -> None:
    """Nothing of the words of a task is lost."""
    draft = of_duties(
        "Hoạt động | Nội dung | Đơn vị phụ trách | Thời gian\n"
        "Lễ ra quân | Trồng 300 cây ven hồ | Đội Cây xanh | 20/3/2026\n"
    )
    assert roles(draft) == [("Lễ ra quân: Trồng 300 cây ven hồ", "Đội Cây xanh", "")]


def test_a_column_of_results_says_neither_who_nor_when() -> None:
    """Unless its head asks for a time as well."""
    assert columns_of(("Nội dung", "Kết quả hoàn thành")) == {"text": 0}
    assert columns_of(("Nội dung", "Kết quả, thời gian hoàn thành")) == {"text": 0, "time": 1}


@pytest.mark.parametrize(
    ("head", "row", "second"),
    [
        ("TT|Việc|Đơn vị|", "||Chủ trì|Phối hợp", True),
        ("TT|Việc|Đơn vị|Đơn vị", "TT|Việc|Chủ trì|Phối hợp", True),
        ("TT|Việc|Chủ trì|Thời gian", "1|Tưới cây|Đội Cây xanh|Tháng 5", False),
        ("TT|Việc|Chủ trì|Thời gian", "||Đội Cây xanh|Tháng 5", False),
        ("TT|Việc|Đơn vị|", "||Chủ trì|", False),
    ],
)
def test_a_second_row_of_the_head_divides_a_column(head: str, row: str, second: bool) -> None:  # noqa: FBT001 -- pytest gives it
    """Its words are those of a head."""
    assert is_second_head(head.split("|"), row.split("|")) is second


BROKEN = """\
TT
Nhiệm vụ
Đơn vị chủ trì
Đơn vị phối hợp
Thời gian
thực hiện
Kết quả
I

TRỒNG CÂY

1
Trồng cây ven đường và chăm
sóc cây
Phòng Nông nghiệp và
Môi trường
Phòng Kinh tế;
UBND các xã và
thị trấn
Quý II/2026
Có 300 cây
được trồng

II
CHĂM SÓC

2
Cắt tỉa cây trước mùa
mưa bão
Đội Cây xanh
Các xã
Thường
xuyên
Cây an toàn
trong mùa mưa
"""


def test_cells_that_are_broken_over_lines_are_joined_and_marked() -> None:
    """As in the text of a PDF; columns after the time say nothing of who and when."""
    draft = of_duties(f"1. Phòng Nội vụ\n- Phát động thi đua.\n{BROKEN}")
    assert roles(draft)[1:] == [
        (
            "Trồng cây ven đường và chăm sóc cây",
            "Phòng Nông nghiệp và Môi trường",
            "Phòng Kinh tế; UBND các xã và thị trấn",
        ),
        ("Cắt tỉa cây trước mùa mưa bão", "Đội Cây xanh", "Các xã"),
    ]
    assert days(draft)[1:] == [["2026-04-01/2026-06-30"], []]
    assert all(task.unsure for task in draft.tasks[1:])


_CELLS = """\
PHỤ LỤC
STT
Nhiệm vụ
Chủ trì
Phối hợp
Thời gian
I
Trồng cây


1
Trồng cây ven đường
Phòng Kinh tế

Quý II/2026
2
Chăm sóc cây ở công viên
Đội Cây xanh
Các xã

II
Cắt tỉa


1
Cắt tỉa cây trước mùa mưa
Phòng Kinh tế

Tháng 8/2026
2
Lập danh mục cây già cỗi ở các xã, thị trấn trong huyện
Theo phân công
của
cấp trên
có thẩm quyền
và các xã
"""


def test_blank_lines_stand_for_empty_cells_and_each_group_counts_its_rows() -> None:
    """A row that could not be read is told of."""
    draft = of_duties(
        f"1. Phòng Nội vụ\n- Phát động thi đua.\n./.\nNơi nhận:\n- Như trên.\n{_CELLS}"
    )
    assert roles(draft)[1:] == [
        ("Trồng cây ven đường", "Phòng Kinh tế", ""),
        ("Chăm sóc cây ở công viên", "Đội Cây xanh", "Các xã"),
        ("Cắt tỉa cây trước mùa mưa", "Phòng Kinh tế", ""),
    ]
    assert days(draft)[1:] == [["2026-04-01/2026-06-30"], [], ["2026-08-01/2026-08-31"]]
    assert any("chưa thành nhiệm vụ" in said(doubt) for doubt in draft.head.doubts)


def test_a_row_with_a_number_in_parts_is_no_table_head() -> None:
    """A table of areas, in one row of which a word of heads stands, has no tasks."""
    draft = of_body(
        "I. NHIỆM VỤ\n- Phòng Kinh tế trồng cây ven đường.\nII. DIỆN TÍCH\n"
        "2.6 | Đất trồng cây | DTC | 384,69 | 34,61 | -\n"
        "2.7 | Đất sử dụng cho hoạt động vườn ươm | DVU | 74,14 | - | 20,29\n"
        "2.8 | Đất làm vườn hoa | DVH | 216,66 | 0,30 | 17,40\n"
        "2.9 | Đất công viên cây xanh | DCV | 12,30 | 0,10 | 7,40\n",
        foot="",
    )
    assert [task.text for task in draft.tasks] == ["Phòng Kinh tế trồng cây ven đường."]


def test_the_end_of_a_task_may_stand_below_when_it_is_done() -> None:
    """“Hoàn thành” beside “Bắt đầu” is its last day."""
    head = "TT | Nội dung | Chủ trì | Thời gian |\n| | | Bắt đầu | Hoàn thành\n"
    draft = of_duties(
        f"{head}1 | Cắt tỉa cây trước mưa bão | Đội Cây xanh | 3/2026 | 5/2026\n"
        "2 | Trồng cây ven đường lớn | Phòng Kinh tế | | 6/2026\n"
    )
    assert days(draft) == [["2026-03-01/2026-05-31"], ["../2026-06-30"]]


def test_a_row_without_cells_above_the_rows_of_its_parts_is_a_heading() -> None:
    """“2” above “2.1”; without parts it shares the cells above it."""
    head = "TT | Nội dung | Chủ trì | Thời gian\n"
    first = "1 | Cắt tỉa cây trước mưa bão | Đội Cây xanh | Tháng 3\n"
    parts = "2.1 | Trồng cây ven đường lớn | Phòng Kinh tế | Tháng 4\n"
    draft = of_duties(f"{head}{first}2 | Trồng cây ven đường | |\n{parts}")
    assert roles(draft) == [CUT, PLANT]
    assert len(of_duties(f"{head}{first}2 | Trồng cây ven đường | |\n").tasks) == len([CUT, PLANT])


def test_the_rows_of_a_schedule_by_the_hour_have_the_day_above_their_table() -> None:
    """Where they take place is no unit; a row with its own day keeps that."""
    draft = of_duties(
        "Thời gian: ngày 09/3/2026\nBuổi | Thời gian | Nội dung | Địa điểm\n"
        "Sáng | 8h00 - 9h00 | Khai mạc hội thi trồng cây | Trường Mầm non Hoa Sen\n"
        "Chiều | 14h00 ngày 10/3/2026 | Chấm điểm các vườn ươm | Trường Tiểu học Đông Ngàn\n"
    )
    assert [lead for _, lead, _ in roles(draft)] == ["", ""]
    assert days(draft) == [["2026-03-09/2026-03-09"], ["2026-03-10/2026-03-10"]]


def test_a_table_is_read_from_its_head_on_where_a_plan_is_nothing_but_a_table() -> None:
    """The first number is that of a heading within the table."""
    draft = of_body(
        "STT | Nội dung | Thời gian | Chủ trì\nI. CHĂM SÓC CÂY | | |\n"
        "1 | Cắt tỉa cây trước mưa bão | Từ 01/3đến 31/3/2026 | Đội Cây xanh\n"
        "II. TRỒNG CÂY | | |\n2 | Trồng cây ven đường lớn | Tháng 4 | Phòng Kinh tế\n",
        foot="",
        head=HEAD.rpartition("\nThực hiện")[0],
    )
    assert roles(draft) == [CUT, PLANT]
    assert days(draft) == [["2026-03-01/2026-03-31"], ["2026-04-01/2026-04-30"]]


def test_a_cell_may_say_that_it_is_as_above() -> None:
    """“nt” and a sign for the same; a number of days is no time."""
    head = "TT | Nội dung | Số ngày | Thời gian mở lớp | Đơn vị chủ trì\n"
    draft = of_duties(
        f"{head}1 | Kỹ thuật cắt tỉa cây | 3 | Tháng 5 | Đội Cây xanh\n"
        "2 | Kỹ thuật ươm cây giống | 5 | nt | -nt-\n3 | Ghép cây ăn quả | 2 | Tháng 6 | như trên\n"
    )
    assert [lead for _, lead, _ in roles(draft)] == ["Đội Cây xanh"] * 3
    assert [some[0][5:7] for some in days(draft)] == ["05", "05", "06"]
    assert not any(task.unsure for task in draft.tasks)


def test_the_first_words_are_the_task_where_the_head_says_who_and_when() -> None:
    """This is marked; a column with nothing but figures is no task."""
    head = "TT | Tuyến đường | Chủ trì | Thời gian\n"
    draft = of_duties(f"{head}1 | Đường Nguyễn Trãi nối dài | Đội Cây xanh | Tháng 5\n")
    assert roles(draft) == [("Đường Nguyễn Trãi nối dài", "Đội Cây xanh", "")]
    assert [len(task.unsure) for task in draft.tasks] == [1]
    figures = "Cây | Chủ trì | Thời gian\n200 | Đội Cây xanh | Tháng 5\n"
    assert (
        TaskTable.of(("Cây", "Chủ trì", "Thời gian"), [("200", "Đội Cây xanh", "Tháng 5")]) is None
    )
    assert not of_body(f"I. NHIỆM VỤ\n1. Phòng Kinh tế tưới cây.\n{figures}").tasks[1:-1]


def test_who_does_it_supports_the_one_who_leads() -> None:
    """“Thực hiện” beside “Chủ trì”; beside “Kế hoạch” it is what was done."""
    assert columns_of(("Việc", "Chủ trì", "Thực hiện")) == {"text": 0, "lead": 1, "support": 2}
    assert columns_of(("Việc", "Kế hoạch", "Thực hiện")) == {"text": 0}


def test_units_behind_dashes_in_a_cell_are_several() -> None:
    """A dash within a name is none of them; what a unit does is no part of its name."""
    draft = of_duties(
        "TT | Nội dung | Chủ trì | Phối hợp\n"
        "1 | Cắt tỉa cây trước mưa bão | Đội Cây xanh xây dựng phương án trình UBND huyện | "
        "- Phòng Kế hoạch - Tài chính - Công an huyện\n"
    )
    assert roles(draft) == [
        (CUT[0], "Đội Cây xanh", "Phòng Kế hoạch - Tài chính; Công an huyện"),
    ]


def test_a_time_that_is_written_once_for_rows_without_units_is_theirs_and_marked() -> None:
    """Only the first cell is filled."""
    draft = of_duties(
        "TT | Nội dung | Thời gian\n1 | Cắt tỉa cây trước mưa bão | Năm 2026\n"
        "2 | Trồng cây ven đường lớn |\n"
    )
    assert days(draft) == [["2026-02-12/2026-12-31"]] * 2
    assert [len(task.unsure) for task in draft.tasks] == [1, 2]


def test_a_row_with_nothing_but_a_whole_task_shares_the_unit_above_it() -> None:
    """It has no number; a short row, or one that goes on in lower case, is none."""
    head = "TT | Chủ trì | Nội dung\n"
    first = "1 | Đội Cây xanh | Cắt tỉa cây trước mưa bão\n"
    more = "Rà soát đất trống ven các tuyến đường lớn của huyện"
    draft = of_duties(f"{head}{first}| | {more}\n| | Tưới cây\n| | {more.lower()}\n")
    assert roles(draft) == [CUT, (more, "Đội Cây xanh", "")]


@pytest.mark.parametrize(
    ("head", "columns"),
    [
        (("Việc", "Địa điểm, ngày tổ chức"), {"text": 0, "time": 1}),
        (("Việc", "Địa điểm tổ chức"), {"text": 0}),
        (("Số, tên nhiệm vụ", "Chủ trì"), {"text": 0, "lead": 1}),
        (("Việc", "Số ngày"), {"text": 0}),
        (("Việc", "Bắt đầu", "Hoàn thành"), {"text": 0, "first": 1, "last": 2}),
        (("Việc", "Khởi công", "Tiến độ"), {"text": 0, "first": 1, "time": 2}),
    ],
)
def test_a_head_says_what_its_column_says(head: tuple[str, ...], columns: dict[str, int]) -> None:
    """Also where it has a word of another column."""
    assert columns_of(head) == columns


def test_a_table_with_first_and_last_days_gives_tasks_in_a_section_on_times() -> None:
    """It says who does what, and when."""
    draft = of_body(
        "II. THỜI GIAN THỰC HIỆN\nTT | Nội dung | Chủ trì | Bắt đầu | Hoàn thành\n"
        "1 | Cắt tỉa cây trước mưa bão | Đội Cây xanh | 3/2026 | 5/2026\n",
        foot="",
    )
    assert roles(draft) == [CUT]


def test_the_name_of_a_group_above_numbered_rows_is_no_task() -> None:
    """However much it sounds like one."""
    group = "Tăng cường công tác lãnh đạo, chỉ đạo về chăm sóc cây xanh"
    draft = of_duties(
        "TT | Nội dung | Chủ trì | Thời gian\n"
        "1 | Cắt tỉa cây trước mưa bão | Đội Cây xanh | Tháng 3\n"
        f"| {group} | |\n"
        "1 | Trồng cây ven đường lớn | Phòng Kinh tế | Tháng 4\n"
    )
    assert roles(draft) == [CUT, PLANT]


def test_a_head_is_a_head_again_on_the_next_page() -> None:
    """Also where only its cells told which column has the tasks."""
    head = "TT | Tuyến đường | Chủ trì | Thời gian\n"
    rows = (
        "1 | Đường Nguyễn Trãi nối dài | Đội Cây xanh | Tháng 5\n",
        "2 | Đường Lê Lợi | Đội Cây xanh | Tháng 6\n",
    )
    assert len(of_duties(head.join(("", *rows))).tasks) == len(rows)


def test_a_table_that_begins_with_numbers_takes_no_columns_from_the_one_above() -> None:
    """What its own head does not say is not known."""
    draft = of_duties(
        "STT | Nội dung | Đơn vị chủ trì\n1 | Cắt tỉa cây trước mưa bão | Đội Cây xanh\n"
        "STT | Loại cây | Số lượng\n1 | Bàng vuông | 40\n2 | Sấu | 60\n"
    )
    assert roles(draft) == [CUT]


def test_what_a_person_is_responsible_for_is_a_task() -> None:
    """What they only are in the body is none."""
    draft = of_duties(
        "STT | Họ và tên | Nhiệm vụ được phân công\n"
        "1 | Trưởng phòng Kinh tế | Trồng cây ven đường lớn\n"
        "2 | Đội trưởng Đội Cây xanh | Phó trưởng ban tổ chức\n"
    )
    assert [task.text for task in draft.tasks] == ["Trồng cây ven đường lớn"]


@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_column_of_times_may_stand_first(gap: str) -> None:
    """As in the calendar of a school; one of hours is the agenda of a day."""
    draft = of_duties(
        f"Thời gian | Nội dung công việc\n{gap}"
        "06/5/2026 | Phòng Kinh tế nhận đơn của các xã\n"
        "27/5/2026 | Hội đồng họp xét chọn giống cây\n"
    )
    assert [(task.text, windows(task)) for task in draft.tasks] == [
        ("Phòng Kinh tế nhận đơn của các xã", ["2026-05-06/2026-05-06"]),
        ("Hội đồng họp xét chọn giống cây", ["2026-05-27/2026-05-27"]),
    ]
    agenda = "Thời gian | Nội dung\n7h30 - 8h00 | Đón tiếp đại biểu\n8h00 | Khai mạc hội nghị\n"
    assert not of_body(f"1. Đội Cây xanh trồng cây.\n{agenda}", foot="").tasks[1:]
