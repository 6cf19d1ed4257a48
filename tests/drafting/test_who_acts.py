"""Who is to do something: longer lists, groups with members, and lines that speak for many."""

from __future__ import annotations

import pytest

from bdg_cli.drafting.wording.actors import actors_in
from bdg_cli.drafting.wording.names import UnitNames
from bdg_cli.drafting.wording.role_phrases import (
    later_subjects,
    leads_in,
    partners_in,
    requested_units,
    subject_of,
)
from tests.drafting.example import leads, of_body, of_duties, windows
from tests.drafting.example import names as names_of
from tests.drafting.example import roles as roles_of

NAMES = UnitNames()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "các sở, ngành và UBND các xã: Tân Hòa, Phú Lộc",
            ["các sở, ngành", "UBND xã Tân Hòa", "UBND xã Phú Lộc"],
        ),
        ("UBND 02 xã: Tân Hòa, Phú Lộc", ["UBND xã Tân Hòa", "UBND xã Phú Lộc"]),
        ("Các Bộ Quốc phòng và Công an", ["Bộ Quốc phòng", "Bộ Công an"]),
        ("Các Sở, ban, ngành", ["Các Sở, ban, ngành"]),
        (
            "Ban Quản lý Khu kinh tế Đông Ngàn và các Khu công nghiệp",
            ["Ban Quản lý Khu kinh tế Đông Ngàn và các Khu công nghiệp"],
        ),
        ("Bộ phận Văn phòng, Kế toán", ["Bộ phận Văn phòng, Kế toán"]),
        ("Sở Nội vụ, báo, đài và các đơn vị", ["Sở Nội vụ", "báo, đài", "các đơn vị"]),
        ("các sở, ngành, báo, đài tỉnh", ["các sở, ngành", "báo, đài tỉnh"]),
        ("Sở Tài chính và các sở, ngành", ["Sở Tài chính", "các sở, ngành"]),
        (
            "chính quyền địa phương, lực lượng xung kích",
            ["chính quyền địa phương", "lực lượng xung kích"],
        ),
    ],
)
def test_lists_are_split_where_a_unit_ends(text: str, names: list[str]) -> None:
    """Members after a colon get the whole name; a name with a comma or “và” in it stays whole."""
    assert list(NAMES.split(text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Giao phòng Tài chính, Văn phòng huyện", ["phòng Tài chính", "Văn phòng huyện"]),
        ("Giao ban hằng tuần tại huyện", []),
        ("Trách nhiệm của đối tượng thực hiện kiểm kê:", ["đối tượng thực hiện kiểm kê"]),
        ("Tổ kiểm phiếu gồm các ông có tên sau:", []),
    ],
)
def test_headings_that_name_units(text: str, names: list[str]) -> None:
    """After “giao” a name may begin in lower case; who makes up a body is no unit."""
    assert list(NAMES.in_heading(text)) == names


def test_a_group_is_named_before_its_members() -> None:
    """The words before the brackets are the name, even with a verb in them."""
    text = "Các cơ quan đăng ký đầu tư (Phòng Tài chính, Phòng Kinh tế):"
    assert NAMES.with_members(text) == ("Các cơ quan đăng ký đầu tư",)
    assert NAMES.with_members("Các cơ quan (sau đây gọi chung là các đơn vị):") == ()


