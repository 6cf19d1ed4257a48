"""`bdg check`: all problems of plans, sources and ledger; silent if there are none."""

from __future__ import annotations

from bdg_cli.cli.choices import require_choice
from bdg_cli.cli.context import open_workspace
from bdg_cli.cli.exit_codes import FINDINGS, OK
from bdg_cli.cli.progress_display import ProgressDisplay
from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env

HELP = N_("""Kiểm tra các tệp kế hoạch, văn bản gốc và sổ theo dõi; im lặng khi mọi thứ đều ổn.

Ví dụ:
  bdg check
  bdg check plans/2019.yaml --format github
""")
_FORMATS = ("text", "json", "github")


def run(
    env: Env,
    *,
    files: opt.FilesArgument = None,
    format: opt.FormatOption = "text",  # noqa: A002 -- the option is called --format
    strict: opt.StrictOption = False,
    json: opt.JsonOption = False,
    allow_outside: opt.AllowOutsideOption = False,
) -> int:
    """Print the problems; exit 1 if there are errors, with --strict also for warnings."""
    from bdg_cli.render import problem_report
    from bdg_cli.workspace.checking import problems_in, problems_of

    shape = "json" if json else require_choice(env, format, _FORMATS, "--format")
    with ProgressDisplay(env) as progress:
        problems = (
            problems_of(files, progress, outside=allow_outside)
            if files
            else problems_in(open_workspace(env), progress, outside=allow_outside)
        )
    if shape == "json":
        env.stdout.write(problem_report.as_json(env.t, problems) + "\n")
    elif problems:
        width = env.width() if env.on_terminal() else None
        env.stdout.write(
            problem_report.as_github(env.t, problems)
            if shape == "github"
            else problem_report.as_text(env.t, problems, width)
        )
        env.stdout.write("\n")
    failing = ("error", "warning") if strict else ("error",)
    return FINDINGS if any(one.severity in failing for one in problems) else OK
