"""Builds the two forms of a letter together, so that both say the same."""

from __future__ import annotations

from bdg_cli.domain.letters import Letter
from bdg_cli.publish.letters import page, plain_page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.publish.letters.task_words import TaskWords
    from bdg_cli.wording.language import Language


class LetterBuilder:
    """Adds one part after the other to text and page."""

    def __init__(self, t: Language) -> None:
        self._t = t
        self._text: list[str] = []
        self._html: list[str] = []

    def heading(self, text: str) -> None:
        """Add a heading."""
        self._text.append(plain_page.heading(text))
        self._html.append(page.heading(text))

    def paragraph(self, text: str, *, faint: bool = False) -> None:
        """Add a paragraph; a faint one is of less importance."""
        self._text.append(plain_page.paragraph(text))
        self._html.append(page.paragraph(text, faint=faint))

    def task(self, words: TaskWords) -> None:
        """Add a task, with its state first."""
        beside = self._t("(vị trí {ref})", ref=words.ref)
        self._text.append(plain_page.card(words, beside))
        self._html.append(page.card(words, beside))

    def table(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Add a table of figures; the first column names what they are about."""
        self._text.append(plain_page.table(headings, rows))
        self._html.append(page.table(headings, rows))

    def items(self, texts: Sequence[str]) -> None:
        """Add a list."""
        self._text.append(plain_page.items(texts))
        self._html.append(page.items(texts))

    def letter(self, subject: str) -> Letter:
        """Return the letter, with a line at its end that says who wrote it."""
        self.paragraph(self._t("Thư do chương trình theo dõi kế hoạch tự động gửi."), faint=True)
        return Letter(
            subject,
            "\n\n".join(self._text) + "\n",
            page.page(self._t.code, subject, self._html),
        )
