"""The windows of assignments as bars: each ends in a pin with the sign of its state."""

from __future__ import annotations

from bdg_cli.publish.webpage.axis import percent
from bdg_cli.publish.webpage.markup import Html, tag
from bdg_cli.publish.webpage.states import STATE_CLASSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.days import Window
    from bdg_cli.domain.states import State
    from bdg_cli.publish.webpage.axis import PageAxis


def bar(axis: PageAxis, window: Window, state: State, origin: float = 0) -> Html:
    """Return a window; one without a first day, or of one day, is the pin alone.

    `origin` is where the drawing that it stands in begins, in percent.
    """
    place = STATE_CLASSES[state]
    end = axis.at(window.last)
    pin = tag("use", href=f"#{place}", x=percent(end - origin) if end != origin else "")
    if window.first is None or window.first == window.last:
        return pin
    start = axis.at(window.first)
    drawn = tag("rect", class_=place, x=percent(start - origin), width=percent(end - start))
    return Html(drawn + pin)
