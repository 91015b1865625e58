"""One article to typed objects, many to Arrow tables."""

import dataclasses
import datetime
import json
import pathlib
import re
import threading
import time

import onrecord
import pandas
import polars
import pyarrow
import pytest

DOCS = pathlib.Path(__file__).parent.parent.parent / "docs"


def test_a_record_is_the_contracts(articles):
    record = onrecord.read(**articles[0])
    schema = json.loads((DOCS / "record.schema.json").read_text())
    assert {field.name for field in dataclasses.fields(record)} == set(schema["properties"])
    again = onrecord.Record.from_dict(json.loads(record.to_json()))
    assert again == record and hash(again) == hash(record)
    with pytest.raises(dataclasses.FrozenInstanceError):
        record.document.text = "another"
    assert record.document.text == articles[0]["text"]
    assert record.statements and record.events and record.times


def test_spans_slice_python_strings():
    record = onrecord.read("Off Malmö a 🚢 sank, Åsa Lindqvist said on Tuesday.", published=datetime.date(2024, 5, 14))
    (statement,) = record.statements
    assert record.words(statement.speaker_span) == "Åsa Lindqvist"
    assert record.find(statement.time).begin == "2024-05-14"
    with pytest.raises(KeyError):
        record.find("e99")


def test_tables_have_the_documented_columns(articles):
    tables = onrecord.read_many(articles[:3])
    page = (DOCS / "archive.md").read_text().split("<!-- schema -->")[1].split("<!-- /schema -->")[0]
    documented = {
        name: re.findall(r"^\| `(\w+)` \| .* \| (yes)? ?\|$", rows, re.M)
        for name, rows in re.findall(r"`(\w+)`\n\n(\| column.*?)(?:\n\n|\Z)", page, re.S)
    }
    found = {name: [(f.name, "yes" if f.nullable else "") for f in table.to_arrow().schema] for name, table in tables}
    assert found == documented and len(found) == 10


def test_tables_and_records_say_the_same(articles):
    tables = onrecord.read_many(articles, jobs=2)
    single = onrecord.read_many(iter(articles), jobs=1)
    for name, table in tables:
        assert table.to_arrow().equals(getattr(single, name).to_arrow()), name
    records = [onrecord.read(**article) for article in articles]
    assert tables.documents.to_arrow()["id"].to_pylist() == [record.document.id for record in records]
    stances = [statement.stance for record in records for statement in record.statements]
    assert tables.statements.to_arrow()["stance"].to_pylist() == stances
    statements = tables.statements.to_polars()
    texts = tables.documents.to_polars()
    for row in statements.join(texts, left_on=["document", "key"], right_on=["id", "key"]).iter_rows(named=True):
        words = " … ".join(row["text"][span["start"] : span["end"]] for span in row["content"])
        assert words == row["words"]


def test_every_kind_of_table_gives_the_same(articles):
    expected = onrecord.read_many(articles[:6])
    table = pyarrow.Table.from_pylist(articles[:6])
    forms = [
        table,
        table.to_reader(max_chunksize=2),
        table.to_batches()[0],
        polars.DataFrame(articles[:6]),
        pandas.DataFrame(articles[:6]),
        pandas.DataFrame(articles[:6]).astype({"published": "datetime64[s]"}),
        pandas.DataFrame(articles[:6]).to_dict("records"),
        table.set_column(1, "published", table["published"].cast(pyarrow.date32())),
        table.set_column(0, "key", table["key"].dictionary_encode()),
        [onrecord.read(**article).document for article in articles[:6]],
    ]
    for form in forms:
        found = onrecord.read_many(form)
        for name, rows in found:
            assert rows.to_arrow().equals(getattr(expected, name).to_arrow()), (type(form), name)


def test_tables_go_out_without_a_copy(articles):
    tables = onrecord.read_many(articles[:2])
    one, other = (pyarrow.table(tables.documents)["text"].chunk(0).buffers()[2] for _ in range(2))
    assert one.address == other.address
    assert pyarrow.schema(tables.documents) == tables.documents.to_arrow().schema


