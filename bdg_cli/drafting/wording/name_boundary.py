"""Find where in a sentence the names of units end and their duty begins.

Nothing marks the end of a name: “Công an xã tuần tra”, “Ban tổ chức họp”. A name ends at a verb
that no name contains, at any verb after a place or a capital, or after “liên quan”.
"""

from __future__ import annotations

from typing import Final

from bdg_cli.drafting.lexicon import phrases
from bdg_cli.drafting.lexicon.word_lists import with_final_y, words_of
from bdg_cli.drafting.wording.vocabulary import ACTION, DUTY_START, NAME_START, NAME_THEN_VERB, VERB

_CONNECTIVES: Final = words_of("verbs", "connectives")
_COMPOUNDS: Final = frozenset(words_of("verbs", "compounds"))
_NAMING: Final = frozenset(words_of("verbs", "naming"))
_NAMES_BODIES: Final = words_of("verbs", "bodies")
_NO_HALF: Final = ("quốc gia", "luật gia", "chuyên gia")
"""Words that are no half of another: “Vườn Quốc gia tăng cường …” is not “gia tăng”."""
_ENDS_NAME: Final = (
    *("liên quan", "được phân công", "được phân công phụ trách"),
    *("phòng hộ", "cứu hộ", "giúp việc", "hữu quan"),
)
"""After these a name is complete: “các chuyên viên được phân công phụ trách …”."""
_HOW_OFTEN: Final = ("định kỳ", "thường xuyên", "kịp thời")
"""What is never part of a name: “các bộ phận được phân công định kỳ …”."""
_HALVES: Final = ("Chủ", "chủ", "QLDA", "tin")
"""Words that an action completes: “Chủ đầu tư”, “Sở Thông tin truyền thông”."""
_BEFORE_NOUN: Final = frozenset(words_of("verbs", "before_noun"))
_NEVER_NOUNS: Final = words_of("verbs", "never_nouns")
_WHOLE: Final = frozenset(words_of("verbs", "complete"))
_SENTENCE: Final = 60
"""A text of this many characters that begins with a name is a sentence, not names alone."""


def end_of_names(words: str) -> int | None:
    """Return the index where the duty begins; None if there are only names."""
    words = _without_body(with_final_y(words))
    person = phrases.person_with_duty.match(words)
    if person and DUTY_START.match(words, person.end()):
        return person.end(1)
    defined = phrases.defined.match(words)
    if defined:
        return defined.end()
    joined = NAME_THEN_VERB.search(words) or phrases.beside_name.search(words)
    stop = joined.end() if joined else None
    for found in VERB.finditer(words[:stop]):
        before, after = words[: found.start()], words[found.end() :].lstrip(" ")
        if _is_listed(before, found[0], after):
            continue
        noun = _is_noun(before, found[0].lower(), after)
        if not noun and not _is_trade(words[: found.end()], after):
            stop = found.start()
            break
    for found in ACTION.finditer(words[:stop]):
        if _is_duty(words[: found.start()].rstrip(" "), found[0], words[found.end() + 1 :]):
            stop = found.start()
            break
    if words[:1].isupper() and not words.startswith(("Các ", "Những ")):
        placed = phrases.placed.search(words[:stop])
        stop = placed.end() if placed else stop
    if stop is None and len(words) > _SENTENCE:
        stop = next((found.start() for found in ACTION.finditer(words) if found.start()), None)
    return stop


def _without_body(words: str) -> str:
    """Return words of the same length, without those of a body that is named after its work."""
    body = phrases.body_named_by_verbs.match(words)
    return "x" * body.end() + words[body.end() :] if body else words


def _is_listed(before: str, verb: str, after: str) -> bool:
    """Return True if a verb is the kind of a unit in a list: “các cơ quan, tổ chức, cá nhân”,
    “Chủ tịch UBND huyện và lãnh đạo các phòng”. After “liên quan” the list has ended.
    """
    among = before.endswith(", ") and not before.endswith("liên quan, ")
    if among and after.startswith((", ", "và ")):
        return True
    follows = before.endswith((", ", " và "))
    return follows and phrases.leaders.match(f"{verb} {after}") is not None


def _is_trade(name: str, after: str) -> bool:
    """Return True if a name ends with what such units do for others, and not with its duty."""
    if phrases.supplier.search(name) and not phrases.handed_over.match(after):
        return True
    return phrases.trade.search(name) is not None and DUTY_START.match(after) is not None


def _is_noun(before: str, verb: str, after: str) -> bool:
    """Return True if a verb is part of a name: “Ban tổ chức”, “cơ quan chủ trì”."""
    connects = verb.startswith(_CONNECTIVES) and not verb.startswith(_NAMES_BODIES)
    if verb == "chủ trì":
        ended = phrases.leads_for_itself.match(after) is not None
    else:
        ended = before.rstrip(" ,").endswith(_ENDS_NAME)
    if connects or "trách nhiệm" in verb or ended:
        return False
    acting = before.endswith(("Hải quan ", "Quốc hội ")) or (
        verb == "tổ chức" and phrases.council.search(before)
    )
    if verb in _HOW_OFTEN or acting:
        return False
    if phrases.company_of_one.search(before) or _is_compound(before, verb):
        return True
    if phrases.body_before_work.search(phrases.listed_work.sub("", before)):
        return verb.startswith(_NAMES_BODIES)
    if verb == "tổng hợp" and before.lower().endswith("dịch vụ "):
        return True
    whole = before.endswith(
        ("vụ việc ", "công việc ", "sự việc ", "hành chính công ", "dịch vụ công ")
    ) or (verb in _NEVER_NOUNS and before.endswith(("công tác ", "phụ trách ")))
    return not whole and before.rstrip(" ,").rpartition(" ")[2].lower() in _BEFORE_NOUN


def _is_duty(before: str, action: str, after: str) -> bool:
    """Return True if an action is the duty of the unit before it, not part of its name as in “Tổ
    khảo sát tổng hợp kết quả”.
    """
    if action in _NAMING:
        body = phrases.body_before_work.search(f"{before} ") or phrases.like_body.search(before)
        listed = phrases.more_work.match(f",{after}") if body else None
        acts = DUTY_START.match(after, listed.end() - 1 if listed else 0) if body else None
        if phrases.named_for_work.search(before) or acts:
            return False
    if phrases.company_of_one.search(f"{before} "):
        return False
    last = before.rpartition(" ")[2]
    if last in _HALVES and _is_compound(before, action):
        return False
    proper = last[:1].isupper() and (" " in action or _ends_proper(before, last, action))
    if (
        (last in _WHOLE and not before.lower().endswith("cơ sở"))
        or proper
        or before.endswith(_ENDS_NAME)
    ):
        return True
    named = action in _NAMING or _is_compound(before, action)
    return not named and last.lower() not in _BEFORE_NOUN


def _ends_proper(before: str, last: str, action: str) -> bool:
    """Return True if the proper name before a short action is complete.

    An example is “Ban Quản lý chợ Nghè xóa”.
    """
    return (
        before.count(" ") > 1
        and not _is_compound(before, action)
        and NAME_START.fullmatch(last) is None
    )


def _is_compound(before: str, verb: str) -> bool:
    """Return True if a verb is the second half of a word: “đào tạo”, “Khoa học”."""
    before = before.rstrip(" ")
    if before.lower().endswith(_NO_HALF):
        return False
    last = before.rpartition(" ")[2]
    return f"{last} {verb.partition(' ')[0]}".lower() in _COMPOUNDS
