"""The same on a cluster of Apache Spark: reading, and linking what was read.

- `read` puts the articles of a data frame on the record, one row for each.
- `tables` takes the rows apart into the ten tables of `onrecord archive`.
- `link` says what belongs together across documents: near copies, stories, events, identities, disputes, changes; the same
  as a ledger says of the same articles.

Needs `pip install 'onrecord[spark]'` on the driver and on every executor, and nothing else: the model is inside. docs/scale.md
has figures and limits.
"""

from onrecord.spark._linking import Links, link
from onrecord.spark._reading import read, tables

__all__ = ["Links", "link", "read", "tables"]
