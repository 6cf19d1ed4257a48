"""What a verb starts from: the workspace, the plans that count, the day, and a renderer."""

from __future__ import annotations

import os

from bdg_cli.domain.days import parse_day
from bdg_cli.domain.errors import PlanError, UsageError
from bdg_cli.domain.messages import say
from bdg_cli.domain.plan import phase_of
from bdg_cli.domain.value import Value
from bdg_cli.ledger.sqlite import open_ledger
from bdg_cli.services.lookup import require_choice, scope_of
from bdg_cli.workspace.discovery import LEDGER, find_folder
from bdg_cli.workspace.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    from bdg_cli.cli.env import Env
    from bdg_cli.cli.progress_display import ProgressDisplay
    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Phase, Plan
    from bdg_cli.readmodel.queries import PlanView
    from bdg_cli.render.renderer import ListRenderer, Renderer
    from bdg_cli.services.lookup import Scope, StatusQuery
    from bdg_cli.services.status import PlanStatus

    class HowShown(Protocol):
        """The options that say how a list is shown: those of `option_groups.ListOptions`."""

        @property
        def json(self) -> bool:
            """As JSON."""

        @property
        def csv(self) -> bool:
            """As CSV."""

        @property
        def headings(self) -> str:
            """With which headings, if as CSV."""

        @property
        def table(self) -> bool:
            """As a table also into a file."""


class CommandContext(Value):
    """The plans that a reading verb is about, and the day it is about.

    Tasks may be missing in `plans`: `statuses` reads those that a query needs. `ended` are plans
    whose period is over and that are not closed, where the verb only says that they are there.
    `unnamed` is True if the call named no plan.
    """

    workspace: Workspace
    plans: tuple[Plan, ...]
    views: tuple[PlanView, ...]
    today: date
    ended: tuple[PlanView, ...] = ()
    unnamed: bool = False

    def statuses(self, query: StatusQuery) -> tuple[PlanStatus, ...]:
        """Return the status of the tasks that a query is about."""
        return tuple([view.status(query) for view in self.views])

    def anywhere(self, query: StatusQuery) -> tuple[PlanStatus, ...]:
        """Return the status of tasks of all plans, if those that count do not have them."""
        views = self.workspace.views((), today=self.today) if self.unnamed else self.views
        return tuple([view.status(query) for view in views])

    def scope(self, unit: str | None) -> Scope:
        """Find the unit that a call names in each plan; raises RefusedError as `scope_of` does."""
        plans = (*self.plans, *[view.plan for view in self.ended])
        return scope_of(plans, unit, self.workspace.find_units)

    def left_over(self, scope: Scope) -> tuple[PlanStatus, ...]:
        """Return the plans whose period is over, each with how much of the scope is unfinished."""
        found = [left_in(view, self.today, scope) for view in self.ended]
        return tuple([status for status in found if status.unfinished])


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


def open_context(
    env: Env, named: Sequence[str] | None, as_of: str | None, *, running: bool = False
) -> CommandContext:
    """Open the plans that are named, or else those that count on the day.

    With `running`, only plans whose period is not over are opened, and those that are over are put
    aside.
    """
    workspace = open_workspace(env)
    today = day_of(env, as_of, workspace.plans(named or (), tasks=()))
    views = workspace.views(named or (), today=today)
    ended: tuple[PlanView, ...] = ()
    if not named and running:
        views, ended = _in_phase(views, _CURRENT, today), _in_phase(views, ("over",), today)
    elif not named:
        views = views_that_count(views, today)
    plans = tuple([one.plan for one in views])
    return CommandContext(workspace, plans, views, today, ended, unnamed=not named)


_CURRENT: tuple[Phase, ...] = ("upcoming", "running")


def views_that_count(views: tuple[PlanView, ...], today: date) -> tuple[PlanView, ...]:
    """Return the plans that a verb is about if its call names none.

    They are those whose period is not over; if there is none, those that are over and not closed;
    if all are closed, all of them. No other place decides this.
    """
    return _in_phase(views, _CURRENT, today) or _in_phase(views, ("over",), today) or views


