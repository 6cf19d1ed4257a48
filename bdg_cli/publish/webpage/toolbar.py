"""What filters the page: search, unit, section, states. Without a script there is nothing to use,
so it is hidden until the script shows it.
"""

from __future__ import annotations

from bdg_cli.domain.states import STATES
from bdg_cli.publish.webpage.markup import Html, joined, tag
from bdg_cli.publish.webpage.states import STATE_NUMBERS, badge, word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bdg_cli.publish.webpage.content import Content
    from bdg_cli.wording.language import Language


def toolbar(content: Content, t: Language) -> Html:
    """Return the form."""
    present = {one.state for task in content.tasks for one in task.status.assignments}
    boxes = [
        tag(
            "label",
            tag("input", type="checkbox", name="state", value=str(STATE_NUMBERS[state])),
            badge(state, word(state, t)),
        )
        for state in STATES
        if state in present
    ]
    return tag(
        "form",
        tag(
            "label",
            tag("span", t("Tìm")),
            tag(
                "input",
                type="search",
                id="search",
                autocomplete="off",
                placeholder=t("nhấn / để tìm, không cần gõ dấu"),
                aria_keyshortcuts="/",
            ),
            class_="search",
        ),
        _choice(t("Đơn vị"), "unit", t("mọi đơn vị"), _units(content)),
        _choice(t("Mục"), "section", t("mọi mục"), _sections(content, t)),
        tag("fieldset", tag("legend", t("Tình trạng")), *boxes),
        tag("button", t("Bỏ lọc"), type="reset", aria_keyshortcuts="Escape"),
        tag(
            "output",
            data_said=t("{shown}/{of} nhiệm vụ", shown="#", of=str(len(content.tasks))),
            for_="search unit section",
        ),
        id="filter",
        role="search",
        aria_label=t("Lọc"),
        hidden=True,
    )


def _choice(name: str, key: str, everything: str, options: Iterable[tuple[str, str]]) -> Html:
    made = [tag("option", words, value=value) for value, words in options]
    anything = joined([Html('<option value="">'), everything])
    return tag("label", tag("span", name), tag("select", anything, *made, id=key))


def _units(content: Content) -> Iterator[tuple[str, str]]:
    """Yield the units with their numbers; a group with those of all its members."""
    known = {one.code for one in content.report.plan.units}
    for unit in content.report.plan.units:
        mine = [one.code for one in unit.members if one.code in content.units]
        if mine:
            yield " ".join([str(content.units[code]) for code in mine]), unit.name
        for code in (unit.code, *mine):
            if code in content.units:
                yield str(content.units[code]), content.names[code]
    for code in content.units:
        if code not in known and "." not in code:
            yield str(content.units[code]), content.names[code]


def _sections(content: Content, t: Language) -> Iterator[tuple[str, str]]:
    for section in content.sections:
        found = section.results.section
        said = t("{number}. {title}", number=found.number, title=found.title)
        yield str(section.number), said
