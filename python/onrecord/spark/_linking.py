"""What belongs together across documents, as jobs: candidates are joined by Spark, decided on executors by the same code that
a ledger runs, and connected by Spark.

Each step is keyed by what can meet: names and periods of time, components of near documents, stories, names of actors,
offices, acts and actors within two months. docs/linking.md has the rules, docs/scale.md what each step costs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyspark.sql import Window
from pyspark.sql import functions as f

from onrecord._onrecord import linking
from onrecord.spark._components import components
from onrecord.spark._steps import Steps

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

SLACK = 1e-6
"""Sums of products run in another order than those of the likeness, which decides; the last digits may differ."""

EPOCH = "date'1970-01-01'"

DISPUTE = "struct<kind: string, explanation: string, sides: array<struct<position: string, accounts: array<string>>>>"
CHANGE = (
    "struct<event: string, what: string, item: string, unit: string, "
    "steps: array<struct<value: string, day: string, account: string>>>"
)


@dataclass(frozen=True)
class Links:
    """What documents have in common. A document is named by the SHA-256 of its text, a row by this and its id in the record
    (`…/e3`). Texts that came from several sources are one document, dated by the earliest."""

    stories: DataFrame
    """`document`, `story`: the story of every document, by the story's first document."""
    copies: DataFrame
    """`document`, `original`, `kind` (`identical`, `copy`, `revision`), `similarity` (0 to 1): near copies."""
    events: DataFrame
    """`account`, `event`, `document`, `story`: every event row, and the row that tells the same event first."""
    identities: DataFrame
    """`document`, `actor`, `name`, `kind`, `country`, `identity`, `reasons`: who is one across documents; `identity` is null
    for whoever only one document knows."""
    disputes: DataFrame
    """`kind`, `explanation`, `sides` (`position`, `accounts`): accounts of several documents that contradict each other."""
    changes: DataFrame
    """`event`, `what` (`figure`, `status`), `item`, `unit`, `steps` (`value`, `day`, `account`): what moves as time goes on."""


def link(records: DataFrame, folder: str) -> Links:
    """Links the records of `onrecord.spark.read`; the result is that of a ledger that holds the same articles.

    - `records`: rows of `read` with their `summary`. They are gone through once.
    - `folder`: where the steps and the result are kept as Parquet: a path or address that the driver and all executors
      reach, such as `hdfs://…`. What an earlier call left there is overwritten.

    Threads are not tied: a ledger ties them when it is asked (`Ledger.threads`).

    Raises `ValueError` if `records` has no `summary`.
    """
    if "summary" not in records.columns:
        raise ValueError("records need the column `summary`: onrecord.spark.read(articles, summaries=True)")
    steps = Steps(folder)
    documents = steps.keep("documents", leading(records))
    cut = steps.keep("stories", in_stories(documents, steps))
    told = documents.join(cut.select("document", "story"), "document")
    events = steps.keep("events", in_events(told))
    actors = steps.keep("identities", identified(told, steps))
    content = steps.keep("contradictions", contradicting(told, events, actors, steps))
    return Links(
        stories=cut.select("document", "story"),
        copies=cut.where("original is not null").select("document", "original", "kind", "similarity"),
        events=events.select("account", "event", "document", "story"),
        identities=actors.select(
            "document",
            f.concat(f.lit("a"), f.col("actor") + 1).alias("actor"),
            "name",
            "kind",
            "country",
            f.col("label").alias("identity"),
            "reasons",
        ),
        disputes=parsed(content, "disputes", DISPUTE),
        changes=parsed(content, "changes", CHANGE),
    )


def leading(records: DataFrame) -> DataFrame:
    """One row for each text, that of its earliest dated source: `document`, `day` (counted from 1970), `summary`."""
    sources = Window.partitionBy("id").orderBy(
        f.col("published").isNull(), "published", "publisher", "url", "key", "title"
    )
    first = (
        records.where(f.col("failure").isNull()).withColumn("source", f.row_number().over(sources)).where("source = 1")
    )
    return first.select(f.col("id").alias("document"), f.expr(f"datediff(day, {EPOCH})").alias("day"), "summary")


def in_stories(documents: DataFrame, steps: Steps) -> DataFrame:
    """The story of every document, and its original where it is a near copy: `document`, `story`, `original`, `kind`,
    `similarity`."""
    near = steps.keep("near", decided(documents, candidates(documents)))
    nodes = documents.select(f.col("document").alias("node"))
    found = components(nodes, near, steps, "components").withColumnRenamed("node", "document")
    schema = "document string, story string, original string, kind string, similarity double"
    return documents.join(found, "document").groupBy("component").applyInArrow(split, schema)


