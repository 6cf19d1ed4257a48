"""`bdg init`: create a folder with an example plan."""

from __future__ import annotations

import os

from bdg_cli.domain.errors import PlanError, RefusedError
from bdg_cli.domain.messages import say
from bdg_cli.domain.system_errors import reason_of
from bdg_cli.wording.language import N_
from bdg_cli.workspace.discovery import PLANS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env

HELP = N_("""Tạo thư mục “plans” với kế hoạch mẫu 70/KH-UBND năm 2018.

Ví dụ:
  bdg init van-phong
""")

_PACKAGE = os.path.dirname(os.path.dirname(os.path.dirname(__file__)))
_EXAMPLES = (os.path.join(_PACKAGE, "example"), os.path.join(os.path.dirname(_PACKAGE), PLANS))
"""Where the example is: inside an installed package, or beside it in the source tree."""
FILES = ("2018.yaml", "plan.schema.json", os.path.join("sources", "70-KH-UBND-2018.txt"))


def run(env: Env, *, folder: opt.FolderArgument = ".") -> int:
    """Copy the example. Existing files are never touched."""
    example = next((one for one in _EXAMPLES if os.path.isfile(os.path.join(one, FILES[0]))), None)
    if example is None:
        raise PlanError("no-example", say("Bản cài đặt này thiếu kế hoạch mẫu."))
    plans = os.path.normpath(os.path.join(folder, PLANS))
    there = [name for name in FILES if os.path.lexists(os.path.join(plans, name))]
    if there:
        raise RefusedError(
            "already-there",
            say("“{file}” đã có; không ghi đè.", file=os.path.join(plans, there[0])),
            say("Chọn thư mục khác: bdg init THƯ-MỤC."),
        )
    try:
        for name in FILES:
            target = os.path.join(plans, name)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(os.path.join(example, name), "rb") as source, open(target, "xb") as copy:
                copy.write(source.read())
    except OSError as error:
        raise PlanError(
            "cannot-create",
            say("Không tạo được “{folder}”: {reason}.", folder=plans, reason=reason_of(error)),
            say("Kiểm tra đường dẫn và quyền ghi."),
        ) from error
    env.stdout.write(env.t("Đã tạo {folder}.", folder=plans) + "\n")
    if folder == os.curdir:
        env.stdout.write(env.t("Tiếp theo: gõ bdg status.") + "\n")
    else:
        env.stdout.write(env.t("Tiếp theo: cd {folder}, rồi gõ bdg status.", folder=folder) + "\n")
    return 0
