"""The options of all verbs, each declared once, with its help and its completion.

Their values are text, which the verbs read: a day needs the plan's year, a unit the plan's names.
"""

from __future__ import annotations

from typing import Annotated

import typer

from bdg_cli.cli import shell_completion
from bdg_cli.wording.language import N_

PlanOption = Annotated[
    list[str] | None,
    typer.Option(
        "--plan",
        metavar=N_("MÃ"),
        help=N_(
            "Chỉ xét kế hoạch này (lặp lại được). Mặc định: các kế hoạch chưa hết thời gian thực "
            "hiện. Kế hoạch đã hết hoặc đã kết thúc theo dõi thì ghi rõ ở đây."
        ),
        autocompletion=shell_completion.plans,
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar=N_("NGÀY"), help=N_("Tính đến ngày này. Mặc định: hôm nay.")),
]
FreshOption = Annotated[
    bool,
    typer.Option("--fresh", help=N_("Đồng bộ với sổ chung trước khi trả lời.")),
]
QuietSyncOption = Annotated[
    bool, typer.Option("--quiet", help=N_("Không in gì (cho bộ lập lịch)."))
]
ChangesOption = Annotated[
    bool,
    typer.Option("--changes", help=N_("In chỗ kế hoạch ở máy này khác bản đã phát hành.")),
]
TakeOption = Annotated[
    list[str] | None,
    typer.Option(
        "--take",
        metavar=N_("TỆP"),
        help=N_("Lấy bản phát hành của tệp đã sửa ở máy này; tệp ấy được để sang bên."),
    ),
]
PublishArgument = Annotated[
    str, typer.Argument(metavar=N_("TỆP"), help=N_("Tệp kế hoạch, trong thư mục kế hoạch."))
]
ShareArgument = Annotated[
    list[str],
    typer.Argument(
        metavar=N_("sql|grant|check"),
        help=N_("sql, grant TÊN-ĐĂNG-NHẬP hoặc check."),
        autocompletion=shell_completion.fixed_words("sql", "grant", "check"),
    ),
]
CoordinatorOption = Annotated[
    bool,
    typer.Option(
        "--coordinator",
        help=N_(
            "Cho ghi cả việc của đơn vị chủ trì: gia hạn, không thực hiện, hoàn tác của người khác."
        ),
    ),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help=N_("In kết quả dạng JSON (cho phần mềm khác đọc)."))
]
CsvOption = Annotated[bool, typer.Option("--csv", help=N_("In bảng CSV cho Excel."))]
HeadingsOption = Annotated[
    str,
    typer.Option(
        "--headings",
        metavar="vi|en",
        help=N_("Với --csv: bảng tiếng Việt cho Excel, hay bảng mã (en) cho phần mềm khác."),
        autocompletion=shell_completion.fixed_words("vi", "en"),
    ),
]
TableOption = Annotated[
    bool,
    typer.Option("--table", help=N_("In bảng như trên màn hình cả khi ghi vào tệp hay gửi đi.")),
]
NoPagerOption = Annotated[
    bool, typer.Option("--no-pager", help=N_("In hết một lượt, không dừng ở từng trang."))
]
UnitOption = Annotated[
    list[str] | None,
    typer.Option(
        "--unit",
        "-u",
        metavar=N_("ĐƠN-VỊ"),
        help=N_(
            "Mã, tên hoặc cách viết khác của đơn vị; không cần dấu. Nhiều đơn vị: lặp lại, hoặc "
            "ngăn nhau bằng dấu phẩy, hoặc @TỆP có mỗi dòng một đơn vị. all: mọi đơn vị. Mặc "
            "định: BDG_UNIT."
        ),
        autocompletion=shell_completion.units,
    ),
]
RoleOption = Annotated[
    str | None,
    typer.Option(
        "--role",
        metavar="lead|support|any",
        help=N_("Vai trò: lead = chủ trì, support = phối hợp, any = cả hai."),
        autocompletion=shell_completion.fixed_words("lead", "support", "any"),
    ),
]
SectionOption = Annotated[
    str | None,
    typer.Option(
        "--section",
        metavar=N_("MỤC"),
        help=N_("Chỉ các nhiệm vụ trong mục này, ví dụ II.1."),
        autocompletion=shell_completion.sections,
    ),
]
StatesOption = Annotated[
    list[str] | None,
    typer.Option(
        "--state",
        metavar=N_("TÌNH-TRẠNG"),
        help=N_(
            "Chỉ các nhiệm vụ ở tình trạng này (lặp lại được): overdue (quá hạn), closing (sắp hết "
            "hạn), open (trong hạn), opening (sắp đến kỳ), upcoming (chưa đến kỳ), undated (không "
            "có hạn), done (hoàn thành đúng hạn), done_late (hoàn thành quá hạn), cancelled (không "
            "thực hiện)."
        ),
        autocompletion=shell_completion.states,
    ),
]
SearchOption = Annotated[
    str | None,
    typer.Option("--search", metavar=N_("CÁC-TỪ"), help=N_("Chỉ các nhiệm vụ có những từ này.")),
]
PerOption = Annotated[
    str,
    typer.Option(
        "--per",
        metavar="unit|section|plan",
        help=N_("Mỗi dòng là một đơn vị, một mục hay một kế hoạch."),
        autocompletion=shell_completion.fixed_words("unit", "section", "plan"),
    ),
]
WithinOption = Annotated[
    str,
    typer.Option(
        "--within",
        metavar=N_("SỐ-NGÀY"),
        help=N_("Nhìn trước bao lâu, hoặc đến ngày nào: 7d, 2w, 1 tháng, 20/10."),
    ),
]
DueUntilOption = Annotated[
    str | None,
    typer.Option("--until", metavar=N_("NGÀY"), help=N_("Nhìn trước đến ngày này.")),
]
AboutTasksArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=N_("NHIỆM-VỤ..."),
        help=N_("Chỉ hỏi ai chưa xong những nhiệm vụ này."),
        autocompletion=shell_completion.tasks,
    ),
]
OverdueOption = Annotated[bool, typer.Option("--overdue", help=N_("Chỉ việc quá hạn."))]
OpeningOption = Annotated[bool, typer.Option("--opening", help=N_("Chỉ việc sắp đến kỳ."))]
ClosingOption = Annotated[bool, typer.Option("--closing", help=N_("Chỉ việc sắp hết hạn."))]
EachMemberOption = Annotated[
    bool, typer.Option("--each", help=N_("Kể tên từng đơn vị trong nhóm."))
]
CountsOption = Annotated[
    bool,
    typer.Option(
        "--counts", help=N_("Cộng các số lượng đã ghi bằng --count, theo nhiệm vụ và đơn vị.")
    ),
]
FailOnOption = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="overdue|closing|any",
        help=N_(
            "Trả mã thoát 1 khi có việc quá hạn (overdue), sắp hết hạn (closing) hoặc bất kỳ (any)."
        ),
        autocompletion=shell_completion.fixed_words("overdue", "closing", "any"),
    ),
]
QuietOption = Annotated[
    bool,
    typer.Option(
        "--quiet-when-empty", help=N_("Không in gì khi không có việc nào (cho bộ lập lịch).")
    ),
]
TaskArgument = Annotated[
    str,
    typer.Argument(
        metavar=N_("NHIỆM-VỤ"),
        help=N_("Mã nhiệm vụ, ví dụ II.1-3."),
        autocompletion=shell_completion.tasks,
    ),
]
TasksArgument = Annotated[
    list[str],
    typer.Argument(
        metavar=N_("NHIỆM-VỤ..."),
        help=N_("Một hay nhiều mã nhiệm vụ, ví dụ II.1-3."),
        autocompletion=shell_completion.tasks,
    ),
]
TaskOption = Annotated[
    str | None,
    typer.Option(
        "--task",
        metavar=N_("NHIỆM-VỤ"),
        help=N_("Chỉ các bản ghi về nhiệm vụ này."),
        autocompletion=shell_completion.tasks,
    ),
]
WindowOption = Annotated[
    str | None,
    typer.Option(
        "--window",
        metavar=N_("THỜI-GIAN"),
        help=N_("Thời gian thực hiện nào, ví dụ 20/10 hoặc 15/11–15/12."),
        autocompletion=shell_completion.windows,
    ),
]
EachUnitOption = Annotated[
    bool, typer.Option("--each", help=N_("Ghi cho mọi đơn vị chủ trì chưa hoàn thành."))
]
EachFinishedOption = Annotated[
    bool, typer.Option("--each", help=N_("Mở lại cho mọi đơn vị đã hoàn thành."))
]
ExceptOption = Annotated[
    list[str] | None,
    typer.Option(
        "--except",
        metavar=N_("ĐƠN-VỊ"),
        help=N_("Đi với --each: trừ các đơn vị này (lặp lại, hoặc ngăn nhau bằng dấu phẩy)."),
        autocompletion=shell_completion.units,
    ),
]
DoneTasksArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=N_("NHIỆM-VỤ..."),
        help=N_("Một hay nhiều mã nhiệm vụ, ví dụ II.1-3."),
        autocompletion=shell_completion.tasks,
    ),
]
FromOption = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar=N_("TỆP"),
        help=N_(
            "Ghi mỗi dòng của tệp CSV này: đơn vị, nhiệm vụ, ngày, minh chứng, ghi chú; - là đầu "
            "vào chuẩn."
        ),
    ),
]
EarlyOption = Annotated[
    bool,
    typer.Option("--early", help=N_("Ghi cả khi chưa đến kỳ: việc đã làm xong sớm.")),
]
SkipDoneOption = Annotated[
    bool,
    typer.Option(
        "--skip-done", help=N_("Bỏ qua đơn vị đã ghi hoàn thành, ghi các đơn vị còn lại.")
    ),
]
OnOption = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar=N_("NGÀY"),
        help=N_("Ngày làm xong, ngày phát sinh hoặc ngày quyết định. Mặc định: hôm nay."),
    ),
]
EvidenceOption = Annotated[
    list[str] | None,
    typer.Option(
        "--evidence",
        "-e",
        metavar=N_("MINH-CHỨNG"),
        help=N_("Số văn bản, tệp hoặc đường dẫn chứng minh (lặp lại được)."),
    ),
]
CountOption = Annotated[
    tuple[str, str] | None,
    typer.Option(
        "--count", metavar=N_("SỐ ĐƠN-VỊ-TÍNH"), help=N_("Số lượng, ví dụ --count 3 buổi.")
    ),
]
NoteOption = Annotated[
    str, typer.Option("--note", "-n", metavar=N_("NỘI-DUNG"), help=N_("Ghi chú."))
]
ReasonOption = Annotated[
    str, typer.Option("--reason", metavar=N_("NỘI-DUNG"), help=N_("Lý do không thực hiện."))
]
CloseReasonOption = Annotated[
    str,
    typer.Option("--reason", metavar=N_("NỘI-DUNG"), help=N_("Vì sao thôi theo dõi kế hoạch.")),
]
PlanArgument = Annotated[
    str | None,
    typer.Argument(
        metavar=N_("KẾ-HOẠCH"),
        help=N_("Mã hoặc số của kế hoạch."),
        autocompletion=shell_completion.plans,
    ),
]
ToOption = Annotated[str, typer.Option("--to", metavar=N_("NGÀY"), help=N_("Hạn mới."))]
BasisOption = Annotated[
    str,
    typer.Option("--basis", metavar=N_("NỘI-DUNG"), help=N_("Căn cứ gia hạn, ví dụ số văn bản.")),
]
ResolveOption = Annotated[bool, typer.Option("--resolve", help=N_("Vướng mắc đã được giải quyết."))]
ObstacleArgument = Annotated[
    str | None,
    typer.Argument(
        metavar=N_("VƯỚNG-MẮC"), help=N_("Vướng mắc nào đã được giải quyết: mã hoặc lời của nó.")
    ),
]
AllObstaclesOption = Annotated[
    bool, typer.Option("--all", help=N_("Mọi vướng mắc chưa giải quyết của phần việc."))
]
ByOption = Annotated[
    str | None,
    typer.Option(
        "--by", metavar=N_("TÊN"), help=N_("Người ghi. Mặc định: BDG_BY, rồi tên đăng nhập.")
    ),
]
SinceOption = Annotated[
    str | None, typer.Option("--since", metavar=N_("NGÀY"), help=N_("Chỉ các việc từ ngày này."))
]
UntilOption = Annotated[
    str | None,
    typer.Option("--until", metavar=N_("NGÀY"), help=N_("Chỉ các việc đến hết ngày này.")),
]
RecordedSinceOption = Annotated[
    str | None,
    typer.Option(
        "--recorded-since", metavar=N_("NGÀY"), help=N_("Chỉ các bản ghi vào sổ từ ngày này.")
    ),
]
WhoseOption = Annotated[
    str | None,
    typer.Option("--by", metavar=N_("TÊN"), help=N_("Chỉ các bản ghi của người này.")),
]
JsonLinesOption = Annotated[
    bool,
    typer.Option("--json-lines", help=N_("In toàn bộ sổ theo dõi, mỗi bản ghi một dòng JSON.")),
]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help=N_("Không hỏi lại."))]
RecordIdArgument = Annotated[
    str | None,
    typer.Argument(
        metavar=N_("SỐ-BẢN-GHI"), help=N_("Hoàn tác riêng bản ghi này (số trong bdg log).")
    ),
]
FilesArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar=N_("TỆP..."), help=N_("Các tệp kế hoạch. Mặc định: mọi kế hoạch.")),
]
LedgerFileArgument = Annotated[
    str,
    typer.Argument(
        metavar=N_("TỆP"), help=N_("Tệp do bdg log --json-lines ghi ra; - là đầu vào chuẩn.")
    ),
]
DocumentArgument = Annotated[
    str,
    typer.Argument(metavar=N_("VĂN-BẢN"), help=N_("Tệp văn bản kế hoạch; - là đầu vào chuẩn.")),
]
OutputOption = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar=N_("TỆP"), help=N_("Viết vào tệp này. Mặc định: in ra màn hình.")
    ),
]
ExportFormatArgument = Annotated[
    str,
    typer.Argument(
        metavar="ics",
        help=N_("Dạng tệp: ics = lịch."),
        autocompletion=shell_completion.fixed_words("ics"),
    ),
]
SchemaFileArgument = Annotated[
    str,
    typer.Argument(
        metavar=N_("TỆP"),
        help=N_("Của tệp nào: plan, contacts, working-days."),
        autocompletion=shell_completion.fixed_words("plan", "contacts", "working-days"),
    ),
]
ExportOutputOption = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar=N_("TỆP|THƯ-MỤC/"),
        help=N_(
            "Viết vào tệp này; hoặc vào thư mục này, mỗi mục một tệp. Lịch đã viết lần trước thì "
            "được cập nhật. Mặc định: in ra màn hình."
        ),
    ),
]
ForceOption = Annotated[bool, typer.Option("--force", help=N_("Thay tệp đã có."))]
EachFormOption = Annotated[
    bool, typer.Option("--each", help=N_("Mỗi đơn vị một phiếu, vào thư mục ở -o."))
]
FormOutputOption = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar=N_("TỆP|THƯ-MỤC/"),
        help=N_("Viết phiếu vào tệp .xlsx này; với --each: vào thư mục này, mỗi đơn vị một tệp."),
    ),
]
FormWithinOption = Annotated[
    str | None,
    typer.Option(
        "--within",
        metavar=N_("SỐ-NGÀY"),
        help=N_("Chỉ hỏi việc quá hạn, hoặc có hạn trong bấy nhiêu ngày: 30d, 1 tháng, 31/12."),
    ),
]
FormFilesArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=N_("PHIẾU..."), help=N_("Các tệp phiếu (.xlsx) gửi về, hoặc thư mục chứa chúng.")
    ),
]
ReplaceOption = Annotated[
    bool,
    typer.Option(
        "--replace", help=N_("Câu trả lời đã đổi thì hoàn tác bản ghi cũ và ghi theo phiếu mới.")
    ),
]
EarlyFormOption = Annotated[
    bool, typer.Option("--early", help=N_("Nhận cả việc đã làm xong trước khi bắt đầu."))
]
MissingFormsOption = Annotated[
    bool, typer.Option("--missing", help=N_("Đơn vị nào chưa gửi phiếu về."))
]
FormsSinceOption = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar=N_("NGÀY"),
        help=N_("Với --missing: phiếu thu từ ngày này. Mặc định: từ đầu quý."),
    ),
]
ExplainOption = Annotated[
    bool, typer.Option("--explain", help=N_("Mỗi dòng được hiểu là gì, theo quy tắc nào."))
]
DiffOption = Annotated[
    str | None,
    typer.Option(
        "--diff",
        metavar=N_("TỆP"),
        help=N_("So với tệp kế hoạch này: giữ, sửa lời, mới, không còn."),
    ),
]
NewPlanArgument = Annotated[
    str, typer.Argument(metavar=N_("TỆP"), help=N_("Tệp kế hoạch mới; - là in ra màn hình."))
]
FromPlanOption = Annotated[
    str, typer.Option("--from", metavar=N_("TỆP"), help=N_("Tệp kế hoạch của năm trước."))
]
YearsLaterOption = Annotated[
    str, typer.Option("--years", metavar=N_("SỐ"), help=N_("Dời bao nhiêu năm."))
]
CarryOption = Annotated[
    bool,
    typer.Option("--carry", help=N_("Ghi cả phần chưa xong theo sổ, với nguồn gốc của nó.")),
]
NewUnitsOption = Annotated[
    str | None,
    typer.Option(
        "--units", metavar=N_("TỆP"), help=N_("Danh sách đơn vị đã sáp nhập hay đổi tên.")
    ),
]
FolderArgument = Annotated[
    str, typer.Argument(metavar=N_("THƯ-MỤC"), help=N_("Thư mục sẽ chứa “plans”."))
]
MonthArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=N_("THÁNG"),
        help=N_("Tháng nào: 11, 11/2018, tháng 11, 2018-11. Mặc định: tháng này."),
    ),
]
FormatOption = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="text|json|github",
        help=N_("Cách in kết quả."),
        autocompletion=shell_completion.fixed_words("text", "json", "github"),
    ),
]
RemindFormatOption = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="table|text|json",
        help=N_(
            "table: gửi cho ai, vì sao. text: mỗi đơn vị một tin ngắn để dán vào nhóm chat. json: "
            "như --json."
        ),
        autocompletion=shell_completion.fixed_words("table", "text", "json"),
    ),
]
PeriodFromOption = Annotated[
    str | None,
    typer.Option("--from", metavar=N_("NGÀY"), help=N_("Kỳ báo cáo từ ngày này.")),
]
PeriodToOption = Annotated[
    str | None,
    typer.Option(
        "--to", metavar=N_("NGÀY"), help=N_("Kỳ báo cáo đến hết ngày này. Mặc định: hôm nay.")
    ),
]
MonthOption = Annotated[
    str | None,
    typer.Option("--month", metavar=N_("THÁNG"), help=N_("Báo cáo tháng: 11 hoặc 11/2018.")),
]
QuarterOption = Annotated[
    str | None,
    typer.Option("--quarter", metavar=N_("QUÝ"), help=N_("Báo cáo quý: 4, 4/2018 hoặc IV/2018.")),
]
HalfOption = Annotated[
    str | None,
    typer.Option(
        "--half",
        metavar=N_("NỬA-NĂM"),
        help=N_("Báo cáo 6 tháng: 1/2018 là đầu năm, 2/2018 là cuối năm."),
    ),
]
YearOption = Annotated[
    str | None, typer.Option("--year", metavar=N_("NĂM"), help=N_("Báo cáo năm: 2018."))
]
ReportFormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="text|md|csv|json|docx|xlsx|html",
        help=N_("Dạng báo cáo. Mặc định: theo đuôi của tệp sau -o, hoặc chữ trên màn hình (text)."),
        autocompletion=shell_completion.fixed_words(
            "text", "md", "csv", "json", "docx", "xlsx", "html"
        ),
    ),
]
LetterOption = Annotated[
    bool,
    typer.Option(
        "--letter",
        help=N_(
            "Công văn đôn đốc: mỗi đơn vị chậm hay chưa báo cáo một công văn. -o TỆP.docx: tất cả "
            "trong một tệp; -o THƯ-MỤC/: mỗi đơn vị một tệp. Không có -o: cho xem ai, việc gì."
        ),
    ),
]
AnswerByOption = Annotated[
    str | None,
    typer.Option(
        "--answer-by",
        metavar=N_("NGÀY"),
        help=N_("Công văn yêu cầu trả lời chậm nhất ngày này. Mặc định: 5 ngày làm việc."),
    ),
]
ObstacleKindOption = Annotated[
    str | None,
    typer.Option(
        "--kind",
        metavar=N_("LOẠI"),
        help=N_(
            "Loại vướng mắc: legal (pháp lý), money (tài chính), staff (nhân sự), "
            "coordination (phối hợp), progress (tiến độ), data (dữ liệu), technical (kỹ thuật), "
            "other (khác)."
        ),
        autocompletion=shell_completion.fixed_words(
            "legal", "money", "staff", "coordination", "progress", "data", "technical", "other"
        ),
    ),
]
RequestOption = Annotated[
    str,
    typer.Option("--request", metavar=N_("NỘI-DUNG"), help=N_("Kiến nghị với cấp trên.")),
]
SendOption = Annotated[
    bool, typer.Option("--send", help=N_("Gửi đi và ghi vào sổ. Không có thì chỉ cho xem."))
]
AgainOption = Annotated[
    str | None,
    typer.Option(
        "--again",
        metavar=N_("ĐƠN-VỊ"),
        help=N_("Gửi lại tin gần nhất cho đơn vị này, dù sổ ghi là đã gửi."),
        autocompletion=shell_completion.units,
    ),
]
DigestOption = Annotated[
    bool,
    typer.Option(
        "--digest", help=N_("Một trang cho lãnh đạo: số liệu, ai chậm việc gì, vướng mắc.")
    ),
]
TestAddressOption = Annotated[
    str | None,
    typer.Option(
        "--test",
        metavar=N_("ĐỊA-CHỈ"),
        help=N_("Gửi một tin thử đến địa chỉ này, để biết đã cài đặt đúng chưa."),
    ),
]
StrictOption = Annotated[bool, typer.Option("--strict", help=N_("Coi cảnh báo như lỗi."))]
AllowOutsideOption = Annotated[
    bool,
    typer.Option(
        "--allow-outside",
        help=N_("Đọc cả văn bản gốc nằm ngoài thư mục kế hoạch. Chỉ dùng với tệp tin cậy."),
    ),
]

PlansOption = Annotated[
    str | None,
    typer.Option(
        "--plans",
        metavar=N_("THƯ-MỤC"),
        help=N_("Thư mục các kế hoạch. Mặc định: BDG_PLANS, rồi “plans” ở đây hoặc bên trên."),
    ),
]
LangOption = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="vi|en",
        help=N_("Ngôn ngữ của màn hình. Mặc định: BDG_LANG."),
        autocompletion=shell_completion.fixed_words("vi", "en"),
    ),
]
VersionOption = Annotated[bool, typer.Option("--version", "-V", help=N_("In phiên bản."))]
ColorOption = Annotated[
    str | None,
    typer.Option(
        "--color",
        metavar="auto|always|never",
        help=N_("Màu sắc. Mặc định: auto."),
        autocompletion=shell_completion.fixed_words("auto", "always", "never"),
    ),
]
