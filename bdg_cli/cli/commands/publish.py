"""`bdg publish`: send a plan file to all machines that share the ledger."""

from __future__ import annotations

from bdg_cli.cli.commands.sync import require_shared
from bdg_cli.cli.context import open_workspace
from bdg_cli.cli.exit_codes import OK
from bdg_cli.cli.progress_display import ProgressDisplay
from bdg_cli.cli.shared_copy import tell_kept
from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env

HELP = N_("""Phát hành một tệp kế hoạch cho mọi máy dùng sổ chung.

Các máy nhận ở lần đồng bộ sau, cùng văn bản gốc. Chỉ đơn vị chủ trì phát hành được; kế hoạch phải
qua bdg check, và sửa từ bản mới nhất.

Ví dụ:
  bdg publish plans/2018.yaml
""")


def run(env: Env, *, file: opt.PublishArgument) -> int:
    """Publish; say which edition it is now."""
    from bdg_cli.workspace.publishing import publish

    workspace = open_workspace(env)
    ledger = require_shared(workspace)
    with ProgressDisplay(env) as progress:
        done = publish(workspace, ledger, file, progress)
    said = (
        env.t("Đã phát hành bản {number} của {file}.", number=done.number, file=done.file)
        if done.new
        else env.t(
            "{file} đã là bản {number}, không có gì mới.", number=done.number, file=done.file
        )
    )
    env.stdout.write(said + "\n")
    if done.documents:
        said = env.t("Đi cùng: {documents}.", documents=done.documents)
        env.stdout.write(said + "\n")
    tell_kept(env, [one for one in done.kept if one.file != done.file])
    return OK
