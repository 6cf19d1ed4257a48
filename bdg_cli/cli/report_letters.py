"""`bdg report --letter`: letters that urge units which are late, on the screen or as files."""

from __future__ import annotations

import os

from bdg_cli.cli.report_formats import TEXT, the_one
from bdg_cli.domain.days import Window, timedelta
from bdg_cli.domain.errors import RefusedError, UsageError
from bdg_cli.domain.messages import say
from bdg_cli.domain.typed_days import possible_days, the_day
from bdg_cli.services.urging_letters import urging_letters
from bdg_cli.wording.language import Language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bdg_cli.cli.env import Env
    from bdg_cli.cli.report_making import MadeReport
    from bdg_cli.documents.word_template import WordTemplate
    from bdg_cli.domain.days import date
    from bdg_cli.services.urging_letters import UrgingLetter

_WORD = "docx"
_A_YEAR = 365


def require_letter_format(
    named: str | None, output: str | None, *, letter: bool, json: bool
) -> None:
    """Raise UsageError where letters are asked for as something else than text or Word, and for an
    option of theirs without them.
    """
    if not letter:
        raise UsageError(
            "options-clash",
            say("--answer-by chỉ đi cùng --letter."),
            say("Thêm --letter để viết công văn đôn đốc."),
        )
    ending = os.path.splitext(output or "")[1].removeprefix(".").lower()
    if json or (named or _WORD) not in {TEXT, _WORD} or (output and named == TEXT):
        raise UsageError(
            "options-clash",
            say("--letter chỉ viết công văn thành tệp Word."),
            say("Bỏ --json, --format; thêm -o cong-van.docx, hoặc -o THƯ-MỤC/."),
        )
    if output and not is_folder(output) and ending != _WORD:
        raise UsageError(
            "unknown-ending",
            say("Không biết viết công văn thành tệp “{file}”.", file=output),
            say("Ghi -o cong-van.docx; hoặc -o THƯ-MỤC/ để mỗi đơn vị một tệp."),
        )
    if named == _WORD and output is None:
        raise UsageError(
            "output-missing",
            say("Công văn dạng {format} phải ghi vào tệp.", format=_WORD),
            say("Thêm -o cong-van.docx, hoặc -o THƯ-MỤC/."),
        )


def is_folder(path: str) -> bool:
    """Return True if a folder is meant: it is there, or the path ends as that of one."""
    return os.path.isdir(path) or path.endswith(("/", os.sep))


def letters_of(made: MadeReport, answer_by: str | None) -> tuple[UrgingLetter, ...]:
    """Return the letters to the units of a report. Raises UsageError for a day that is none, or
    lies before that of the letters.
    """
    report = made.report
    day = report.head.day
    by = _answer_day(answer_by, day) if answer_by else None
    return urging_letters(
        made.status,
        made.records,
        period=report.period,
        scope=report.scope,
        made_on=day,
        answer_by=by,
    )


def _answer_day(text: str, day: date) -> date:
    year_later = day + timedelta(days=min(_A_YEAR, (day.max - day).days))
    found = the_day(text, possible_days(text, Window(day, year_later), today=day))
    if found < day:
        raise UsageError(
            "bad-day",
            say("Ngày trả lời {found} đã qua vào ngày {day} của công văn.", found=found, day=day),
            say("Ghi sau --answer-by một ngày từ {day}.", day=day),
        )
    return found


def letters(
    env: Env, made: Sequence[MadeReport], output: str | None, answer_by: str | None, *, force: bool
) -> None:
    """Show the letters of all plans, or write those of one."""
    if output is None:
        _show(env, [letter for one in made for letter in letters_of(one, answer_by)])
    else:
        from bdg_cli.workspace.report_template import template_of

        one = the_one(made)
        template = template_of(one.folder, one.report.plan)
        _write(env, letters_of(one, answer_by), output, template, force=force)


def _show(env: Env, letters: Sequence[UrgingLetter]) -> None:
    """Show who would get a letter, and about what."""
    t = env.t
    if not letters:
        env.stderr.write(t("Không có đơn vị nào phải đôn đốc.") + "\n")
        return
    lines: list[str] = []
    for letter in letters:
        lines.append(
            t("{unit}: trả lời chậm nhất ngày {day}", unit=letter.name, day=letter.answer_by)
        )
        lines += [
            t("- {task}, {due}: {said}", task=one.task.id, due=one.due, said=one.said)
            for one in letter.tasks
        ]
    env.answer().write("\n".join(lines) + "\n")


def _write(
    env: Env,
    letters: Sequence[UrgingLetter],
    output: str,
    template: WordTemplate | None,
    *,
    force: bool,
) -> None:
    """Write letters into a file, or into a folder, a file for each unit.

    Raises RefusedError for files that are there.
    """
    from bdg_cli.publish.report.word_letters import word_letters  # fails without python-docx
    from bdg_cli.workspace.whole_files import lay_down_whole

    if not letters:
        _show(env, letters)
        return
    t = Language()  # official letters are Vietnamese, whatever the language of the screen
    if is_folder(output):
        files = {
            os.path.join(output, f"{one.unit}.{_WORD}"): word_letters([one], t, template)
            for one in letters
        }
        _require_new(files, force=force)
    else:
        files = {output: word_letters(letters, t, template)}
    for path, content in files.items():
        lay_down_whole(path, content, force=force)
    said = env.t.count("Đã viết {n} công văn vào {file}.", len(letters), file=output)
    env.stdout.write(said + "\n")


def _require_new(files: Mapping[str, bytes], *, force: bool) -> None:
    """Refuse to write any of the files if one is there."""
    there = tuple([os.path.basename(path) for path in files if os.path.lexists(path)])
    if there and not force:
        raise RefusedError(
            "already-there",
            say("Trong thư mục đã có: {files}; không ghi đè.", files=there),
            say("Chọn thư mục khác, hoặc thêm --force để thay các tệp ấy."),
        )
