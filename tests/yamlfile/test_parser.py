"""From bytes to a tree: what YAML would guess, hide or multiply is text or a problem."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bdg_cli.planfile.reader import read_plan_file
from bdg_cli.yamlfile.invisible_characters import find_invisible, is_plain
from bdg_cli.yamlfile.parse_errors import MAX_DEPTH
from bdg_cli.yamlfile.parser import PurePythonParser, fastest_parser, parse_yaml
from bdg_cli.yamlfile.text import MAX_BYTES, misnamed_file
from bdg_cli.yamlfile.tree import YamlTree
from tests.planfile.example import PLAN, codes, findings, plan_of, pointed_at, reading_of, with_part

if TYPE_CHECKING:
    from bdg_cli.yamlfile.parser import ParserFactory

PLAN_2018 = Path(__file__).resolve().parent.parent.parent / "plans" / "2018.yaml"
PARSERS = pytest.mark.parametrize(
    "parser", [fastest_parser(), PurePythonParser], ids=["quickest", "python"]
)


@PARSERS
@pytest.mark.parametrize(
    "text", ["20/10", "15-11", "12:30", "no", "070", "1.10", "10_000", "2018-02-30", "~", "null"]
)
def test_a_plain_word_is_text(text: str, parser: ParserFactory) -> None:
    """Nothing is read as a number, a time, a day or a truth."""
    assert parse_yaml(f"a: {text}\n".encode(), "f", parser).root == {"a": text}


@PARSERS
def test_columns_count_characters_also_after_marks_and_a_byte_order_mark(
    parser: ParserFactory,
) -> None:
    """The caret stands under the word an officer sees."""
    tree = parse_yaml("\ufeffđơn vị: {tên: Đông Sơn 😀, số: 5}\n".encode(), "f", parser)
    place = tree.find(("đơn vị", "số"))
    assert (place.line, place.column, pointed_at(place)) == (1, 31, "5")
    assert pointed_at(tree.find(("đơn vị", "tên"))) == "Đông Sơn 😀"
    assert pointed_at(tree.find(("đơn vị",), key=True)) == "đơn vị"


@PARSERS
@pytest.mark.parametrize("data", [PLAN.encode(), PLAN_2018.read_bytes()], ids=["15", "2018"])
def test_a_good_plan_has_no_problems(data: bytes, parser: ParserFactory) -> None:
    """With comments, folded texts, quotes and lists of all kinds, both parsers read the same."""
    tree = parse_yaml(data, "f", parser)
    assert tree.problems == []
    assert tree.root == parse_yaml(data, "f").root
    assert isinstance(tree.root, dict)
    assert isinstance(tree.root["sections"], list)


def test_letters_with_separate_marks_are_composed() -> None:
    """Text in NFD is read as the same text in NFC, silently."""
    assert plan_of(normalize("NFD", PLAN)) == plan_of(PLAN)


def test_line_ends_and_a_byte_order_mark_do_not_matter() -> None:
    """What Notepad saves is read as it is."""
    data = b"\xef\xbb\xbf" + PLAN.replace("\n", "\r\n").encode()
    assert read_plan_file(data, file="f", plan_id="15").plan == plan_of(PLAN)


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (PLAN.encode("utf-16"), "UTF-16"),
        (PLAN.encode("utf-16-le"), "UTF-16"),
        ("title: Pho\u0300ng, chô\u0301ng".encode("cp1258"), "cp1258 (Windows)"),
    ],
)
def test_another_encoding_is_named(data: bytes, named: str) -> None:
    """P002 says what the file looks like."""
    (problem,) = read_plan_file(data, file="f", plan_id="15").problems
    assert (problem.code, problem.message.filling["encoding"]) == ("P002", named)


def test_the_first_byte_that_is_not_utf_8_is_pointed_at() -> None:
    """Line and column count characters up to it."""
    (problem,) = read_plan_file(
        b"a: 1\r\n" + "đơ: ".encode() + b"\xff", file="f", plan_id="15"
    ).problems
    assert (problem.place.line, problem.place.column) == (2, 5)


def test_a_file_that_is_too_large_is_not_parsed() -> None:
    """P001 comes before anything is looked at."""
    (problem,) = read_plan_file(b"[" * (MAX_BYTES + 1), file="f", plan_id="15").problems
    assert (problem.code, problem.place.line) == ("P001", 0)


@PARSERS
@pytest.mark.parametrize("text", ["[", "{", "{a: ", "- ", "? ", "[{", "[\n"])
def test_a_hundred_thousand_levels_are_refused_at_once(text: str, parser: ParserFactory) -> None:
    """P010, and no crash of the parser in C."""
    tree = parse_yaml((text * 100_000).encode(), "f", parser)
    assert [problem.code for problem in tree.problems][-1:] == ["P010"]
    assert tree.root is None


def test_levels_that_a_plan_may_have_are_read() -> None:
    """The bound is not met before it."""
    assert parse_yaml(("[" * MAX_DEPTH + "]" * MAX_DEPTH).encode(), "f").problems == []


def test_a_tab_before_the_words_of_a_line_is_pointed_at() -> None:
    """P003, also behind the dash of a list."""
    assert findings(PLAN + "recipients:\n\t- Như trên\n") == [("P003", "\t")]
    assert findings(PLAN + "recipients:\n  -\tNhư trên\n") == [("P003", "\t")]


def test_a_blank_pasted_from_word_is_pointed_at() -> None:
    """P004: to YAML it is a letter, and would silently change what belongs to what."""
    assert findings(PLAN + "signer:\n\u00a0\u00a0name: Hòa\n") == [("P004", "\u00a0\u00a0")]


@pytest.mark.parametrize("character", ["\x1b", "\u202e", "\u200b", "\ufeff", "\x85", "\u2028"])
def test_a_character_without_a_shape_is_pointed_at_and_the_rest_is_still_read(
    character: str,
) -> None:
    """P005 hides no other problem."""
    text = with_part(f"title: Phòng{character}chống\nnotcie: 7\n")
    assert findings(text) == [
        ("P005", character),
        ("P101", "notcie"),
    ]


@pytest.mark.parametrize("escape", [r"\e[31m", r"\u202e", r"\x00", r"\uFEFF"])
def test_an_escape_cannot_smuggle_such_a_character_in(escape: str) -> None:
    """P005 also for what double quotes spell out."""
    assert codes(reading_of(with_part(f'title: "Phòng {escape}"\n'))) == ["P005"]


@pytest.mark.unmeasured
def test_a_plain_text_needs_no_search() -> None:
    """At no place of a line does the search find anything in it."""
    everything = map(chr, range(sys.maxunicode + 1))
    text = "\n".join(f"{one} - {one}" for one in everything if is_plain(one))
    tree = YamlTree("f", text)
    assert find_invisible(tree, text)
    assert tree.problems == []
    assert not any(map(is_plain, ("\t", "\xa0", "\u200b", "\ud800", "a\rb")))


def test_noise_is_reported_in_a_bounded_number_of_lines() -> None:
    """A binary file does not make a million problems."""
    assert len(read_plan_file(b"\x01\n\t\n" * 5000, file="f", plan_id="15").problems) < 300


def test_keys_that_differ_in_form_only_are_the_same_key() -> None:
    """P006 names the line of the first one."""
    text = "đơn: a\nđo\u031bn: b\n"
    tree = parse_yaml(text.encode(), "f")
    (problem,) = tree.problems
    assert (problem.code, problem.place.line, problem.message.filling["line"]) == ("P006", 2, 1)


@PARSERS
def test_an_error_of_yaml_hides_no_earlier_problem(parser: ParserFactory) -> None:
    """Also in lists and mappings that have not ended where the parser gives up."""
    text = "a: b\na: c\n? [d]\n: e\nf:\n  - {g: &h i}\n  - <<: [{j: k, j: l}, 'm\n"
    tree = parse_yaml(text.encode(), "f", parser)
    assert sorted((problem.code, problem.place.line) for problem in tree.problems) == [
        ("P006", 2),
        ("P006", 7),
        ("P008", 6),
        ("P008", 7),
        ("P009", 3),
        ("P012", 7),
    ]
    assert tree.root is None


def test_a_billion_laughs_stay_in_their_file() -> None:
    """P008 for each anchor and alias; nothing is copied."""
    text = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    tree = parse_yaml(text.encode(), "f")
    assert {problem.code for problem in tree.problems} == {"P008"}
    assert len(tree.problems) == 6


def test_a_merge_key_is_refused() -> None:
    """P008 for `<<`, whatever it would merge."""
    assert findings(PLAN + "signer:\n  <<: {capacity: CT}\n  name: Hòa\n") == [("P008", "<<")]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"# only a comment\n", b"---\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    """P013, and no list of everything that is missing."""
    assert codes(read_plan_file(data, file="f", plan_id="15")) == ["P013"]


@pytest.mark.parametrize("text", ["just words", "- a\n- b\n", "'quoted'"])
def test_a_file_that_is_no_mapping_is_no_plan(text: str) -> None:
    """P103 for the whole of it."""
    assert codes(reading_of(text)) == ["P103"]


@pytest.mark.parametrize(
    ("line", "column", "part"),
    [
        ("title: Kế hoạch: năm 2020", 16, "khóa: >-"),
        ("title: @xa", 8, "nháy kép"),
        ('title: "Phòng', 8, "dấu đóng"),
        ("signer: {name: Hòa", 9, "dấu đóng"),
        ("title: 'Phòng' LĐ", 16, "dấu nháy đóng"),
        ("title: > 5 ngày", 10, "ở dòng dưới"),
        ("title: - a", 8, "Xuống dòng"),
        ('title: "\\q"', 9, "nháy đơn"),
    ],
)
def test_what_yaml_cannot_read_is_explained_where_it_is(line: str, column: int, part: str) -> None:
    """P012 in words that help, not in those of the parser."""
    (problem,) = reading_of(line + "\n").problems
    assert (problem.code, problem.place.line, problem.place.column) == ("P012", 1, column)
    assert problem.hint is not None
    assert part in problem.hint.template


def test_words_that_a_comment_cuts_off_are_pointed_at() -> None:
    """P014 is a warning, and not for a comment that looks like one."""
    text = with_part("title: Điều 5 #1 và 2\nplace: Tân Lập # nơi ban hành\n")
    (problem,) = reading_of(text).problems
    assert (problem.code, problem.severity) == ("P014", "warning")
    assert pointed_at(problem.place) == "#1 và 2"
    assert findings(with_part("title: >-\n  Điều 5 #1 và 2\n")) == []


def test_a_comment_that_may_be_a_cut_changes_nothing_in_the_plan() -> None:
    """P014 is only a warning."""
    reading = reading_of(PLAN.replace("windows: 15/4", "windows: 15/4 #5"))
    assert codes(reading) == ["P014"]
    assert reading.plan == plan_of(PLAN)


def test_a_value_is_one_paragraph() -> None:
    """Line ends and repeated blanks within a text are one space."""
    plan = plan_of(with_part("title: |\n  Phòng,\n\n    chống\nplace: Tân   Lập\n"))
    assert (plan.title, plan.place) == ("Phòng, chống", "Tân Lập")


YAML_TEXT = st.text(st.sampled_from("abđ \n\t-:#[]{}&*!|>'\"%@,?~\u00a0\u202e\\x01/"), max_size=80)


@given(st.binary(max_size=200))
@example(b"\xff\xfea")
@example(b"%YAML 3.0\n---\na")
@example(b'"\\uD800"')
def test_no_bytes_make_it_fail(data: bytes) -> None:
    """Whatever is in a file comes out as problems."""
    reading = read_plan_file(data, file="f", plan_id="15")
    assert reading.plan is None
    assert reading.problems


@given(YAML_TEXT)
def test_no_text_that_looks_like_yaml_makes_it_fail(text: str) -> None:
    """Both parsers end in a tree or in problems."""
    for parser in (fastest_parser(), PurePythonParser):
        tree = parse_yaml(text.encode(), "f", parser)
        assert tree.root is not None or tree.problems or not tree.root
    assert reading_of(text).problems


@given(st.data())
def test_no_change_to_a_plan_makes_it_fail(data: st.DataObject) -> None:
    """A slip of the pen is read or reported, never a crash; places lie in the file."""
    at = data.draw(st.integers(0, len(PLAN)))
    gone = data.draw(st.integers(0, 12))
    text = PLAN[:at] + data.draw(YAML_TEXT) + PLAN[at + gone :]
    reading = reading_of(text)
    assert reading.plan is not None or reading.problems
    lines = text.replace("\r", "\n").count("\n") + 2
    assert all(0 <= problem.place.line <= lines for problem in reading.problems)


def test_a_large_file_is_read_slowly_without_the_parser_in_c_and_says_so() -> None:
    """P015 is a note, and the plan is the same; a small file is quick enough."""
    large = PLAN + "# lời bàn\n" * 12_000
    slowly = read_plan_file(large.encode(), file="f", plan_id="15", make_parser=PurePythonParser)
    assert [(one.code, one.severity) for one in slowly.problems] == [("P015", "note")]
    assert slowly.plan == plan_of(large)
    assert (
        read_plan_file(PLAN.encode(), file="f", plan_id="15", make_parser=PurePythonParser).problems
        == ()
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("bdg: 1\nunits\n  vp: Văn phòng\n", 2),
        ("units:\n  vp: Văn phòng\n  qs Quân sự\n  c: D\n", 3),
    ],
)
def test_a_missing_colon_is_pointed_at_where_the_key_stands(text: str, line: int) -> None:
    """P012 at the key itself, not at the line after it."""
    problems = read_plan_file(text.encode(), file="f", plan_id="15").problems
    assert [(one.code, one.place.line) for one in problems if one.code == "P012"] == [
        ("P012", line)
    ]


def test_a_file_that_only_its_name_keeps_from_being_read_is_named() -> None:
    """With the name it should have."""
    problem = misnamed_file("plans/2026.yaml.txt", "2026.yaml")
    assert (problem.code, problem.severity) == ("P017", "warning")
    assert problem.hint is not None
    assert problem.hint.filling == {"name": "2026.yaml"}


def test_marks_of_a_conflict_hide_what_follows_from_them() -> None:
    """Each conflict is told about once; a title with such signs in it is none."""
    text = "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b\nc: d\n<<<<<<< HEAD\n=======\n>>>>>>> b\n"
    found = parse_yaml(text.encode(), "f").problems
    assert [(one.code, one.place.line) for one in found] == [("P016", 1), ("P016", 7)]
    assert parse_yaml(b"a: <<<<<<< x\nb: >>>>>>> y\n", "f").problems != found
