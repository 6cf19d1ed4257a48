"""`bdg share`: what the administrator of the server runs, and what works from here."""

from __future__ import annotations

from bdg_cli.cli.context import open_workspace
from bdg_cli.cli.exit_codes import FINDINGS, OK
from bdg_cli.domain.errors import LedgerError, PlanError, UsageError
from bdg_cli.domain.messages import say
from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env

HELP = N_("""Lập sổ chung trên máy chủ PostgreSQL, cấp quyền ghi, và xem vì sao chưa nối được.

sql và grant chỉ in ra lệnh SQL; người quản trị máy chủ xem rồi chạy. bdg không cần biết mật khẩu
của ai. check xét lần lượt tên, đường truyền, TLS, đăng nhập, quyền, dạng của sổ và đồng hồ.

Ví dụ:
  bdg share sql | psql bdg
  bdg share grant xa_dong_son --unit xa.dong-son | psql bdg
  bdg share grant huyen --coordinator | psql bdg
  bdg share check
""")


def run(
    env: Env,
    *,
    what: opt.ShareArgument,
    unit: opt.UnitOption = None,
    coordinator: opt.CoordinatorOption = False,
    plan: opt.PlanOption = None,
) -> int:
    """Print SQL, or look at the way to the ledger."""
    match what:
        case ["sql"]:
            from bdg_cli.shared.sql import ledger_sql

            env.stdout.write(ledger_sql())
        case ["grant", login]:
            _grant(env, login, unit or (), plan or (), coordinates=coordinator)
        case ["check"]:
            return _check(env)
        case _:
            raise UsageError(
                "share-what",
                say("bdg share cần một trong: sql, grant TÊN-ĐĂNG-NHẬP, check."),
                say("Ví dụ: bdg share grant xa_dong_son --unit xa.dong-son"),
            )
    return OK


def _grant(
    env: Env, login: str, units: Sequence[str], plans: Sequence[str], *, coordinates: bool
) -> None:
    from bdg_cli.shared.sql import grant_sql

    if not units and not coordinates:
        raise UsageError(
            "share-unit",
            say("Cho {login} ghi việc của đơn vị nào?", login=login),
            say("Thêm --unit ĐƠN-VỊ; đơn vị chủ trì ghi cho mọi đơn vị: --coordinator."),
        )
    codes = _codes(env, units, plans) if units else ["*"]
    try:
        statements = [
            grant_sql(login, unit=code, plan=one, coordinates=coordinates)
            for code in codes
            for one in plans or ("*",)
        ]
    except ValueError:
        raise UsageError(
            "share-name", say("Tên có ký tự không nhìn thấy."), say("Gõ lại tên ấy.")
        ) from None
    env.stdout.write("".join(statements))
    env.stderr.write(
        env.t('Tên đăng nhập mới thì đặt mật khẩu trong psql: \\password "{login}"', login=login)
        + "\n"
    )


def _codes(env: Env, units: Sequence[str], named: Sequence[str]) -> list[str]:
    """Return the codes of units; as they are given where there is no plan that knows them."""
    from bdg_cli.cli.context import find_scope

    try:
        workspace = open_workspace(env)
        workspace.require_one()
        plans = workspace.plans(named, tasks=())
    except PlanError:
        return list(units)
    scope = find_scope(env, workspace, plans, units)
    found = dict.fromkeys(code for plan in plans for code in scope.codes_in(plan))
    return list(found) or ["*"]


def _check(env: Env) -> int:
    from bdg_cli.cli.commands.sync import all_shared
    from bdg_cli.cli.error_reporting import report_error
    from bdg_cli.cli.shared_copy import named_error

    code = OK
    for ledger in all_shared(open_workspace(env)):
        if ledger.called:
            env.stdout.write(f"{ledger.called}:\n")
        try:
            code = max(code, _diagnose(env, ledger.way))
        except LedgerError as error:
            code = max(code, report_error(env, named_error(error, ledger)))
    return code


def _diagnose(env: Env, way: str) -> int:
    from bdg_cli.shared.diagnosis import diagnose

    code = OK
    for step in diagnose(way, env.seconds):
        sign = "✗" if step.hint else "✓"
        env.stdout.write(f"{sign} {env.t.say(step.message)}\n")
        if step.hint is not None:
            env.stdout.write(f"  {env.t('Cách sửa: {hint}', hint=step.hint)}\n")
            code = FINDINGS
    return code
