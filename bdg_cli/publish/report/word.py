"""A report as a Word document, ready to be corrected, numbered and signed."""

from __future__ import annotations

from bdg_cli.publish.report import head_lines
from bdg_cli.publish.report.body import body
from bdg_cli.publish.report.official_document import DocumentHead, OfficialDocument, Signature
from bdg_cli.publish.report.tables import annex_table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.documents.word_template import WordTemplate
    from bdg_cli.services.report import Report
    from bdg_cli.services.report_head import ReportHead
    from bdg_cli.services.status import PlanStatus
    from bdg_cli.wording.language import Language


def word_document(
    report: Report,
    _statuses: Sequence[PlanStatus],
    t: Language,
    *,
    template: WordTemplate | None = None,
) -> bytes:
    """Return the report as a .docx file, with the styles of a template where there is one."""
    head = report.head
    document = OfficialDocument(t, template)
    document.head(document_head(head, t))
    document.title(t.say(head.kind).upper(), t.say(head.title))
    if head.to:
        document.addressed_to(head_lines.addressed_to(head, t))
    document.text(t.say(head.opening))
    document.blocks(body(report, t))
    document.signature(t.say(head.closing), signature(head, t))
    document.annex(t("Phụ lục"), *head_lines.annex_title(report, t))
    document.table(annex_table(report, t))
    return document.content(title=t.say(head.title), author=head.issuer, day=head.day)


def document_head(head: ReportHead, t: Language, about: str = "") -> DocumentHead:
    """Return the lines above a document; `about` only for a letter."""
    nation, motto = head_lines.nation(t)
    return DocumentHead(
        head.parent.upper(),
        head.issuer.upper(),
        nation,
        motto,
        head_lines.number_line(head, t),
        head_lines.place_and_day(head, t),
        about,
    )


def signature(head: ReportHead, t: Language) -> Signature:
    """Return what stands below a document."""
    signer = head.signer
    return Signature(
        t("Nơi nhận:"),
        head_lines.recipients(head),
        head_lines.capacity(head),
        signer.name if signer else "",
    )
