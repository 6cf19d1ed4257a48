"""What verbs do where folders with ledgers of their own lie beside each other."""

from __future__ import annotations

import os

from bdg_cli.domain.errors import LedgerError, UsageError
from bdg_cli.domain.messages import say
from bdg_cli.settings.shared_ledger import SHARED
from bdg_cli.workspace.discovery import LEDGER, plan_files, shown
from bdg_cli.workspace.side_by_side import HERE, SideBySide

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bdg_cli.cli.env import Env
    from bdg_cli.workspace.workspace import Workspace


def open_beside(
    env: Env, folder: str, names: Sequence[str], open_folder: Callable[[Env, str], Workspace]
) -> Workspace:
    """Open folders that lie in a folder, and that one too if it has plans or a ledger.

    Raises UsageError for BDG_LEDGER, which says of one ledger where it is, and LedgerError if two
    folders have the same ledger.
    """
    folders = {name: os.path.join(folder, name) for name in names}
    if plan_files(folder) or any(
        os.path.lexists(os.path.join(folder, name)) for name in (LEDGER, SHARED)
    ):
        folders = {HERE: folder, **folders}
    if len(folders) == 1:
        return open_folder(env, *folders.values())
    if env.var("BDG_LEDGER"):
        raise UsageError(
            "several-ledgers",
            say(
                "BDG_LEDGER nói một sổ, mà ở đây mỗi thư mục có sổ của mình: {folders}.",
                folders=tuple(map(shown, folders.values())),
            ),
            say("Bỏ biến ấy: sổ của mỗi thư mục ghi trong shared.toml của nó."),
        )
    spaces = {name: open_folder(env, path) for name, path in folders.items()}
    _refuse_same_ledger(spaces.values())
    for space in spaces.values():
        if space.shared is not None:
            space.shared.called = shown(space.folder)
    return SideBySide(folder, spaces)


def tell_empty(env: Env, workspace: Workspace) -> None:
    """Say which of the folders have no plan, so that nobody misses them in silence."""
    for body in workspace.bodies():
        if not body.plan_files():
            said = env.t("{folder} chưa có kế hoạch nào.", folder=shown(body.folder))
            env.stderr.write(said + "\n")


def _refuse_same_ledger(spaces: Iterable[Workspace]) -> None:
    """Raise LedgerError if two folders have one shared ledger: a plan of either may be meant."""
    ways: dict[str, str] = {}
    for space in spaces:
        if space.shared is None:
            continue
        first = ways.setdefault(space.shared.way, space.folder)
        if first != space.folder:
            raise LedgerError(
                "ledger-of-two-folders",
                say(
                    "{first} và {second} cùng một sổ chung.",
                    first=shown(first),
                    second=shown(space.folder),
                ),
                say(
                    "Mỗi cơ quan ban hành một sổ: sửa dòng “ledger” trong shared.toml. Nếu đúng là "
                    "một sổ thì để các tệp kế hoạch của nó trong một thư mục."
                ),
            )
