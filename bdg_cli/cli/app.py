"""The way from a call to its verb, and the one error boundary."""

from __future__ import annotations

import os
import sys

from bdg_cli.cli import door, exits
from bdg_cli.cli.env import real_env
from bdg_cli.domain.errors import BdgError, InvalidPlanError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import NoReturn

    from bdg_cli.cli.env import Env


def main() -> NoReturn:
    """Run the program on this process's words and streams."""
    sys.exit(run(real_env(), sys.argv[1:]))


def run(env: Env, words: Sequence[str], *, short_way: bool = True) -> int:
    """Run one call; return its exit code. Nothing gets past this boundary.

    `short_way` lets well-formed calls of everyday verbs past Typer; it changes nothing but time.
    """
    try:
        call = (door.parse(env, words) if short_way else None) or _by_typer(env, words)
        code = call if isinstance(call, int) else call()
        env.stdout.flush()
    except BdgError as error:
        _tell(env, error)
        return exits.exit_code(error)
    except KeyboardInterrupt:
        return exits.INTERRUPTED
    except BrokenPipeError:
        return _output_lost(exits.FINE)
    except OSError as error:
        env.stderr.write(
            env.t("Lỗi: không ghi được kết quả: {reason}.", reason=error.strerror) + "\n"
        )
        return _output_lost(exits.OUTPUT)
    except Exception:  # noqa: BLE001 -- the last boundary: a bug is told whole, with its own code
        import traceback

        traceback.print_exc(file=env.stderr)
        env.stderr.write(
            env.t("Đây là lỗi của bdg: hãy gửi những dòng trên cho người bảo trì.") + "\n"
        )
        return exits.BUG
    else:
        return code


def _by_typer(env: Env, words: Sequence[str]) -> Callable[[], int] | int:
    from bdg_cli.cli.typed import parse

    return parse(env, words)


def _tell(env: Env, error: BdgError) -> None:
    t = env.t
    if isinstance(error, InvalidPlanError):
        from bdg_cli.render.findings import as_text

        env.stderr.write(as_text(t, error.problems) + "\n")
    env.stderr.write(t("Lỗi: {message}", message=error.message) + "\n")
    if error.hint is not None:
        env.stderr.write(t.say(error.hint) + "\n")


def _output_lost(code: int) -> int:
    """Let the rest of the output go nowhere, so that the interpreter does not complain of it."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, 1)
    return code
