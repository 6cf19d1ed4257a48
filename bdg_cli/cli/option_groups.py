"""Options that several verbs have in common, declared once.

A group is a value whose fields are options. A verb takes it as one keyword parameter of `run`, with
an empty group as the default. On the command line, and on the help page, the group's options stand
in the place of that parameter.
"""

from __future__ import annotations

from bdg_cli.domain.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt


class OptionGroup(Value):
    """The base of all groups."""


class ReadingOptions(OptionGroup):
    """The options of verbs that read plans."""

    plan: opt.PlanOption = None
    as_of: opt.AsOfOption = None
    fresh: opt.FreshOption = False
    json: opt.JsonOption = False
    table: opt.TableOption = False


class ListOptions(ReadingOptions):
    """The options of verbs that show a list."""

    csv: opt.CsvOption = False
    headings: opt.HeadingsOption = "vi"


class TargetOptions(OptionGroup):
    """Which assignments of the tasks a record is about, and the day on which it happened."""

    unit: opt.UnitOption = None
    window: opt.WindowOption = None
    on: opt.OnOption = None


class CompletionOptions(OptionGroup):
    """The same for what is confirmed or returned, where the unit is the one that completed it."""

    unit: opt.CompletedByOption = None
    window: opt.WindowOption = None
    on: opt.OnOption = None


class RecordOptions(OptionGroup):
    """Whether all units are meant, or all but some; who records, in which plans, and the answer."""

    each: opt.EachUnitOption = False
    except_: opt.ExceptOption = None
    by: opt.ByOption = None
    plan: opt.PlanOption = None
    json: opt.JsonOption = False


class ReopenOptions(OptionGroup):
    """The same for what is reopened, where `each` means those that are finished."""

    each: opt.EachFinishedOption = False
    except_: opt.ExceptOption = None
    by: opt.ByOption = None
    plan: opt.PlanOption = None
    json: opt.JsonOption = False


class VerdictOptions(OptionGroup):
    """The same for what is confirmed or returned, where `each` means those that wait."""

    each: opt.EachWaitingOption = False
    except_: opt.ExceptOption = None
    by: opt.ByOption = None
    plan: opt.PlanOption = None
    json: opt.JsonOption = False


class PeriodOptions(OptionGroup):
    """The period that a report is about; at most one way to say it."""

    month: opt.MonthOption = None
    quarter: opt.QuarterOption = None
    half: opt.HalfOption = None
    year: opt.YearOption = None
    from_: opt.PeriodFromOption = None
    to: opt.PeriodToOption = None
