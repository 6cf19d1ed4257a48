"""The options that verbs share, each declared once, with its help and its completion.

All of them carry text; the verbs read it, since a day needs the plan's year and a unit its names.
"""

from __future__ import annotations

from typing import Annotated

import typer

from bdg_cli.cli import completing
from bdg_cli.render.language import N_

Plan = Annotated[
    list[str] | None,
    typer.Option(
        "--plan",
        metavar=N_("MÃ"),
        help=N_("Chỉ xét kế hoạch này (lặp lại được). Mặc định: các kế hoạch còn hiệu lực."),
        autocompletion=completing.plans,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar=N_("NGÀY"), help=N_("Tính đến ngày này. Mặc định: hôm nay.")),
]
Json = Annotated[bool, typer.Option("--json", help=N_("In một tài liệu JSON cho chương trình."))]
Csv = Annotated[bool, typer.Option("--csv", help=N_("In bảng CSV cho Excel."))]
Unit = Annotated[
    str | None,
    typer.Option(
        "--unit",
        "-u",
        metavar=N_("ĐƠN-VỊ"),
        help=N_("Mã, tên hoặc cách viết khác của đơn vị; không cần dấu. Mặc định: BDG_UNIT."),
        autocompletion=completing.units,
    ),
]
Role = Annotated[
    str | None,
    typer.Option(
        "--role",
        metavar="lead|support|any",
        help=N_("Vai trò: chủ trì, phối hợp hay cả hai."),
        autocompletion=completing.words("lead", "support", "any"),
    ),
]
Section = Annotated[
    str | None,
    typer.Option(
        "--section",
        metavar=N_("MỤC"),
        help=N_("Chỉ các nhiệm vụ trong mục này, ví dụ II.1."),
        autocompletion=completing.sections,
    ),
]
States = Annotated[
    list[str] | None,
    typer.Option(
        "--state",
        metavar=N_("TÌNH-TRẠNG"),
        help=N_("Chỉ các nhiệm vụ ở tình trạng này (lặp lại được), ví dụ overdue."),
        autocompletion=completing.states,
    ),
]
Search = Annotated[
    str | None,
    typer.Option("--search", metavar=N_("CÁC-TỪ"), help=N_("Chỉ các nhiệm vụ có những từ này.")),
]
Per = Annotated[
    str,
    typer.Option(
        "--per",
        metavar="unit|section|plan",
        help=N_("Mỗi dòng là một đơn vị, một mục hay một kế hoạch."),
        autocompletion=completing.words("unit", "section", "plan"),
    ),
]
Within = Annotated[
    str, typer.Option("--within", metavar=N_("SỐ-NGÀY"), help=N_("Nhìn trước bao nhiêu ngày."))
]
Overdue = Annotated[bool, typer.Option("--overdue", help=N_("Chỉ việc quá hạn."))]
Opening = Annotated[bool, typer.Option("--opening", help=N_("Chỉ việc sắp đến kỳ."))]
Closing = Annotated[bool, typer.Option("--closing", help=N_("Chỉ việc sắp hết hạn."))]
EachMember = Annotated[bool, typer.Option("--each", help=N_("Kể tên từng đơn vị trong nhóm."))]
FailOn = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="overdue|closing|any",
        help=N_("Kết thúc với mã 1 khi có việc như vậy."),
        autocompletion=completing.words("overdue", "closing", "any"),
    ),
]
Quiet = Annotated[
    bool,
    typer.Option(
        "--quiet-when-empty", help=N_("Không in gì khi không có việc nào (cho bộ lập lịch).")
    ),
]
Task = Annotated[
    str,
    typer.Argument(
        metavar=N_("NHIỆM-VỤ"),
        help=N_("Mã nhiệm vụ, ví dụ II.1-3."),
        autocompletion=completing.tasks,
    ),
]
Tasks = Annotated[
    list[str],
    typer.Argument(
        metavar=N_("NHIỆM-VỤ..."),
        help=N_("Một hay nhiều mã nhiệm vụ, ví dụ II.1-3."),
        autocompletion=completing.tasks,
    ),
]
TaskFilter = Annotated[
    str | None,
    typer.Option(
        "--task",
        metavar=N_("NHIỆM-VỤ"),
        help=N_("Chỉ các bản ghi về nhiệm vụ này."),
        autocompletion=completing.tasks,
    ),
]
Window = Annotated[
    str | None,
    typer.Option(
        "--window",
        metavar=N_("THỜI-GIAN"),
        help=N_("Thời gian thực hiện nào, ví dụ 20/10 hoặc 15/11–15/12."),
        autocompletion=completing.windows,
    ),
]
EachUnit = Annotated[bool, typer.Option("--each", help=N_("Ghi cho mọi đơn vị chủ trì còn lại."))]
On = Annotated[
    str | None,
    typer.Option("--on", metavar=N_("NGÀY"), help=N_("Ngày sự việc xảy ra. Mặc định: hôm nay.")),
]
Evidence = Annotated[
    list[str] | None,
    typer.Option(
        "--evidence",
        "-e",
        metavar=N_("MINH-CHỨNG"),
        help=N_("Số văn bản, tệp hoặc đường dẫn chứng minh (lặp lại được)."),
    ),
]
Count = Annotated[
    tuple[int, str] | None,
    typer.Option(
        "--count", metavar=N_("SỐ ĐƠN-VỊ-TÍNH"), help=N_("Số lượng, ví dụ --count 3 buổi.")
    ),
]
Note = Annotated[str, typer.Option("--note", "-n", metavar=N_("LỜI"), help=N_("Ghi chú."))]
Reason = Annotated[
    str, typer.Option("--reason", metavar=N_("LỜI"), help=N_("Lý do không thực hiện."))
]
To = Annotated[str, typer.Option("--to", metavar=N_("NGÀY"), help=N_("Hạn mới."))]
Basis = Annotated[
    str, typer.Option("--basis", metavar=N_("LỜI"), help=N_("Căn cứ gia hạn, ví dụ số văn bản."))
]
Resolve = Annotated[bool, typer.Option("--resolve", help=N_("Vướng mắc đã được giải quyết."))]
By = Annotated[
    str | None,
    typer.Option(
        "--by", metavar=N_("TÊN"), help=N_("Người ghi. Mặc định: BDG_BY, rồi tên đăng nhập.")
    ),
]
Since = Annotated[
    str | None, typer.Option("--since", metavar=N_("NGÀY"), help=N_("Chỉ các bản ghi từ ngày này."))
]
JsonLines = Annotated[
    bool,
    typer.Option("--json-lines", help=N_("In toàn bộ sổ theo dõi, mỗi bản ghi một dòng JSON.")),
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help=N_("Không hỏi lại."))]
RecordId = Annotated[
    str | None,
    typer.Argument(
        metavar=N_("MÃ-BẢN-GHI"), help=N_("Hoàn tác riêng bản ghi này (mã trong bdg log).")
    ),
]
Files = Annotated[
    list[str] | None,
    typer.Argument(metavar=N_("TỆP..."), help=N_("Các tệp kế hoạch. Mặc định: mọi kế hoạch.")),
]
LedgerFile = Annotated[
    str,
    typer.Argument(
        metavar=N_("TỆP"), help=N_("Tệp do bdg log --json-lines ghi ra; - là đầu vào chuẩn.")
    ),
]
Document = Annotated[
    str,
    typer.Argument(metavar=N_("VĂN-BẢN"), help=N_("Tệp văn bản kế hoạch; - là đầu vào chuẩn.")),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar=N_("TỆP"), help=N_("Viết vào tệp này. Mặc định: in ra màn hình.")
    ),
]
Force = Annotated[bool, typer.Option("--force", help=N_("Thay tệp đã có."))]
Explain = Annotated[
    bool, typer.Option("--explain", help=N_("Cho biết từng dòng của văn bản được hiểu là gì."))
]
Diff = Annotated[
    str | None,
    typer.Option(
        "--diff",
        metavar=N_("TỆP"),
        help=N_("So với tệp kế hoạch này: giữ, sửa lời, mới, không còn."),
    ),
]
Folder = Annotated[str, typer.Argument(metavar=N_("THƯ-MỤC"), help=N_("Thư mục sẽ chứa “plans”."))]
Format = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="text|json|github",
        help=N_("Cách in kết quả."),
        autocompletion=completing.words("text", "json", "github"),
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help=N_("Coi cảnh báo như lỗi."))]

Plans = Annotated[
    str | None,
    typer.Option(
        "--plans",
        metavar=N_("THƯ-MỤC"),
        help=N_("Thư mục các kế hoạch. Mặc định: BDG_PLANS, rồi “plans” ở đây hoặc bên trên."),
    ),
]
Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="vi|en",
        help=N_("Ngôn ngữ của màn hình. Mặc định: BDG_LANG."),
        autocompletion=completing.words("vi", "en"),
    ),
]
Version = Annotated[bool, typer.Option("--version", help=N_("In phiên bản."))]
Color = Annotated[
    str | None,
    typer.Option(
        "--color",
        metavar="auto|always|never",
        help=N_("Màu sắc. Mặc định: auto."),
        autocompletion=completing.words("auto", "always", "never"),
    ),
]
