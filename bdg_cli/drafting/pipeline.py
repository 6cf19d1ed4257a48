"""The steps of drafting, one after another: from lines to a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bdg_cli.domain.document_kinds import ADDRESSED_KINDS
from bdg_cli.domain.messages import say
from bdg_cli.drafting.cell_per_line_tables import join_cell_lines
from bdg_cli.drafting.certainty import mark_scanned, mark_uncertain
from bdg_cli.drafting.deadlines import DeadlineFinder, widen_period
from bdg_cli.drafting.draft import Draft, SkippedLines
from bdg_cli.drafting.inventory import unit_names_of
from bdg_cli.drafting.items import NEXT_SENTENCE, items_of
from bdg_cli.drafting.lexicon import phrases
from bdg_cli.drafting.line_break_recovery import recover_line_breaks
from bdg_cli.drafting.numerals import Mended
from bdg_cli.drafting.running_lines import (
    with_lone_numbers,
    with_titles_apart,
    without_running_lines,
)
from bdg_cli.drafting.scanned_text import scanned_text
from bdg_cli.drafting.section_builder import SectionBuilder
from bdg_cli.drafting.segments import split_into_segments
from bdg_cli.drafting.task_extraction import TaskExtractor
from bdg_cli.drafting.unit_codes import Units
from bdg_cli.drafting.untold import (
    untold_annexes,
    untold_head,
    untold_lines,
    untold_narrative,
    untold_of_scan,
)
from bdg_cli.drafting.wording.names import UnitNames
from bdg_cli.drafting.wording.role_phrases import partners_in, requested_units, subject_of
from bdg_cli.drafting.wording.spellings import introduced_names
from bdg_cli.drafting.wording.vocabulary import DUTY_START
from bdg_cli.outline.marks import PLAIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.documents.lines import Line
    from bdg_cli.drafting.segments import Segments

    Names = tuple[str, ...]

_NARRATING_KINDS: Final = (
    *ADDRESSED_KINDS,
    *("announcement", "announced-conclusion", "conclusion", "guidance", "decision", "resolution"),
)
"""Kinds of documents in which a line without a verb tells something, and asks for nothing."""


def draft_from_lines(lines: Sequence[Line], *, recognised: bool = False) -> Draft | None:
    """Return the draft of a document; None if it is no official one, or assigns nothing.

    `recognised` says that a program has read the lines from pictures.
    """
    lines = recover_line_breaks(without_running_lines(lines))
    lines = tuple(with_titles_apart(join_cell_lines(lines)))
    scanned = scanned_text(lines, recognised=recognised)
    mended = Mended(tuple(with_lone_numbers(scanned.lines if scanned else lines)))
    lines = mended.lines
    segments = split_into_segments(lines)
    if segments is None:
        return None
    head = segments.head
    parts = segments.body, segments.annexes
    reader = unit_names_of(parts, head.recipients)
    body, annexes = (items_of(one, reader) for one in parts)
    letter = head.kind in ADDRESSED_KINDS
    in_body, in_annexes = TaskExtractor(reader, scanned, letter=letter), TaskExtractor(reader)
    in_body.extract(body)
    in_body.give_to_asked(*_asked(segments, reader))
    in_body.give_to_those_above()
    in_annexes.extract(annexes)
    in_annexes.keep_assigned()
    deadlines = DeadlineFinder(head, segments.body, segments.opening)
    for task in (*in_body.tasks, *in_annexes.tasks):
        task.times = deadlines.times_of(task)
    if head.kind in _NARRATING_KINDS:
        in_body.drop_narrative()
    tasks = [*in_body.tasks, *in_annexes.tasks]
    if not tasks and not any(node.rank < PLAIN for node in body.children):
        return None
    mark_uncertain(tasks, reader)
    if scanned:
        mark_scanned(tasks, reader, lines, scanned.letters)
    grammar = UnitNames()
    units = Units(
        ((name, task.first) for task in tasks for name in (*task.leads, *task.supports)),
        (pair for line in lines for pair in introduced_names(grammar, line.text)),
        (name for text in head.recipients for name in reader.split(text)),
    )
    changes = [*(scanned.changes if scanned else ()), *mended.changes]
    if segments.attached:
        line = segments.attached
        doubt = say(
            "Từ dòng {line} là một văn bản khác gửi kèm, chưa đọc: xem có việc nào.", line=line
        )
        head = head.replace(doubts=(*head.doubts, doubt))
    if changes:
        said = "; ".join(dict.fromkeys(changes))
        doubt = say("Số mục bị máy quét đọc sai, đã sửa theo thứ tự: {changes}.", changes=said)
        head = head.replace(doubts=(*head.doubts, doubt))
    head = widen_period(head, tasks)
    sections = [
        *SectionBuilder(in_body, units, head.period).body_sections(body),
        *SectionBuilder(in_annexes, units, head.period).annex_sections(annexes),
    ]
    untold = [
        *untold_head(segments.skipped),
        *untold_lines(in_body.skipped, reader),
        *untold_narrative(in_body.skipped),
        *untold_annexes(in_annexes.skipped, assigns=bool(in_annexes.tasks)),
    ]
    if scanned:
        untold += untold_of_scan(in_body.skipped)
    head = head.replace(doubts=(*head.doubts, *untold))
    skipped = [
        SkippedLines(one.item.first, one.item.last, one.item.text, one.kind, one.read_by)
        for one in (*in_body.skipped, *in_annexes.skipped)
    ]
    skipped += segments.skipped
    skipped.sort(key=lambda one: one.first)
    draft = Draft(head, units.all(), tuple(sections), tuple(skipped))
    return scanned.as_written(draft) if scanned else draft


def _asked(segments: Segments, reader: UnitNames) -> tuple[Names, Names, Names]:
    """Return the units of which the sentence that leads in to a document asks what follows; those
    whom a letter tells how to do something, or to whom alone it goes; and those who help the first.
    """
    opening = NEXT_SENTENCE.split(segments.opening)[-1]
    asked = _asked_in(reader, opening) if opening.endswith(":") else ()
    helping = partners_in(reader, opening[opening.find(asked[0]) :]) if asked else ()
    letter = segments.head.kind in ADDRESSED_KINDS
    guided = _guided_in(reader, opening) if letter else ()
    return asked, guided or _only_addressee(segments, reader), helping


def _guided_in(reader: UnitNames, opening: str) -> Names:
    """Return the units that an opening sentence tells how to do something."""
    found = phrases.guides.search(opening)
    names, rest = reader.leading_at(opening, found.end()) if found else ((), "")
    return names if DUTY_START.match(rest) else ()


def _only_addressee(segments: Segments, reader: UnitNames) -> Names:
    """Return the one to whom a letter goes; nobody if it goes to several."""
    first = segments.body[0].first if segments.body else 0
    at = segments.head.lines["recipients"]
    addressed = [
        name for name, line in zip(segments.head.recipients, at, strict=True) if line < first
    ]
    return reader.split(addressed[0]) if len(addressed) == 1 else ()


def _asked_in(reader: UnitNames, opening: str) -> Names:
    """Return the units of which an opening sentence asks something, or that it says are to act;
    nobody if it only says whose opinion follows.
    """
    if phrases.announces_opinion.search(opening) and not phrases.requests.search(opening):
        return ()
    if asked := requested_units(reader, opening):
        return asked
    names, rest = subject_of(reader, opening)
    acts = names and not phrases.authority.match(names[0]) and phrases.acts_below.match(rest)
    return names if acts else ()
