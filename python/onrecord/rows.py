"""What a ledger answers with: typed rows that lead back to their words.

Made by `cargo xtask python` from the Rust types; docs/record.md and docs/ledger.md say more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from onrecord._base import Record as _Record
from onrecord._base import Row as _Row
from onrecord._base import Span

Precision = Literal[
    "point",
    "country",
    "unknown",
]
"""How exactly a place is known."""

RowId = str
"""A row of the ledger: twelve hex digits of its text's SHA-256, and its id in the record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(_Row):
    """Where else an event is told."""

    id: RowId
    """The event's row there."""
    key: str
    """The document's key."""
    quantities: tuple[str, ...]
    """The words of its numbers there."""
    status: str
    """Whether it happened, as it is told there."""
    tellers: tuple[str, ...]
    """Those who say so there, by name; empty is the reporter's own voice."""
    copy: str | None = None
    """`identical`, `copy` or `revision` where the document is a near copy of an earlier one."""
    published: str | None = None
    """Publication date, ISO 8601."""
    publisher: str | None = None
    """The outlet."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Account:
        """From an object of JSON."""
        return cls(
            id=data["id"],
            key=data["key"],
            quantities=tuple(data["quantities"]),
            status=data["status"],
            tellers=tuple(data["tellers"]),
            copy=data.get("copy"),
            published=data.get("published"),
            publisher=data.get("publisher"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow(_Row):
    """Somebody who speaks or acts, across documents."""

    id: RowId
    """The actor's row in the first document, by handle."""
    documents: int
    """In how many documents."""
    events: int
    """In how many events they took part."""
    kind: str
    """Person, state, organization, group or unknown."""
    name: str
    """The plainest full name."""
    names: tuple[str, ...]
    """Other names that texts call them by."""
    roles: tuple[str, ...]
    """Offices and roles that texts or the lexicon give, those of most documents first, ten at most."""
    statements: int
    """How many statements they made."""
    terms: tuple[Term, ...]
    """Roles with what they are roles in and when they were told."""
    country: str | None = None
    """Country code."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> ActorRow:
        """From an object of JSON."""
        return cls(
            id=data["id"],
            documents=data["documents"],
            events=data["events"],
            kind=data["kind"],
            name=data["name"],
            names=tuple(data["names"]),
            roles=tuple(data["roles"]),
            statements=data["statements"],
            terms=tuple(Term.from_dict(one) for one in data["terms"]),
            country=data.get("country"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeRow(_Row):
    """Accounts that contradict each other."""

    id: RowId
    """The row."""
    about: tuple[RowId, ...]
    """The events in question."""
    explanation: str
    """One sentence for a reader."""
    kind: str
    """What is in dispute."""
    sides: tuple[Side, ...]
    """The accounts."""
    source: Source
    """Where it was read first."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> DisputeRow:
        """From an object of JSON."""
        return cls(
            id=data["id"],
            about=tuple(data["about"]),
            explanation=data["explanation"],
            kind=data["kind"],
            sides=tuple(Side.from_dict(one) for one in data["sides"]),
            source=Source.from_dict(data["source"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow(_Row):
    """An article and how much was read in it."""

    disputes: int
    """How many contradictions within it."""
    events: int
    """How many events."""
    handle: str
    """The first twelve hex digits of the text's SHA-256."""
    key: str
    """The id the input gave, else its path."""
    language: str
    """BCP 47 language tag."""
    read_at: str
    """When it was read, UTC."""
    sightings: int
    """How many sources it was met at."""
    statements: int
    """How many statements were read in it."""
    copy: str | None = None
    """`identical`, `copy` or `revision` where it is a near copy of an earlier article."""
    published: str | None = None
    """Publication date, ISO 8601."""
    publisher: str | None = None
    """The outlet."""
    retired: Retired | None = None
    """Why it holds no longer; None while it does."""
    story: str | None = None
    """The first article of the story that it is part of, by handle; its own where it stands alone."""
    title: str | None = None
    """Headline."""
    url: str | None = None
    """Where the text was published."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> DocumentRow:
        """From an object of JSON."""
        return cls(
            disputes=data["disputes"],
            events=data["events"],
            handle=data["handle"],
            key=data["key"],
            language=data["language"],
            read_at=data["read_at"],
            sightings=data["sightings"],
            statements=data["statements"],
            copy=data.get("copy"),
            published=data.get("published"),
            publisher=data.get("publisher"),
            retired=None if (it := data.get("retired")) is None else Retired.from_dict(it),
            story=data.get("story"),
            title=data.get("title"),
            url=data.get("url"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow(_Row):
    """Who did what."""

    id: RowId
    """The row."""
    according_to: tuple[RowId, ...]
    """On whose word; empty is the reporter's own voice."""
    actors: tuple[Party, ...]
    """Who acts."""
    clause: str
    """The clause."""
    contexts: tuple[str, ...]
    """PLOVER contexts."""
    mediators: tuple[Party, ...]
    """Who mediates or hosts."""
    quad: int
    """PLOVER quad class, 1 to 4."""
    quantities: tuple[str, ...]
    """The words of its numbers."""
    recipients: tuple[Party, ...]
    """To whom it is done."""
    sightings: tuple[Account, ...]
    """The other accounts of the event, in the same document or elsewhere."""
    source: Source
    """Where it was read."""
    span: Span
    """Code points of the trigger in the text, half-open."""
    status: str
    """Whether it happened, as its teller has it."""
    tellers: tuple[str, ...]
    """Those who say so, by name."""
    trigger: str
    """The word that names the act."""
    type: str
    """PLOVER event type."""
    cameo: str | None = None
    """CAMEO code."""
    confidence: float | None = None
    """Probability that the row is right, 0 to 1."""
    day: str | None = None
    """Day it happened or is to happen, ISO 8601; None when it cannot be placed."""
    day_from: str | None = None
    """`text`, or `publication` where the text gives no time; `account` where another account of that day does."""
    interval: Interval | None = None
    """What these words mean."""
    location: Location | None = None
    """Where that is."""
    mode: str | None = None
    """PLOVER mode."""
    place: str | None = None
    """Where."""
    time: str | None = None
    """The words that give the time."""
    verdict: str | None = None
    """What a reviewer said: `accepted`, `rejected`, or None."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> EventRow:
        """From an object of JSON."""
        return cls(
            id=data["id"],
            according_to=tuple(data["according_to"]),
            actors=tuple(Party.from_dict(one) for one in data["actors"]),
            clause=data["clause"],
            contexts=tuple(data["contexts"]),
            mediators=tuple(Party.from_dict(one) for one in data["mediators"]),
            quad=data["quad"],
            quantities=tuple(data["quantities"]),
            recipients=tuple(Party.from_dict(one) for one in data["recipients"]),
            sightings=tuple(Account.from_dict(one) for one in data["sightings"]),
            source=Source.from_dict(data["source"]),
            span=Span(*data["span"]),
            status=data["status"],
            tellers=tuple(data["tellers"]),
            trigger=data["trigger"],
            type=data["type"],
            cameo=data.get("cameo"),
            confidence=data.get("confidence"),
            day=data.get("day"),
            day_from=data.get("day_from"),
            interval=None if (it := data.get("interval")) is None else Interval.from_dict(it),
            location=None if (it := data.get("location")) is None else Location.from_dict(it),
            mode=data.get("mode"),
            place=data.get("place"),
            time=data.get("time"),
            verdict=data.get("verdict"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit(_Row):
    """An article that a search found."""

    rows: tuple[int, int]
    """How many statements and events were read in it."""
    snippet: str
    """The words around the first finds, which stand in `` and ``."""
    source: Source
    """The article."""
    copy: str | None = None
    """`identical`, `copy` or `revision` where the article is a near copy of an earlier one."""
    span: Span | None = None
    """Code points of these words in the text, half-open; None where only the title holds the words."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Hit:
        """From an object of JSON."""
        return cls(
            rows=tuple(data["rows"]),
            snippet=data["snippet"],
            source=Source.from_dict(data["source"]),
            copy=data.get("copy"),
            span=None if (it := data.get("span")) is None else Span(*it),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval(_Row):
    """A time as it was resolved: half-open, a missing bound is None."""

    id: RowId
    """The time's row."""
    begin: str | None = None
    """First day or instant, ISO 8601."""
    edtf: str | None = None
    """Extended date-time format (ISO 8601-2)."""
    end: str | None = None
    """First day or instant after it."""
    mod: str | None = None
    """TIMEX3 modifier: `APPROX`, `BEFORE`, `START`, …"""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Interval:
        """From an object of JSON."""
        return cls(
            id=data["id"],
            begin=data.get("begin"),
            edtf=data.get("edtf"),
            end=data.get("end"),
            mod=data.get("mod"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Location(_Row):
    """A place on the map, as far as the text tells it."""

    id: RowId
    """The place's row."""
    precision: Precision
    """How exactly it is known."""
    admin1: str | None = None
    """The first division of the country."""
    country: str | None = None
    """Country code."""
    geonames: int | None = None
    """Number of the `GeoNames` gazetteer."""
    latitude: float | None = None
    """Degrees north, WGS 84."""
    longitude: float | None = None
    """Degrees east, WGS 84."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Location:
        """From an object of JSON."""
        return cls(
            id=data["id"],
            precision=data["precision"],
            admin1=data.get("admin1"),
            country=data.get("country"),
            geonames=data.get("geonames"),
            latitude=data.get("latitude"),
            longitude=data.get("longitude"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(_Row):
    """Somebody who takes part in an event or statement."""

    id: RowId
    """The actor's row."""
    name: str
    """Fullest name."""
    country: str | None = None
    """Country code, or PLOVER's code of a body."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Party:
        """From an object of JSON."""
        return cls(
            id=data["id"],
            name=data["name"],
            country=data.get("country"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow(_Row):
    """A place and how much happened or was said there."""

    id: RowId
    """The place's row in the first document, by handle."""
    documents: int
    """In how many documents."""
    events: int
    """How many events took place or are to take place there; of several accounts of one, the first that passes the filter."""
    name: str
    """What it is called."""
    precision: Precision
    """How exactly the place is known."""
    statements: int
    """How many statements were made there."""
    admin1: str | None = None
    """The first division of the country."""
    country: str | None = None
    """Country code."""
    geonames: int | None = None
    """Id in GeoNames."""
    latitude: float | None = None
    """Degrees north, WGS 84; None where no point is known."""
    longitude: float | None = None
    """Degrees east, WGS 84."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> PlaceRow:
        """From an object of JSON."""
        return cls(
            id=data["id"],
            documents=data["documents"],
            events=data["events"],
            name=data["name"],
            precision=data["precision"],
            statements=data["statements"],
            admin1=data.get("admin1"),
            country=data.get("country"),
            geonames=data.get("geonames"),
            latitude=data.get("latitude"),
            longitude=data.get("longitude"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance(_Row):
    """Why a row is on the record: its words, its date's basis and every sighting of its text."""

    id: RowId
    """The row."""
    accounts: tuple[Account, ...]
    """Other accounts of an event."""
    history: tuple[str, ...]
    """What moved in an event as time went on, a line per value."""
    joined: tuple[str, ...]
    """Why an actor is one with those of other documents or names: a line per reason."""
    read_at: str
    """When it was read, UTC."""
    read_by: tuple[str, str, str]
    """Engine, language model and lexicon that read it."""
    sha256: str
    """SHA-256 of the text, hex."""
    sides: tuple[Side, ...]
    """The sides of a dispute."""
    sightings: tuple[Source, ...]
    """Every source the text was met at."""
    summary: str
    """One line that says what the row holds."""
    words: tuple[Selector, ...]
    """The words that carry it."""
    dated_by: tuple[str, str | None] | None = None
    """The rule that dated it and what it was counted from."""
    day: str | None = None
    """Day of a statement or event, ISO 8601; None when it cannot be placed."""
    day_from: str | None = None
    """What gives the day: `text`, `publication`, or `account` where another account of that day does."""
    retired: Retired | None = None
    """Why the row's article holds no longer; None while it does."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Provenance:
        """From an object of JSON."""
        return cls(
            id=data["id"],
            accounts=tuple(Account.from_dict(one) for one in data["accounts"]),
            history=tuple(data["history"]),
            joined=tuple(data["joined"]),
            read_at=data["read_at"],
            read_by=tuple(data["read_by"]),
            sha256=data["sha256"],
            sides=tuple(Side.from_dict(one) for one in data["sides"]),
            sightings=tuple(Source.from_dict(one) for one in data["sightings"]),
            summary=data["summary"],
            words=tuple(Selector.from_dict(one) for one in data["words"]),
            dated_by=None if (it := data.get("dated_by")) is None else tuple(it),
            day=data.get("day"),
            day_from=data.get("day_from"),
            retired=None if (it := data.get("retired")) is None else Retired.from_dict(it),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Retired(_Row):
    """Why a document holds no longer."""

    reason: str
    """`superseded` by a newer version, or `withdrawn` by its publisher."""
    newer: str | None = None
    """The handle of the newer version."""
    since: str | None = None
    """Since which day, ISO 8601; None where nobody tells."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Retired:
        """From an object of JSON."""
        return cls(
            reason=data["reason"],
            newer=data.get("newer"),
            since=data.get("since"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Selector(_Row):
    """Words in a text by position and by quotation: W3C `TextPositionSelector` and `TextQuoteSelector`."""

    end: int
    """First code point after."""
    orphan: bool
    """Whether the text no longer holds the words there."""
    part: str
    """What of the row the words carry: `content`, `cue`, `trigger`, `time`, …"""
    prefix: str
    """Up to 32 code points before them."""
    quote: str
    """The words."""
    start: int
    """First code point."""
    suffix: str
    """Up to 32 code points after them."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Selector:
        """From an object of JSON."""
        return cls(
            end=data["end"],
            orphan=data["orphan"],
            part=data["part"],
            prefix=data["prefix"],
            quote=data["quote"],
            start=data["start"],
            suffix=data["suffix"],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Side(_Row):
    """One account of a dispute."""

    accounts: tuple[EventRow, ...]
    """The accounts of several documents."""
    statements: tuple[StatementRow, ...]
    """The statements; within one document, none is the reporter's own voice."""
    position: str | None = None
    """What this side says, in a few words, where documents stand against each other."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Side:
        """From an object of JSON."""
        return cls(
            accounts=tuple(EventRow.from_dict(one) for one in data["accounts"]),
            statements=tuple(StatementRow.from_dict(one) for one in data["statements"]),
            position=data.get("position"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(_Row):
    """The document a row was read from."""

    handle: str
    """The first twelve hex digits of the text's SHA-256."""
    key: str
    """The id the input gave, else its path."""
    published: str | None = None
    """Publication date, ISO 8601."""
    publisher: str | None = None
    """The outlet."""
    title: str | None = None
    """Headline."""
    url: str | None = None
    """Where the text was published."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Source:
        """From an object of JSON."""
        return cls(
            handle=data["handle"],
            key=data["key"],
            published=data.get("published"),
            publisher=data.get("publisher"),
            title=data.get("title"),
            url=data.get("url"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow(_Row):
    """Who said what."""

    id: RowId
    """The row."""
    about: tuple[RowId, ...]
    """The events that the content tells of."""
    content: str
    """What is said; parts split around the cue are joined by `…`."""
    form: str
    """Whether the words are the speaker's own."""
    kind: str
    """What sort of attitude is reported."""
    quotes: tuple[str, ...]
    """The parts that stand in quotation marks."""
    source: Source
    """Where it was read."""
    span: Span
    """Code points of the content in the text, half-open."""
    stance: str
    """The speaker's stance toward the content."""
    channel: str | None = None
    """Through what it was said."""
    confidence: float | None = None
    """Probability that the row is right, 0 to 1."""
    copy: str | None = None
    """`identical`, `copy` or `revision` where the article is a near copy of an earlier one."""
    cue: str | None = None
    """The words that report."""
    day: str | None = None
    """Day it was said, ISO 8601; None when it cannot be placed."""
    day_from: str | None = None
    """`text`, or `publication` where the text gives no time."""
    interval: Interval | None = None
    """What these words mean."""
    location: Location | None = None
    """Where that is."""
    place: str | None = None
    """Where it was said."""
    speaker: Party | None = None
    """Who says it."""
    speaker_words: str | None = None
    """The words that name the speaker."""
    time: str | None = None
    """The words that give the time."""
    verdict: str | None = None
    """What a reviewer said: `accepted`, `rejected`, or None."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> StatementRow:
        """From an object of JSON."""
        return cls(
            id=data["id"],
            about=tuple(data["about"]),
            content=data["content"],
            form=data["form"],
            kind=data["kind"],
            quotes=tuple(data["quotes"]),
            source=Source.from_dict(data["source"]),
            span=Span(*data["span"]),
            stance=data["stance"],
            channel=data.get("channel"),
            confidence=data.get("confidence"),
            copy=data.get("copy"),
            cue=data.get("cue"),
            day=data.get("day"),
            day_from=data.get("day_from"),
            interval=None if (it := data.get("interval")) is None else Interval.from_dict(it),
            location=None if (it := data.get("location")) is None else Location.from_dict(it),
            place=data.get("place"),
            speaker=None if (it := data.get("speaker")) is None else Party.from_dict(it),
            speaker_words=data.get("speaker_words"),
            time=data.get("time"),
            verdict=data.get("verdict"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats(_Row):
    """How many rows of each sort a ledger holds."""

    actors: int
    """Actors, counted once per document."""
    bytes: int
    """Size of the file, bytes."""
    decisions: int
    """Reviewers' decisions in force."""
    disputes: int
    """Contradictions, within documents and between them, as the list has them."""
    documents: int
    """Texts."""
    events: int
    """Who did what."""
    identities: int
    """Actors, counted once per name."""
    published: tuple[str | None, ...]
    """First and last day of publication."""
    schema: int
    """Version of the schema."""
    sightings: int
    """Sources at which texts were met."""
    statements: int
    """Who said what."""
    unlinked: int
    """Documents that are filed and not yet linked with the others: a command was stopped before it came to that."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Stats:
        """From an object of JSON."""
        return cls(
            actors=data["actors"],
            bytes=data["bytes"],
            decisions=data["decisions"],
            disputes=data["disputes"],
            documents=data["documents"],
            events=data["events"],
            identities=data["identities"],
            published=tuple(one for one in data["published"]),
            schema=data["schema"],
            sightings=data["sightings"],
            statements=data["statements"],
            unlinked=data["unlinked"],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow(_Row):
    """A step of a process."""

    day: str
    """When it happened, else when it was first told."""
    day_from: str
    """`text`, or `publication` where no account says when; `before` of what lies before its article, no account says when
("earlier talks"): such steps come last."""
    event: EventRow
    """The first account that tells it as done, under way or to come."""
    present: tuple[str, ...]
    """Who was present, by name."""
    format: str | None = None
    """`bilateral`, `trilateral`, `multilateral`, `mediated` or `shuttle`, of talks."""
    status: str | None = None
    """Whether it happened, as the last account has it."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> StepRow:
        """From an object of JSON."""
        return cls(
            day=data["day"],
            day_from=data["day_from"],
            event=EventRow.from_dict(data["event"]),
            present=tuple(data["present"]),
            format=data.get("format"),
            status=data.get("status"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(_Row):
    """A role as it is told of somebody."""

    title: str
    """The title."""
    from_: str | None = None
    """First day of publication of a document that gives the role."""
    of: str | None = None
    """Country code or body."""
    to: str | None = None
    """The last one."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Term:
        """From an object of JSON."""
        return cls(
            title=data["title"],
            from_=data.get("from"),
            of=data.get("of"),
            to=data.get("to"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadRow(_Row):
    """A process."""

    id: RowId
    """The event of the first step, with the letter of threads: `3f2a9c01b7de/h4`."""
    days: tuple[str, str]
    """Day of the first step and of the last, ISO 8601."""
    documents: int
    """In how many documents it is told."""
    parties: tuple[str, ...]
    """Countries or bodies between which it is, or the person whom it is against."""
    process: str
    """`talks`, `ceasefire` or `case`."""
    proposals: tuple[StatementRow, ...]
    """What its parties proposed in these documents, in the order of time."""
    steps: tuple[StepRow, ...]
    """The steps, in the order of time."""
    venues: tuple[str, ...]
    """Towns where talks were held."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> ThreadRow:
        """From an object of JSON."""
        return cls(
            id=data["id"],
            days=tuple(data["days"]),
            documents=data["documents"],
            parties=tuple(data["parties"]),
            process=data["process"],
            proposals=tuple(StatementRow.from_dict(one) for one in data["proposals"]),
            steps=tuple(StepRow.from_dict(one) for one in data["steps"]),
            venues=tuple(data["venues"]),
        )


__all__ = [
    "Account",
    "ActorRow",
    "DisputeRow",
    "DocumentRow",
    "EventRow",
    "Hit",
    "Interval",
    "Location",
    "Party",
    "PlaceRow",
    "Precision",
    "Provenance",
    "Retired",
    "RowId",
    "Selector",
    "Side",
    "Source",
    "Span",
    "StatementRow",
    "Stats",
    "StepRow",
    "Term",
    "ThreadRow",
]
