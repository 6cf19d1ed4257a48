"""An official document in Word, laid out by decree 30/2020/NĐ-CP: its head, its running text, its
tables, its signature. It knows nothing of what it tells.

All is in paragraphs and tables with styles that have names; there are no text boxes, drawings or
locked parts, so that a person can change each word.
"""

from __future__ import annotations

from bdg_cli.domain.value import Value
from bdg_cli.publish.report import word_styles as styles
from bdg_cli.publish.report.blocks import Heading, ListItem, Table, TextParagraph
from bdg_cli.publish.report.text_widths import text_width
from bdg_cli.publish.report.word_file import begun_document, document_bytes
from bdg_cli.publish.report.word_pages import begin_section, number_pages, text_room
from bdg_cli.publish.report.word_styles import TWIPS_A_MM, add_styles
from bdg_cli.publish.report.word_tables import WordTables, cell, grid
from bdg_cli.publish.report.word_xml import element, paragraph

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Final

    from docx.oxml.xmlchemy import BaseOxmlElement

    from bdg_cli.documents.word_template import WordTemplate
    from bdg_cli.domain.days import date
    from bdg_cli.publish.report.blocks import Block
    from bdg_cli.wording.language import Language

_ISSUER_SHARE: Final = 0.43
"""The share of the page that the issuer gets beside the name of the country."""
_RULE: Final = 0.42
"""How long a rule is, of the line above it: between a third and a half."""
_SHORTEST_RULE: Final = 12.0
_BELOW_TITLE: Final = 12
_BELOW_TABLE: Final = 6


class DocumentHead(Value):
    """The two columns above a document. `about` is what a letter is about, below its number."""

    parent: str
    issuer: str
    nation: str
    motto: str
    number: str
    place_and_day: str
    about: str = ""


class Signature(Value):
    """The block below a document. `recipients` and `capacity` are whole lines, the first
    ones below their `heading`.
    """

    heading: str
    recipients: tuple[str, ...] = ()
    capacity: tuple[str, ...] = ()
    name: str = ""


