/** Days as ISO 8601 text, and how they are set for readers. */

import type { Interval, Provenance } from './types.ts';

const DAY = 86_400_000;
const SET = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** Whole days since 1970; of a month or a year its first day; null for what is no day. */
export function dayNumber(day: string | null | undefined): number | null {
  const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(day ?? '');
  if (!found) return null;
  return Math.floor(Date.UTC(Number(found[1]), Number(found[2] ?? 1) - 1, Number(found[3] ?? 1)) / DAY);
}

export function dayText(number: number): string {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

export function dayDate(day: string): Date {
  return new Date((dayNumber(day) ?? 0) * DAY);
}

/** "20 Dec 2025"; what is no full day stays as it is. */
export function setDay(day: string | null | undefined): string {
  if (!day) return 'no date';
  if (!/^\d{4}-\d{2}-\d{2}/.test(day)) return day;
  const number = dayNumber(day);
  return number === null ? day : SET.format(new Date(number * DAY));
}

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });
const YEAR = new Intl.DateTimeFormat('en-GB', { year: 'numeric', timeZone: 'UTC' });
const BEFORE_IT: Record<string, string> = {
  APPROX: 'about ', START: 'early ', MID: 'mid ', END: 'late ', BEFORE: 'before ', ON_OR_BEFORE: 'by ', AFTER: 'after ', ON_OR_AFTER: 'since ',
};

/** A time no finer than it was told: "20 Dec 2025", "Jul 2025", "15–21 Dec 2025", "before 2024". `day` is for rows without one. */
export function setTime(time: Interval | null | undefined, day: string | null): string {
  const [begin, end] = [dayNumber(time?.begin), dayNumber(time?.end)];
  const sign = BEFORE_IT[time?.mod ?? ''] ?? '';
  if (begin === null && end === null) return setDay(day);
  if (end === null) return `${sign || 'since '}${setDay(time?.begin)}`;
  if (begin === null) return `${sign || 'until '}${setDay(dayText(sign ? end : end - 1))}`;
  const [from, to, after] = [begin, Math.max(begin, end - 1), Math.max(begin + 1, end)].map((number) => new Date(number * DAY)) as [Date, Date, Date];
  const isFirst = (date: Date) => date.getUTCDate() === 1;
  const set = !isFirst(from) || !isFirst(after) ? SET : from.getUTCMonth() === 0 && after.getUTCMonth() === 0 ? YEAR : MONTH;
  return sign + set.formatRange(from, to).replace(/^(\d+)\s*–\s*(?=\d)/, '$1–');
}

/** How a day is known, where the text itself does not give it. */
export function dayFrom(from: string | null): string | null {
  if (from === 'publication') return 'day of publication; the text gives none';
  if (from === 'account') return 'day given by another account';
  return null;
}

/** What gives the day of a row: "On 20 Dec 2025, from “Saturday” by the rule weekday most recent, counted from the day of publication". */
export function dayBasis(row: Pick<Provenance, 'id' | 'day' | 'day_from' | 'dated_by' | 'words'>): string | null {
  const words = row.words.find(({ part }) => part === 'time')?.quote;
  const [rule, anchor] = row.dated_by ?? [];
  const counted = anchor && (anchor === 'document' ? 'the day of publication' : `another time of the text, ${anchor}`);
  const by = rule && `by the rule ${rule.replaceAll('-', ' ')}${counted ? `, counted from ${counted}` : ''}`;
  if (!row.day) {
    if (!['s', 'e'].includes(row.id.split('/')[1]?.[0] ?? '')) return by ? `Dated ${by}` : null;
    return words ? `Undated: “${words}” names no day` : 'Undated: the text gives no day, and the day of publication is not known';
  }
  const on = `On ${setDay(row.day)}`;
  if (row.day_from === 'publication') return `${on}, the day of publication: the text gives none`;
  if (row.day_from === 'account') return `${on}, as another account of the event gives it`;
  return words && by ? `${on}, from “${words}” ${by}` : on;
}
