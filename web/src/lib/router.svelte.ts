/**
 * The address is the state: path, query and fragment say which view is shown and how, so that a copied address shows
 * the same to whoever opens it.
 */

class Place {
  path = $state(location.pathname);
  search = $state(location.search);
  hash = $state(location.hash);
  /** Changes with every move to another path, for what must start anew then. */
  visit = $state(0);
  query = $derived(new URLSearchParams(this.search));
}

export const place = new Place();

function take() {
  if (place.path !== location.pathname) place.visit += 1;
  place.path = location.pathname;
  place.search = location.search;
  place.hash = location.hash;
}

/** Goes to an address of the page. `replace` leaves no step in the history, for what is dragged or typed. */
export function go(href: string, { replace = false } = {}) {
  const to = new URL(href, location.href);
  if (to.href === location.href) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', to);
  take();
}

export type Change = Record<string, string | number | null | undefined>;

/** The address of the present view with some parameters changed; an empty value takes one away. */
export function withQuery(change: Change, from: URLSearchParams = place.query): string {
  const query = new URLSearchParams(from);
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === undefined || value === '') query.delete(name);
    else query.set(name, String(value));
  }
  const text = query.toString();
  return text ? `?${text}` : '';
}

/** Changes parameters of the present view. */
export function setQuery(change: Change, options: { replace?: boolean; hash?: string } = {}) {
  go(place.path + withQuery(change) + (options.hash ?? place.hash), options);
}

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey && !event.defaultPrevented;
}

/** Follows links within the page without loading it anew. */
export function followLinks() {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest?.('a');
    if (!link || !isPlainClick(event) || link.target || link.hasAttribute('download')) return;
    const to = new URL(link.href, location.href);
    if (to.origin !== location.origin || to.pathname.startsWith('/api/') || link.classList.contains('skip')) return;
    event.preventDefault();
    go(to.href);
  });
  addEventListener('popstate', take);
  addEventListener('hashchange', take);
}
