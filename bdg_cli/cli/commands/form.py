"""`bdg form`: a workbook for each unit, to fill in and to send back."""

from __future__ import annotations

from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env
    from bdg_cli.services.form_filling import Form

HELP = N_("""Viết phiếu Excel để các đơn vị điền kết quả rồi gửi lại.

Phiếu có các phần việc đơn vị chủ trì, thời gian và tình trạng. Đơn vị chỉ điền
các ô nền vàng: kết quả, ngày, số lượng, minh chứng, vướng mắc, ghi chú. Thu bằng bdg collect.

Ví dụ:
  bdg form --unit xa.dong-son -o DongSon.xlsx
  bdg form --each -o phieu-quy-4/
  bdg form --unit xa --each --within 31/12 -o phieu/
""")


def run(
    env: Env,
    *,
    unit: opt.UnitOption = None,
    each: opt.EachFormOption = False,
    within: opt.FormWithinOption = None,
    output: opt.FormOutputOption = None,
    force: opt.ForceOption = False,
    plan: opt.PlanOption = None,
    as_of: opt.AsOfOption = None,
) -> int:
    """Write a form, or one for each unit of the scope."""
    import os

    from bdg_cli.cli.context import days_ahead, open_context
    from bdg_cli.domain.errors import UsageError
    from bdg_cli.domain.messages import say
    from bdg_cli.domain.plan import LEAD
    from bdg_cli.forms.workbook_writing import form_bytes  # fails without XlsxWriter
    from bdg_cli.services.form_filling import forms
    from bdg_cli.services.lookup import StatusQuery
    from bdg_cli.workspace.calendar_files import is_folder
    from bdg_cli.workspace.whole_files import write_whole

    if output is None:
        raise UsageError(
            "missing",
            say("Thiếu -o: viết phiếu vào đâu."),
            say("Ví dụ: -o DongSon.xlsx; hoặc --each -o phieu/."),
        )
    context = open_context(env, plan, as_of)
    context.workspace.require_one()  # the key of a row is made of the plan's own id
    scope = context.scope(env, unit)
    ahead = days_ahead(env, within, context.today, context.plans) if within else None
    found = forms(
        context.statuses(StatusQuery(scope, roles=(LEAD,), apart=True)),
        today=context.today,
        scope=scope,
        within=ahead,
    )
    if not found:
        env.stderr.write(env.t("Không có phần việc nào để hỏi.") + "\n")
        return 0
    folder = each or is_folder(output)
    if not folder:
        _require_one(found, output)
    paths = [os.path.join(output, name) for name in _file_names(found)] if folder else [output]
    if not force:
        _require_free(paths)
    for path, form in zip(paths, found, strict=True):
        write_whole(path, form_bytes(form))
    rows = sum(len(form.rows) for form in found)
    env.stdout.write(
        env.t.count("{n} phiếu, {rows} phần việc: {path}", len(found), rows=rows, path=output)
        + "\n"
    )
    return 0


def _require_one(found: Sequence[Form], output: str) -> None:
    """Raise UsageError if several forms, or another kind of file, would go into one file."""
    from bdg_cli.domain.errors import RefusedError, UsageError
    from bdg_cli.domain.messages import say, say_n

    if not output.lower().endswith(".xlsx"):
        raise UsageError(
            "bad-output",
            say("Phiếu là tệp .xlsx, không phải “{file}”.", file=output),
            say("Ví dụ: -o DongSon.xlsx; một thư mục thì thêm dấu / ở cuối."),
        )
    if len(found) > 1:
        raise RefusedError(
            "several-units",
            say_n("Có {n} đơn vị; mỗi đơn vị cần một phiếu riêng.", len(found)),
            say("Thêm --each và một thư mục: --each -o phieu/; hoặc --unit với một đơn vị."),
        )


def _require_free(paths: Sequence[str]) -> None:
    """Raise RefusedError for a file that is there: somebody may have filled it in."""
    import os

    from bdg_cli.domain.errors import RefusedError
    from bdg_cli.domain.messages import say

    there = [path for path in paths if os.path.lexists(path)]
    if there:
        raise RefusedError(
            "file-exists",
            say("“{file}” đã có; có thể đã có người điền.", file=there[0]),
            say("Chọn tên hay thư mục khác, hoặc thêm --force để thay."),
        )


def _file_names(found: Sequence[Form]) -> list[str]:
    """Return a name for each file that every system takes: of codes, which are plain letters."""
    names: list[str] = []
    for form in found:
        name = f"phieu-{form.code}"
        if name in names:
            name = f"phieu-{form.plans[0].id}-{form.code}"
        while name in names:
            name += "-2"
        names.append(name)
    return [f"{name}.xlsx" for name in names]
