"""Write a draft as a plan file, the way a person would: with comments, order and shorthands.

The same draft gives the same bytes. Each task has its line in a comment; what is not certain has
`unsure` with the reason.
"""

from __future__ import annotations

import json
import re
import textwrap
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.days import CYCLES, show_day, show_window
from bdg_cli.domain.document_kinds import KIND_WORDS, PLAN
from bdg_cli.domain.messages import say
from bdg_cli.domain.plan import LEAD, SUPPORT
from bdg_cli.drafting.lexicon import phrases
from bdg_cli.drafting.shared_doubts import shared_doubts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bdg_cli.domain.days import Window
    from bdg_cli.domain.messages import Message
    from bdg_cli.domain.plan import Role, Unit
    from bdg_cli.drafting.draft import Draft, DraftSection, DraftTask, DraftUnit
    from bdg_cli.drafting.times.time_expressions import TimeExpression

    Translate = Callable[[Message], str]

WIDTH: Final = 100
_PLAIN: Final = re.compile(r"[^\W_](?:[^\n:#]|:(?=\S)|(?<=\S)#)*")
"""A value that needs no quotes on a line of its own."""
_WORDS: Final = {"true", "false", "null", "yes", "no", "on", "off", "có", "không", "~"}
_QUOTED: Final = 60
_MEMBERS: Final = say(
    "Đây là một nhóm: kể các đơn vị ở “members” để theo dõi từng đơn vị, hoặc xóa dòng này."
)


def plan_yaml(draft: Draft, *, source: str | None, document: str, translate: Translate) -> str:
    """Return the text of a plan file.

    `source` is the path from it to the document; None if there is none. `translate` gives a message
    in the language of the file.
    """
    head = draft.head
    lines = [
        "# yaml-language-server: $schema=plan.schema.json",
        "#",
        f"# {translate(say('Bản nháp do bdg draft đọc từ {file}.', file=_comment(document)))}",
        f"# {translate(say('Xem lại từng chỗ có “unsure”, sửa cho đúng rồi xóa dòng ấy.'))}",
        "bdg: 1",
        *(_entry("kind", KIND_WORDS[head.kind]) if head.kind != PLAN else ()),
        *_entry("number", head.number),
        *_entry("title", head.title),
        *_entry("issuer", head.issuer),
        *_entry("place", head.place),
        f"issued: {show_day(head.issued)}",
    ]
    if head.signer:
        lines += ["signer:", *_entry("name", head.signer[0], 2)]
        lines += _entry("capacity", head.signer[1], 2) if head.signer[1] else []
    lines += _listed("based_on", head.based_on, 0)
    lines.append(f"period: {show_window(head.period)}")
    lines += _entry("source", source) if source else []
    lines += _listed("unsure", [translate(doubt) for doubt in head.doubts], 0)
    lines += ["", "units:" if draft.units else "units: {}"]
    lines += [line for unit in draft.units for line in _unit(unit, translate)]
    lines += ["", "sections:" if draft.sections else "sections: []"]
    for section in draft.sections:
        lines += _section(section, 2, translate)
    if head.recipients:
        lines += ["", *_listed("recipients", head.recipients, 0)]
    return "\n".join(lines).rstrip() + "\n"


def _unit(unit: DraftUnit, translate: Translate) -> Iterator[str]:
    yield from _named(unit.code, unit, 2, alone=not unit.group and not unit.members)
    if unit.members:
        yield "    members:"
    for member in unit.members:
        yield from _named(member.code.partition(".")[2], member, 6)
    if unit.group:
        yield from _listed("unsure", [translate(_MEMBERS)], 4)


def _named(code: str, unit: DraftUnit | Unit, indent: int, *, alone: bool = True) -> Iterator[str]:
    if alone and not unit.spellings and not unit.formerly:
        yield from _entry(code, unit.name, indent)
        return
    yield f"{' ' * indent}{code}:"
    yield from _entry("name", unit.name, indent + 2)
    yield from _listed("spellings", unit.spellings, indent + 2)
    yield from _listed("formerly", unit.formerly, indent + 2)


def _section(section: DraftSection, indent: int, translate: Translate) -> Iterator[str]:
    pad = " " * indent
    yield f"{pad}- number: {_scalar(section.number)}"
    yield from _entry("title", section.title, indent + 2)
    yield from _listed("statements", section.statements, indent + 2)
    yield from _listed("targets", section.targets, indent + 2)
    shared = shared_doubts(section)
    governed = (
        say("{n} nhiệm vụ dưới đây: {doubt}", n=n, doubt=translate(doubt))
        for doubt, n in shared.items()
    )
    yield from _listed("unsure", [translate(one) for one in governed], indent + 2)
    if section.tasks:
        yield f"{pad}  tasks:"
        for task in section.tasks:
            alone = [one for one in task.unsure if one not in shared]
            yield from _task(task, indent + 4, translate, alone)
    if section.sections:
        yield f"{pad}  sections:"
        for one in section.sections:
            yield from _section(one, indent + 4, translate)


