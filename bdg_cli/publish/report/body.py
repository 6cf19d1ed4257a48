"""The body of a report as blocks: what is said between head and signature.

All formats of documents take it from here, so that they say the same. Text of others has nothing in
it that cannot be seen; to escape it is the work of each format.
"""

from __future__ import annotations

from bdg_cli.domain.states import AWAITING
from bdg_cli.publish.report.blocks import Heading, ListItem, TextParagraph
from bdg_cli.publish.report.tables import (
    awaiting_table,
    figures_table,
    levels_table,
    unfinished_table,
    unit_sums_table,
    units_table,
    unknown_table,
)
from bdg_cli.wording.labels import unit
from bdg_cli.wording.sanitize import sanitize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bdg_cli.publish.report.blocks import Block
    from bdg_cli.services.report import Report
    from bdg_cli.services.report_obstacles import ReportedObstacle
    from bdg_cli.services.report_results import SectionResults, TaskResult
    from bdg_cli.wording.language import Language

ROMAN = ("I", "II", "III", "IV", "V", "VI")


def body(report: Report, t: Language) -> tuple[Block, ...]:
    """Return the body: results, what is not done, what came up, figures, sums, who is silent."""
    parts: tuple[tuple[str, Callable[[Report, Language], Iterator[Block]]], ...] = (
        (t("KẾT QUẢ THỰC HIỆN"), _results),
        (_unfinished_title(report, t), _unfinished),
        (t("VƯỚNG MẮC, KIẾN NGHỊ"), _came_up),
        (t("SỐ LIỆU"), _figures),
        (t("SỐ LƯỢNG ĐÃ THỰC HIỆN"), _sums),
        (t("ĐƠN VỊ CHƯA BÁO CÁO"), _silent),
    )
    blocks: list[Block] = []
    if len(report.figures.units) <= 1:  # a unit's own report does not say whether it reported
        parts = parts[:-1]
    for number, (title, part) in zip(ROMAN, parts, strict=False):
        blocks += [Heading(1, number, title), *part(report, t)]
    return tuple(blocks)


def figure_blocks(report: Report, t: Language) -> tuple[Block, ...]:
    """Return the parts that are numbers alone: figures, sums, and who is silent."""
    silent = _silent(report, t) if len(report.figures.units) > 1 else ()
    return (*_figures(report, t), *_sums(report, t), *silent)


def names(t: Language, who: Iterable[str]) -> str:
    """Return names of units; the one that nobody knows has none."""
    return ", ".join([sanitize(unit(t, one)) for one in who])


def _results(report: Report, t: Language) -> Iterator[Block]:
    yield TextParagraph(_overview(report, t))
    for number, section in enumerate(report.sections, start=1):
        yield Heading(2, str(number), _section(section, t))
        for result in section.tasks:
            yield from _task(result, t)
    if not report.sections:
        yield TextParagraph(t("Không có nhiệm vụ nào."))


def _overview(report: Report, t: Language) -> str:
    """Return the result in three numbers."""
    counts = report.figures.all
    said = t(
        "{tasks} nhiệm vụ, gồm {of} phần việc (mỗi đơn vị chủ trì một nhiệm vụ trong một thời hạn "
        "là một phần việc). Đến hết ngày {day} đã hoàn thành {done}/{of} phần việc",
        tasks=sum(report.figures.tasks.by_state),
        of=counts.of,
        day=report.day,
        done=counts.done,
    )
    if counts.percent is not None:
        said += f" ({counts.percent}%)"
    said += t(", trong kỳ {n}", n=report.figures.in_period)
    if report.plan.confirm is not None:
        said += t("; {n} phần việc đã báo hoàn thành, chờ xác nhận", n=counts[AWAITING])
    return said + "."


def _section(section: SectionResults, t: Language) -> str:
    """Return the heading of a section of the document, with its number there."""
    return t(
        "{title} (mục {number} của văn bản)",
        title=section.section.title,
        number=section.section.number,
    )


