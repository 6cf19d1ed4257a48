"""Problems for people and programs: place, line, a caret under the wrong word, how to fix it."""

from __future__ import annotations

from bdg_cli.wording.language import N_
from bdg_cli.wording.sanitize import sanitize
from bdg_cli.wording.wrapping import wrap_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.domain.problems import Place, Problem
    from bdg_cli.wording.language import Language

SEVERITY_LABELS = {"error": N_("lỗi"), "warning": N_("cảnh báo"), "note": N_("lưu ý")}
_GUTTER = 10
"""The columns before a line that is shown, and for … at its ends."""
_WIDEST = 100
"""A line is shown with at most so many characters; the part around the caret is kept."""


def as_text(t: Language, problems: Sequence[Problem], width: int | None = None) -> str:
    """Return the problems as text, separated by blank lines; wrapped for a screen with a width."""
    return "\n".join(_one(t, problem, width) for problem in problems)


def as_json(t: Language, problems: Sequence[Problem]) -> str:
    """Return the problems as one JSON document."""
    from bdg_cli.render.json_objects import OUTPUT_VERSION, dumps, problem_object

    return dumps(
        {
            "schema_version": OUTPUT_VERSION,
            "problems": [
                problem_object(one, t.say(one.message), t.say(one.hint) if one.hint else None)
                for one in problems
            ],
        }
    )


def as_github(t: Language, problems: Sequence[Problem]) -> str:
    """Return the problems as GitHub workflow commands, one per line."""
    kinds = {"error": "error", "warning": "warning", "note": "notice"}
    return "\n".join(
        f"::{kinds[one.severity]} file={_escaped(one.place.file, ':,')},"
        f"line={max(one.place.line, 1)},col={max(one.place.column, 1)},"
        f"title={one.code}::{_escaped(_sentence(t, one))}"
        for one in problems
    )


def _one(t: Language, problem: Problem, width: int | None) -> str:
    kind = t(SEVERITY_LABELS[problem.severity])
    said = f"{_where(problem.place)}: {problem.code} {kind}: {t.say(problem.message)}"
    lines = [wrap_lines(said, width)]
    if problem.place.line and problem.place.excerpt:
        lines += _excerpt(
            problem.place, _WIDEST if width is None else min(_WIDEST, width - _GUTTER)
        )
    if problem.hint is not None:
        lines.append(wrap_lines("  " + t("Cách sửa: {hint}", hint=problem.hint), width))
    return "\n".join(lines) + "\n"


def _where(place: Place) -> str:
    file = sanitize(place.file)
    return f"{file}:{place.line}:{place.column}" if place.line else file


def _excerpt(place: Place, widest: int) -> list[str]:
    text, column = place.excerpt, place.column - 1
    start = max(0, min(column - widest // 2, len(text) - widest))
    part = text[start : start + widest]
    before = "…" if start else ""
    after = "…" if start + widest < len(text) else ""
    gutter = f"{place.line:5} | "
    blank = " " * (len(gutter) - 2) + "| "
    indent = " " * (len(before) + column - start)
    carets = "^" * max(1, min(place.length, len(part) - (column - start)))
    return [gutter + before + sanitize(part) + after, blank + indent + carets]


def _sentence(t: Language, problem: Problem) -> str:
    said = t.say(problem.message)
    return f"{said} {t.say(problem.hint)}" if problem.hint else said


def _escaped(text: str, extra: str = "") -> str:
    text = sanitize(text).replace("%", "%25")
    for character in extra:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
