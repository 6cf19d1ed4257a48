"""What a verb starts from: the workspace, the plans that count, the day, and a renderer."""

from __future__ import annotations

import os

from bdg_cli.domain.days import parse_day
from bdg_cli.domain.errors import PlanError, UsageError
from bdg_cli.domain.messages import say
from bdg_cli.domain.value import Value
from bdg_cli.ledger.sqlite import open_ledger
from bdg_cli.services.lookup import scope_of
from bdg_cli.workspace.discovery import LEDGER, find_folder
from bdg_cli.workspace.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.cli.env import Env
    from bdg_cli.cli.progress_display import ProgressDisplay
    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Plan
    from bdg_cli.readmodel.queries import PlanView
    from bdg_cli.render.renderer import ListRenderer, Renderer
    from bdg_cli.services.lookup import Scope, StatusQuery
    from bdg_cli.services.status import PlanStatus


class CommandContext(Value):
    """The plans that a reading verb is about, and the day it is about.

    Tasks may be missing in `plans`: `statuses` reads those that a query needs.
    """

    workspace: Workspace
    plans: tuple[Plan, ...]
    views: tuple[PlanView, ...]
    today: date

    def statuses(self, query: StatusQuery) -> tuple[PlanStatus, ...]:
        """Return the status of the tasks that a query is about."""
        return tuple([view.status(query) for view in self.views])

    def scope(self, unit: str | None) -> Scope:
        """Find the unit that a call names in each plan; raises RefusedError as `scope_of` does."""
        return scope_of(self.plans, unit, self.workspace.find_units)


def open_workspace(env: Env) -> Workspace:
    """Open the folder of plans. Raises PlanError if there is none."""
    try:
        here = os.getcwd()
    except OSError:
        raise PlanError(
            "no-folder", say("Thư mục hiện hành không còn nữa."), say("Chuyển sang thư mục khác.")
        ) from None
    cache = env.cache_folder()

    def progress() -> ProgressDisplay:
        from bdg_cli.cli.progress_display import ProgressDisplay  # most calls are never slow

        return ProgressDisplay(env)

    folder = find_folder(here, env.plans)
    workspace = Workspace(
        folder,
        open_ledger(os.path.join(folder, LEDGER), cache),
        cache=cache,
        clock=env.seconds,
        progress=progress,
    )
    env.at_end(workspace.close)
    return workspace


def open_context(env: Env, named: Sequence[str] | None, as_of: str | None) -> CommandContext:
    """Open the plans that are named, or else those that count on the day."""
    workspace = open_workspace(env)
    today = day_of(env, as_of, workspace.plans(named or (), tasks=()))
    views = workspace.views(named or (), today=today)
    if not named:
        views = tuple([one for one in views if _counts(one, today)]) or views
    unmatched = sum([one.unmatched for one in views])
    if unmatched:
        said = env.t.count("{n} bản ghi trong sổ không khớp kế hoạch: bdg check", unmatched)
        env.stderr.write(said + "\n")
    return CommandContext(workspace, tuple([one.plan for one in views]), views, today)


def _counts(view: PlanView, today: date) -> bool:
    """Return True if a plan counts on the day: it runs, or something in it is unfinished."""
    return today in view.plan.period or view.unfinished > 0


def day_of(env: Env, text: str | None, plans: Sequence[Plan]) -> date:
    """Read a day that a call names; without a text it is today.

    A missing year is that of the plans. Raises UsageError if they would give different years.
    """
    today = env.today()
    if text is None:
        return today
    days = {parse_day(text, plan.period, today=today) for plan in plans}
    if len(days) > 1:
        raise UsageError(
            "several-years",
            say("Ngày “{text}” có thể thuộc nhiều năm.", text=text),
            say("Ghi thêm năm: {days}.", days=tuple(sorted(days))),
        )
    return days.pop()


def renderer_for(env: Env, *, json: bool = False) -> Renderer:
    """Return the renderer of an answer: JSON if asked for, else tables on a terminal, else text."""
    if json:
        from bdg_cli.render.json_renderer import JsonRenderer

        return JsonRenderer(env.t, env.stdout)
    if env.on_terminal() and env.var("TERM") != "dumb":
        from bdg_cli.render.screen_renderer import ScreenRenderer

        return ScreenRenderer(env.t, env.stdout, width=env.width(), color=env.colored())
    from bdg_cli.render.text_renderer import TextRenderer

    return TextRenderer(env.t, env.stdout, env.stderr)


def list_renderer_for(env: Env, *, json: bool, csv: bool) -> ListRenderer:
    """Return the renderer of a list: CSV if asked for, else the one for any answer.

    Raises UsageError if both JSON and CSV are asked for.
    """
    if csv and json:
        raise UsageError(
            "json-and-csv",
            say("--json và --csv không đi cùng nhau."),
            say("Chọn một trong hai."),
        )
    if csv:
        from bdg_cli.render.csv_renderer import CsvRenderer

        return CsvRenderer(env.stdout)
    return renderer_for(env, json=json)
