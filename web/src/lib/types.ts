/** The shapes that the API answers with; `docs/record.md` and `docs/ledger.md` describe them. */

/** Half-open, in Unicode code points of the text. */
export type Span = [number, number];

/** What an article says of itself. */
export interface Origin {
  key: string;
  title: string | null;
  publisher: string | null;
  url: string | null;
  published: string | null;
}

export interface Source extends Origin {
  handle: string;
}

export interface Party {
  id: string;
  name: string;
  country: string | null;
}

/** A time as it was resolved: half-open, a missing bound is null. */
export interface Interval {
  id: string;
  begin: string | null;
  end: string | null;
  mod: string | null;
  edtf: string | null;
}

export type Precision = 'point' | 'country' | 'unknown';

export interface Location {
  id: string;
  country: string | null;
  admin1: string | null;
  latitude: number | null;
  longitude: number | null;
  geonames: number | null;
  precision: Precision;
}

export interface StatementRow {
  id: string;
  day: string | null;
  day_from: string | null;
  time: string | null;
  interval: Interval | null;
  speaker: Party | null;
  speaker_words: string | null;
  cue: string | null;
  stance: string;
  kind: string;
  form: string;
  channel: string | null;
  content: string;
  quotes: string[];
  place: string | null;
  location: Location | null;
  about: string[];
  confidence: number | null;
  verdict: string | null;
  copy: string | null;
  span: Span;
  source: Source;
}

export interface Account {
  id: string;
  publisher: string | null;
  published: string | null;
  key: string;
  copy: string | null;
  status: string;
  tellers: string[];
  quantities: string[];
}

export interface EventRow {
  id: string;
  day: string | null;
  day_from: string | null;
  time: string | null;
  interval: Interval | null;
  type: string;
  mode: string | null;
  contexts: string[];
  cameo: string | null;
  quad: number;
  status: string;
  actors: Party[];
  recipients: Party[];
  mediators: Party[];
  place: string | null;
  location: Location | null;
  quantities: string[];
  according_to: string[];
  tellers: string[];
  sightings: Account[];
  trigger: string;
  clause: string;
  confidence: number | null;
  verdict: string | null;
  span: Span;
  source: Source;
}

export interface Side {
  position: string | null;
  statements: StatementRow[];
  accounts: EventRow[];
}

export interface DisputeRow {
  id: string;
  kind: string;
  explanation: string;
  sides: Side[];
  about: string[];
  source: Source;
}

export interface Term {
  title: string;
  of: string | null;
  from: string | null;
  to: string | null;
}

export interface ActorRow {
  id: string;
  name: string;
  kind: string;
  country: string | null;
  documents: number;
  statements: number;
  events: number;
  roles: string[];
  names: string[];
  terms: Term[];
}

/** Somebody who takes part in the same events. */
export interface Contact {
  id: string;
  name: string;
  kind: string;
  country: string | null;
  events: number;
  meetings: number;
  from: string | null;
  to: string | null;
}

export interface Count {
  name: string;
  count: number;
}

export interface ActorPage extends ActorRow {
  contacts: Contact[];
  stances: Count[];
  types: Count[];
  joined: string[];
}

/** Why an article holds no longer. */
export interface Retired {
  reason: 'superseded' | 'withdrawn';
  /** Since which day; null where nobody tells. */
  since: string | null;
  /** The handle of the newer version. */
  newer: string | null;
}

export interface DocumentRow extends Source {
  read_at: string;
  language: string;
  story: string | null;
  copy: string | null;
  sightings: number;
  /** Null while the article holds. */
  retired: Retired | null;
  statements: number;
  events: number;
  disputes: number;
}

/** A named place and where it lies, as far as that is known. */
export interface Where {
  id: string;
  name: string;
  country: string | null;
  admin1: string | null;
  latitude: number | null;
  longitude: number | null;
  geonames: number | null;
}

export interface PlaceRow extends Where {
  precision: Precision;
  documents: number;
  statements: number;
  events: number;
}

export interface StepRow {
  day: string;
  /** `before`: earlier than its article, no account says when. */
  day_from: 'text' | 'publication' | 'before';
  /** As the last account has it. */
  status: string | null;
  format: string | null;
  present: string[];
  event: EventRow;
}

export interface ThreadRow {
  id: string;
  process: string;
  parties: string[];
  venues: string[];
  days: [string, string];
  documents: number;
  steps: StepRow[];
  proposals: StatementRow[];
}

export interface Hit {
  source: Source;
  snippet: string;
  /** The words in the text, where they were found in it. */
  span: Span | null;
  rows: [number, number];
  copy: string | null;
}

export interface Selector {
  part: string;
  start: number;
  end: number;
  quote: string;
  prefix: string;
  suffix: string;
  orphan: boolean;
}

export interface Provenance {
  id: string;
  summary: string;
  words: Selector[];
  day: string | null;
  day_from: string | null;
  dated_by: [string, string | null] | null;
  sha256: string;
  read_by: [string, string, string];
  read_at: string;
  sightings: Source[];
  accounts: Account[];
  history: string[];
  joined: string[];
  /** Of a dispute. */
  sides: Side[];
  retired: Retired | null;
}

export interface Difference {
  change: string;
  what: string;
  id: string;
  line: string;
  source: string;
}

export interface Page<T> {
  items: T[];
  /** `after` of the next page. */
  next: string | null;
}

export interface Stats {
  schema: number;
  documents: number;
  sightings: number;
  actors: number;
  identities: number;
  statements: number;
  events: number;
  disputes: number;
  /** Articles that are filed and not linked with the others yet. */
  unlinked: number;
  decisions: number;
  published: [string | null, string | null];
  bytes: number;
}

/** A line of what the server tells while it files: `event` says which. */
export interface Progress {
  event: 'article' | 'error' | 'linking' | 'done';
  key?: string;
  handle?: string;
  added?: 'new' | 'replaced' | 'sighted' | 'known';
  statements?: number | null;
  events?: number | null;
  message?: string;
  hint?: string | null;
  new?: number;
  replaced?: number;
  sighted?: number;
  known?: number;
  errors?: number;
  kept_out?: number;
}
