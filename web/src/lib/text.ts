/**
 * Positions in a text. The record counts Unicode code points, the browser UTF-16 units; a letter beyond the basic plane
 * is one of the former and two of the latter.
 */
import type { Span } from './types.ts';

export class Text {
  /** The code points, by number, of letters that take two units. */
  readonly #wide: number[] = [];
  readonly length: number;

  constructor(readonly raw: string) {
    const wide = /[\u{10000}-\u{10ffff}]/gu;
    for (let found = wide.exec(raw); found; found = wide.exec(raw)) this.#wide.push(found.index - this.#wide.length);
    this.length = raw.length - this.#wide.length;
  }

  /** The UTF-16 unit at which a code point starts. */
  unit(point: number): number {
    let [low, high] = [0, this.#wide.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#wide[middle] ?? 0) < point) low = middle + 1;
      else high = middle;
    }
    return Math.min(point + low, this.raw.length);
  }

  /** The words of a span. */
  slice([start, end]: Span): string {
    return this.raw.slice(this.unit(start), this.unit(end));
  }
}

/** A stretch of text that is set as one block: a paragraph, or a part of one that is very long. */
export interface Block {
  start: number;
  end: number;
  /** Whether a paragraph goes on from the block before. */
  continues: boolean;
}

/** A paragraph of more code points is set in parts, so that the browser lays out only those in sight. */
const LONGEST = 3000;

/** Cuts a text into blocks; line breaks belong to none. */
export function blocks(text: Text): Block[] {
  const found: Block[] = [];
  let start = 0;
  for (const line of text.raw.split('\n')) {
    const length = new Text(line).length;
    for (let from = 0; from < length; ) {
      const to = from + LONGEST >= length ? length : breakAt(text, start + from, start + from + LONGEST) - start;
      const block = { start: start + from, end: start + to, continues: from > 0 };
      if (text.slice([block.start, block.end]).trim()) found.push(block);
      from = to;
    }
    start += length + 1;
  }
  return found;
}

/** The last white space before a limit, or the limit where there is none. */
function breakAt(text: Text, from: number, limit: number): number {
  const words = text.slice([from, limit]);
  const space = words.lastIndexOf(' ');
  return space < 1 ? limit : from + new Text(words.slice(0, space + 1)).length;
}

/** Reads `#char=120,188`, as the text fragment of RFC 5147 has it. */
export function charOf(hash: string): Span | null {
  const found = /^#char=(\d{1,9}),(\d{1,9})$/.exec(hash);
  if (!found) return null;
  const [start, end] = [Number(found[1]), Number(found[2])];
  return start < end ? [start, end] : null;
}

/** Letters that would turn the direction of what follows, or that no reader sees. */
// eslint-disable-next-line no-control-regex
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

/** Parts of a text by whether they are hidden letters, which the page names instead of obeying. */
export function shown(text: string): { text: string; hidden: boolean }[] {
  if (!HIDDEN.test(text)) return [{ text, hidden: false }];
  const parts: { text: string; hidden: boolean }[] = [];
  for (const part of text.split(new RegExp(`(${HIDDEN.source})`))) {
    if (!part) continue;
    const hidden = HIDDEN.test(part);
    parts.push({ text: hidden ? `U+${(part.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}` : part, hidden });
  }
  return parts;
}
