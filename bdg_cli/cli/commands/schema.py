"""`bdg schema`: the JSON Schema of the plan file and the files beside it, for editors."""

from __future__ import annotations

from bdg_cli.wording.language import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.cli import options as opt
    from bdg_cli.cli.env import Env

HELP = N_("""JSON Schema của tệp kế hoạch, để trình soạn thảo gợi ý và kiểm tra.

Cũng có cho các tệp đặt cạnh kế hoạch: danh sách địa chỉ liên hệ (contacts),
lịch nghỉ (working-days).

Ví dụ:
  bdg schema > plans/plan.schema.json
  bdg schema contacts > plans/contacts.schema.json
""")

FILES = ("plan", "contacts", "working-days")


def run(env: Env, *, file: opt.SchemaFileArgument = "plan") -> int:
    """Print the schema."""
    from bdg_cli.cli.choices import require_choice
    from bdg_cli.planfile.json_schema import json_schema
    from bdg_cli.render.json_objects import dumps
    from bdg_cli.settings.json_schemas import contacts_schema, working_days_schema

    made = dict(zip(FILES, (json_schema, contacts_schema, working_days_schema), strict=True))
    env.stdout.write(dumps(made[require_choice(env, file, FILES, "bdg schema")]()) + "\n")
    return 0
