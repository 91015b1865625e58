/** Addresses of rows: a value always leads to its words. */
import type { Span } from './types.ts';

export const handleOf = (id: string): string => id.split('/')[0] ?? '';
export const numberOf = (id: string): string => id.split('/')[1] ?? '';

/** Where a row is read: its article, the row chosen, its words highlighted where they are known. */
export function wordsHref(id: string, span?: Span): string {
  return `/d/${handleOf(id)}?row=${numberOf(id)}${span ? `#char=${span[0]},${span[1]}` : ''}`;
}

export const actorHref = (id: string): string => `/actors/${id}`;
