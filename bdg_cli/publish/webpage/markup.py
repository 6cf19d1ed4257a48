"""HTML as a value: whatever is not markup already is a text of somebody, and is escaped here alone.

Tags and attributes are names of our own. What HTML lets one leave out is left out (quotes around
plain values, end tags of rows and items), since a page has tens of thousands of them.
"""

from __future__ import annotations

from html import escape

from bdg_cli.wording.sanitize import sanitize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_EMPTY = {"br", "input", "meta"}
_ENDED_BY_THE_NEXT = {"li", "p", "option", "td", "th", "tr", "thead", "tbody"}
_SHAPES = {"circle", "line", "path", "rect", "use"}
_NAMES: dict[str, str] = {}
"""Names of attributes as HTML has them, by those of parameters; each is worked out once."""


class Html(str):
    """A text that is markup already."""

    __slots__ = ()


def tag(name: str, /, *children: str, **attributes: str | bool) -> Html:
    """Return an element. Children that are no Html are escaped, and so is each attribute.

    `True` is an attribute without a value, an empty value or `False` none at all. An underscore in
    the name of an attribute is a hyphen (`data_unit`), one at its end nothing (`class_`).
    """
    opened = f"<{name}"
    for key, value in attributes.items():
        opened += _attribute(key, value)
    if name in _SHAPES:
        return Html(f"{opened} />")
    if name in _EMPTY:
        return Html(f"{opened}>")
    ended = "" if name in _ENDED_BY_THE_NEXT else f"</{name}>"
    return Html(f"{opened}>{joined(children)}{ended}")


def joined(children: Iterable[str]) -> Html:
    """Return parts one after the other."""
    return Html("".join([one if isinstance(one, Html) else text(one) for one in children]))


def text(said: str) -> Html:
    """Return a text as markup that shows it, without what cannot be seen."""
    return Html(escape(sanitize(said), quote=False))


def _attribute(name: str, value: str | bool) -> str:  # noqa: FBT001 -- as in HTML
    if value is False or value == "":
        return ""
    shown = _NAMES.get(name) or _NAMES.setdefault(name, name.rstrip("_").replace("_", "-"))
    if value is True:
        return f" {shown}"
    if value.isascii() and value.strip("#%").replace(".", "").replace("-", "").isalnum():
        return f" {shown}={value}"
    return f' {shown}="{escape(sanitize(value))}"'