def test_a_list_longer_than_a_line_is_read_if_all_are_units() -> None:
    """A request may go to a dozen of them."""
    units = [f"Ủy ban nhân dân xã {name}" for name in ("Tân Hòa", "Phú Lộc", "Đông An", "Tây An")]
    units += ["Văn phòng Huyện ủy", "Viện kiểm sát nhân dân huyện", "Kho bạc nhà nước khu vực II"]
    units += ["Kiểm toán nhà nước khu vực II", "Chi cục Hải quan khu vực XI"]
    assert list(NAMES.leading(f"Đề nghị {', '.join(units)} tăng cường trồng cây.")[0]) == units
    assert (
        NAMES.leading(f"Ủy ban {'và mọi người dân trong vùng ' * 6}tăng cường trồng cây.")[0] == ()
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Để trồng đủ cây, thành phố Đông Ngàn cần tập trung làm tốt một số việc sau:",
            ["thành phố Đông Ngàn"],
        ),
        (
            "Về đề nghị của xã về đất; cây; phân, giống: UBND huyện xem xét đề nghị này.",
            ["UBND huyện"],
        ),
        (
            "Kiểm tra vườn ươm Đội Cây xanh và các thành viên thực hiện kiểm tra vườn ươm như sau:",
            ["Đội Cây xanh", "các thành viên"],
        ),
        ("Kiểm tra vườn ươm Đội Cây xanh quản lý.", []),
        ("Quá trình thực hiện nếu có vướng mắc thì các xã báo cáo về huyện.", ["các xã"]),
        (
            "Trong quá trình thực hiện, nếu có vướng mắc các cơ quan, đơn vị phản ánh về huyện.",
            ["các cơ quan, đơn vị"],
        ),
        (
            "Đối với cây nhỏ (gồm chậu, trạm tưới để chăm sóc), Đội Cây xanh cắt tỉa.",
            ["Đội Cây xanh"],
        ),
    ],
)
def test_the_subject_after_ground_purpose_or_request(text: str, names: list[str]) -> None:
    """It may be a territory, answer a request, or follow a comma that was forgotten."""
    assert list(subject_of(NAMES, text)[0]) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (". Phòng Kinh tế tổng hợp, báo cáo UBND huyện.", ["Phòng Kinh tế"]),
        ("; đồng thời UBND xã Tân Hòa đề xuất mở rộng vườn.", ["UBND xã Tân Hòa"]),
        (". Cán bộ trực ban theo dõi.", []),
    ],
)
def test_who_does_what_a_later_sentence_says(text: str, names: list[str]) -> None:
    """A unit that certainly is one begins the sentence."""
    assert list(later_subjects(NAMES, f"báo cáo về Phòng Kinh tế{text}")) == names


@pytest.mark.parametrize(
    "text",
    [
        "Kiện toàn Ban Chỉ đạo, gồm: Trưởng ban là Chủ tịch UBND huyện. Phòng Kinh tế chủ trì",
        "Thôn Đông (xã Tân Hòa)",
        "Hợp tác giữa 03 bên: doanh nghiệp trồng cây, Phòng Kinh tế",
    ],
)
def test_who_does_not_act(text: str) -> None:
    """Members of a body, places, and the sides of something."""
    assert actors_in(NAMES, text) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Phối hợp với đơn vị cung cấp phần mềm, xây dựng bản đồ cây.",
            ["đơn vị cung cấp phần mềm"],
        ),
        ("Chỉ đạo lực lượng dân quân, công an huy động người, phối hợp với các lực lượng khác", []),
        ("Kiểm tra việc chủ trì, phối hợp với Trưởng thôn trồng cây", []),
        (
            "Phối hợp cơ quan báo chí và hệ thống truyền thanh thông tin kịp thời về cây.",
            ["cơ quan báo chí", "hệ thống truyền thanh"],
        ),
        ("Tham gia các Đoàn của Đảng ủy, Hội đồng nhân dân khi có đề nghị phối hợp.", []),
    ],
)
def test_who_works_with_others(text: str, names: list[str]) -> None:
    """Its trade belongs to the name of a unit; who is told to work with others is no partner."""
    assert list(partners_in(NAMES, text)) == names


def test_leaders_of_units_are_requested() -> None:
    """“Lãnh đạo” is who leads them, not what somebody does."""
    text = "UBND huyện yêu cầu Lãnh đạo các phòng, ban và UBND các xã nêu cao trách nhiệm."
    assert requested_units(NAMES, text) == ("Lãnh đạo các phòng, ban", "UBND các xã")


def test_a_sentence_after_the_label_of_the_lead() -> None:
    """Its subjects are the leads, not the whole of it."""
    text = "Phòng Tư pháp tiến hành rà soát văn bản; các xã rà soát và gửi kết quả."
    assert leads_in(NAMES, text) == ("Phòng Tư pháp", "các xã")


def test_inspections_are_given_to_the_unit_that_inspects() -> None:
    """With a mark, because the line stands elsewhere."""
    draft = of_body(
        "I. ĐỐI TƯỢNG\n"
        "1. Đối tượng kiểm tra: Phòng Kinh tế tiến hành kiểm tra việc trồng cây đối với:\n"
        "- Đội Cây xanh.\n"
        "II. NỘI DUNG\n"
        "1. Kiểm tra việc tưới cây ở các xã.\n"
        "2. Cắt tỉa cây ven đường.\n",
        foot="",
    )
    inspection, other = draft.tasks
    assert names_of(draft, inspection.lead) == ["Phòng Kinh tế"]
    assert inspection.unsure[0].template.startswith("Chủ trì lấy theo dòng")
    assert other.lead == ()


