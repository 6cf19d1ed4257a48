"""The bytes of a file -> the tree of its YAML, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from bdg_cli.domain.problems import Problem
from bdg_cli.yamlfile.invisible_characters import find_invisible, is_plain, replace_invisible
from bdg_cli.yamlfile.parse_errors import add_conflicts, explain_yaml_error
from bdg_cli.yamlfile.text import decode_text
from bdg_cli.yamlfile.tree import YamlTree
from bdg_cli.yamlfile.tree_builder import TreeBuilder

if TYPE_CHECKING:
    from collections.abc import Callable

    from bdg_cli.yamlfile.tree_builder import EventParser, ShareCallback

    ParserFactory = Callable[[str], EventParser]


class PurePythonParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """PyYAML's parser in Python, for installations without its C parser."""

    def __init__(self, text: str) -> None:
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)


def fastest_parser() -> ParserFactory:
    """Return PyYAML's C parser, or the Python one where PyYAML was built without it."""
    try:
        from yaml._yaml import CParser
    except ImportError:
        return PurePythonParser
    return CParser


def parse_yaml(
    data: bytes,
    file: str,
    make_parser: ParserFactory | None = None,
    report: ShareCallback = lambda _: None,
) -> YamlTree:
    """Parse the bytes of a file. Never raises: everything wrong is in `problems`.

    `report` is called with the share of the text that has been read.
    """
    text = decode_text(data, file)
    if isinstance(text, Problem):
        tree = YamlTree(file, "")
        tree.problems.append(text)
        return tree
    tree = YamlTree(file, text)
    if add_conflicts(tree, text):
        return tree
    if not is_plain(text) and not find_invisible(tree, text):
        return tree  # nobody can say which line belongs to which
    readable = replace_invisible(text) if tree.problems else text
    builder = TreeBuilder(tree, readable, report)
    try:
        builder.build((make_parser or fastest_parser())(readable))
    except yaml.YAMLError as error:
        builder.give_up(explain_yaml_error(tree, error))
    return tree
