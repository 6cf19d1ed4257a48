"""What a draft is not sure of: a name that may be cut wrongly, a lead that rests on a position."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.folding import fold
from bdg_cli.domain.messages import say
from bdg_cli.domain.plan import SUPPORT
from bdg_cli.drafting.lexicon import phrases
from bdg_cli.drafting.scanned_letters import is_syllable
from bdg_cli.drafting.wording.names import is_short_for
from bdg_cli.drafting.wording.vocabulary import BARE, DUTY_START, LOWERCASE_START
from bdg_cli.outline.marks import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bdg_cli.documents.lines import Line
    from bdg_cli.domain.messages import Message
    from bdg_cli.drafting.items import Item
    from bdg_cli.drafting.task_extraction import ExtractedTask
    from bdg_cli.drafting.wording.names import UnitNames

PLACE: Final = say("Tên mục chỉ là tên một nơi: xem có phải đơn vị chủ trì không.")
BY_POSITION: Final = say("Đơn vị chủ trì lấy theo dòng đứng trước: xem lại.")
WITHIN: Final = say("Đơn vị chủ trì không đứng ở đầu câu: xem lại.")
ALONE: Final = say("Câu này nói phối hợp mà chưa đọc được với ai: xem lại.")
FRAGMENT: Final = say("Máy quét đọc dòng này không trọn: đối chiếu với bản giấy.")
_WORDS: Final = re.compile(r"[^\W\d_]+")
_MISSPELT: Final = re.compile(r"[^\W\d_]\d|\d[^\W\d_]|[^\W\d_]{8}")
_MOST_WORDS: Final = 16
"""The most words of a name that does not stand alone anywhere."""
_CHOICES: Final = 3


def mark_uncertain(tasks: Sequence[ExtractedTask], reader: UnitNames) -> None:
    """Mark the tasks whose lead or supporting units rest on one weak sign."""
    for task in _headed_by_places(tasks):
        task.doubts.append(PLACE)
    before: ExtractedTask | None = None
    for task in tasks:
        task.doubts += _lead_doubts(task, reader)
        if before is not None:
            task.doubts += _contradicted(task, before)
        before = task
        if task.named_twice:
            twice = "; ".join(task.named_twice)
            task.doubts.append(
                say("Văn bản ghi {names} vừa chủ trì vừa phối hợp: xem lại.", names=twice)
            )
        own = task.item.partners or SUPPORT in task.labels
        if not (own and task.supports) and phrases.works_with_others.search(task.text):
            task.doubts.append(ALONE)
        for name in dict.fromkeys((*task.leads, *task.supports)):
            if may_be_cut(name, reader):
                task.doubts.append(_cut(name, reader))


def mark_scanned(
    tasks: Iterable[ExtractedTask],
    reader: UnitNames,
    lines: Iterable[Line],
    letters: Mapping[int, Sequence[tuple[str, str]]],
) -> None:
    """Mark what rests on the words of a scanner: parts of sentences, stray signs, names that the
    document has only once or that have words no syllable is like, and words that were mended.
    `letters` has these by the number of their line.
    """
    text = fold(" ".join(line.text for line in lines))
    for task in tasks:
        broken = task.text[:1].islower() or (task.item.rank == PLAIN and _is_rest(task.item))
        if broken or phrases.spoilt_words.search(task.text):
            task.doubts.append(FRAGMENT)
        mended = [one for at in range(task.first, task.last + 1) for one in letters.get(at, ())]
        if mended:
            changes = "; ".join(f"“{written}” → “{meant}”" for written, meant in mended)
            task.doubts.append(say("Chữ máy quét đọc sai, hiểu là: {changes}.", changes=changes))
        for name in dict.fromkeys((*task.leads, *task.supports)):
            words = _WORDS.findall(name)
            odd = not all(word.isupper() or is_syllable(word) for word in words)
            once = not reader.knows(name) and text.count(fold(name)) == 1
            if odd or _MISSPELT.search(name) or (once and not may_be_cut(name, reader)):
                task.doubts.append(say("Tên “{name}” do máy quét đọc: xem lại.", name=name))


def _headed_by_places(tasks: Sequence[ExtractedTask]) -> Sequence[ExtractedTask]:
    """Return the tasks whose headings are only places, if these are several: a document that goes
    from place to place may say where something is built, and not who does it.
    """
    headed = [
        task
        for task in tasks
        if len(task.leads) == 1
        and task.leads == task.section_units
        and phrases.bare_place.fullmatch(task.leads[0])
    ]
    return headed if len({task.leads for task in headed}) > 1 else ()


def _is_rest(item: Item) -> bool:
    """Return True for a line without a mark behind one with a mark, which it may belong to."""
    return not item.closes and item.before is not None and item.before.rank != PLAIN


def _lead_doubts(task: ExtractedTask, reader: UnitNames) -> Iterator[Message]:
    if task.weak_lead:
        yield WITHIN
    asked = _others_asked(task, reader)
    if asked and task.leads:
        yield say("Câu này yêu cầu {asked}: xem lại đơn vị chủ trì.", asked="; ".join(asked))
    if task.asked_below:
        asking = "; ".join(task.asked_below)
        yield say("Câu đề nghị này nằm dưới {asking}: xem lại đơn vị chủ trì.", asking=asking)
    if task.by_position and task.leads == task.section_units:
        yield BY_POSITION


def _others_asked(task: ExtractedTask, reader: UnitNames) -> Sequence[str]:
    """Return the units that the words of a task ask for something, and that may lead it."""
    directs = phrases.directs_first.match(task.text)
    if directs and not task.named_units:
        asked: Sequence[str] = reader.leading_at(task.text, directs.end())[0]
    elif _later_sentence(task):
        asked = task.named_later
    else:
        asked = _requested(task)
    if asked:
        return asked
    doers, _ = task.item.subject
    if task.item.somebody_acts and not task.named_units and {*doers}.isdisjoint(task.leads):
        first = doers[0]
        if phrases.subject_from_above.match(first) or LOWERCASE_START.match(first):
            return doers
    later = (*task.item.later_doers, *task.item.clause_doers)
    return tuple(name for name in later if not is_short_for(name, task.leads))


def _requested(task: ExtractedTask) -> Sequence[str]:
    """Return the units of which something is requested, unless they lead and are not just told."""
    names, rest = task.item.leading
    orders = names == task.leads and phrases.order_to_others.match(rest) is not None
    later = orders or task.item.rank == PLAIN or phrases.second_order.search(task.text)
    later = later or phrases.order_within.search(task.text)
    asked = task.item.requested if later and phrases.order_to_others.search(task.text) else ()
    told = phrases.told.search(task.text)
    return () if {*asked} & {*task.leads} and not told else asked


def _later_sentence(task: ExtractedTask) -> bool:
    """Return True if a lead is the subject of a sentence after the one with the first action."""
    return any(
        task.text[: task.text.rfind(name)].rstrip().endswith((".", ". Giao", ". Đề nghị"))
        for name in task.named_later
    )


def _contradicted(task: ExtractedTask, before: ExtractedTask) -> Iterator[Message]:
    """Doubt the lead of a plain line, if the line before it in the same list names another."""
    alike = task.item.parent is before.item.parent and task.item.rank == before.item.rank == PLAIN
    own = before.named_units and not task.named_units
    if alike and own and task.leads and before.named_units != task.leads:
        yield say(
            "Dòng trước giao cho {names}: xem dòng này có cùng chủ trì không.",
            names="; ".join(before.named_units),
        )


def may_be_cut(name: str, reader: UnitNames) -> bool:
    """Return True if a name has too few words, or words of the sentence around it."""
    clause = (
        phrases.clause_in_name.search(name)
        or phrases.happens_to.search(name)
        or _says_what(name.partition(": ")[2])
    )
    if BARE.fullmatch(name) or clause:
        return True
    if reader.knows(name):
        return False
    return (
        phrases.cut_end.search(name) is not None
        or phrases.collective_rest.match(name) is not None
        or phrases.joined_names.match(name) is not None
        or (name.count(" ") >= _MOST_WORDS and not phrases.person.match(name))
    )


def _says_what(after: str) -> bool:
    """Return True if what follows a colon in a name is no list of places."""
    return bool(after) and (not after[0].isupper() or DUTY_START.match(after) is not None)


def _cut(name: str, reader: UnitNames) -> Message:
    near = nearest(name, reader.known)
    if near:
        return say(
            "Tên “{name}” có thể bị cắt sai: xem lại; gần nhất: {near}.",
            name=name,
            near="; ".join(near),
        )
    return say("Tên “{name}” có thể bị cắt sai: xem lại.", name=name)


def nearest(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the names standing alone in the document that begin like a name, at most three."""
    start = fold(name).split()[:2]
    alike = [one for one in known if one != name and fold(one).split()[: len(start)] == start]
    return tuple(alike[:_CHOICES])
