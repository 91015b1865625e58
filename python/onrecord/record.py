"""The record of a document: typed objects with the contract's names.

Made by `cargo xtask python` from the Rust types; docs/record.md and docs/ledger.md say more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from onrecord._base import Record as _Record
from onrecord._base import Row as _Row
from onrecord._base import Span

ActorId = str
"""Points at an `Actor`: `a1`."""

ActorKind = Literal[
    "person",
    "state",
    "organization",
    "group",
    "unknown",
]
"""What kind of actor."""

Change = Literal[
    "up",
    "down",
]
"""Which way a value changed by a number."""

Channel = Literal[
    "social media",
    "interview",
    "news conference",
    "phone",
    "statement",
    "speech",
    "letter",
    "publication",
    "broadcast",
    "court",
    "meeting",
]
"""Through what something was said."""

DisputeId = str
"""Points at a `Dispute`: `d1`."""

DisputeKind = Literal[
    "denial",
    "negation",
    "number",
    "time",
    "place",
    "actor",
]
"""What is in dispute."""

EventId = str
"""Points at an `Event`: `e1`."""

EventStatus = Literal[
    "occurred",
    "ongoing",
    "planned",
    "possible",
    "denied",
    "doubted",
    "negated",
    "demanded",
    "proposed",
]
"""Whether an event happened, as its teller has it."""

EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
"""PLOVER event types (PLOVER manual, 2.0 draft)."""

Hedge = Literal[
    "approximately",
    "nearly",
    "over",
    "under",
    "at-least",
    "at-most",
]
"""How a number is hedged."""

MentionForm = Literal[
    "name",
    "description",
    "pronoun",
    "metonym",
]
"""How words refer to an actor."""

PlaceId = str
"""Points at a `Place`: `p1`."""

QuantityId = str
"""Points at a `Quantity`: `q1`."""

Stance = Literal[
    "assert",
    "deny",
    "doubt",
    "confirm",
    "claim",
    "argue",
    "propose",
    "demand",
    "request",
    "promise",
    "threaten",
    "warn",
    "accuse",
    "praise",
    "welcome",
    "condemn",
    "reject",
    "agree",
    "predict",
    "ask",
    "decline-comment",
    "unaware",
]
"""The speaker's stance toward the content."""

StatementForm = Literal[
    "direct",
    "indirect",
    "mixed",
]
"""Whether the words are the speaker's own."""

StatementId = str
"""Points at a `Statement`: `s1`."""

StatementKind = Literal[
    "speech",
    "belief",
    "intention",
    "evaluation",
    "order",
    "record",
]
"""What sort of attitude is reported."""

TimeId = str
"""Points at a `Time`: `t1`."""

