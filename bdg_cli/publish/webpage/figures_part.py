"""The figures: how far all is, at a glance, and the tables of the report."""

from __future__ import annotations

from bdg_cli.domain.days import date, show_day
from bdg_cli.domain.states import STATES
from bdg_cli.publish.report.blocks import ListItem, Table, TextParagraph
from bdg_cli.publish.report.body import figure_blocks
from bdg_cli.publish.webpage.axis import percent
from bdg_cli.publish.webpage.markup import Html, joined, tag
from bdg_cli.publish.webpage.states import STATE_CLASSES, badge, word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.publish.report.blocks import Block, Cell, TableColumn
    from bdg_cli.services.report import Report
    from bdg_cli.services.report_figures import ReportFigures
    from bdg_cli.wording.language import Language

_CARDS = ("awaiting", "running", "overdue", "overdue_no_data", "not_due", "undated")
"""The lines of the figures that are shown large, beside what is done, where there are such."""


def figures_part(report: Report, t: Language) -> Html:
    """Return the share that is done, and all states in one strip."""
    return joined([_cards(report.figures, t), _strip(report.figures, t)])


def tables_part(report: Report, t: Language) -> Html:
    """Return the tables of the report, and who is silent, in its own words."""
    return joined(_blocks(report, t))


def _cards(figures: ReportFigures, t: Language) -> Html:
    lines = {line.code: line for line in figures.lines}
    share = "" if figures.all.percent is None else f"{figures.all.percent}%"
    cards = [
        tag(
            "li",
            tag("b", f"{figures.all.done}/{figures.all.of}"),
            tag("span", t("phần việc đã hoàn thành"), f" ({share})" if share else ""),
            class_="wide",
        )
    ]
    for code in [code for code in _CARDS if code in lines]:
        line = lines[code]
        said = t("quá hạn, không có dữ liệu") if line.part else t.say(line.label)
        cards.append(tag("li", tag("b", str(line.all)), tag("span", said), class_=code))
    return tag("ul", *cards, class_="cards")


def _strip(figures: ReportFigures, t: Language) -> Html:
    """Return one strip of all states by their shares, and below it what each is."""
    total = sum(figures.all.by_state) or 1
    at, shapes, words = 0.0, [], []
    for state, count in zip(STATES, figures.all.by_state, strict=True):
        if count:
            width = 100 * count / total
            shapes.append(
                tag("rect", x=percent(at), width=percent(width), class_=STATE_CLASSES[state])
            )
            words.append(joined([badge(state, f"{word(state, t)} {count}"), " "]))
            at += width
    drawn = tag("svg", *shapes, class_="strip", aria_hidden="true")
    return joined([drawn, tag("p", *words, class_="legend")])


def _blocks(report: Report, t: Language) -> list[Html]:
    made: list[Html] = []
    items: list[Html] = []
    for block in (*figure_blocks(report, t), None):
        if isinstance(block, ListItem):
            items.append(tag("li", block.text))
            continue
        if items:
            made.append(tag("ul", *items, class_="names"))
            items = []
        if block is not None:
            made.append(_block(block))
    return made


def _block(block: Block) -> Html:
    if isinstance(block, Table):
        return _table(block)
    return tag("p", block.text) if isinstance(block, TextParagraph) else tag("h3", block.text)


def _table(table: Table) -> Html:
    heads = [
        tag("th", one.head, scope="col", class_="n" if one.number else "") for one in table.columns
    ]
    rows = [
        tag("tr", *[_cell(*one) for one in zip(table.columns, row, strict=True)])
        for row in table.rows
    ]
    inside = tag(
        "table",
        tag("caption", table.caption) if table.caption else "",
        tag("thead", tag("tr", *heads)),
        tag("tbody", *rows),
        class_="figures",
    )
    return tag(
        "div", inside, class_="scroll", role="region", tabindex="0", aria_label=table.caption
    )


def _cell(column: TableColumn, cell: Cell) -> Html:
    shown = show_day(cell) if isinstance(cell, date) else "" if cell is None else str(cell)
    return tag("td", shown, class_="n" if column.number else "")
