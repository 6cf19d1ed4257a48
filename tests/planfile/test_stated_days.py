"""Windows that are not what the task's own words say."""

from __future__ import annotations

import pytest

from tests.planfile.example import codes, reading_of, with_part

SAYS = "- ref: I-1\n  lead: vp\n  text: {words}\n  windows: {windows}\n"


@pytest.mark.parametrize(
    ("words", "wrong", "right"),
    [
        ("Tuyên truyền từ ngày 1/4/2020 - 30/4/2020.", "1/4–20/4", "1/4–30/4"),
        ("Tuyên truyền từ 1/4 đến hết ngày 30/4.", "2/4–30/4", "1/4–30/4"),
        ("Gửi báo cáo trước ngày 15/11/2020.", "{by: 25/11}", "{by: 15/11}"),
        ("Gửi báo cáo trước ngày 15/11.", "{by: 16/11}", "{by: 14/11}"),
        ("Chậm nhất ngày 20 tháng 6 năm 2020 phải xong.", "{by: 20/7}", "{by: 20/6}"),
        ("Tổ chức lễ phát động vào ngày 5/6.", "6/6", "1/6–10/6"),
    ],
)
def test_other_days_than_the_words_say_are_a_warning(words: str, wrong: str, right: str) -> None:
    """A slip of the finger in a deadline reminds everybody of the wrong day."""
    made = reading_of(with_part(SAYS.format(words=words, windows=wrong)))
    assert codes(made) == ["P309"]
    assert made.plan is not None
    assert made.problems[0].severity == "warning"
    assert codes(reading_of(with_part(SAYS.format(words=words, windows=right)))) == []


@pytest.mark.parametrize(
    "words",
    [
        "Thực hiện Quyết định số 15/QĐ-UBND ngày 20/3/2020 của UBND huyện.",
        "Triển khai Luật Thư viện ngày 21/11/2019.",
        "Tổ chức hội thi nhân kỷ niệm ngày 26/3.",
        "Tiếp sóng ngày Phụ nữ Việt Nam 20/10 và Quốc khánh 2/9.",
        "Trực 24/7, bảo đảm 2/3 số hộ tham gia, đạt 1/2 chỉ tiêu.",
        "Các thôn gửi trước ngày 10/4 để xã tổng hợp, báo cáo huyện trước ngày 15/4.",
        "Rà soát số liệu năm 2020.",
    ],
)
def test_other_days_in_the_words_are_no_contradiction(words: str) -> None:
    """Dates of documents, names of days, fractions, and the days of somebody else."""
    text = SAYS.format(words=f'"{words}"', windows="{by: 15/4}")
    assert codes(reading_of(with_part(text))) == []


def test_an_undated_task_contradicts_nothing() -> None:
    """The document may name a day that the plan file does not make a window of."""
    assert (
        codes(reading_of(with_part("- ref: I-1\n  lead: vp\n  text: Báo cáo trước ngày 15/11.\n")))
        == []
    )
