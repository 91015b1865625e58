//! The tables and what their columns mean: headings, types of the data dictionary, and which table an id points into.

/// A table.
pub struct Table {
    /// Its name, and that of its file.
    pub name: &'static str,
    /// One line for readers.
    pub about: &'static str,
    /// The columns, in order.
    pub columns: &'static [Column],
    /// Whether `id` tells its rows apart.
    pub has_key: bool,
}

/// A column.
pub struct Column {
    /// Its heading.
    pub name: &'static str,
    /// The type, as Frictionless Data names it.
    pub kind: &'static str,
    /// What it holds.
    pub about: &'static str,
    /// The table whose ids it holds.
    pub of: Option<&'static str>,
}

const fn text(name: &'static str, about: &'static str) -> Column {
    Column { name, kind: "string", about, of: None }
}
const fn whole(name: &'static str, about: &'static str) -> Column {
    Column { name, kind: "integer", about, of: None }
}
const fn number(name: &'static str, about: &'static str) -> Column {
    Column { name, kind: "number", about, of: None }
}
const fn day(name: &'static str, about: &'static str) -> Column {
    Column { name, kind: "date", about, of: None }
}
const fn id(about: &'static str) -> Column {
    text("id", about)
}
const fn to(name: &'static str, of: &'static str, about: &'static str) -> Column {
    Column { name, kind: "string", about, of: Some(of) }
}
const fn document() -> Column {
    to("document", "documents", "The article, by its handle.")
}
const fn start() -> Column {
    whole("start", "First code point of the words in documents.text.")
}
const fn end() -> Column {
    whole("end", "First code point after the words.")
}
const fn words() -> Column {
    text("words", "The words that stand there.")
}
const fn confidence() -> Column {
    number("confidence", "Probability that the row is right, 0 to 1, calibrated on annotated news.")
}
const fn verdict() -> Column {
    text("verdict", "What a reviewer said: accepted, rejected or empty.")
}
const fn table(name: &'static str, about: &'static str, columns: &'static [Column]) -> Table {
    Table { name, about, columns, has_key: true }
}
const fn links(name: &'static str, about: &'static str, columns: &'static [Column]) -> Table {
    Table { name, about, columns, has_key: false }
}