def _in_phase(
    views: tuple[PlanView, ...], phases: tuple[Phase, ...], today: date
) -> tuple[PlanView, ...]:
    return tuple([one for one in views if phase_of(one.plan, one.closed_on, today) in phases])


def left_in(view: PlanView, today: date, scope: Scope) -> PlanStatus:
    """Return the status of a plan without tasks; `unfinished` is what is left of the scope."""
    from bdg_cli.domain.states import UNFINISHED
    from bdg_cli.services.lookup import StatusQuery
    from bdg_cli.services.status import PlanStatus

    left = view.unfinished
    if scope.asked:
        counted = view.status(StatusQuery(scope, counts=True)).counted
        left = sum(
            one.count
            for one in counted
            if one.state in UNFINISHED and scope.covers(view.plan, one.unit)
        )
    return PlanStatus(view.plan, today, (), left, closed_on=view.closed_on)


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


def as_typed(**given: str | Sequence[str] | None) -> tuple[str, ...]:
    """Return the filters that a call sets, as they are typed: `--unit xa`."""
    return tuple(
        f"--{name.replace('_', '-')} {_in_quotes(one)}"
        for name, value in given.items()
        for one in ((value,) if isinstance(value, str) else value or ())
    )


def _in_quotes(word: str) -> str:
    return f'"{word}"' if " " in word else word


def renderer_for(
    env: Env, *, json: bool = False, table: bool = False, paged: bool = False
) -> Renderer:
    """Return the renderer of an answer: JSON if asked for, else tables on a terminal, else text.

    With `table`, tables go into a file or a pipe as well. With `paged`, an answer that is longer
    than the terminal is shown page by page. Raises UsageError if both JSON and a table are asked
    for.
    """
    _not_both("--json", json, "--table", table)
    if json:
        from bdg_cli.render.json_renderer import JsonRenderer

        return JsonRenderer(env.t, env.stdout)
    screen = env.on_terminal() and env.var("TERM") != "dumb"
    if screen or table:
        from bdg_cli.render.screen_renderer import ScreenRenderer

        return ScreenRenderer(
            env.t,
            env.answer() if paged else env.stdout,
            width=env.width() if screen else env.width(_TABLE_WIDTH),
            color=env.colored(),
            unicode=(env.stdout.encoding or "utf-8").lower().startswith("utf"),
        )
    from bdg_cli.render.text_renderer import TextRenderer

    return TextRenderer(env.t, env.stdout, env.stderr)


def list_renderer_for(env: Env, shared: HowShown) -> ListRenderer:
    """Return the renderer of a list: CSV if asked for, else the one for any answer.

    Raises UsageError if two of JSON, CSV and a table are asked for.
    """
    _not_both("--json", shared.json, "--csv", shared.csv)
    _not_both("--csv", shared.csv, "--table", shared.table)
    headings = require_choice(shared.headings, HEADINGS, "--headings")
    if shared.csv and headings == "en":
        from bdg_cli.render.csv_renderer import CsvRenderer

        return CsvRenderer(env.stdout)
    if shared.csv:
        from bdg_cli.render.spreadsheet_renderer import SpreadsheetRenderer

        return SpreadsheetRenderer(env.stdout)
    return renderer_for(env, json=shared.json, table=shared.table, paged=True)


HEADINGS = ("vi", "en")
"""The values of --headings."""


_TABLE_WIDTH = 100
"""The columns of a table that goes into a file, where COLUMNS does not say otherwise."""


def _not_both(one: str, first: bool, other: str, second: bool) -> None:  # noqa: FBT001 -- private
    if first and second:
        raise UsageError(
            "options-clash",
            say("{one} và {other} không đi cùng nhau.", one=one, other=other),
            say("Chọn một trong hai."),
        )
