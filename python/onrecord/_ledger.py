"""A ledger: the records of many documents in one SQLite file, and the questions asked of them."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import Any

from onrecord import _inputs, _reading
from onrecord import _onrecord
from onrecord._inputs import Articles, Date
from onrecord._reading import Errors, Failure, Reader
from onrecord.record import Record
from onrecord.rows import (
    ActorRow,
    DisputeRow,
    DocumentRow,
    EventRow,
    Hit,
    PlaceRow,
    Provenance,
    StatementRow,
    Stats,
    ThreadRow,
)

DATES = ("from", "to", "published_from", "published_to", "as_of", "since")


@dataclass(frozen=True)
class Filed:
    """What came of articles that were added to a ledger, in articles."""

    new: int
    """Texts that the ledger did not hold."""
    replaced: int
    """Texts that another version had read, and that were read anew."""
    sighted: int
    """Texts that the ledger holds from another source."""
    known: int
    """Texts that it holds from the same source."""
    failures: tuple[Failure, ...]
    """Articles that have no record: those that are skipped and, with `errors="list"`, those that cannot be read."""


class Ledger:
    """A ledger of `onrecord add`, open (docs/ledger.md).

    - `path`: the file.
    - `create`: make it where there is none.

    Every question takes filters by name, all of which must hold; days are ISO 8601 or `datetime.date`:

    | filter | holds for |
    |---|---|
    | `actor`, `country` | words of the name, or code, of who speaks or takes part |
    | `type` | PLOVER type of events (`"AID"`), kind of statements, disputes, threads, actors |
    | `stance` | stance of statements (`"deny"`), of statements that events stand on |
    | `place`, `publisher` | name or country code of a place; an outlet |
    | `from_`, `to` | first and last day of what is told |
    | `published_from`, `published_to`, `as_of` | first and last day of publication; only what was published by a day |
    | `since` | only articles read since a day or instant, UTC |
    | `text` | words that must be there; "quoted words" together |
    | `described` | of `actors`, those whom articles only describe, instead of the others |
    | `all`, `accounts` | also rows that a reviewer rejected; every account of an event, not only the first |
    | `limit`, `after`, `skip` | at most so many rows (0, the default, is all); after the row with this id; so many passed over |

    Raises `LedgerError`, which names the file, if there is no ledger or it cannot be read. It can be used from many
    threads, which take turns.

    >>> import onrecord, tempfile, os
    >>> path = os.path.join(tempfile.mkdtemp(), "news.ledger")
    >>> ledger = onrecord.Ledger(path, create=True)
    >>> ledger.add([{"key": "a", "publisher": "Courier", "published": "2024-05-14",
    ...              "text": "Kenya's foreign ministry denied that rebels had shelled Moyale."}]).new
    1
    >>> [(row.speaker.name, row.stance, row.content) for row in ledger.statements(country="KEN", stance="deny")]
    [("Kenya's foreign ministry", 'deny', 'that rebels had shelled Moyale')]
    """

    def __init__(self, path: str | os.PathLike[str], *, create: bool = False) -> None:
        self._ledger = _onrecord.Ledger(os.fspath(path), create)

    def add(
        self,
        articles: Articles,
        *,
        published: Date = None,
        jobs: int | None = None,
        errors: Errors = "raise",
        reader: Reader | None = None,
    ) -> Filed:
        """Reads articles that the ledger does not hold, files and links them.

        Arguments are those of `onrecord.read_many`; `reader` is the built-in one if absent. What was filed before an article
        that cannot be read stays. Adding again is safe: a text that is filed is not read again.
        """
        return self._add(_inputs.objects(articles), published, _reading.manner(False, jobs, errors), reader)

    def add_files(
        self,
        *paths: str | os.PathLike[str],
        published: Date = None,
        jobs: int | None = None,
        errors: Errors = "raise",
        reader: Reader | None = None,
    ) -> Filed:
        """Reads, files and links the articles of files, folders and patterns of names; see `onrecord.read_files`."""
        return self._add(_inputs.paths(paths), published, _reading.manner(True, jobs, errors), reader)

    def _add(self, articles: object, published: Date, manner: Any, reader: Reader | None) -> Filed:
        engine = (reader or _reading.builtin())._engine
        counts, failures = self._ledger.add(engine, articles, _inputs.date(published), manner)
        new, replaced, sighted, known = counts
        return Filed(new, replaced, sighted, known, tuple(Failure(**failure) for failure in failures))

    def _ask(self, question: str, kind: Any, filters: dict[str, Any], words: str = "") -> list[Any]:
        asked = {("from" if name == "from_" else name): value for name, value in filters.items() if value is not None}
        for name in DATES:
            if name in asked:
                asked[name] = _inputs.date(asked[name], name)
        return [kind.from_dict(row) for row in json.loads(self._ledger.ask(question, json.dumps(asked), words))]

    def statements(self, **filters: Any) -> list[StatementRow]:
        """Who said what, the latest first."""
        return self._ask("statements", StatementRow, filters)

    def events(self, **filters: Any) -> list[EventRow]:
        """Who did what, the latest first; an event that several accounts tell is one row, with the others as `sightings`."""
        return self._ask("events", EventRow, filters)

    def timeline(self, **filters: Any) -> list[EventRow]:
        """Dated events, the earliest first."""
        return self._ask("timeline", EventRow, filters)

    def disputes(self, **filters: Any) -> list[DisputeRow]:
        """Accounts that contradict each other, within articles and between them, the latest first."""
        return self._ask("disputes", DisputeRow, filters)

    def threads(self, **filters: Any) -> list[ThreadRow]:
        """Talks, ceasefires and cases as lines of events, those with the latest steps first."""
        return self._ask("threads", ThreadRow, filters)

    def actors(self, **filters: Any) -> list[ActorRow]:
        """Who speaks and acts and has a name or a country, joined across articles.

        `described=True` gives those whom articles only describe ("a spokesman") instead.
        """
        return self._ask("actors", ActorRow, filters)

    def places(self, **filters: Any) -> list[PlaceRow]:
        """Where things happen and are said, those with most rows first."""
        return self._ask("places", PlaceRow, filters)

    def documents(self, **filters: Any) -> list[DocumentRow]:
        """The articles. Filters are those on publication and reading, `publisher` and `limit`."""
        return self._ask("documents", DocumentRow, filters)

    def search(self, words: str, **filters: Any) -> list[Hit]:
        """Articles that hold all the words, the best first; "quoted words" stand together."""
        return self._ask("search", Hit, filters, words)

    def why(self, id: str) -> Provenance | ThreadRow:
        """Why a row is on the record: its words, the rule of its date and every source; of a thread all its steps.

        Raises `LedgerError` if the ledger has no row with this id (`3f2a9c01b7de/e4`; fewer digits do where they are enough).
        """
        found = json.loads(self._ledger.why(id))
        return ThreadRow.from_dict(found) if "steps" in found else Provenance.from_dict(found)

    def record(self, handle: str) -> Record:
        """The record of an article, by the first digits of its text's SHA-256, as rows have them in `source.handle`."""
        return Record.from_dict(json.loads(self._ledger.record(handle)))

    def stats(self) -> Stats:
        """How much the ledger holds: numbers of rows, first and last day of publication, bytes of the file."""
        return Stats.from_dict(json.loads(self._ledger.ask("stats", "{}")))