class OfficialDocument:
    """A document that is written from above to below.

    With a template it has the template's page, styles, header and footer; what the template lacks
    is ours.
    """

    def __init__(self, t: Language, template: WordTemplate | None = None) -> None:
        self._document = begun_document(template)
        self._from_template = template is not None
        self._ids = add_styles(self._document)
        self._tables = WordTables(self._ids, t)
        self._body = self._document.element.body
        number_pages(self._document, self._ids)
        self._room = text_room(self._document)

    def head(self, head: DocumentHead) -> None:
        """Write the head: who issues the document, and the name of the country with its motto."""
        left, right = self._room * _ISSUER_SHARE, self._room * (1 - _ISSUER_SHARE)
        above = [self._line(head.parent, styles.PARENT)] if head.parent else []
        long = min(text_width(head.issuer, 12, bold=True), left) * _RULE
        upper = element(
            "w:tr",
            cell(
                left,
                [
                    *above,
                    self._line(head.issuer, styles.ISSUER),
                    self._rule(left, max(long, _SHORTEST_RULE)),
                ],
            ),
            cell(
                right,
                [
                    self._line(head.nation, styles.NATION),
                    self._line(head.motto, styles.MOTTO),
                    self._rule(right, text_width(head.motto, 13, bold=True)),
                ],
            ),
        )
        about = [self._line(head.about, styles.LETTER_SUBJECT)] if head.about else []
        lower = element(
            "w:tr",
            cell(left, [self._line(head.number, styles.NUMBER), *about]),
            cell(right, [self._line(head.place_and_day, styles.PLACE)]),
        )
        table = grid([left, right], borders=False)
        table.extend([upper, lower])
        self._add(table)

    def title(self, kind: str, subject: str) -> None:
        """Write the kind of document and what it is about, with a rule below."""
        self._add(self._line(kind, styles.KIND))
        self._add(self._line(subject, styles.SUBJECT))
        long = min(text_width(subject, 14, bold=True), self._room) * _RULE
        self._add(self._rule(self._room, max(long, _SHORTEST_RULE), after=_BELOW_TITLE))

    def addressed_to(self, text: str) -> None:
        """Write to whom the document goes: “Kính gửi: …”."""
        self._add(self._line(text, styles.ADDRESSED))

    def text(self, text: str) -> None:
        """Write a paragraph of running text."""
        self._add(self._line(text, styles.TEXT))

    def blocks(self, blocks: Iterable[Block]) -> None:
        """Write headings, paragraphs, points and tables in order."""
        for block in blocks:
            if isinstance(block, Heading):
                self._add(self._heading(block))
            elif isinstance(block, TextParagraph):
                self.text(block.text)
            elif isinstance(block, ListItem):
                mark, style = ("-", styles.POINT) if block.level == 1 else ("+", styles.SUBPOINT)
                self._add(self._line(f"{mark} {block.text}", style))
            else:
                self.table(block)

    def table(self, table: Table) -> None:
        """Write a table over the whole width, its caption above it."""
        if table.caption:
            self._add(self._line(table.caption, styles.CAPTION))
        self._add(self._tables.table(table, self._room))
        after = self._line("", styles.RULE)  # two tables without anything between are one
        after.pPr.append(element("w:spacing", after=str(_BELOW_TABLE * 20)))
        self._add(after)

    def signature(self, closing: str, signature: Signature) -> None:
        """Write the last paragraph, and below it who signs and who gets the document."""
        last = self._line(closing, styles.TEXT)
        last.pPr.append(element("w:keepNext"))
        self._add(last)
        half = self._room / 2
        recipients = [self._line(one, styles.RECIPIENT) for one in signature.recipients]
        if recipients:
            recipients.insert(0, self._line(signature.heading, styles.RECIPIENTS))
        signed = [self._line(one, styles.CAPACITY) for one in signature.capacity or ("",)]
        signed.append(self._line(signature.name, styles.SIGNER))
        row = element(
            "w:tr",
            element("w:trPr", element("w:cantSplit")),
            cell(half, recipients or [self._line("", styles.RECIPIENT)]),
            cell(half, signed),
        )
        table = grid([half, half], borders=False)
        table.append(row)
        self._add(table)

    def annex(self, label: str, title: str, of: str) -> None:
        """Begin an annex on a page across, with page numbers of its own."""
        self._begin(across=True)
        self._add(self._line(label, styles.ANNEX))
        self._add(self._line(title, styles.ANNEX_TITLE))
        self._add(self._line(of, styles.ANNEX_OF))

    def next_document(self) -> None:
        """Begin another document in the same file, on a page of its own."""
        self._begin(across=False)

    def content(self, *, title: str, author: str, day: date) -> bytes:
        """Return the file."""
        if self._body[-2].tag.endswith("}tbl"):  # Word wants a paragraph after the last table
            self._add(self._line("", styles.RULE))
        return document_bytes(self._document, title=title, author=author, day=day)

    def _begin(self, *, across: bool) -> None:
        begin_section(self._document, self._ids, across=across)
        self._room = text_room(self._document)

    def _add(self, block: BaseOxmlElement) -> None:
        self._body[-1].addprevious(block)

    def _line(self, text: str, style: str) -> BaseOxmlElement:
        return paragraph(text, self._ids[style])

    def _heading(self, heading: Heading) -> BaseOxmlElement:
        """Return a heading with its own number, also where the style has one."""
        style = styles.HEADINGS[heading.level - 1]
        made = self._line(f"{heading.number}. {heading.text}", style)
        if self._from_template:
            made.pPr.append(element("w:numPr", element("w:numId", val="0")))
        return made

    def _rule(self, room: float, length: float, after: int = 0) -> BaseOxmlElement:
        """Return an empty paragraph with a line below it, in the middle of the room; `after` are
        the points that it stands off what follows.
        """
        made = self._line("", styles.RULE)
        side = str(round(max(room - length, 0) / 2 * TWIPS_A_MM))
        edge = element("w:bottom", val="single", sz="6", space="1", color="auto")
        made.pPr.append(element("w:pBdr", edge))
        if after:
            made.pPr.append(element("w:spacing", after=str(after * 20)))
        made.pPr.append(element("w:ind", left=side, right=side))
        return made
