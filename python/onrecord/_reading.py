"""Reading: one article to typed objects, many to Arrow tables."""

from __future__ import annotations

import dataclasses
import functools
import json
import os
from collections.abc import Iterator
from typing import Any, Literal

from onrecord import _inputs
from onrecord._inputs import Articles, Date
from onrecord._onrecord import Engine, Table
from onrecord.record import Record

Errors = Literal["raise", "list"]


@dataclasses.dataclass(frozen=True)
class Failure:
    """An article that has no record, and why.

    `is_skipped` is true where nothing is wrong with it: it is not in English, or its publisher withdrew it.
    """

    key: str | None
    input: str
    place: str | None
    reason: str
    hint: str | None
    is_skipped: bool
    is_ours: bool


@dataclasses.dataclass(frozen=True)
class Tables:
    """The records of many articles as ten Arrow tables, with the names and types of `onrecord archive` (docs/archive.md).

    Rows are in the order of the articles. Ids (`e1`, `a2`) hold within one document, so tables are joined on `document`,
    `key` and the id. Spans are structs of `start` and `end`: code points of the document's `text`, half-open.
    """

    documents: Table
    """One row per article: `id` (SHA-256 of its text), `key`, `day`, `title`, `published`, …, `text`."""
    actors: Table
    """Who speaks and acts: `name`, `kind`, `country`, `sectors`, `roles`, `relations`."""
    mentions: Table
    """Every place in a text that speaks of an actor or a place: one of `actor` and `place`, `span`, `form`, `words`."""
    places: Table
    """Where: `name`, `country`, `latitude` and `longitude` in degrees (WGS 84), `geonames`."""
    times: Table
    """When: `words`, TIMEX3 `type` and `value`, `begin` and `end` (ISO 8601, half-open), `basis`."""
    quantities: Table
    """How many: `words`, `value`, `low`, `high`, `hedge`, `unit`, `item`."""
    statements: Table
    """Who said what: `speaker`, `words` of the content, `stance`, `kind`, `form`, `time`, `about`."""
    events: Table
    """Who did what to whom: PLOVER `type` and `mode`, `cameo`, `status`, `actors`, `recipients`, `time`, `according_to`."""
    references: Table
    """Words that point back at a statement or an event."""
    disputes: Table
    """Accounts of one document that contradict each other: `kind`, `sides`, `explanation`."""
    failures: tuple[Failure, ...]
    """Articles that have no record: those that are skipped and, with `errors="list"`, those that cannot be read."""

    def __iter__(self) -> Iterator[tuple[str, Table]]:
        """The ten tables with their names, in the order of the fields."""
        for field in dataclasses.fields(self)[:-1]:
            yield field.name, getattr(self, field.name)

    def __repr__(self) -> str:
        rows = ", ".join(f"{name} {len(table)}" for name, table in self)
        return f"<onrecord.Tables: {rows}; failures {len(self.failures)}>"


class Reader:
    """A language model and a lexicon, ready to read. The functions `read`, `read_many` and `read_files` use the built-in ones.

    Making one takes a tenth of a second and some 80 MB; it can be used from many threads.

    - `model`: path of a model file; the built-in one if absent.
    - `lexicon`: path of a folder laid out like the project's `lexicon/`, which is laid over the built-in one.

    Raises `EngineError` if one of them cannot be loaded.
    """

    def __init__(
        self, *, model: str | os.PathLike[str] | None = None, lexicon: str | os.PathLike[str] | None = None
    ) -> None:
        self._engine = Engine(model if model is None else os.fspath(model), lexicon if lexicon is None else os.fspath(lexicon))

    def read(self, text: str, *, published: Date = None, key: str = "text", **fields: Any) -> Record:
        """The record of one article; see `onrecord.read`."""
        article = {**fields, "text": text, "key": key, "published": _inputs.date(published)}
        return Record.from_dict(json.loads(self._engine.read(_inputs.string(article, key))))

    def read_many(
        self, articles: Articles, *, published: Date = None, jobs: int | None = None, errors: Errors = "raise"
    ) -> Tables:
        """The records of many articles; see `onrecord.read_many`."""
        found = self._engine.read_many(_inputs.objects(articles), _inputs.date(published), manner(False, jobs, errors))
        return tables(found)

    def read_files(
        self,
        *paths: str | os.PathLike[str],
        published: Date = None,
        jobs: int | None = None,
        errors: Errors = "raise",
    ) -> Tables:
        """The records of the articles in some files; see `onrecord.read_files`."""
        names = _inputs.paths(paths)
        return tables(self._engine.read_many(names, _inputs.date(published), manner(True, jobs, errors)))

    def read_rows(
        self, articles: Articles, *, published: Date = None, jobs: int | None = None, summaries: bool = False
    ) -> Table:
        """One row for every article, in order; see `onrecord.read_rows`."""
        how = manner(False, jobs, "list")
        return self._engine.read_rows(_inputs.objects(articles), _inputs.date(published), how, summaries)


def manner(are_files: bool, jobs: int | None, errors: Errors) -> Any:
    """How articles are taken, as the part in Rust wants to know it."""
    if errors not in ("raise", "list"):
        raise ValueError(f"errors={errors!r} is neither 'raise' nor 'list'")
    if jobs is not None and jobs < 1:
        raise ValueError(f"jobs={jobs} is less than one")
    return {"are_files": are_files, "jobs": jobs, "is_strict": errors == "raise"}


