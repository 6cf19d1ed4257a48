"""The way from a call to its verb, and the one error boundary."""

from __future__ import annotations

from bdg_cli.cli import door

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bdg_cli.cli.env import Env


def run(env: Env, words: Sequence[str], *, short_way: bool = True) -> int:
    """Run one call; return its exit code. Nothing gets past this boundary.

    `short_way` lets well-formed calls of everyday verbs past Typer; it changes nothing but time.
    """
    try:
        call = (door.parse(env, words) if short_way else None) or _by_typer(env, words)
        code = call if isinstance(call, int) else call()
        env.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 -- the last boundary
        from bdg_cli.cli.failures import told

        return told(env, error)
    else:
        return code


def _by_typer(env: Env, words: Sequence[str]) -> Callable[[], int] | int:
    from bdg_cli.cli.typed import parse

    return parse(env, words)
