"""`bdg collect`: record what the forms say that came back."""

from __future__ import annotations

from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env

HELP = N_("""Thu các phiếu gửi về: cho xem sẽ ghi gì, hỏi lại, rồi ghi một lượt.

Chỗ nào chưa rõ thì nói tệp, trang tính, ô và cách sửa, và chưa ghi gì cả. Thu
lại cùng một phiếu không ghi thêm gì. Câu trả lời khác với sổ thì được báo, và
chỉ thay khi có --replace. bdg undo hoàn tác cả lượt thu.

Ví dụ:
  bdg collect DongSon.xlsx
  bdg collect phieu-gui-ve/ --yes
  bdg collect --missing
""")


def run(
    env: Env,
    *,
    files: opt.FormFilesArgument = None,
    yes: opt.YesOption = False,
    replace: opt.ReplaceOption = False,
    early: opt.EarlyFormOption = False,
    missing: opt.MissingFormsOption = False,
    since: opt.FormsSinceOption = None,
    by: opt.ByOption = None,
    plan: opt.PlanOption = None,
    json: opt.JsonOption = False,
) -> int:
    """Record the answers of forms, all of them or none; or tell whose form has not come back."""
    from bdg_cli.cli.form_collecting import CollectRequest, collect, tell_missing
    from bdg_cli.domain.errors import UsageError
    from bdg_cli.domain.messages import say

    named: Sequence[str] = files or ()
    if missing:
        return tell_missing(env, named, plan, since, json=json)
    if since is not None:
        raise UsageError("since-alone", say("--since chỉ đi cùng --missing."))
    if not named:
        raise UsageError(
            "missing",
            say("Thiếu PHIẾU."),
            say("Ví dụ: bdg collect DongSon.xlsx; hoặc một thư mục."),
        )
    return collect(
        env,
        CollectRequest(tuple(named), plan, by, yes=yes, replacing=replace, early=early, json=json),
    )
