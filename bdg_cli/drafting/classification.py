"""What a line of the tree is: a heading, a task, a lead-in, money, a thing that is looked at."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.value import Value
from bdg_cli.drafting.labelled_lines import LEAD, SUPPORT, TIME, labels_below, labels_of
from bdg_cli.drafting.outline import BACKGROUND, COST, INSPECTED
from bdg_cli.drafting.paragraphs import DASH, FOOTNOTE, INNER, NUMBER, PLAIN, THIRD
from bdg_cli.drafting.wording.names import leading_names, names_in_heading
from bdg_cli.drafting.wording.roles import partners_in, requested_units, subject_of
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
"""How a line begins that names what is looked at."""
_WHEN: Final = re.compile(r"(?:Trong|Từ|Đến|Trước|Sau|Hằng|Hàng|Định kỳ|Vào)\b[^,.;:]{2,60}, ")
_DOES: Final = re.compile(
    r"(?:căn cứ|phối hợp|chủ trì|tổ chức|báo cáo|gửi|hướng dẫn|tổng hợp|lập|trình|thẩm định|"
    r"chỉ đạo|có trách nhiệm|chịu trách nhiệm|sẽ tiến hành)\b",
    re.IGNORECASE,
)
"""What a unit is said to do in a section on awards or times that has a duty among its lines."""
_REQUEST: Final = re.compile(r"(?:Yêu cầu|Kiến nghị)\b")
"""What the unit of a block does itself when it asks another for something."""
_LONG: Final = 200
"""Characters that a heading has at most which says what shall be done."""
_TABLE_HEAD: Final = re.compile(r"(?:STT|TT|Số TT)\s")
"""How the head of a table begins that lost its columns."""
_REMARK: Final = re.compile(r"\([^()]*\)[.;]?")


class InheritedContext(Value):
    """What holds for all that stands below a heading: its kind, its units, helpers and labels."""

    kind: str | None = None
    units: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    labels: Labels = {}  # noqa: RUF012 -- a value's default, which nothing changes


def skip_reason(node: OutlineNode, context: InheritedContext) -> str:
    """Tell why a line with nothing but labels below it is no task; empty where it is one."""
    if FOOTNOTE.match(node.text):
        return "footnote"
    if _TABLE_HEAD.match(node.text):
        return "table head"
    if _is_money(node, context):
        return COST
    if context.kind == INSPECTED and (not gives_order(node) or _THING.match(node.text)):
        return BACKGROUND
    if node.rank == PLAIN and (_leads_on(node) or _leads_up(node) or _REMARK.fullmatch(node.text)):
        return "lead-in"
    return "heading" if _is_bare_heading(node, context) else ""


def _is_money(node: OutlineNode, context: InheritedContext) -> bool:
    """Tell whether a line says where money comes from, and orders nobody to do anything."""
    if context.kind != COST:
        return _MONEY.match(node.text) is not None and not gives_order(node)
    said = node.rank != PLAIN or subject_of(node.text)[0]
    return not said or not gives_order(node) or _SOURCE.match(node.text) is not None


def _is_bare_heading(node: OutlineNode, context: InheritedContext) -> bool:
    """Tell whether a line only names units, or is a heading with nothing below it."""
    names, rest = leading_names(node.text)
    governed = context.labels or context.units or context.kind == COST or labels_below(node)
    if names and DUTY_START.match(rest):
        return False
    if node.rank <= INNER and not node.is_sentence and not governed:
        behind = node.text.partition(": ")[2]
        acts = DUTY_START.match(_unlabelled(node.text)) or DUTY_START.match(behind)
        only = not rest if names else not acts
        if only or names_in_heading(node.text):
            return True
    return bool(names and not rest)


def gives_order(node: OutlineNode) -> bool:
    """Tell whether a line begins with who shall do something, or with what shall be done."""
    names, rest = subject_of(node.text)
    return bool(names and rest) or DUTY_START.match(node.text) is not None


def names_inspected_thing(node: OutlineNode) -> bool:
    """Tell whether a line names a thing that is looked at, and nothing to be done."""
    return _THING.match(node.text) is not None and ":" not in node.text


def heading_units(node: OutlineNode) -> tuple[str, ...]:
    """Return the units that a line names for all that stands below it."""
    names, rest = leading_names(node.text)
    titled = looks_like_heading(node)
    leads_on = node.introduces and VERB.match(rest) is not None
    whole = names_in_heading(node.text) if titled and not leads_on else ()
    return whole or (names if not rest or node.introduces or titled else ())


def looks_like_heading(node: OutlineNode) -> bool:
    """Tell whether a line looks like a heading by its mark and its words."""
    if node.rank > INNER:
        return False
    whole = len(node.text) > _LONG and DUTY_START.match(node.text) is not None
    return not node.is_sentence or (_is_mixed(node) and not whole)


def is_task_with_details(
    node: OutlineNode, labels: Labels, subs: Sequence[OutlineNode], likely: Sequence[OutlineNode]
) -> bool:
    """Tell whether a line that looks like a heading is a task, and what is below belongs to it."""
    if likely or not _acts(node.text):
        return False
    if any(one.introduces and one.children for one in subs):
        return False
    if node.introduces:
        return all(one.rank >= DASH for one in subs)
    return bool(labels)


def is_caption(
    node: OutlineNode, subs: Sequence[OutlineNode], likely: Sequence[OutlineNode]
) -> bool:
    """Tell whether a bullet only names what stands below it: it orders nothing, or is short and
    has whole sentences below it that do.
    """
    if node.is_sentence or not likely:
        return False
    names = not node.text.endswith((".", ";")) and not begins_like_task(node)
    below = len(likely) > 1 and len(likely) == len(subs) and all(one.is_sentence for one in subs)
    return names or below


def names_actor(node: OutlineNode) -> bool:
    """Tell whether a line among criteria or times says that some unit shall do something."""
    names, rest = subject_of(node.text)
    return bool(names) and _DOES.match(rest) is not None and not node.children


def context_from_lead_in(node: OutlineNode, context: InheritedContext) -> InheritedContext:
    """Hand down what a lead-in says: units, as in “Các xã tập trung làm những việc sau:”, with whom
    they do it, and when.
    """
    names, rest = leading_names(node.text)
    asked = () if names or context.units else requested_units(node.text)
    units = (names if rest else ()) or asked or context.units
    timed = node.introduces and any(map(str.isdigit, node.text))
    labels = {TIME: [node.text], **context.labels} if timed else context.labels
    support = partners_in(node.text) or context.support
    return context.replace(units=units, support=support, labels=labels)


def context_for_followers(node: OutlineNode, context: InheritedContext) -> InheritedContext:
    """Hand down to the lines that follow what a lead-in names, or a line of nothing but units."""
    if node.introduces:
        return context_from_lead_in(node, context)
    names, rest = leading_names(node.text)
    alone = names and not rest and not node.is_whole and VERB.search(node.text) is None
    return context.replace(units=names) if alone else context


def _is_mixed(node: OutlineNode) -> bool:
    """Tell whether labelled lines stand between the bullets below, each for those before it."""
    kinds = [bool({LEAD, SUPPORT, TIME} & labels_of(one).keys()) for one in node.children]
    return any(first and not second for first, second in itertools.pairwise(kinds))


def begins_like_task(node: OutlineNode) -> bool:
    """Tell whether a line begins as a task does, and does not say how another is done."""
    text = _unlabelled(node.text)
    if _MANNER.match(text):
        return False
    names, rest = leading_names(text)
    return bool(names and rest) or DUTY_START.match(text) is not None


def _acts(text: str) -> bool:
    """Tell whether a text begins with what shall be done, also behind when: “Trong năm 2026, …”."""
    timed = _WHEN.match(text)
    return DUTY_START.match(text[timed.end() :] if timed else _unlabelled(text)) is not None


def _unlabelled(text: str) -> str:
    return _LABELLED.sub("", text, count=1)


def names_own_unit(node: OutlineNode) -> bool:
    """Tell whether the item names its unit first, though it stands in the block of another."""
    return (node.text[:1].isupper() or node.rank == PLAIN) and not _REQUEST.match(node.text)


def _leads_up(node: OutlineNode) -> bool:
    """Tell whether a paragraph only says that what follows is to be done, and not by whom."""
    return node.introduces and node.follower is not None and not gives_order(node)


def _leads_on(node: OutlineNode) -> bool:
    """Tell whether a paragraph only stands before numbered headings."""
    above, after = node.parent, node.follower
    if above is None or after is None or ORDER_VERBS.search(node.text):
        return False
    return after.rank <= THIRD and above.rank < NUMBER
