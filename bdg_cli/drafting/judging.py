"""What a line of the tree is: a heading, a task, a lead-in, money, a thing that is looked at."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from bdg_cli.domain.value import Value
from bdg_cli.drafting.blocks import DASH, FOOTNOTE, INNER, NUMBER, PLAIN, THIRD
from bdg_cli.drafting.labels import LEAD, SUPPORT, TIME, labels_below, labels_of
from bdg_cli.drafting.tree import COST, LOOKED_AT, OTHER
from bdg_cli.drafting.wording.names import heading, leading
from bdg_cli.drafting.wording.roles import asked_in, subject_of, together_with
from bdg_cli.drafting.wording.vocabulary import OPENS, VERB

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.drafting.labels import Labels
    from bdg_cli.drafting.tree import Node

ORDERS: Final = re.compile(
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


class Place(Value):
    """What holds for all that stands below a heading: its kind, its units, helpers and labels."""

    kind: str | None = None
    units: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    labels: Labels = {}  # noqa: RUF012 -- a value's default, which nothing changes


def no_item(node: Node, place: Place) -> str:
    """Tell why a line with nothing but labels below it is no task; empty where it is one."""
    if FOOTNOTE.match(node.text):
        return "footnote"
    if _TABLE_HEAD.match(node.text):
        return "table head"
    if _is_money(node, place):
        return COST
    if place.kind == LOOKED_AT and (not orders(node) or _THING.match(node.text)):
        return OTHER
    if node.rank == PLAIN and (_leads_on(node) or _leads_up(node) or _REMARK.fullmatch(node.text)):
        return "lead-in"
    return "heading" if _is_bare_heading(node, place) else ""


def _is_money(node: Node, place: Place) -> bool:
    """Tell whether a line says where money comes from, and orders nobody to do anything."""
    if place.kind != COST:
        return _MONEY.match(node.text) is not None and not orders(node)
    said = node.rank != PLAIN or subject_of(node.text)[0]
    return not said or not orders(node) or _SOURCE.match(node.text) is not None


def _is_bare_heading(node: Node, place: Place) -> bool:
    """Tell whether a line only names units, or is a heading with nothing below it."""
    names, rest = leading(node.text)
    governed = place.labels or place.units or place.kind == COST or labels_below(node)
    if names and OPENS.match(rest):
        return False
    if node.rank <= INNER and not node.is_sentence and not governed:
        behind = node.text.partition(": ")[2]
        acts = OPENS.match(_unlabelled(node.text)) or OPENS.match(behind)
        only = not rest if names else not acts
        if only or heading(node.text):
            return True
    return bool(names and not rest)


def orders(node: Node) -> bool:
    """Tell whether a line begins with who shall do something, or with what shall be done."""
    names, rest = subject_of(node.text)
    return bool(names and rest) or OPENS.match(node.text) is not None


def is_thing(node: Node) -> bool:
    """Tell whether a line names a thing that is looked at, and nothing to be done."""
    return _THING.match(node.text) is not None and ":" not in node.text


def heads(node: Node) -> tuple[str, ...]:
    """Return the units that a line names for all that stands below it."""
    names, rest = leading(node.text)
    titled = is_titled(node)
    leads_on = node.introduces and VERB.match(rest) is not None
    whole = heading(node.text) if titled and not leads_on else ()
    return whole or (names if not rest or node.introduces or titled else ())


def is_titled(node: Node) -> bool:
    """Tell whether a line looks like a heading by its mark and its words."""
    if node.rank > INNER:
        return False
    whole = len(node.text) > _LONG and OPENS.match(node.text) is not None
    return not node.is_sentence or (_is_mixed(node) and not whole)


def is_order(node: Node, labels: Labels, subs: Sequence[Node], likely: Sequence[Node]) -> bool:
    """Tell whether a line that looks like a heading is a task, and what is below belongs to it."""
    if likely or not _acts(node.text):
        return False
    if any(one.introduces and one.children for one in subs):
        return False
    if node.introduces:
        return all(one.rank >= DASH for one in subs)
    return bool(labels)


def is_caption(node: Node, subs: Sequence[Node], likely: Sequence[Node]) -> bool:
    """Tell whether a bullet only names what stands below it: it orders nothing, or is short and
    has whole sentences below it that do.
    """
    if node.is_sentence or not likely:
        return False
    names = not node.text.endswith((".", ";")) and not is_duty(node)
    below = len(likely) > 1 and len(likely) == len(subs) and all(one.is_sentence for one in subs)
    return names or below


def names_doer(node: Node) -> bool:
    """Tell whether a line among criteria or times says that some unit shall do something."""
    names, rest = subject_of(node.text)
    return bool(names) and _DOES.match(rest) is not None and not node.children


def led_by(node: Node, place: Place) -> Place:
    """Hand down what a lead-in says: units, as in “Các xã tập trung làm những việc sau:”, with whom
    they do it, and when.
    """
    names, rest = leading(node.text)
    asked = () if names or place.units else asked_in(node.text)
    units = (names if rest else ()) or asked or place.units
    timed = node.introduces and any(map(str.isdigit, node.text))
    labels = {TIME: [node.text], **place.labels} if timed else place.labels
    support = together_with(node.text) or place.support
    return place.replace(units=units, support=support, labels=labels)


def handed_down(node: Node, place: Place) -> Place:
    """Hand down to the lines that follow what a lead-in names, or a line of nothing but units."""
    if node.introduces:
        return led_by(node, place)
    names, rest = leading(node.text)
    alone = names and not rest and not node.is_whole and VERB.search(node.text) is None
    return place.replace(units=names) if alone else place


def _is_mixed(node: Node) -> bool:
    """Tell whether labelled lines stand between the bullets below, each for those before it."""
    kinds = [bool({LEAD, SUPPORT, TIME} & labels_of(one).keys()) for one in node.children]
    return any(first and not second for first, second in itertools.pairwise(kinds))


def is_duty(node: Node) -> bool:
    """Tell whether a line begins as a task does, and does not say how another is done."""
    text = _unlabelled(node.text)
    if _MANNER.match(text):
        return False
    names, rest = leading(text)
    return bool(names and rest) or OPENS.match(text) is not None


def _acts(text: str) -> bool:
    """Tell whether a text begins with what shall be done, also behind when: “Trong năm 2026, …”."""
    timed = _WHEN.match(text)
    return OPENS.match(text[timed.end() :] if timed else _unlabelled(text)) is not None


def _unlabelled(text: str) -> str:
    return _LABELLED.sub("", text, count=1)


def is_named(node: Node) -> bool:
    """Tell whether the item names its unit first, though it stands in the block of another."""
    return (node.text[:1].isupper() or node.rank == PLAIN) and not _REQUEST.match(node.text)


def _leads_up(node: Node) -> bool:
    """Tell whether a paragraph only says that what follows is to be done, and not by whom."""
    return node.introduces and node.follower is not None and not orders(node)


def _leads_on(node: Node) -> bool:
    """Tell whether a paragraph only stands before numbered headings."""
    above, after = node.parent, node.follower
    if above is None or after is None or ORDERS.search(node.text):
        return False
    return after.rank <= THIRD and above.rank < NUMBER