def test_a_heading_of_units_broken_over_two_lines() -> None:
    """Its second line is no task."""
    draft = of_duties(
        "1. Đề nghị Ủy ban Mặt trận Tổ quốc huyện, Hội Liên hiệp\n"
        "Phụ nữ huyện và các đoàn thể\n"
        "- Vận động nhân dân trồng cây.\n"
    )
    assert [task.text for task in draft.tasks] == ["Vận động nhân dân trồng cây."]
    assert "Hội Liên hiệp Phụ nữ huyện" in [unit.name for unit in draft.units]


def test_who_is_advised_to_work_with_others_has_these_partners() -> None:
    """They are no partners of the one that advises."""
    draft = of_duties(
        "1. Phòng Kinh tế\n- Chủ trì, phối hợp với Đội Cây xanh tham mưu UBND huyện phối hợp Sở "
        "Công Thương trồng cây ven chợ."
    )
    assert [roles[2] for roles in roles_of(draft)] == ["Đội Cây xanh"]


def test_a_closing_paragraph_that_names_who_acts_without_a_comma() -> None:
    """“Trong quá trình thực hiện Thủ trưởng …” orders something all the same."""
    foot = (
        "Trong quá trình thực hiện Thủ trưởng các xã chủ động phối hợp với Phòng Kinh tế tháo gỡ "
        "khó khăn.\n\nNơi nhận:\n- Lưu: VT.\n"
    )
    draft = of_body("I. NHIỆM VỤ\n1. Đội Cây xanh tưới cây.\n", foot=foot)
    assert roles_of(draft)[-1][1:] == ("Thủ trưởng các xã", "Phòng Kinh tế")


def test_a_duty_from_the_day_on_which_a_decision_is_in_force() -> None:
    """It is one, although what a decision does by itself is none; its time is kept as words."""
    draft = of_duties(
        "1. Trong thời hạn 30 (ba mươi) ngày kể từ ngày Quyết định này có hiệu lực, Hội Cây xanh "
        "có trách nhiệm bàn giao con dấu.\n2. Quyết định này có hiệu lực từ ngày ký.\n"
    )
    (task,) = draft.tasks
    assert names_of(draft, task.lead) == ["Hội Cây xanh"]
    assert task.times[0].words.startswith("Trong thời hạn 30 (ba mươi) ngày")
    assert task.unsure


def test_a_numbered_step_with_a_title_is_a_heading() -> None:
    """The paragraph below it says who does it, and by when; so do steps with letters."""
    draft = of_duties(
        "1. Trình tự\n1.1. Bước 1:\n1.1.a. Lập danh sách:\nCác xã lập danh sách hộ trồng cây.\n"
        "Thời gian hoàn tất: trước ngày 15/3/2026.\n"
        "1.2. Bước 2: Duyệt danh sách các hộ trồng cây.\n"
        "Phòng Kinh tế duyệt danh sách hộ trồng cây.\n"
        "Thời gian hoàn tất: trước ngày 25/3/2026.\n"
    )
    assert [roles[:2] for roles in roles_of(draft)] == [
        ("Các xã lập danh sách hộ trồng cây.", "Các xã"),
        ("Phòng Kinh tế duyệt danh sách hộ trồng cây.", "Phòng Kinh tế"),
    ]
    assert [windows(task) for task in draft.tasks] == [["../2026-03-15"], ["../2026-03-25"]]


def test_paragraphs_below_a_lettered_line_are_done_by_whom_it_names() -> None:
    """They only say what to do; this is marked, one after the other."""
    draft = of_duties(
        "1. Chăm sóc cây\na) Đội Cây xanh chủ trì, phối hợp với các xã tưới cây ven đường.\n"
        "Rà soát cây chết, thay cây mới.\nTăng cường tuần tra vườn ươm.\n"
        "b) Phòng Kinh tế cấp phân bón.\nPhòng Nội vụ phát động thi đua.\n"
    )
    assert [lead for _, lead in leads(draft)][:3] == ["Đội Cây xanh"] * 3
    assert [len(task.unsure) for task in draft.tasks][:3] == [0, 1, 1]
    assert leads(draft)[-1][1] == "Phòng Nội vụ"
