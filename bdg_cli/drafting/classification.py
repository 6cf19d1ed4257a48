"""Decide what a line of the outline is: a heading, a task, a lead-in, a cost."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.plan import LEAD, SUPPORT
from bdg_cli.domain.value import Value
from bdg_cli.drafting.labelled_lines import TIME, labels_below, labels_of
from bdg_cli.drafting.outline import BACKGROUND, COST, INSPECTED
from bdg_cli.drafting.paragraphs import DASH, FOOTNOTE, INNER, NUMBER, PLAIN, THIRD
from bdg_cli.drafting.wording.names import leading_names, names_in_heading
from bdg_cli.drafting.wording.role_phrases import partners_in, requested_units, subject_of
from bdg_cli.drafting.wording.vocabulary import DUTY_START, VERB

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.drafting.labelled_lines import Labels
    from bdg_cli.drafting.outline import OutlineNode

ORDER_VERBS: Final = re.compile(
    r"\b(?:đề nghị|yêu cầu|giao|báo cáo|phản ánh|có trách nhiệm|thực hiện nghiêm)\b",
    re.IGNORECASE,
)
_LABELLED: Final = re.compile(
    r"(?:nhiệm vụ|nội dung|công việc|giải pháp)(?: thực hiện| cụ thể)?\s*:\s*", re.IGNORECASE
)
_MANNER: Final = re.compile(
    r"(?:bảo đảm|đảm bảo|đa dạng|tập trung|từng bước|phong phú)\b", re.IGNORECASE
)
"""How a line begins that says in which manner the task above it is done."""
_MONEY: Final = re.compile(r"(?:Nguồn )?[Kk]inh phí\b|Ngân sách\b|Nguồn vốn\b")
_SOURCE: Final = re.compile(
    r"(?:hỗ trợ|đóng góp|huy động|tài trợ|vốn|nguồn)[^,;.]{0,30} (?:từ|của)\b", re.IGNORECASE
)
_THING: Final = re.compile(r"(?:công tác|việc|tình hình|kết quả|số lượng)\b", re.IGNORECASE)
"""How a line begins that names something to be inspected."""
_WHEN: Final = re.compile(r"(?:Trong|Từ|Đến|Trước|Sau|Hằng|Hàng|Định kỳ|Vào)\b[^,.;:]{2,60}, ")
_DOES: Final = re.compile(
    r"(?:căn cứ|phối hợp|chủ trì|tổ chức|báo cáo|gửi|hướng dẫn|tổng hợp|lập|trình|thẩm định|"
    r"chỉ đạo|có trách nhiệm|chịu trách nhiệm|sẽ tiến hành)\b",
    re.IGNORECASE,
)
"""What a unit does in a section on awards or dates that has a duty among its lines."""
_REQUEST: Final = re.compile(r"(?:Yêu cầu|Kiến nghị)\b")
"""How a unit asks another for something: an action of its own."""
_LONG: Final = 200
"""The most characters of a heading that says what is to be done."""
_TABLE_HEAD: Final = re.compile(r"(?:STT|TT|Số TT)\s")
"""How the head of a table begins that has lost its columns."""
_REMARK: Final = re.compile(r"\([^()]*\)[.;]?")


class InheritedContext(Value):
    """What applies to everything below a heading: its kind, units, supporting units and labels."""

    kind: str | None = None
    units: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    labels: Labels = {}  # noqa: RUF012 -- a value's default, which nothing changes


def skip_reason(node: OutlineNode, context: InheritedContext) -> str:
    """Return why a line with nothing but labels below it is no task; empty for a task."""
    if FOOTNOTE.match(node.text):
        return "footnote"
    if _TABLE_HEAD.match(node.text):
        return "table head"
    if _is_money(node, context):
        return COST
    if context.kind == INSPECTED and (not gives_order(node) or _THING.match(node.text)):
        return BACKGROUND
    if node.rank == PLAIN and (
        _introduces_headings(node) or _only_announces(node) or _REMARK.fullmatch(node.text)
    ):
        return "lead-in"
    return "heading" if _is_bare_heading(node, context) else ""


def _is_money(node: OutlineNode, context: InheritedContext) -> bool:
    """Return True if a line only says where money comes from and gives nobody an order."""
    if context.kind != COST:
        return _MONEY.match(node.text) is not None and not gives_order(node)
    said = node.rank != PLAIN or subject_of(node.text)[0]
    return not said or not gives_order(node) or _SOURCE.match(node.text) is not None


def _is_bare_heading(node: OutlineNode, context: InheritedContext) -> bool:
    """Return True if a line only names units, or is a heading with nothing below it."""
    names, rest = leading_names(node.text)
    governed = context.labels or context.units or context.kind == COST or labels_below(node)
    if names and DUTY_START.match(rest):
        return False
    if node.rank <= INNER and not node.is_sentence and not governed:
        after_colon = node.text.partition(": ")[2]
        acts = DUTY_START.match(_unlabelled(node.text)) or DUTY_START.match(after_colon)
        only = not rest if names else not acts
        if only or names_in_heading(node.text):
            return True
    return bool(names and not rest)


def gives_order(node: OutlineNode) -> bool:
    """Return True if a line begins with who does something or with what is to be done."""
    names, rest = subject_of(node.text)
    return bool(names and rest) or DUTY_START.match(node.text) is not None


def names_inspected_thing(node: OutlineNode) -> bool:
    """Return True if a line names something to be inspected, and nothing to be done."""
    return _THING.match(node.text) is not None and ":" not in node.text


def heading_units(node: OutlineNode) -> tuple[str, ...]:
    """Return the units that a line names for everything below it."""
    names, rest = leading_names(node.text)
    titled = looks_like_heading(node)
    leads_on = node.introduces and VERB.match(rest) is not None
    whole = names_in_heading(node.text) if titled and not leads_on else ()
    return whole or (names if not rest or node.introduces or titled else ())


def looks_like_heading(node: OutlineNode) -> bool:
    """Return True if a line looks like a heading by its marker and its words."""
    if node.rank > INNER:
        return False
    whole = len(node.text) > _LONG and DUTY_START.match(node.text) is not None
    return not node.is_sentence or (_is_mixed(node) and not whole)


def is_task_with_details(
    node: OutlineNode, labels: Labels, subs: Sequence[OutlineNode], likely: Sequence[OutlineNode]
) -> bool:
    """Return True if a line that looks like a heading is a task, and the lines below are its
    details.
    """
    if likely or not _begins_with_action(node.text):
        return False
    if any(one.introduces and one.children for one in subs):
        return False
    if node.introduces:
        return all(one.rank >= DASH for one in subs)
    return bool(labels)


def is_caption(
    node: OutlineNode, subs: Sequence[OutlineNode], likely: Sequence[OutlineNode]
) -> bool:
    """Return True if a bullet is only a title for the lines below it.

    It gives no order itself, or it is short and has whole sentences below it that do.
    """
    if node.is_sentence or not likely:
        return False
    names = not node.text.endswith((".", ";")) and not begins_like_task(node)
    below = len(likely) > 1 and len(likely) == len(subs) and all(one.is_sentence for one in subs)
    return names or below


def names_actor(node: OutlineNode) -> bool:
    """Return True if a line among criteria or dates says that some unit does something."""
    names, rest = subject_of(node.text)
    return bool(names) and _DOES.match(rest) is not None and not node.children


def context_from_lead_in(node: OutlineNode, context: InheritedContext) -> InheritedContext:
    """Return the context below a lead-in, with the units, supporting units and time that it names.

    An example is “Các xã tập trung làm những việc sau:”.
    """
    names, rest = leading_names(node.text)
    asked = () if names or context.units else requested_units(node.text)
    units = (names if rest else ()) or asked or context.units
    timed = node.introduces and any(map(str.isdigit, node.text))
    labels = {TIME: [node.text], **context.labels} if timed else context.labels
    support = partners_in(node.text) or context.support
    return context.replace(units=units, support=support, labels=labels)


def context_for_following(node: OutlineNode, context: InheritedContext) -> InheritedContext:
    """Return the context of the lines that follow a lead-in, or follow a line of units alone."""
    if node.introduces:
        return context_from_lead_in(node, context)
    names, rest = leading_names(node.text)
    alone = names and not rest and not node.ends_like_sentence and VERB.search(node.text) is None
    return context.replace(units=names) if alone else context


def _is_mixed(node: OutlineNode) -> bool:
    """Return True if labelled lines stand between the bullets below, each for those before it."""
    kinds = [bool({LEAD, SUPPORT, TIME} & labels_of(one).keys()) for one in node.children]
    return any(first and not second for first, second in itertools.pairwise(kinds))


def begins_like_task(node: OutlineNode) -> bool:
    """Return True if a line begins like a task and does not say how another task is done."""
    text = _unlabelled(node.text)
    if _MANNER.match(text):
        return False
    names, rest = leading_names(text)
    return bool(names and rest) or DUTY_START.match(text) is not None


def _begins_with_action(text: str) -> bool:
    """Return True if a text begins with an action, also after a time: “Trong năm 2026, …”."""
    timed = _WHEN.match(text)
    return DUTY_START.match(text[timed.end() :] if timed else _unlabelled(text)) is not None


def _unlabelled(text: str) -> str:
    return _LABELLED.sub("", text, count=1)


def names_own_unit(node: OutlineNode) -> bool:
    """Return True if a task names its own unit first, even below a heading of other units."""
    return (node.text[:1].isupper() or node.rank == PLAIN) and not _REQUEST.match(node.text)


def _only_announces(node: OutlineNode) -> bool:
    """Return True if a paragraph only says that what follows is to be done, and not by whom."""
    return node.introduces and node.next_sibling is not None and not gives_order(node)


def _introduces_headings(node: OutlineNode) -> bool:
    """Return True if a paragraph only introduces numbered headings."""
    above, after = node.parent, node.next_sibling
    if above is None or after is None or ORDER_VERBS.search(node.text):
        return False
    return after.rank <= THIRD and above.rank < NUMBER
