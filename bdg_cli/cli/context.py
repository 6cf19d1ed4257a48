"""What a verb starts from: the workspace, the plans that count, the day, and a renderer."""

from __future__ import annotations

import os

from bdg_cli.cli.choices import require_choice
from bdg_cli.domain.days import DayError, Window
from bdg_cli.domain.errors import PlanError, RefusedError, UsageError
from bdg_cli.domain.messages import say
from bdg_cli.domain.plan import phase_of
from bdg_cli.domain.value import Value
from bdg_cli.ledger.sqlite import open_ledger
from bdg_cli.services.lookup import find_named, find_task
from bdg_cli.services.unit_lookup import scope_of
from bdg_cli.settings.shared_ledger import SHARED
from bdg_cli.workspace.discovery import LEDGER, find_folder, folders_beside
from bdg_cli.workspace.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from typing import Protocol, TypeVar

    from bdg_cli.cli.env import Env
    from bdg_cli.cli.progress_display import ProgressDisplay
    from bdg_cli.domain.days import date
    from bdg_cli.domain.plan import Phase, Plan, Task
    from bdg_cli.readmodel.queries import PlanView
    from bdg_cli.render.renderer import ListRenderer, Renderer
    from bdg_cli.services.lookup import Scope, StatusQuery
    from bdg_cli.services.status import PlanStatus
    from bdg_cli.shared.copy_ledger import CopyLedger

    Answer = TypeVar("Answer")

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
    """

    workspace: Workspace
    plans: tuple[Plan, ...]
    views: tuple[PlanView, ...]
    today: date
    ended: tuple[PlanView, ...] = ()

    def statuses(self, query: StatusQuery) -> tuple[PlanStatus, ...]:
        """Return the status of the tasks that a query is about."""
        return self.ask(lambda views: tuple([view.status(query) for view in views]))

    def ask(self, question: Callable[[Sequence[PlanView]], Answer]) -> Answer:
        """Ask the plans something; once more in memory if the read model cannot be used."""
        try:
            return question(self.views)
        except Exception as error:
            if not self.workspace.recover(error):
                raise
        named = [plan.id for plan in self.plans]
        return question(self.workspace.views(named, today=self.today))

    def earlier(self, day: date, query: StatusQuery) -> tuple[PlanStatus, ...]:
        """Return the status of the same plans on another day."""
        named = [plan.id for plan in self.plans]
        views = self.workspace.views(named, today=day)
        return self.replace(views=views, today=day).statuses(query)

    def scope(self, env: Env, unit: Sequence[str] | None) -> Scope:
        """Find the units that a call names in each plan; raises RefusedError as `scope_of` does."""
        plans = (*self.plans, *[view.plan for view in self.ended])
        return find_scope(env, self.workspace, plans, unit)

    def left_over(self, scope: Scope) -> tuple[PlanStatus, ...]:
        """Return the plans whose period is over, each with how much of the scope is unfinished."""
        found = [left_in(view, self.today, scope) for view in self.ended]
        return tuple([status for status in found if status.unfinished])

    def waiting_over(self, scope: Scope) -> int:
        """Return how much waits in plans whose period is over that a scope has to confirm."""
        return sum([view.awaiting for view in self.ended if scope.confirms(view.plan)])

    def with_ended(self) -> CommandContext:
        """Return the context with the plans whose period is over among the others."""
        views = (*self.views, *self.ended)
        return self.replace(views=views, plans=tuple([view.plan for view in views]), ended=())


def open_workspace(env: Env, given: str | None = None, *, alone: bool = False) -> Workspace:
    """Open the folder of plans, or the one that is given, with those beside each other in it.

    With `alone`, these are left out. Raises PlanError if there is none.
    """
    try:
        here = os.getcwd()
    except OSError:
        raise PlanError(
            "no-folder", say("Thư mục hiện hành không còn nữa."), say("Chuyển sang thư mục khác.")
        ) from None
    folder = find_folder(here, given or env.plans)
    beside = () if alone else folders_beside(folder)
    if not beside:
        workspace = open_folder(env, folder)
    else:
        from bdg_cli.cli.several_ledgers import open_beside  # most offices have one ledger

        workspace = open_beside(env, folder, beside, open_folder)
    env.at_end(workspace.close)
    return workspace


def open_folder(env: Env, folder: str) -> Workspace:
    """Open one folder with its ledger."""
    cache = env.cache_folder()

    def progress() -> ProgressDisplay:
        from bdg_cli.cli.progress_display import ProgressDisplay  # most calls are never slow

        return ProgressDisplay(env)

    shared = _shared_ledger(env, folder, cache)
    return Workspace(
        folder,
        shared or open_ledger(os.path.join(folder, LEDGER), cache),
        shared=shared,
        cache=cache,
        clock=env.seconds,
        progress=progress,
    )


def _shared_ledger(env: Env, folder: str, cache: str | None) -> CopyLedger | None:
    """Return the copy of the shared ledger, None where the ledger is not shared."""
    given = env.var("BDG_LEDGER")
    if not given and not os.path.lexists(os.path.join(folder, SHARED)):
        return None
    from bdg_cli.cli.shared_copy import tell_waiting  # most folders have a ledger of their own
    from bdg_cli.workspace.sharing import shared_ledger

    shared = shared_ledger(folder, given, env.data_folder(), cache)
    if shared is not None:
        env.at_end(lambda: tell_waiting(env, shared))
    return shared


def bring_up_to_date(env: Env, workspace: Workspace, *, fresh: bool = False) -> None:
    """See to the copies of shared ledgers before an answer, where there are any."""
    bodies = workspace.bodies()
    shared = [body.shared for body in bodies if body.shared is not None]
    if shared:
        from bdg_cli.cli.shared_copy import look_at_copies

        look_at_copies(env, shared, fresh=fresh)
    if len(bodies) > 1:
        from bdg_cli.cli.several_ledgers import tell_empty

        tell_empty(env, workspace)


def open_context(
    env: Env,
    named: Sequence[str] | None,
    as_of: str | None,
    *,
    running: bool = False,
    fresh: bool = False,
) -> CommandContext:
    """Open the plans that are named, or else those that count on the day; `fresh` syncs first.

    With `running`, only plans whose period is not over are opened, and those that are over are put
    aside.
    """
    workspace = open_workspace(env)
    bring_up_to_date(env, workspace, fresh=fresh)
    today = day_of(env, as_of, lambda: plans_in_force(workspace, named, env.today()))
    return context_on(env, workspace, named, today, running=running)


def context_on(
    env: Env,
    workspace: Workspace,
    named: Sequence[str] | None,
    today: date,
    *,
    running: bool = False,
) -> CommandContext:
    """Return what `open_context` does, on a day that is known."""
    ended: tuple[PlanView, ...] = ()
    if running and not named:
        everything = workspace.views((), today=today)
        views, ended = (_in_phase(everything, one, today) for one in (_CURRENT, ("over",)))
    else:
        views = views_in_force(workspace, named, today)
    for clash in workspace.clashes() if not named else ():
        said = env.t("Chú ý: {problem} Xem: bdg check", problem=clash.message)
        env.stderr.write(said + "\n")
    unmatched = sum([one.unmatched for one in views])
    if unmatched:
        said = env.t.count("{n} bản ghi trong sổ không khớp kế hoạch: bdg check", unmatched)
        env.stderr.write(said + "\n")
    return CommandContext(workspace, tuple([one.plan for one in views]), views, today, ended)


def views_in_force(
    workspace: Workspace, named: Sequence[str] | None, today: date
) -> tuple[PlanView, ...]:
    """Return the plans that are named, or else those that count on the day."""
    views = workspace.views(named or (), today=today)
    return views if named else views_that_count(views, today)


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

    `all` is every unit, whatever BDG_UNIT says. Whoever looks on is told when BDG_UNIT counts.
    Raises RefusedError as `scope_of` does, and UsageError as `listed_units`.
    """
    ours = env.var("BDG_UNIT")
    typed = [text for text in unit or () if text.strip()]
    texts = typed or ([ours] if ours else [])
    if any(_is_everyone(workspace, plans, text) for text in texts):
        return scope_of(plans, ())
    try:
        scope = scope_of(plans, listed_units(env, texts), workspace.find_units)
    except RefusedError as error:
        if typed:
            raise
        message = say("BDG_UNIT: {problem}", problem=error.message)
        raise RefusedError(error.code, message, error.hint) from error
    for text, name in scope.understood:
        env.stderr.write(env.t("“{text}” hiểu là {name}.", text=text, name=name) + "\n")
    if ours and not typed and env.stderr.isatty():
        names = dict.fromkeys(
            plan.unit_name(code) for plan in plans for code in scope.codes_in(plan)
        )
        said = env.t("Theo BDG_UNIT, chỉ {units}; mọi đơn vị: --unit all.", units=tuple(names))
        env.stderr.write(said + "\n")
    return scope


