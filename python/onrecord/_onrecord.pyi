"""The part in Rust. What users see is in the package itself; of this only `Table` leaves it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

__version__: str

class Manner(TypedDict):
    are_files: bool
    jobs: int | None
    is_strict: bool

class Table:
    """A table in Arrow's form, with the Arrow PyCapsule interface: `pyarrow.table(t)`, `polars.DataFrame(t)` and all
    others that know `__arrow_c_stream__` take it over without a copy."""

    @property
    def num_rows(self) -> int:
        """Number of rows."""
    @property
    def column_names(self) -> list[str]:
        """Names of the columns, in order."""
    def __len__(self) -> int: ...
    def __arrow_c_schema__(self) -> object: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def to_arrow(self) -> pyarrow.Table:
        """As a `pyarrow.Table`, without a copy."""
    def to_pandas(self) -> pandas.DataFrame:
        """As a `pandas.DataFrame`. pandas copies what its columns hold in another form, such as texts and lists."""
    def to_polars(self) -> polars.DataFrame:
        """As a `polars.DataFrame`. Polars copies texts into its own form."""

class Engine:
    def __init__(self, model: str | None = None, lexicon: str | None = None) -> None: ...
    @property
    def reading(self) -> tuple[str, str, str]: ...
    def read(self, article: str) -> str: ...
    def read_many(
        self, articles: object, published: str | None, manner: Manner
    ) -> tuple[list[tuple[str, Table]], list[dict[str, Any]]]: ...
    def read_rows(self, articles: object, published: str | None, manner: Manner, has_summaries: bool) -> Table: ...

class Ledger:
    def __init__(self, path: str, create: bool) -> None: ...
    def ask(self, question: str, filter: str, words: str = "") -> str: ...
    def why(self, id: str) -> str: ...
    def record(self, handle: str) -> str: ...
    def add(
        self, engine: Engine, articles: Iterable[str] | object, published: str | None, manner: Manner
    ) -> tuple[list[int], list[dict[str, Any]]]: ...

def no_rows(has_summaries: bool) -> Table: ...

class linking:
    """Pure steps of linking, for `onrecord.spark`; documents come as their summaries in JSON."""

    NAMES: float
    ANSWERED: int
    @staticmethod
    def names(texts: list[str]) -> Table: ...
    @staticmethod
    def bands(texts: list[str]) -> Table: ...
    @staticmethod
    def are_near(texts: list[str], others: list[str]) -> list[bool]: ...
    @staticmethod
    def split(texts: list[str]) -> tuple[list[list[int]], list[tuple[int, int, str, float]]]: ...
    @staticmethod
    def told(texts: list[str]) -> list[list[tuple[int, int]]]: ...
    @staticmethod
    def acts(text: str) -> list[tuple[str, str | None, list[int]]]: ...
    @staticmethod
    def actors(text: str) -> list[tuple[str, str, str | None, str | None]]: ...
    @staticmethod
    def together(key: str, named: list[tuple[str, str | None]]) -> list[str | None]: ...
    @staticmethod
    def in_story(
        texts: list[str], labels: list[list[str | None]]
    ) -> list[tuple[tuple[int, int], tuple[int, int], list[str]]]: ...
    @staticmethod
    def offices(text: str) -> list[tuple[int, str, str, int, bool]]: ...
    @staticmethod
    def contradictions(
        texts: list[str], stories: list[str], events: list[list[str]], labels: list[list[str | None]]
    ) -> str: ...