def candidates(documents: DataFrame) -> DataFrame:
    """Pairs of documents that can be near: `one` before `other`. They share enough names in neighbouring periods, or a group
    of their signatures."""
    names = exploded(documents, "names", "document string, period int, name bigint, weight double")
    one = names.select(f.col("document").alias("one"), "period", "name", f.col("weight").alias("weight_one"))
    other = names.select(
        f.col("document").alias("other"),
        f.col("period").alias("period_other"),
        "name",
        f.col("weight").alias("weight_other"),
    )
    reach = f.explode(f.expr("sequence(period_other - 1, period_other + 1)")).alias("period")
    dated = one.join(
        other.where("period_other is not null").select("other", "name", "weight_other", reach), ["name", "period"]
    )
    # An unknown day forbids nothing.
    undated = one.join(other, "name").where("period is null or period_other is null")
    columns = ("one", "other", "weight_one", "weight_other")
    meeting = dated.select(*columns).unionAll(undated.select(*columns)).where("one < other")
    cosine = f.sum(f.col("weight_one") * f.col("weight_other")).alias("cosine")
    by_name = (
        meeting.groupBy("one", "other")
        .agg(cosine)
        .where(f.col("cosine") >= linking.NAMES - SLACK)
        .select("one", "other")
    )
    bands = exploded(documents, "bands", "document string, band bigint")
    one, other = (
        bands.select(f.col("document").alias("one"), "band"),
        bands.select(f.col("document").alias("other"), "band"),
    )
    by_signature = one.join(other, "band").where("one < other").select("one", "other")
    return by_name.unionAll(by_signature).distinct()


def exploded(documents: DataFrame, step: str, schema: str) -> DataFrame:
    """What a step of `linking` makes of each document alone, as rows."""

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield from pa.table(getattr(linking, step)(batch.column("summary").to_pylist())).to_batches()

    return documents.select("summary").mapInArrow(work, schema)


def decided(documents: DataFrame, pairs: DataFrame) -> DataFrame:
    """The pairs that are near."""
    one = documents.select(f.col("document").alias("one"), f.col("summary").alias("summary_one"))
    other = documents.select(f.col("document").alias("other"), f.col("summary").alias("summary_other"))

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            near = linking.are_near(batch.column("summary_one").to_pylist(), batch.column("summary_other").to_pylist())
            yield batch.select(["one", "other"]).filter(pa.array(near, pa.bool_()))

    return pairs.join(one, "one").join(other, "other").mapInArrow(work, "one string, other string")


def split(component: pa.Table) -> pa.Table:
    """The stories and near copies of a component of near documents."""
    ids = component.column("document").to_pylist()
    stories, copies = linking.split(component.column("summary").to_pylist())
    found = {ids[at]: {"document": ids[at], "story": ids[story[0]]} for story in stories for at in story}
    for copy, original, kind, similarity in copies:
        found[ids[copy]].update(original=ids[original], kind=kind, similarity=similarity)
    names = ("document", "story", "original", "kind")
    schema = pa.schema([*((name, pa.string()) for name in names), ("similarity", pa.float64())])
    return pa.Table.from_pylist(list(found.values()), schema=schema)


def in_events(told: DataFrame) -> DataFrame:
    """Every event row with the first account of its event: `account`, `event`, `document`, `story`, `day`, `mention`, `act`,
    `status`, `doers`."""
    schema = "account string, event string, document string, story string, day int, mention int, act string, status string, doers array<int>"
    return told.groupBy("story").applyInArrow(events, schema)


def events(story: pa.Table) -> pa.Table:
    """The events of a story."""
    documents, texts = story.column("document").to_pylist(), story.column("summary").to_pylist()
    days = story.column("day").to_pylist()
    acts = [linking.acts(text) for text in texts]
    rows = []
    for event in linking.told(texts):
        accounts = [f"{documents[document]}/e{mention + 1}" for document, mention in event]
        for account, (document, mention) in zip(accounts, event):
            act, status, doers = acts[document][mention]
            rows.append(
                (
                    account,
                    accounts[0],
                    documents[document],
                    story.column("story")[0].as_py(),
                    days[document],
                    mention,
                    act,
                    status,
                    doers,
                )
            )
    kinds = [pa.string()] * 4 + [pa.int32()] * 2 + [pa.string()] * 2 + [pa.list_(pa.int32())]
    names = ("account", "event", "document", "story", "day", "mention", "act", "status", "doers")
    return table(rows, names, kinds)


