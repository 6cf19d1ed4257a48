"""Letters that urge units as Word documents: one after the other in a file, or a file each."""

from __future__ import annotations

from bdg_cli.publish.report import head_lines
from bdg_cli.publish.report.blocks import Table, TableColumn
from bdg_cli.publish.report.official_document import OfficialDocument
from bdg_cli.publish.report.word import document_head, signature

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.documents.word_template import WordTemplate
    from bdg_cli.services.urging_letters import UrgingLetter
    from bdg_cli.wording.language import Language


def word_letters(
    letters: Sequence[UrgingLetter], t: Language, template: WordTemplate | None = None
) -> bytes:
    """Return a .docx file of letters, at least one, each on pages of its own."""
    document = OfficialDocument(t, template)
    for place, letter in enumerate(letters):
        if place:
            document.next_document()
        _write(document, letter, t)
    first = letters[0].head
    return document.content(title=t.say(first.title), author=first.issuer, day=first.day)


def _write(document: OfficialDocument, letter: UrgingLetter, t: Language) -> None:
    head = letter.head
    document.head(document_head(head, t, t.say(head.title)))
    document.addressed_to(head_lines.addressed_to(head, t))
    document.text(t.say(head.opening))
    document.table(urged_table(letter, t))
    document.text(t.say(letter.request))
    document.signature(t.say(head.closing), signature(head, t))


def urged_table(letter: UrgingLetter, t: Language) -> Table:
    """Return the tasks of a letter."""
    return Table(
        (
            TableColumn(t("TT"), 1, number=True),
            TableColumn(t("Nhiệm vụ"), 7),
            TableColumn(t("Thời hạn"), 3),
            TableColumn(t("Tình trạng"), 4),
        ),
        tuple(
            [
                (
                    place,
                    t("{text} ({task})", text=one.task.text.rstrip(" .;"), task=one.task.id),
                    t.say(one.due),
                    t.say(one.said),
                )
                for place, one in enumerate(letter.tasks, start=1)
            ]
        ),
    )
