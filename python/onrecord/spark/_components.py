"""Connected components of a graph that no machine holds as a whole.

Apart from linking because it knows nothing of documents. Each round moves every node nearer to the least node of its
component (large star and small star; Kiveris, Lattanzi, Mirrokni, Rastogi, Vassilvitskii: Connected Components in MapReduce and
Beyond, SoCC 2014); the rounds grow with the logarithm of the nodes squared, and no round holds more edges than the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyspark.sql import functions as f

from onrecord.spark._steps import Steps

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def components(nodes: DataFrame, edges: DataFrame, steps: Steps, name: str) -> DataFrame:
    """The component of every node: `node`, `component`, which is the least node of it.

    - `nodes`: a column `node`, each once.
    - `edges`: columns `one` and `other`, in any order and number.
    - `steps`: where the rounds are kept, under `name`.
    """
    pairs = edges.where("one <> other").select(
        f.greatest("one", "other").alias("one"), f.least("one", "other").alias("other")
    )
    pairs = steps.keep(f"{name}-0", pairs.distinct())
    before, number = state(pairs), 0
    while before[0]:
        # The last round is read while the next is written, so two folders are enough.
        number = 1 - number
        pairs = steps.keep(f"{name}-{number}", small_star(large_star(pairs)))
        now = state(pairs)
        if now == before:
            break
        before = now
    root = f.coalesce("other", "node").alias("component")
    return nodes.join(pairs, nodes["node"] == pairs["one"], "left").select("node", root)


def state(pairs: DataFrame) -> tuple[int, int]:
    """What tells whether a round has changed anything: the number of edges, and a sum over them."""
    mark = f.sum(f.hash("one", "other").cast("bigint"))
    row = pairs.agg(f.count("*"), mark).collect()[0]
    return row[0], row[1] or 0


def large_star(pairs: DataFrame) -> DataFrame:
    """Every greater neighbour of a node is tied to the node's least neighbour instead."""
    both = pairs.select("one", "other").unionAll(pairs.select(f.col("other").alias("one"), f.col("one").alias("other")))
    least = both.groupBy("one").agg(f.least(f.min("other"), f.col("one")).alias("root"))
    tied = (
        both.join(least, "one").where("other > one").select(f.col("other").alias("one"), f.col("root").alias("other"))
    )
    return tied.distinct()


def small_star(pairs: DataFrame) -> DataFrame:
    """Every node and its lesser neighbours are tied to the least of them."""
    least = pairs.groupBy("one").agg(f.min("other").alias("root"))
    neighbours = (
        pairs.join(least, "one")
        .where("other <> root")
        .select(f.col("other").alias("one"), f.col("root").alias("other"))
    )
    own = least.select("one", f.col("root").alias("other"))
    return neighbours.unionAll(own).distinct()
