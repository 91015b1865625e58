"""onrecord reads dated news into a sourced, time-resolved record: who said and did what, and on whose word.

- `read` gives the record of one article as typed objects, `read_many` and `read_files` those of many as Arrow tables.
- `Ledger` files them in one SQLite file and asks it.
- `onrecord.spark` does the same on a cluster of Apache Spark.

Names are those of the project's contract (docs/record.md); spans are half-open and count code points of the text; days are
ISO 8601; countries ISO 3166-1 alpha-3 or PLOVER's codes.
"""

from onrecord._base import Span
from onrecord._ledger import Filed, Ledger
from onrecord._onrecord import Table, __version__
from onrecord._reading import Failure, Reader, Tables, read, read_files, read_many, read_rows
from onrecord.errors import ArticleError, EngineError, InternalError, LedgerError, OnrecordError
from onrecord.record import Document, Record

__all__ = [
    "ArticleError",
    "Document",
    "EngineError",
    "Failure",
    "Filed",
    "InternalError",
    "Ledger",
    "LedgerError",
    "OnrecordError",
    "Reader",
    "Record",
    "Span",
    "Table",
    "Tables",
    "__version__",
    "read",
    "read_files",
    "read_many",
    "read_rows",
]
