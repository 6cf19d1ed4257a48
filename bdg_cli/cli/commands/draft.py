"""`bdg draft`: turn an official document into a plan file to correct."""

from __future__ import annotations

from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env

HELP = N_("""Đọc văn bản kế hoạch và viết bản nháp tệp kế hoạch để sửa, không phải gõ từ đầu.

Nhận .docx, .pdf, .odt, .html, .txt, .md, “-” là đầu vào chuẩn; .doc, .rtf nếu máy có LibreOffice;
bản quét (.pdf, .png, .jpg, .tif) nếu có Tesseract. Chỗ chưa chắc có “unsure” kèm lý do.

Với --diff và -o, tệp mới giữ mã nhiệm vụ, mã và thành viên của đơn vị theo tệp cũ; nhiệm vụ nguyên
lời thì giữ cả chủ trì, phối hợp, căn cứ và chỗ đã tách. Thời gian lấy theo văn bản mới.

Ví dụ:
  bdg draft ke-hoach.docx -o plans/2019.yaml
  bdg draft ke-hoach.docx --diff plans/2018.yaml
""")


def run(
    env: Env,
    *,
    document: opt.DocumentArgument,
    output: opt.OutputOption = None,
    force: opt.ForceOption = False,
    explain: opt.ExplainOption = False,
    diff: opt.DiffOption = None,
    json: opt.JsonOption = False,
) -> int:
    """Draft the document; print it, or write it to a file."""
    from bdg_cli.cli.progress_display import ProgressDisplay
    from bdg_cli.workspace import drafting

    _check(output=output is not None, explain=explain, diff=diff is not None, json=json)
    with ProgressDisplay(env) as progress:
        drafted = drafting.draft_document(document, env.read_all, progress)
    draft, recognised = drafted.draft, drafted.recognised
    if recognised and recognised.poor:
        pages = ", ".join(map(str, recognised.poor))
        said = env.t(
            "Trang {pages} quét mờ: đối chiếu từng chữ, hoặc quét lại 300 dpi.", pages=pages
        )
        env.stderr.write(said + "\n")
    if recognised and recognised.unread:
        pages = ", ".join(map(str, recognised.unread))
        said = env.t(
            "Trang {pages} không nhận dạng được nên chưa đọc: xem trên bản quét.", pages=pages
        )
        env.stderr.write(said + "\n")
    if diff is not None:
        from bdg_cli.cli.context import renderer_for

        last = drafting.last_edition(diff)
        changes = drafting.compared(draft, last)
        renderer_for(env, json=json).changes(changes)
        if output is None:
            return 0
        draft = drafting.with_known_of(draft, last, changes)
    elif explain or json:
        from bdg_cli.cli.context import renderer_for

        renderer_for(env, json=json).draft_lines(draft)
        return 0
    source = drafting.source_of(document, output, recognised, force=force)
    text = drafting.file_text_of(draft, document, source, env.t.say)
    if output is None:
        env.stdout.write(text)
        return 0
    from bdg_cli.render.draft_report import draft_summary

    drafting.lay_down(output, text, force=force)
    copy = drafting.keep_source(document, output, source, recognised)
    if copy and recognised:
        env.stderr.write(env.t("Đã ghi chữ nhận dạng được vào {file}.", file=copy) + "\n")
    elif copy:
        env.stderr.write(env.t("Đã chép văn bản vào {file} để đối chiếu.", file=copy) + "\n")
    env.stderr.write(draft_summary(env.t, draft, output))
    return 0


_CLASHES = (("--explain", "--json", "--diff", "-o"), ("--json", "-o"))
"""An option, and those that exclude it. With `--diff`, JSON and a file go together."""


def _check(*, output: bool, explain: bool, diff: bool, json: bool) -> None:
    """Raise UsageError for options that do not go together."""
    from bdg_cli.domain.errors import UsageError
    from bdg_cli.domain.messages import say

    given = {"--explain": explain, "--json": json, "--diff": diff, "-o": output}
    for one, *others in _CLASHES:
        other = next((name for name in others if given[name]), None)
        if not given[one] or other is None or (one == "--json" and diff):
            continue
        raise UsageError(
            "options-clash",
            say("{one} không đi cùng {other}.", one=one, other=other),
            say("Chọn một trong hai."),
        )
