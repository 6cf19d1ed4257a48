"""The language of the screen. The texts in the source are Vietnamese. Any other language is a
gettext catalogue in `bdg_cli/locale`, loaded only when it is asked for.

Codes, JSON and CSV keys are never translated.
"""

from __future__ import annotations

from bdg_cli.domain.days import date, show_day
from bdg_cli.domain.messages import Message
from bdg_cli.wording.sanitize import sanitize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from gettext import NullTranslations

    from bdg_cli.domain.messages import Filling

LANGUAGES = ("vi", "en")


def N_(text: str) -> str:  # noqa: N802 -- gettext's own name for "collect, do not translate yet"
    """Mark a text for the catalogue, and return it unchanged."""
    return text


class Language:
    """Translates and fills in templates: `t("còn {n} ngày", n=3)`.

    `t` is its usual name, here and in most gettext programs; tests collect the templates by it.
    """

    def __init__(self, code: str = "vi") -> None:
        self.code = code
        self._catalogue: NullTranslations | None = None
        if code != "vi":
            import gettext
            import os

            folder = os.path.join(os.path.dirname(os.path.dirname(__file__)), "locale")
            self._catalogue = gettext.translation("bdg", folder, [code])

    def __call__(self, template: str, **filling: Filling) -> str:
        """Translate the template, then fill it in."""
        if template and self._catalogue is not None:  # the empty one is the catalogue's header
            template = self._catalogue.gettext(template)
        return self._fill(template, filling)

    def count(self, template: str, n: int, **filling: Filling) -> str:
        """Translate a template whose wording depends on the number `n`, then fill it in."""
        if self._catalogue is not None:
            template = self._catalogue.ngettext(template, template, n)
        return self._fill(template, {"n": n, **filling})

    def say(self, message: Message) -> str:
        """Return a message in this language."""
        if message.plural:
            n = message.filling["n"]
            rest = {key: value for key, value in message.filling.items() if key != "n"}
            return self.count(message.template, n if isinstance(n, int) else 0, **rest)
        return self(message.template, **message.filling)

    def _fill(self, template: str, filling: Mapping[str, Filling]) -> str:
        if not filling:
            return template
        return template.format_map({key: self._shown(value) for key, value in filling.items()})

    def _shown(self, value: Filling) -> str:
        if isinstance(value, Message):
            return self.say(value)
        if isinstance(value, tuple):
            return ", ".join([self._shown(one) for one in value])
        if isinstance(value, date):
            return show_day(value)
        return "" if value is None else sanitize(str(value))
