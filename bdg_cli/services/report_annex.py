"""The annex of a report: one row for each task, under the headings of its sections."""

from __future__ import annotations

from bdg_cli.domain.messages import say
from bdg_cli.domain.plan import LEAD, NOBODY, SUPPORT
from bdg_cli.domain.value import Value
from bdg_cli.services.report_sentences import FEW_WINDOWS, task_sentences, window_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.days import date
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.plan import Section, Task
    from bdg_cli.domain.states import State
    from bdg_cli.services.report_facts import ReportFacts
    from bdg_cli.services.report_results import SectionResults, TaskResult
    from bdg_cli.services.status import TaskStatus

ANNEX_COLUMNS: tuple[Message, ...] = (
    say("TT"),
    say("Nhiệm vụ"),
    say("Chủ trì"),
    say("Phối hợp"),
    say("Thời hạn"),
    say("Kết quả"),
    say("Minh chứng"),
    say("Vướng mắc"),
)


class AnnexRow(Value):
    """One task. `number` counts through the whole annex.

    Cells of several lines are tuples. `due` says the days in words; `first` and `last` are the
    days from which and until which it counts (the last of several windows), None for an undated
    task. `result` are sentences without what stands in the last two columns. `done`, `of` are
    assignments; so is `awaiting`, None where the plan asks for no confirmation.
    """

    number: int
    section: Section
    task: Task
    lead: tuple[str, ...]
    support: tuple[str, ...]
    due: tuple[Message, ...]
    first: date | None
    last: date | None
    state: State
    done: int
    of: int
    result: tuple[Message, ...]
    evidence: tuple[str, ...]
    obstacles: tuple[str, ...]
    awaiting: int | None = None


def annex_of(facts: ReportFacts, sections: Sequence[SectionResults]) -> tuple[AnnexRow, ...]:
    """Return a row for each task of the results."""
    flat = [(found.section, result) for found in sections for result in found.tasks]
    return tuple(
        [
            _row(facts, number, section, result)
            for number, (section, result) in enumerate(flat, start=1)
        ]
    )


def _row(facts: ReportFacts, number: int, section: Section, result: TaskResult) -> AnnexRow:
    status = result.status
    windows = [one for one in status.windows if one is not None]
    firsts = [one.first or facts.plan.period.first for one in windows]
    several = status.of > 1
    return AnnexRow(
        number,
        section,
        status.task,
        tuple([facts.names[code] for code in status.task.units(LEAD)]) or (NOBODY,),
        tuple([facts.names[code] for code in status.task.units(SUPPORT)]),
        _due(status),
        min((day for day in firsts if day is not None), default=None),
        max((one.last for one in windows), default=None),
        status.state,
        status.done,
        status.of,
        task_sentences(facts, status, brief=True),
        tuple(
            dict.fromkeys(
                f"{one.name}: {evidence}" if several else evidence
                for one in (*result.completions, *result.awaiting)
                for evidence in one.evidence
            )
        ),
        _obstacles(facts, status, several=several),
        len(result.awaiting) if facts.plan.confirm is not None else None,
    )


def _obstacles(facts: ReportFacts, status: TaskStatus, *, several: bool) -> tuple[str, ...]:
    """Return the open obstacles, those alike once, with the names of the units."""
    who: dict[str, list[str]] = {}
    for one in status.assignments:
        for record in one.obstacles:
            who.setdefault(record.details.text, []).append(one.unit)
    return tuple(
        [
            f"{', '.join(facts.who(units))}: {text}" if several else text
            for text, units in who.items()
        ]
    )


def _due(status: TaskStatus) -> tuple[Message, ...]:
    """Return the days of a task, with those in the plan where some were put off."""
    pairs = list(dict.fromkeys((one.planned, one.window) for one in status.assignments))
    dated = [window for _, window in pairs if window is not None]
    if len(pairs) > FEW_WINDOWS and dated:
        return (
            say(
                "{n} lần, từ {first} đến {last}",
                n=len({planned for planned, _ in pairs}),
                first=min(one.first or one.last for one in dated),
                last=max(one.last for one in dated),
            ),
        )
    return tuple(
        [
            window_words(window)
            if planned == window
            else say(
                "{window} (gia hạn, trước đây {planned})",
                window=window_words(window),
                planned=window_words(planned),
            )
            for planned, window in pairs
        ]
    )
