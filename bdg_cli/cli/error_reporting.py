"""What the user is told when a call fails, and its exit code."""

from __future__ import annotations

import os

from bdg_cli.cli import exit_codes
from bdg_cli.domain.errors import BatchError, BdgError, InvalidPlanError
from bdg_cli.wording.language import N_
from bdg_cli.wording.wrapping import wrap_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli.env import Env


def report_error(env: Env, error: BaseException) -> int:
    """Write to stderr what went wrong; return the exit code."""
    match error:
        case BdgError():
            _write(env, error)
            if env.recorded:
                env.stderr.write(env.t("Đã ghi sổ trước khi có lỗi này.") + "\n")
                _warn_of_repeating(env)
            return exit_codes.exit_code(error)
        case KeyboardInterrupt():
            if env.recorded:
                env.stderr.write(env.t("Đã ghi sổ trước khi bị ngắt.") + "\n")
                _warn_of_repeating(env)
            return exit_codes.INTERRUPTED
        case BrokenPipeError():
            return _output_lost(exit_codes.OK)
        case OSError():
            from bdg_cli.domain.system_errors import reason_of  # imported only for an error message

            said = (
                N_("Đã ghi sổ; chỉ không in ra được kết quả: {reason}.")
                if env.recorded
                else N_("Lỗi: Không ghi được kết quả: {reason}.")
            )
            env.stderr.write(env.t(said, reason=reason_of(error)) + "\n")
            if env.recorded:
                _warn_of_repeating(env)
            return _output_lost(exit_codes.OUTPUT_FAILED)
        case _:  # a bug
            if env.recorded:
                env.stderr.write(env.t("Đã ghi sổ trước khi có lỗi này.") + "\n")
                _warn_of_repeating(env)
            import traceback

            traceback.print_exception(error, file=env.stderr)
            env.stderr.write(
                env.t("Đây là lỗi của bdg: hãy gửi những dòng trên cho người bảo trì.") + "\n"
            )
            return exit_codes.BUG


def _write(env: Env, error: BdgError) -> None:
    t = env.t
    if isinstance(error, InvalidPlanError):
        from bdg_cli.render.problem_report import as_text

        env.stderr.write(as_text(t, error.problems, env.width_of_errors()) + "\n")
    if isinstance(error, BatchError):
        from bdg_cli.wording.sanitize import sanitize

        for one in error.problems:
            env.stderr.write(f"{sanitize(error.file)}:{one.line}: {t.say(one.message)}\n")
            if one.hint is not None:
                env.stderr.write(f"  {t('Cách sửa: {hint}', hint=one.hint)}\n")
    lines = [t("Lỗi: {message}", message=error.message)]
    if error.hint is not None:
        lines.append(t.say(error.hint))
    env.stderr.write(wrap_lines("\n".join(lines), env.width_of_errors()) + "\n")


def _warn_of_repeating(env: Env) -> None:
    env.stderr.write(env.t("Đừng gõ lại lệnh này; xem đã ghi gì: bdg log.") + "\n")


def _output_lost(code: int) -> int:
    """Discard the rest of the output, so that the interpreter does not fail to flush it."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, 1)
    return code
