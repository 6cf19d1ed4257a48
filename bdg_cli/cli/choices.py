"""Fixed words of options, as codes or as they stand on the screen: `overdue` or `quá hạn`."""

from __future__ import annotations

from bdg_cli.domain.errors import UsageError
from bdg_cli.domain.messages import say
from bdg_cli.wording.labels import ROLE_LABELS, STATE_LABELS
from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TypeVar

    from bdg_cli.cli.env import Env

    Word = TypeVar("Word", bound=str)

NO_WORDS: Mapping[str, str] = {}
STATE_WORDS: Mapping[str, str] = STATE_LABELS
ROLE_WORDS: Mapping[str, str] = {**ROLE_LABELS, "any": N_("cả hai")}
FAILING_WORDS: Mapping[str, str] = {
    "overdue": STATE_LABELS["overdue"],
    "closing": STATE_LABELS["closing"],
    "any": N_("bất kỳ"),
}
GROUPING_WORDS: Mapping[str, str] = {
    "unit": N_("đơn vị"),
    "section": N_("mục"),
    "plan": N_("kế hoạch"),
}


def require_choice(
    env: Env, text: str, accepted: Sequence[Word], option: str, words: Mapping[str, str] = NO_WORDS
) -> Word:
    """Return the accepted code that a text is, or that has the text as its word on the screen.

    Marks, case and hyphens do not matter: `qua-han`. Raises UsageError if there is none.
    """
    for code in accepted:
        if code == text:
            return code
    wanted = _plain(text)
    for code in accepted:
        shown = words.get(code, code)
        if wanted in (_plain(code), _plain(shown), _plain(env.t(shown))):
            return code
    raise UsageError(
        "bad-value",
        say("{option} không nhận “{text}”.", option=option, text=text),
        say(
            "Các giá trị được nhận: {accepted}.",
            accepted=tuple(
                f"{code} ({env.t(words[code])})" if code in words else code for code in accepted
            ),
        ),
    )


def _plain(text: str) -> str:
    from bdg_cli.domain.folding import fold  # a code as it is needs no folding

    return " ".join(fold(text).replace("-", " ").replace("_", " ").split())
