/** The views by their addresses. Each is fetched when it is first opened, so that none waits for the charts of another. */
import type { Component } from 'svelte';
import { busy } from './busy.svelte.ts';
import { FILTERS, type FilterName } from './filters.svelte.ts';

// Views take the parts of their address, which differ from one to the next.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type View = Promise<{ default: Component<any> }>;

export interface Route {
  title: string;
  view: () => View;
  /** The filters that make sense there; none, no bar. */
  filters: readonly FilterName[] | null;
  params: Record<string, string>;
}

interface Entry extends Omit<Route, 'params'> {
  path: RegExp;
}

const EVENTS = FILTERS;
const cache = new Map<string, View>();
const once = (name: string, load: () => View) => () => {
  const known = cache.get(name) ?? busy.during(load());
  cache.set(name, known);
  return known;
};

const ROUTES: Entry[] = [
  { path: /^\/$/, title: 'Articles', filters: ['text', 'actor', 'country', 'place', 'published_from', 'published_to'], view: once('articles', () => import('../views/Articles.svelte')) },
  { path: /^\/d\/(?<handle>[0-9a-f]+)$/, title: 'Article', filters: null, view: once('reader', () => import('../views/Article.svelte')) },
  { path: /^\/timeline$/, title: 'Timeline', filters: EVENTS, view: once('timeline', () => import('../views/Timeline.svelte')) },
  { path: /^\/statements$/, title: 'Who said what', filters: EVENTS, view: once('statements', () => import('../views/Statements.svelte')) },
  { path: /^\/disputes$/, title: 'Disputes', filters: EVENTS, view: once('disputes', () => import('../views/Disputes.svelte')) },
  { path: /^\/actors$/, title: 'Actors', filters: ['actor', 'country', 'type', 'published_from', 'published_to'], view: once('actors', () => import('../views/Actors.svelte')) },
  { path: /^\/actors\/(?<handle>[0-9a-f]+)\/(?<id>a\d+)$/, title: 'Actor', filters: null, view: once('actor', () => import('../views/Actor.svelte')) },
  { path: /^\/threads$/, title: 'Threads', filters: EVENTS, view: once('threads', () => import('../views/Threads.svelte')) },
  { path: /^\/map$/, title: 'Map', filters: EVENTS, view: once('map', () => import('../views/Places.svelte')) },
  { path: /^\/search$/, title: 'Search', filters: null, view: once('search', () => import('../views/Search.svelte')) },
  { path: /^\/changes$/, title: 'What is new', filters: ['text', 'actor', 'country', 'type', 'stance', 'place'], view: once('changes', () => import('../views/Changes.svelte')) },
  { path: /^\/read$/, title: 'Read a text', filters: null, view: once('read', () => import('../views/Paste.svelte')) },
  { path: /^\/upload$/, title: 'Add files', filters: null, view: once('upload', () => import('../views/Upload.svelte')) },
];

const LOST = { title: 'No such page', filters: null, view: once('lost', () => import('../views/Lost.svelte')), params: {} };

export function routeOf(path: string): Route {
  for (const { path: pattern, ...route } of ROUTES) {
    const found = pattern.exec(path);
    if (found) return { ...route, params: { ...found.groups } };
  }
  return LOST;
}
