"""What the cells of tables say, in documents and in lists for sorting and filtering."""

from __future__ import annotations

from bdg_cli.wording.labels import STATE_LABELS, number, unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from bdg_cli.domain.days import date
    from bdg_cli.publish.report.blocks import Cell
    from bdg_cli.services.report_annex import AnnexRow
    from bdg_cli.wording.language import Language


def annex_cells(
    row: AnnexRow, t: Language, *, between: str, after_sentence: str
) -> tuple[str | int | date | None, ...]:
    """Return the cells of a row of the annex; days are days, and numbers numbers.

    `between` stands between several names or texts in a cell, `after_sentence` between sentences.
    """
    return (
        row.number,
        row.section.number,
        row.task.id,
        row.task.text,
        between.join([unit(t, name) for name in row.lead]),
        between.join(row.support),
        row.first,
        row.last,
        between.join([t.say(one) for one in row.due]),
        t(STATE_LABELS[row.state]),
        row.done,
        *(() if row.awaiting is None else (row.awaiting,)),
        row.of,
        after_sentence.join([t.say(one) for one in row.result]),
        between.join(row.evidence),
        between.join(row.obstacles),
    )


def cell_text(value: Cell, t: Language, text: Callable[[str], str]) -> str:
    """Return what a cell says in a document; `text` writes a text, of one line or of several."""
    if value is None:
        return ""
    if isinstance(value, int):
        return number(t, value)
    return text(value) if isinstance(value, str) else t("{day}", day=value)
