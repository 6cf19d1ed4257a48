"""All tasks under their sections: words, state, days, what was recorded, and their bars."""

from __future__ import annotations

from bdg_cli.publish.webpage.bars import bar
from bdg_cli.publish.webpage.markup import Html, joined, tag
from bdg_cli.publish.webpage.states import STATE_NUMBERS, badge
from bdg_cli.wording.labels import task_state, unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from bdg_cli.publish.webpage.axis import PageAxis
    from bdg_cli.publish.webpage.content import Content, PageSection, PageTask
    from bdg_cli.wording.language import Language


def tasks_part(content: Content, axis: PageAxis, t: Language) -> Html:
    """Return each section with its tasks."""
    return joined([_section(content, section, axis, t) for section in content.sections])


def _section(content: Content, section: PageSection, axis: PageAxis, t: Language) -> Html:
    found = section.results.section
    return tag(
        "section",
        tag("h3", t("{number}. {title}", number=found.number, title=found.title)),
        tag("ul", *[_task(content, task, axis, t) for task in section.tasks], class_="tasks"),
        data_section=str(section.number),
        class_="part",
    )


def _task(content: Content, task: PageTask, axis: PageAxis, t: Language) -> Html:
    status = task.status
    bars = [bar(axis, one.window, one.state) for one in task.bars if one.window]
    owed = [
        f"{content.units[unit]}.{STATE_NUMBERS[state]}"
        for unit, state in dict.fromkeys((one.unit, one.state) for one in status.assignments)
    ]
    return tag(
        "li",
        tag("svg", *bars) if bars else "",
        tag("p", tag("b", status.task.id), f" {status.task.text}"),
        tag("p", badge(status.state, task_state(t, status)), *_facts(task, t)),
        *_recorded(task, t),
        id=f"t{task.number}",
        data_owed=" ".join(owed),
    )


def _facts(task: PageTask, t: Language) -> Iterator[str]:
    """Yield how much is done, the days, and who leads."""
    row = task.row
    if row.of > 1:
        yield f" {row.done}/{row.of}"
    if task.status.task.windows:
        yield " · " + ", ".join([t.say(one) for one in row.due])
    yield " · " + ", ".join([unit(t, name) for name in row.lead])


def _recorded(task: PageTask, t: Language) -> Iterator[Html]:
    """Yield what the ledger says of a task, if it says something."""
    row = task.row
    known = any(
        not one.unfinished or one.obstacles or one.returned or one.window != one.planned
        for one in task.status.assignments
    )
    if known:
        yield _line(t("Kết quả"), [t.say(one) for one in row.result])
    if row.evidence:
        yield _line(t("Minh chứng"), row.evidence)
    if row.obstacles:
        yield _line(t("Vướng mắc"), row.obstacles)


def _line(name: str, said: list[str] | tuple[str, ...]) -> Html:
    return tag("p", tag("i", name), ": ", "; ".join(said))
