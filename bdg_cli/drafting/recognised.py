"""What a draft says of a document that was recognised from pictures of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bdg_cli.domain.messages import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bdg_cli.drafting.draft import Draft


def with_recognition_doubts(draft: Draft, pages: int, poor: Sequence[int]) -> Draft:
    """Add the marks that such a draft always has: nothing tells whether a figure was read right.

    `pages` is how many pages were pictures, `poor` are those, from 1, that were read poorly.
    """
    doubts = [
        say(
            "Đọc từ bản quét ({n} trang): so số, ngày ban hành và tên đơn vị với bản giấy.",
            n=pages,
        )
    ]
    if poor:
        numbers = ", ".join(map(str, poor))
        doubts.append(say("Trang {pages} quét mờ, nhiều chữ có thể sai.", pages=numbers))
    head = draft.head
    return draft.replace(head=head.replace(doubts=(*doubts, *head.doubts)))
