"""Help pages, usage errors and the version, in the user's language. Typer's own are in English."""

from __future__ import annotations

import sys

from bdg_cli import __version__
from bdg_cli.domain.errors import UsageError
from bdg_cli.domain.messages import Message, say
from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from typer import TyperException
    from typer.core import TyperCommand, TyperGroup

    from bdg_cli.wording.language import Language

HELP_OPTION = N_("Xem trang này.")
_TYPERS = {
    "--install-completion": N_("Cài gợi ý khi gõ phím Tab cho cửa sổ lệnh đang dùng."),
    "--show-completion": N_("In mã gợi ý khi gõ phím Tab, để chép hoặc sửa."),
}
"""Options that Typer adds, with help of our own."""
_EXAMPLES = {
    **dict.fromkeys(("--evidence", "-e"), '--evidence "BC 12/BC-UBND"'),
    "--count": "--count 3 buổi",
    **dict.fromkeys(("--note", "-n"), '--note "đã làm xong"'),
    **dict.fromkeys(("--unit", "-u"), '--unit "Đông Sơn, Canh Nậu"'),
    "--on": "--on 15/10",
    "--to": "--to 25/12/2018",
    "--window": "--window 15/11–15/12",
    "--basis": '--basis "CV 88/UBND"',
    "--reason": '--reason "tỉnh không tổ chức"',
    "--within": "--within 7d",
}
"""What to write for an option whose value is missing."""
_INDENT, _GAP, _WIDEST_TERM = 2, 2, 32


def version_line() -> str:
    """Return the version of bdg and of Python."""
    python = ".".join(map(str, sys.version_info[:3]))
    return f"bdg {__version__} (Python {python})\n"


def command_page(t: Language, path: str, command: TyperCommand, help_text: str, width: int) -> str:
    """Return the help page of a verb."""
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [one for one in command.params if one.param_type_name == "option"]
    names = " ".join(_named(t, one.metavar or "", required=one.required) for one in arguments)
    usage = " ".join(part for part in (path, t("[TÙY CHỌN]"), names) if part)
    page = [t("Cách dùng: {usage}", usage=usage), "", *_paragraphs(t(help_text), width)]
    if arguments:
        rows = [(t(one.metavar or ""), t(getattr(one, "help", "") or "")) for one in arguments]
        page += ["", t("Đối số:"), *_table(rows, width)]
    page += ["", t("Tùy chọn:"), *_table(_option_rows(t, options), width)]
    return "\n".join(page) + "\n"


def _named(t: Language, metavar: str, *, required: bool) -> str:
    return t(metavar) if required else f"[{t(metavar)}]"


def program_page(
    t: Language,
    panels: Sequence[tuple[str, Sequence[tuple[str, str]]]],
    group: TyperGroup,
    width: int,
) -> str:
    """Return the help page of the program: its verbs by panel, then the options before a verb."""
    page = [
        t("Cách dùng: {usage}", usage="bdg " + t("LỆNH [TÙY CHỌN]")),
        "",
        *_paragraphs(
            t("bdg theo dõi thực hiện kế hoạch: ai làm gì, hạn nào, minh chứng đâu."),
            width,
        ),
    ]
    for title, verbs in panels:
        rows = [(name, t(help_text).partition("\n")[0]) for name, help_text in verbs]
        page += ["", t(title), *_table(rows, width)]
    options = [one for one in group.params if one.param_type_name == "option"]
    page += ["", t("Tùy chọn:"), *_table(_option_rows(t, options), width)]
    page += ["", *_paragraphs(t("Xem từng lệnh: bdg LỆNH --help"), width)]
    return "\n".join(page) + "\n"


def _begun(error: TyperException, option: str) -> tuple[str, ...]:
    """Return the options that begin with what was typed."""
    context = getattr(error, "ctx", None)
    known = [name for one in context.command.params for name in one.opts] if context else []
    return tuple([name for name in known if name.startswith(option)])


