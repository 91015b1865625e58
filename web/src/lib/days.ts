/** Days as ISO 8601 text, and how they are set for readers. */

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

/** How a day is known, where the text itself does not give it. */
export function dayFrom(from: string | null): string | null {
  if (from === 'publication') return 'day of publication; the text gives none';
  if (from === 'account') return 'day given by another account';
  return null;
}
