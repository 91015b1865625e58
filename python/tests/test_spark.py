"""On a cluster of Apache Spark with executors in processes of their own: the same as on one machine, whatever dies."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import pathlib
import signal
import sqlite3
import subprocess
import sys
import threading

import onrecord
import pytest

pytest.importorskip("pyspark")
if not (os.environ.get("JAVA_HOME") or subprocess.run(["which", "java"], capture_output=True).returncode == 0):
    pytest.skip("Apache Spark takes Java 17", allow_module_level=True)

from onrecord import spark as onspark  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402
from pyspark.sql import functions as f  # noqa: E402


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.adaptive.enabled", "false")
        .config("spark.sql.autoBroadcastJoinThreshold", "1m")
        .config("spark.executor.extraJavaOptions", "-XX:+UseSerialGC")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.local.dir", str(tmp_path_factory.mktemp("spark")))
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


def executors() -> list[int]:
    """The processes that run tasks, which are not the driver's children but those of its workers."""
    found = []
    for folder in pathlib.Path("/proc").iterdir():
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
            is_ours = os.stat(folder).st_uid == os.getuid() and below(int(folder.name), os.getpid())
        except (OSError, ValueError):
            continue
        if is_ours and b"org.apache.spark.executor.CoarseGrainedExecutorBackend" in words:
            found.append(int(folder.name))
    return sorted(found)


def below(process: int, ancestor: int) -> bool:
    """Whether a process was started by another one, directly or not."""
    while process > 1:
        if process == ancestor:
            return True
        process = int(pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[1])
    return False


def frame(spark, articles, copies=1, partitions=4):
    rows = [(f"{a['key']} {n}", a["published"], a["text"]) for n in range(copies) for a in articles]
    return spark.createDataFrame(rows, "key string, published string, text string").repartition(partitions)


def rows(table):
    """All rows, in an order of their own."""
    return sorted(table.collect(), key=str)


@contextlib.contextmanager
def killing(spark, when):
    """Kills an executor in the middle: as soon as `when` is true of a stage that runs and of the number of those seen."""
    victim, tracker, is_over, killed = executors()[0], spark.sparkContext.statusTracker(), threading.Event(), []
    seen = set()

    def watch():
        while not killed and not is_over.wait(0.01):
            jobs = filter(None, map(tracker.getJobInfo, tracker.getActiveJobsIds()))
            stages = filter(None, (tracker.getStageInfo(stage) for job in jobs for stage in job.stageIds))
            running = [stage for stage in stages if stage.numActiveTasks > 0]
            seen.update(stage.stageId for stage in running)
            if any(when(stage, len(seen)) for stage in running):
                os.kill(victim, signal.SIGKILL)
                killed.append(victim)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    yield
    is_over.set()
    thread.join(5)
    assert killed and victim not in executors()


def test_reading_gives_what_one_machine_gives(spark, articles):
    bad = [{"key": "empty", "published": None, "text": ""}]
    records = onspark.read(frame(spark, articles[:8] + bad), summaries=False).persist()
    assert [tuple(row.failure) for row in records.where("failure is not null").collect()] == [
        ("empty 0", None, "is empty")
    ]
    named = [{**article, "key": f"{article['key']} 0"} for article in articles[:8]]
    found = [row.asDict(recursive=True) for row in records.where("failure is null").collect()]
    assert sorted(map(str, found)) == sorted(map(str, onrecord.read_rows(named).to_arrow().to_pylist()))
    expected, tables = onrecord.read_many(named), onspark.tables(records)
    assert {name: table.columns for name, table in tables.items()} == {
        name: table.column_names for name, table in expected
    }
    mentions = [row.asDict(recursive=True) for row in tables["mentions"].collect()]
    assert sorted(map(str, mentions)) == sorted(map(str, expected.mentions.to_arrow().to_pylist()))
    records.unpersist()


def test_an_executor_that_is_killed_costs_nothing_but_time(spark, articles):
    started = executors()
    assert len(started) == 2 and all(process != os.getpid() for process in started)
    texts = frame(spark, articles, copies=12, partitions=24)
    expected = rows(onspark.read(texts, summaries=False).select("key", "id", f.hash("events", "statements")))
    with killing(spark, lambda stage, _: stage.numTasks == 24 and 4 <= stage.numCompletedTasks <= 20):
        found = rows(onspark.read(texts, summaries=False).select("key", "id", f.hash("events", "statements")))
    assert found == expected and len(found) == 12 * len(articles)