def _task(result: TaskResult, t: Language) -> Iterator[Block]:
    task = result.status.task
    yield ListItem(t("{text} ({task}):", text=task.text.rstrip(" .;:"), task=task.id))
    for sentence in result.said:
        yield ListItem(t.say(sentence) + ".", 2)


def _unfinished_title(report: Report, t: Language) -> str:
    if report.plan.confirm is None:
        return t("NHIỆM VỤ CHƯA HOÀN THÀNH, CHƯA CÓ DỮ LIỆU")
    return t("NHIỆM VỤ CHƯA HOÀN THÀNH, CHƯA CÓ DỮ LIỆU, CHỜ XÁC NHẬN")


def _unfinished(report: Report, t: Language) -> Iterator[Block]:
    known = [one for one in report.unfinished if not one.no_data]
    unknown = [one for one in report.unfinished if one.no_data]
    confirms = report.plan.confirm is not None
    yield Heading(
        2,
        "1",
        t("Chưa hoàn thành, bị trả lại, được gia hạn hoặc không thực hiện")
        if confirms
        else t("Chưa hoàn thành, được gia hạn hoặc không thực hiện"),
    )
    if known:
        yield unfinished_table(known, t)
    else:
        yield TextParagraph(t("Không có nhiệm vụ nào như vậy trong sổ theo dõi."))
    yield Heading(2, "2", t("Đã hết hạn mà sổ theo dõi không có dữ liệu"))
    if unknown:
        yield unknown_table(unknown, t)
    else:
        yield TextParagraph(t("Không có nhiệm vụ nào."))
    if confirms:
        yield Heading(2, "3", t("Đã báo hoàn thành, chờ xác nhận"))
        if report.awaiting:
            yield awaiting_table(report.awaiting, t)
        else:
            yield TextParagraph(t("Không có nhiệm vụ nào."))


def _came_up(report: Report, t: Language) -> Iterator[Block]:
    yield Heading(2, "1", t("Vướng mắc"))
    for group in report.obstacles:
        yield ListItem(f"{_capital(t.say(group.label))}:")
        for one in group.obstacles:
            yield ListItem(_obstacle(one, t), 2)
    if not report.obstacles:
        yield TextParagraph(t("Không có vướng mắc nào được ghi trong kỳ hay còn chưa giải quyết."))
    yield Heading(2, "2", t("Kiến nghị"))
    for request in report.requests:
        yield ListItem(
            t(
                "{units}: {request} ({task}).",
                units=names(t, request.who),
                request=request.text.rstrip(" .;"),
                task=request.task.id,
            )
        )
    if not report.requests:
        yield TextParagraph(t("Không có kiến nghị nào được ghi."))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _obstacle(one: ReportedObstacle, t: Language) -> str:
    said = t(
        "{units}: {text} ({task}, ngày {day})",
        units=names(t, one.who),
        text=one.text.rstrip(" .;"),
        task=one.task.id,
        day=one.on,
    )
    if one.resolved_on is None:
        return t("{said}; chưa giải quyết.", said=said)
    return t("{said}; đã giải quyết ngày {day}.", said=said, day=one.resolved_on)


def _figures(report: Report, t: Language) -> Iterator[Block]:
    yield figures_table(report, t)
    if len(report.figures.units) > 1:
        yield units_table(report, t)


def _sums(report: Report, t: Language) -> Iterator[Block]:
    if not report.sums.rows:
        yield TextParagraph(t("Không có số lượng nào được ghi."))
        return
    yield levels_table(report, t)
    if len({one.unit for row in report.sums.rows for one in row.units}) > 1:
        yield unit_sums_table(report, t)


def _silent(report: Report, t: Language) -> Iterator[Block]:
    if not report.silent:
        yield TextParagraph(t("Mọi đơn vị có việc trong kỳ đều đã có báo cáo."))
        return
    yield TextParagraph(
        t(
            "Trong kỳ, sổ theo dõi không có dữ liệu của các đơn vị sau đây, nên chưa thể nói là đã "
            "hay chưa thực hiện:"
        )
    )
    for name in report.silent:
        yield ListItem(t("{unit}.", unit=name))
