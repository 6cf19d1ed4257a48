"""What a verb starts from: the workspace, the plans that count, the day, and a renderer."""

from __future__ import annotations

import os

from bdg_cli.domain.days import DayError, Window
from bdg_cli.domain.errors import PlanError, UsageError
from bdg_cli.domain.messages import say
from bdg_cli.domain.value import Value
from bdg_cli.ledger.sqlite import open_ledger
from bdg_cli.services.lookup import find_named, find_task
from bdg_cli.services.unit_lookup import scope_of
from bdg_cli.workspace.discovery import LEDGER, find_folder
from bdg_cli.workspace.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from bdg_cli.cli.env import Env
    from bdg_cli.cli.progress_display import ProgressDisplay
    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Plan, Task
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
        try:
            return tuple([view.status(query) for view in self.views])
        except Exception as error:
            if not self.workspace.recover(error):
                raise
        named = [plan.id for plan in self.plans]
        return tuple([view.status(query) for view in self.workspace.views(named, today=self.today)])

    def scope(self, env: Env, unit: Sequence[str] | None) -> Scope:
        """Find the units that a call names in each plan; raises RefusedError as `scope_of` does."""
        return find_scope(env, self.workspace, self.plans, unit)


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
    today = day_of(env, as_of, lambda: plans_in_force(workspace, named, env.today()))
    views = views_in_force(workspace, named, today)
    unmatched = sum([one.unmatched for one in views])
    if unmatched:
        said = env.t.count("{n} bản ghi trong sổ không khớp kế hoạch: bdg check", unmatched)
        env.stderr.write(said + "\n")
    return CommandContext(workspace, tuple([one.plan for one in views]), views, today)


def views_in_force(
    workspace: Workspace, named: Sequence[str] | None, today: date
) -> tuple[PlanView, ...]:
    """Return the plans that are named, or else those that count on the day, or else all."""
    views = workspace.views(named or (), today=today)
    return views if named else tuple([one for one in views if _counts(one, today)]) or views


def plans_in_force(
    workspace: Workspace, named: Sequence[str] | None, today: date
) -> tuple[Plan, ...]:
    """Return what `views_in_force` does, as plans without tasks."""
    ids = ids_in_force(workspace, named, today)
    return tuple([plan for plan in workspace.plans(named or (), tasks=()) if plan.id in ids])


def ids_in_force(workspace: Workspace, named: Sequence[str] | None, today: date) -> frozenset[str]:
    """Return the ids of the plans that are named, or else of those that count on the day.

    Plans loaded before are not to be used after it: the read model may have been filled again.
    """
    plans = workspace.plans(named or (), tasks=())
    if named or len(plans) == 1:
        return frozenset([plan.id for plan in plans])
    return frozenset([view.plan.id for view in views_in_force(workspace, named, today)])


def named_task(
    env: Env, plans: Sequence[Plan], in_force: Collection[str], task: str
) -> tuple[Plan, Task]:
    """Find a task in the plans that count, or else in the others, and say so.

    Raises RefusedError if none has it, or several.
    """
    ours = [plan for plan in plans if plan.id in in_force]
    if any(find_named(plan, task) for plan in ours):
        return find_task(ours, task)
    plan, found = find_task(plans, task)
    env.stderr.write(
        env.t(
            "Nhiệm vụ {task} chỉ có trong kế hoạch {plan}, đã kết thúc.",
            task=found.id,
            plan=plan.id,
        )
        + "\n"
    )
    return plan, found


def find_scope(
    env: Env, workspace: Workspace, plans: Sequence[Plan], unit: Sequence[str] | None
) -> Scope:
    """Find the units that a call names, or BDG_UNIT, and say what a part of a name was taken for.

    Raises RefusedError as `scope_of` does.
    """
    ours = env.var("BDG_UNIT")
    texts = [text for text in unit or () if text.strip()] or ([ours] if ours else [])
    scope = scope_of(plans, texts, workspace.find_units)
    for text, name in scope.understood:
        env.stderr.write(env.t("“{text}” hiểu là {name}.", text=text, name=name) + "\n")
    return scope


def _counts(view: PlanView, today: date) -> bool:
    """Return True if a plan counts on the day: it runs, or something in it is unfinished."""
    return today in view.plan.period or view.unfinished > 0


def day_of(env: Env, text: str | None, plans: Callable[[], Sequence[Plan]]) -> date:
    """Read a day that a call names; without a text it is today.

    A missing year is one between a plan's day of issue and its end, or today. Raises UsageError if
    several fit.
    """
    today = env.today()
    if text is None:
        return today
    from bdg_cli.domain.typed_days import has_year, possible_days, the_day  # few name a day

    if has_year(text):
        return the_day(text, possible_days(text, Window(today, today), today=today))
    spans = [Window(plan.issued, max(today, plan.period.last)) for plan in plans()]
    return the_day(text, [day for span in spans for day in possible_days(text, span, today=today)])


def days_ahead(
    env: Env, text: str, today: date, plans: Sequence[Plan], option: str = "--within"
) -> int:
    """Read how far ahead to look: `30d`, `2w`, `1 tháng`, or until a day.

    Raises UsageError for any other text, and for a day that has passed.
    """
    from bdg_cli.domain.typed_days import has_year, parse_distance

    days = parse_distance(text, today)
    if days is not None:
        return days
    try:
        until = day_of(env, text, lambda: plans)
    except DayError as error:
        raise UsageError(
            "bad-span",
            say("{option}: “{text}” không phải là số ngày hay ngày.", option=option, text=text),
            say("Viết số ngày hoặc một ngày: 7d, 2w, 1 tháng, 20/10."),
        ) from error
    if until < today:
        raise UsageError(
            "day-passed",
            say("Ngày {day} đã qua: tính đến {today}.", day=until, today=today),
            say("Chọn một ngày sau {today}.", today=today)
            if has_year(text)
            else say("Chọn một ngày sau {today}, hoặc ghi rõ năm.", today=today),
        )
    return (until - today).days


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
