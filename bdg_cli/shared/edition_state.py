"""What this machine knows of published plans. It stands in a file beside the copy of the ledger."""

from __future__ import annotations

from bdg_cli.domain.errors import LedgerError
from bdg_cli.domain.messages import say
from bdg_cli.domain.value import Value
from bdg_cli.storage.private_files import write_private

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from bdg_cli.shared.editions import Edition


class Kept(Value):
    """A plan or document that the last sync left as it is on this machine: which, why, and which
    edition waits for it. `detail` is what the reason is about.
    """

    file: str
    why: str
    number: int
    detail: str = ""


class EditionState(Value):
    """`editions` are all that the server has, `lost` those that it has no more. `bases` are number
    and SHA-256 of what each file on this machine came from. `refused` are places of editions that
    could not be taken, with the reason; `kept` is what is told of until it is mended.
    """

    editions: tuple[Edition, ...] = ()
    lost: tuple[Edition, ...] = ()
    bases: Mapping[str, tuple[int, str]] = {}
    refused: Mapping[int, tuple[str, str]] = {}
    kept: tuple[Kept, ...] = ()

    def number_of(self, file: str, digest: str) -> int:
        """Return which edition of a file a content is, or was; 0 if it is none."""
        found = [
            one.number
            for one in (*self.editions, *self.lost)
            if (one.file, one.sha256) == (file, digest)
        ]
        return max(found, default=0)

    def base_of(self, file: str) -> int:
        """Return which edition a file on this machine came from; 0 if nobody knows."""
        _, digest = self.bases.get(file, (0, ""))
        return self.number_of(file, digest)

    def newest(self, file: str) -> Edition | None:
        """Return the newest edition of a file, whether this machine could take it or not."""
        mine = [one for one in self.editions if one.file == file]
        return mine[-1] if mine else None


class EditionFile:
    """The file that keeps it; `lock` is that of whoever brings plans to this machine."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.lock = f"{path}.lock.db"

    def read(self) -> EditionState:
        """Return what is noted; raises LedgerError for a file that is no such state."""
        import json  # whoever only reads plans does not come here

        from bdg_cli.shared.editions import Edition

        try:
            with open(self.path, "rb") as file:
                found = json.loads(file.read())
            return EditionState(
                tuple([Edition(*one) for one in found["editions"]]),
                tuple([Edition(*one) for one in found["lost"]]),
                {file: (number, digest) for file, number, digest in found["bases"]},
                {int(place): (why, detail) for place, why, detail in found["refused"]},
                tuple([Kept(*one) for one in found["kept"]]),
            )
        except FileNotFoundError:
            return EditionState()
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise LedgerError(
                "shared-state",
                say("Tệp “{file}” về sổ chung không đọc được.", file=self.path),
                say("Đổi tên tệp ấy rồi gõ “bdg sync”: mọi bản kế hoạch được so lại từ đầu."),
            ) from error

    def is_quiet(self) -> bool:
        """Return True if there is nothing to tell of; it is a cheap look."""
        try:
            with open(self.path, "rb") as file:
                return file.read(len(_QUIET)) == _QUIET
        except OSError:
            return True

    def write(self, state: EditionState) -> None:
        """Replace what is noted. Raises OSError."""
        import json

        content = json.dumps(
            {
                "kept": [_fields(one) for one in state.kept],
                "editions": [_fields(one) for one in state.editions],
                "lost": [_fields(one) for one in state.lost],
                "bases": [(file, *base) for file, base in state.bases.items()],
                "refused": [(place, *why) for place, why in state.refused.items()],
            }
        )
        write_private(self.path, content.encode())


def _fields(value: Value) -> list[object]:
    return [getattr(value, name) for name in value.field_names()]


_QUIET = b'{"kept": [],'