TimeType = Literal[
    "DATE",
    "TIME",
    "DURATION",
    "SET",
]
"""TIMEX3 types."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(_Row):
    """Somebody who speaks or acts, joined across the text."""

    id: ActorId
    """`a1`, `a2`, … in the order of first mention."""
    kind: ActorKind
    """What kind of actor this is."""
    mentions: tuple[Mention, ...]
    """Every place in the text that speaks of this actor."""
    name: str
    """Fullest name in the text or the lexicon."""
    relations: tuple[Relation, ...]
    """How this actor belongs to others."""
    roles: tuple[Role, ...]
    """Offices and roles the text or the lexicon gives."""
    sectors: tuple[str, ...]
    """PLOVER sector codes (GOV, MIL, …), the primary one first."""
    country: str | None = None
    """ISO 3166-1 alpha-3, or PLOVER's non-state code (IGO, UNO, EUR, NGO, IMG, MNC)."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Actor:
        """From an object of JSON."""
        return cls(
            id=data["id"],
            kind=data["kind"],
            mentions=tuple(Mention.from_dict(one) for one in data["mentions"]),
            name=data["name"],
            relations=tuple(Relation.from_dict(one) for one in data["relations"]),
            roles=tuple(Role.from_dict(one) for one in data["roles"]),
            sectors=tuple(data["sectors"]),
            country=data.get("country"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis(_Row):
    """Why a time has its value."""

    rule: str
    """The rule that gave the value, such as `weekday-most-recent`; `docs/times.md` lists them."""
    anchor: str | None = None
    """What it was counted from: `document`, the id of a time (`t3`) or event (`e2`), or None."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Basis:
        """From an object of JSON."""
        return cls(
            rule=data["rule"],
            anchor=data.get("anchor"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute(_Row):
    """Accounts that contradict each other."""

    id: DisputeId
    """`d1`, `d2`, …"""
    about: tuple[EventId, ...]
    """The events in question."""
    explanation: str
    """One sentence for a reader."""
    kind: DisputeKind
    """What is in dispute."""
    sides: tuple[tuple[StatementId, ...], ...]
    """The accounts, two or more; statements of one side stand together. An empty side is the reporter's own voice."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Dispute:
        """From an object of JSON."""
        return cls(
            id=data["id"],
            about=tuple(data["about"]),
            explanation=data["explanation"],
            kind=data["kind"],
            sides=tuple(tuple(one) for one in data["sides"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(_Row):
    """A text as it came in, with what its source said about it."""

    id: str
    """SHA-256 of the text, hex."""
    key: str
    """The id the input gave, else its path."""
    language: str
    """BCP 47 language tag. Only `en` is read today."""
    text: str
    """The text exactly as read; every span counts its code points."""
    authors: tuple[str, ...] = ()
    """Who wrote it, in the order given."""
    modified: str | None = None
    """When this version was made, as the input writes it, if that is told apart from publication."""
    notice: str | None = None
    """The publisher's word on this version: that it corrects or updates an earlier one."""
    published: str | None = None
    """Publication date, ISO 8601 (`2025-12-21`, or a date-time); None when unknown."""
    published_basis: str | None = None
    """What in the input told the publication date, where it was not a field of its own: `JSON-LD datePublished`,
`meta article:published_time`, `time element`, `address`."""
    publisher: str | None = None
    """The outlet."""
    title: str | None = None
    """Headline, if the input gave one apart from the text."""
    url: str | None = None
    """Where the text was published."""
    version: str | None = None
    """The publisher's number of this version."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Document:
        """From an object of JSON."""
        return cls(
            id=data["id"],
            key=data["key"],
            language=data["language"],
            text=data["text"],
            authors=tuple(data.get("authors", ())),
            modified=data.get("modified"),
            notice=data.get("notice"),
            published=data.get("published"),
            published_basis=data.get("published_basis"),
            publisher=data.get("publisher"),
            title=data.get("title"),
            url=data.get("url"),
            version=data.get("version"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(_Row):
    """Something done, planned, denied, …"""

    id: EventId
    """`e1`, `e2`, … in text order of the trigger."""
    according_to: tuple[StatementId, ...]
    """On whose word; empty is the reporter's own voice."""
    actors: tuple[ActorId, ...]
    """Who acts."""
    contexts: tuple[str, ...]
    """PLOVER contexts."""
    mediators: tuple[ActorId, ...]
    """Who mediates or hosts."""
    quad: int
    """PLOVER quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    quantities: tuple[QuantityId, ...]
    """With which numbers."""
    recipients: tuple[ActorId, ...]
    """To whom it is done."""
    span: Span
    """The clause."""
    status: EventStatus
    """Whether it happened."""
    trigger: Span
    """The word that names the act."""
    type: EventType
    """PLOVER event type."""
    actor_spans: tuple[Span, ...] = ()
    """The words of the clause that name those who act, whole phrases; also where the text names no known actor."""
    cameo: str | None = None
    """CAMEO code, two to four digits; None when none fits."""
    confidence: float | None = None
    """Probability that the row is right, 0 to 1, calibrated on annotated news; None in records made by hand."""
    mode: str | None = None
    """PLOVER mode (`multilateral`, `arrest`, `aerial`, …); None when the type has none or the text does not tell."""
    place: PlaceId | None = None
    """Where."""
    recipient_spans: tuple[Span, ...] = ()
    """The words of the clause that name whom or what it is done to."""
    time: TimeId | None = None
    """When."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Event:
        """From an object of JSON."""
        return cls(
            id=data["id"],
            according_to=tuple(data["according_to"]),
            actors=tuple(data["actors"]),
            contexts=tuple(data["contexts"]),
            mediators=tuple(data["mediators"]),
            quad=data["quad"],
            quantities=tuple(data["quantities"]),
            recipients=tuple(data["recipients"]),
            span=Span(*data["span"]),
            status=data["status"],
            trigger=Span(*data["trigger"]),
            type=data["type"],
            actor_spans=tuple(Span(*one) for one in data.get("actor_spans", ())),
            cameo=data.get("cameo"),
            confidence=data.get("confidence"),
            mode=data.get("mode"),
            place=data.get("place"),
            recipient_spans=tuple(Span(*one) for one in data.get("recipient_spans", ())),
            time=data.get("time"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(_Row):
    """One place in the text that speaks of an actor."""

    form: MentionForm
    """How they refer."""
    span: Span
    """The words."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Mention:
        """From an object of JSON."""
        return cls(
            form=data["form"],
            span=Span(*data["span"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(_Row):
    """A place on the map, joined across the text."""

    id: PlaceId
    """`p1`, `p2`, … in the order of first mention."""
    mentions: tuple[Span, ...]
    """Every place in the text that names it."""
    name: str
    """The gazetteer's name, else the text's."""
    admin1: str | None = None
    """First-order division (state, oblast, province), by name."""
    country: str | None = None
    """ISO 3166-1 alpha-3."""
    geonames: int | None = None
    """`GeoNames` id."""
    latitude: float | None = None
    """Degrees north, WGS 84."""
    longitude: float | None = None
    """Degrees east, WGS 84."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Place:
        """From an object of JSON."""
        return cls(
            id=data["id"],
            mentions=tuple(Span(*one) for one in data["mentions"]),
            name=data["name"],
            admin1=data.get("admin1"),
            country=data.get("country"),
            geonames=data.get("geonames"),
            latitude=data.get("latitude"),
            longitude=data.get("longitude"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(_Row):
    """A number or amount."""

    id: QuantityId
    """`q1`, `q2`, … in text order."""
    span: Span
    """The words: hedge, number, unit; not the counted item."""
    change: Change | None = None
    """Which way, where the number is by how much something changed: "rose 5 percent", "down 12 cents"."""
    hedge: Hedge | None = None
    """How the number is hedged."""
    high: float | None = None
    """Greatest value the words allow, where they give a range."""
    item: str | None = None
    """What is counted, as a singular lemma: `drone`, `person`."""
    low: float | None = None
    """Least value the words allow, where they give a range."""
    unit: str | None = None
    """Unit of measure or ISO 4217 currency: `percent`, `kilometre`, `USD`; None for counts."""
    value: float | None = None
    """The stated number; None when the text gives only bounds ("dozens", "10 to 20")."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Quantity:
        """From an object of JSON."""
        return cls(
            id=data["id"],
            span=Span(*data["span"]),
            change=data.get("change"),
            hedge=data.get("hedge"),
            high=data.get("high"),
            item=data.get("item"),
            low=data.get("low"),
            unit=data.get("unit"),
            value=data.get("value"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(_Row):
    """A noun phrase that points back at something the text has told. One of the two targets is set."""

    span: Span
    """The words."""
    event: EventId | None = None
    """The event they point at."""
    statement: StatementId | None = None
    """The statement they point at."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Reference:
        """From an object of JSON."""
        return cls(
            span=Span(*data["span"]),
            event=data.get("event"),
            statement=data.get("statement"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(_Row):
    """How one actor belongs to another."""

    kind: str
    """`office-of`, `envoy-of`, `member-of`, `spokesperson-of`, `son-in-law`, …"""
    to: ActorId
    """The other actor."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Relation:
        """From an object of JSON."""
        return cls(
            kind=data["kind"],
            to=data["to"],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(_Row):
    """An office or role."""

    title: str
    """The title, as the text or the lexicon words it."""
    of: str | None = None
    """What it is a role of: a country code, else a name."""
    span: Span | None = None
    """The words that give it; None when only the lexicon knows."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Role:
        """From an object of JSON."""
        return cls(
            title=data["title"],
            of=data.get("of"),
            span=None if (it := data.get("span")) is None else Span(*it),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(_Row):
    """Something said, written, believed, wanted or judged, with the words that carry it."""

    id: StatementId
    """`s1`, `s2`, … in text order of the cue."""
    about: tuple[EventId, ...]
    """The events that the content tells of."""
    audience: tuple[ActorId, ...]
    """Told to whom."""
    content: tuple[Span, ...]
    """What is said; several spans when the report is split around the cue."""
    form: StatementForm
    """Whether the words are the speaker's own."""
    kind: StatementKind
    """What sort of attitude is reported."""
    quotes: tuple[Span, ...]
    """The parts of the content that stand in quotation marks, marks excluded."""
    stance: Stance
    """The speaker's stance toward the content."""
    via: tuple[ActorId, ...]
    """Relayed by whom, outermost first."""
    channel: Channel | None = None
    """Through what it was said; None when the text does not tell."""
    confidence: float | None = None
    """Probability that the row is right, 0 to 1, calibrated on annotated news; None in records made by hand."""
    cue: Span | None = None
    """The words that report: "denied", "according to". Null for a quotation that only its place attributes."""
    place: PlaceId | None = None
    """Where it was said."""
    responds_to: StatementId | None = None
    """The statement that this one answers: "in response, …", "the statement was welcome"."""
    speaker: ActorId | None = None
    """Who says it; None when the text names nobody ("it is believed")."""
    speaker_span: Span | None = None
    """The words that name the speaker here."""
    time: TimeId | None = None
    """When it was said."""
    within: StatementId | None = None
    """The statement that reports this one."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Statement:
        """From an object of JSON."""
        return cls(
            id=data["id"],
            about=tuple(data["about"]),
            audience=tuple(data["audience"]),
            content=tuple(Span(*one) for one in data["content"]),
            form=data["form"],
            kind=data["kind"],
            quotes=tuple(Span(*one) for one in data["quotes"]),
            stance=data["stance"],
            via=tuple(data["via"]),
            channel=data.get("channel"),
            confidence=data.get("confidence"),
            cue=None if (it := data.get("cue")) is None else Span(*it),
            place=data.get("place"),
            responds_to=data.get("responds_to"),
            speaker=data.get("speaker"),
            speaker_span=None if (it := data.get("speaker_span")) is None else Span(*it),
            time=data.get("time"),
            within=data.get("within"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Time(_Row):
    """A time expression."""

    id: TimeId
    """`t1`, `t2`, … in text order."""
    basis: Basis
    """Why this date."""
    span: Span
    """The words, as TIMEX3 bounds them (no preposition)."""
    type: TimeType
    """TIMEX3 type."""
    value: str
    """TIMEX3 value: `2025-12-21`, `2025-W51`, `P6M`, `PAST_REF`, …"""
    begin: str | None = None
    """First day (or instant) of the resolved half-open interval, ISO 8601; None when open or unresolved."""
    edtf: str | None = None
    """EDTF (ISO 8601-2, level 1) of the resolved time; None when unresolved."""
    end: str | None = None
    """First day (or instant) after it; None when open or unresolved."""
    mod: str | None = None
    """TIMEX3 mod: `START`, `MID`, `END`, `APPROX`, `EQUAL_OR_MORE`, …"""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Time:
        """From an object of JSON."""
        return cls(
            id=data["id"],
            basis=Basis.from_dict(data["basis"]),
            span=Span(*data["span"]),
            type=data["type"],
            value=data["value"],
            begin=data.get("begin"),
            edtf=data.get("edtf"),
            end=data.get("end"),
            mod=data.get("mod"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(_Record):
    """One document on the record: what `onrecord read --json` prints on a line."""

    document: Document
    """The text and its source."""
    actors: tuple[Actor, ...]
    """Who it speaks of."""
    disputes: tuple[Dispute, ...]
    """Where accounts contradict each other."""
    events: tuple[Event, ...]
    """Who did what."""
    places: tuple[Place, ...]
    """Where."""
    quantities: tuple[Quantity, ...]
    """How many."""
    statements: tuple[Statement, ...]
    """Who said what."""
    times: tuple[Time, ...]
    """When."""
    references: tuple[Reference, ...] = ()
    """Words that point back at statements and events."""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Record:
        """From an object of JSON."""
        return cls(
            document=Document.from_dict(data["document"]),
            actors=tuple(Actor.from_dict(one) for one in data["actors"]),
            disputes=tuple(Dispute.from_dict(one) for one in data["disputes"]),
            events=tuple(Event.from_dict(one) for one in data["events"]),
            places=tuple(Place.from_dict(one) for one in data["places"]),
            quantities=tuple(Quantity.from_dict(one) for one in data["quantities"]),
            statements=tuple(Statement.from_dict(one) for one in data["statements"]),
            times=tuple(Time.from_dict(one) for one in data["times"]),
            references=tuple(Reference.from_dict(one) for one in data.get("references", ())),
        )


__all__ = [
    "Actor",
    "ActorId",
    "ActorKind",
    "Basis",
    "Change",
    "Channel",
    "Dispute",
    "DisputeId",
    "DisputeKind",
    "Document",
    "Event",
    "EventId",
    "EventStatus",
    "EventType",
    "Hedge",
    "Mention",
    "MentionForm",
    "Place",
    "PlaceId",
    "Quantity",
    "QuantityId",
    "Record",
    "Reference",
    "Relation",
    "Role",
    "Span",
    "Stance",
    "Statement",
    "StatementForm",
    "StatementId",
    "StatementKind",
    "Time",
    "TimeId",
    "TimeType",
]
