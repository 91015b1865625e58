/** What statements are about: the types of the events that they tell of. The API is asked type by type. */
import { get } from './api.ts';
import type { Page, StatementRow } from './types.ts';
import { EVENT_TYPES } from './words.ts';

export interface Topic {
  type: string;
  rows: StatementRow[];
  isCut: boolean;
}

/** The topics that have statements, those with most first. A filter on one type asks for that alone. */
export async function topics(params: URLSearchParams, most: number, signal: AbortSignal): Promise<Topic[]> {
  const asked = params.get('type');
  const types = asked ? [asked] : EVENT_TYPES;
  const found = await Promise.all(
    types.map(async (type): Promise<Topic> => {
      const own = new URLSearchParams(params);
      own.set('type', type);
      own.set('limit', String(most));
      const page = await get<Page<StatementRow>>('/api/statements', own, signal);
      return { type, rows: page.items, isCut: page.next !== null };
    }),
  );
  return found.filter((topic) => topic.rows.length > 0).sort((a, b) => b.rows.length - a.rows.length);
}

/** A speaker who stood on one side of a topic and later on the other. */
export interface Turn {
  type: string;
  before: StatementRow;
  after: StatementRow;
}

/** Turns of position within each topic, in the order of time. Stances that lean neither way are passed over. */
export function turns(all: Topic[], lean: (stance: string) => 'for' | 'against' | 'open'): Turn[] {
  const found: Turn[] = [];
  for (const { type, rows } of all) {
    const last = new Map<string, StatementRow>();
    for (const row of byDay(rows)) {
      const who = row.speaker?.name;
      if (!who || lean(row.stance) === 'open') continue;
      const before = last.get(who);
      if (before && lean(before.stance) !== lean(row.stance) && before.day !== row.day) found.push({ type, before, after: row });
      last.set(who, row);
    }
  }
  return found.sort((a, b) => ((a.after.day ?? '') < (b.after.day ?? '') ? -1 : 1));
}

/** Rows with a day, the earliest first. */
export function byDay<T extends { day: string | null; id: string }>(rows: T[]): T[] {
  return rows.filter((row) => row.day !== null).sort((a, b) => ((a.day ?? '') + a.id < (b.day ?? '') + b.id ? -1 : 1));
}
