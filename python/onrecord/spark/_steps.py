"""Steps of a long computation, each kept as Parquet in a folder that all machines reach.

Apart from the steps themselves because of what it is for: what is kept is computed once, plans stay small, an executor that
dies takes nothing with it, and whoever wants to know what a step found can read it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


class Steps:
    """A folder of steps. What an earlier computation left in it is overwritten."""

    def __init__(self, folder: str) -> None:
        self.folder = folder.rstrip("/")

    def keep(self, name: str, rows: DataFrame) -> DataFrame:
        """Computes rows, and gives them as they are kept."""
        path = f"{self.folder}/{name}"
        rows.write.mode("overwrite").parquet(path)
        return rows.sparkSession.read.schema(rows.schema).parquet(path)
