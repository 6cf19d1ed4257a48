"""`bdg draft`: from the official document to a plan file that is corrected, not written."""

from __future__ import annotations

from bdg_cli.render.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env

HELP = N_("""Đọc văn bản kế hoạch và viết bản nháp tệp kế hoạch để sửa, không phải gõ từ đầu.

Nhận .txt, .md, .docx, .pdf có chữ, hoặc “-” là đầu vào chuẩn. Chỗ chưa chắc có “unsure” kèm lý do.

Với --diff và -o, tệp mới giữ mã nhiệm vụ của tệp cũ để sổ theo dõi vẫn khớp.

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
    from bdg_cli.workspace import drafting

    _check(output=output is not None, explain=explain, diff=diff is not None, json=json)
    draft = drafting.draft_document(document)
    if explain:
        env.stdout.write(drafts.explained(env.t, draft))
        return 0
    if json:
        env.stdout.write(drafts.as_json(env.t, draft) + "\n")
        return 0
    if diff is not None:
        changes = drafting.compared(draft, diff)
        env.stdout.write(drafts.differences(env.t, changes))
        if output is None:
            return 0
        draft = drafting.with_ids_of(draft, changes)
    source = drafting.source_of(document, output)
    text = drafting.file_text_of(draft, document, source, env.t.say)
    if output is None:
        env.stdout.write(text)
        return 0
    drafting.lay_down(output, text, force=force)
    env.stderr.write(drafts.summary(env.t, draft, output))
    return 0


def _check(*, output: bool, explain: bool, diff: bool, json: bool) -> None:
    """Refuse options that do not go together. Raises UsageError."""
    from bdg_cli.domain.errors import UsageError
    from bdg_cli.domain.messages import say

    shown = [
        name
        for name, given in (("--explain", explain), ("--json", json), ("--diff", diff))
        if given
    ]
    others = [name for name in shown if name != "--diff"] if output else shown[1:]
    if others:
        raise UsageError(
            "options-clash",
            say("{one} không đi cùng {other}.", one=others[0], other="-o" if output else shown[0]),
            say("Chọn một trong hai."),
        )
