"""What every verb starts from: the workspace, the plans that count, the day, and a renderer."""

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
    from bdg_cli.cli.progress import Progress
    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Plan
    from bdg_cli.readmodel.queries import PlanView
    from bdg_cli.render.renderer import ListRenderer, Renderer
    from bdg_cli.services.lookup import Scope, StatusQuery
    from bdg_cli.services.status import PlanStatus


class Desk(Value):
    """The plans that a reading verb is about, on the day asked for; their tasks may be left out of
    `plans`, since `standings` reads those that are needed.
    """

    workspace: Workspace
    plans: tuple[Plan, ...]
    views: tuple[PlanView, ...]
    today: date

    def standings(self, question: StatusQuery) -> tuple[PlanStatus, ...]:
        """Work out where the tasks stand that a question is about."""
        return tuple([view.status(question) for view in self.views])

    def scope(self, unit: str | None) -> Scope:
        """Find the unit that a call names in each plan; raises RefusedError as `scope_of` does."""
        return scope_of(self.plans, unit, self.workspace.find_units)


def workspace(env: Env) -> Workspace:
    """Open the folder of plans."""
    try:
        here = os.getcwd()
    except OSError:
        raise PlanError(
            "no-folder", say("Thư mục hiện hành không còn nữa."), say("Chuyển sang thư mục khác.")
        ) from None
    cache = env.cache_folder()

    def watching() -> Progress:
        from bdg_cli.cli.progress import Progress  # most calls have nothing long to do

        return Progress(env)

    folder = find_folder(here, env.plans)
    space = Workspace(
        folder,
        open_ledger(os.path.join(folder, LEDGER), cache),
        cache=cache,
        clock=env.seconds,
        progress=watching,
    )
    env.at_end(space.close)
    return space


def desk(env: Env, plan: Sequence[str] | None, as_of: str | None) -> Desk:
    """Open the plans named, else those that count on the day: running, or not finished."""
    space = workspace(env)
    today = day_of(env, as_of, space.plans(plan or (), tasks=()))
    views = space.views(plan or (), today=today)
    if not plan:
        views = tuple([one for one in views if _counts(one, today)]) or views
    return Desk(space, tuple([one.plan for one in views]), views, today)


def _counts(view: PlanView, today: date) -> bool:
    """Tell whether a plan counts on the day: it runs, or something in it is unfinished."""
    return today in view.plan.period or view.unfinished > 0


def day_of(env: Env, text: str | None, plans: Sequence[Plan]) -> date:
    """Read the day of a call, today if there is none; a missing year is that of the plans.

    Raises UsageError when the plans give it different years.
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


def renderer(env: Env, *, json: bool = False) -> Renderer:
    """Return what shows an answer: JSON if asked for, tables on a terminal, else plain lines."""
    if json:
        from bdg_cli.render.machine import JsonRenderer

        return JsonRenderer(env.t, env.stdout)
    if env.on_terminal() and env.var("TERM") != "dumb":
        from bdg_cli.render.screen import ScreenRenderer

        return ScreenRenderer(env.t, env.stdout, width=env.width(), color=env.colored())
    from bdg_cli.render.plain import PlainRenderer

    return PlainRenderer(env.t, env.stdout, env.stderr)


def list_renderer(env: Env, *, json: bool, csv: bool) -> ListRenderer:
    """Return what shows a list: as `renderer`, or as CSV."""
    if csv and json:
        raise UsageError(
            "json-and-csv",
            say("--json và --csv không đi cùng nhau."),
            say("Chọn một trong hai."),
        )
    if csv:
        from bdg_cli.render.sheets import CsvRenderer

        return CsvRenderer(env.stdout)
    return renderer(env, json=json)
