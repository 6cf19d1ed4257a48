"""Keep the catalogue of the English screen in step with the templates in the code.

`python3 dev.py generate` adds new templates without a translation, removes those that
are no longer in the code, then sorts and compiles the catalogue. New ones have an empty `msgstr`.
"""

from __future__ import annotations

import ast
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent
PO = ROOT / "bdg_cli" / "locale" / "en" / "LC_MESSAGES" / "bdg.po"
MO = PO.with_suffix(".mo")
HEADER = (
    ("Project-Id-Version", "bdg"),
    ("Language", "en"),
    ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Content-Transfer-Encoding", "8bit"),
    ("Plural-Forms", "nplurals=2; plural=(n != 1);\n"),  # the last one ends the header
)
_MARKS = {"say": False, "say_n": True, "N_": False}
"""Functions whose first argument is always a template, and whether it counts something."""
_TRANSLATORS = ("t", "_t")
"""Names that a Language goes by; what it is given may be a text marked elsewhere."""


class Dateless(Catalog):
    """A catalogue whose header has no dates, so that the same texts make the same files."""

    mime_headers = property(lambda _: list(HEADER), lambda _, __: None)


class Templates(NamedTuple):
    """What the code says: each template, whether it counts something, and calls unreadable here."""

    plural: dict[str, bool]
    errors: list[str]


def collect(files: Iterable[Path] | None = None) -> Templates:
    """Collect the templates of the program, or of some of its files."""
    found = Templates({}, [])
    for file in sorted((ROOT / "bdg_cli").rglob("*.py") if files is None else files):
        for call, plural, must in _calls(ast.parse(file.read_bytes(), str(file))):
            template = _literal(call)
            if template:
                found.plural[template] = plural or found.plural.get(template, False)
            elif must or template == "" or _is_pasted(call):
                found.errors.append(f"{file}:{call.lineno}: {ast.unparse(call)}")
    return found


def read() -> Catalog:
    """Read the catalogue as it stands in the .po; an empty one if there is none yet."""
    if not PO.exists():
        return Catalog(locale="en")
    with PO.open("rb") as stream:
        return read_po(stream, locale="en", abort_invalid=True)


def refreshed(templates: Templates, old: Catalog) -> Catalog:
    """Return a catalogue of just these templates, with the translations that the old one has."""
    new = Dateless(locale="en", header_comment="# The screen of bdg in English.", fuzzy=False)
    for template in sorted(templates.plural):
        plural = templates.plural[template]
        message = old.get(template)
        words = message.string if message else ""
        if plural != isinstance(words, tuple):
            words = ("", "") if plural else ""
        new.add((template, template) if plural else template, words)
    return new


def po_bytes(catalogue: Catalog) -> bytes:
    """Return the .po of a catalogue, sorted."""
    written = io.BytesIO()
    write_po(written, catalogue, width=100, sort_output=True)
    return written.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    """Return the .mo of a catalogue; what has no translation is left out."""
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    return compiled.getvalue()


def untranslated(catalogue: Catalog) -> list[str]:
    """Return the templates whose translation is empty in any of its forms."""
    return [
        key(message.id) for message in catalogue if message.id and not all(forms(message.string))
    ]


def key(identifier: object) -> str:
    """Return the template of a message: a plural one is known by the first of its pair."""
    return str(identifier[0] if isinstance(identifier, (list, tuple)) else identifier)


def forms(words: object) -> tuple[str, ...]:
    """Return the forms of a translation: one, or one for each number of the language."""
    return tuple(map(str, words)) if isinstance(words, (list, tuple)) else (str(words),)


def _calls(tree: ast.AST) -> Iterator[tuple[ast.Call, bool, bool]]:
    """Yield each call that is given a template: is it a plural, and must it be a literal."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        function = call.func
        if isinstance(function, ast.Name) and function.id in _MARKS:
            yield call, _MARKS[function.id], True
        elif _is_translator(function):
            yield call, False, False
        elif (
            isinstance(function, ast.Attribute)
            and function.attr == "count"
            and _is_translator(function.value)
        ):
            yield call, True, True


def _is_translator(node: ast.expr) -> bool:
    name = getattr(node, "id", None) or getattr(node, "attr", None)
    return name in _TRANSLATORS


def _literal(call: ast.Call) -> str | None:
    """Return the first argument when it is a text; the parser has joined its pieces."""
    first = call.args[0] if call.args else None
    if isinstance(first, ast.Constant) and isinstance(first.value, str):
        return first.value
    return None


def _is_pasted(call: ast.Call) -> bool:
    """Tell whether a text is put together in the call itself, where it cannot be collected."""
    first = call.args[0] if call.args else None
    return isinstance(first, (ast.JoinedStr, ast.BinOp))


def main() -> int:
    """Bring the .po and the .mo up to date; return 1 when something is left to do by hand."""
    templates = collect()
    catalogue = refreshed(templates, read())
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(po_bytes(catalogue))
    MO.write_bytes(mo_bytes(catalogue))
    waiting = untranslated(catalogue)
    lines = [*templates.errors, *(f"{PO}: not translated: {one!r}" for one in waiting)]
    sys.stderr.writelines(f"{line}\n" for line in lines)
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
