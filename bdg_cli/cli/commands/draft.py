"""`bdg draft`: from the official document to a plan file that is corrected, not written."""

from __future__ import annotations

from bdg_cli.render.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env

HELP = N_("""Đọc văn bản kế hoạch và viết bản nháp tệp kế hoạch để sửa, không phải gõ từ đầu.

Nhận .txt, .md, .docx, .pdf có chữ, hoặc “-” là đầu vào chuẩn. Chỗ chưa chắc chắn có “unsure” kèm
lý do; bdg check nhắc lại cho đến khi xóa.

Ví dụ:
  bdg draft ke-hoach.docx -o plans/2019.yaml
  bdg draft ke-hoach.docx --diff plans/2018.yaml
""")


def run(
    env: Env,
    *,
    document: opt.Document,
    output: opt.Output = None,
    force: opt.Force = False,
    explain: opt.Explain = False,
    diff: opt.Diff = None,
    json: opt.Json = False,
) -> int:
    """Draft the document; print it, or write it to a file."""
    from bdg_cli.render import drafts
    from bdg_cli.workspace.drafting import draft_document, file_text_of, lay_down, source_of

    draft = draft_document(document)
    if explain:
        env.stdout.write(drafts.explained(env.t, draft))
        return 0
    if json:
        env.stdout.write(drafts.as_json(env.t, draft) + "\n")
        return 0
    if diff is not None:
        from bdg_cli.workspace.drafting import compared

        env.stdout.write(drafts.differences(env.t, compared(draft, diff)))
        return 0
    text = file_text_of(draft, document, source_of(document, output), env.t.say)
    if output is None:
        env.stdout.write(text)
        return 0
    lay_down(output, text, force=force)
    env.stderr.write(drafts.summary(env.t, draft, output))
    return 0
