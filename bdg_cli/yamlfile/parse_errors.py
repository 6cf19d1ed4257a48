"""The errors of the YAML parser, in words that help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bdg_cli.domain.messages import say
from bdg_cli.domain.problems import Problem

if TYPE_CHECKING:
    import yaml

    from bdg_cli.domain.problems import Place
    from bdg_cli.yamlfile.tree import YamlTree

_UNCLOSED: Final = (
    say("Dấu nháy hoặc dấu ngoặc mở ra mà không đóng lại."),
    say("Thêm dấu đóng; hoặc viết “khóa: >-” rồi xuống dòng để khỏi dùng dấu nháy."),
)
_UNALIGNED: Final = (
    say("Chỗ này không khớp với các dòng bên trên."),
    say("Các khóa cùng cấp phải thẳng hàng; sau dấu nháy đóng không viết gì thêm."),
)
_FLOW: Final = (
    say("Trong ngoặc thiếu dấu phẩy hoặc dấu đóng."),
    say(
        "Viết {forms}; chữ có dấu phẩy thì đặt trong nháy.",
        forms=("{khóa: giá trị, khóa: giá trị}", "[một, hai]"),
    ),
)
_OTHER: Final = (
    say("Không đọc được YAML ở đây."),
    say("Kiểm tra dấu cách đầu dòng, dấu hai chấm, dấu nháy và dấu ngoặc."),
)
_NO_COLON: Final = (
    say("Thiếu dấu hai chấm sau khóa."),
    say("Viết “khóa: giá trị”; nội dung dài thì thụt vào dưới “khóa: >-”."),
)
_SENTENCES: Final = (
    (
        "block scalar",
        say("Sau “>-” hoặc “|” phải xuống dòng."),
        say("Viết “khóa: >-”, rồi nội dung ở dòng dưới, thụt vào hai dấu cách."),
    ),
    (
        "mapping values are not allowed",
        say("Dấu hai chấm ở đây làm hỏng dòng."),
        say("Nội dung có “: ” thì viết “khóa: >-” rồi xuống dòng, thụt vào hai dấu cách."),
    ),
    ("could not find expected ':'", *_NO_COLON),
    ("end of stream", *_UNCLOSED),
    ("document indicator", *_UNCLOSED),
    (
        "cannot start any token",
        say("Giá trị không thể bắt đầu bằng ký tự này."),
        say("Đặt cả giá trị trong dấu nháy kép, hoặc viết “khóa: >-” rồi xuống dòng."),
    ),
    ("',' or ", *_FLOW),
    (
        "block sequence entries are not allowed",
        say("Mục danh sách “- ” không đứng được ở đây."),
        say("Xuống dòng sau “khóa:” rồi mới viết “- ”."),
    ),
    (
        "escape",
        say("Dấu “\\” trong nháy kép không đúng."),
        say("Dùng nháy đơn, hoặc viết “\\\\”."),
    ),
    ("expected <block end>", *_UNALIGNED),
    ("did not find expected", *_UNALIGNED),
)

_OURS, _THEIRS = "<<<<<<< ", ">>>>>>> "
"""How the lines begin that git puts around what it cannot merge."""
MAX_DEPTH: Final = 60
"""The most levels of nesting in a plan file."""


def too_deep(place: Place) -> Problem:
    """Return P010: lists and mappings are nested deeper than a plan needs."""
    return Problem(
        "P010",
        say("Lồng nhau quá {most} cấp.", most=MAX_DEPTH),
        place,
        say("Kế hoạch không cần nhiều cấp như vậy; kiểm tra dấu ngoặc và dấu cách."),
    )


def add_conflicts(tree: YamlTree, text: str) -> bool:
    """Add P016 for each place that git could not merge; return True if there is one."""
    if not (text.startswith(_OURS) or f"\n{_OURS}" in text) or f"\n{_THEIRS}" not in text:
        return False
    tree.problems += [
        Problem(
            "P016",
            say("Git chưa gộp được chỗ này: trong tệp còn dấu xung đột."),
            tree.at(number, 1, len(line)),
            say("Giữ lại một trong hai bản, rồi xóa các dòng “<<<<<<<”, “=======”, “>>>>>>>”."),
        )
        for number, line in enumerate(text.split("\n"), start=1)
        if line.startswith(_OURS)
    ]
    return True


def explain_yaml_error(tree: YamlTree, error: yaml.YAMLError) -> Problem:
    """Return the parser's error as P012, or as P010 for a depth that the parser refuses."""
    said = f"{getattr(error, 'context', None)}: {getattr(error, 'problem', None) or error}"
    mark = getattr(error, "problem_mark", None)
    if "nesting depth" in said and mark is not None:  # libyaml 0.2.6 has a limit of its own
        return too_deep(tree.at(mark.line + 1, mark.column + 1))
    opening = getattr(error, "context_mark", None)
    message, hint = next((words for part, *words in _SENTENCES if part in said), _OTHER)
    if message is _FLOW[0] and mark and opening and mark.line != opening.line:
        message, hint = _UNCLOSED
    if message in (_UNCLOSED[0], _NO_COLON[0]):  # where it opens helps more than where it ends
        mark = opening or mark
    place = tree.at(mark.line + 1, mark.column + 1) if mark is not None else tree.at(0, 0)
    return Problem("P012", message, place, hint)
