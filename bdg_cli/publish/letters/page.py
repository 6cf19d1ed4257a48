"""The HTML of letters: one narrow column, readable on a phone, in light and in dark.

Programs that show mail know little of CSS: what counts stands on the elements themselves, and the
style sheet has the dark colours alone. Nothing is loaded from anywhere. All text is escaped here.
"""

from __future__ import annotations

from html import escape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bdg_cli.publish.letters.task_words import TaskWords

_INK, _FAINT, _PAPER, _LINE = "#1f2328", "#57606a", "#ffffff", "#d0d7de"
_STATE_COLORS = {
    "overdue": ("#b42318", "#ff9a91"),
    "closing": ("#8a5a00", "#e3b341"),
    "open": ("#1a7037", "#6fd48a"),
    "opening": ("#0b5cad", "#82c2ff"),
    "upcoming": (_FAINT, "#a9b4c0"),
    "undated": (_FAINT, "#a9b4c0"),
}
"""Of each state, the colour on light and on dark paper; both are read easily."""
_DARK = (
    "body,.p{background:#0d1117!important;color:#e6edf3!important}"
    ".f{color:#a9b4c0!important}.l{border-color:#3d444d!important}"
    + "".join(
        f".{state}{{color:{dark}!important;border-color:{dark}!important}}"
        for state, (_, dark) in _STATE_COLORS.items()
    )
)
_FONT = "font-family:-apple-system,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif"
_HEAD = f"""<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<style>:root{{color-scheme:light dark}}@media(prefers-color-scheme:dark){{{_DARK}}}</style>"""
_BODY = (
    f"margin:0;padding:0;background:{_PAPER};color:{_INK};{_FONT};font-size:16px;line-height:1.45"
)


def page(language: str, title: str, blocks: Iterable[str]) -> str:
    """Return a page of blocks, which are HTML already."""
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n{_HEAD}\n'
        f'<title>{escape(title)}</title>\n</head>\n<body style="{_BODY}">\n'
        f'<div class="p" style="max-width:640px;margin:0 auto;padding:16px">\n'
        + "\n".join(blocks)
        + "\n</div>\n</body>\n</html>\n"
    )


def heading(text: str) -> str:
    """Return a heading."""
    return (
        f'<h2 class="l" style="font-size:17px;line-height:1.3;margin:24px 0 8px;padding-bottom:4px;'
        f'border-bottom:1px solid {_LINE}">{escape(text)}</h2>'
    )


def paragraph(text: str, *, faint: bool = False) -> str:
    """Return a paragraph; a faint one is of less importance."""
    if faint:
        return (
            f'<p class="f" style="margin:12px 0;font-size:14px;color:{_FAINT}">{escape(text)}</p>'
        )
    return f'<p style="margin:12px 0">{escape(text)}</p>'


def card(task: TaskWords, beside: str) -> str:
    """Return one task: its state, what stands beside it, its words and facts, and the command that
    is typed when it is done.
    """
    color = _STATE_COLORS.get(task.state, (_FAINT, ""))[0]
    rows = "".join(
        [
            f'<div style="margin-top:2px;font-size:14px"><span class="f" style="color:{_FAINT}">'
            f"{escape(name)}:</span> {escape(said)}</div>"
            for name, said in task.facts
        ]
    )
    if task.command:  # broken between words alone
        words = " ".join(
            [
                f'<span style="white-space:nowrap">{escape(one)}</span>'
                for one in task.command.split(" ")
            ]
        )
        rows += f'<div style="margin-top:4px;font:13px/1.4 Consolas,Menlo,monospace">{words}</div>'
    return (
        f'<div class="{task.state}" style="margin:12px 0;padding:2px 0 2px 12px;'
        f'border-left:4px solid {color};color:{color}">'
        f'<div style="font-weight:600">{escape(task.headline)} '
        f'<span class="f" style="font-weight:400;color:{_FAINT}">{escape(beside)}</span></div>'
        f'<div class="p" style="color:{_INK}">'
        f'<div style="margin:2px 0 4px">{escape(task.text)}</div>{rows}</div></div>'
    )


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of figures; the first column is text, the others are numbers."""
    top = _row("th", headings, "l f", f";font-weight:400;color:{_FAINT}")
    lines = "".join([_row("td", row, "l") for row in rows])
    return (
        '<table style="width:100%;border-collapse:collapse;font-size:14px">'
        f"<thead>{top}</thead><tbody>{lines}</tbody></table>"
    )


def _row(tag: str, cells: Sequence[str], classes: str, style: str = "") -> str:
    line = f"border-bottom:1px solid {_LINE};vertical-align:top{style}"
    made = [
        f'<{tag} class="{classes}" style="padding:6px 0 6px {8 if at else 0}px;'
        f'text-align:{"right" if at else "left"};{line}">{escape(one)}</{tag}>'
        for at, one in enumerate(cells)
    ]
    return f"<tr>{''.join(made)}</tr>"


def items(texts: Iterable[str]) -> str:
    """Return a list."""
    lines = "".join([f'<li style="margin:4px 0">{escape(one)}</li>' for one in texts])
    return f'<ul style="margin:8px 0;padding-left:20px">{lines}</ul>'
