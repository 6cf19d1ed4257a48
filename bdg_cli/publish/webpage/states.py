"""How the page shows a state: a class for its colour, and always its sign and its word."""

from __future__ import annotations

from bdg_cli.domain.states import AWAITING, STATES, states_of
from bdg_cli.publish.webpage.markup import Html, joined, tag
from bdg_cli.wording.labels import STATE_LABELS
from bdg_cli.wording.state_signs import STATE_SIGNS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.plan import Plan
    from bdg_cli.domain.states import State
    from bdg_cli.wording.language import Language

STATE_NUMBERS: dict[State, int] = {
    state: place
    for place, state in enumerate([*[one for one in STATES if one != AWAITING], AWAITING])
}
"""What a state is called between the page and its script."""
STATE_CLASSES: dict[State, str] = {state: f"s{place}" for state, place in STATE_NUMBERS.items()}
"""Short, since each bar and cell has one; `page.css` says which is which, and `awaiting.css`."""


def sign(state: State) -> Html:
    """Return the sign alone, for a place where the word stands beside it; it is not read aloud."""
    return tag("b", STATE_SIGNS[state], aria_hidden="true")


def badge(state: State, words: str) -> Html:
    """Return the sign and words for a state in its colour."""
    return tag("b", f"{STATE_SIGNS[state]} {words}", class_=STATE_CLASSES[state])


def word(state: State, t: Language) -> str:
    """Return the word for a state. What has no day is done without being on time."""
    return t("hoàn thành, không quá hạn") if state == "done" else t(STATE_LABELS[state])


def legend(plan: Plan, t: Language) -> Html:
    """Return all signs with their words."""
    return tag(
        "p",
        *[joined([badge(state, word(state, t)), " "]) for state in states_of([plan])],
        class_="legend",
    )


def pins(plan: Plan) -> Html:
    """Return the drawing of each state, once, to be used by every bar of it."""
    drawn = [
        tag(
            "g",
            tag("circle", r="8"),
            tag("text", STATE_SIGNS[state]),
            id=STATE_CLASSES[state],
            class_=f"pin {STATE_CLASSES[state]}",
        )
        for state in states_of([plan])
    ]
    return joined(drawn)