def table(rows: list[tuple[Any, ...]], names: tuple[str, ...], kinds: list[pa.DataType]) -> pa.Table:
    """A table of rows."""
    columns = list(zip(*rows)) or [()] * len(names)
    return pa.table([pa.array(column, kind) for column, kind in zip(columns, kinds)], names=list(names))


def identified(told: DataFrame, steps: Steps) -> DataFrame:
    """Every actor with the label of its identity: by its name, by its story, by an office."""
    named = by_names(told, steps)
    actors = steps.keep("actors", in_each_story(told, named))
    return in_office(told, actors)


def by_names(told: DataFrame, steps: Steps) -> DataFrame:
    """Of each document the labels that the names of its actors give, in the order of its record: `document`, `labels`."""

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            rows = []
            for document, text in zip(batch.column("document").to_pylist(), batch.column("summary").to_pylist()):
                for number, (name, _, country, key) in enumerate(linking.actors(text)):
                    rows.append((document, number, name, country, key))
            kinds = [pa.string(), pa.int32(), pa.string(), pa.string(), pa.string()]
            yield from table(rows, ("document", "actor", "name", "country", "key"), kinds).to_batches()

    schema = "document string, actor int, name string, country string, key string"
    actors = steps.keep("names", told.select("document", "summary").mapInArrow(work, schema))
    names = actors.where("key is not null").select("key", "name", "country").distinct()
    labels = names.groupBy("key").applyInArrow(together, "key string, name string, country string, label string")
    same = (
        (actors["key"] == labels["key"])
        & (actors["name"] == labels["name"])
        & actors["country"].eqNullSafe(labels["country"])
    )
    labelled = actors.join(labels, same, "left").select("document", actors["actor"], "label")
    return in_arrays(labelled, "actor", "label", "labels")


def in_arrays(rows: DataFrame, number: str, value: str, name: str) -> DataFrame:
    """Of each document the values in the order of their numbers; none of them is lost, null or not."""
    ordered = f.array_sort(f.collect_list(f.struct(number, value)))
    return rows.groupBy("document").agg(f.transform(ordered, lambda row: row[value]).alias(name))


def together(key: pa.Table) -> pa.Table:
    """The labels of the names of one key."""
    named = list(zip(key.column("name").to_pylist(), key.column("country").to_pylist()))
    labels = linking.together(key.column("key")[0].as_py(), named)
    return key.select(["key", "name", "country"]).append_column("label", pa.array(labels, pa.string()))


def in_each_story(told: DataFrame, named: DataFrame) -> DataFrame:
    """Every actor with the label that its name or its story gives: `document`, `actor`, `name`, `kind`, `country`, `label`,
    `own` (what tells apart those without a label), `reasons`."""
    schema = "document string, actor int, name string, kind string, country string, label string, own string, reasons array<string>"
    return told.join(named, "document", "left").groupBy("story").applyInArrow(people, schema)


def people(story: pa.Table) -> pa.Table:
    """The actors of a story."""
    documents, texts = story.column("document").to_pylist(), story.column("summary").to_pylist()
    labels = [labels or [] for labels in story.column("labels").to_pylist()]
    rows: dict[tuple[int, int], list[Any]] = {}
    for at, text in enumerate(texts):
        for number, (name, kind, country, _) in enumerate(linking.actors(text)):
            own = f"{name}|{kind}|{country or ''}"
            rows[at, number] = [documents[at], number, name, kind, country, labels[at][number], own, None]
    for actor, mate, reasons in linking.in_story(texts, labels):
        # Label and name of the one whom the actor is.
        rows[actor][5:7], rows[actor][7] = rows[mate][5:7], reasons
    names = ("document", "actor", "name", "kind", "country", "label", "own", "reasons")
    kinds = [pa.string(), pa.int32(), *[pa.string()] * 5, pa.list_(pa.string())]
    return table([tuple(row) for row in rows.values()], names, kinds)


