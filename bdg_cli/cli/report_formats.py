"""How a report is shown or written: text on the screen, JSON, or a document of a format."""

from __future__ import annotations

import os

from bdg_cli.cli.choices import require_choice
from bdg_cli.domain.errors import RefusedError, UsageError
from bdg_cli.domain.messages import say
from bdg_cli.publish.report.formats import FORMATS, writer_of
from bdg_cli.wording.language import Language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.cli.env import Env
    from bdg_cli.cli.report_making import MadeReport

TEXT, JSON = "text", "json"
ALL_FORMATS = (TEXT, JSON, *FORMATS)
_ENDINGS = {
    "txt": TEXT,
    "json": JSON,
    "markdown": "md",
    "htm": "html",
    **{name: name for name in FORMATS},
}
_PAGE, _WORD = "html", "docx"
_BINARY = (_WORD, "xlsx")
"""What no terminal can show."""


def wanted_format(env: Env, named: str | None, output: str | None, *, json: bool) -> str:
    """Return the format that a call names, or that the ending of its file means; else text.

    Raises UsageError if none is known by that name or ending, if the two differ, and for a format
    that a screen cannot show.
    """
    named = JSON if json and named is None else named
    ending = os.path.splitext(output or "")[1].removeprefix(".").lower()
    meant = _ENDINGS.get(ending)
    if named is not None:
        found = require_choice(env, named, ALL_FORMATS, "--format")
        if (json and found != JSON) or (output and meant not in (found, None)):
            raise UsageError(
                "options-clash",
                say("--format {format} không hợp với {other}.", format=found, other=output or JSON),
                say("Bỏ --format: đuôi tệp sau -o đã nói rõ dạng báo cáo."),
            )
        if found in _BINARY and output is None:
            raise UsageError(
                "output-missing",
                say("Báo cáo dạng {format} phải ghi vào tệp.", format=found),
                say("Thêm -o bao-cao.{format}.", format=found),
            )
        return found
    if output is not None and meant is None:
        raise UsageError(
            "unknown-ending",
            say("Không biết viết báo cáo thành tệp “{file}”.", file=output),
            say("Đuôi tệp là một trong: {endings}.", endings=tuple(_ENDINGS)),
        )
    return meant or TEXT


def show(env: Env, made: Sequence[MadeReport], wanted: str) -> None:
    """Show the reports one after the other; a document only of one plan."""
    if wanted == TEXT:
        env.answer().write("\n\n".join(_texts(env, made)))
    elif wanted == JSON:
        env.stdout.write(_json(env, made))
    else:
        env.stdout.write(_document(env, made, wanted).decode())


def write(env: Env, made: Sequence[MadeReport], wanted: str, output: str, *, force: bool) -> None:
    """Write the report of one plan to a file, and say so. Raises RefusedError for several."""
    from bdg_cli.workspace.whole_files import lay_down_whole

    if wanted == TEXT:
        content = "\n\n".join(_texts(env, [the_one(made)], wide=True)).encode()
    elif wanted == JSON:
        content = _json(env, made).encode()
    else:
        content = _document(env, made, wanted)
    lay_down_whole(output, content, force=force)
    said = env.t("Đã viết báo cáo vào {file}.", file=output)
    env.stdout.write(said + "\n")


def _texts(env: Env, made: Sequence[MadeReport], *, wide: bool = False) -> list[str]:
    from bdg_cli.publish.report.plain_text import plain_text

    width = env.width() if env.on_terminal() and not wide else None
    return [plain_text(one.report, env.t, width) for one in made]


def _json(env: Env, made: Sequence[MadeReport]) -> str:
    from bdg_cli.render.json_objects import dumps
    from bdg_cli.render.report_json import reports_object

    return dumps(reports_object(env.t, [one.report for one in made])) + "\n"


def _document(env: Env, made: Sequence[MadeReport], wanted: str) -> bytes:
    """Return a document; an official one is Vietnamese, whatever the language of the screen."""
    one = the_one(made)
    t = env.t if wanted == _PAGE else Language()
    if wanted == _WORD:
        from bdg_cli.publish.report.word import word_document
        from bdg_cli.workspace.report_template import template_of

        template = template_of(one.folder, one.report.plan)
        return word_document(one.report, [one.status], t, template=template)
    return writer_of(wanted)(one.report, [one.status], t)


def the_one(made: Sequence[MadeReport]) -> MadeReport:
    """Return the only report. Raises RefusedError for several."""
    if len(made) == 1:
        return made[0]
    raise RefusedError(
        "several-plans",
        say("Có nhiều kế hoạch; mỗi tệp là báo cáo của một kế hoạch."),
        say(
            "Thêm --plan với một trong: {plans}.",
            plans=tuple(one.report.plan.id for one in made),
        ),
    )