def _task(
    task: DraftTask, indent: int, translate: Translate, doubts: Sequence[Message]
) -> Iterator[str]:
    pad = " " * indent
    lines = f"{task.first}" if task.first == task.last else f"{task.first}–{task.last}"
    yield f"{pad}- ref: {_scalar(task.ref)} # {translate(say('dòng {lines}', lines=lines))}"
    if task.id != task.ref:
        yield from _entry("id", task.id, indent + 2)
    yield from _listed("formerly", task.formerly, indent + 2)
    yield from _entry("text", task.text, indent + 2)
    if task.roles:
        yield from _roles(task, indent + 2)
    else:
        yield from _codes("lead", task.lead, indent + 2)
        yield from _codes("support", task.support, indent + 2)
    read = (time.words for time in task.times if time.windows or time.every)
    for words in dict.fromkeys(map(_comment, read)):
        yield f"{pad}  # “{words}”"
    windows = dict.fromkeys(shown for time in task.times for shown in _windows(time))
    yield from _codes("windows", list(windows), indent + 2)
    loose = [time.words for time in task.times if time.every and not list(_windows(time))]
    note = translate(say("Lặp lại: {times}", times="; ".join(loose))) if loose else task.note
    yield from _entry("note", note, indent + 2) if note else ()
    yield from _listed("unsure", [translate(doubt) for doubt in doubts], indent + 2)


def _windows(time: TimeExpression) -> Iterator[str]:
    """Yield the windows of a time; none for a recurrence that the file cannot express."""
    if time.every in CYCLES and time.by:
        key = "by" if phrases.deadline_words.search(time.words) else "day"
        for day in time.by:
            every = "year" if time.every == "half-year" and "/" in day else time.every
            yield f"{{every: {every}, {key}: {day}}}"
        return
    for window in time.windows:
        yield _window(window)


def _window(window: Window) -> str:
    if window.first is None:
        return f"{{by: {show_day(window.last)}}}"
    return show_window(window)


def _roles(task: DraftTask, indent: int) -> Iterator[str]:
    """Yield the roles with what gives them: once for all where that is the same."""
    pad = " " * indent
    alike = {(role.basis, role.inferred) for role in task.roles}
    basis, inferred = next(iter(alike)) if len(alike) == 1 else (task.ref, False)
    for kind in (LEAD, SUPPORT):
        shown = [_role(role, basis, inferred=inferred) for role in task.roles if role.kind == kind]
        if len(shown) == 1:
            yield f"{pad}{kind}: {shown[0]}"
        elif shown and all("{" not in one for one in shown):
            yield from _codes(kind, shown, indent)
        elif shown:
            yield f"{pad}{kind}:"
            yield from (f"{pad}  - {one}" for one in shown)
    if basis != task.ref:
        yield f"{pad}basis: {_scalar(basis)}"
    if inferred:
        yield f"{pad}inferred: true"


def _role(role: Role, basis: str, *, inferred: bool) -> str:
    said = [f"unit: {role.unit}"]
    if role.basis != basis:
        said.append(f"basis: {_scalar(role.basis)}")
    if role.inferred != inferred:
        said.append(f"inferred: {str(role.inferred).lower()}")
    return f"{{{', '.join(said)}}}" if len(said) > 1 else role.unit


def _codes(key: str, codes: Sequence[str], indent: int) -> Iterator[str]:
    """Yield short values on one line if they fit there."""
    if codes:
        shown = codes[0] if len(codes) == 1 else f"[{', '.join(codes)}]"
        line = f"{' ' * indent}{key}: {shown}"
        if len(line) <= WIDTH:
            yield line
        else:
            yield f"{' ' * indent}{key}:"
            yield from (f"{' ' * indent}  - {code}" for code in codes)


def _listed(key: str, texts: Sequence[str], indent: int) -> Iterator[str]:
    pad = " " * indent
    if len(texts) == 1:
        yield from _entry(key, texts[0], indent)
    elif texts:
        yield f"{pad}{key}:"
        for text in texts:
            scalar = _scalar(text)
            if len(pad) + len(scalar) + len("  - ") <= WIDTH and not scalar.startswith('"'):
                yield f"{pad}  - {scalar}"
            else:
                yield f"{pad}  - >-"
                yield from _folded(text, indent + 4)


def _entry(key: str, text: str, indent: int = 0) -> Iterator[str]:
    pad = " " * indent
    scalar = _scalar(text)
    if len(pad) + len(key) + len(scalar) + 2 <= WIDTH and (
        not scalar.startswith('"') or len(text) <= _QUOTED
    ):
        yield f"{pad}{key}: {scalar}"
    else:
        yield f"{pad}{key}: >-"
        yield from _folded(text, indent + 2)


def _folded(text: str, indent: int) -> Iterator[str]:
    lines = textwrap.wrap(
        " ".join(text.split()), WIDTH - indent, break_long_words=False, break_on_hyphens=False
    )
    yield from (" " * indent + line for line in lines)


def _scalar(text: str) -> str:
    words = " ".join(text.split())
    if _PLAIN.fullmatch(words) and words.lower() not in _WORDS and words == words.strip():
        return words
    return json.dumps(words, ensure_ascii=False)


def _comment(text: str) -> str:
    return " ".join(text.split())[:WIDTH]
