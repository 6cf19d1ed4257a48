"""What the user is told when a call fails, and its exit code."""

from __future__ import annotations

import os

from bdg_cli.cli import exit_codes
from bdg_cli.domain.errors import BdgError, InvalidPlanError

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

        env.stderr.write(as_text(t, error.problems) + "\n")
    env.stderr.write(t("Lỗi: {message}", message=error.message) + "\n")
    if error.hint is not None:
        env.stderr.write(t.say(error.hint) + "\n")


def _output_lost(code: int) -> int:
    """Discard the rest of the output, so that the interpreter does not fail to flush it."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, 1)
    return code