def test_errors_name_the_article():
    bad = [{"key": "a", "text": "Talks began."}, {"key": "b", "text": 7}, "", {"id": 9, "title": "no text"}]
    with pytest.raises(
        onrecord.ArticleError, match=r"`b` of articles \(article 2\): `text` must be a string"
    ) as caught:
        onrecord.read_many(bad)
    assert (caught.value.key, caught.value.place) == ("b", "article 2")
    tables = onrecord.read_many(bad, errors="list")
    assert len(tables.documents) == 1
    assert [(f.key, f.place) for f in tables.failures] == [("b", "article 2"), (None, "article 3"), ("9", "article 4")]
    with pytest.raises(onrecord.ArticleError, match=r"articles \(row 2\): is empty"):
        onrecord.read_many(pyarrow.table({"text": ["Talks began.", ""]}))
    with pytest.raises(onrecord.ArticleError, match="no column of texts"):
        onrecord.read_many(pyarrow.table({"words": ["Talks began."]}))
    with pytest.raises(onrecord.ArticleError, match="none.txt: no such file"):
        onrecord.read_files("none.txt")
    with pytest.raises(onrecord.ArticleError, match="holds half of a character"):
        onrecord.read("half a \ud83d letter")
    with pytest.raises(onrecord.EngineError, match="none.model"):
        onrecord.Reader(model="none.model")


def test_what_is_not_english_is_skipped_and_named():
    german = (
        "Die Außenministerin reiste am Dienstag nach Nairobi, um mit der Regierung über eine Waffenruhe zu "
        "verhandeln. Beide Seiten erklärten sich zu weiteren Gesprächen bereit."
    )
    tables = onrecord.read_many([{"key": "a", "text": german}, {"key": "b", "text": "Talks began."}])
    (failure,) = tables.failures
    assert failure.is_skipped and failure.input == "a" and failure.reason == "is not in English (German)"
    assert tables.documents.to_arrow()["key"].to_pylist() == ["b"]


def test_what_an_iterable_raises_comes_out():
    def broken():
        yield "Talks began."
        raise RuntimeError("the line went dead")

    with pytest.raises(RuntimeError, match="the line went dead"):
        onrecord.read_many(broken())
    with pytest.raises(TypeError, match="article 2 must be a text"):
        onrecord.read_many(["Talks began.", 7])
    with pytest.raises(TypeError, match="for one article there is `read`"):
        onrecord.read_many("Talks began.")
    with pytest.raises(ValueError, match="published='Friday' is not a day"):
        onrecord.read("Talks began.", published="Friday")


def test_other_threads_run_while_articles_are_read(articles):
    onrecord.read("Talks began.")
    count, is_done = 0, threading.Event()

    def tick():
        nonlocal count
        while not is_done.wait(0.001):
            count += 1

    thread = threading.Thread(target=tick)
    thread.start()
    begun = time.monotonic()
    onrecord.read(" ".join(article["text"] for article in articles))
    took = time.monotonic() - begun
    is_done.set()
    thread.join()
    # Held for the whole of it, the interpreter would have let the other thread tick no more than once or twice.
    assert count > took * 50 and count > 5


def test_files_of_every_format(tmp_path):
    (tmp_path / "a.txt").write_text("Talks began in Oslo on Friday.")
    (tmp_path / "b.jsonl").write_text('{"id": "b1", "text": "Talks ended."}\n{"id": "b2"}\n')
    tables = onrecord.read_files(tmp_path, published="2024-05-14", errors="list")
    assert tables.documents.to_arrow()["key"].to_pylist() == [str(tmp_path / "a.txt"), "b1"]
    assert [(f.key, f.place) for f in tables.failures] == [("b2", "line 2")]
    assert set(tables.documents.to_arrow()["published"].to_pylist()) == {"2024-05-14"}


def test_rows_account_for_every_article():
    rows = onrecord.read_rows([{"key": "a", "text": "Talks began in Oslo."}, {"key": "b"}]).to_arrow()
    assert rows["failure"].to_pylist() == [None, {"input": "b", "place": "article 2", "reason": "has no `text`"}]
    assert rows["key"].to_pylist() == ["a", None] and rows["events"].null_count == 1