def with_versions(articles):
    """The corpus with later versions by other outlets, and with articles that contradict each other."""
    return [
        *articles,
        *(
            {**a, "key": f"{a['key']} again", "text": f"{a['text']}\n\nMore was to follow, the desk at Halden said."}
            for a in articles[:20]
        ),
        *({**a, "key": f"{a['key']} twice", "published": "2030-01-01"} for a in articles[:3]),
        *CONTRADICTING,
    ]


def read_all(spark, articles):
    texts = [(a["key"], a["published"], a.get("publisher"), a["text"]) for a in articles]
    fields = "key string, published string, publisher string, text string"
    return onspark.read(spark.createDataFrame(texts, fields).repartition(4))


@pytest.fixture(scope="module")
def linked(spark, articles, tmp_path_factory):
    """The corpus and more, linked on the cluster and in a ledger."""
    both = with_versions(articles)
    path = tmp_path_factory.mktemp("ledger") / "news.ledger"
    onrecord.Ledger(path, create=True).add(both)
    records = read_all(spark, both).persist()
    return onspark.link(records, str(tmp_path_factory.mktemp("links"))), sqlite3.connect(path), onrecord.Ledger(path)


CONTRADICTING = [
    {"key": f"contradicting {number}", "published": day, "publisher": publisher, "text": text}
    for number, (day, publisher, text) in enumerate(
        [
            # Numbers of one story.
            (
                "2024-05-14",
                "Courier",
                "Kenyan troops shelled the town of Moyale on Monday and killed 12 people, Ethiopia's defence minister Abel "
                "Tessema said. Mayor Hana Bekele of Moyale said that 40 people were killed in the shelling.",
            ),
            (
                "2024-05-15",
                "Post",
                "Kenya denied on Wednesday that its troops had shelled the town of Moyale. Tessema had said that 12 people were "
                "killed in the shelling of Moyale.",
            ),
            (
                "2024-05-15",
                "Herald",
                "Kenyan troops shelled the town of Moyale on Monday and killed at least 30 people, Bekele said in Moyale on "
                "Wednesday. The mayor of Moyale spoke to reporters.",
            ),
            # A toll that moves.
            (
                "2024-02-05",
                "Courier",
                "A mine at Zabok caved in on Monday and killed 12 miners. Rescuers of Zabok dug on for the missing, mine director "
                "Ivo Horvat said.",
            ),
            (
                "2024-02-06",
                "Post",
                "The cave-in at the Zabok mine killed 19 miners, director Ivo Horvat said. Rescuers at Zabok had dug all night at "
                "the mine of Zabok.",
            ),
            # Offices: of one holder in those months, and of two.
            ("2021-03-10", "Post", "Prime Minister Edi Prela of Albania met bakers in Berat."),
            ("2021-04-01", "Herald", "Albania's prime minister accused the opposition of sabotage on Monday."),
            ("2021-03-11", "Post", "Prime Minister Anna Berzina of Latvia met bakers in Riga."),
            ("2021-03-20", "Courier", "Prime Minister Juris Kalns of Latvia opened a mill in Cesis."),
            ("2021-04-02", "Herald", "Latvia's prime minister accused the unions of sabotage on Monday."),
            # Denials in stories of their own, weeks later, and one that comes too late.
            ("2024-06-01", "Courier", "Kenya attacked Ethiopia on Friday near Moyale, Ethiopia said."),
            (
                "2024-06-20",
                "Post",
                "Kenya denied that Kenya had attacked Ethiopia. The foreign ministry spoke in Mombasa at the opening of a port for "
                "cruise ships by president William Ruto.",
            ),
            ("2023-03-01", "Courier", "Chad attacked Niger at dawn, Niger said. Shells fell on the market of Diffa."),
            (
                "2023-04-20",
                "Herald",
                "Chad denied that Chad had attacked Niger. Its envoy spoke in Oslo, where Norway paid 30 million dollars for wells.",
            ),
            ("2022-03-01", "Courier", "Togo attacked Ghana near Lome, Ghana said. Two customs houses of Aflao burned."),
            (
                "2022-05-20",
                "Herald",
                "Togo denied that Togo had attacked Ghana. The minister of sport spoke at the cup of the Sahel in Bamako.",
            ),
        ]
    )
]


def groups(pairs):
    """The groups that pairs of a member and a label make."""
    found = {}
    for member, label in pairs:
        found.setdefault(label, set()).add(member)
    return {frozenset(members) for members in found.values()}


def short(id):
    """A row's id as a ledger writes it: with the first twelve digits of the text's SHA-256."""
    document, row = id.split("/")
    return f"{document[:12]}/{row}"


