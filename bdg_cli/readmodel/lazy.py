"""Parts of a plan that are read from the database when somebody looks at them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any
else:
    from _collections_abc import Sequence  # the one of `collections.abc`, which is a module more


class LazySequence(Sequence["Any"]):
    """A sequence that is loaded once, at the first look; equal to a tuple of the same parts."""

    def __init__(self, load: Callable[[], tuple[Any, ...]]) -> None:
        self._load = load
        self._parts: tuple[Any, ...] | None = None

    def _all(self) -> tuple[Any, ...]:
        if self._parts is None:
            self._parts = self._load()
        return self._parts

    def __iter__(self) -> Iterator[Any]:
        """Iterate over the parts."""
        return iter(self._all())

    def __len__(self) -> int:
        """Count the parts."""
        return len(self._all())

    def __getitem__(self, index: Any) -> Any:  # noqa: ANN401 -- an index or a slice, as in Sequence
        """Return one part, or some."""
        return self._all()[index]

    def __eq__(self, other: object) -> bool:
        """Compare with any sequence of parts."""
        return isinstance(other, tuple | LazySequence) and self._all() == tuple(other)

    def __hash__(self) -> int:
        """Hash as the tuple of parts does."""
        return hash(self._all())
