"""Articles as Python has them, to the forms that the part in Rust takes."""

from __future__ import annotations

import dataclasses
import datetime
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Union

Date = Union[str, datetime.date, None]
"""A day or instant: ISO 8601 (`"2025-12-21"`), or a `date` or `datetime`."""

Articles = Any
"""Articles: a pyarrow, Polars or pandas table, any other object with `__arrow_c_stream__`, or an iterable of texts,
mappings and `Document`s."""


def date(value: Date, name: str = "published") -> str | None:
    """A day or instant as ISO 8601 writes it. A time at midnight is a day, as tools that know no days write it so.

    >>> date(datetime.datetime(2025, 12, 21)), date("2025-12-21")
    ('2025-12-21', '2025-12-21')
    """
    if value is None:
        return None
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    try:
        datetime.date.fromisoformat(value[:10])
    except (ValueError, TypeError):
        raise ValueError(f"{name}={value!r} is not a day like '2025-12-21'") from None
    return value


def objects(articles: Articles) -> object:
    """What the part in Rust takes: an Arrow stream as it is, else articles as strings of JSON, made as they are asked for."""
    if hasattr(articles, "__arrow_c_stream__"):
        return articles
    if isinstance(articles, (str, bytes, Mapping)):
        raise TypeError("articles must be an iterable of articles or a table; for one article there is `read`")
    return strings(articles)


def strings(articles: Iterable[object]) -> Iterator[str]:
    """One object of JSON for each article."""
    for number, article in enumerate(articles, 1):
        yield string(article, f"article {number}")


def string(article: object, name: str) -> str:
    """An article as an object of JSON."""
    if isinstance(article, str):
        fields: dict[str, Any] = {"text": article}
    elif isinstance(article, Mapping):
        fields = dict(article)
    elif dataclasses.is_dataclass(article) and not isinstance(article, type):
        fields = dataclasses.asdict(article)
    else:
        raise TypeError(f"{name} must be a text, a mapping or a Document, not {type(article).__name__}")
    # NaN, which is equal to nothing, stands for a missing value in a row of pandas.
    present = {field: value for field, value in fields.items() if value is not None and not is_missing(value)}
    return json.dumps(present, default=plain)


def is_missing(value: object) -> bool:
    """Whether this is how pandas writes that there is no value."""
    return (isinstance(value, float) and value != value) or type(value).__name__ in ("NaTType", "NAType")


def plain(value: object) -> object:
    """A value that JSON does not know."""
    if isinstance(value, datetime.date):
        return date(value)
    if hasattr(value, "tolist"):
        return value.tolist()
    if isinstance(value, (set, frozenset, tuple)):
        return list(value)
    raise TypeError(f"a field of an article is a {type(value).__name__}, which is no text, date, number or list")


def paths(names: Iterable[str | os.PathLike[str]]) -> list[str]:
    """Paths as strings."""
    return [os.fspath(name) for name in names]
