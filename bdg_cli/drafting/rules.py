"""What a line is: small named rules, tried in their order; the first that applies decides.

`LINES` are for lines with nothing but labels below them, `PARENTS` for those with more below. Each
rule has a name, which `--explain` shows; a verdict; and whether it is sure. A task by a rule that
is not sure gets a mark.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from bdg_cli.domain.value import Value
from bdg_cli.drafting.labels import TIME, asking_part, label_of
from bdg_cli.drafting.lexicon import phrases
from bdg_cli.drafting.lexicon.word_lists import word_pattern
from bdg_cli.drafting.outline import BACKGROUND, COST, INSPECTED, RARELY_TASKS, TARGET
from bdg_cli.drafting.wording.vocabulary import DUTY_START, VERB
from bdg_cli.outline.marks import DASH, INNER, NUMBER, PLAIN, THIRD

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bdg_cli.drafting.items import Item
    from bdg_cli.drafting.labels import Labels

    Verdict = Literal["task", "parts", "heading", "lead-in", "skip"]

_NO_DUTIES: Final = (BACKGROUND, TARGET, RARELY_TASKS)
_DOES: Final = word_pattern("lines", "acts", flags=re.IGNORECASE)
"""What a unit does in a section on awards or dates that has a duty among its lines."""
_PRAISED: Final = ("cá nhân", "tập thể")
"""Who is spoken of among criteria, and does nothing there."""
_LONGEST_REFERENCE: Final = 700
_FEW: Final = 5
"""A line of so many words more than one may be a sentence: “Từng xã rà soát đất trồng cây.”"""
_REMARK: Final = re.compile(r"\([^()]*\)[./;]*")


class Context(Value):
    """What applies to everything below a heading: its kind, units, supporting units and labels.

    `units_asked` says that an authority asks them: a request below is its request, too.
    `works_with` says that those who are named below help the units: “Chủ trì, phối hợp với:”.
    """

    kind: str | None = None
    units: tuple[str, ...] = ()
    units_by_position: bool = False
    units_asked: bool = False
    support: tuple[str, ...] = ()
    works_with: bool = False
    labels: Labels = {}  # noqa: RUF012 -- a value's default, which nothing changes
    caption: str = ""


class Below(NamedTuple):
    """What stands below a line: all but labels, and those of them that begin like tasks."""

    subs: Sequence[Item]
    likely: Sequence[Item]


class Rule(NamedTuple):
    """A rule: its name, when it applies, what the line is then, why it is skipped, how sure."""

    name: str
    applies: Callable[[Item, Context, Below], bool]
    verdict: Verdict
    kind: str = ""
    sure: bool = True


def decide(item: Item, context: Context, below: Below) -> tuple[Rule, str]:
    """Return the rule that decides, and the name of the one that would have decided otherwise."""
    rules = PARENTS if below.subs else LINES
    matching = (rule for rule in rules if rule.applies(item, context, below))
    first = next(matching)
    other = next((r.name for r in matching if r.verdict != first.verdict), "")
    return first, other


def _is_money(item: Item, context: Context, _: Below) -> bool:
    """Return True if it only says where money comes from and gives nobody an order."""
    if context.kind != COST:
        return phrases.money_first.match(item.text) is not None and not item.orders
    said = item.rank != PLAIN or item.subject[0]
    return not said or not item.orders or phrases.money_source.match(item.text) is not None


def _is_inspected(item: Item, context: Context, _: Below) -> bool:
    """Return True for something to be inspected, in a section that lists such things."""
    return context.kind == INSPECTED and (not item.orders or item.thing)


def _gives_no_orders(item: Item, context: Context, _: Below) -> bool:
    """Return True in a section that gives none, unless it names a unit that does something."""
    if context.kind not in _NO_DUTIES or _gives_order(item):
        return False
    acts = item.dated and DUTY_START.match(item.text.partition(": ")[2])
    return context.kind != RARELY_TASKS or not (names_actor(item) or acts)


def _gives_order(item: Item) -> bool:
    """Return True for “Giao Sở A …”, which is an order wherever it stands."""
    names, rest = item.doer
    return phrases.given.match(item.text) is not None and bool(names) and bool(rest)


def names_actor(item: Item) -> bool:
    """Return True if a line among criteria or dates says that some unit does something."""
    praised = any(name.startswith(_PRAISED) for name in item.subject[0])
    presides = phrases.presides.search(item.text) is not None
    acts = item.somebody_acts or bool(item.later_doers) or bool(item.requested)
    return acts and not (praised or presides or any(one.rank != PLAIN for one in item.children))


def surely_acts(item: Item) -> bool:
    """Return True if what it says that a unit does is a duty even among criteria or dates."""
    return _DOES.match(item.subject[1]) is not None


def _introduces_headings(item: Item, _: Context, __: Below) -> bool:
    """Return True for a paragraph that only introduces numbered headings."""
    above, after = item.parent, item.following
    if item.rank != PLAIN or above is None or after is None or item.orders_something:
        return False
    return after.rank <= THIRD and above.rank < NUMBER


def _only_announces(item: Item, _: Context, __: Below) -> bool:
    """Return True for a paragraph that says that the next are to be done, and not by whom."""
    if item.rank != PLAIN or not item.introduces or item.following is None:
        return False
    if item.somebody_acts and phrases.made_of_parts.search(item.text):
        return False
    handed = phrases.hands_over.match(item.subject[1]) is not None
    return handed or not item.orders or item.announces


def _dates_a_part(item: Item, _: Context, __: Below) -> bool:
    """Return True for “Đối với nội dung hội thi:” above nothing but its times."""
    after = () if item.following is None else item.following.labels
    dated = TIME in item.labels_below or (not item.children and TIME in after)
    return dated and phrases.part_in_schedule.match(item.text) is not None


def _is_dateline(item: Item, _: Context, __: Below) -> bool:
    return item.rank == PLAIN and phrases.dateline.fullmatch(item.text) is not None


def _names_labels(item: Item, _: Context, __: Below) -> bool:
    """Return True for “Hình thức, thời gian”, which only says which labels stand below it."""
    named = phrases.parts_of_list.split(item.text.rstrip(" :."))
    return bool(item.labels_below) and all(label_of(f"{one}:") for one in named)


def _is_remark(item: Item, _: Context, __: Below) -> bool:
    return item.rank == PLAIN and _REMARK.fullmatch(item.text) is not None


def _names_units_only(item: Item, context: Context, _: Below) -> bool:
    """Return True if it only names units, or is a heading with nothing below it."""
    names, rest = item.leading
    governed = context.labels or context.units or context.kind == COST or item.labels_below
    if names and DUTY_START.match(rest):
        return False
    if _is_short_sentence(item):
        return False
    if item.rank <= INNER and not item.is_sentence and not governed:
        after_colon = item.text.partition(": ")[2]
        acts = DUTY_START.match(item.content) or DUTY_START.match(after_colon)
        if (not rest if names else not acts) or item.named_as_heading:
            return True
    return bool(names and not rest)


def _is_short_sentence(item: Item) -> bool:
    """Return True for a numbered line that ends like a sentence and says that somebody acts."""
    whole = item.ends_like_sentence and item.text.count(" ") >= _FEW and not item.named_as_heading
    return item.rank <= INNER and whole and VERB.search(item.text) is not None


def _only_refers(item: Item, _: Context, __: Below) -> bool:
    """Return True for the name of a document in force: “- Luật Cư trú năm 2020;”."""
    one_sentence = len(item.text) <= _LONGEST_REFERENCE and ". " not in item.text
    return one_sentence and phrases.document_named.match(item.text) is not None


def _is_ground(item: Item, _: Context, __: Below) -> bool:
    """Return True for a paragraph that only names a document as the ground of what follows."""
    ground = item.rank == PLAIN and phrases.ground_named.match(item.text) is not None
    return ground and not item.requested


def _before_request(item: Item, _: Context, __: Below) -> bool:
    """Return True for a paragraph before the first that requests something, as in a letter."""
    above = item.parent
    if item.rank != PLAIN or above is None or above.rank >= 0 or above.requests_from is None:
        return False
    listed = any(one.rank != PLAIN and one.first < item.first for one in above.children)
    return item.first < above.requests_from and not listed


def _is_capital_line(item: Item, _: Context, __: Below) -> bool:
    """Return True for a line in capitals without a marker, as on a banner."""
    return item.rank == PLAIN and item.text.isupper()


def _is_capital_heading(item: Item, _: Context, __: Below) -> bool:
    """Return True for a numbered heading in capitals, below which there is nothing but labels."""
    return item.rank <= INNER and item.text.isupper()


def _states(item: Item, _: Context, __: Below) -> bool:
    """Return True for what something is, or in which manner all is done, with nobody named."""
    return phrases.statement.match(item.text) is not None and not (item.subject[0] or item.actors)


def _tells(item: Item, _: Context, __: Below) -> bool:
    """Return True for a paragraph that tells what a letter answers, or to what its sender agrees,
    and asks nobody for anything.

    What is reported there is no order: “… đăng bài phản ánh về …”.
    """
    tells = phrases.letter_tells.match(item.text) or phrases.agrees_with.match(item.text)
    return item.rank == PLAIN and tells is not None and not item.requested


def _says_who_or_what(item: Item, _: Context, __: Below) -> bool:
    """Return True if it begins with an action, or with who does something."""
    return item.orders or item.acts or bool(item.actors)


def _always(_: Item, __: Context, ___: Below) -> bool:
    return True


def inspects(item: Item) -> bool:
    """Return True if a line says who inspects, whatever else is inspected below it or later."""
    said = phrases.inspects.search(item.text) is not None and item.introduces
    names, rest = item.subject if said or phrases.inspects_whom.search(item.text) else ((), "")
    found = phrases.inspects if said else phrases.inspects_whom
    return len(names) == 1 and found.match(rest) is not None


def says_what_office_is(item: Item) -> bool:
    """Return True for “Phòng A là cơ quan chuyên môn …”."""
    names, rest = item.subject
    return len(names) == 1 and phrases.is_office.match(rest) is not None


LINES: Final = (
    Rule("chú thích", lambda item, _, __: item.footnote, "skip", "footnote"),
    Rule("đầu bảng", lambda item, _, __: item.heads_table, "skip", "table head"),
    Rule("mục không giao việc", _gives_no_orders, "skip", BACKGROUND),
    Rule("nguồn tiền", _is_money, "skip", COST),
    Rule("mức chi", lambda item, _, __: item.rate, "skip", COST),
    Rule("đối tượng kiểm tra", _is_inspected, "skip", BACKGROUND),
    Rule("lời dẫn trước các mục", _introduces_headings, "skip", "lead-in"),
    Rule("lời dẫn", _only_announces, "skip", "lead-in"),
    Rule("lời báo để biết", lambda item, _, __: item.only_informs, "skip", "closing"),
    Rule("lời trong ngoặc", _is_remark, "skip", "lead-in"),
    Rule("ngày của các việc bên dưới", lambda item, _, __: item.dates_following, "skip", "heading"),
    Rule("lịch của một phần", _dates_a_part, "skip", "heading"),
    Rule("nơi và ngày", _is_dateline, "skip", "heading"),
    Rule("tên của các dòng bên dưới", _names_labels, "skip", "heading"),
    Rule("tên gọi có số", lambda item, _, __: item.caption, "skip", "heading"),
    Rule("chương trình theo giờ", lambda item, _, __: item.agenda, "skip", BACKGROUND),
    Rule("chỉ tiêu", lambda item, context, _: item.target and not context.units, "skip", TARGET),
    Rule("chỉ có tên đơn vị", _names_units_only, "skip", "heading"),
    Rule("việc đã qua", lambda item, _, __: item.reports, "skip", BACKGROUND),
    Rule("văn bản viện dẫn", _only_refers, "skip", BACKGROUND),
    Rule("căn cứ của những việc bên dưới", _is_ground, "skip", BACKGROUND),
    Rule("thành viên", lambda item, _, __: item.member, "skip", BACKGROUND),
    Rule("lời nhận định", _states, "skip", BACKGROUND),
    Rule("lời kể đầu công văn", _tells, "skip", BACKGROUND),
    Rule("dòng viết hoa", _is_capital_line, "skip", "heading"),
    Rule("việc phải làm", _says_who_or_what, "task"),
    Rule("lời mở đầu", _before_request, "skip", BACKGROUND),
    Rule("tên mục viết hoa", _is_capital_heading, "skip", "heading"),
    Rule("không có động từ", _always, "task", sure=False),
)
"""For a line with nothing but labels below it."""


def _is_cost_heading(item: Item, context: Context, _: Below) -> bool:
    return context.kind == COST and not item.orders


def _lists_inspected(_: Item, context: Context, below: Below) -> bool:
    """Return True above nothing but things to be inspected: “3. Cải cách thủ tục hành chính”."""
    return context.kind == INSPECTED and all(one.thing for one in below.subs)


def _asks(item: Item) -> bool:
    return item.orders or bool(item.requested)


def _lists_documents(item: Item, context: Context, below: Below) -> bool:
    """Return True for an order above nothing but the documents that it is about: “Đề nghị các xã
    nghiên cứu các văn bản sau: …”.
    """
    return _asks(item) and all(_only_refers(one, context, below) for one in below.subs)


def _lists_contents(item: Item, _: Context, below: Below) -> bool:
    """Return True for an order to report, above nothing but what the report has to say."""
    listed = [one for one in below.subs if one.rank != PLAIN]
    contents = bool(listed) and not any(one.likely for one in listed)
    return _asks(item) and contents and phrases.contents_follow.search(item.lead_in) is not None


def _lists_cases(item: Item, _: Context, below: Below) -> bool:
    """Return True for an order above nothing but those whom it is about, or papers: “Rà soát các
    nhóm đối tượng như: …”.
    """
    acts = item.orders and phrases.cases_follow.search(item.lead_in) is not None
    papers = phrases.papers_follow.search(item.lead_in) is not None
    acting = (one for one in below.subs if one.begins_with_verb)
    return acts and all(papers and phrases.report_as_paper.match(one.text) for one in acting)


def _orders_first(item: Item, _: Context, __: Below) -> bool:
    """Return True if a line orders something itself before it leads in to more: “UBND các xã bố
    trí kinh phí; … tập trung các nhiệm vụ sau:”.
    """
    if phrases.gives_first.match(item.text) and item.lead_in != item.text:
        return True
    names, rest = item.subject
    first, *others = rest.split("; ")
    acts = DUTY_START.match(first) is not None and phrases.leads_on.match(first) is None
    more = any(DUTY_START.match(one.removeprefix("đồng thời ")) for one in others)
    return bool(names) and item.introduces and acts and more


def _is_caption_with_content(item: Item, _: Context, below: Below) -> bool:
    """Return True for “Bước 1”, also with a title, if a paragraph below says who does it."""
    titled = item.captioned and any(one.rank == PLAIN and one.somebody_acts for one in below.subs)
    return titled or item.caption or any(one.caption for one in below.subs)


def _heads_tasks(item: Item, _: Context, below: Below) -> bool:
    """Return True for a numbered line above lines that bear tasks, however long, without names.

    A whole sentence is one only if what stands below has numbers or letters too.
    """
    if item.rank > INNER or any(one.rank <= item.rank for one in below.subs):
        return False
    names, rest = item.subject
    bearing = sum(one.bears_tasks for one in below.subs)
    parted = len(below.subs) > 1 and all(NUMBER < one.rank <= THIRD for one in below.subs)
    several = parted or (bearing > 1 and bearing * 2 > len(below.subs))
    stops = item.text.rstrip(" *").endswith((";", "."))
    lettered = all(one.rank <= INNER for one in below.subs)
    whole = stops and not (lettered and not item.labels_below)
    return several and not (names and rest) and not whole


def _looks_like_heading(item: Item, _: Context, below: Below) -> bool:
    title = item.text.startswith("Về ") and phrases.about_title.fullmatch(item.text)
    about = item.rank <= INNER and title and not (item.orders or item.acts)
    issues = item.is_article and phrases.issued_as_follows.match(item.text) is not None
    return bool(about or issues or item.looks_like_heading) and not _is_task_with_details(
        item, below
    )


def _is_task_with_details(item: Item, below: Below) -> bool:
    """Return True if a line that looks like a heading is a task, the lines below its details."""
    if below.likely or not item.acts or item.text.isupper():
        return False
    if any(one.children and one.bears_tasks for one in below.subs):
        return False
    if item.introduces:
        return all(one.rank >= DASH for one in below.subs)
    return bool(item.labels_below)


def _leads_in(item: Item, _: Context, below: Below) -> bool:
    return item.introduces and len(below.likely) * 2 >= len(below.subs)


def _is_bullet_title(item: Item, _: Context, below: Below) -> bool:
    """Return True for a bullet without orders, or a short one with whole sentences below it."""
    if item.rank < DASH or item.is_sentence or not below.likely:
        return False
    names = not item.text.endswith((".", ";")) and not item.likely
    many = len(below.likely) > 1 and len(below.likely) == len(below.subs)
    return names or (many and all(one.is_sentence for one in below.subs))


PARENTS: Final = (
    Rule("mục không giao việc", _gives_no_orders, "skip", BACKGROUND),
    Rule("mục về kinh phí", _is_cost_heading, "heading", COST),
    Rule("đối tượng kiểm tra", _lists_inspected, "heading", "heading"),
    Rule("việc đã qua", lambda item, _, __: item.reports, "heading", BACKGROUND),
    Rule("việc về các văn bản kể ra", _lists_documents, "parts"),
    Rule("báo cáo có nội dung kể ra", _lists_contents, "parts"),
    Rule("việc về các đối tượng kể ra", _lists_cases, "task"),
    Rule("việc có thêm các phần", _orders_first, "parts"),
    Rule("tên đơn vị ở đầu mục", lambda one, _, __: bool(one.heading_units), "heading", "heading"),
    Rule("tên gọi có số", _is_caption_with_content, "heading", "heading"),
    Rule("tên mục của các việc", _heads_tasks, "heading", "heading"),
    Rule("tên mục", _looks_like_heading, "heading", "heading"),
    Rule("lời dẫn", _leads_in, "lead-in", "lead-in"),
    Rule("tên của một nhóm việc", _is_bullet_title, "heading", "heading"),
    Rule("việc có phần chi tiết", lambda item, _, __: item.orders or item.acts, "parts"),
    Rule("không có động từ", _always, "parts", sure=False),
)
"""For a line with more than labels below it."""


def passes_on(item: Item, context: Context) -> Context:
    """Return the context below a lead-in, with the units, supporting units and time that it names.

    An example is “Các xã tập trung làm những việc sau:”.
    """
    names, rest = item.leads_in_for
    others = bool(names) and phrases.unit_asks_others.match(rest) is not None
    asked = item.leads_in_asking if others or not (names or context.units) else ()
    acts = (rest or item.introduces) and not item.approves
    named = names if acts and not others else ()
    units = item.directed or asked or named or context.units
    said = asking_part(item.text)
    timed = item.introduces and not item.caption and phrases.numbered_time.search(said)
    labels = {TIME: [said], **context.labels} if timed else context.labels
    return context.replace(
        units=units,
        units_by_position=context.units_by_position and units == context.units,
        units_asked=units == asked if units != context.units else context.units_asked,
        support=item.partners or context.support,
        labels=labels,
    )


def after_line(item: Item, context: Context) -> Context:
    """Return the context of the lines that follow a lead-in, or follow a line of units alone."""
    if item.dates_following:
        return context.replace(caption=item.text)
    if item.opens_orders:
        return context.replace(kind=None)
    if item.announces or item.introduces:
        handed = passes_on(item, context)
        return handed.replace(kind=None) if item.announces else handed
    names, rest = item.leading
    alone = names and not rest and not item.ends_like_sentence and VERB.search(item.text) is None
    return context.replace(units=names, units_by_position=True) if alone else context