@pytest.mark.slow
def test_stories_and_copies_are_the_ledgers(linked):
    links, ledger, _ = linked
    expected = groups(ledger.execute("SELECT sha256, story FROM documents"))
    assert groups(links.stories.select("document", "story").collect()) == expected
    assert 20 < len(expected) < ledger.execute("SELECT count(*) FROM documents").fetchone()[0]
    sql = "SELECT d.sha256, o.sha256, c.kind, c.similarity FROM copies c JOIN documents d ON d.id = c.document JOIN documents o ON o.id = c.original"
    copies = {tuple(row) for row in links.copies.collect()}
    assert copies == set(ledger.execute(sql)) and len(copies) == 20


@pytest.mark.slow
def test_events_are_the_ledgers(linked):
    links, ledger, _ = linked
    sql = """SELECT d.handle || '/e' || e.number, ifnull(o.handle || '/e' || l.number, d.handle || '/e' || e.number)
             FROM events e JOIN documents d ON d.id = e.document
             LEFT JOIN events l ON l.id = e.lead LEFT JOIN documents o ON o.id = l.document"""
    expected = set(ledger.execute(sql))
    found = {(short(row.account), short(row.event)) for row in links.events.collect()}
    assert found == expected and sum(account != event for account, event in found) > 100


@pytest.mark.slow
def test_identities_are_the_ledgers(linked):
    links, ledger, _ = linked
    # Whoever only one document knows has an identity in a ledger, which nobody else shares by more than the name.
    sql = """SELECT d.sha256 || '/a' || a.number, i.whole FROM actors a JOIN documents d ON d.id = a.document
             JOIN identities i ON i.id = a.identity
             WHERE i.key IS NOT NULL AND i.is_open = 0 AND (a.is_named OR a.identity <> a.own_identity)"""
    expected = groups(ledger.execute(sql))
    found = links.identities.where("identity is not null").select(f.concat("document", f.lit("/"), "actor"), "identity")
    assert groups(found.collect()) == expected
    assert sum(len({member.split("/")[0] for member in group}) > 1 for group in expected) > 50
    reasons = {reason for row in links.identities.where("reasons is not null").collect() for reason in row.reasons}
    told = {
        reason
        for (joined,) in ledger.execute("SELECT joined FROM actors WHERE joined IS NOT NULL")
        for reason in json.loads(joined)
    }
    assert reasons == told and "both stand in one story" in reasons
    assert [reason for reason in reasons if "of those months" in reason] == [
        "both are prime minister of alb, and no report of those months names another"
    ]


@pytest.mark.slow
def test_disputes_and_changes_are_the_ledgers(linked):
    links, ledger, typed = linked
    expected = {
        (
            row.kind,
            row.explanation,
            tuple((side.position, tuple(account.id for account in side.accounts)) for side in row.sides),
        )
        for row in typed.disputes()
        if row.sides[0].position is not None
    }
    found = {
        (row.kind, row.explanation, tuple((side.position, tuple(map(short, side.accounts))) for side in row.sides))
        for row in links.disputes.collect()
    }
    assert {dispute[:2] for dispute in found} == {dispute[:2] for dispute in expected}
    assert {(kind, told, frozenset(sides)) for kind, told, sides in found} == {
        (kind, told, frozenset(sides)) for kind, told, sides in expected
    }
    # One denial in the story itself; of the three elsewhere, the one of eighty days later answers nothing.
    assert sorted(kind for kind, _, _ in expected) == ["denial", "denial", "denial", "number"]
    sql = """SELECT c.what, c.item, c.unit, s.value, s.day, d.handle || '/e' || e.number FROM changes c
             JOIN change_steps s ON s.change = c.id JOIN events e ON e.id = s.event JOIN documents d ON d.id = e.document"""
    steps = {
        (row.what, row.item, row.unit, step.value, step.day, short(step.account))
        for row in links.changes.collect()
        for step in row.steps
    }
    assert steps == set(ledger.execute(sql)) and steps


@pytest.mark.slow
def test_linking_outlives_an_executor(spark, linked, articles, tmp_path):
    links, _, _ = linked
    names = [field.name for field in dataclasses.fields(links)]
    expected = {name: rows(getattr(links, name)) for name in names}
    records = read_all(spark, with_versions(articles)).persist()
    with killing(spark, lambda _, seen: seen > 20):
        again = onspark.link(records, str(tmp_path / "links"))
    assert {name: rows(getattr(again, name)) for name in names} == expected
    records.unpersist()


def test_nobody_is_unnamed(spark):
    with pytest.raises(ValueError, match="`key`, `id` or `url`"):
        onspark.read(spark.createDataFrame([("Talks began.",)], "text string"))
    with pytest.raises(ValueError, match="need the column `summary`"):
        onspark.link(
            onspark.read(spark.createDataFrame([("Talks began.", "a")], "text string, key string"), summaries=False),
            "links",
        )