def usage_error(error: TyperException) -> UsageError:
    """Return an error that says what is wrong with a call that Typer did not understand."""
    param = getattr(error, "param", None)
    name = "/".join(param.opts) if param is not None else ""
    metavar = (getattr(param, "metavar", None) or name) if param is not None else ""
    kind = type(error).__name__
    if kind == "NoSuchOption":
        option = getattr(error, "option_name", "")
        close = _begun(error, option) or tuple(getattr(error, "possibilities", None) or ())
        return UsageError(
            "unknown-option",
            say("Không có tùy chọn {option}.", option=option),
            say("Có phải là: {options}?", options=close) if close else _see_help(),
        )
    if kind == "MissingParameter":
        return _missing(name, metavar)
    if kind == "BadOptionUsage":
        return UsageError("option-usage", *_needs(getattr(error, "option_name", "")))
    if param is not None and "--count" in param.opts:
        return UsageError("bad-value", *_needs("--count"))
    if param is not None:
        return UsageError(
            "bad-value",
            say("Giá trị của {option} không hợp lệ.", option=name or metavar),
            _see_help(),
        )
    return _extra_words(error)


def _extra_words(error: TyperException) -> UsageError:
    words = error.message.rpartition("(")[2].rstrip(")")
    verb = getattr(getattr(error, "ctx", None), "command", None)
    if verb is not None and any(one.name == "unit" for one in verb.params):
        return UsageError(
            "extra-argument",
            say("Lệnh có từ thừa: {words}.", words=words),
            say(
                'Là đơn vị thì gõ: --unit "{words}"; nội dung có dấu cách cần đặt trong dấu nháy.',
                words=words,
            ),
        )
    return UsageError(
        "extra-argument",
        say("Lệnh có từ thừa: {words}.", words=words),
        say('Nội dung có dấu cách cần đặt trong dấu nháy: --note "đã làm xong".'),
    )


def _missing(name: str, metavar: str) -> UsageError:
    if name.startswith("-"):
        return UsageError("missing", say("Thiếu tùy chọn {option}.", option=name), _see_help())
    return UsageError(
        "missing",
        say("Thiếu {argument}.", argument=Message(metavar.rstrip("."), {})),
        _see_help(),
    )


def _needs(option: str) -> tuple[Message, Message]:
    """Return that an option lacks its value, and how it is given."""
    if option not in _EXAMPLES:
        said = say("Tùy chọn {option} dùng chưa đúng (thiếu hoặc thừa giá trị).", option=option)
        return said, _see_help()
    said = say("Tùy chọn {option} thiếu nội dung.", option=option)
    if option == "--count":
        said = say("--count cần một số và một đơn vị tính.")
    return said, say("Ví dụ: {example}.", example=_EXAMPLES[option])


def _see_help() -> Message:
    return say("Xem cách dùng: thêm --help vào lệnh.")


def _option_rows(t: Language, options: Iterable[object]) -> Iterator[tuple[str, str]]:
    for one in options:
        names = ", ".join(sorted(getattr(one, "opts", ()), key=len))
        flag = getattr(one, "is_flag", False)
        term = names if flag else f"{names} {t(getattr(one, 'metavar', '') or '')}".rstrip()
        said = t(_TYPERS.get(names, "") or getattr(one, "help", "") or "")
        notes = []
        default = getattr(one, "default", None)
        if isinstance(default, str) and default:
            notes.append(t("mặc định: {value}", value=default))
        if getattr(one, "required", False):
            notes.append(t("bắt buộc"))
        yield term, said + (f" [{'; '.join(notes)}]" if notes else "")
    yield "--help, -h", t(HELP_OPTION)


def _table(rows: Iterable[tuple[str, str]], width: int) -> list[str]:
    rows = list(rows)
    widest = max((len(term) for term, _ in rows if len(term) <= _WIDEST_TERM), default=0)
    lines: list[str] = []
    for term, said in rows:
        indent = " " * (_INDENT + widest + _GAP)
        wrapped = _wrap(said, width - len(indent)) or [""]
        if len(term) > widest:
            lines.append(" " * _INDENT + term)
        else:
            lines.append((" " * _INDENT + term.ljust(widest + _GAP) + wrapped.pop(0)).rstrip())
        lines += [indent + line for line in wrapped]
    return lines


def _paragraphs(text: str, width: int) -> list[str]:
    """Wrap each paragraph. Lines that begin with a space are examples and stay as they are."""
    lines: list[str] = []
    for line in text.strip("\n").splitlines():
        lines += [line] if line.startswith(" ") or not line else _wrap(line, width)
    return lines


def _wrap(text: str, width: int) -> list[str]:
    import textwrap

    return textwrap.wrap(text, max(width, 20), break_long_words=False, break_on_hyphens=False)
