"""What all typed objects share.

Apart from the classes themselves because those are made from the Rust types.
"""

from __future__ import annotations

import dataclasses
import json
from typing import Any, NamedTuple


class Span(NamedTuple):
    """A stretch of a document's text: half-open, in Unicode code points, so it slices a Python string.

    >>> text = "Talks began in Oslo."
    >>> Span(15, 19).of(text)
    'Oslo'
    """

    start: int
    """First code point inside."""
    end: int
    """First code point after."""

    def of(self, text: str) -> str:
        """The words of this span in a document's text."""
        return text[self.start : self.end]


class Row:
    """Base of all typed objects: frozen, and plain data again with `to_dict`."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """As a dictionary of plain data, with the contract's names. Lists are tuples."""

        # `from_` is `from`, which is a word of Python's own.
        def named(items: list[tuple[str, Any]]) -> dict[str, Any]:
            return {name.rstrip("_"): value for name, value in items}

        found: dict[str, Any] = dataclasses.asdict(self, dict_factory=named)  # type: ignore[call-overload]
        return found

    def to_json(self) -> str:
        """As one line of JSON, with the contract's names."""
        return json.dumps(self.to_dict(), ensure_ascii=False)


class Record(Row):
    """What a record answers beside its fields."""

    __slots__ = ()

    def words(self, span: Span) -> str:
        """The words of a span of this record.

        >>> import onrecord
        >>> record = onrecord.read("Talks began in Oslo on Friday.", published="2024-05-14")
        >>> [record.words(mention) for place in record.places for mention in place.mentions]
        ['Oslo']
        """
        return span.of(self.document.text)  # type: ignore[attr-defined]

    def find(self, id: str) -> Any:
        """The object with this id: an actor (`a1`), place (`p1`), time (`t1`), quantity (`q1`), statement (`s1`), event
        (`e1`) or dispute (`d1`).

        Raises `KeyError` if the record has none.

        >>> import onrecord
        >>> record = onrecord.read("Talks began in Oslo on Friday.", published="2024-05-14")
        >>> record.find("p1").name, record.find("t1").begin
        ('Oslo', '2024-05-10')
        """
        layers = {
            "a": "actors",
            "p": "places",
            "t": "times",
            "q": "quantities",
            "s": "statements",
            "e": "events",
            "d": "disputes",
        }
        for row in getattr(self, layers.get(id[:1], ""), ()):
            if row.id == id:
                return row
        raise KeyError(id)
