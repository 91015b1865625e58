/** What every list can be narrowed by: the names are those of the API and of the command, and stand in the address. */
import { place, withQuery } from './router.svelte.ts';

export const FILTERS = ['text', 'actor', 'country', 'type', 'from', 'to', 'stance', 'place', 'published_from', 'published_to'] as const;
export type FilterName = (typeof FILTERS)[number];

/** How a filter is called on the page. */
export const FILTER_WORDS: Record<FilterName, string> = {
  actor: 'Who',
  country: 'Country',
  type: 'Type',
  stance: 'Stance',
  place: 'Place',
  from: 'From',
  to: 'To',
  published_from: 'Published from',
  published_to: 'Published to',
  text: 'Words',
};

function held(query: URLSearchParams): string {
  const kept = new URLSearchParams();
  for (const name of [...FILTERS, 'as_of']) {
    const value = query.get(name);
    if (value) kept.set(name, value);
  }
  return kept.toString();
}

class Held {
  /** As text, so that whoever depends on it hears of changes of filters and not of every change of the address. */
  text = $derived(held(place.query));
}
const now = new Held();

/** Filters that hold now, and the as-of day with them. */
export function filters(): URLSearchParams {
  return new URLSearchParams(now.text);
}

/** The address of another view that keeps what the present one is narrowed by. */
export function keeping(path: string, change: Record<string, string | null> = {}): string {
  return path + withQuery(change, filters());
}
