"""`bdg schema`: the JSON Schema of the plan file, for editors."""

from __future__ import annotations

from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli.env import Env

HELP = N_("""JSON Schema của tệp kế hoạch, để trình soạn thảo gợi ý và kiểm tra.

Ví dụ:
  bdg schema > plans/plan.schema.json
""")


def run(env: Env) -> int:
    """Print the schema."""
    from bdg_cli.planfile.json_schema import json_schema
    from bdg_cli.render.json_objects import dumps

    env.stdout.write(dumps(json_schema()) + "\n")
    return 0