def in_office(told: DataFrame, actors: DataFrame) -> DataFrame:
    """The same, with those who are known by an office alone as the one person who is told to hold it."""

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            rows = []
            columns = (batch.column(name).to_pylist() for name in ("document", "day", "summary"))
            for document, day, text in zip(*columns):
                rows += [(document, day, *office) for office in linking.offices(text)]
            kinds = [pa.string(), pa.int32(), pa.int32(), pa.string(), pa.string(), pa.int32(), pa.bool_()]
            names = ("document", "day", "actor", "title", "of", "days", "is_named")
            yield from table(rows, names, kinds).to_batches()

    schema = "document string, day int, actor int, title string, of string, days int, is_named boolean"
    terms = told.select("document", "day", "summary").mapInArrow(work, schema)
    terms = terms.join(actors.select("document", "actor", "label", "own"), ["document", "actor"])
    found = terms.groupBy("title", "of").applyInArrow(
        holders, "document string, actor int, title string, of string, label string, reason string"
    )
    # Of several offices the last one by the alphabet decides, as in a ledger.
    last = Window.partitionBy("document", "actor").orderBy(f.desc("title"), f.desc("of"))
    held = found.withColumn("place", f.row_number().over(last)).where("place = 1")
    held = held.select("document", "actor", f.col("label").alias("held"), "reason")
    both = actors.join(held, ["document", "actor"], "left")
    reasons = f.when(f.col("reason").isNull(), f.col("reasons")).otherwise(f.array("reason"))
    return both.select(
        "document",
        "actor",
        "name",
        "kind",
        "country",
        f.coalesce("held", "label").alias("label"),
        reasons.alias("reasons"),
    )


def holders(office: pa.Table) -> pa.Table:
    """Those who are known by an office alone, with the label of the one person who is told to hold it in those months."""
    rows = office.to_pylist()
    # A person is told of many times; that they are told to hold it on a day is enough.
    held = {(row["day"], row["label"] or row["own"], row["label"]) for row in rows if row["is_named"]}
    found = []
    for row in rows:
        if row["is_named"]:
            continue
        near = {
            (person, label)
            for day, person, label in held
            if day is None or row["day"] is None or abs(day - row["day"]) <= row["days"]
        }
        label = next(iter(near))[1] if len(near) == 1 else None
        reason = (
            f"both are {row['title']} of {row['of']}, and no report of those months names another" if label else None
        )
        found.append((row["document"], row["actor"], row["title"], row["of"], label, reason))
    return table(
        found, ("document", "actor", "title", "of", "label", "reason"), [pa.string(), pa.int32(), *[pa.string()] * 4]
    )


def contradicting(told: DataFrame, events: DataFrame, actors: DataFrame, steps: Steps) -> DataFrame:
    """Disputes and changes, as JSON: stories are compared with those in which the same act by the same actor is told and
    denied within two months."""
    stories = told.select(f.col("story").alias("node")).distinct()
    groups = components(stories, rivals(events, actors), steps, "rivals").withColumnRenamed("node", "story")
    accounts = in_arrays(events, "mention", "event", "accounts")
    labels = in_arrays(actors, "actor", "label", "labels")
    whole = told.join(groups, "story").join(accounts, "document", "left").join(labels, "document", "left")
    return whole.groupBy("component").applyInArrow(contradictions, "content string")


def rivals(events: DataFrame, actors: DataFrame) -> DataFrame:
    """Pairs of stories that can contradict each other: `one`, `other`."""
    doers = events.where("day is not null").select(
        "story", "day", "act", "status", "document", f.explode("doers").alias("actor")
    )
    known = doers.join(actors.where("label is not null").select("document", "actor", "label"), ["document", "actor"])
    window = f.floor(f.col("day") / linking.ANSWERED)
    denied = known.where("status = 'denied'").select(
        f.col("story").alias("one"), f.col("day").alias("since"), "act", "label", window.alias("window")
    )
    near = f.explode(f.array(window - 1, window, window + 1)).alias("window")
    affirmed = known.where("status in ('occurred', 'ongoing', 'planned', 'possible')").select(
        f.col("story").alias("other"), "day", "act", "label", near
    )
    met = denied.join(affirmed, ["act", "label", "window"]).where(
        f.abs(f.col("day") - f.col("since")) <= linking.ANSWERED
    )
    return met.where("one <> other").select("one", "other").distinct()


def contradictions(stories: pa.Table) -> pa.Table:
    """The disputes and changes of some stories."""
    columns = {name: stories.column(name).to_pylist() for name in ("summary", "story", "accounts", "labels")}
    accounts, labels = ([values or [] for values in columns[name]] for name in ("accounts", "labels"))
    return pa.table({"content": [linking.contradictions(columns["summary"], columns["story"], accounts, labels)]})


def parsed(content: DataFrame, what: str, row: str) -> DataFrame:
    """Rows of a list in JSON."""
    rows = f.from_json("content", f"{what} array<{row}>")
    return content.select(f.explode(rows[what]).alias("row")).select("row.*")
