"""`bdg report`: what was done in a period, on the screen or as a document."""

from __future__ import annotations

from bdg_cli.cli.option_groups import PeriodOptions
from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env

HELP = N_("""Báo cáo kết quả thực hiện trong một kỳ, trên màn hình hay thành tệp.

Tệp .docx là văn bản đúng thể thức để sửa và ký, .xlsx là bảng số liệu, .html
là trang để xem. Không nói kỳ nào thì báo cáo từ đầu kế hoạch đến nay.

Tình trạng tính đến ngày cuối kỳ, hoặc ngày sau --as-of nếu sớm hơn. Việc chưa
ai ghi gì thì báo cáo nói là không có dữ liệu, không nói là chưa thực hiện.

Ví dụ:
  bdg report --quarter 4/2018
  bdg report --quarter 4/2018 -o bao-cao.docx
  bdg report --from 15/10 --to 14/11 --unit vhtt
  bdg report --letter -o cong-van/
""")


def run(
    env: Env,
    *,
    period: PeriodOptions = PeriodOptions(),
    unit: opt.UnitOption = None,
    format: opt.ReportFormatOption = None,  # noqa: A002 -- what it is called on the help page
    output: opt.OutputOption = None,
    force: opt.ForceOption = False,
    letter: opt.LetterOption = False,
    answer_by: opt.AnswerByOption = None,
    plan: opt.PlanOption = None,
    as_of: opt.AsOfOption = None,
    json: opt.JsonOption = False,
) -> int:
    """Show the report of each plan, or write that of one plan to a file."""
    from bdg_cli.cli.report_formats import show, wanted_format, write
    from bdg_cli.cli.report_making import reports

    if letter or answer_by:
        from bdg_cli.cli.report_letters import letters, require_letter_format

        require_letter_format(format, output, letter=letter, json=json)
        made = reports(env, plan, unit, as_of, period)
        letters(env, made, output, answer_by, force=force)
        return 0
    wanted = wanted_format(env, format, output, json=json)
    made = reports(env, plan, unit, as_of, period)
    if output is None:
        show(env, made, wanted)
    else:
        write(env, made, wanted, output, force=force)
    return 0