/// Every table, in the order in which they are written.
pub const TABLES: &[Table] = &[
    table(
        "documents",
        "Texts, each once however often it was seen.",
        &[
            id("The handle: the first twelve hex digits of the text's SHA-256."),
            text("sha256", "SHA-256 of the text, hex."),
            text("key", "The id the input gave, else its path."),
            text("title", "Headline."),
            text("published", "Publication date or date-time, ISO 8601; empty when unknown."),
            text("publisher", "The outlet."),
            text("url", "Where the text was published."),
            text("language", "BCP 47 language tag."),
            text("copy", "identical, copy or revision where it is a near copy of an earlier text."),
            text("copy_of", "Handle of the earlier text."),
            text("engine", "Version of the engine that read it."),
            text("model", "The language model that read it."),
            text("lexicon", "The lexicon that read it."),
            text("read_at", "When it was read, UTC."),
            text("text", "The text exactly as read."),
        ],
    ),
    links(
        "sightings",
        "Where a text was met: one row per source.",
        &[
            document(),
            text("key", "The id the input gave, else its path."),
            text("title", "Headline there."),
            text("publisher", "The outlet."),
            text("url", "The address."),
            text("published", "Publication date there."),
        ],
    ),
    table(
        "actors",
        "Who is spoken of in one document.",
        &[
            id("The actor's row."),
            document(),
            text("name", "Fullest name in the text or the lexicon."),
            text("identity", "The row under which lists show them across documents."),
            text("called", "What most documents call them."),
            text("kind", "person, state, organization, group or unknown."),
            text("country", "ISO 3166-1 alpha-3, or PLOVER's code of who is no state."),
            text("sectors", "PLOVER sector codes, the primary one first, separated by ';'."),
        ],
    ),
    links(
        "actor_mentions",
        "The words that speak of an actor.",
        &[
            to("actor", "actors", "The actor."),
            start(),
            end(),
            words(),
            text("form", "name, description, pronoun or metonym."),
        ],
    ),
    links(
        "roles",
        "Offices and roles of actors.",
        &[
            to("actor", "actors", "The actor."),
            text("title", "The title."),
            text("of", "What it is a role of: a country code, else a name."),
            start(),
            end(),
            words(),
        ],
    ),
    links(
        "relations",
        "How actors belong to each other.",
        &[
            to("actor", "actors", "The actor."),
            text("kind", "office-of, envoy-of, member-of, …"),
            to("other", "actors", "The other actor."),
        ],
    ),
    table(
        "places",
        "Places, joined across one text.",
        &[
            id("The place's row."),
            document(),
            text("name", "The gazetteer's name, else the text's."),
            text("country", "ISO 3166-1 alpha-3."),
            text("admin1", "First-order division, by name."),
            number("latitude", "Degrees north, WGS 84; towns alone have a point."),
            number("longitude", "Degrees east, WGS 84."),
            whole("geonames", "GeoNames id."),
        ],
    ),
    links(
        "place_mentions",
        "The words that name a place.",
        &[to("place", "places", "The place."), start(), end(), words()],
    ),
    table(
        "times",
        "Expressions of time and why they have their value.",
        &[
            id("The time's row."),
            document(),
            start(),
            end(),
            words(),
            text("type", "TIMEX3 type: DATE, TIME, DURATION or SET."),
            text("value", "TIMEX3 value."),
            text("mod", "TIMEX3 modifier."),
            text("begin", "First day or instant of the resolved half-open interval, ISO 8601."),
            text("end_before", "First day or instant after it."),
            text("edtf", "EDTF (ISO 8601-2, level 1)."),
            text("basis_rule", "The rule that gave the value."),
            text(
                "basis_anchor",
                "What it was counted from: document, the id of a time or event in the record, or nothing.",
            ),
        ],
    ),
    table(
        "quantities",
        "Numbers and amounts.",
        &[
            id("The quantity's row."),
            document(),
            start(),
            end(),
            words(),
            number("value", "The stated number; empty when the text gives only bounds."),
            number("low", "Least value the words allow."),
            number("high", "Greatest value the words allow."),
            text("hedge", "approximately, nearly, over, under, at-least or at-most."),
            text("change", "up or down, where the number is by how much something changed."),
            text("unit", "Unit of measure or ISO 4217 currency."),
            text("item", "What is counted, a singular lemma."),
        ],
    ),
    table(
        "statements",
        "Who said what.",
        &[
            id("The statement's row."),
            document(),
            to("speaker", "actors", "Who says it; empty when the text names nobody."),
            text("speaker_name", "What most documents call the speaker."),
            text("country", "The speaker's country."),
            text("stance", "The speaker's stance toward the content."),
            text("kind", "speech, belief, intention, evaluation, order or record."),
            text("form", "direct, indirect or mixed."),
            text("channel", "Through what it was said."),
            text("cue", "The words that report."),
            text("content", "What is said; parts split around the cue are joined by ' … '."),
            day("day", "Day it was said; empty when it cannot be placed."),
            text("day_from", "text, or publication where the text gives no time."),
            to("time", "times", "When."),
            to("place", "places", "Where it was said."),
            to("within", "statements", "The statement that reports this one."),
            to("responds_to", "statements", "The statement that this one answers."),
            confidence(),
            verdict(),
        ],
    ),
    links(
        "statement_spans",
        "The words of a statement.",
        &[
            to("statement", "statements", "The statement."),
            text("part", "speaker, cue, content or quote."),
            start(),
            end(),
            words(),
        ],
    ),
    links(
        "statement_actors",
        "To whom, and through whom, something is said.",
        &[
            to("statement", "statements", "The statement."),
            text("part", "audience or via."),
            to("actor", "actors", "The actor."),
        ],
    ),
    table(
        "events",
        "Who did what, one row per account. Mind `status`: not every row happened.",
        &[
            id("The account's row."),
            document(),
            text("type", "PLOVER event type."),
            text("mode", "PLOVER mode."),
            text("contexts", "PLOVER contexts, separated by ';'."),
            text("cameo", "CAMEO code."),
            whole("quad", "PLOVER quad class, 1 to 4."),
            text("status", "occurred, ongoing, planned, possible, denied, doubted, negated, demanded or proposed."),
            day("day", "Day it happened or is to happen; empty when it cannot be placed."),
            text("day_from", "text, publication where the text gives no time, or account where another account does."),
            to("time", "times", "When."),
            to("place", "places", "Where."),
            text("trigger", "The word that names the act."),
            text("clause", "The clause."),
            start(),
            end(),
            whole("clause_start", "First code point of the clause."),
            whole("clause_end", "First code point after the clause."),
            text(
                "event",
                "The first account of the same event in this export: rows with the same value tell of one event.",
            ),
            confidence(),
            verdict(),
        ],
    ),
    links(
        "event_actors",
        "Who takes part in an event.",
        &[
            to("event", "events", "The account."),
            text("part", "actor, recipient or mediator."),
            to("actor", "actors", "The actor."),
        ],
    ),
    links(
        "event_spans",
        "The words that name who takes part, also where no actor is known.",
        &[to("event", "events", "The account."), text("part", "actor or recipient."), start(), end(), words()],
    ),
    links(
        "event_quantities",
        "The numbers of an event.",
        &[to("event", "events", "The account."), to("quantity", "quantities", "The quantity.")],
    ),
    links(
        "according_to",
        "On whose word an account stands; no row is the reporter's own voice.",
        &[to("event", "events", "The account."), to("statement", "statements", "The statement.")],
    ),
    links(
        "statement_events",
        "The events that a statement tells of.",
        &[to("statement", "statements", "The statement."), to("event", "events", "The account.")],
    ),
    links(
        "back_references",
        "Words that point back at a statement or an event.",
        &[
            document(),
            start(),
            end(),
            words(),
            to("statement", "statements", "The statement they point at."),
            to("event", "events", "The event they point at."),
        ],
    ),
    table(
        "disputes",
        "Accounts that contradict each other, within one article (d) and between several (x).",
        &[
            id("The dispute's row."),
            document(),
            text("kind", "What is in dispute: denial, negation, number, time, place or actor."),
            text("explanation", "One sentence for a reader."),
        ],
    ),
    links(
        "dispute_sides",
        "The sides of a dispute. Within one article, a side without a statement is the reporter's own voice.",
        &[
            to("dispute", "disputes", "The dispute."),
            whole("side", "Which side, from 1."),
            text("position", "What this side says, in a few words."),
            to("statement", "statements", "A statement of this side."),
            to("event", "events", "An account of this side."),
        ],
    ),
    links(
        "dispute_events",
        "What is in dispute.",
        &[to("dispute", "disputes", "The dispute."), to("event", "events", "The account.")],
    ),
];
