"""Filing and asking a ledger."""

import datetime
import threading

import onrecord
import pytest


@pytest.fixture(scope="module")
def ledger(tmp_path_factory, articles):
    # Every article once more as a second outlet has it, so that there is something to link.
    later = [
        {
            **article,
            "key": f"{article['key']} again",
            "publisher": "Courier",
            "text": f"{article['text']}\n\nMore was to follow.",
        }
        for article in articles[:10]
    ]
    ledger = onrecord.Ledger(tmp_path_factory.mktemp("ledger") / "news.ledger", create=True)
    filed = ledger.add(articles + later)
    assert (filed.new, filed.known, filed.failures) == (len(articles) + 10, 0, ())
    return ledger


def test_adding_again_reads_nothing(ledger, articles):
    assert ledger.add(articles[:5]).known == 5
    assert ledger.add({**article, "publisher": "Third Post", "key": "x"} for article in articles[:2]).sighted == 2


def test_questions_and_filters(ledger):
    denied = ledger.statements(stance="deny")
    assert denied and all(row.stance == "deny" for row in denied)
    days = [row.day for row in ledger.timeline(from_=datetime.date(2000, 1, 1), limit=20)]
    assert days == sorted(days) and len(days) == 20 and days[0] >= "2000-01-01"
    page = ledger.events(type="CONSULT", limit=2)
    after = ledger.events(type="CONSULT", limit=2, after=page[-1].id)
    assert {row.type for row in page + after} == {"CONSULT"} and not {r.id for r in page} & {r.id for r in after}
    assert any(row.sightings for row in ledger.events())
    assert ledger.disputes() and all(len(row.sides) > 1 for row in ledger.disputes())
    assert all(thread.steps for thread in ledger.threads())
    people = ledger.actors(type="person", limit=5)
    assert len(people) == 5 and {row.kind for row in people} == {"person"}
    described = ledger.actors(described=True)
    assert described and not {row.id for row in described} & {row.id for row in ledger.actors()}
    assert all(row.country is None for row in described)
    assert ledger.places(limit=1)[0].name and len(ledger.documents(limit=3)) == 3
    assert ledger.search("ceasefire", limit=1)[0].snippet
    assert ledger.stats().documents >= 50


def test_why_leads_back_to_the_words(ledger):
    event = next(row for row in ledger.events() if row.sightings)
    why = ledger.why(event.id)
    record = ledger.record(event.source.handle)
    trigger = next(selector for selector in why.words if selector.part == "trigger")
    assert record.document.text[trigger.start : trigger.end] == trigger.quote == event.trigger
    assert record.words(event.span) == event.trigger
    assert len(why.accounts) == len(event.sightings) and len(why.sha256) == 64


def test_errors_name_file_and_id(ledger, tmp_path):
    with pytest.raises(onrecord.LedgerError, match="none.ledger: no such ledger"):
        onrecord.Ledger(tmp_path / "none.ledger")
    with pytest.raises(onrecord.LedgerError, match="000000000000/e1"):
        ledger.why("000000000000/e1")
    with pytest.raises(onrecord.LedgerError, match="unknown field `colour`"):
        ledger.events(colour="red")
    with pytest.raises(ValueError, match="from='Friday' is not a day"):
        ledger.timeline(from_="Friday")
    with pytest.raises(onrecord.ArticleError, match="`b` of articles"):
        onrecord.Ledger(tmp_path / "new.ledger", create=True).add([{"key": "a", "text": "Talks began."}, {"key": "b"}])
    assert onrecord.Ledger(tmp_path / "new.ledger").stats().documents == 1


def test_threads_take_turns(ledger):
    found = []
    threads = [threading.Thread(target=lambda: found.append(len(ledger.events(limit=30)))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [30] * 4
