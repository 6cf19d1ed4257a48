"""A made-up plan document, and helpers to draft small ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bdg_cli.documents.reader import read_document
from bdg_cli.drafting.pipeline import draft_from_lines
from bdg_cli.drafting.yaml_writer import plan_yaml

if TYPE_CHECKING:
    from bdg_cli.domain.messages import Message
    from bdg_cli.drafting.draft import Draft, DraftTask
    from bdg_cli.drafting.head import Head

HEAD = """\
UBND HUYỆN ĐÔNG NGÀN
Số: 27/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đông Ngàn, ngày 12 tháng 02 năm 2026

KẾ HOẠCH
Trồng và chăm sóc cây xanh trên địa bàn huyện năm 2026

Thực hiện Kế hoạch số 15/KH-UBND ngày 20/01/2026 của UBND tỉnh về trồng cây xanh; UBND huyện \
xây dựng kế hoạch như sau:
"""
FOOT = """
Trên đây là Kế hoạch trồng và chăm sóc cây xanh năm 2026, UBND huyện yêu cầu các cơ quan, đơn vị \
nghiêm túc thực hiện và báo cáo kết quả về Phòng Nông nghiệp và Môi trường.

Nơi nhận:
- UBND tỉnh (b/c);
- Phòng NN&MT;
- UBND các xã, thị trấn;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Trần Thị Hạnh
"""
LETTER_HEAD = """\
UBND HUYỆN ĐÔNG NGÀN
Số: 41/UBND-NN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đông Ngàn, ngày 12 tháng 02 năm 2026
V/v chăm sóc cây xanh

Kính gửi: Phòng Kinh tế.

"""
LETTER_FOOT = """
Nơi nhận:
- Như trên;
- Lưu: VT.
CHỦ TỊCH
"""
BODY = """
I. MỤC ĐÍCH, YÊU CẦU

1. Mục đích
- Nâng cao nhận thức của nhân dân về cây xanh.
2. Yêu cầu
- Việc trồng cây phải thiết thực, tránh hình thức.

II. MỤC TIÊU
- Trồng mới 20.000 cây bóng mát.

III. NỘI DUNG
1. Tổ chức lễ phát động Tết trồng cây.
Đơn vị chủ trì: Phòng Nông nghiệp và Môi trường
Đơn vị phối hợp: Văn phòng HĐND và UBND huyện, UBND xã Tân Hòa
Thời gian: ngày 20/02/2026
2. Rà soát quỹ đất trồng cây dọc các tuyến đường.
Cơ quan thực hiện: Phòng Kinh tế chủ trì, phối hợp với UBND các xã, thị trấn
Thời gian hoàn thành: trước ngày 15/3/2026

IV. KINH PHÍ
Kinh phí từ ngân sách huyện và các nguồn hợp pháp khác.

V. TỔ CHỨC THỰC HIỆN
1. Phòng Nông nghiệp và Môi trường
a) Chủ trì, phối hợp với Phòng Kinh tế hướng dẫn kỹ thuật trồng cây.
b) Kiểm tra việc trồng cây tại các xã từ ngày 01/4/2026 đến ngày 30/4/2026.
c) Tổng hợp, báo cáo UBND huyện trước ngày 10/12/2026.
2. Phòng Tài chính - Kế hoạch, Phòng Kinh tế
- Tham mưu bố trí kinh phí trồng cây.
3. UBND các xã, thị trấn
- Xây dựng kế hoạch trồng cây của địa phương, xong trước ngày 28/02/2026.
- Vận động nhân dân trồng cây tại nhà.
"""
PLAN = HEAD + BODY + FOOT
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
DAY = "Đông Ngàn, ngày 12 tháng 8 năm 2026"
ORDER = "1. Phòng Kinh tế báo cáo trước ngày 20/9/2026.\n"
NO_PLAN = """\
CÔNG TY TNHH HẠT GIỐNG
Kính gửi quý khách hàng,
Chúng tôi xin gửi bảng giá hạt giống mới.
"""


def drafted(text: str) -> Draft:
    """Draft a document that is a plan."""
    draft = draft_from_lines(read_document(text.encode(), "k.txt"))
    assert draft is not None
    return draft


def above(*lines: str) -> Head:
    """Return the head of a document that begins with these lines and has one section."""
    return drafted("\n".join((*lines, ORDER))).head


def of_body(body: str, *, foot: str = FOOT, head: str = HEAD) -> Draft:
    """Draft a plan with this body."""
    return drafted(f"{head}\n{body}\n{foot}")


def of_duties(body: str) -> Draft:
    """Draft a plan whose only section sets out duties."""
    return of_body(f"I. TỔ CHỨC THỰC HIỆN\n{body}", foot="")


def letter(body: str) -> Draft:
    """Draft a letter with this body."""
    return drafted(f"{LETTER_HEAD}{body}{LETTER_FOOT}")


def names(draft: Draft, codes: tuple[str, ...]) -> list[str]:
    """Return the names of units by their codes."""
    return [next(unit.name for unit in draft.units if unit.code == code) for code in codes]


def roles(draft: Draft) -> list[tuple[str, str, str]]:
    """Return for each task its words, its leads and its supporting units, by name."""
    return [
        (task.text, "; ".join(names(draft, task.lead)), "; ".join(names(draft, task.support)))
        for task in draft.tasks
    ]


def leads(draft: Draft) -> list[tuple[str, str]]:
    """Return for each task its words and its leads, by name."""
    return [(text, lead) for text, lead, _ in roles(draft)]


def skipped(draft: Draft, kind: str) -> list[str]:
    """Return the words that were skipped for one reason."""
    return [one.text for one in draft.skipped if one.kind == kind]


def windows(task: DraftTask) -> list[str]:
    """Return the windows and the recurring times of a task."""
    return [
        *(window.key for time in task.times for window in time.windows),
        *(f"{time.every} {','.join(time.by)}".strip() for time in task.times if time.every),
    ]


def said(message: Message) -> str:
    """Format a message in Vietnamese."""
    return message.template.format_map(message.filling)


def written(draft: Draft) -> str:
    """Write the plan file."""
    return plan_yaml(draft, source=None, document="k.txt", translate=said)
