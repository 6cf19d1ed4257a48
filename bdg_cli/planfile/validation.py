"""The shape of a plan file, as it is validated."""

from __future__ import annotations

from typing import Final

from bdg_cli.domain.document_kinds import KIND_WORDS
from bdg_cli.domain.messages import say
from bdg_cli.planfile import models, shorthands
from bdg_cli.yamlfile.validation import Shape

PLAN_FILE: Final = Shape(
    models.PlanShape,
    {
        "sections": models.SectionShape,
        "tasks": models.TaskShape,
        "lead": models.RoleShape,
        "support": models.RoleShape,
        "windows": models.WindowShape,
        "carried": models.CarriedShape,
        "signer": models.SignerShape,
        "period": models.PeriodShape,
        "remind": models.RemindShape,
    },
    {"units": models.UnitShape, "members": models.MemberShape},
    {
        "flag": say(
            "Các giá trị được nhận: {accepted}.",
            accepted=(*shorthands.YES_WORDS, *shorthands.NO_WORDS),
        ),
        "kind": say("Các giá trị được nhận: {accepted}.", accepted=tuple(KIND_WORDS.values())),
        "lead": say("Ở đây cần một số ngày: 0, 7, 30; hoặc ngày làm việc: 5wd, 5 ngày làm việc."),
        "days_after": say("Ở đây cần một số ngày, từ 1 trở lên: 1, 7d, 30 ngày."),
        "interval": say("Ở đây cần một số ngày: 7, 7d; hoặc “không” để thôi nhắc."),
        "too_long": say("Nhiều nhất là {most} bậc nhắc.", most=shorthands.MAX_STEPS),
        "bdg": say("Chương trình này đọc phiên bản {version}.", version=shorthands.FORMAT_VERSION),
    },
    say("Tệp này không phải là kế hoạch."),
)
