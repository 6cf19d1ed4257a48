"""The letter of `bdg remind --test`: it shows that the settings work."""

from __future__ import annotations

from bdg_cli.publish.letters.letter_builder import LetterBuilder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from bdg_cli.domain.letters import Letter
    from bdg_cli.wording.language import Language


def trial_letter(t: Language, *, now: str) -> Letter:
    """Return a letter about nothing. `now` is the time, ISO 8601: each one is another letter."""
    year, month, day = now[:10].split("-")
    made = LetterBuilder(t)
    made.paragraph(
        t(
            "Đây là thư thử, gửi lúc {time} ngày {day}. Nhận được thư này nghĩa là “bdg remind” "
            "gửi được tới địa chỉ của bạn.",
            time=now[11:19],
            day=f"{day}/{month}/{year}",
        )
    )
    made.paragraph(t("Không phải làm gì cả; không có nhiệm vụ nào được nhắc."))
    return made.letter(t("Thư thử của bdg"))