def listed_units(env: Env, texts: Sequence[str]) -> list[str]:
    """Return the texts that name units, with what is in the file where one is `@FILE`.

    Raises UsageError if a file cannot be read or has no name.
    """
    if not any(text.startswith("@") for text in texts):
        return list(texts)
    from bdg_cli.cli.text_files import unit_names  # few calls have a list in a file

    return [unit_names(env, text[1:]) if text.startswith("@") else text for text in texts]


EVERYONE = "all"
_EVERYONE = (EVERYONE, "tất cả")


def _is_everyone(workspace: Workspace, plans: Sequence[Plan], text: str) -> bool:
    """Return True if the text means every unit, and is not the name of one."""
    return text.strip().lower() in _EVERYONE and not any(
        workspace.find_units(plan, text) for plan in plans
    )


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


def day_of(env: Env, text: str | None, plans: Callable[[], Sequence[Plan]]) -> date:
    """Read a day that a call names; without a text it is today.

    A missing year is one between a plan's day of issue and its end, or today; without a plan that
    counts it is the next one. Raises UsageError if several fit.
    """
    today = env.today()
    if text is None:
        return today
    from bdg_cli.domain.typed_days import has_year, possible_days, the_day  # few name a day

    if has_year(text):
        return the_day(text, possible_days(text, Window(today, today), today=today))
    spans = [Window(plan.issued, max(today, plan.period.last)) for plan in plans()]
    spans = spans or [Window(today, today)]
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
    headings = require_choice(env, shared.headings, HEADINGS, "--headings")
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
