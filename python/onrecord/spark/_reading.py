"""Articles to records on executors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc
from pyspark.sql import functions as f

import onrecord
from onrecord._inputs import Date, date
from onrecord._onrecord import no_rows

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

TOGETHER = 64
"""Articles that are read and handed on at once, so that memory does not depend on the size of Spark's batches."""

LAYERS = ("actors", "mentions", "places", "times", "quantities", "statements", "events", "references", "disputes")
"""Columns of a row that are lists of a record's rows."""


def read(articles: DataFrame, *, published: Date = None, summaries: bool = True) -> DataFrame:
    """Reads the articles of a data frame, one row for each, on all executors.

    - `articles`: columns named as docs/command.md lists them: `text` (required), `key`, `published`, `title`, `publisher`,
      `url`, … Each article is named by a column `key`, `id` or `url`.
    - `published`: the day of publication of all articles, above what they say themselves.
    - `summaries`: whether there is a column `summary`, which `link` needs: JSON, some kilobytes for each article.

    Returns a data frame with the columns of `onrecord.read_rows`: the document's own, a list of structs for each layer of the
    record, and `failure`, which is null but for articles that have no record. Spans and other numbers that are unsigned
    elsewhere are `int`. Each executor needs some 200 MB beside Spark's own memory for each of its cores.

    An executor that dies costs nothing but time: Spark reads its articles elsewhere, with the same result.

    Raises `ValueError` if no column names the articles.
    """
    if not {"key", "id"} & set(articles.columns):
        if "url" not in articles.columns:
            raise ValueError("articles need a column `key`, `id` or `url` that names each of them")
        articles = articles.withColumn("key", f.col("url"))
    day = date(published)

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for start in range(0, batch.num_rows, TOGETHER):
                rows = onrecord.read_rows(batch.slice(start, TOGETHER), published=day, jobs=1, summaries=summaries)
                yield from for_spark(pa.table(rows)).to_batches()

    return articles.mapInArrow(work, ddl(signed(pa.schema(no_rows(summaries)))))


def tables(records: DataFrame) -> dict[str, DataFrame]:
    """The rows of `read` as ten data frames, with the names and columns of `onrecord archive` (docs/archive.md).

    Each is computed from `records`: `persist()` or write these first, or articles are read once for every table.
    """
    good = records.where(f.col("failure").isNull())
    own = [name for name in records.columns if name not in (*LAYERS, "summary", "failure")]
    found = {"documents": good.select(*own)}
    for layer in LAYERS:
        rows = good.select(f.col("id").alias("document"), "key", "day", f.explode(layer).alias("row"))
        found[layer] = rows.select("document", "key", "day", "row.*")
    return found


def for_spark(table: pa.Table) -> pa.Table:
    """Rows in types that Spark has. Where an article stood in its batch says nothing to anybody, so the place is left out."""
    number = table.schema.get_field_index("failure")
    failures = table.column(number).combine_chunks()
    parts = [pc.struct_field(failures, name) for name in ("input", "place", "reason")]
    parts[1] = pa.nulls(len(failures), pa.string())
    bare = pa.StructArray.from_arrays(parts, names=["input", "place", "reason"], mask=failures.is_null())
    return table.set_column(number, "failure", bare).cast(signed(table.schema))


def signed(schema: pa.Schema) -> pa.Schema:
    """The same columns with signed numbers, as Spark has no others; everything may be null, as in Spark's own tables."""
    return pa.schema([pa.field(field.name, signed_type(field.type)) for field in schema])


def signed_type(kind: pa.DataType) -> pa.DataType:
    """The type that Spark has for a type."""
    if pa.types.is_unsigned_integer(kind):
        return pa.int32()
    if pa.types.is_list(kind):
        return pa.list_(pa.field("element", signed_type(kind.value_type)))
    if pa.types.is_struct(kind):
        return pa.struct([pa.field(field.name, signed_type(field.type)) for field in kind])
    return kind


def ddl(schema: pa.Schema) -> str:
    """A schema as Spark's SQL writes it."""
    return ", ".join(f"`{field.name}` {sql_type(field.type)}" for field in schema)


def sql_type(kind: pa.DataType) -> str:
    """A type as Spark's SQL writes it."""
    if pa.types.is_list(kind):
        return f"array<{sql_type(kind.value_type)}>"
    if pa.types.is_struct(kind):
        return "struct<" + ", ".join(f"`{field.name}`: {sql_type(field.type)}" for field in kind) + ">"
    named = {
        pa.string(): "string",
        pa.bool_(): "boolean",
        pa.int32(): "int",
        pa.int64(): "bigint",
        pa.float32(): "float",
        pa.float64(): "double",
        pa.date32(): "date",
    }
    return named[kind]
