"""What the user is told when a call fails, and its exit code."""

from __future__ import annotations

import os

from bdg_cli.cli import exit_codes
from bdg_cli.domain.errors import BatchError, BdgError, InvalidPlanError
from bdg_cli.render.wrapping import wrap_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli.env import Env
    from bdg_cli.domain.messages import Message


def report_error(env: Env, error: BaseException) -> int:
    """Write to stderr what went wrong; return the exit code."""
    match error:
        case BdgError():
            _write(env, error)
            return exit_codes.exit_code(error)
        case KeyboardInterrupt():
            return exit_codes.INTERRUPTED
        case BrokenPipeError():
            return _output_lost(exit_codes.OK)
        case OSError():
            env.stderr.write(
                env.t("Lỗi: Không ghi được kết quả: {reason}.", reason=_reason(error)) + "\n"
            )
            return _output_lost(exit_codes.OUTPUT_FAILED)
        case _:  # a bug
            import traceback

            traceback.print_exception(error, file=env.stderr)
            env.stderr.write(
                env.t("Đây là lỗi của bdg: hãy gửi những dòng trên cho người bảo trì.") + "\n"
            )
            return exit_codes.BUG


def _reason(error: OSError) -> Message:
    from bdg_cli.domain.system_errors import reason_of  # imported only for an error message

    return reason_of(error)


def _write(env: Env, error: BdgError) -> None:
    t = env.t
    if isinstance(error, InvalidPlanError):
        from bdg_cli.render.problem_report import as_text

        env.stderr.write(as_text(t, error.problems, env.width_of_errors()) + "\n")
    if isinstance(error, BatchError):
        from bdg_cli.render.sanitize import sanitize

        for one in error.problems:
            env.stderr.write(f"{sanitize(error.file)}:{one.line}: {t.say(one.message)}\n")
            if one.hint is not None:
                env.stderr.write(f"  {t('Cách sửa: {hint}', hint=one.hint)}\n")
    lines = [t("Lỗi: {message}", message=error.message)]
    if error.hint is not None:
        lines.append(t.say(error.hint))
    env.stderr.write(wrap_lines("\n".join(lines), env.width_of_errors()) + "\n")


def _output_lost(code: int) -> int:
    """Discard the rest of the output, so that the interpreter does not fail to flush it."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, 1)
    return code
