/** Rows on a line of time: from when to when each stands, how sure that is, and where it is drawn. */
import { dayNumber } from './days.ts';
import type { EventRow, StatementRow } from './types.ts';
import { said, typeName } from './words.ts';

export type SortBy = 'day' | 'published';

export interface Item {
  id: string;
  row: StatementRow | EventRow;
  kind: 'act' | 'statement';
  /** Days since 1970, half-open; null on a side that is open ("before", "since"), both null without a date. */
  from: number | null;
  to: number | null;
  /** "about", "early", "late": the bounds are not sharp. */
  approximate: boolean;
  /** The text gives no day; that of publication stands in, and is drawn hollow. */
  published: boolean;
  label: string;
  country: string | null;
  hasPlace: boolean;
}

export const isStatement = (row: StatementRow | EventRow): row is StatementRow => 'stance' in row;

export function item(row: StatementRow | EventRow, by: SortBy): Item {
  const statement = isStatement(row) ? row : null;
  const label = statement
    ? `${statement.speaker?.name ?? statement.speaker_words ?? 'unnamed'} ${said(statement.stance)}`
    : `${typeName((row as EventRow).type)}: ${(row as EventRow).clause.trim()}`;
  const shared = { id: row.id, row, kind: statement ? ('statement' as const) : ('act' as const), label, country: row.location?.country ?? null, hasPlace: row.place !== null };
  if (by === 'published') {
    const day = dayNumber(row.source.published);
    return { ...shared, from: day, to: day === null ? null : day + 1, approximate: false, published: false };
  }
  const { begin, end, mod } = row.interval ?? { begin: null, end: null, mod: null };
  const day = dayNumber(row.day);
  let [from, to] = [dayNumber(begin), dayNumber(end)];
  if (from === null && to === null) [from, to] = day === null ? [null, null] : [day, day + 1];
  else if (from !== null && to !== null && to <= from) to = from + 1;
  if (mod === 'BEFORE' || mod === 'ON_OR_BEFORE') [from, to] = [null, mod === 'BEFORE' ? (from ?? to) : to];
  if (mod === 'AFTER' || mod === 'ON_OR_AFTER') [from, to] = [mod === 'AFTER' ? (to ?? from) : from, null];
  const approximate = mod === 'APPROX' || mod === 'START' || mod === 'MID' || mod === 'END';
  return { ...shared, from, to, approximate, published: row.day_from === 'publication' };
}

export const isDated = (item: Item): boolean => item.from !== null || item.to !== null;

/** The days that all dated items span, with some air. */
export function extent(items: Item[]): [number, number] | null {
  let [first, last] = [Infinity, -Infinity];
  for (const { from, to } of items) {
    if (from !== null) first = Math.min(first, from);
    if (to !== null) last = Math.max(last, to);
    if (from !== null) last = Math.max(last, from + 1);
    if (to !== null) first = Math.min(first, to - 1);
  }
  if (first > last) return null;
  const air = Math.max(1, (last - first) * 0.03);
  return [first - air, last + air];
}

/** Whether an item shows between two days; one that is open on a side stands at the day that is known. */
export function isIn({ from, to }: Item, [first, last]: [number, number]): boolean {
  if (from !== null) return from < last && (to ?? from + 1) > first;
  return to !== null && to > first && to - 1 < last;
}

export interface Drawn {
  item: Item;
  left: number;
  right: number;
  row: number;
}

/**
 * Puts items under each other where they would touch. `room` is how much each takes to its right for its label. Those that
 * find no place within `most` rows are counted.
 */
export function stack(items: Item[], x: (day: number) => number, width: number, room: (item: Item) => number, most: number): { drawn: Drawn[]; left: number; rows: number } {
  const ends: number[] = [];
  const drawn: Drawn[] = [];
  let out = 0;
  const place = (one: Item) => {
    const left = one.from === null ? Math.max(0, x((one.to ?? 0) - 1) - 26) : x(one.from);
    const right = one.published ? left + 9 : one.to === null ? Math.min(width, x((one.from ?? 0) + 1) + 26) : x(one.to);
    return { item: one, left: Math.max(-20, left), right: Math.min(width + 20, Math.max(right, left + 9)) };
  };
  for (const one of items.map(place).sort((a, b) => a.left - b.left || a.right - b.right || (a.item.id < b.item.id ? -1 : 1))) {
    let row = ends.findIndex((end) => end + 3 < one.left);
    if (row < 0) row = ends.length;
    if (row >= most) {
      out += 1;
      continue;
    }
    ends[row] = one.right + room(one.item);
    drawn.push({ ...one, row });
  }
  return { drawn, left: out, rows: Math.max(1, ends.length) };
}
