/** The numbers of a dispute, as ranges on one axis: what the text counts, with its hedge. */
import { get } from './api.ts';
import { handleOf, numberOf } from './links.ts';
import type { ArticleRecord, Quantity } from './record.ts';
import type { DisputeRow, Side } from './types.ts';

export interface Range {
  side: string;
  label: string;
  /** The value that stands there; the middle where only a range does. */
  value: number;
  /** What the words allow; an open side is infinite. */
  low: number;
  high: number;
}

/** "About" and "nearly" reach as far as linking lets them before two numbers are in dispute (`docs/linking.md`). */
const NEAR = 0.1;

/** What a number's words allow. */
export function reach({ value, low, high, hedge }: Quantity): { value: number; low: number; high: number } | null {
  const middle = value ?? (low !== null && high !== null ? (low + high) / 2 : (low ?? high));
  if (middle === null) return null;
  if (low !== null || high !== null) return { value: middle, low: low ?? -Infinity, high: high ?? Infinity };
  if (hedge === 'approximately') return { value: middle, low: middle * (1 - NEAR), high: middle * (1 + NEAR) };
  if (hedge === 'nearly') return { value: middle, low: middle * (1 - NEAR), high: middle };
  if (hedge === 'over' || hedge === 'at-least') return { value: middle, low: middle, high: Infinity };
  if (hedge === 'under' || hedge === 'at-most') return { value: middle, low: -Infinity, high: middle };
  return { value: middle, low: middle, high: middle };
}

/** What a side gives, by id: its accounts, and each statement with the events it tells of. */
const rowsOf = (side: Side): string[][] => [...side.accounts.map((row) => [row.id]), ...side.statements.map((row) => [row.id, ...row.about])];

/** The numbers of an event, or those that stand in the words of a statement. */
export function given(record: ArticleRecord, id: string): Quantity[] {
  const event = record.events.find((row) => row.id === id);
  if (event) return record.quantities.filter((row) => event.quantities.includes(row.id));
  const words = record.statements.find((row) => row.id === id)?.content ?? [];
  return record.quantities.filter(({ span }) => words.some(([from, to]) => from <= span[0] && span[1] <= to));
}

/** The numbers of every side, from the records of the articles. */
export async function numbers(dispute: DisputeRow, names: string[], signal: AbortSignal): Promise<Range[]> {
  const handles = [...new Set(dispute.sides.flatMap(rowsOf).flat().map(handleOf))];
  const records = new Map(
    await Promise.all(handles.map(async (handle) => [handle, await get<ArticleRecord>(`/api/documents/${handle}`, {}, signal)] as const)),
  );
  const found: (Range & { item: string | null })[] = [];
  dispute.sides.forEach((side, index) => {
    for (const [own = '', ...events] of rowsOf(side)) {
      const numbersOf = (id: string) => {
        const record = records.get(handleOf(id));
        return record ? given(record, numberOf(id)) : [];
      };
      // An event's numbers count what it is about; the words of a statement may hold others besides.
      const ofEvents = events.flatMap(numbersOf);
      for (const quantity of ofEvents.length ? ofEvents : numbersOf(own)) {
        const range = reach(quantity);
        if (range) found.push({ side: names[index] ?? '', label: [quantity.value, quantity.item].join(' '), ...range, item: quantity.item });
      }
    }
  });
  const kept = sameItem(found, dispute.sides.length);
  // One side alone on an axis would look like all there is.
  return new Set(kept.map(({ side }) => side)).size > 1 ? kept : [];
}

/** Keeps what most sides count: an event may give other numbers besides. */
function sameItem(found: (Range & { item: string | null })[], sides: number): Range[] {
  const bySides = new Map<string | null, Set<string>>();
  for (const { item, side } of found) bySides.set(item, (bySides.get(item) ?? new Set()).add(side));
  const best = [...bySides].sort((a, b) => b[1].size - a[1].size)[0];
  return best && best[1].size >= Math.min(2, sides) ? found.filter(({ item }) => item === best[0]) : found;
}
