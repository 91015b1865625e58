/** The record of one article, as `onrecord read --json` prints it (`docs/record.md`). */
import type { Origin, Retired, Span, Where } from './types.ts';

export interface Document extends Origin {
  id: string;
  language: string | null;
  text: string;
  /** The publisher's number of this version, and its word on it. */
  version?: string | null;
  notice?: string | null;
  /** Why the article holds no longer; in the ledger only. */
  retired?: Retired | null;
}

export interface Actor {
  id: string;
  name: string;
  kind: string;
  country: string | null;
  sectors: string[];
  roles: { title: string; of: string | null; span: Span | null }[];
  relations: { kind: string; to: string }[];
  mentions: { span: Span; form: string }[];
}

export interface Place extends Where {
  mentions: Span[];
}

export interface Time {
  id: string;
  span: Span;
  type: string;
  value: string | null;
  mod: string | null;
  begin: string | null;
  end: string | null;
  edtf: string | null;
  basis: { rule: string; anchor: string | null } | null;
}

export interface Quantity {
  id: string;
  span: Span;
  value: number | null;
  low: number | null;
  high: number | null;
  hedge: string | null;
  change?: string | null;
  unit: string | null;
  item: string | null;
}

export interface Statement {
  id: string;
  speaker: string | null;
  speaker_span: Span | null;
  cue: Span | null;
  content: Span[];
  quotes: Span[];
  form: string;
  kind: string;
  channel: string | null;
  stance: string;
  audience: string[];
  via: string[];
  time: string | null;
  place: string | null;
  about: string[];
  within: string | null;
  confidence?: number | null;
  /** What a reviewer said; in the ledger only. */
  verdict?: string | null;
}

export interface Event {
  id: string;
  trigger: Span;
  span: Span;
  type: string;
  mode: string | null;
  contexts: string[];
  cameo: string | null;
  quad: number;
  actors: string[];
  recipients: string[];
  mediators: string[];
  place: string | null;
  time: string | null;
  quantities: string[];
  status: string;
  according_to: string[];
  confidence?: number | null;
  verdict?: string | null;
}

export interface Dispute {
  id: string;
  kind: string;
  sides: string[][];
  about: string[];
  explanation: string;
}

export interface ArticleRecord {
  document: Document;
  actors: Actor[];
  places: Place[];
  times: Time[];
  quantities: Quantity[];
  statements: Statement[];
  events: Event[];
  disputes: Dispute[];
}

/** What can be looked at in an article: the layers of the reader. */
export const LAYERS = ['statements', 'events', 'times', 'quantities', 'actors', 'places'] as const;
export type Layer = (typeof LAYERS)[number];

const LETTERS: Record<string, Layer> = { s: 'statements', e: 'events', t: 'times', q: 'quantities', a: 'actors', p: 'places' };

/** The layer of a row, by the letter of its id. */
export function layerOf(id: string): Layer | null {
  return LETTERS[id[0] ?? ''] ?? null;
}