def tables(found: Any) -> Tables:
    """Typed, what the part in Rust gives."""
    named, failures = found
    return Tables(**dict(named), failures=tuple(Failure(**failure) for failure in failures))


@functools.cache
def builtin() -> Reader:
    """The reader of the built-in model and lexicon, made when it is first asked for."""
    return Reader()


def read(text: str, *, published: Date = None, key: str = "text", **fields: Any) -> Record:
    """Reads one article into a record of typed objects.

    - `text`: the article. Kept exactly as it is; every span of the record counts its code points.
    - `published`: the day (or instant) of publication, from which relative dates are counted. If absent it is what the head
      of the text says, else relative dates stay open.
    - `key`: what the article is called.
    - `fields`: `title`, `publisher`, `url`, `authors`, … as docs/command.md lists them.

    Returns a `Record` (docs/record.md). Reading takes some milliseconds per hundred words, with the interpreter let go.

    Raises `ArticleError` for a text that is empty, is not English or has more than 16 MB.

    >>> import onrecord
    >>> record = onrecord.read(
    ...     "Kenya's foreign ministry denied on Tuesday that its envoys had walked out of talks.",
    ...     published="2024-05-14",
    ... )
    >>> statement = record.statements[0]
    >>> statement.stance, record.find(statement.speaker).country
    ('deny', 'KEN')
    >>> [record.words(span) for span in statement.content]
    ['that its envoys had walked out of talks']
    >>> record.find(statement.time).begin
    '2024-05-14'
    """
    return builtin().read(text, published=published, key=key, **fields)


def read_many(
    articles: Articles, *, published: Date = None, jobs: int | None = None, errors: Errors = "raise"
) -> Tables:
    """Reads many articles on all cores into Arrow tables.

    - `articles`: a pyarrow table or reader, a Polars or pandas data frame, any other object with `__arrow_c_stream__`, or an
      iterable of texts, mappings and `Document`s, from which articles are taken as they are read. Columns and keys are
      named as docs/command.md lists them: `text` (required), `key`, `published`, `title`, `publisher`, `url`, …
    - `published`: the day of publication of all articles, above what they say themselves.
    - `jobs`: how many articles are read at once; one per core if absent. The result does not depend on it.
    - `errors`: `"raise"` ends at the first article that cannot be read, `"list"` puts all of them into `failures`.

    Returns `Tables`: one row per article in `documents`, and its rows in nine more tables. Memory grows with the rows;
    for archives that do not fit there is the command `onrecord archive`.

    Raises `ArticleError`, which names the article, unless `errors="list"`.

    >>> import onrecord
    >>> tables = onrecord.read_many(
    ...     [
    ...         {"key": "a", "text": "Envoys of Chad and Mali met in Oslo.", "published": "2024-05-14"},
    ...         {"key": "b", "text": "Rebels shelled the town of Moyale, the army said.", "published": "2024-05-15"},
    ...     ]
    ... )
    >>> len(tables.documents), tables.events.column_names[:4]
    (2, ['document', 'key', 'day', 'id'])
    >>> tables.events.to_arrow().select(["key", "type", "status"]).to_pylist()
    [{'key': 'a', 'type': 'CONSULT', 'status': 'occurred'}, {'key': 'b', 'type': 'ASSAULT', 'status': 'occurred'}]
    """
    return builtin().read_many(articles, published=published, jobs=jobs, errors=errors)


def read_files(
    *paths: str | os.PathLike[str], published: Date = None, jobs: int | None = None, errors: Errors = "raise"
) -> Tables:
    """Reads files, folders and patterns of names into Arrow tables: every format of the command (docs/command.md).

    Text, Markdown, HTML, feeds, JSON Lines, WARC, Parquet, mail, items of agencies, all of them also compressed. Arguments
    and result are those of `read_many`.

    >>> import onrecord, pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = (pathlib.Path(folder) / "a.txt").write_text("Talks began in Oslo on Friday.")
    ...     tables = onrecord.read_files(folder, published="2024-05-14")
    >>> tables.places.to_arrow()["name"].to_pylist()
    ['Oslo']
    """
    return builtin().read_files(*paths, published=published, jobs=jobs, errors=errors)


def read_rows(articles: Articles, *, published: Date = None, jobs: int | None = None, summaries: bool = False) -> Table:
    """Reads many articles into one Arrow table with one row for every article, in order.

    The columns are those of `documents`, then one per layer: a list of structs with the layer's own columns. An article that
    has no record has nulls and a `failure` (struct of `input`, `place`, `reason`); of others it is null. For programs that
    take one table at a time, such as Spark. Arguments are those of `read_many`; with `summaries` there is a column `summary`:
    what linking keeps of the document (docs/linking.md), as JSON, some kilobytes.

    >>> import onrecord
    >>> rows = onrecord.read_rows([{"key": "a", "text": "Talks began in Oslo."}, {"key": "b"}]).to_arrow()
    >>> rows["places"].to_pylist()[0][0]["name"], rows["failure"].to_pylist()[1]["reason"]
    ('Oslo', 'has no `text`')
    """
    return builtin().read_rows(articles, published=published, jobs=jobs, summaries=summaries)
