"""`bdg new`: the plan file of the next year, made of that of the last one."""

from __future__ import annotations

from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env
    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Carried

HELP = N_("""Viết tệp kế hoạch của năm sau từ tệp của năm trước, khỏi gõ lại.

Ngày được dời sang năm mới; mã, chú thích, thứ tự giữ nguyên. Số văn bản, ngày
ban hành, lời còn ghi năm cũ, ngày chưa chắc: mỗi chỗ có “unsure” để xem lại.
Lời văn không tự sửa.

--carry đọc sổ theo dõi và ghi ở từng nhiệm vụ phần năm trước chưa xong: của
ai, hạn nào, vì sao. --units thay các đơn vị đã sáp nhập, đổi tên bằng đơn vị
mới; xem docs/nam-sau.md.

Ví dụ:
  bdg new plans/2019.yaml --from plans/2018.yaml
  bdg new plans/2019.yaml --from plans/2018.yaml --carry
  bdg new plans/2026.yaml --from plans/2025.yaml --units don-vi-moi.yaml
""")


def run(
    env: Env,
    *,
    output: opt.NewPlanArgument,
    from_: opt.FromPlanOption,
    years: opt.YearsLaterOption = "1",
    carry: opt.CarryOption = False,
    as_of: opt.AsOfOption = None,
    units: opt.NewUnitsOption = None,
    force: opt.ForceOption = False,
) -> int:
    """Write the plan file, and say what is left to do in it."""
    from bdg_cli.domain.errors import UsageError
    from bdg_cli.domain.messages import say
    from bdg_cli.workspace import next_year

    if as_of is not None and not carry:
        raise UsageError(
            "options-clash",
            say("--as-of chỉ đi cùng --carry."),
            say("Thêm --carry, hoặc bỏ --as-of."),
        )
    day, carried = _carried(env, from_, as_of) if carry else (env.today(), {})
    made = next_year.renewed_file(
        from_,
        years=_years(years),
        carried=carried,
        units=next_year.new_units(units) if units is not None else (),
        told=env.t.say,
    )
    if output == "-":
        env.stdout.write(made.content.decode("utf-8"))
        return 0
    next_year.lay_down_beside(from_, output, made.content, force=force)
    said = [env.t("Đã viết {file}.", file=output)]
    if carry:
        said.append(
            env.t.count("{n} nhiệm vụ chưa xong đến ngày {day}: “carried”.", len(carried), day=day)
        )
    if made.left_out:
        said.append(
            env.t("Kế hoạch cũ không có các đơn vị này nên bỏ qua: {units}.", units=made.left_out)
        )
    said.append(env.t.count("{n} chỗ phải xem lại: bdg check {file}", made.marks, file=output))
    env.stderr.write("\n".join(said) + "\n")
    return 0


def _years(text: str) -> int:
    """Read the number of years. Raises UsageError for anything else."""
    from bdg_cli.domain.errors import UsageError
    from bdg_cli.domain.messages import say

    if text.isascii() and text.isdigit() and int(text[:5]) >= 1:
        return int(text[:5])
    raise UsageError(
        "bad-years",
        say("“{years}” không phải là số năm.", years=text),
        say("Viết số năm từ 1 trở lên: --years 2."),
    )


def _carried(
    env: Env, path: str, as_of: str | None
) -> tuple[date, Mapping[str, tuple[Carried, ...]]]:
    """Return the day, and what the ledger beside a plan file has as unfinished on it."""
    import os

    from bdg_cli.cli.context import context_on, day_of, open_workspace
    from bdg_cli.domain.plan import LEAD
    from bdg_cli.services.carrying import carried_of
    from bdg_cli.services.lookup import StatusQuery
    from bdg_cli.services.record_matching import record_names
    from bdg_cli.workspace.discovery import stem

    workspace = open_workspace(env, os.path.dirname(path) or os.curdir, alone=True)
    named = (stem(path),)
    day = day_of(env, as_of, lambda: workspace.plans(named, tasks=()))
    context = context_on(env, workspace, named, day)
    (status,) = context.statuses(StatusQuery(roles=(LEAD,), apart=True))
    return day, carried_of(status, workspace.ledger.read(record_names(status.plan)))
